/** The wizard on the test page as a person meets it. */
import {
  memoryBackend,
  scenarios,
  type MemoryBackend,
  type MemoryState,
  type ScenarioName,
} from '../../src/backend/memory/index.js';
import type {PartnerBackend} from '../../src/backend/partner-backend.js';
import type {PartnerEventName} from '../../src/components/events.js';
import type {ProvisioningWizard} from '../../src/components/provisioning-wizard.js';
import '../../src/define/provisioning-wizard.js';
import {KitScreen} from './kit-screen.js';

export {clearScreens, counting} from './kit-screen.js';

export const eventNames = [
  'partner-ready',
  'partner-step-changed',
  'partner-exit',
  'partner-closed',
  'partner-handed-over',
  'partner-order-set-up',
  'partner-provisioned',
  'partner-problem',
  'partner-signed-out',
  'partner-page-title',
  'partner-notice-count',
  'partner-support-requested',
  'partner-storage',
] as const satisfies readonly PartnerEventName[];

/** A scenario's state with something changed. */
export function seed(scenario: ScenarioName, change: (state: MemoryState) => void = () => {}): MemoryState {
  const state = scenarios[scenario](Date.now());
  change(state);
  return state;
}

/** Every service is active as soon as it is provisioned. */
export const atOnce = (state: MemoryState): void => {
  const [order] = state.orders;
  const behaviour = {queuedSeconds: 0, seconds: {calling: 0, meetings: 0, enterprise: 0, other: 0}, failing: []};
  state.orders[0] = {...order!, behaviour};
};

export interface Mounting {
  readonly scenario?: ScenarioName | MemoryState;
  readonly backend?: MemoryBackend;
  /** Properties of the element. Default: English, nothing kept on the device. */
  readonly properties?: Partial<ProvisioningWizard>;
}

/** A wizard on the page. */
export function mount({
  scenario = 'newPartner',
  backend = memoryBackend({seed: scenario}),
  properties = {},
}: Mounting = {}): Screen {
  const wizard = document.createElement('provisioning-wizard');
  Object.assign(wizard, {orderId: 'order-1', locale: 'en', storage: 'memory', backend}, properties);
  const screen = new Screen(wizard, backend);
  screen.place.append(wizard);
  document.body.append(screen.place);
  return screen;
}

export class Screen extends KitScreen<ProvisioningWizard> {
  readonly backend: MemoryBackend;

  constructor(wizard: ProvisioningWizard, backend: PartnerBackend) {
    super({element: wizard, eventNames, part: 'wizard'});
    this.backend = backend as MemoryBackend;
  }

  get wizard(): ProvisioningWizard {
    return this.element;
  }

  // The way through, view by view.

  async start(): Promise<void> {
    await this.press('Start set-up');
    await this.sees('What is your role in this order?');
  }

  async asPartner(): Promise<void> {
    await this.start();
    await this.choose('I am a partner');
    await this.press('Next');
    await this.sees('Will you set up the services?');
  }

  async toPartnerOrganization(): Promise<void> {
    await this.asPartner();
    await this.choose('Yes, I will set up the services');
    await this.press('Next');
  }

  async createPartner(name = 'Sava Telekom', email = 'admin@sava.example'): Promise<void> {
    await this.sees('Create your partner organization');
    await this.type('Company name', name);
    await this.select('Country', 'Serbia');
    await this.type('Administrator’s e-mail address', email);
    await this.press('Next');
    await this.sees('Who is the customer’s administrator?');
  }

  async nameAdmin(email = 'it@drina.example'): Promise<void> {
    await this.type('Administrator’s e-mail address', email);
    await this.press('Next');
  }

  async createCustomer(name = 'Drina Logistika', address = 'Bulevar 1, 11000 Beograd'): Promise<void> {
    await this.sees('Confirm the customer’s data');
    await this.type('Company name', name);
    await this.select('Country', 'Serbia');
    await this.type('Postal address', address);
    await this.press('Next');
    await this.sees('Check the answers and confirm');
  }

  /** To check answers, as a partner that creates both organisations. */
  async toConfirm(): Promise<void> {
    await this.toPartnerOrganization();
    await this.createPartner();
    await this.nameAdmin();
    await this.createCustomer();
  }

  async passFirstDoor(): Promise<void> {
    await this.choose('The data of the partner organization is right.');
    await this.choose('The data of the customer organization is right.');
    await this.choose('I understand that the order is mapped to these organizations');
    await this.press('Confirm and set up the order');
  }

  async setPassword(password = 'Tajna-Lozinka-2026'): Promise<void> {
    await this.sees('Choose a password for the new partner organization');
    await this.type('New password', password);
    await this.press('Set password');
  }

  /** From the intro of an order past the first door to its subscription. */
  async continue(): Promise<void> {
    await this.press('Continue set-up');
    await this.sees('What was ordered');
  }

  async toCalling(): Promise<void> {
    await this.press('Next');
    await this.sees('Calling settings');
  }

  async leaveForLater(heading: string): Promise<void> {
    await this.press('Leave for later');
    await this.sees(heading);
  }

  async checkName(label: string): Promise<void> {
    await this.press(`Check availability: ${label}`);
  }
}
