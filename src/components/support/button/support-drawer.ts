/** The drawer behind the support button, and the counts on it. Loaded in an idle moment, or when the button is pressed. */
import {html, nothing, type CSSResultOrNative, type TemplateResult} from 'lit';
import type {SupportBackend} from '../../../backend/partner-backend.js';
import {readSupportPolicy, type SupportCenterPolicy} from '../../../domain/support/support-center-policy.js';
import type {SupportCounts} from '../../../domain/support/support-profile.js';
import {translator, type Messages} from '../../../locales/messages.js';
import type {WipeResult} from '../../../storage/port.js';
import {PartnerEvent, type PartnerEventDetails} from '../../events.js';
import type {KitServices} from '../../shared/kit-context.js';
import {tokens} from '../../shared/tokens.js';
import type {SupportBackendGiven, SupportButton} from '../../support-button.js';
import type {SupportCenter} from '../../support-center.js';
import type {CaseSource} from '../support-requests.js';
import type {ButtonLanguage} from './button-words.js';
import {CountsWatch} from './counts-watch.js';
import {drawerStyles} from './drawer-styles.js';

export interface DrawerOwner {
  readonly element: SupportButton;
  readonly given: () => SupportBackendGiven | undefined;
  /** What the provider hands out. */
  readonly kit: () => KitServices | undefined;
  /** BCP 47 tag of the interface language. */
  readonly language: () => string;
  readonly addStyles: (styles: readonly CSSResultOrNative[]) => void;
}

/** No higher number is written on the button. */
const highestCount = 99;

export class SupportDrawer {
  readonly #owner: DrawerOwner;
  readonly #languages = new MutationObserver(() => this.#owner.element.requestUpdate());
  #center: SupportCenter | null = null;
  #given: SupportBackendGiven | undefined;
  #backend: SupportBackend | null = null;
  #watch: CountsWatch | null = null;
  /** `null`: not known. */
  #counts: SupportCounts | null = null;
  /** What was told last. */
  #told = '';
  /** When the drawer was closed last, by the server's clock: where the device keeps nothing, what came since is new. */
  #seenUntil: string | null = null;
  #isShown = false;
  #isConnected = false;
  /** Whether the pointer went down beside the drawer. */
  #isPressedBeside = false;

  constructor(owner: DrawerOwner) {
    this.#owner = owner;
    owner.addStyles([tokens, drawerStyles]);
    if (owner.element.isConnected) this.connected();
  }

  /** The element in it; `null` until the drawer was opened. */
  get center(): SupportCenter | null {
    return this.#center;
  }

