/** What the first view of support is made of, and the first-time task (S-01, S-05, S-11). */
import type {FirstRun, SupportCounts} from '../../../domain/support/support-profile.js';
import type {RawAnswerOf} from '../../partner-backend.js';
import type {MemoryAccount} from '../state.js';
import {isoInstant, reject, signedInAccount, type World} from '../world.js';
import {articleCount, featuredArticles, topicsIn} from './articles.js';
import {isCompanyViewer} from './case-view.js';
import {productNames} from './categories.js';
import {countCases} from './case-list.js';
import {supportLanguages} from './language.js';
import type {SupportRequest} from './rules.js';
import {supportOf} from './support-state.js';

/** How far an account is with the first-time task. */
export function firstRunOf({state}: World, {id}: MemoryAccount): FirstRun {
  const {firstRun, verifiable} = supportOf(state);
  const known = firstRun[id] ?? {state: 'signInWorkspace', skippedUntil: null};
  return {
    state: known.state,
    verifiable,
    skippedUntil: known.skippedUntil === null ? null : isoInstant(known.skippedUntil),
  };
}

export function getSupport(world: World, {language, since}: SupportRequest<'getSupport'>): RawAnswerOf<'getSupport'> {
  const account = signedInAccount(world);
  const support = supportOf(world.state);
  support.languages = {...support.languages, [account.id]: language};
  return {
    firstRun: firstRunOf(world, account),
    contact: {name: account.name, email: account.email, phone: ''},
    mayViewCompany: isCompanyViewer(world.state, account),
    supportLanguages: [...supportLanguages].filter((known) => known !== 'sr-Latn'),
    products: Object.entries(productNames).map(([id, name]) => ({id, name})),
    topics: topicsIn(world.state, language),
    articles: featuredArticles(world.state, language),
    articleCount: articleCount(world.state, language),
    searchesArticles: support.behaviour.searches,
    counts: countsOf(world, account, since),
  };
}

export function getSupportCounts(
  world: World,
  {since}: SupportRequest<'getSupportCounts'>,
): RawAnswerOf<'getSupportCounts'> {
  return countsOf(world, signedInAccount(world), since);
}

function countsOf(world: World, account: MemoryAccount, since: string | null): SupportCounts {
  const after = since === null ? null : Date.parse(since);
  return {
    open: countCases(world, account, 'open'),
    needsAnswer: countCases(world, account, 'needsAnswer'),
    changed: countCases(world, account, 'changed', after),
    completed: countCases(world, account, 'completed', after),
  };
}

/** Looks whether the module was added, where that can be seen; else the person's word counts (S-05). */
export function confirmFirstRun(
  world: World,
  {selfDeclared}: SupportRequest<'confirmFirstRun'>,
): RawAnswerOf<'confirmFirstRun'> {
  const account = signedInAccount(world);
  const support = supportOf(world.state);
  const found = support.verifiable ? support.moduleAdded.includes(account.id) : selfDeclared;
  support.firstRun[account.id] = {state: found ? 'done' : 'addModule', skippedUntil: null};
  return {firstRun: firstRunOf(world, account), found};
}

/** Puts the task off, where policy allows it. */
export function skipFirstRun(world: World): RawAnswerOf<'skipFirstRun'> {
  const account = signedInAccount(world);
  const {firstRun, firstRunSkipDays} = world.policy.support;
  if (firstRun !== 'skippable') reject({kind: 'forbidden', code: 'first-run-required'});
  const skippedUntil = world.now + firstRunSkipDays * 86_400_000;
  supportOf(world.state).firstRun[account.id] = {state: 'skipped', skippedUntil};
  return firstRunOf(world, account);
}
