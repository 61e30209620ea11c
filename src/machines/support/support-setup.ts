/** Types, actors and actions of the support machine; the chart stands in support-machine.ts. */
import {assign, enqueueActions, fromPromise, setup} from 'xstate';
import type {AnswerOf} from '../../backend/partner-backend.js';
import type {Problem} from '../../domain/problem.js';
import {firstRunStep, maySkipFirstRun} from '../../domain/support/first-run.js';
import type {FirstRun} from '../../domain/support/support-profile.js';
import {
  longestTrail,
  nothingOffered,
  type FirstRunPage,
  type LoadedArticle,
  type LoadedProfile,
  type SupportContext,
  type SupportEmitted,
  type SupportEvent,
  type SupportInput,
  type SupportPlace,
} from './support-context.js';

const effect = <Output, Input>() => fromPromise<Output, Input>(() => Promise.reject(new Error('not provided')));

/** Tells one edition of an article from every other. */
export const articleKey = ({article: {id, version}}: LoadedArticle): string => `${id} ${version}`;

const samePlace = (one: SupportPlace, other: SupportPlace): boolean => JSON.stringify(one) === JSON.stringify(other);

/** The context at another place, with the one before to go back to. A form that is left is not gone back to. */
function at(context: SupportContext, place: SupportPlace): Partial<SupportContext> {
  if (samePlace(context.place, place)) return {failure: null};
  const {trail, place: before} = context;
  const behind = before.view === 'newCase' ? trail : [...trail, before];
  return {place, failure: null, trail: behind.slice(-longestTrail)};
}

export const supportSetup = setup({
  types: {
    input: {} as SupportInput,
    context: {} as SupportContext,
    events: {} as SupportEvent,
    emitted: {} as SupportEmitted,
  },
  actors: {
    /** What the first view is made of; from the device where the server is out of reach. */
    loadSupport: effect<LoadedProfile, {language: string; since: string | null}>(),
    /** An article to read; from the device where the server is out of reach. */
    loadArticle: effect<LoadedArticle, {articleId: string; language: string}>(),
    /** Records whether an article helped. Never rejects: nobody waits for it. */
    countAnswer: effect<void, {articleId: string; language: string; version: number; helped: boolean}>(),
    confirmFirstRun: effect<AnswerOf<'confirmFirstRun'>, {selfDeclared: boolean}>(),
    skipFirstRun: effect<FirstRun, void>(),
  },
  guards: {
    isAt: ({context}, view: SupportPlace['view']) => context.place.view === view,
    isProfileMissing: ({context}) => context.profile === null,
    /** Whether the first-time task stands before a new case (S-05). */
    isFirstRunNeeded: ({context: {profile, now, policy}}) =>
      profile !== null && firstRunStep(profile.firstRun, now, policy) !== null,
    isStep: ({context: {profile, now, policy}}, step: 'signInWorkspace' | 'addModule') =>
      profile !== null && firstRunStep(profile.firstRun, now, policy) === step,
    wasSkippedAt: ({context}, page: FirstRunPage) => context.skippedAt === page,
    maySkip: ({context}) => maySkipFirstRun(context.policy),
    hasWayBack: ({context}) => context.trail.length > 0,
    isJudged: ({context: {article, judged}}) => article === null || Object.hasOwn(judged, articleKey(article)),
    didNotHelp: (_, {helped}: {readonly helped: boolean}) => !helped,
  },
  actions: {
    goTo: assign(({context}, place: SupportPlace) => at(context, place)),
    goBack: assign(({context: {trail}}) => ({
      place: trail.at(-1) ?? {view: 'home' as const},
      trail: trail.slice(0, -1),
      failure: null,
    })),
    /** To a new case, which begins with what is offered. Without an offer it is the one that was begun. */
    goToNewCase: assign(({context, event}) => ({
      ...at(context, {view: 'newCase'}),
      ...(event.type === 'case.requested' && event.offer && {offer: {...event.offer, id: context.offer.id + 1}}),
    })),
    /** To a new case that says what was looked for in vain. */
    goToNewCaseWithQuery: assign(({context}) => ({
      ...at(context, {view: 'newCase'}),
      offer: {...nothingOffered, id: context.offer.id + 1, answers: {subject: context.query.trim()}},
    })),
    keepProfile: enqueueActions(({enqueue}, {profile, copyFrom}: LoadedProfile) => {
      enqueue.assign({profile, profileCopyFrom: copyFrom, failure: null});
      enqueue.emit({type: 'support.loaded', copyFrom});
    }),
    keepCounts: assign(({context: {profile}, event}) =>
      profile && event.type === 'counts.changed' ? {profile: {...profile, counts: event.counts}} : {},
    ),
    keepArticle: assign((_, article: LoadedArticle) => ({article, failure: null})),
    forgetArticle: assign({article: null}),
    keepQuery: assign(({context, event}) => ({
      query: event.type === 'query.changed' ? event.query : context.query,
      topicId: event.type === 'topic.changed' ? event.topicId : context.topicId,
    })),
    keepTime: assign(({context, event}) => ({now: event.type === 'clock.ticked' ? event.now : context.now})),
    keepSince: assign(({context, event}) => ({since: event.type === 'since.known' ? event.since : context.since})),
    keepLanguage: assign(({context, event}) => ({
      language: event.type === 'language.changed' ? event.language : context.language,
    })),
    keepFailure: enqueueActions(({enqueue}, problem: Problem) => {
      enqueue.assign({failure: problem});
      enqueue.emit({type: 'problem.met', problem});
    }),
    keepSkippedAt: assign((_, skippedAt: FirstRunPage) => ({skippedAt})),
    forgetFailure: assign({failure: null}),
    clearSignedOut: assign(({context: {failure}}) => (failure?.kind === 'signed-out' ? {failure: null} : {})),
    countJudgement: enqueueActions(({enqueue, context: {article, judged, language}}, helped: boolean) => {
      if (!article) return;
      const {id: articleId, version} = article.article;
      enqueue.assign({judged: {...judged, [articleKey(article)]: helped}});
      enqueue.spawnChild('countAnswer', {input: {articleId, language, version, helped}});
      enqueue.emit({type: 'article.judged', articleId, helped});
    }),
    keepFirstRun: enqueueActions(({enqueue, context: {profile}}, firstRun: FirstRun) => {
      if (profile) enqueue.assign({profile: {...profile, firstRun}, failure: null});
      enqueue.emit({type: 'firstRun.done', state: firstRun.state});
    }),
    /** The server's word counts: the task is missing, whatever was known of it. */
    missFirstRun: assign(({context: {profile}}) =>
      profile ? {profile: {...profile, firstRun: {...profile.firstRun, state: 'signInWorkspace' as const}}} : {},
    ),
  },
});
