/** One of the kit's elements on the test page as a person meets it: by visible words, labels and roles. */
import {waitUntil} from '@open-wc/testing';
import type {MemoryBackend} from '../../src/backend/memory/index.js';
import type {OperationName} from '../../src/backend/operations.js';
import type {PartnerEventDetails, PartnerEventName} from '../../src/components/events.js';
import type {PartnerRenewal} from '../../src/components/partner-renewal.js';
import type {SupportCenter} from '../../src/components/support-center.js';
import type {ProvisioningWizard} from '../../src/components/provisioning-wizard.js';
import {tidy} from './text.js';

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

const screens = new Set<KitScreen>();

/** Takes every element off the page and waits until each has noticed that it was removed. */
export async function clearScreens(): Promise<void> {
  for (const screen of screens) screen.place.remove();
  screens.clear();
  await new Promise((resolve) => setTimeout(resolve, 0));
}

export interface KitScreenOptions<E> {
  readonly element: E;
  /** The events that are collected. */
  readonly eventNames: readonly PartnerEventName[];
  /** The part around everything that is said. */
  readonly part: string;
}

type KitElements = ProvisioningWizard | PartnerRenewal | SupportCenter;

export class KitScreen<E extends KitElements = KitElements> {
  readonly element: E;
  readonly place = document.createElement('div');
  readonly events: {readonly type: PartnerEventName; readonly detail: unknown}[] = [];

  readonly #part: string;

  constructor({element, eventNames, part}: KitScreenOptions<E>) {
    this.element = element;
    this.#part = part;
    for (const name of eventNames) {
      element.addEventListener(name, (event) => this.events.push({type: name, detail: (event as CustomEvent).detail}));
    }
    screens.add(this);
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get text(): string {
    return tidy(this.root.querySelector<HTMLElement>(`[part=${this.#part}]`)?.innerText);
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
      timeout: 20_000,
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
  find<C extends HTMLElement = HTMLInputElement>(label: string): C | null {
    const labels = [...this.root.querySelectorAll('label')].map((element) => ({
      element,
      words: tidy(element.innerText),
    }));
    const found = labels.filter(({words}) => words === label);
    const [only, ...others] = found.length > 0 ? found : labels.filter(({words}) => words.startsWith(label));
    return others.length > 0 ? null : ((only?.element.control as C | null | undefined) ?? null);
  }

  async field<C extends HTMLElement = HTMLInputElement>(label: string): Promise<C> {
    await this.until(`the field "${label}"`, () => this.find(label) !== null);
    return this.find<C>(label)!;
  }

  async type(label: string, text: string): Promise<void> {
    const field = await this.field<HTMLInputElement | HTMLTextAreaElement>(label);
    field.focus();
    field.value = text;
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
    await this.element.updateComplete;
  }

  async choose(label: string): Promise<void> {
    (await this.field(label)).click();
    await this.element.updateComplete;
  }

  /** Opens a list and chooses an option by its words. */
  async select(label: string, option: string): Promise<void> {
    const list = await this.field<HTMLSelectElement>(label);
    list.focus();
    const found = () => [...list.options].find((one) => tidy(one.label) === option);
    await this.until(`the option "${option}"`, found);
    list.value = found()!.value;
    list.dispatchEvent(new Event('change', {bubbles: true}));
    await this.element.updateComplete;
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
}
