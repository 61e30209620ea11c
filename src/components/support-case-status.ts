import {html, nothing, type PropertyValues} from 'lit';
import {checkedSupportBackend} from '../backend/checked-support-backend.js';
import {loadCalendar} from '../domain/calendar.js';
import {problemOf} from '../domain/problem.js';
import type {CaseSummary} from '../domain/support/case-summary.js';
import {supportWords} from '../locales/support-words.js';
import {baseStyles} from './shared/base-styles.js';
import {KitElement} from './shared/kit-element.js';
import {Localization} from './shared/localization.js';
import {dueOf} from './support/cases/answer-dues.js';
import {stateChip, turnText} from './support/cases/case-chips.js';
import {timesFor} from './support/cases/case-times.js';
import type {TranslateCases} from './support/cases/case-words.js';
import {caseStatusStyles} from './support/case-status-styles.js';
import {casesAtHand, watchCases} from './support/cases-at-hand.js';
import type {CaseSource} from './support/support-requests.js';

/** Events after which a case may stand otherwise, or the vendor's systems may be there at last. */
const news = ['partner-case-created', 'partner-case-changed', 'partner-notice-count', 'partner-signed-out', 'online'];

/** Most cases that are looked through for one about the order or agreement. */
const mostLooked = 20;

interface Found {
  readonly source: CaseSource;
  readonly summary: CaseSummary;
  /** When support means to answer: epoch milliseconds, `null` where nothing is promised. */
  readonly due: number | null;
  readonly now: number;
}

/**
 * Where the person's open case about an order or an agreement stands, inside the element that had the problem. The
 * kit's other elements have it in their views; it is an empty, hidden element until support is on the page as well.
 *
 * @attr order-id - The order it is about.
 * @attr agreement-id - The agreement it is about, where no order is named.
 * @attr locale - The language of the element around it, as it formats. Default: the nearest `lang`.
 * @cssprop --partner-font - Font family. Default the host's.
 */
export class SupportCaseStatus extends KitElement {
  static override styles = [baseStyles, caseStatusStyles];
  static override properties = {
    orderId: {attribute: 'order-id'},
    agreementId: {attribute: 'agreement-id'},
    locale: {},
  };

  /** The order it is about. */
  orderId: string | null = null;
  /** The agreement it is about, where no order is named. */
  agreementId: string | null = null;
  /** The language of the element around it, as it formats. Default: the nearest `lang`. */
  locale: string | null = null;

  readonly #words = new Localization(this, supportWords, 'supportCases', () => this.locale ?? undefined);
  #found: Found | null = null;
  #listening: AbortController | null = null;
  #stopWatching: () => void = () => {};
  #asking: AbortController | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  override connectedCallback(): void {
    super.connectedCallback();
    const {signal} = (this.#listening = new AbortController());
    const page = this.ownerDocument;
    for (const name of news) page.defaultView?.addEventListener(name, this.#onNews, {signal});
    page.addEventListener('visibilitychange', this.#onNews, {signal});
    this.#stopWatching = watchCases(this.#onAnother);
    // It was moved: what was asked for on the way was given up.
    if (this.hasUpdated) void this.#ask();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.#listening?.abort();
    this.#stopWatching();
    this.#asking?.abort();
    clearTimeout(this.#timer);
  }

  protected override willUpdate(changed: PropertyValues): void {
    if (changed.has('orderId') || changed.has('agreementId')) this.#onAnother();
  }

  protected override updated(): void {
    this.hidden = !this.#found || !this.#words.language;
  }

  protected override render() {
    const {language} = this.#words;
    const found = this.#found;
    if (!language || !found) return nothing;
    const {summary, due, now, source} = found;
    const t = language.t as TranslateCases;
    const turn = turnText(t, summary);
    const date = due === null ? '' : timesFor(language.locale).short(due, now);
    return html`<section class="case" lang=${language.tag} aria-labelledby="title">
      <div class="tight">
        <p class="row"><strong id="title">${t('case.title', {reference: summary.reference})}</strong>${stateChip(t, summary)}</p>
        ${
          turn || date
            ? html`<p class="quiet numbers">
                ${[turn, date && t(due! <= now ? 'cases.overdue' : 'cases.due', {date})].filter(Boolean).join(' · ')}
              </p>`
            : nothing
        }
      </div>
      <button class="button" type="button" aria-describedby="title" @click=${() => source.openCase(summary.id)}>${t('case.see')}</button>
    </section>`;
  }

  readonly #onNews = (): void => void this.#ask();

  /** Another order, another visit or another account: what is on view is nobody's any more. */
  readonly #onAnother = (): void => {
    this.#show(null);
    void this.#ask();
  };

  /** What is on view stays until it is known better; nobody is asked while nobody looks. */
  async #ask(): Promise<void> {
    clearTimeout(this.#timer);
    this.#asking?.abort();
    const source = casesAtHand(this.ownerDocument);
    const subject = this.orderId || this.agreementId;
    if (!subject || !source) return this.#show(null);
    if (this.ownerDocument.visibilityState !== 'visible') return;
    const {signal} = (this.#asking = new AbortController());
    const {policy} = source;
    const backend = checkedSupportBackend(source.backend, {timeoutMilliseconds: policy.timeoutMilliseconds});
    const kind = this.orderId ? 'order' : 'agreement';
    let hasFailed = false;
    try {
      const [{cases}, calendar] = await Promise.all([
        backend.listCases({text: subject, show: 'open', sort: 'updated', limit: mostLooked}, {signal}),
        loadCalendar(),
      ]);
      if (signal.aborted) return;
      const summary = cases.find(({concern}) => concern?.kind === kind && concern.id === subject);
      const now = backend.serverNow() ?? Date.now();
      this.#show(summary ? {source, summary, due: dueOf(summary, policy.support, calendar), now} : null);
    } catch (error) {
      if (signal.aborted) return;
      if (problemOf(error).kind === 'signed-out') this.#show(null);
      hasFailed = true;
    }
    if (this.#found || hasFailed) this.#timer = setTimeout(this.#onNews, policy.support.pollMostSeconds * 1000);
  }

  #show(found: Found | null): void {
    this.#found = found;
    this.requestUpdate();
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'support-case-status': SupportCaseStatus;
  }
}
