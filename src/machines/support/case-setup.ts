/** Types, actors and actions of the case machine; the chart stands in case-machine.ts. */
import {assign, emit, enqueueActions, forwardTo, fromPromise, sendTo, setup} from 'xstate';
import type {Problem} from '../../domain/problem.js';
import {emptyActAnswers, emptyReplyAnswers, type CaseAct} from '../../domain/support/case-answers.js';
import {caseAnswerName} from '../../domain/support/case-requests.js';
import type {SupportCase} from '../../domain/support/support-case.js';
import {submissionMachine, type SubmissionContext} from '../submission-machine.js';
import {submissionStandingOf} from '../submission-standing.js';
import type {CaseContext, CaseEmitted, CaseEvent, CaseInput, CasePurpose} from './case-context.js';
import {
  actOf,
  actProblems,
  below,
  mayDo,
  problemsOfReply,
  remaining,
  unannounced,
  withAct,
  withAnswer,
  withChanges,
  withEarlier,
  withoutArrived,
} from './case-judgements.js';
import {caseWatchMachine} from './case-watch-machine.js';

const effect = <Output, Input>() => fromPromise<Output, Input>(() => Promise.reject(new Error('not provided')));

/** The act's form with what an event brings. */
const actIn = (context: CaseContext, event: CaseEvent, act: CaseAct) => ({
  ...actOf(context, act),
  ...((event.type === 'step.submitted' || event.type === 'act.changed') && event.answers),
});

/** The reply with the text that an event brings. */
const replyIn = (context: CaseContext, event: CaseEvent) =>
  (event.type === 'reply.requested' || event.type === 'reply.changed') && event.text !== undefined
    ? {...context.reply, text: event.text}
    : context.reply;

