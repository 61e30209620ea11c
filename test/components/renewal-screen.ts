/** The renewal on the test page as a person meets it. */
import {
  memoryBackend,
  type MemoryAgreement,
  type MemoryBackend,
  type MemoryState,
  type ScenarioName,
} from '../../src/backend/memory/index.js';
import type {OperationName} from '../../src/backend/operations.js';
import type {RenewalBackend} from '../../src/backend/partner-backend.js';
import type {PartnerEventName} from '../../src/components/events.js';
import type {PartnerRenewal} from '../../src/components/partner-renewal.js';
import '../../src/define/partner-renewal.js';
import {KitScreen} from './kit-screen.js';
import {seed} from './screen.js';

export {clearScreens, counting} from './kit-screen.js';
export {seed} from './screen.js';

/** Everything that the class says it fires. */
export const renewalEvents = [
  'partner-ready',
  'partner-step-changed',
  'partner-renewal-opened',
  'partner-deadline-changed',
  'partner-reminder-due',
  'partner-signer-not-authorised',
  'partner-accepted',
  'partner-declined',
  'partner-under-review',
  'partner-lapsed',
  'partner-receipt-ready',
  'partner-problem',
  'partner-signed-out',
  'partner-page-title',
  'partner-notice-count',
  'partner-support-requested',
  'partner-storage',
] as const satisfies readonly PartnerEventName[];

export const overviewTitle = 'Your agreements';
export const applyTitle = 'Apply again, country by country';
export const authorityTitle = 'May you sign for the company?';

export interface MountingRenewal {
  readonly scenario?: ScenarioName | MemoryState;
  readonly backend?: MemoryBackend;
  /** Properties of the element. Default: English, nothing kept on the device. */
  readonly properties?: Partial<PartnerRenewal>;
}

/** A renewal on the page. */
export function mountRenewal({
  scenario = 'oneAgreement',
  backend = memoryBackend({seed: scenario}),
  properties = {},
}: MountingRenewal = {}): RenewalScreen {
  const element = document.createElement('partner-renewal');
  Object.assign(element, {locale: 'en', storage: 'memory', backend}, properties);
  const screen = new RenewalScreen(element, backend);
  screen.place.append(element);
  document.body.append(screen.place);
  return screen;
}

/** The scenario with some facts of its one agreement changed. */
export const oneAgreement = (scenario: ScenarioName, facts: Partial<MemoryAgreement>): MemoryState =>
  seed(scenario, (state) => {
    const {agreements} = state.renewal!;
    agreements[0] = {...agreements[0]!, ...facts};
  });

/**
 * A backend whose answer to one operation is replaced until it is mended; the operation itself is carried out.
 * `answer` makes the answer of the real one.
 */
export function spoiling(backend: MemoryBackend, operation: OperationName, answer: (real: unknown) => unknown) {
  let isSpoiled = true;
  const method = backend[operation] as (request: unknown, options?: object) => Promise<unknown>;
  const spoiled = async (request: unknown, options?: object) => {
    const real = await method(request, options);
    return isSpoiled ? answer(real) : real;
  };
  return {backend: {...backend, [operation]: spoiled} as MemoryBackend, mend: () => void (isSpoiled = false)};
}

export class RenewalScreen extends KitScreen<PartnerRenewal> {
  readonly backend: MemoryBackend;

  constructor(element: PartnerRenewal, backend: RenewalBackend) {
    super({element, eventNames: renewalEvents, part: 'renewal'});
    this.backend = backend as MemoryBackend;
  }

  // The way through, view by view.

  /** Opens the renewal of the one agreement on view. */
  async renew(): Promise<void> {
    await this.sees(overviewTitle);
    await this.press('Renew');
    await this.sees(authorityTitle);
  }

  /** Selects agreements of the overview by a part of their names, and opens the renewal of all of them. */
  async renewTogether(...names: readonly string[]): Promise<void> {
    await this.sees(overviewTitle);
    for (const name of names) {
      await this.until(`the box of ${name}`, () => {
        const boxes = [...this.root.querySelectorAll<HTMLInputElement>('.choose input')];
        const box = boxes.find((one) => one.getAttribute('aria-label')!.includes(name));
        if (!box?.checked) box?.click();
        return box?.checked;
      });
    }
    await this.press('Renew together');
    await this.sees(authorityTitle);
  }

  async toCompany(): Promise<void> {
    await this.renew();
    await this.choose('Yes, I may sign legal documents for the company');
    await this.press('Next');
    await this.sees('Is the company’s data right?');
  }

  async toCountries(): Promise<void> {
    await this.toCompany();
    await this.press('Next');
    await this.sees('Where do you do business?');
  }

  /** Confirms every country on view. */
  async confirmCountries(): Promise<void> {
    const ticks = [...this.root.querySelectorAll<HTMLInputElement>('input[name$=".physicalLocation"]')];
    for (const tick of ticks) if (!tick.checked) tick.click();
    await this.element.updateComplete;
    await this.press('Next');
  }

  async toText(): Promise<void> {
    await this.toCountries();
    await this.confirmCountries();
    await this.sees('Open the agreement text');
  }

  /** Opens the text on view and closes it again. */
  async openText(): Promise<void> {
    const open = () => [...this.root.querySelectorAll<HTMLButtonElement>('button[id$="-text"], button[id$=".text"]')];
    await this.until('a text to open', () => open().length > 0);
    open()[0]!.click();
    await this.until('the text', () => this.root.querySelector('[role=region], .reader, .paper'));
    await this.press('Close the text');
  }

  /** Opens every text that the matrix of countries lists and that was not opened yet. */
  async openEveryText(): Promise<void> {
    const unopened = () =>
      [...this.root.querySelectorAll<HTMLButtonElement>('button')].filter((one) =>
        one.getAttribute('aria-label')?.startsWith('Open the text'),
      );
    for (let left = unopened(); left.length > 0; left = unopened()) {
      left[0]!.click();
      await this.until('the text', () => this.root.querySelector('[role=region], .reader, .paper'));
      await this.press('Close the text');
      await this.sees(applyTitle);
    }
  }

  async toAttest(): Promise<void> {
    await this.toText();
    await this.openText();
    await this.press('Next');
    await this.sees('Who signs?');
  }

  async attest(title = 'Managing Director'): Promise<void> {
    await this.type('Job title', title);
    await this.choose('On behalf of');
    await this.press('Next');
    await this.sees('Check your answers');
  }

  async toCheck(): Promise<void> {
    await this.toAttest();
    await this.attest();
  }

  async accept(): Promise<void> {
    await this.press('Accept and renew the agreement');
  }
}
