/** Cases in every state, each with the same distance to its dates whatever the day is. */
import type {CaseState, Concern, Severity} from '../../../domain/support/case-summary.js';
import {addEntry, moveCase, vendorActor} from './case-changes.js';
import type {MemoryActor, MemoryCase, MemoryFile} from './support-state.js';

const hour = 3_600_000;
const day = 24 * hour;

const milena: MemoryActor = {role: 'customer', accountId: 'account-partner', name: 'Milena Petrović'};
const oleg: MemoryActor = {role: 'customer', accountId: 'account-colleague', name: 'Олег Соколов'};

interface CaseFacts {
  readonly number: number;
  readonly subject: string;
  readonly description: string;
  /** Days ago. */
  readonly opened: number;
  readonly by?: MemoryActor;
  readonly severity?: Severity;
  readonly categoryId?: string;
  readonly productId?: string | null;
  readonly concern?: Concern | null;
  readonly language?: string;
  readonly files?: readonly MemoryFile[];
}

function begun(now: number, facts: CaseFacts): MemoryCase {
  const {number, by = milena, opened, files = []} = facts;
  const id = `case-${number}`;
  const createdAt = now - opened * day;
  const given: MemoryCase = {
    id,
    reference: `CS-${number}`,
    subject: facts.subject,
    description: facts.description,
    categoryId: facts.categoryId ?? 'other',
    productId: facts.productId ?? null,
    concern: facts.concern ?? null,
    language: facts.language ?? 'en',
    contact: {
      name: by.name,
      email: by === oleg ? 'oleg@meridian.example' : 'milena@meridian.example',
      phone: '+381 11 311 2050',
    },
    technicalDetails: '',
    files,
    accountId: by.accountId!,
    createdAt,
    linkedCaseId: null,
    state: 'new',
    severity: facts.severity ?? 3,
    updatedAt: createdAt,
    updatedBy: by,
    resolvedAt: null,
    closedAt: null,
    waitingSince: createdAt,
    dueAt: null,
    revision: 0,
    followers: [by.accountId!],
    entries: [],
    rating: null,
  };
  addEntry(given, createdAt, {kind: 'message', by, text: facts.description, files});
  return given;
}

/** Continues a case: moves it, says something, or both; `at` in days ago. */
function went(now: number, given: MemoryCase, at: number, by: MemoryActor, text: string, to?: CaseState): MemoryCase {
  const moment = now - at * day;
  if (text !== '') addEntry(given, moment, {kind: 'message', by, text});
  if (to) moveCase(given, moment, to, {by});
  const isTheirs = to === undefined ? by.role === 'customer' : ['open', 'reopened', 'waitingForVendor'].includes(to);
  if (isTheirs) given.waitingSince ??= moment;
  else if (to !== 'acknowledged') given.waitingSince = null;
  return given;
}

const log: MemoryFile = {id: 'file-log', name: 'sip-trace.log', size: 48_120, type: 'text/plain', sha256: null};
const picture: MemoryFile = {id: 'file-picture', name: 'снимок экрана.png', size: 68, type: 'image/png', sha256: null};