  /** What other elements learn a case's state from. */
  get cases(): CaseSource | null {
    const backend = this.#backend;
    const openCase = (caseId: string) => this.#owner.element.open({view: 'case', caseId});
    return backend && {backend, policy: this.#policy, openCase};
  }

  /** What is on the button besides its name. */
  badge({tag, words}: ButtonLanguage): TemplateResult | typeof nothing {
    const {needsAnswer = 0, changed = 0} = this.#counts ?? {};
    const shown = needsAnswer || changed;
    if (shown === 0) return nothing;
    const t = translator(words as Messages, tag);
    const said = [
      needsAnswer > 0 ? t('button.needsAnswer', {count: needsAnswer}) : '',
      changed > 0 ? t('button.changed', {count: changed}) : '',
    ];
    return html`<b class=${needsAnswer > 0 ? 'urgent' : ''} aria-hidden="true">${shown > highestCount ? `${highestCount}+` : shown}</b
      ><span class="said">, ${said.filter(Boolean).join(', ')}</span>`;
  }

  render({words}: ButtonLanguage): TemplateResult {
    return html`<dialog
      part="drawer"
      tabindex="-1"
      aria-label=${words['button.title'] ?? 'Partner support'}
      @close=${this.#onClosed}
      @pointerdown=${this.#onPointerDown}
      @click=${this.#onClick}
    >
      <header>
        <button type="button" aria-label=${words['button.close'] ?? 'Close'} @click=${() => this.#owner.element.close()}>
          <svg viewBox="0 0 24 24" aria-hidden="true"><path d="M18 6 6 18M6 6l12 12" /></svg>
        </button>
      </header>
      <div class="body">${this.#center}</div>
    </dialog>`;
  }

  /** Hands down what the button has now. The element in the drawer is made when it is opened first, and stays. */
  follow(isOpen: boolean): void {
    if (isOpen) this.#center ??= this.#create();
    if (this.#center) this.#handDown(this.#center);
    const given = this.#owner.given();
    if (given !== this.#given) void this.#take(given);
  }

  /** The button was rendered. */
  updated(isOpen: boolean): void {
    const dialog = this.#dialog;
    if (!dialog || !this.#isConnected) return;
    if (isOpen && !dialog.open) {
      dialog.showModal();
      // Its name is read, and no button in it is at hand by accident.
      dialog.focus();
    } else if (!isOpen && dialog.open) {
      dialog.close();
    }
    if (isOpen === this.#isShown) return;
    this.#isShown = isOpen;
    this.#center?.visibilityChanged();
    if (isOpen) {
      this.#watch?.stop();
    } else {
      this.#seenUntil = new Date(this.#backend?.serverNow() ?? Date.now()).toISOString();
      this.#watch?.askSoon();
      this.#watchCounts();
    }
  }

  connected(): void {
    const {element} = this.#owner;
    this.#isConnected = true;
    // Any `lang` above the button may change; attributes are rare.
    this.#languages.observe(element.ownerDocument, {subtree: true, attributes: true, attributeFilter: ['lang']});
    this.#watchCounts();
  }

  disconnected(): void {
    this.#isConnected = false;
    this.#languages.disconnect();
    this.#watch?.stop();
    // A dialog that comes back to the page would be there without being modal.
    this.#dialog?.close();
  }

  async refreshSession(): Promise<void> {
    this.#watch?.askSoon();
    await this.#center?.refreshSession();
  }

  /** Erases what the device keeps, also before the drawer was opened. */
  async wipe(): Promise<WipeResult> {
    const center = this.#center ?? this.#create();
    this.#handDown(center);
    return center.wipe();
  }

  get #policy(): SupportCenterPolicy {
    return readSupportPolicy(this.#owner.element.policy ?? this.#owner.kit()?.policy).policy;
  }

  get #dialog(): HTMLDialogElement | null {
    return this.#owner.element.renderRoot.querySelector('dialog');
  }

  /** The tag beside the button's own: with the same suffix. */
  get #centerTag(): 'support-center' {
    const {tagSuffix = ''} = this.#owner.element.constructor as typeof SupportButton;
    return `support-center${tagSuffix}` as 'support-center';
  }

  #create(): SupportCenter {
    const center = document.createElement(this.#centerTag);
    // The drawer is no page of the host's.
    center.addEventListener('partner-page-title', (event) => event.stopPropagation());
    center.addEventListener('partner-notice-count', ({detail}) => {
      const {count, changed = this.#counts?.changed ?? 0} = detail;
      this.#told = toldOf(detail);
      this.#keep({open: 0, ...this.#counts, needsAnswer: count, changed});
    });
    if (this.#backend) center.backend = this.#backend;
    return center;
  }

  #handDown(center: SupportCenter): void {
    const {policy, storage, tenant, theme, density, history} = this.#owner.element;
    const kit = this.#owner.kit();
    Object.assign(center, {
      locale: this.#owner.language(),
      policy: policy ?? kit?.policy,
      storage: storage ?? kit?.storage,
      tenant: tenant ?? kit?.tenant,
      theme,
      density,
      history,
    } satisfies Partial<{[Name in keyof SupportCenter]: SupportCenter[Name] | undefined}>);
  }

  /** Another back end, or the first one. */
  async #take(given: SupportBackendGiven | undefined): Promise<void> {
    this.#given = given;
    const backend = typeof given === 'function' ? await broughtBy(given) : given;
    if (given !== this.#given) return;
    // What brings it is asked again with the next change.
    if (!backend) this.#given = undefined;
    this.#backend = backend ?? null;
    if (this.#center && backend) this.#center.backend = backend;
    this.#watch?.stop();
    this.#watch = null;
    this.#watchCounts();
  }

  #watchCounts(): void {
    const backend = this.#backend;
    if (!backend || this.#isShown || !this.#isConnected) return;
    this.#watch ??= new CountsWatch({
      backend,
      policy: this.#policy,
      since: (accountId) => this.#newsSince(accountId),
      onCounts: (counts, isNewsKnown) => {
        this.#keep(counts);
        this.#tell({count: counts?.needsAnswer ?? 0, ...(counts && isNewsKnown && {changed: counts.changed})});
      },
    });
    this.#watch.start();
  }

  #keep(counts: SupportCounts | null): void {
    this.#counts = counts;
    this.#owner.element.requestUpdate();
  }

  #tell(detail: PartnerEventDetails['partner-notice-count']): void {
    const told = toldOf(detail);
    if (told === this.#told) return;
    this.#told = told;
    this.#owner.element.dispatchEvent(new PartnerEvent('partner-notice-count', detail));
  }

  /** Since when changes are news to an account: as its visits are kept, also those to other pages. */
  async #newsSince(accountId: string): Promise<string | null> {
    const {storage, tenant} = this.#owner.element;
    const kit = this.#owner.kit();
    if ((storage ?? kit?.storage) === 'memory') return this.#seenUntil;
    const {newsSince} = customElements.get(this.#centerTag) as typeof SupportCenter;
    const now = this.#backend?.serverNow() ?? Date.now();
    return (await newsSince?.({accountId, tenant: tenant ?? kit?.tenant ?? ''}, now)) ?? this.#seenUntil;
  }

  readonly #onClosed = (): void => {
    // It may be open again by the time of the event, and a removed button's drawer opens again with it.
    if (this.#isConnected && this.#dialog?.open === false) this.#owner.element.close();
  };

  readonly #onPointerDown = ({target}: Event): void => {
    this.#isPressedBeside = target === this.#dialog;
  };

  /** A press beside the drawer closes it; a selection of text that ends there does not. */
  readonly #onClick = ({target}: Event): void => {
    if (target === this.#dialog && this.#isPressedBeside) this.#owner.element.close();
  };
}

const toldOf = ({count, changed}: PartnerEventDetails['partner-notice-count']): string => `${count} ${changed}`;

const broughtBy = (bring: () => SupportBackend | Promise<SupportBackend>): Promise<SupportBackend | null> =>
  Promise.resolve()
    .then(bring)
    .catch(() => null);
