/** What happens around a view after it was rendered: focus, the native dialog, and what the host is told of the page. */
import {orderStanding} from '../../domain/order-standing.js';
import type {PartnerEventDetails, PartnerEventName} from '../events.js';
import {PageFocus} from '../shared/page-focus.js';
import {pageOf, stepOf, stepsOf} from './steps.js';
import type {ViewModel} from './view-model.js';

type Emit = <N extends PartnerEventName>(name: N, detail: PartnerEventDetails[N]) => void;

/** Milliseconds after which a look-up is announced by its heading. */
const longLookup = 500;

const hasProblem = ({problems, failure}: ViewModel['context']): boolean =>
  failure !== null || Object.keys(problems).length > 0;

export class PageEffects extends PageFocus {
  readonly #emit: Emit;
  #step = '';
  #lookup: ReturnType<typeof setTimeout> | undefined;
  #notices = 0;
  #isReady = false;

  constructor(root: () => ParentNode, emit: Emit) {
    super(root);
    this.#emit = emit;
  }

  override reset(): void {
    super.reset();
    clearTimeout(this.#lookup);
    this.#step = '';
    this.#isReady = false;
  }

  /**
   * After each rendering.
   * @param session state of the session machine.
   * @param onPage another page is on view than before; whether it belongs to a step.
   */
  apply(model: ViewModel, session: string | null, onPage: (isStep: boolean) => void): void {
    this.#syncDialog(model);
    this.#followPage(model, onPage);
    if (hasProblem(model.context)) this.focusSummary();
    this.#tell(model, session);
  }

  #syncDialog({context}: ViewModel): void {
    const dialog = this.root().querySelector('dialog');
    // Moved within its page, an open dialog is modal no more.
    if (!dialog?.isConnected || dialog.matches(':modal') === context.leaving) return;
    dialog.close();
    if (context.leaving) dialog.showModal();
  }

  #followPage(model: ViewModel, onPage: (isStep: boolean) => void): void {
    const {state, context} = model;
    const page = pageOf(state, context);
    clearTimeout(this.#lookup);
    if (page === this.page || state === 'loading') return;
    if (state.endsWith('.lookup')) {
      // A look-up is a page of its own only where it takes long: a quick one would be announced twice.
      this.#lookup = setTimeout(() => this.heading?.focus({preventScroll: true}), longLookup);
      return;
    }
    const isFirst = this.page === '';
    if (!this.follow(page)) return;
    if (!this.#isReady && context.order) {
      this.#isReady = true;
      this.#emit('partner-ready', {orderId: context.orderId});
    }
    const step = stepOf(state);
    this.#tellStep(step ?? page, model);
    if (!isFirst) onPage(step !== null);
  }

  #tellStep(step: string, {context}: ViewModel): void {
    if (step === this.#step) return;
    this.#step = step;
    const all: readonly string[] = stepsOf(context);
    this.#emit('partner-step-changed', {orderId: context.orderId, step, index: all.indexOf(step), count: all.length});
  }

  #tell({t, context, state}: ViewModel, session: string | null): void {
    if (state === 'loading') return;
    const title = this.newTitle(t, hasProblem(context));
    if (title !== null) this.#emit('partner-page-title', {title});
    const standing =
      context.order && context.deadlines
        ? orderStanding(context.order, context.deadlines, context.now, context.policy)
        : null;
    const notices =
      Number(standing === 'nudged' || standing === 'closing') +
      Number(session === 'ending' || session === 'ended') +
      (context.order?.activation?.services.filter((service) => service.state === 'failed').length ?? 0);
    if (notices !== this.#notices) {
      this.#notices = notices;
      this.#emit('partner-notice-count', {count: notices});
    }
  }
}
