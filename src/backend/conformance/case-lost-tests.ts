import type {AnswerOf, RequestOf} from '../partner-backend.js';
import {equal} from './checks.js';
import {answeredInTheEnd} from './lost-answer.js';
import {aCase, closedCase, newId, openedCase} from './support-requests.js';
import type {CheckedSupportWorld, SupportConformanceTest} from './worlds.js';

type Act = 'replyToCase' | 'acceptSolution' | 'rejectSolution' | 'closeCase' | 'reopenCase' | 'rateCase';

async function resolvedCase(world: CheckedSupportWorld): Promise<{readonly id: string}> {
  const opened = await openedCase(world);
  await world.resolveCase(opened.id);
  return opened;
}

const words = 'Said once, whatever gets lost.';

interface Lost<K extends Act> {
  readonly title: string;
  readonly act: K;
  readonly begin: (world: CheckedSupportWorld) => Promise<{readonly id: string}>;
  readonly more: Omit<RequestOf<K>, 'caseId' | 'operationId'>;
}

/** Does something to a case, its answer lost twice, and counts what came of it. */
const lost = <K extends Act>({title, act, begin, more}: Lost<K>): SupportConformanceTest => ({
  title: `S-23, X-10: ${title} whose answer is lost is left open, and done once`,
  scenario: 'empty',
  run: async (world) => {
    const {backend} = world;
    const {id: caseId} = await begin(world);
    const {entries: before} = await backend.getCase({caseId});
    const request = {...more, caseId, operationId: newId()} as unknown as RequestOf<K>;
    const send = backend[act] as (request: RequestOf<K>) => Promise<AnswerOf<Act>>;
    const {operationId} = request;
    await answeredInTheEnd(world, {
      operation: act,
      send: () => send(request),
      state: () => backend.getOperation({operationId}),
    });
    const entries = (await backend.getCase({caseId})).entries.slice(before.length);
    const changes = entries.filter(({kind}) => kind === 'state').map(({state}) => state?.to);
    equal(changes, [...new Set(changes)], 'changes of its state');
    const said = entries.filter(({text}) => text === words).length;
    if (act === 'replyToCase') equal(said, 1, 'entries with what was written');
  },
});

export const caseLostTests: readonly SupportConformanceTest[] = [
  {
    title: 'S-03, X-10: a case whose answer is lost is left open, and opened once',
    scenario: 'empty',
    run: async (world) => {
      const {backend} = world;
      const request = aCase();
      const state = () => backend.getOperation({operationId: request.operationId});
      const {id} = await answeredInTheEnd(world, {
        operation: 'createCase',
        send: () => backend.createCase(request),
        state,
      });
      equal((await state()).caseId, id, 'the case that was made');
      const {cases} = await backend.listCases({});
      equal(
        cases.map((one) => one.id),
        [id],
        'cases',
      );
    },
  },
  lost({title: 'a reply', act: 'replyToCase', begin: openedCase, more: {text: words}}),
  lost({title: 'accepting a solution', act: 'acceptSolution', begin: resolvedCase, more: {comment: words}}),
  lost({title: 'rejecting a solution', act: 'rejectSolution', begin: resolvedCase, more: {reason: words}}),
  lost({title: 'closing', act: 'closeCase', begin: openedCase, more: {reason: words}}),
  lost({title: 'reopening', act: 'reopenCase', begin: closedCase, more: {reason: words}}),
  lost({title: 'a rating', act: 'rateCase', begin: closedCase, more: {stars: 4, comment: words}}),
];
