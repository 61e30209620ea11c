/** What a tester hands to a developer: versions, settings, ids and codes. Nothing that was typed, and nobody's name. */
import {faultText} from './faults/fault.js';
import {version} from './kit.js';
import {agreementAtHand, type PortalState} from './portal-state.js';
import {routeSearch} from './route.js';

const mostEvents = 30;
const mostCalls = 30;

/** Members of the public events that are ids, codes or numbers. A title may name a customer, so it is none of them. */
const safeMembers = new Set([
  'orderId',
  'agreementId',
  'agreementIds',
  'receiptId',
  'standing',
  'daysLeft',
  'step',
  'index',
  'count',
  'outcome',
  'to',
  'receipt',
  'kind',
  'code',
  'reference',
  'topic',
  'state',
  'reason',
]);

const clockTime = (epoch: number): string => new Date(epoch).toISOString().slice(11, 23);

/** The report as Markdown, in English whatever the portal's language is. */
export function bugReport(state: PortalState): string {
  const {route, account, faults, events, calls} = state;
  const order = state.orders.find(({id}) => id === route.order)?.order;
  const agreement = agreementAtHand(state);
  const list = (lines: readonly string[]) => (lines.length > 0 ? lines.map((line) => `- ${line}`) : ['- none']);
  return [
    '# Bug report',
    '',
    '**What I did:** ',
    '**What I expected:** ',
    '**What happened instead:** ',
    '',
    '## Where',
    ...list([
      `Kit: partner-widgets ${version}`,
      `Browser: ${navigator.userAgent}`,
      `Window: ${innerWidth} × ${innerHeight} at ${devicePixelRatio}`,
      `Address: ${location.origin}${location.pathname}${routeSearch(route)}`,
      `Time: ${new Date().toISOString()}, back end’s clock ${new Date(Date.now() + state.clockOffset).toISOString()}`,
      `Scenario: ${state.scenario}`,
      `Page: ${route.page}, step ${state.step ?? 'none'}`,
      `Account: ${account?.id ?? (state.sessionEnded ? 'session ended' : 'nobody')}`,
      `Order: ${route.order ?? 'none'}${order ? `, ${order.status}` : ''}`,
      `Agreement: ${agreement ? `${agreement.id}, recorded as ${agreement.status}, text ${agreement.version ?? 'unknown'}` : 'none'}`,
      `Connection: ${state.connection}`,
      `Language ${route.language}, direction ${route.direction}, theme ${route.theme}, density ${route.density}`,
    ]),
    '',
    '## Faults',
    ...list([
      ...(route.offline ? ['offline'] : []),
      ...faults.map(({fault, met}) => `${faultText(fault)}: met ${met} times`),
      ...(route.storage === 'none' ? [] : [`storage ${route.storage}`]),
      ...(route.activation === 'slow' ? ['activation slow'] : []),
      ...route.failing.map((service) => `activation of ${service} fails`),
      ...(route.patience === '30' ? [] : [`waits ${route.patience} s for an answer`]),
    ]),
    '',
    '## Last events, the newest first',
    ...list(events.slice(0, mostEvents).map(({at, name, detail}) => `${clockTime(at)} ${name} ${safeDetail(detail)}`)),
    '',
    '## Last requests, the newest first',
    ...list(
      calls
        .slice(0, mostCalls)
        .map(({at, operation, key, sends, outcome, milliseconds, faults: met}) =>
          [
            clockTime(at),
            operation,
            outcome ?? 'under way',
            milliseconds === null ? '' : `${milliseconds} ms`,
            key ? `key ${key}, sent ${sends} times` : '',
            met.join(' '),
          ]
            .filter(Boolean)
            .join(' · '),
        ),
    ),
    '',
    '## Kept on the device',
    ...list([`storage of the kit: ${state.storageHealth ?? 'unknown'}`, ...keptKinds(state)]),
    '',
  ].join('\n');
}

function safeDetail(detail: Readonly<Record<string, unknown>>): string {
  const safe = Object.entries(detail).filter(([name]) => safeMembers.has(name));
  return JSON.stringify(Object.fromEntries(safe));
}

/** How many records of which kind; not what is in them. */
function keptKinds({kept}: PortalState): string[] {
  if (kept === null) return ['databases are not listed by this browser'];
  return kept
    .filter(({owner}) => owner === 'kit')
    .flatMap(({entries}) => {
      if (entries === null) return ['a database that another tab holds'];
      const kinds = [...new Set(entries.map(({kind}) => kind))].toSorted();
      return kinds.map((kind) => `${kind}: ${entries.filter((entry) => entry.kind === kind).length} records`);
    });
}
