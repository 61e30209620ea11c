/** Types, actors and actions of the provisioning machine; the chart stands in the files beside it. */
import {assign, emit, enqueueActions, forwardTo, fromPromise, setup} from 'xstate';
import {answerNameOf} from '../../domain/answer-names.js';
import type {AnswerProblems} from '../../domain/answer-problems.js';
import type {
  Activation,
  AdminCheck,
  CallingSettings,
  ConfigurableService,
  MeetingSettings,
  Order,
  ProvisioningContact,
} from '../../domain/order.js';
import {problemOf, type Problem} from '../../domain/problem.js';
import {normalizeLabel} from '../../domain/validate/name-label.js';
import {emptySite, withAnswer} from '../../domain/wizard-answers.js';
import type {WizardForm} from '../../domain/wizard-forms.js';
import {answersFrom, choiceOf} from '../../domain/wizard-requests.js';
import type {JournalEntry} from '../../storage/journal.js';
import {availabilityMachine, type NameCheckedEvent} from '../availability-machine.js';
import {submissionMachine} from '../submission-machine.js';
import {submissionStandingOf} from '../submission-standing.js';
import {
  initialContext,
  type LoadedOrder,
  type OrganizationMatches,
  type ProvisioningContext,
  type ProvisioningEmitted,
  type ProvisioningEvent,
  type ProvisioningInput,
} from './context.js';
import {guards} from './guards.js';
import {filled, standing, textOf} from './judgements.js';

const notProvided = () => Promise.reject(new Error('not provided'));
const effect = <Output, Input>() => fromPromise<Output, Input>(notProvided);

/** Complaints that only a check can make, and that another text voids. */
const checkCodes: ReadonlySet<string> = new Set(['label.taken', 'label.refused', 'label.unchecked']);

/** What is wrong after a name was checked: the complaint about it goes or changes with the answer. */
function judged({problems}: ProvisioningContext, {field, check}: NameCheckedEvent): AnswerProblems {
  if (check.state === 'taken') return {...problems, [field]: 'label.taken'};
  if (check.state === 'invalid') return {...problems, [field]: 'label.refused'};
  const {[field]: code, ...others} = problems;
  return code !== undefined && !checkCodes.has(code) ? problems : others;
}

