import {html, nothing, type PropertyValues} from 'lit';
import type {SupportBackend} from '../backend/partner-backend.js';
import {partInTime} from '../domain/in-time.js';
import type {PolicyInput} from '../domain/policy.js';
import type {SupportPlace} from '../machines/support/support-context.js';
import type {WipeResult} from '../storage/port.js';
import type {KitServices} from './shared/kit-context.js';
import {KitElement} from './shared/kit-element.js';
import {requestKit} from './shared/kit-request.js';
import {nearestLang} from './shared/nearest-lang.js';
import {buttonStyles} from './support/button/button-styles.js';
import {buttonLanguage, type ButtonLanguage} from './support/button/button-words.js';
import type {SupportDrawer} from './support/button/support-drawer.js';
import {answerSupportRequests} from './support/support-requests.js';
import type {SupportCenter} from './support-center.js';

/** The vendor's systems, or what brings them when they are first needed. */
export type SupportBackendGiven = SupportBackend | (() => SupportBackend | Promise<SupportBackend>);

/**
 * Partner support behind a button at the end of the window: a drawer with `<support-center>` in it. The button is all
 * that is loaded at first; the rest comes in an idle moment, or when it is pressed. What was typed in the drawer stays
 * while it is closed. What `<support-center>` tells the host, it tells from in here.
 *
 * @fires partner-ready - The first view of an open drawer is on view.
 * @fires partner-step-changed - Another page of the drawer is on view.
 * @fires partner-problem - Something failed; kind, code and reference.
 * @fires partner-signed-out - The session is over; sign in and call `refreshSession()`.
 * @fires partner-case-form-rated - Opening a case was easy, or was not.
 * @fires partner-answer-rated - An answer helped, or did not.
 * @fires partner-case-created - A case was opened.
 * @fires partner-case-changed - Something was done with a case.
 * @fires partner-case-queued - A case or a reply waits for the network.
 * @fires partner-notice-count - Cases that wait for the person, for a badge.
 * @fires partner-storage - What the device keeps.
 * @attr open - Whether the drawer is open.
 * @csspart button - The button.
 * @csspart drawer - The dialog.
 * @cssprop --partner-support-inset-block - Distance to the window's lower end. Default 24px.
 * @cssprop --partner-support-inset-inline - Distance to the window's inline end. Default 24px.
 * @cssprop --partner-support-z-index - Layer of the button. Default 900. The drawer is above every layer.
 * @cssprop --partner-support-inline-size - Width of the drawer. Default 46rem; never wider than the window.
 * @cssprop --partner-hue - Brand hue in degrees. Default 262.
 * @cssprop --partner-chroma - Brand chroma. Default 0.16.
 * @cssprop --partner-font - Font family. Default the host's.
 * @cssprop --partner-radius - Corner radius. Default 8px.
 * @cssprop --partner-text-size - Size of running text. Default 1rem, at least 16px.
 */
export class SupportButton extends KitElement {
  static override styles = buttonStyles;
  static override properties = {
    backend: {attribute: false},
    locale: {},
    policy: {attribute: false},
    storage: {},
    tenant: {},
    theme: {reflect: true},
    density: {reflect: true},
    history: {},
    isOpen: {type: Boolean, reflect: true, attribute: 'open'},
  };
  /** @internal Registers `<support-center>`, with the suffix that the class's own tag has. Set by the registration module. */
  static loadCenter: () => Promise<unknown> = async () => {};

  /** Default: the provider's. */
  backend?: SupportBackendGiven | undefined;
  /** BCP 47 tag of the interface language. Default: the provider's, else the nearest `lang`, else English. */
  locale?: string | undefined;
  /** Policy values that differ from the defaults (decision 1). Default: the provider's. */
  policy?: PolicyInput | undefined;
  /** `memory` keeps nothing on the device. Default: the provider's, else `device`. */
  storage?: 'device' | 'memory' | undefined;
  /** Tells portals on one origin apart in what the device keeps. Default: the provider's, else none. */
  tenant?: string | undefined;
  /** `light` or `dark`. Default `auto`: the person's own setting. */
  theme?: 'light' | 'dark' | 'auto' | undefined;
  /** Default `comfortable`. */
  density?: 'comfortable' | 'compact' | undefined;
  /** `steps`: the browser's Back leads through the places of an open drawer (decision 16). Default `none`. */
  history: 'none' | 'steps' = 'none';
  /** Whether the drawer is open; the attribute is `open`. */
  isOpen = false;

  #language: ButtonLanguage | null = null;
  /** The drawer, and what is known of the cases; `null`: not loaded. */
  #drawer: SupportDrawer | null = null;
  #hasFailed = false;

  #kit: KitServices | undefined;
  #askedLanguage: string | null = null;
  /** `undefined`: never asked for; `null`: it did not come. */
  #loading: Promise<SupportDrawer | null> | null | undefined;
  /** What ends when the button is taken out of its page. */
  #stops: readonly (() => void)[] = [];
  /** What the drawer's element does as soon as it is there. */
  #next: ((center: SupportCenter) => void) | null = null;

