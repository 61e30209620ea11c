/** Types, actors and actions of the renewal machine; the chart stands in the files beside it. */
import {assign, emit, enqueueActions, forwardTo, fromPromise, setup} from 'xstate';
import {problemOf} from '../../domain/problem.js';
import {withDistributor, withKept, withoutDistributor} from '../../domain/renewal-answer-changes.js';
import type {RenewalForm} from '../../domain/renewal-forms.js';
import {inviteAnswerName, inviteRequest, type InviteRequest} from '../../domain/renewal-requests.js';
import type {RenewalStep} from '../../domain/renewal-steps.js';
import type {Attestation} from '../../domain/signer-problems.js';
import {submissionsMachine, type SubmissionsContext} from '../submissions-machine.js';
import type {
  Invitations,
  LoadedAgreements,
  PartyPreview,
  Purpose,
  RenewalContext,
  RenewalEmitted,
  RenewalEvent,
  RenewalInput,
} from './context.js';
import {guards} from './guards.js';
import {
  agreementsUnderWay,
  filled,
  invitationOf,
  isSettled,
  openAgreements,
  termsOf,
  typedAnswer,
  withKnownEditions,
} from './judgements.js';
import {newsOf, withLoaded} from './loading.js';
import {mayTryAgain, type Outputs} from './outcomes.js';
import {newsOfOutputs, pendingResults, withOutputs, withStandings} from './settling.js';

const effect = <Output, Input>() => fromPromise<Output, Input>(() => Promise.reject(new Error('not provided')));

