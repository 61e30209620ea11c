import {html, type PropertyValues, type TemplateResult} from 'lit';
import type {ProvisioningBackend} from '../backend/partner-backend.js';
import {readPolicy} from '../domain/provisioning-policy.js';
import {wizardWords} from '../locales/wizard-words.js';
import type {ProvisioningActors} from '../machines/create-provisioning.js';
import type {ProvisioningEmitted, ProvisioningEvent} from '../machines/provisioning/context.js';
import {statePathOf} from '../machines/state-path.js';
import type {HistorySteps} from './shared/history-steps.js';
import {pageActions} from './provisioning/page-actions.js';
import {PageEffects} from './provisioning/page-effects.js';
import type {PageInput} from './provisioning/page-input.js';
import {shell} from './provisioning/shell-template.js';
import {pageOf} from './provisioning/steps.js';
import type {PageState, ViewModel, ViewState} from './provisioning/view-model.js';
import {ViewParts} from './provisioning/view-parts.js';
import type {OpenedJournal, WizardStorage} from './provisioning/wizard-storage.js';
import {wizardStyles} from './provisioning/wizard-styles.js';
import {WizardVisit, type HistoryModule, type RuntimeModule} from './provisioning/wizard-visit.js';
import type {StorageAccess} from './shared/account-storage.js';
import {ActorController} from './shared/actor-controller.js';
import {baseStyles} from './shared/base-styles.js';
import {skeleton} from './shared/templates/messages.js';
import {partFailed} from './shared/templates/part-failed.js';
import {tokens} from './shared/tokens.js';
import {VisitElement} from './shared/visit-element.js';

const freshPage: PageState = {
  openedLists: new Set(),
  passwordShown: false,
  passwordMet: new Set(),
  sessionEndsIn: null,
};
/** As wide as most dates and broken into lines like them, so that nothing moves when they come. */
const dateToCome = 'dd mmmmmmmmm yyyy'.replace(/\w/g, '\u2007');
const emitted = [
  'milestone.reached',
  'order.setUp',
  'order.provisioned',
  'setup.handedOver',
  'problem.met',
  'wizard.left',
  'secret.spent',
] as const satisfies readonly ProvisioningEmitted['type'][];

/**
 * Sets up a cloud order for a customer, from the "Set up now" link to provisioned and billed exactly once.
 * What is typed lives in memory only and is gone when the wizard is left (P-07, decision 6).
 *
 * @attr order-id - The order the link names.
 * @fires partner-ready - The order's standing is on view.
 * @fires partner-step-changed - Another step is on view.
 * @fires partner-exit - Left before the end; nothing unsubmitted is kept.
 * @fires partner-closed - A finished wizard was closed.
 * @fires partner-handed-over - A colleague or the customer goes on.
 * @fires partner-order-set-up - The order was mapped to its organisations.
 * @fires partner-provisioned - Services are being activated, billing has started.
 * @fires partner-problem - Something failed; kind, code and reference.
 * @fires partner-signed-out - The session is over; sign in and call `refreshSession()`.
 * @fires partner-page-title - A title for the host's page.
 * @fires partner-notice-count - Announcements that wait, for a badge.
 * @fires partner-support-requested - A person is asked for; cancelable.
 * @fires partner-storage - What the device keeps.
 * @csspart wizard - The frame around everything.
 * @cssprop --partner-hue - Brand hue in degrees. Default 262.
 * @cssprop --partner-chroma - Brand chroma. Default 0.16.
 * @cssprop --partner-font - Font family. Default the host's.
 * @cssprop --partner-radius - Corner radius. Default 8px.
 * @cssprop --partner-text-size - Size of running text. Default 1rem, at least 16px.
 */
export class ProvisioningWizard extends VisitElement<WizardVisit, ProvisioningBackend> {
  static override styles = [tokens, baseStyles, wizardStyles];
  static override storageAccess: StorageAccess<OpenedJournal> | null = null;
  static override wordsSource = wizardWords;
  static override firstWords = 'start' as const;
  static override properties = {
    orderId: {attribute: 'order-id'},
    history: {},
    page: {state: true},
  };

