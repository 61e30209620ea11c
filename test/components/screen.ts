/** The wizard on the test page as a person meets it: by visible words, labels and roles. */
import {waitUntil} from '@open-wc/testing';
import {
  memoryBackend,
  scenarios,
  type MemoryBackend,
  type MemoryState,
  type ScenarioName,
} from '../../src/backend/memory/index.js';
import type {OperationName} from '../../src/backend/operations.js';
import type {PartnerBackend} from '../../src/backend/partner-backend.js';
import type {PartnerEventDetails, PartnerEventName} from '../../src/components/events.js';
import type {ProvisioningWizard} from '../../src/components/provisioning-wizard.js';
import '../../src/define/provisioning-wizard.js';

export const tidy = (text: string | null | undefined): string =>
  (text ?? '')
    .replace(/[\u2068\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

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

/** A backend that counts what it is asked. */
export function counting(backend: MemoryBackend) {
  const calls: {readonly operation: OperationName; readonly request: unknown}[] = [];
  const counted = new Proxy(backend, {
    get(target, name: OperationName | 'serverNow' | 'admin') {
      const member = target[name] as (request: unknown, options?: object) => Promise<unknown>;
      if (name === 'serverNow' || name === 'admin') return member;
      return (request: unknown, options?: object) => {
        calls.push({operation: name, request});
        return member(request, options);
      };
    },
  });
  return {
    backend: counted,
    calls,
    count: (operation: OperationName) => calls.filter((call) => call.operation === operation).length,
  };
}

const screens = new Set<Screen>();

/** Takes every wizard off the page and waits until each has noticed that it was removed. */
export async function clearScreens(): Promise<void> {
  for (const screen of screens) screen.place.remove();
  screens.clear();
  await new Promise((resolve) => setTimeout(resolve, 0));
}

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

export class Screen {
  readonly wizard: ProvisioningWizard;
  readonly backend: MemoryBackend;
  readonly place = document.createElement('div');
  readonly events: {readonly type: PartnerEventName; readonly detail: unknown}[] = [];

  constructor(wizard: ProvisioningWizard, backend: PartnerBackend) {
    this.wizard = wizard;
    this.backend = backend as MemoryBackend;
    for (const name of eventNames) {
      wizard.addEventListener(name, (event) => this.events.push({type: name, detail: (event as CustomEvent).detail}));
    }
    screens.add(this);
  }

  get root(): ShadowRoot {
    return this.wizard.shadowRoot!;
  }

  get text(): string {
    return tidy(this.root.querySelector<HTMLElement>('[part=wizard]')?.innerText);
  }

  get heading(): string {
    return tidy(this.root.querySelector('h2[tabindex]')?.textContent);
  }

  get focused(): Element | null {
    return this.root.activeElement;
  }

  /** The names of the steps; empty outside of them. */
  get steps(): string[] {
    return [...this.root.querySelectorAll('nav li')].map(
      (item) => tidy(item.lastElementChild!.textContent).split(',')[0]!,
    );
  }

  details<N extends PartnerEventName>(name: N): PartnerEventDetails[N][] {
    return this.events.filter(({type}) => type === name).map(({detail}) => detail as PartnerEventDetails[N]);
  }

  until(what: string, test: () => unknown): Promise<void> {
    return waitUntil(test as () => boolean, `${what} never came; on view is "${this.heading}"`, {
      interval: 5,
      timeout: 6000,
    });
  }

  /** Waits for the view with this heading. */
  sees(heading: string): Promise<void> {
    return this.until(`the view "${heading}"`, () => this.heading === heading);
  }

  reads(words: string): Promise<void> {
    return this.until(`"${words}"`, () => this.text.includes(words));
  }

  buttons(name: string): HTMLButtonElement[] {
    return [...this.root.querySelectorAll('button')].filter(
      (button) =>
        button.checkVisibility() && [button.getAttribute('aria-label'), button.textContent].map(tidy).includes(name),
    );
  }

  async button(name: string): Promise<HTMLButtonElement> {
    await this.until(`one button "${name}"`, () => this.buttons(name).length === 1);
    return this.buttons(name)[0]!;
  }

  async press(name: string): Promise<void> {
    (await this.button(name)).click();
  }

  /** The control with this label, or with a label that begins with it. */
  find<E extends HTMLElement = HTMLInputElement>(label: string): E | null {
    const labels = [...this.root.querySelectorAll('label')].map((element) => ({
      element,
      words: tidy(element.innerText),
    }));
    const found = labels.filter(({words}) => words === label);
    const [only, ...others] = found.length > 0 ? found : labels.filter(({words}) => words.startsWith(label));
    return others.length > 0 ? null : ((only?.element.control as E | null | undefined) ?? null);
  }

  async field<E extends HTMLElement = HTMLInputElement>(label: string): Promise<E> {
    await this.until(`the field "${label}"`, () => this.find(label) !== null);
    return this.find<E>(label)!;
  }

  async type(label: string, text: string): Promise<void> {
    const field = await this.field<HTMLInputElement | HTMLTextAreaElement>(label);
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    await this.wizard.updateComplete;
  }

  async choose(label: string): Promise<void> {
    (await this.field(label)).click();
    await this.wizard.updateComplete;
  }

  /** Opens a list and chooses an option by its words. */
  async select(label: string, option: string): Promise<void> {
    const list = await this.field<HTMLSelectElement>(label);
    list.focus();
    const found = () => [...list.options].find((one) => tidy(one.label) === option);
    await this.until(`the option "${option}"`, found);
    list.value = found()!.value;
    list.dispatchEvent(new Event('change', {bubbles: true}));
    await this.wizard.updateComplete;
  }

  /** The words beside a field that say what is wrong. */
  async errorOf(label: string): Promise<string> {
    const field = await this.field(label);
    const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
    return tidy(
      ids
        .filter((id) => id.endsWith('-error'))
        .map((id) => this.root.getElementById(id)?.textContent)
        .join(' '),
    );
  }

  async descriptionOf(label: string): Promise<string> {
    const field = await this.field(label);
    const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
    return tidy(ids.map((id) => this.root.getElementById(id)?.textContent).join(' '));
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
