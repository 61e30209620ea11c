/** The support button on the test page as a person and a host meet it. */
import {waitUntil} from '@open-wc/testing';
import {memoryBackend, type MemoryBackend, type ScenarioName} from '../../../src/backend/memory/index.js';
import {PartnerEvent, type PartnerEventDetails, type PartnerEventName} from '../../../src/components/events.js';
import type {SupportButton} from '../../../src/components/support-button.js';
import '../../../src/define/support-button.js';
import {tidy} from '../text.js';

export interface MountingButton {
  readonly scenario?: ScenarioName;
  readonly backend?: MemoryBackend;
  readonly properties?: Partial<SupportButton>;
  /** Where it is put. Default: the page's body. */
  readonly place?: HTMLElement;
}

const stages = new Set<ButtonStage>();

export async function clearButtons(): Promise<void> {
  for (const {element} of stages) element.remove();
  stages.clear();
  await new Promise((resolve) => setTimeout(resolve, 0));
}

/** A support button on the page: English, nothing kept on the device. */
export function mountButton({
  scenario = 'busy',
  backend = memoryBackend({seed: scenario}),
  properties = {},
  place = document.body,
}: MountingButton = {}): ButtonStage {
  const element = document.createElement('support-button');
  Object.assign(element, {locale: 'en', storage: 'memory', backend}, properties);
  const stage = new ButtonStage(element);
  place.append(element);
  return stage;
}

/** Another element of the page asks for a person. Answers whether it was left to the host. */
export function askForSupport(detail: PartnerEventDetails['partner-support-requested'], from = document.body): boolean {
  return from.dispatchEvent(new PartnerEvent('partner-support-requested', detail));
}

export class ButtonStage {
  readonly element: SupportButton;
  readonly events: {readonly type: PartnerEventName; readonly detail: unknown}[] = [];

  constructor(element: SupportButton) {
    this.element = element;
    for (const name of ['partner-notice-count', 'partner-page-title', 'partner-ready'] as const) {
      element.addEventListener(name, (event) => this.events.push({type: name, detail: event.detail}));
    }
    stages.add(this);
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get button(): HTMLButtonElement {
    return this.root.querySelector<HTMLButtonElement>('[part=button]')!;
  }

  /** What the button is called. */
  get name(): string {
    return tidy(this.button?.textContent);
  }

  get drawer(): HTMLDialogElement | null {
    return this.root.querySelector('dialog');
  }

  get isOpen(): boolean {
    return this.drawer?.matches(':modal') ?? false;
  }

  get center(): Element | null {
    return this.drawer?.querySelector('support-center') ?? null;
  }

  /** The heading in the drawer. */
  get heading(): string {
    return tidy(this.center?.shadowRoot?.querySelector('h2[tabindex]')?.textContent);
  }

  /** What was told of counts. */
  details(): PartnerEventDetails['partner-notice-count'][] {
    return this.events
      .filter(({type}) => type === 'partner-notice-count')
      .map(({detail}) => detail as PartnerEventDetails['partner-notice-count']);
  }

  /** Whether these words are in the drawer. */
  says(words: string): boolean {
    return tidy(this.center?.shadowRoot?.querySelector<HTMLElement>('[part=support]')?.innerText).includes(words);
  }

  counts(): number[] {
    return this.events
      .filter(({type}) => type === 'partner-notice-count')
      .map(({detail}) => (detail as {count: number}).count);
  }

  async until(what: string, test: () => unknown): Promise<void> {
    await waitUntil(test as () => boolean, what, {interval: 5, timeout: 6000}).catch(() => {
      throw new Error(`${what} never came; the button is "${this.name}", in the drawer is "${this.heading}"`);
    });
  }

  async press(): Promise<void> {
    await this.until('the button', () => this.button);
    this.button.click();
  }

  sees(heading: string): Promise<void> {
    return this.until(`"${heading}" in an open drawer`, () => this.isOpen && this.heading === heading);
  }

  pressInCenter(name: string): void {
    const buttons = [...this.center!.shadowRoot!.querySelectorAll('button')];
    buttons.find((button) => tidy(button.textContent) === name)!.click();
  }
}