export const caseSetup = setup({
  types: {
    input: {} as CaseInput,
    context: {} as CaseContext,
    events: {} as CaseEvent,
    emitted: {} as CaseEmitted,
  },
  actors: {
    loadCase: effect<SupportCase, {caseId: string; before: string | null}>(),
    followCase: effect<SupportCase, {caseId: string; following: boolean}>(),
    watch: caseWatchMachine,
    act: submissionMachine,
  },
  guards: {
    mayDo: ({context}, act: CaseAct) => mayDo(context, act),
    mayNot: ({context}, act: CaseAct) => !mayDo(context, act),
    isReplyFilled: ({context, event}) =>
      context.actions.reply && Object.keys(problemsOfReply({...context, reply: replyIn(context, event)})).length === 0,
    isActFilled: ({context, event}, act: CaseAct) =>
      mayDo(context, act) && Object.keys(actProblems(act, actIn(context, event, act))).length === 0,
    mayReply: ({context}) => context.actions.reply,
    isOffline: (_, {online}: {readonly online: boolean}) => !online,
    areUploadsFailed: ({context}) => context.uploads === 'failed',
    areUploadsMissing: ({context}) => context.uploads !== 'stored',
    hasEarlier: ({context}) => context.case !== null && context.case.earlierCursor !== null,
    isPartial: ({context}) => context.isPartial,
    hasCopy: ({context}, {kind}: Problem) => context.copy !== null && ['network', 'timeout', 'server'].includes(kind),
    isAsked: ({context}) => context.asked !== null,
    isPurpose: ({context}, purpose: CasePurpose) => context.purpose === purpose,
  },
  actions: {
    /** The case as an answer has it; whatever is new in it is announced exactly once. */
    keepCase: enqueueActions(({enqueue, context}, answer: SupportCase) => {
      const before = context.copyFrom === null ? context.case : null;
      const known = withAnswer(before, answer);
      // In a case that was never opened before, nothing is news but what comes from now on.
      const isFirst = before === null && context.seenRevision === null;
      const fresh = isFirst ? [] : unannounced(known, context.announcedRevision);
      enqueue.assign({
        case: known,
        copyFrom: null,
        isPartial: false,
        announcedRevision: Math.max(context.announcedRevision, known.revision),
      });
      if (fresh.length > 0) enqueue.emit({type: 'messages.arrived', entryIds: fresh.map(({id}) => id)});
      enqueue.emit({type: 'case.loaded', case: known});
    }),
    keepChanges: enqueueActions(({enqueue, context, event}) => {
      if (event.type !== 'changes.found' || !context.case) return;
      const changed = withChanges(context.case, event.changes);
      const fresh = unannounced(changed, context.announcedRevision);
      enqueue.assign({
        case: changed,
        isPartial: context.isPartial || event.changes.more,
        announcedRevision: Math.max(context.announcedRevision, changed.revision),
      });
      if (fresh.length > 0) enqueue.emit({type: 'messages.arrived', entryIds: fresh.map(({id}) => id)});
      enqueue.emit({type: 'case.loaded', case: changed});
    }),
    keepEarlier: assign(({context}, answer: SupportCase) => ({
      case: context.case ? withEarlier(context.case, answer) : answer,
    })),
    keepFollowing: assign(({context}, {following}: SupportCase) => ({
      case: context.case && {...context.case, following},
    })),
    showCopy: assign(({context: {copy}}) => (copy ? {case: copy.case, copyFrom: copy.at} : {})),
    /** What may be done now; what is provided knows calendar and clock. */
    judge: enqueueActions(() => {}),
    keepSeen: enqueueActions(({enqueue, context, event}) => {
      if (event.type !== 'thread.seen' || event.revision <= (context.seenRevision ?? 0)) return;
      enqueue.assign({seenRevision: event.revision});
      enqueue.emit({type: 'case.seen', caseId: context.caseId, revision: event.revision});
    }),
    keepReply: assign(({context, event}) => {
      const reply = replyIn(context, event);
      return {reply, problems: remaining(context.problems, problemsOfReply({...context, reply}))};
    }),
    keepFiles: assign(({context, event}) =>
      event.type === 'files.changed' ? {reply: {...context.reply, files: [...event.files]}} : {},
    ),
    keepUploads: assign(({event}) =>
      event.type === 'uploads.changed' ? {uploads: event.uploads, missingUploads: event.missing} : {},
    ),
    takeDraft: assign(({event}) =>
      event.type === 'draft.taken'
        ? {
            reply: event.answers,
            replyOperationId: event.operationId,
            problems: {},
            ...(event.acts && {acts: event.acts}),
          }
        : {},
    ),
    complainOfReply: assign(({context}) => ({problems: problemsOfReply(context)})),
    complainOfFiles: assign({problems: {files: 'file.notUploaded'}}),
    /** The form as it was left, and an id of its own; what is provided makes those. */
    beginAct: assign({actOperationId: '', problems: {}, failure: null}),
    /** What was written as a reply becomes the reason, below what was begun of that. */
    moveReply: assign(({context, event}) => {
      if (event.type !== 'act.requested' || !event.withReply) return {};
      const {act} = event;
      const begun = actOf(context, act);
      return {
        acts: withAct(context, act, {...begun, text: below(begun.text, context.reply.text)}),
        reply: {...context.reply, text: ''},
      };
    }),
    keepAct: assign(({context, event}, act: CaseAct) => {
      const answers = actIn(context, event, act);
      return {
        acts: withAct(context, act, answers),
        problems: remaining(context.problems, actProblems(act, answers)),
      };
    }),
    eraseAct: assign(({context, event}) =>
      event.type === 'act.erased' || event.type === 'act.replied'
        ? {acts: withAct(context, event.act, emptyActAnswers)}
        : {},
    ),
    /** What was begun of an act becomes part of the reply. */
    keepAsReply: assign(({context, event}) =>
      event.type === 'act.replied'
        ? {reply: {...context.reply, text: below(context.reply.text, actOf(context, event.act).text)}, problems: {}}
        : {},
    ),
    /** What was carried out is not begun any more. */
    endAct: assign(({context}) =>
      context.purpose === null || context.purpose === 'reply'
        ? {}
        : {acts: withAct(context, context.purpose, emptyActAnswers)},
    ),
    endArrived: assign(({context}) => ({acts: withoutArrived(context)})),
    complainOfAct: assign(({context}, act: CaseAct) => ({problems: actProblems(act, actOf(context, act))})),
    giveUpReload: assign({isPartial: false}),
    aim: assign((_, purpose: CasePurpose) => ({purpose, problems: {}, failure: null})),
    keepFailure: enqueueActions(({enqueue}, problem: Problem) => {
      enqueue.assign({failure: problem});
      enqueue.emit({type: 'problem.met', problem});
    }),
    keepRefusal: enqueueActions(({enqueue}, problem: Problem) => {
      const problems = Object.entries(problem.fields ?? {}).map(([path, code]) => [caseAnswerName(path), code]);
      const isPartial = problem.kind === 'conflict';
      enqueue.assign({failure: problem, problems: Object.fromEntries(problems), isPartial});
      enqueue.emit({type: 'problem.met', problem});
    }),
    /** After a refusal that ends the operation goes on under another id (decision 8); what is provided makes those. */
    renewOperation: assign(({context}, {nextOperationId}: Problem) => ({
      replyOperationId: nextOperationId ?? context.replyOperationId,
    })),
    clearProblems: assign({problems: {}, failure: null}),
    keepShown: assign(({event}) => ({isShown: event.type !== 'page.hidden'})),
    clearSignedOut: assign(({context: {failure}}) => (failure?.kind === 'signed-out' ? {failure: null} : {})),
    keepStanding: assign(({context}, snapshot: {readonly value: string; readonly context: SubmissionContext}) => ({
      standing: submissionStandingOf(snapshot, context.standing),
    })),
    forgetStanding: assign({standing: null}),
    /** The last thing that is done with an outcome: what follows from it depends on what was sent. */
    forgetPurpose: assign({purpose: null, asked: null}),
    tellMissed: enqueueActions(({enqueue, context: {purpose}}) => {
      if (purpose === 'reply') enqueue.emit({type: 'reply.missed'});
    }),
    tellActed: emit(({context: {caseId, purpose}}) => ({
      type: 'case.acted' as const,
      caseId,
      purpose: purpose ?? ('reply' as const),
    })),
    /** The next reply is another operation; what is provided makes its id. */
    beginReply: enqueueActions(({enqueue}) => {
      enqueue.assign({reply: emptyReplyAnswers, missingUploads: [], problems: {}, asked: null});
      enqueue.emit({type: 'draft.spent'});
    }),
    /** Hands the reply to the outbox; what is provided knows the time. */
    tellQueued: enqueueActions(() => {}),
    forwardToSubmission: forwardTo('submission'),
    forwardToWatch: forwardTo('watch'),
    tellWatch: sendTo('watch', ({context}) => ({
      type: 'revision.known' as const,
      revision: context.case?.revision ?? 0,
    })),
  },
});
