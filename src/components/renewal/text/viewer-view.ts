/** The viewer of an agreement: its text, and where there is something to compare with, its changes. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Translate} from '../../../locales/messages.js';
import type {TextWord} from '../../../locales/renewal-text/index.js';
import {downloadFile} from '../../shared/download-file.js';
import {notice, waiting} from '../../shared/templates/messages.js';
import type {AgreementViewer} from './agreement-viewer.js';
import {changesView} from './changes-view.js';
import {printText} from './printed-pages.js';
import {agreementText} from './text-view.js';
import {isSubstantial, type ViewerTab} from './viewer-state.js';

export interface ViewerParts {
  readonly viewer: AgreementViewer;
  /** The agreement's name as it is shown; files are called after it. */
  readonly name: string;
  /** SHA-256 of the text, as the back end gives it. */
  readonly hash: string;
  readonly t: Translate<TextWord>;
  /** The Intl locale of the page. */
  readonly locale: string;
  /** The root that the view stands in. */
  readonly root: () => ShadowRoot;
  /** The way back. */
  readonly onClose: () => void;
}

/** The viewer as it is now. Follow each rendering with `ViewerEffects.apply`. */
export function viewerView(parts: ViewerParts): TemplateResult {
  const {viewer, t} = parts;
  if (viewer.failed) return failed(parts, 'reader.failed');
  if (!viewer.book) return waiting(t('reader.reading'));
  if (!viewer.previous) return textPanel(parts);
  const {tab} = viewer.state;
  return html`<div class="viewer">
    <div class="tabs" role="tablist" aria-label=${t('reader.tabs')} @keydown=${onTabKey}>
      ${tabTemplate(parts, 'text', t('reader.text'))}${tabTemplate(parts, 'changes', changesLabel(parts))}
    </div>
    <div id="panel-${tab}" role="tabpanel" aria-labelledby="tab-${tab}">
      ${tab === 'text' ? textPanel(parts) : changesPanel(parts)}
    </div>
  </div>`;
}

function changesLabel({viewer: {changes}, t}: ViewerParts): string {
  return typeof changes === 'string'
    ? t('reader.changes')
    : t('reader.changesCount', {count: changes.filter(isSubstantial).length});
}

const tabTemplate = ({viewer}: ViewerParts, tab: ViewerTab, label: string): TemplateResult => {
  const isChosen = viewer.state.tab === tab;
  return html`<button
    class="tab numbers"
    type="button"
    role="tab"
    id="tab-${tab}"
    aria-selected=${isChosen ? 'true' : 'false'}
    aria-controls=${isChosen ? `panel-${tab}` : nothing}
    tabindex=${isChosen ? 0 : -1}
    @click=${() => viewer.send({type: 'tab.chosen', tab})}
  >
    ${label}
  </button>`;
};

/** Arrows lead from tab to tab, as far as there are any. */
function onTabKey(event: KeyboardEvent): void {
  const tabs = [...(event.currentTarget as Element).querySelectorAll<HTMLElement>('[role=tab]')];
  const at = tabs.indexOf(event.target as HTMLElement);
  const isFromTheRight = getComputedStyle(tabs[0]!).direction === 'rtl';
  const to = {
    ArrowRight: at + (isFromTheRight ? -1 : 1),
    ArrowLeft: at + (isFromTheRight ? 1 : -1),
    Home: 0,
    End: tabs.length - 1,
  }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  const tab = tabs.at(to % tabs.length)!;
  tab.focus();
  tab.click();
}

function textPanel(parts: ViewerParts): TemplateResult {
  const {viewer, name, t, locale, root, onClose} = parts;
  const {book, filled, source, state} = viewer;
  if (!book || !source) return waiting(t('reader.reading'));
  const ending = source.format === 'markdown' ? 'md' : 'txt';
  return agreementText({
    book,
    filled,
    source,
    state,
    t,
    locale,
    send: (event) => viewer.send(event),
    onClose,
    onPrint: () => printText(root(), {...parts, book, source}),
    onDownload: () =>
      downloadFile(
        `${name} ${source.version} ${source.language}.${ending}`,
        source.format === 'markdown' ? 'text/markdown' : 'text/plain',
        source.text,
      ),
  });
}

function changesPanel(parts: ViewerParts): TemplateResult {
  const {viewer, t, locale} = parts;
  const {changes, previous, source, state} = viewer;
  if (changes === 'failed') return failed(parts, 'changes.failed');
  if (typeof changes === 'string' || !previous || !source) return waiting(t('changes.comparing'));
  const {version} = previous;
  return changesView({
    changes,
    version,
    language: source.language,
    state,
    t,
    locale,
    send: (event) => viewer.send(event),
  });
}

const failed = ({viewer, t}: ViewerParts, title: TextWord): TemplateResult =>
  notice(
    'warn',
    t(title),
    html`<p>${t('reader.failedText')}</p>
      <div class="row"><button class="button" type="button" @click=${() => void viewer.retry()}>${t('reader.retry')}</button></div>`,
  );
