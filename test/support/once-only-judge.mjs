/** What the once-only runs are held to: the promise that each door is passed at most once and every view is true. */
import assert from 'node:assert/strict';
import {words} from './words.mjs';

/** Milliseconds a call may take on the pages of these runs. */
export const callLimit = 1500;
/** Milliseconds by which the clock is moved on where an order is to close. */
export const travelled = 40 * 24 * 3600 * 1000;

/** Whether the server's truth, the requests and every view agree with what is promised. */
export function judge({plan, counts, state, ends, reports}) {
  const [order] = state.orders;
  const {mappings, provisionings, welcomes, keys} = counts.orders['order-1'];
  const beganMapped = plan.start === 'second' || plan.start === 'password';
  const isClosed = !order.customerOrganizationId || (plan.closes && !order.billing);

  assert.equal(mappings, beganMapped || !order.customerOrganizationId ? 0 : 1, 'mapped once');
  assert.equal(welcomes, mappings, 'one welcome mail');
  assert.equal(provisionings, isClosed ? 0 : 1, 'provisioned and billed once');
  if (isClosed) assert.ok(plan.closes, 'only a closed order is not provisioned');
  const isMade = (id) => /^organization-\d+$/.test(id);
  assert.deepEqual(
    state.organizations.flatMap(({id}) => (isMade(id) ? [id] : [])),
    [order.partnerOrganizationId, order.customerOrganizationId].filter(isMade),
    'no organization was made that the order does not have',
  );

  for (const [operation, used] of Object.entries(keys)) {
    if (operation === 'retryActivation') continue;
    for (const key of used.slice(0, -1))
      assert.ok(
        'problem' in (order.operations[key]?.result ?? {}),
        `${key} was refused for good before ${used.at(-1)}`,
      );
  }
  const retried = keys.retryActivation ?? [];
  assert.equal(new Set(retried).size <= order.behaviour.failing.length, true, `retried: ${retried}`);
  for (const {operation, key, arrived} of counts.operations)
    if (key === null)
      assert.ok(
        !['mapOrder', 'provision', 'setPassword', 'retryActivation'].includes(operation),
        `${operation} without a key (${arrived})`,
      );

  judgeViews({plan, counts, order, reports});
  for (const {heading, receipt} of ends) {
    assert.equal(heading, isClosed ? words['closed.title'] : words['done.title'], 'the end on view is the true one');
    if (!isClosed) assert.equal(receipt, order.billing.receipt, 'the receipt on view is the true one');
  }
}

/** Mishaps after which another document or visit goes on. */
const leaving = new Set(['reload', 'kill', 'crash', 'back', 'remove']);
const mappedHeadings = new Set(
  ['password', 'subscription', 'calling', 'meetings', 'enterprise', 'review'].map((step) => words[`${step}.title`]),
);
const billedHeadings = new Set([words['activation.title'], words['partly.title'], words['done.title']]);
const doors = {mapping: 'mapOrder', provisioning: 'provision'};
const doorHeadings = {[words['confirm.title']]: 'mapping', [words['review.title']]: 'provisioning'};

/** The reports in order of time, those of views with `since`: from when on their page showed this summary. */
function withOnsets(reports) {
  const begun = new Map();
  return reports
    .toSorted((one, other) => one.at - other.at)
    .map((report) => {
      const {page, at, shown} = report;
      if (!shown) return report;
      const what = `${shown.heading} ${shown.summary}`;
      if (begun.get(page)?.what !== what) begun.set(page, {what, since: at});
      return {...report, since: begun.get(page).since};
    });
}