export const provisioningSetup = setup({
  types: {
    input: {} as ProvisioningInput,
    context: {} as ProvisioningContext,
    events: {} as ProvisioningEvent,
    emitted: {} as ProvisioningEmitted,
  },
  actors: {
    loadOrder: effect<LoadedOrder, {orderId: string}>(),
    changeContact: effect<Order, {orderId: string; contact: ProvisioningContact; allLines: boolean}>(),
    resendMail: effect<unknown, {orderId: string}>(),
    handOver: effect<Order, {orderId: string; to: 'colleague' | 'customer'; email: string}>(),
    matchOrganizations: effect<OrganizationMatches, {orderId: string; side: 'partner' | 'customer'; email: string}>(),
    checkAdmin: effect<AdminCheck, {orderId: string; email: string}>(),
    saveCalling: effect<Order, {orderId: string; calling: CallingSettings}>(),
    saveMeetings: effect<Order, {orderId: string; meetings: MeetingSettings}>(),
    saveSubdomain: effect<Order, {orderId: string; name: string}>(),
    getActivation: effect<Activation, {orderId: string}>(),
    availability: availabilityMachine,
    mapOrder: submissionMachine,
    setPassword: submissionMachine,
    provision: submissionMachine,
    retryActivation: submissionMachine,
  },
  guards,
  actions: {
    keepOrder: assign(({context}, order: Order | false) =>
      order ? {order, answers: answersFrom(order, context.answers, context.order), failure: null} : {},
    ),
    // An acknowledgement holds for the order as it was: after loading, the doors are only asked about (F-P6).
    keepLoaded: assign(({context}, {order, deadlines, now}: LoadedOrder) => ({
      order,
      deadlines,
      now,
      failure: null,
      leftAfterDoor: false,
      answers: {...answersFrom(order, context.answers), ...unticked, billingAcknowledged: false},
    })),
    keepForm: assign(({context, event}, form: WizardForm) => filled(context, event, form)),
    /** Forgets what was wrong; on entering a step. */
    clearProblems: assign({problems: {}, failure: null}),
    keepFailure: enqueueActions(({enqueue, context}, error: unknown) => {
      const problem = problemOf(error);
      const problems = Object.entries(problem.fields ?? {}).map(([path, code]) => [
        answerNameOf(path, context.answers),
        code,
      ]);
      enqueue.assign({failure: problem, problems: Object.fromEntries(problems)});
      enqueue.emit({type: 'problem.met', problem});
    }),
    /** A definite refusal ends an operation's id; the answer carries the next (decision 8). */
    renewOperation: assign(
      ({context}, {name, problem}: {name: 'mapping' | 'password' | 'provisioning'; problem: Problem}) =>
        context.order && problem.nextOperationId !== undefined
          ? {order: {...context.order, operations: {...context.order.operations, [name]: problem.nextOperationId}}}
          : {},
    ),
    keepSubmission: assign(({context}, snapshot: {value: string; context: {problem: Problem | null}}) => ({
      submission: submissionStandingOf(snapshot, context.submission),
    })),
    clearSubmission: assign({submission: null}),
    note: emit(
      (_, {milestone, operationId = null}: {milestone: JournalEntry['milestone']; operationId?: string | null}) => ({
        type: 'milestone.reached' as const,
        milestone,
        operationId,
      }),
    ),
    forwardToSubmission: forwardTo('submission'),
    /** One value typed; what is shown as wrong is judged anew, nothing new is complained of while typing. */
    changeAnswer: enqueueActions(({enqueue, context, event}, form: WizardForm) => {
      if (event.type !== 'answer.changed') return;
      const answers = withAnswer(context.answers, event.name, event.value);
      const now = filled({...context, answers}, event, form).problems;
      const problems = Object.fromEntries(
        Object.keys(context.problems).flatMap((field) => (now[field] ? [[field, now[field]]] : [])),
      );
      enqueue.assign({answers, problems});
      if (context.names[event.name]) {
        enqueue.sendTo(`name:${event.name}`, {type: 'text.changed', value: normalizeLabel(String(event.value))});
      }
    }),
    checkName: enqueueActions(({enqueue, context}, field: string) => {
      const value = normalizeLabel(textOf(context, field));
      if (!context.names[field]) {
        enqueue.spawnChild('availability', {id: `name:${field}`, input: {field, value}});
        enqueue.assign({names: {...context.names, [field]: {value, state: 'editing', suggestions: []}}});
      }
      enqueue.sendTo(`name:${field}`, {type: 'check.requested', value});
    }),
    /** A save was refused because somebody was faster (P-74). */
    markTaken: enqueueActions(({enqueue, context}, error: unknown) => {
      const {code, fields, suggestions = []} = problemOf(error);
      if (code !== 'taken') return;
      const field =
        Object.keys(fields ?? {})
          .map((path) => answerNameOf(path, context.answers))
          .find((name) => Object.hasOwn(context.names, name)) ?? 'subdomain';
      if (!context.names[field]) return;
      enqueue.assign({problems: {[field]: 'label.taken'}});
      enqueue.sendTo(`name:${field}`, {type: 'name.taken', value: normalizeLabel(textOf(context, field)), suggestions});
    }),
    keepName: assign(({context, event}) =>
      event.type === 'name.checked' ? {names: {...context.names, [event.field]: event.check}} : {},
    ),
    /** Says what the check of a name on view found wrong. */
    judgeName: assign(({context, event}) => (event.type === 'name.checked' ? {problems: judged(context, event)} : {})),
    /** Ends what goes on about names. */
    stopNames: enqueueActions(({enqueue, context}) => {
      for (const field of Object.keys(context.names)) enqueue.stopChild(`name:${field}`);
    }),
    removeSite: enqueueActions(({enqueue, context, event}) => {
      if (event.type !== 'site.removed' || context.answers.sites.length < 2) return;
      // Names are known by position, so what was known of this and the following ones is void.
      const names = {...context.names};
      for (let index = event.index; index < context.answers.sites.length; index++) {
        const field = `sites.${index}.name`;
        if (names[field]) enqueue.stopChild(`name:${field}`);
        delete names[field];
      }
      enqueue.assign({
        names,
        problems: {},
        answers: {...context.answers, sites: context.answers.sites.filter((_, index) => index !== event.index)},
      });
    }),
    addSite: assign(({context}) => ({answers: {...context.answers, sites: [...context.answers.sites, emptySite]}})),
    keepTime: assign(({context, event}) => (event.type === 'clock.ticked' ? {now: event.now} : {now: context.now})),
    keepOwnEmail: assign(({context, event}) => ({
      ownEmail: event.type === 'account.known' ? event.email : context.ownEmail,
    })),
    keepEarlierAttempt: assign({earlierAttempt: true}),
    dropEarlierAttempt: assign({earlierAttempt: false}),
    offerContact: assign(({context: {answers, order}}) => ({
      contactNotice: null,
      answers: {
        ...answers,
        contactEmail: order?.contact.email ?? '',
        contactKind: contactKinds.find((kind) => kind === order?.contact.kind) ?? '',
        contactAllLines: false,
      },
    })),
    noticeContact: assign((_, contactNotice: 'changed' | 'resent' | 'passwordElsewhere') => ({contactNotice})),
    beginAnswers: assign({answering: true}),
    endAnswers: assign({answering: false, leaving: false}),
    returnToConfirm: assign(({context: {answers, adminCheck, partnerMatches, customerMatches}}) => ({
      returnsToConfirm: true,
      beforeChange: {answers, adminCheck, partnerMatches, customerMatches},
    })),
    restoreAnswers: assign(({context}) => ({...context.beforeChange})),
    /** What was confirmed may change now, so it is confirmed anew (P-50). */
    untick: assign(({context: {answers}}) => ({answers: {...answers, ...unticked}})),
    returnToReview: assign({returnsToReview: true}),
    returnNowhere: assign({returnsToConfirm: false, returnsToReview: false, beforeChange: null}),
    keepHandover: enqueueActions(({enqueue, context}) => {
      const to = context.answers.setter === 'customer' ? 'customer' : 'colleague';
      enqueue.assign({handedOverTo: to});
      enqueue.emit({type: 'milestone.reached', milestone: 'handedOver', operationId: null});
      enqueue.emit({type: 'setup.handedOver', to});
    }),
    keepPartnerMatches: assign((_, partnerMatches: OrganizationMatches) => ({partnerMatches})),
    keepCustomerMatches: assign(({context}, found: OrganizationMatches) => {
      // The organisation the administrator already has is offered even where the search does not name it.
      const own = context.adminCheck?.result === 'adminOf' ? context.adminCheck.organization : null;
      const matches = own && !found.matches.some(({id}) => id === own.id) ? [own, ...found.matches] : found.matches;
      return {customerMatches: {...found, matches}};
    }),
    choosePartnerNew: assign(({context}) => ({answers: {...context.answers, partnerChoice: 'new'}})),
    chooseCustomerNew: assign(({context: {answers, order}}) => ({
      answers: {...answers, customerChoice: 'new', customerName: answers.customerName || (order?.customerName ?? '')},
    })),
    keepAdminCheck: assign((_, adminCheck: AdminCheck) => ({adminCheck})),
    preselectCustomer: assign(({context: {answers, adminCheck}}) => {
      const own = adminCheck?.organization;
      return {answers: {...answers, ...(own && {customerChoice: choiceOf(own.id)})}};
    }),
    celebrateMapping: enqueueActions(({enqueue}) => {
      enqueue.assign({justMapped: true, earlierAttempt: false});
      enqueue.emit({type: 'order.setUp'});
    }),
    celebrateProvisioning: emit({type: 'order.provisioned'}),
    refusePassword: assign((_, code: string) => ({problems: {password: code}})),
    keepLock: assign((_, problem: Problem) =>
      problem.code === 'locked'
        ? {passwordLockedUntil: problem.retryAt ?? null, problems: {password: 'password.locked'}}
        : {},
    ),
    /** The password's outcome is known or it was given up: whoever holds it lets go (F-N3). */
    spendSecret: emit({type: 'secret.spent'}),
    keepSkipped: assign(({context: {skipped}}, service: ConfigurableService) => ({
      skipped: skipped.includes(service) ? skipped : [...skipped, service],
    })),
    keepConfigured: assign(({context}, service: ConfigurableService) => ({
      justMapped: false,
      skipped: context.skipped.filter((name) => name !== service),
    })),
    keepActivation: assign(({context: {order}}, activation: Activation | false) =>
      order && activation ? {order: {...order, activation}, failure: null} : {},
    ),
    keepRetried: assign((_, retriedLineId: string) => ({retriedLineId, retryRefusal: null})),
    keepRetryRefusal: assign((_, retryRefusal: Problem) => ({retryRefusal})),
    clearSignedOut: assign(({context: {failure}}) => (failure?.kind === 'signed-out' ? {failure: null} : {})),
    askBeforeExit: assign({leaving: true}),
    stopAsking: assign({leaving: false}),
    /** What was sent is carried out all the same. */
    noteSent: assign((_, leftAtDoor: 'mapping' | 'provisioning' | null) => ({leftAfterDoor: true, leftAtDoor})),
    clearDoor: assign({leftAtDoor: null}),
    beginSetUp: assign({begun: true}),
    tellLeft: emit({type: 'wizard.left'}),
    forget: assign(({context}) => {
      const {orderId, policy, ownEmail, now} = context;
      const isBeforeDoor = ['notYet', 'ready', 'nudged', 'closing'].includes(standing(context));
      const leftAfterDoor = context.leftAfterDoor || !isBeforeDoor;
      return {
        ...initialContext({orderId, policy, ownEmail, now}),
        leftAfterDoor,
        // Said at the next start, whether or not the device keeps a journal (P-07).
        earlierAttempt: !leftAfterDoor && (context.begun || context.earlierAttempt),
        leftAtDoor: context.leftAtDoor,
      };
    }),
  },
  delays: {
    /** How long until activation is asked for again, in milliseconds: a minute where hours are expected (P-64). */
    activationPause: ({context}) =>
      context.order?.activation?.services.some(
        ({state, expectedMinutes}) => state !== 'active' && state !== 'failed' && (expectedMinutes ?? 0) < 60,
      ) === false
        ? 60_000
        : 5000,
  },
});

const unticked = {partnerConfirmed: false, customerConfirmed: false, mappingAcknowledged: false} as const;

const contactKinds = ['partnerAdmin', 'partnerAlias', 'customerAdmin'] as const;
