/** What a world's server saw and did: counted apart from what its backend itself believes. */

/** `{id, mapping, provisioning, tries, welcomes}` of each order as it stands: what changes when something is carried out. */
const traceOf = ({orders, mails}) =>
  orders.map((order) => ({
    id: order.id,
    mapping:
      order.customerOrganizationId && JSON.stringify([order.partnerOrganizationId, order.customerOrganizationId]),
    provisioning: order.billing && JSON.stringify([order.billing.receipt, order.billing.startedAt]),
    tries: (order.billing?.activations ?? []).reduce((sum, {attempt}) => sum + attempt, 0),
    welcomes: mails.filter(({kind, orderId}) => kind === 'welcome' && orderId === order.id).length,
  }));

/** `{id, receipts, review, decline, application}` of each agreement that is kept, to see what was carried out on it. */
const agreementTraceOf = ({renewal}) =>
  (renewal?.agreements ?? []).map(({id, receipts, review, declined, applications}) => ({
    id,
    receipts: receipts.length,
    review: review?.receivedAt ?? null,
    decline: declined?.at ?? null,
    application: applications && JSON.stringify(applications),
  }));

const tellsNothingHappened = new Set(['notReceived', 'rejected']);
/** Codes of refusals after which an operation may be carried out all the same. */
const leavesOpen = new Set(['in-progress', 'operation-mismatch']);

/** A ledger for one memory backend. `look()` belongs after everything that may have changed its state. */
export function ledger(backend) {
  const arrivals = [];
  const met = [];
  const effects = [];
  const refusals = [];
  /** Each order as it was last seen; what a world begins with was carried out by nobody. */
  let before = null;
  let agreementsBefore = null;

  /** Notes what happened to agreements: a receipt, a review, a decline, an application. */
  function lookAtAgreements(state, at) {
    const trace = agreementTraceOf(state);
    for (const now of trace) {
      const known = agreementsBefore?.get(now.id);
      if (!known) continue;
      const note = (effect, count = 1) => {
        for (let more = 0; more < count; more++) effects.push({agreement: now.id, effect, at});
      };
      note('receipt', now.receipts - known.receipts);
      for (const effect of ['review', 'decline', 'application'])
        if (now[effect] && now[effect] !== known[effect]) note(effect);
    }
    agreementsBefore = new Map(trace.map((now) => [now.id, now]));
  }

  async function look() {
    const state = await backend.admin.state();
    const trace = traceOf(state);
    const at = Date.now();
    lookAtAgreements(state, at);
    for (const now of before ? trace : []) {
      const {mapping = null, provisioning = null, tries = 0} = before.get(now.id) ?? {};
      if (now.mapping && now.mapping !== mapping) effects.push({order: now.id, effect: 'mapping', at});
      if (now.provisioning && now.provisioning !== provisioning)
        effects.push({order: now.id, effect: 'provisioning', at});
      // Provisioning itself begins each line's first try.
      if (provisioning && now.tries > tries)
        for (let more = tries; more < now.tries; more++) effects.push({order: now.id, effect: 'retry', at});
    }
    before = new Map(trace.map((now) => [now.id, now]));
    return trace;
  }
  const ready = look();

  return {
    look: async () => {
      await ready;
      await look();
    },
    arrived: (operation, key) => arrivals.push({operation, key, at: Date.now()}),
    met(operation, {kind, name, status, after = false}) {
      met.push({operation, fault: name ?? (kind === 'status' ? String(status) : kind), after});
      if (status === 429) refusals.push({operation, at: Date.now()});
    },
    /** Notes an answer that told somebody that an operation was not carried out. */
    async answered(operation, answer) {
      if (answer.ok && operation !== 'getOperation') return;
      const {state, code} = await answer.clone().json();
      const isRefusal = answer.ok ? tellsNothingHappened.has(state) : !leavesOpen.has(code);
      if (isRefusal) refusals.push({operation, at: Date.now()});
    },
    calls() {
      const counts = new Map();
      for (const {operation, key} of arrivals) {
        const name = `${operation} ${key}`;
        counts.set(name, {operation, key, count: (counts.get(name)?.count ?? 0) + 1});
      }
      return [...counts.values()];
    },
    /**
     * - `operations`: `{operation, key, arrived, carriedOut}`, `carriedOut` by the backend's own record.
     * - `orders`: by id `{mappings, provisionings, retries, welcomes, keys}`: effects seen on the order since the world
     *   began, and the keys that arrived by operation.
     * - `agreements`: by id `{receipts, reviews, declines, applications}`: effects seen on the agreement since it was
     *   kept, which is since the world began unless it is one of those made up when they are asked for.
     * - `effects`: `{order, effect, at}` or `{agreement, effect, at}`, `faults`: `{operation, fault, after}` and
     *   `refusals`: `{operation, at}`, which told that something was not carried out, each in order.
     */
    async counts() {
      await ready;
      const trace = await look();
      const {orders: stored, renewal, support} = await backend.admin.state();
      const done = new Set(
        [...stored, ...(renewal?.agreements ?? []), ...Object.values(support?.holders ?? {})].flatMap(({operations}) =>
          Object.entries(operations).flatMap(([key, {result}]) => ('answer' in result ? [key] : [])),
        ),
      );
      const operations = this.calls().map(({operation, key, count}) => ({
        operation,
        key,
        arrived: count,
        carriedOut: key !== null && done.has(key) ? 1 : 0,
      }));
      const orders = Object.fromEntries(
        trace.map(({id, welcomes}) => {
          const count = (wanted) => effects.filter(({order, effect}) => order === id && effect === wanted).length;
          const keys = {};
          for (const {operation, key} of operations) if (key?.startsWith(`${id}-`)) (keys[operation] ??= []).push(key);
          return [
            id,
            {mappings: count('mapping'), provisionings: count('provisioning'), retries: count('retry'), welcomes, keys},
          ];
        }),
      );
      const agreements = Object.fromEntries(
        [...agreementsBefore.keys()].map((id) => {
          const count = (wanted) =>
            effects.filter(({agreement, effect}) => agreement === id && effect === wanted).length;
          return [
            id,
            {
              receipts: count('receipt'),
              reviews: count('review'),
              declines: count('decline'),
              applications: count('application'),
            },
          ];
        }),
      );
      return {operations, orders, agreements, effects: [...effects], faults: [...met], refusals: [...refusals]};
    },
  };
}
