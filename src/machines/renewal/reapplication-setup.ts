/** Types, actors, guards and actions of the re-application machine. */
import {assign, enqueueActions, forwardTo, fromPromise, setup} from 'xstate';
import type {Reapplication, ReapplicationCountry} from '../../domain/agreement.js';
import {problemOf} from '../../domain/problem.js';
import type {ReapplicationAnswers} from '../../domain/reapplication-answers.js';
import {
  fittedReapplication,
  mayDropCountry,
  withChosen,
  withDropped,
  withoutDropped,
} from '../../domain/reapplication-choices.js';
import {
  appliedFor,
  reapplicationFormProblems,
  withReapplicationAnswer,
  type ReapplicationForm,
} from '../../domain/reapplication-forms.js';
import {reapplicationAnswerName} from '../../domain/renewal-requests.js';
import type {Attestation} from '../../domain/signer-problems.js';
import {submissionMachine, type SubmissionContext, type SubmissionOutput} from '../submission-machine.js';
import {submissionReachOf} from '../submission-reach.js';
import {submissionStandingOf} from '../submission-standing.js';
import {refusalOf} from './outcomes.js';
import type {
  LoadedReapplication,
  ReapplicationContext,
  ReapplicationEmitted,
  ReapplicationEvent,
  ReapplicationInput,
} from './reapplication-context.js';

interface Situation {
  readonly context: ReapplicationContext;
  readonly event: ReapplicationEvent;
}

/** The form's values taken over, and what is wrong with them. */
function filled({answers, reapplication}: ReapplicationContext, event: ReapplicationEvent, form: ReapplicationForm) {
  let now: ReapplicationAnswers = answers;
  if (event.type === 'step.submitted') {
    for (const [name, value] of Object.entries(event.values ?? {})) now = withReapplicationAnswer(now, name, value);
  }
  return {answers: now, problems: reapplication ? reapplicationFormProblems(form, now, reapplication) : {}};
}

/** The texts that are applied for, each with the party it is accepted with. */
const termsOf = (answers: ReapplicationAnswers, reapplication: Reapplication): string[] =>
  appliedFor(answers, reapplication).map(({edition, contractingParty}) => `${edition.hash} ${contractingParty.id}`);

/** `answers`; where they apply for a text or with a party that was not applied for before, it is attested anew. */
function attestedAnew(
  context: ReapplicationContext,
  answers: ReapplicationAnswers,
  reapplication: Reapplication | null = context.reapplication,
): Partial<ReapplicationContext> {
  const before = context.reapplication ? termsOf(context.answers, context.reapplication) : [];
  const isNew = reapplication !== null && termsOf(answers, reapplication).some((terms) => !before.includes(terms));
  return isNew ? {attestation: null, answers: {...answers, attested: false}} : {answers};
}

/** Countries whose line is another one than before: what an earlier visit sent is known by what came of it. */
const changedLines = ({reapplication}: ReapplicationContext, {countries}: Reapplication): ReapplicationCountry[] =>
  countries.filter(
    ({country, state}) => reapplication?.countries.find((line) => line.country === country)?.state !== state,
  );

/** What the host is told of lines that were accepted, or are judged, since the application was read before. */
function newsOf(context: ReapplicationContext, after: Reapplication): ReapplicationEmitted[] {
  const before = context.reapplication;
  if (!before) return [{type: 'reapplication.opened'}];
  const states = changedLines(context, after).map(({state}) => state);
  const receiptIds = after.receipts
    .map(({id}) => id)
    .filter((id) => !before.receipts.some((earlier) => earlier.id === id));
  return [
    ...(states.includes('accepted') ? [{type: 'countries.accepted', receiptIds} as const] : []),
    ...(states.includes('underReview') ? [{type: 'countries.underReview'} as const] : []),
  ];
}