  /** Id of the order. Another id starts over. */
  orderId = '';
  /** `steps`: the browser's Back goes one step back (decision 16). Default `none`. */
  history: 'none' | 'steps' = 'none';
  private page: PageState = freshPage;

  readonly #wizard = new ActorController<ProvisioningActors['wizard']>(this);
  readonly #effects = new PageEffects(
    () => this.renderRoot,
    (name, detail) => this.emit(name, detail),
  );
  readonly #actions = pageActions(this, {
    page: () => this.page,
    setPage: (change) => this.#setPage(change),
    supportUrl: () => this.#snapshot()?.context.policy.supportUrl ?? null,
    emit: (name, detail) => this.emit(name, detail),
  });
  readonly #parts = new ViewParts(() => this.requestUpdate());
  #input: PageInput | null = null;
  #history: HistorySteps | null = null;
  #storage: WizardStorage | null = null;

  protected override willUpdate(changed: PropertyValues): void {
    super.willUpdate(changed);
    const snapshot = this.#snapshot();
    if (!snapshot || this.#parts.partFor(snapshot.state) !== 'rare') return;
    this.words.require('rare');
    void this.#parts.loadRare();
  }

  protected override render() {
    const language = this.words.language;
    const model = this.#model();
    const part = model && this.#parts.partFor(model.state);
    const isMissing = !language || (part !== null && !language.parts.has(part));
    if ((isMissing && this.words.failed) || (part === 'rare' && this.#parts.failed)) {
      return partFailed(() => this.#retryParts());
    }
    if (!model || !language || (isMissing && part === 'wizard'))
      return html`<div class="kit"><div class="wizard single"><div class="content">${skeleton()}</div></div></div>`;
    return html`<div
      class="kit"
      lang=${language.tag}
      @submit=${this.#input?.onSubmit}
      @input=${this.#input?.onInput}
      @change=${this.#input?.onInput}
      @keydown=${this.#input?.onKeydown}
    >
      ${shell({
        model,
        content: this.#content(model),
        session: this.sessionState,
        frame: this.#parts.module?.frame ?? null,
        onExit: () => this.#send({type: 'exit.requested'}),
        onExtendSession: () => this.visit?.runtime?.session.send({type: 'session.extensionRequested'}),
        onRefreshSession: () => void this.refreshSession(),
      })}
    </div>`;
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const model = this.#model();
    if (!model || !this.words.language) return;
    this.#effects.apply(model, this.sessionState, (isStep) => this.#history?.follow(isStep));
  }

  protected override get subject(): string | null {
    return this.orderId || null;
  }

  protected override beginVisit(backend: ProvisioningBackend): WizardVisit {
    const visit: WizardVisit = new WizardVisit({
      backend,
      orderId: this.orderId,
      policy: this.readPolicy(readPolicy),
      onChange: () => this.requestUpdate(),
      usesHistory: () => this.history === 'steps',
      onRuntime: (actors, module, history) => this.#follow(visit, actors, module, history),
    });
    return visit;
  }

  protected override visitEnded(): void {
    this.#wizard.follow(null);
    this.#history?.stop();
    this.#effects.reset();
    this.page = freshPage;
    this.#parts.module?.emptyControls(this.renderRoot);
  }

  protected override sessionEndsIn(sessionEndsIn: number): void {
    this.#setPage({sessionEndsIn});
  }

  #content(model: ViewModel): TemplateResult {
    const view = this.words.language?.parts.has(this.#parts.partFor(model.state)) && this.#parts.viewOf(model.state);
    return view ? view(model) : skeleton(model.t('shell.loading'));
  }

  #retryParts(): void {
    this.#parts.retry();
    this.words.retry();
    this.requestUpdate();
  }

  #setPage(change: Partial<PageState>): void {
    this.page = {...this.page, ...change};
  }

  /** The machine's snapshot, or what the first answer alone shows. */
  #snapshot() {
    const snapshot = this.#wizard.snapshot;
    return snapshot
      ? {state: statePathOf(snapshot.value) as ViewState, context: snapshot.context}
      : (this.visit?.preview ?? null);
  }

  #model(): ViewModel | null {
    const snapshot = this.#snapshot();
    const language = this.words.language;
    if (!snapshot || !language || !this.visit) return null;
    return {
      ...snapshot,
      page: this.page,
      t: language.t,
      format: WizardVisit.isPainted ? language.format : {...language.format, date: () => dateToCome},
      locale: language.locale,
      daysLeft: this.visit.daysLeft(snapshot.context),
      send: (event) => this.#send(event),
      actions: this.#actions,
    };
  }

  #send(event: ProvisioningEvent): void {
    if (event.type === 'step.submitted' || event.type === 'password.submitted') this.#effects.expectProblems();
    // With the host's history in use, every way back is the browser's, so that both stay together.
    if (event.type === 'step.left' && this.#history?.goBack()) return;
    this.visit?.send(event);
  }

  /** One step back for the browser's Back. A one-way door cannot be passed backwards; a running check is only given up. */
  #stepBack(): boolean {
    const snapshot = this.#wizard.snapshot;
    if (!snapshot?.can({type: 'step.left'})) return false;
    this.visit?.send({type: 'step.left'});
    const now = this.#wizard.snapshot;
    const pageAt = ({value, context}: typeof snapshot): string => pageOf(statePathOf(value) as ViewState, context);
    return now !== null && pageAt(now) !== pageAt(snapshot);
  }

  /** The machines of a visit are about to start: what they tell is heard from the beginning. */
  #follow(
    visit: WizardVisit,
    {wizard, session}: ProvisioningActors,
    module: RuntimeModule,
    history: HistoryModule | null,
  ): void {
    this.#parts.adopt(module);
    this.addStyles(module.styles);
    this.#input ??= new module.PageInput({
      root: () => this.renderRoot,
      snapshot: () => this.#snapshot(),
      visit: () => this.visit,
      module: () => this.#parts.module,
      setPage: (change) => this.#setPage(change),
      send: (event) => this.#send(event),
      expectProblems: () => this.#effects.expectProblems(),
    });
    for (const type of emitted) wizard.on(type, (event) => this.#hear(visit, event));
    this.#storage ??= new module.WizardStorage(ProvisioningWizard.storageAccess, (health) =>
      this.emit('partner-storage', health),
    );
    if (history) (this.#history ??= new history.HistorySteps(() => this.#stepBack())).start();
    this.followSession(visit, session, this.#storage, {
      opened: ({email}) => {
        void this.#readJournal(visit);
        wizard.send({type: 'account.known', email});
      },
      restored: () => wizard.send({type: 'session.restored'}),
      ended: () => this.emit('partner-signed-out', {orderId: this.orderId}),
    });
    // What is on view stays until the machine has taken it over: drawn anew, it would lose the focus.
    const taking = wizard.subscribe(({value}) => {
      if (value === 'loading') return;
      taking.unsubscribe();
      this.#wizard.follow(wizard);
    });
    this.words.require('wizard');
    module.warmViews(module.views, () => (visit === this.visit ? this.#model() : null));
  }

  async #readJournal(visit: WizardVisit): Promise<void> {
    const entry = await this.#storage?.read(this.orderId);
    if (entry && visit === this.visit) visit.send({type: 'journal.found', entry});
  }

  #hear(visit: WizardVisit, event: ProvisioningEmitted): void {
    const {orderId} = this;
    switch (event.type) {
      case 'milestone.reached': {
        const {milestone, operationId} = event;
        void this.#storage?.write({orderId, milestone, at: Math.round(visit.now()), operationId});
        return;
      }
      case 'order.setUp':
        return this.emit('partner-order-set-up', {orderId});
      case 'order.provisioned':
        return this.emit('partner-provisioned', {
          orderId,
          receipt: this.#wizard.snapshot?.context.order?.activation?.receipt ?? '',
        });
      case 'setup.handedOver':
        return this.emit('partner-handed-over', {orderId, to: event.to});
      case 'problem.met': {
        const {kind, code = null, reference = null} = event.problem;
        return this.emit('partner-problem', {orderId, kind, code, reference});
      }
      case 'secret.spent':
        return visit.vault.clear();
      case 'wizard.left':
        return this.emit('partner-exit', {orderId, step: this.#effects.page});
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'provisioning-wizard': ProvisioningWizard;
  }
}
