/** Types, actors and actions of the new-case machine; the chart stands in new-case-machine.ts. */
import {assign, emit, enqueueActions, forwardTo, fromPromise, setup} from 'xstate';
import {problemOf, type Problem} from '../../domain/problem.js';
import {toldConcern} from '../../domain/support/case-requests.js';
import type {CaseCategory} from '../../domain/support/case-category.js';
import type {SupportCase} from '../../domain/support/support-case.js';
import {submissionMachine, type SubmissionContext, type SubmissionOutput} from '../submission-machine.js';
import {submissionStandingOf} from '../submission-standing.js';
import type {
  NewCaseContext,
  NewCaseEmitted,
  NewCaseEvent,
  NewCaseInput,
  NewCaseStep,
  SimilarThings,
} from './new-case-context.js';
import {
  changesAnswers,
  fieldProblemsIn,
  filled,
  hasSimilar,
  isOpenedElsewhere,
  problemsOf,
  remainingProblems,
  withCaseAnswer,
  wordsOf,
} from './new-case-judgements.js';

const effect = <Output, Input>() => fromPromise<Output, Input>(() => Promise.reject(new Error('not provided')));

/** What similar cases are looked for by. */
export interface SimilarRequest {
  readonly text: string;
  readonly language: string;
  readonly categoryId: string | null;
  readonly productId: string | null;
}

export const similarRequest = ({answers}: NewCaseContext): SimilarRequest => ({
  text: wordsOf(answers),
  language: answers.language,
  categoryId: answers.categoryId || null,
  productId: answers.productId || null,
});

/** Whether a field is among the words by which similar cases are looked for. */
const isOfWords = (name: string): boolean => name === 'subject' || name === 'description';