  /** Opens the drawer: at a place, or where it was left. */
  open(place?: SupportPlace): void {
    this.#open(place ? (center) => center.open(place) : null);
  }

  /** Closes the drawer; what was typed in it stays. */
  close(): void {
    this.isOpen = false;
  }

  /** Asks anew who is signed in: after the host signed in again, signed out, or switched the account (decision 9). */
  async refreshSession(): Promise<void> {
    await this.#drawer?.refreshSession();
  }

  /** Deletes what support keeps of this account on the device and starts over. Never rejects, never hangs. */
  async wipe(): Promise<WipeResult> {
    const drawer = await this.#load();
    return (await drawer?.wipe()) ?? {deleted: [], failed: []};
  }

  override connectedCallback(): void {
    super.connectedCallback();
    this.#stops = [
      requestKit(this, (kit) => {
        this.#kit = kit;
        this.requestUpdate();
      }),
      answerSupportRequests(this, {
        rank: () => (this.#given ? 2 : 0),
        answer: (request) => this.#open((center) => void center.openRequested(request)),
        cases: () => this.#drawer?.cases ?? null,
      }),
    ];
    this.#drawer?.connected();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    for (const stop of this.#stops) stop();
    this.#drawer?.disconnected();
  }

  protected override willUpdate(changed: PropertyValues): void {
    const wanted = this.#wantedLanguage;
    if (wanted !== this.#askedLanguage) void this.#say(wanted);
    if (changed.has('isOpen') && this.isOpen) void this.#load();
    this.#drawer?.follow(this.isOpen);
  }

  protected override render() {
    const {isOpen} = this;
    const language = this.#language;
    const drawer = this.#drawer;
    if (!language) return nothing;
    const {tag, words} = language;
    const isLoading = isOpen && !drawer;
    const says = this.#hasFailed ? 'button.failed' : isLoading ? 'button.loading' : 'button.title';
    return html`<div class="kit" lang=${tag}>
      <button class=${says === 'button.title' ? '' : 'says'} part="button" type="button" aria-haspopup="dialog" @click=${this.#onPress}>
        <svg viewBox="0 0 24 24" aria-hidden="true">
          <path d="M7.9 20A9 9 0 1 0 4 16.1L2 22ZM9.1 9a3 3 0 0 1 5.8 1c0 2-3 3-3 3M12 17h.01" />
        </svg>
        <span role="status">${words[says] ?? 'Partner support'}</span>
        ${drawer?.badge(language)}
      </button>
      ${drawer?.render(language)}
    </div>`;
  }

  protected override updated(): void {
    this.#drawer?.updated(this.isOpen);
    const {connection} = navigator as {connection?: {saveData?: boolean}};
    if (this.#loading === undefined && this.#language && this.#given && !connection?.saveData) {
      // Not every browser tells of idle moments.
      (globalThis.requestIdleCallback ?? setTimeout)(() => void (this.isConnected && this.#load()));
    }
    const center = this.#drawer?.center;
    if (!center || !this.#next) return;
    this.#next(center);
    this.#next = null;
  }

  /** The vendor's systems, where they are given and can answer for support. */
  get #given(): SupportBackendGiven | undefined {
    const given = this.backend ?? (this.#kit?.backend as SupportBackend | undefined);
    return typeof given === 'function' || given?.getSupport ? given : undefined;
  }

  get #wantedLanguage(): string {
    return String(this.locale || this.#kit?.locale || nearestLang(this));
  }

  #open(next: ((center: SupportCenter) => void) | null): void {
    this.#next = next ?? this.#next;
    this.#hasFailed = false;
    this.isOpen = true;
    this.requestUpdate();
  }

  async #say(wanted: string): Promise<void> {
    this.#askedLanguage = wanted;
    const language = await buttonLanguage(wanted);
    if (wanted !== this.#askedLanguage) return;
    this.#language = language;
    this.requestUpdate();
  }

  /** Brings everything behind the button. `null`: it did not come; the next press tries again. */
  #load(): Promise<SupportDrawer | null> {
    return (this.#loading ??= this.#loadDrawer().catch(() => {
      this.#loading = null;
      this.#hasFailed ||= this.isOpen;
      this.isOpen = false;
      this.requestUpdate();
      return null;
    }));
  }

  async #loadDrawer(): Promise<SupportDrawer> {
    const [{SupportDrawer: Drawer}] = await partInTime(
      Promise.all([
        import('./support/button/support-drawer.js'),
        (this.constructor as typeof SupportButton).loadCenter(),
      ]),
    );
    this.#drawer = new Drawer({
      element: this,
      given: () => this.#given,
      kit: () => this.#kit,
      language: () => this.#wantedLanguage,
      addStyles: (styles) => this.addStyles(styles),
    });
    this.requestUpdate();
    return this.#drawer;
  }

  readonly #onPress = (event: Event): void => {
    // Not every browser gives the focus to what was pressed; it returns there.
    (event.currentTarget as HTMLElement).focus();
    // Words that did not come are asked for again.
    if (!this.#language?.words['button.title']) this.#askedLanguage = null;
    this.open();
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'support-button': SupportButton;
  }
}
