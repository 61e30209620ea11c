/** What a view is made from, and the states that have one. */
import type {TemplateResult} from 'lit';
import type {Problem} from '../../domain/problem.js';
import type {words as rareWords} from '../../locales/rare/en.js';
import type {words as startWords} from '../../locales/start/en.js';
import type {words as wizardWords} from '../../locales/wizard/en.js';
import type {Translate} from '../../locales/messages.js';
import type {ProvisioningContext, ProvisioningEvent} from '../../machines/provisioning/context.js';
import type {ProvisioningSnapshot} from '../../machines/provisioning-machine.js';
import type {Format} from '../shared/format.js';

export type StartWord = keyof typeof startWords;
export type WordKey = StartWord | keyof typeof wizardWords | keyof typeof rareWords;

/** `{services: {calling: 'editing'}}` as `services.calling.editing`. */
type Path<V> = V extends string ? V : {[K in keyof V & string]: `${K}.${Path<NonNullable<V[K]>>}`}[keyof V & string];
type State = Path<ProvisioningSnapshot['value']>;

/** States that are left at once and never seen. */
type Transient =
  | 'routing'
  | 'roleKnown'
  | 'setterKnown'
  | 'partnerKnown'
  | 'partnerAnswered'
  | 'customerSide'
  | 'customerKnown'
  | 'mapped'
  | 'partnerOrganization.found'
  | 'partnerOrganization.chosen'
  | 'customerAdmin.checked'
  | 'customerOrganization.found'
  | 'customerOrganization.chosen'
  | 'activating.judging'
  | `services.${'calling' | 'meetings' | 'enterprise'}.${'saved' | 'skipping'}`;

/** Every state that a person can see. */
export type ViewState = Exclude<State, Transient>;

/** What only the page needs: nothing of it reaches the machine. */
export interface PageState {
  /** Long lists that were opened and are filled now. */
  readonly openedLists: ReadonlySet<string>;
  readonly passwordShown: boolean;
  /** Codes of the password rules that the text typed so far meets. */
  readonly passwordMet: ReadonlySet<string>;
  /** Milliseconds to the end of the session, while it is near. */
  readonly sessionEndsIn: number | null;
}

export interface PageActions {
  openList(name: string): void;
  showPassword(shown: boolean): void;
  focusField(id: string): void;
  requestSupport(topic: SupportTopic, problem?: Problem | null): void;
  printPage(): void;
  download(fileName: string, text: string): void;
  closeWizard(outcome: 'provisioned' | 'handed-over'): void;
}

/** Why a person is asked for help; a code for the host's support page. */
export type SupportTopic =
  | 'order-closed'
  | 'order-unavailable'
  | 'order-unknown'
  | 'partner-not-recognized'
  | 'customer-not-recognized'
  | 'mapped-elsewhere'
  | 'outcome-unknown'
  | 'step-failed'
  | 'activation-failed'
  | 'address-conflict';

export interface ViewModel {
  readonly state: ViewState;
  readonly context: ProvisioningContext;
  readonly page: PageState;
  readonly t: Translate<WordKey>;
  readonly format: Format;
  /** The Intl locale of names and dates. */
  readonly locale: string;
  /** Days to the closing date, today being its last: 0. `null` where the order has none. */
  readonly daysLeft: number | null;
  send(event: ProvisioningEvent): void;
  readonly actions: PageActions;
}

export type View = (model: ViewModel) => TemplateResult;
/** The views of a part of the states. */
export type Views<S extends ViewState> = Readonly<Record<S, View>>;