/** At least one case of every state; `case-20101` is the person's that waits for an answer. */
export function casesOfEveryState(now: number): MemoryCase[] {
  const waiting = begun(now, {
    number: 20_101,
    subject: 'Calls to the head office are one-way',
    description: 'Since Monday callers hear us, but we do not hear them. It concerns the head office alone.',
    opened: 3,
    severity: 2,
    categoryId: 'service-calling',
    productId: 'calling',
    files: [log],
  });
  went(now, waiting, 2.9, vendorActor, '', 'acknowledged');
  went(now, waiting, 2.5, vendorActor, 'Thank you, we see the calls in our records.', 'open');
  addEntry(waiting, now - 2.4 * day, {
    kind: 'severity',
    by: vendorActor,
    text: 'Other offices are not affected.',
    severity: {from: 1, to: 2},
  });
  went(now, waiting, 1.2, milena, 'We changed nothing in the network.');
  went(now, waiting, 0.2, vendorActor, 'Please tell us which firewall stands there, and its version.', 'waitingForYou');

  const resolved = begun(now, {
    number: 20_102,
    subject: 'Счет за март выставлен дважды',
    description: 'Получили два счета с одной суммой и разными номерами.',
    opened: 6,
    categoryId: 'billing-invoice',
    language: 'ru',
    files: [picture],
  });
  went(now, resolved, 5, vendorActor, 'Проверяем вместе с отделом расчетов.', 'open');
  went(now, resolved, 1, vendorActor, 'Второй счет отменен, оплачивать его не нужно.', 'resolved');

  const fresh = begun(now, {
    number: 20_110,
    subject: 'Porudžbina za Avala Logistika ne može da se podesi',
    description: 'Nijedna od prikazanih organizacija nije naša.',
    opened: 0.02,
    categoryId: 'organization-unknown',
    concern: {kind: 'order', id: 'order-1', name: 'Avala Logistika'},
    language: 'sr-Latn',
  });
  const acknowledged = went(
    now,
    begun(now, {
      number: 20_109,
      subject: 'Second administrator cannot sign in',
      description: 'The welcome mail arrived, the password was set, and then the page says "no access".',
      opened: 0.6,
      categoryId: 'company-people',
    }),
    0.5,
    vendorActor,
    '',
    'acknowledged',
  );
  const open = went(
    now,
    begun(now, {
      number: 20_107,
      subject: 'Meetings drop after ten minutes',
      description: 'Every meeting with more than twenty people ends after about ten minutes.',
      opened: 2,
      severity: 1,
      categoryId: 'service-meetings',
      productId: 'meetings',
    }),
    1.9,
    vendorActor,
    'We are on it and will come back today.',
    'open',
  );
  const engineering = went(
    now,
    begun(now, {
      number: 20_104,
      subject: 'Device list stays empty',
      description: 'Three devices were added yesterday; none is in the list.',
      opened: 9,
      severity: 4,
      categoryId: 'service-other',
      productId: 'devices',
    }),
    8,
    vendorActor,
    'Our engineers look into it.',
    'waitingForVendor',
  );
  const closed = begun(now, {
    number: 20_095,
    subject: 'The set-up mail did not arrive',
    description: 'The requested start date was yesterday and nobody has the mail.',
    opened: 12,
    categoryId: 'order-mail',
    concern: {kind: 'order', id: 'order-7', name: 'Dunav Trgovina'},
  });
  went(now, closed, 11, vendorActor, 'It was sent again to the address of the provisioning contact.', 'resolved');
  moveCase(closed, now - 10 * day, 'closed', {by: milena, text: 'It is here now.'});
  const longClosed = begun(now, {
    number: 20_011,
    subject: 'Reminder shows a wrong date',
    description: 'The reminder names a day later than the agreement.',
    opened: 90,
    categoryId: 'renewal-date',
  });
  went(now, longClosed, 88, vendorActor, 'The zone was corrected.', 'resolved');
  moveCase(longClosed, now - 80 * day, 'closed', {by: milena});
  longClosed.rating = {stars: 4, comment: ''};
  const reopened = begun(now, {
    number: 20_098,
    subject: 'Recording is missing after the meeting',
    description: 'The recording of 4 March is not in the list.',
    opened: 14,
    categoryId: 'service-meetings',
    productId: 'meetings',
  });
  went(now, reopened, 12, vendorActor, 'It is there now.', 'resolved');
  moveCase(reopened, now - 11 * day, 'closed', {by: milena});
  went(now, reopened, 1.5, milena, '', 'reopened');
  const colleagues = went(
    now,
    begun(now, {
      number: 20_105,
      subject: 'Отчёт за квартал пуст',
      description: 'В отчёте нет ни одной строки, хотя заказы были.',
      opened: 4,
      by: oleg,
      categoryId: 'other',
      language: 'ru',
    }),
    3,
    vendorActor,
    'Пришлите, пожалуйста, номера заказов.',
    'waitingForYou',
  );
  return [waiting, resolved, fresh, acknowledged, open, engineering, closed, longClosed, reopened, colleagues];
}