export const reapplicationSetup = setup({
  types: {
    input: {} as ReapplicationInput,
    context: {} as ReapplicationContext,
    events: {} as ReapplicationEvent,
    emitted: {} as ReapplicationEmitted,
  },
  actors: {
    loadReapplication: fromPromise<LoadedReapplication, {agreementId: string}>(() =>
      Promise.reject(new Error('not provided')),
    ),
    applyForCountries: submissionMachine,
  },
  guards: {
    /** Whether the form on view may be submitted. */
    isFilled: ({context, event}: Situation, form: ReapplicationForm) =>
      Object.keys(filled(context, event, form).problems).length === 0,
    /** Whether a draft goes on at the signer: nothing of what was chosen lacks anything. */
    isChosen: ({context}: Situation, {reapplication}: LoadedReapplication) => {
      const answers = fittedReapplication(context.answers, reapplication);
      const isFilled = Object.keys(reapplicationFormProblems('choose', answers, reapplication)).length === 0;
      return context.isAfterChoice && isFilled;
    },
    /** Whether leaving a submission sends nothing: so far it is only asked about. */
    isNothingSent: ({context: {submission}}: Situation) => submission?.isSent === false,
    mayDrop: ({context: {answers, reapplication}, event}: Situation) =>
      event.type === 'country.dropRequested' &&
      reapplication !== null &&
      mayDropCountry(answers, reapplication, event.country),
    isTextOf: ({context: {reapplication}, event}: Situation) =>
      event.type === 'text.opened' &&
      (reapplication?.countries.some(({edition}) => edition.hash === event.hash) ?? false),
    /** Whether the countries were changed from check answers, and the rest of it still holds. */
    mayReturn: ({context, event}: Situation) =>
      context.returnsToCheck &&
      context.attestation !== null &&
      Object.keys(filled(context, event, 'check').problems).length === 0,
    /** Whether applying is tried without a network: it is never queued. */
    isOffline: ({event}: Situation) => event.type === 'apply.requested' && !event.online,
  },
  actions: {
    keepReapplication: enqueueActions(({enqueue, context}, reapplication: Reapplication) => {
      for (const news of newsOf(context, reapplication)) enqueue.emit(news);
      const answers = fittedReapplication(context.answers, reapplication);
      enqueue.assign({reapplication, ...attestedAnew(context, answers, reapplication)});
    }),
    keepFailure: enqueueActions(({enqueue}, error: unknown) => {
      const problem = problemOf(error);
      enqueue.assign({failure: problem});
      enqueue.emit({type: 'problem.met', problem});
    }),
    returnToCheck: assign({returnsToCheck: true}),
    returnNowhere: assign({returnsToCheck: false}),
    clearProblems: assign({problems: {}, failure: null}),
    clearSignedOut: assign(({context: {failure}}) => (failure?.kind === 'signed-out' ? {failure: null} : {})),
    keepForm: assign(({context, event}, form: ReapplicationForm) => filled(context, event, form)),
    /** One value typed; what is shown as wrong is judged anew, nothing new is complained of while typing. */
    changeAnswer: assign(({context, event}) => {
      if (event.type !== 'answer.changed') return {};
      const answers = withReapplicationAnswer(context.answers, event.name, event.value);
      const now = filled({...context, answers}, event, 'attest').problems;
      const problems = Object.fromEntries(
        Object.keys(context.problems).flatMap((field) => (now[field] ? [[field, now[field]]] : [])),
      );
      return {answers, problems};
    }),
    choose: assign(({context, event}) => {
      const {answers, reapplication} = context;
      if (!reapplication || (event.type !== 'country.chosen' && event.type !== 'text.chosen')) return {};
      const isMeant = (country: string, hash: string) =>
        event.type === 'text.chosen' ? hash === event.hash : country === event.country;
      return {
        problems: {},
        ...attestedAnew(context, withChosen(answers, reapplication, isMeant, event.chosen)),
      };
    }),
    askDrop: assign(({event}) => (event.type === 'country.dropRequested' ? {dropping: event.country} : {})),
    complainOfLast: assign({problems: {chosen: 'countries.none'}}),
    drop: assign(({context: {answers, dropping}}) => ({
      answers: dropping === null ? answers : withDropped(answers, dropping),
    })),
    forgetStep: assign({isAfterChoice: false}),
    forgetDrop: assign({dropping: null}),
    keepCountry: assign(({context: {answers}, event}) => ({
      answers: event.type === 'country.kept' ? withoutDropped(answers, event.country) : answers,
    })),
    openText: assign(({event}) => (event.type === 'text.opened' ? {reading: event.hash} : {})),
    /** The open text is on view: it counts as opened from now on. */
    keepShown: assign(({context: {answers, reading}, event}) =>
      event.type === 'text.shown' && event.hash === reading
        ? {answers: {...answers, openedTexts: [...new Set([...answers.openedTexts, event.hash])]}}
        : {},
    ),
    /** A text that could not be shown was not opened. */
    unopenText: assign(({context: {answers}, event}) => ({
      answers: {
        ...answers,
        openedTexts: answers.openedTexts.filter((hash) => event.type !== 'text.unavailable' || hash !== event.hash),
      },
    })),
    closeText: assign({reading: null}),
    /** Keeps the sentence that was ticked; what is provided knows it. */
    keepAttestation: assign({attestation: (): Attestation | null => null}),
    sayOffline: assign({offline: true}),
    sayOnline: assign({offline: false}),
    beginSubmission: assign(({context: {answers, reapplication}}) => ({
      submitted: reapplication
        ? [...appliedFor(answers, reapplication).map(({country}) => country), ...answers.dropped]
        : [],
    })),
    keepSubmission: assign(({context}, snapshot: {value: string; context: SubmissionContext}) => ({
      submission: {...submissionStandingOf(snapshot, context.submission), ...submissionReachOf(snapshot.context)},
    })),
    keepLoaded: assign((_, {isUnasked, acceptedHash}: LoadedReapplication) => ({isUnasked, acceptedHash})),
    forgetUnasked: assign({isUnasked: false}),
    clearSubmission: assign({submission: null}),
    forgetSubmitted: assign({submitted: []}),
    forwardToSubmission: forwardTo('submission'),
    /** Each country has its result; what was chosen has served (decision 5). */
    keepResults: enqueueActions(({enqueue, context}, reapplication: Reapplication) => {
      for (const news of newsOf(context, reapplication)) enqueue.emit(news);
      enqueue.assign({
        reapplication,
        attestation: null,
        answers: fittedReapplication({...context.answers, chosen: [], dropped: [], attested: false}, reapplication),
      });
      enqueue.emit({type: 'draft.spent'});
    }),
    /** What an earlier visit sent has its results; what was chosen besides serves the next application. */
    keepFound: enqueueActions(({enqueue, context}, reapplication: Reapplication) => {
      for (const news of newsOf(context, reapplication)) enqueue.emit(news);
      const submitted = changedLines(context, reapplication).map(({country}) => country);
      const answers = fittedReapplication(context.answers, reapplication);
      enqueue.assign({reapplication, submitted, answers});
      if (answers.chosen.length + answers.dropped.length === 0) enqueue.emit({type: 'draft.spent'});
    }),
    /** A definite refusal ends the operation's id; the answer carries the next (decision 8). */
    keepRefusal: enqueueActions(({enqueue, context}, output: SubmissionOutput) => {
      const problem = refusalOf(output);
      const {answers, reapplication} = context;
      if (reapplication) {
        const named = Object.entries(problem.fields ?? {}).map(([path, code]) => [
          reapplicationAnswerName(path, answers, reapplication),
          code,
        ]);
        enqueue.assign({
          submitted: [],
          problems: Object.fromEntries(named),
          reapplication: {...reapplication, operationId: problem.nextOperationId ?? reapplication.operationId},
        });
      }
      enqueue.assign({failure: problem});
      enqueue.emit({type: 'problem.met', problem});
    }),
    /** What is in force changed since it was shown: it is attested anew. */
    voidAttestation: assign(({context: {answers}}) => ({attestation: null, answers: {...answers, attested: false}})),
  },
});