/** Nothing was told before it was true, and nothing that was done was told as failed. */
function judgeViews({plan, counts, order, reports}) {
  const timeOf = (effect) => counts.effects.find((one) => one.effect === effect)?.at ?? Infinity;
  const mappedAt = plan.start === 'second' || plan.start === 'password' ? 0 : timeOf('mapping');
  const billedAt = timeOf('provisioning');
  const {seconds, failing} = order.behaviour;
  const activeAt = order.lines.map(({service}) =>
    failing.includes(service)
      ? timeOf('retry')
      : (order.billing?.startedAt ?? Infinity) - (plan.closes ? travelled : 0) + seconds[service] * 1000,
  );
  // What another page, an earlier document or a delayed request does can cross what is on its way to this page.
  const isDelayed = counts.faults.some(
    ({operation, fault, after}) =>
      fault === 'late' && !after && (operation === 'mapOrder' || operation === 'provision'),
  );
  const isLeft = plan.persons[0].mishaps.some(({what}) => leaving.has(what));
  const crossing = plan.persons.length > 1 ? 10_000 : isDelayed ? 2 * callLimit : isLeft ? 1000 : 0;

  for (const {at, page, shown, event, since} of withOnsets(reports)) {
    const tell = (what) => `${what} on page ${page}: ${JSON.stringify(shown ?? event)}`;
    if (event === 'order-set-up') assert.ok(at >= mappedAt, tell('told as set up before it was'));
    if (event === 'provisioned') assert.ok(at >= billedAt, tell('told as provisioned before it was'));
    if (!shown) continue;
    const {heading, notices, summary, receipt, ticked, active} = shown;
    if (mappedHeadings.has(heading) || notices.some((text) => text.startsWith(words['intro.mapped.title'])))
      assert.ok(at >= mappedAt, tell('shown as set up before it was'));
    if (billedHeadings.has(heading) || receipt) assert.ok(at >= billedAt, tell('shown as billed before it was'));
    if (billedHeadings.has(heading)) {
      const truly = activeAt.filter((time) => time <= at + 5).length;
      assert.ok(active <= truly, tell(`${active} services shown as active when ${truly} were`));
    }
    const effect = doorHeadings[heading];
    if (effect && summary && ticked) {
      const carriedOutAt = effect === 'mapping' ? mappedAt : billedAt;
      // Another page may carry it out while this one is still being read: then what counts is when it was said.
      const said = plan.persons.length > 1 ? since : at;
      const wasTold = counts.refusals.some(
        ({operation, at: toldAt}) =>
          (operation === 'getOperation' || operation === doors[effect]) && toldAt <= since && toldAt > since - 10_000,
      );
      assert.ok(carriedOutAt > said - crossing, tell('shown as failed after it was carried out'));
      assert.ok(carriedOutAt > since || wasTold, tell('shown as failed though nobody said so'));
    }
    if (
      notices.includes(words['intro.earlier']) &&
      !notices.some((text) => text.startsWith(words['intro.mapped.title'])) &&
      !order.billing
    )
      assert.ok(mappedAt > at - crossing, tell('shown as not submitted after it was carried out'));
    if (heading === words['left.title'] && shown.lead === words['left.text'])
      assert.ok(mappedAt > at - crossing, tell('shown as not kept after it was carried out'));
  }
}

/** Notes for the table what this run had. */
export function describeRun({plan, counts, reports, tags}) {
  const atDoors = counts.faults.filter(({operation}) => ['mapOrder', 'provision', 'setPassword'].includes(operation));
  for (const {fault, after} of atDoors) {
    tags.add(`door: ${fault}`);
    if (after) tags.add(`door: ${fault}, carried out`);
  }
  if (atDoors.length > 0) tags.add('door: any fault');
  if (counts.faults.length > 0) tags.add('any fault');
  if (counts.operations.some(({key, arrived}) => key && arrived > 1)) tags.add('a key arrived more than once');
  const shows = (find) => reports.some(({shown}) => shown && find(shown));
  if (shows(({waiting}) => waiting === words['sending.checking'])) tags.add('view: checking');
  if (shows(({notices}) => notices.some((text) => text.startsWith(words['sending.unknown']))))
    tags.add('view: still unknown');
  if (shows(({heading}) => heading === words['elsewhere.title'])) tags.add('view: mapped elsewhere');
  if (shows(({heading}) => heading === words['left.title'])) tags.add('view: left');
  if (shows(({summary, heading, ticked}) => summary && ticked && doorHeadings[heading]))
    tags.add('view: refused at a door');
  if (reports.some(({event}) => event === 'restored')) tags.add('restored from the back-forward cache');
  tags.add(`start: ${plan.start}`);
  tags.add(`persons: ${plan.persons.length}`);
  if (plan.persons.some(({kind}) => kind === 'tab')) tags.add('second tab');
  if (plan.persons.some(({kind}) => kind === 'profile')) tags.add('second profile');
  if (plan.isSlow) tags.add('settles late');
  if (plan.storage === 'memory') tags.add('no journal');
}