export const renewalSetup = setup({
  types: {
    input: {} as RenewalInput,
    context: {} as RenewalContext,
    events: {} as RenewalEvent,
    emitted: {} as RenewalEmitted,
  },
  actors: {
    loadAgreements: effect<LoadedAgreements, {agreementIds: readonly string[]; asksOperations: boolean}>(),
    /** Sends each; one that fails holds up none of the others. */
    inviteSigner: effect<Invitations, {requests: readonly InviteRequest[]}>(),
    previewParties: effect<readonly PartyPreview[], {requests: readonly {agreementId: string; country: string}[]}>(),
    acceptAgreements: submissionsMachine,
    declineAgreements: submissionsMachine,
  },
  guards,
  actions: {
    /** Keeps the time; what is provided judges every agreement anew by calendar and clock. */
    judge: enqueueActions(({enqueue, event}) => {
      if (event.type === 'clock.ticked') enqueue.assign({now: event.now});
    }),
    keepTime: assign(({context, event}) => ({now: event.type === 'clock.ticked' ? event.now : context.now})),
    /** Keeps the sentence that was ticked; what is provided knows it. */
    keepAttestation: assign({attestation: (): Attestation | null => null}),
    keepLoaded: enqueueActions(({enqueue, context}, loaded: LoadedAgreements) => {
      for (const news of newsOf(context, loaded)) enqueue.emit(news);
      enqueue.assign(withLoaded(context, loaded));
    }),
    keepFailure: enqueueActions(({enqueue}, error: unknown) => {
      const problem = problemOf(error);
      enqueue.assign({failure: problem, problems: {}});
      enqueue.emit({type: 'problem.met', problem});
    }),
    tellInviteFailure: enqueueActions(({enqueue}, {problem}: Invitations) => {
      if (!problem) return;
      const problems = Object.entries(problem.fields ?? {}).map(([path, code]) => [inviteAnswerName(path), code]);
      enqueue.assign({failure: problem, problems: Object.fromEntries(problems)});
      enqueue.emit({type: 'problem.met', problem});
    }),
    clearProblems: assign({problems: {}, failure: null}),
    clearSignedOut: assign(({context: {failure}}) => (failure?.kind === 'signed-out' ? {failure: null} : {})),
    keepForm: assign(({context, event}, form: RenewalForm) => {
      const {answers, problems} = filled(context, event, form);
      const isValid = Object.keys(problems).length === 0;
      return {problems, answers: form === 'company' && isValid ? withKnownEditions(context, answers) : answers};
    }),
    /** One value typed; what is shown as wrong is judged anew, nothing new is complained of while typing. */
    changeAnswer: assign(({context, event}, form: RenewalForm) => {
      if (event.type !== 'answer.changed') return {};
      const answers = typedAnswer(context.answers, form, event.name, event.value);
      const now = filled({...context, answers}, event, form).problems;
      const problems = Object.fromEntries(
        Object.keys(context.problems).flatMap((field) => (now[field] ? [[field, now[field]]] : [])),
      );
      return {answers, problems};
    }),
    /** On to a step, or to check answers while one is changed from there. */
    makeFor: assign(({context}, step: RenewalStep) => ({aim: context.returnsToCheck ? 'check' : step})),
    askDecline: assign((_, step: RenewalStep) => ({decliningAt: step, declines: false})),
    forgetDecline: assign({decliningAt: null}),
    /** Who may not sign declines nothing: of what was entered for that alone no draft stays. */
    dropDecline: enqueueActions(({enqueue, context: {declines, restored}}) => {
      if (declines && !restored) enqueue.emit({type: 'draft.spent'});
    }),
    /** On to the step at which declining was asked for. */
    makeForAsked: assign(({context}) => ({aim: context.decliningAt ?? 'check'})),
    returnToCheck: assign(({context}) => ({returnsToCheck: true, beforeChange: context.answers})),
    returnNowhere: assign({returnsToCheck: false, beforeChange: null}),
    restoreAnswers: assign(({context}) => ({answers: context.beforeChange ?? context.answers})),
    disclaimAuthority: assign(({context}) => ({answers: {...context.answers, authority: 'no' as const}})),
    keepInvited: assign(({context}, {invited}: Invitations) => ({
      failure: null,
      invitations: {
        ...context.invitations,
        ...Object.fromEntries(invited.map(({id}) => [id, invitationOf(inviteRequest(context.answers, id))])),
      },
      agreements: context.agreements.map((loaded) => ({
        ...loaded,
        agreement: invited.find(({id}) => id === loaded.agreement.id) ?? loaded.agreement,
      })),
    })),
    keepParties: assign(({context}, previews: readonly PartyPreview[]) => {
      const parties = {
        ...context.parties,
        ...Object.fromEntries(previews.map((preview) => [preview.agreementId, preview])),
      };
      return {parties, failure: null, answers: withKnownEditions(context, context.answers, parties)};
    }),
    askDrop: assign(({event}) =>
      event.type === 'country.dropRequested'
        ? {dropping: {agreementId: event.agreementId, country: event.country}}
        : {},
    ),
    complainOfLast: assign(({context, event}) => {
      if (event.type !== 'country.dropRequested') return {};
      const index = context.answers.agreements.findIndex(({agreementId}) => agreementId === event.agreementId);
      return index < 0 ? {} : {problems: {[`agreements.${index}.countries`]: 'countries.none'}};
    }),
    drop: assign(({context: {answers, dropping}}) => ({
      problems: {},
      answers: dropping ? withKept(answers, dropping, false) : answers,
    })),
    forgetDrop: assign({dropping: null}),
    keepCountry: assign(({context: {answers}, event}) => ({
      problems: {},
      answers: event.type === 'country.kept' ? withKept(answers, event, true) : answers,
    })),
    addDistributor: assign(({context: {answers}, event}) => ({
      answers: event.type === 'distributor.added' ? withDistributor(answers, event) : answers,
    })),
    removeDistributor: assign(({context: {answers}, event}) => ({
      // Fields are named by position, so what was wrong is void.
      problems: {},
      answers: event.type === 'distributor.removed' ? withoutDistributor(answers, event, event.index) : answers,
    })),
    openText: assign(({event}) =>
      event.type === 'text.opened' ? {reading: {agreementId: event.agreementId, hash: event.hash}} : {},
    ),
    /** The open text is on view; one that may be accepted counts as opened from now on. */
    keepShown: assign(({context, event}) => {
      const {answers, problems, changedTexts, reading} = context;
      if (event.type !== 'text.shown' || event.hash !== reading?.hash) return {};
      const {agreementId, hash} = reading;
      const loaded = openAgreements(context).find(({agreement}) => agreement.id === agreementId);
      if (!loaded || !termsOf(context, loaded).editions.some((edition) => edition.hash === hash)) return {};
      const index = answers.agreements.findIndex((own) => own.agreementId === agreementId);
      const {[`agreements.${index}.editionHash`]: _, ...others} = problems;
      return {
        problems: others,
        changedTexts: changedTexts.filter((id) => id !== agreementId),
        answers: {...answers, openedTexts: [...new Set([...answers.openedTexts, hash])]},
      };
    }),
    /** A text that could not be shown was not opened. */
    unopenText: assign(({context: {answers}, event}) => ({
      answers: {
        ...answers,
        openedTexts: answers.openedTexts.filter((hash) => event.type !== 'text.unavailable' || hash !== event.hash),
      },
    })),
    closeText: assign({reading: null}),
    sayOffline: assign({offline: true}),
    sayOnline: assign({offline: false}),
    beginSubmission: assign(({context}) => ({
      aim: 'check' as const,
      failure: null,
      problems: {},
      ended: {},
      results: {...context.results, ...pendingResults(openAgreements(context), 'sending')},
    })),
    beginChecking: assign(({context}) => ({
      ended: {},
      results: {...context.results, ...pendingResults(agreementsUnderWay(context), 'checking')},
    })),
    /** What had no outcome is open again. */
    endChecking: assign(({context: {results}}) => ({
      results: Object.fromEntries(Object.entries(results).filter(([, result]) => isSettled(result))),
    })),
    /** A decline beside an acceptance that came to nothing is asked about next. */
    forgetChecked: assign(({context: {underWay, declineUnderWay, results}}) => ({
      underWay: [],
      declineUnderWay: declineUnderWay.filter((id) => underWay.includes(id) && !isSettled(results[id])),
    })),
    keepStandings: assign(({context}, standings: Pick<SubmissionsContext, 'standings' | 'outputs'>) =>
      withStandings(context, standings),
    ),
    keepOutputs: enqueueActions(
      ({enqueue, context}, {outputs, purpose}: {outputs: Outputs; purpose: Purpose | 'asked'}) => {
        for (const news of newsOfOutputs(context, outputs)) enqueue.emit(news);
        enqueue.assign(withOutputs(context, outputs, purpose));
      },
    ),
    /** Another try begins. */
    forgetRefusals: assign(({context: {results}}) => ({
      results: Object.fromEntries(Object.entries(results).filter(([, {state}]) => state !== 'refused')),
    })),
    forwardToSubmissions: forwardTo('submissions'),
    tellNotAuthorised: emit(({context}) => ({
      type: 'signer.notAuthorised' as const,
      agreementIds: openAgreements(context).map(({agreement}) => agreement.id),
    })),
    /** A draft is kept as long as it serves another try, and where it is not what was decided on. */
    tellSpent: enqueueActions(({enqueue, context: {results}}) => {
      const isElsewhere = Object.values(results).some((result) => 'isElsewhere' in result && result.isElsewhere);
      if (!isElsewhere && !mayTryAgain(results)) enqueue.emit({type: 'draft.spent'});
    }),
  },
  delays: {
    /** Between two looks for whether an invited signer accepted. */
    signerPause: 60_000,
  },
});