export const newCaseSetup = setup({
  types: {
    input: {} as NewCaseInput,
    context: {} as NewCaseContext,
    events: {} as NewCaseEvent,
    emitted: {} as NewCaseEmitted,
  },
  actors: {
    listCategories: effect<readonly CaseCategory[], void>(),
    findSimilar: effect<SimilarThings, SimilarRequest>(),
    followCase: effect<unknown, {caseId: string}>(),
    createCase: submissionMachine,
  },
  guards: {
    isAt: ({context}, step: NewCaseStep) => context.step === step,
    isFilled: ({context, event}) => Object.keys(problemsOf(filled(context, event))).length === 0,
    isIncomplete: ({context}) => Object.keys(problemsOf(context)).length > 0,
    isWords: (_, {name}: {readonly name: string}) => isOfWords(name),
    isChange: ({context, event}) => changesAnswers(context, event),
    isChangeOfWords: ({context, event}) =>
      event.type === 'answer.changed' && isOfWords(event.name) && changesAnswers(context, event),
    isElsewhere: ({context}, output: SubmissionOutput) => isOpenedElsewhere(context, output),
    hasWords: ({context}) => wordsOf(context.answers) !== '' && context.answers.language !== '',
    /** Whether what was asked about last are the words as they stand. */
    isAsked: ({context, event}) => context.similarTo === wordsOf(filled(context, event).answers),
    hasSimilar: ({context}) => hasSimilar(context),
    hasSimilarIn: ({context: {passedIds}}, similar: SimilarThings) => hasSimilar({similar, passedIds}),
    isOffline: (_, {online}: {readonly online: boolean}) => !online,
    areUploadsFailed: ({context}) => context.uploads === 'failed',
    areUploadsMissing: ({context}) => context.uploads !== 'stored',
  },
  actions: {
    askCategories: enqueueActions(({enqueue}) => {
      enqueue.spawnChild('listCategories', {id: 'categories'});
    }),
    keepCategories: assign((_, categories: readonly CaseCategory[]) => ({categories, categoriesFailed: false})),
    missCategories: assign(({context}) => ({categoriesFailed: context.categories === null})),
    changeAnswer: assign(({context, event}) => {
      if (event.type !== 'answer.changed') return {};
      const answers = withCaseAnswer(context.answers, event.name, event.value);
      return {answers, problems: remainingProblems({...context, answers})};
    }),
    changeConcern: assign(({context, event}) => {
      if (event.type !== 'concern.changed') return {};
      const answers = {...context.answers, concern: event.concern};
      return {answers, problems: remainingProblems({...context, answers})};
    }),
    changeFiles: assign(({context, event}) => {
      if (event.type !== 'files.changed') return {};
      const answers = {...context.answers, files: [...event.files]};
      return {answers, problems: remainingProblems({...context, answers})};
    }),
    keepUploads: assign(({event}) =>
      event.type === 'uploads.changed' ? {uploads: event.uploads, missingUploads: event.missing} : {},
    ),
    takeDraft: assign(({event}) =>
      event.type === 'draft.taken' ? {answers: event.answers, operationId: event.operationId, problems: {}} : {},
    ),
    keepForm: assign(({context, event}) => {
      const next = filled(context, event);
      return {answers: next.answers, problems: problemsOf(next), failure: null};
    }),
    complain: assign(({context}) => ({problems: problemsOf(context)})),
    complainOfFiles: assign({problems: {files: 'file.notUploaded'}}),
    keepSimilar: assign(({context}, similar: SimilarThings) => ({similar, similarTo: wordsOf(context.answers)})),
    passSimilar: assign(({context: {passedIds, similar}}) => ({
      passedIds: [...new Set([...passedIds, ...(similar?.cases ?? []).map(({id}) => id)])],
    })),
    keepFollowed: assign(({event}) => (event.type === 'follow.requested' ? {followedId: event.caseId} : {})),
    tellFollowed: emit(({context}) => ({type: 'case.followed' as const, caseId: context.followedId!})),
    keepFailure: enqueueActions(({enqueue}, problem: Problem) => {
      enqueue.assign({failure: problem});
      enqueue.emit({type: 'problem.met', problem});
    }),
    clearProblems: assign({problems: {}, failure: null}),
    clearSignedOut: assign(({context: {failure}}) => (failure?.kind === 'signed-out' ? {failure: null} : {})),
    keepStanding: assign(({context}, snapshot: {readonly value: string; readonly context: SubmissionContext}) => ({
      standing: submissionStandingOf(snapshot, context.standing),
    })),
    forgetStanding: assign({standing: null, onlyAsks: false}),
    forwardToSubmission: forwardTo('submission'),
    keepRefusal: enqueueActions(({enqueue, context}, problem: Problem) => {
      enqueue.assign({failure: problem, problems: {...context.problems, ...fieldProblemsIn(problem)}});
      enqueue.emit({type: 'problem.met', problem});
    }),
    /** After a refusal that ends the operation goes on under another id (decision 8); what is provided makes those. */
    renewOperation: assign(({context}, {nextOperationId}: Problem) => ({
      operationId: nextOperationId ?? context.operationId,
    })),
    tellFirstRun: emit({type: 'firstRun.missed' as const}),
    keepSent: enqueueActions(({enqueue, context}, sent: SupportCase) => {
      enqueue.assign({sent, failure: null});
      const concern = toldConcern(context.answers.concern);
      enqueue.emit({type: 'case.created', caseId: sent.id, reference: sent.reference, concern});
      enqueue.emit({type: 'draft.spent'});
    }),
    /** The outbox, or another tab, sent it and told of it. */
    keepOpened: assign(({event}) => (event.type === 'case.opened' ? {sent: event.case, failure: null} : {})),
    keepElsewhere: assign((_, elsewhere: SupportCase) => ({elsewhere, failure: null})),
    /** Hands the case to the outbox; what is provided knows the time. */
    tellQueued: enqueueActions(() => {}),
  },
  delays: {
    /** Milliseconds without typing after which similar cases are looked for. */
    suggestPause: 800,
    /** Nobody waits longer for what may be similar. */
    lookPatience: 5000,
  },
});

/** What a failed call threw. */
export const thrown = ({event}: {readonly event: {readonly error: unknown}}): Problem => problemOf(event.error);
