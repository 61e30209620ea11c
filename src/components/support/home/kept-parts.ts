/** What was begun and not sent, and what waits to be sent, on the first view. Loaded where there is any of it. */
import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {Language} from '../../shared/localization.js';
import {timesFor} from '../cases/case-times.js';
import {outboxStyles} from '../outbox/outbox-styles.js';
import {shownOutbox} from '../outbox/shown-outbox.js';
import type {UsualWord} from '../person/phone-lines.js';
import type {PlaceHost} from '../place.js';
import type {Translate} from '../../../locales/messages.js';
import type {KeptCase, KeptCases} from './kept-cases.js';
import {keptStyles} from './kept-styles.js';

/** Looks of both. */
export const keptPartsStyles = [outboxStyles, keptStyles];

export interface KeptListModel {
  readonly drafts: readonly KeptCase[];
  /** The one that is to be erased if the person means it. */
  readonly asked: KeptCase | null;
  /** A moment in a few words. */
  readonly since: (epoch: number) => string;
  readonly t: Translate<UsualWord>;
  readonly actions: {
    goOn(kept: KeptCase): void;
    ask(kept: KeptCase | null): void;
    erase(kept: KeptCase): void;
  };
}

function nameOf({t}: KeptListModel, kept: KeptCase): string {
  if (kept.standing !== 'begun') {
    if (kept.kind === 'newCase') return t('outbox.case', {subject: kept.subject.trim()});
    return kept.reference === null ? t('outbox.replyUnnamed') : t('outbox.reply', {reference: kept.reference});
  }
  if (kept.kind === 'newCase') {
    const subject = kept.subject.trim();
    return subject === '' ? t('kept.caseUnnamed') : t('kept.case', {subject});
  }
  return kept.reference === null ? t('kept.replyUnnamed') : t('kept.reply', {reference: kept.reference});
}

/** The focus stays on its button: where erasing is asked for, that is the way out. */
function keptRow(model: KeptListModel, kept: KeptCase): TemplateResult {
  const {t, since, asked, actions} = model;
  const what = nameOf(model, kept);
  const isAsked = asked !== null && keyOf(asked) === keyOf(kept);
  return html`<li class="tight">
    <p class="kept-name">${what}</p>
    <p class="quiet numbers">${t('kept.edited', {date: since(kept.editedAt)})}</p>
    ${isAsked ? html`<p role="alert">${t('kept.ask')}</p>` : nothing}
    <div class="row">
      <button
        class="button"
        type="button"
        aria-label=${isAsked ? t('kept.eraseOf', {what}) : t('kept.goOnWith', {what})}
        @click=${() => (isAsked ? actions.erase(kept) : actions.goOn(kept))}
      >
        ${t(isAsked ? 'kept.erase' : 'kept.goOn')}
      </button>
      <button
        class="button quiet"
        type="button"
        aria-label=${isAsked ? nothing : t('kept.eraseOf', {what})}
        @click=${() => actions.ask(isAsked ? null : kept)}
      >
        ${t(isAsked ? 'kept.no' : 'kept.erase')}
      </button>
    </div>
  </li>`;
}

const keyOf = (kept: KeptCase): string => (kept.kind === 'reply' ? kept.caseId : '');

/** One that was sent: its page asks what became of it, or says why not, and nothing erases its id (decision 8). */
function sentRow(model: KeptListModel, kept: KeptCase): TemplateResult {
  const {t, since, actions} = model;
  const what = nameOf(model, kept);
  const isRefused = kept.standing === 'refused';
  return html`<li class="tight">
    <p class="kept-name">${what}</p>
    <p class="quiet numbers">${t('outbox.since', {date: since(kept.editedAt)})}</p>
    <p>${t(isRefused ? 'outbox.refused' : 'outbox.checking')}</p>
    <div class="row">
      <button
        class="button"
        type="button"
        aria-label=${t(isRefused ? 'kept.goOnWith' : 'kept.checkOf', {what})}
        @click=${() => actions.goOn(kept)}
      >
        ${t(isRefused ? 'kept.goOn' : 'kept.check')}
      </button>
    </div>
  </li>`;
}

/** The drafts, those that were sent apart; nothing where there is none. */
export function keptList(model: KeptListModel): TemplateResult {
  const sent = model.drafts.filter(({standing}) => standing === 'unknown');
  const begun = model.drafts.filter(({standing}) => standing !== 'unknown');
  return html`${listOf(model, 'kept.sentTitle', sent)}${listOf(model, 'kept.title', begun)}`;
}

const listOf = (
  model: KeptListModel,
  title: 'kept.title' | 'kept.sentTitle',
  drafts: readonly KeptCase[],
): TemplateResult | typeof nothing =>
  drafts.length === 0
    ? nothing
    : html`<section class="kept tight" aria-labelledby=${title}>
        <h3 id=${title}>${model.t(title)}</h3>
        <ul>
          ${repeat(drafts, keyOf, (kept) => (kept.standing === 'begun' ? keptRow : sentRow)(model, kept))}
        </ul>
      </section>`;

/** Both, for the first view. */
export function keptParts(host: PlaceHost, language: Language, kept: KeptCases): TemplateResult {
  const {support} = host;
  const {t, locale} = language;
  return html`${keptList({
    drafts: kept.all,
    asked: kept.asked,
    since: (epoch) => timesFor(locale).short(epoch, Date.now()),
    t,
    actions: {
      goOn: (one) =>
        one.kind === 'newCase'
          ? support.send({type: 'case.requested'})
          : support.send({type: 'place.requested', place: {view: 'case', caseId: one.caseId}}),
      ask: (one) => kept.ask(one),
      erase: (one) => {
        void kept.erase(one);
        host.root().querySelector<HTMLElement>('h2')?.focus();
      },
    },
  })}${shownOutbox(host, language, {referenceOf: (caseId) => kept.referenceOf(caseId)})}`;
}
