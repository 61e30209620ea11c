/** The first-time task before a first case: two steps elsewhere, and what waits behind them (S-05). */
import {html, nothing, type TemplateResult} from 'lit';
import type {Problem} from '../../../domain/problem.js';
import {maySkipFirstRun} from '../../../domain/support/first-run.js';
import type {Translate} from '../../../locales/messages.js';
import {icon} from '../../shared/icons.js';
import {stepIcon} from '../../shared/step-icons.js';
import {notice} from '../../shared/templates/messages.js';
import {problemText} from '../../shared/templates/problems.js';
import {otherWays, placeFrame, type PlaceModel} from '../person/place-frame.js';
import {answerIcon} from './answer-icons.js';
import type {AnswerWord} from './answers-view.js';

/** The states of the first-time task. */
export type FirstRunState = 'signInWorkspace' | 'addModule' | 'verifying' | 'notFound' | 'skipping';

export interface FirstRunModel extends PlaceModel {
  readonly t: Translate<AnswerWord>;
  readonly state: FirstRunState;
  /** The page on view: what is under way shows where it began. */
  readonly shown: 'signInWorkspace' | 'addModule' | 'notFound';
  /** Whether the server can look whether the module is there. */
  readonly isVerifiable: boolean;
  /** Whether something was entered for a case. */
  readonly hasDraft: boolean;
  readonly failure: Problem | null;
}

export function firstRunView(model: FirstRunModel): TemplateResult {
  const {t, shown, host, hasDraft, failure, send} = model;
  const {workspaceName, moduleName, workspaceUrl} = host.policy.support;
  const isSignedIn = shown !== 'signInWorkspace';
  const isNotFound = shown === 'notFound';
  const open = workspaceUrl
    ? html`<div>
        <a class="button" href=${workspaceUrl} target="_blank" rel="noopener noreferrer">
          ${t('firstRun.open', {name: workspaceName})}${answerIcon('external')}<span class="visually-hidden"> ${t('action.newTab')}</span>
        </a>
      </div>`
    : nothing;
  const ways = otherWays(model);
  return placeFrame(model, {
    title: isNotFound ? t('firstRun.notFound', {module: moduleName}) : t('firstRun.title'),
    main: html`${
      failure
        ? html`<div role="alert">${notice('warn', null, html`<p>${problemText(t, failure)}</p>${failure.reference ? html`<p class="quiet">${t('problem.reference', {reference: failure.reference})}</p>` : nothing}`)}</div>`
        : nothing
    }
      <div class="tight">
        <p class="lead">${isNotFound ? t('firstRun.notFoundText') : t('firstRun.text', {module: moduleName})}</p>
        ${hasDraft ? html`<p>${t('firstRun.waits')}</p>` : nothing}
      </div>
      <ol class="first-steps" aria-label=${t('firstRun.steps')}>
        ${step(model, {
          number: 1,
          standing: isSignedIn ? 'done' : 'current',
          title: t('firstRun.signIn', {workspace: workspaceName}),
          text: t('firstRun.signInText'),
          body: html`${open}${goOn(model, t('firstRun.signedIn'))}`,
        })}
        ${step(model, {
          number: 2,
          standing: isSignedIn ? 'current' : 'next',
          title: t('firstRun.add', {module: moduleName}),
          text: t('firstRun.addText', {workspace: workspaceName}),
          body: html`${open}
            <p class="quiet">${t(model.isVerifiable ? 'firstRun.verifiable' : 'firstRun.declared')}</p>
            ${goOn(model, t(isNotFound ? 'firstRun.again' : model.isVerifiable ? 'firstRun.check' : 'firstRun.declare'))}`,
        })}
      </ol>
      ${skip(model)}`,
    beside: html`<section class="panel tight" aria-labelledby="first-stuck">
      <h3 id="first-stuck">${t('person.stuck')}</h3>
      ${ways}
      <div>
        <button class="button" type="button" @click=${() => send({type: 'place.requested', place: {view: 'answers'}})}>
          ${icon('support')}${t('answers.search')}
        </button>
      </div>
    </section>`,
  });
}

interface StepParts {
  readonly number: number;
  readonly standing: 'done' | 'current' | 'next';
  readonly title: string;
  readonly text: string;
  /** What is to be done, shown with the current step alone. */
  readonly body: TemplateResult;
}

function step({t}: FirstRunModel, {number, standing, title, text, body}: StepParts): TemplateResult {
  const isCurrent = standing === 'current';
  return html`<li class=${standing} aria-current=${isCurrent ? 'step' : nothing}>
    <span class="marker numbers" aria-hidden="true">${standing === 'done' ? stepIcon('check') : number}</span>
    <div class="step-title">
      <h3>${title}</h3>
      <span class=${standing === 'done' ? 'badge good' : standing === 'current' ? 'badge brand' : 'badge'}>${t(`firstRun.status.${standing}`)}</span>
    </div>
    ${isCurrent ? html`<div class="stack"><p>${text}</p>${body}</div>` : nothing}
  </li>`;
}

/** The way on from a step; while it is under way it stays where it was and does nothing. */
function goOn({t, state, isVerifiable, send}: FirstRunModel, words: string): TemplateResult {
  const busy = state === 'verifying' ? t(isVerifiable ? 'firstRun.verifying' : 'firstRun.declaring') : '';
  const isBusy = busy !== '' || state === 'skipping';
  return html`<div>
    <button
      class="button primary"
      type="button"
      aria-disabled=${isBusy ? 'true' : nothing}
      @click=${() => {
        if (!isBusy) send({type: 'step.done'});
      }}
    >
      ${busy ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}${busy || words}
    </button>
    <p class="visually-hidden" role="status">${busy}</p>
  </div>`;
}

/** Putting it off, where policy allows that. */
function skip({t, state, host, send}: FirstRunModel): TemplateResult | typeof nothing {
  const policy = host.policy.support;
  if (!maySkipFirstRun(policy)) return nothing;
  const isSkipping = state === 'skipping';
  const isBusy = isSkipping || state === 'verifying';
  return html`<div class="row">
    <button
      class="button"
      type="button"
      aria-disabled=${isBusy ? 'true' : nothing}
      @click=${() => {
        if (!isBusy) send({type: 'skip.requested'});
      }}
    >
      ${isSkipping ? html`<span class="spinner" aria-hidden="true"></span>` : nothing}${t(isSkipping ? 'firstRun.skipping' : 'firstRun.skip')}
    </button>
    <p class="quiet">${t('firstRun.skipText', {count: policy.firstRunSkipDays})}</p>
  </div>`;
}
