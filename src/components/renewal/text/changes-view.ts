/** What changed in an agreement since it was accepted last, section by section. */
import {html, nothing, type TemplateResult} from 'lit';
import type {SectionChange, WordChange} from '../../../domain/agreement-changes.js';
import type {AgreementSection} from '../../../domain/agreement-text.js';
import type {Translate} from '../../../locales/messages.js';
import type {TextWord} from '../../../locales/renewal-text/index.js';
import {isolate, notice} from '../../shared/templates/messages.js';
import {blocksTemplate} from '../../shared/text/block-templates.js';
import {changeId} from '../../shared/text/places.js';
import {textIcon as icon} from './text-icons.js';
import {directionOf} from '../../shared/text/text-language.js';
import {groupsOf, isSubstantial, type ChangeGroup, type ViewerEvent, type ViewerState} from './viewer-state.js';

export interface ChangesViewParts {
  readonly changes: readonly SectionChange[];
  /** The version that is compared with, and the language of both texts. */
  readonly version: string;
  readonly language: string;
  readonly state: ViewerState;
  readonly t: Translate<TextWord>;
  /** The Intl locale of the page. */
  readonly locale: string;
  readonly send: (event: ViewerEvent) => void;
}

/** The summary, each change by itself, and what did not change folded. */
export function changesView(parts: ChangesViewParts): TemplateResult {
  const {changes, version, t, send} = parts;
  const count = changes.filter(isSubstantial).length;
  const minor = changes.filter((change) => !isSubstantial(change) && change.kind !== 'same').length;
  let index = -1;
  return html`<div class="changes">
    <div class="tight">
      <p class="quiet">${t('changes.since', {version})}</p>
      ${
        count === 0
          ? notice('good', t('changes.none'), t('changes.noneText'))
          : html`<p class="summary numbers" data-summary>${t('changes.summary', {count, total: changes.length})}</p>`
      }
      ${minor > 0 ? html`<p class="quiet">${t('changes.minor', {count: minor})}</p>` : nothing}
      ${
        count > 0
          ? html`<div class="row"><button class="button" type="button" @click=${() => send({type: 'change.left', from: -1, by: 1})}>
            ${icon('down')}${t('changes.first')}
          </button></div>`
          : nothing
      }
    </div>
    <section aria-label=${t('changes.list')} class="change-list">
      ${groupsOf(changes).map((group) => {
        if (!group.isChange) return foldedGroup(parts, group);
        index += 1;
        return changeTemplate(parts, group.changes[0]!, index, count);
      })}
    </section>
  </div>`;
}

/** The words of a view in its language, within a text of another. */
type Words = Pick<ChangesViewParts, 't' | 'locale'>;

const sectionOf = (change: SectionChange): AgreementSection =>
  change.kind === 'removed' ? change.before : change.section;

function changeTemplate(parts: ChangesViewParts, change: SectionChange, index: number, count: number): TemplateResult {
  const {language, t, send} = parts;
  const step = (by: 1 | -1) => {
    const name = t(by === 1 ? 'changes.next' : 'changes.previous');
    return html`<button class="button icon-button" type="button" aria-label=${name} title=${name} @click=${() => send({type: 'change.left', from: index, by})}>
      ${icon(by === 1 ? 'down' : 'up')}
    </button>`;
  };
  return html`<article class="change ${change.kind}" aria-labelledby=${changeId(index)}>
    <div class="change-head">
      <p class="quiet numbers">${t('changes.position', {current: index + 1, count})}</p>
      <h3 id=${changeId(index)} tabindex="-1">
        <span class="badges">${kindsOf(change).map((kind) => badge(kind, t))}</span>
        <span lang=${language} dir=${directionOf(language)}>${titleTemplate(change, parts)}</span>
      </h3>
      ${count > 1 ? html`<div class="steps-between">${step(-1)}${step(1)}</div>` : nothing}
    </div>
    <div class="agreement-text" lang=${language} dir=${directionOf(language)}>${wordsTemplate(change, parts)}</div>
  </article>`;
}

type Kind = 'added' | 'removed' | 'changed' | 'title' | 'number' | 'moved';

/** What is said of a change, in badges. */
function kindsOf(change: SectionChange): Kind[] {
  if (change.kind === 'same') return [];
  if (change.kind !== 'changed') return [change.kind];
  const kind = {words: 'changed', title: 'title', number: 'number'} as const;
  return [kind[change.extent], ...(change.isMoved ? (['moved'] as const) : [])];
}

const looks = {added: 'good', removed: 'bad', changed: 'warn', title: 'warn', number: '', moved: ''} as const;
const badge = (kind: Kind, t: Translate<TextWord>): TemplateResult =>
  html`<span class="badge ${looks[kind]}">${t(`changes.${kind}`)}</span> `;

function titleTemplate(change: SectionChange, words: Words): TemplateResult {
  if (change.kind === 'changed' && change.titleChanges.some(({kind}) => kind !== 'same')) {
    return html`${change.titleChanges.map((run) => runTemplate(run, words))}`;
  }
  return isolate(sectionOf(change).title || words.t('reader.beginning'));
}

function wordsTemplate(change: SectionChange, words: Words): TemplateResult | readonly TemplateResult[] {
  switch (change.kind) {
    case 'added':
      return html`<ins class="whole">${blocksTemplate(change.section.blocks)}</ins>`;
    case 'removed':
      return html`<del class="whole">${blocksTemplate(change.before.blocks)}</del>`;
    case 'changed':
      if (change.extent === 'words') {
        return linesOf(change.changes).map((line) => html`<p>${line.map((run) => runTemplate(run, words))}</p>`);
      }
  }
  return blocksTemplate(sectionOf(change).blocks);
}

/** Runs of words line by line; a line ends where it ends in either text. */
function linesOf(runs: readonly WordChange[]): WordChange[][] {
  const lines: WordChange[][] = [[]];
  for (const {kind, text} of runs) {
    text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)!.push({kind, text: part});
    });
  }
  return lines.filter((line) => line.some(({text}) => text.trim() !== ''));
}

/** Added and removed words are named as such, for those who neither see colours nor hear elements. */
function runTemplate({kind, text}: WordChange, {t, locale}: Words): TemplateResult | string {
  if (kind === 'same') return text;
  const said = (key: TextWord) => html`<span class="visually-hidden unselected" lang=${locale}> ${t(key)} </span>`;
  return kind === 'added'
    ? html`${said('changes.addedStart')}<ins>${text}</ins>${said('changes.addedEnd')}`
    : html`${said('changes.removedStart')}<del>${text}</del>${said('changes.removedEnd')}`;
}

function foldedGroup(parts: ChangesViewParts, {first, changes}: ChangeGroup): TemplateResult {
  const {state, language, t, send} = parts;
  const isOpen = state.unfolded.has(first);
  const onToggle = (event: Event) =>
    send({type: 'group.toggled', first, open: (event.currentTarget as HTMLDetailsElement).open});
  return html`<details class="unchanged" ?open=${isOpen} @toggle=${onToggle}>
    <summary>${t('changes.unchanged', {count: changes.length})}</summary>
    ${
      isOpen
        ? changes.map(
            (change) => html`<article class="section">
              <h3>
                ${kindsOf(change).map((kind) => badge(kind, t))}
                <span lang=${language} dir=${directionOf(language)}>${titleTemplate(change, parts)}</span>
              </h3>
              <div class="agreement-text" lang=${language} dir=${directionOf(language)}>
                ${blocksTemplate(sectionOf(change).blocks)}
              </div>
            </article>`,
          )
        : nothing
    }
  </details>`;
}
