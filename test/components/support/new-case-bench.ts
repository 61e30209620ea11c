/** A new case alone, with drafts on the device: what an earlier visit left can be gone on with. */
import {ArticleLibrary} from '../../../src/components/support/answers/article-library.js';
import {adoptStyles, render} from 'lit';
import type {MemoryBackend} from '../../../src/backend/memory/index.js';
import {checkedSupportBackend} from '../../../src/backend/checked-support-backend.js';
import {FormInput} from '../../../src/components/shared/form-input.js';
import type {Language} from '../../../src/components/shared/localization.js';
import {createPlace} from '../../../src/components/support/places/new-case-place.js';
import {OutboxKeeper} from '../../../src/components/support/outbox-keeper.js';
import type {Place, PlaceHost} from '../../../src/components/support/place.js';
import type {SupportStorage} from '../../../src/components/support/support-storage.js';
import {loadCalendar} from '../../../src/domain/calendar.js';
import {createSupport} from '../../../src/machines/create-support.js';
import type {NewCaseOffer} from '../../../src/machines/support/support-context.js';
import {tidy} from '../text.js';
import {policy, speech} from './new-case-models.js';

export interface Bench {
  readonly backend: MemoryBackend;
  readonly storage: SupportStorage;
  readonly offer?: Omit<NewCaseOffer, 'id'>;
}

const benches = new Set<NewCaseBench>();

export function clearBenches(): void {
  for (const bench of benches) bench.end();
  benches.clear();
}

/** The form on the page as a person meets it. */
export class NewCaseBench {
  readonly frame = document.createElement('div');
  readonly root = this.frame.attachShadow({mode: 'open'});
  readonly said: string[] = [];
  readonly emitted: {readonly name: string; readonly detail: unknown}[] = [];
  readonly outbox: OutboxKeeper;
  readonly support: ReturnType<typeof createSupport>;
  readonly #language: Language;
  #place: Place | null = null;

  static async open(given: Bench): Promise<NewCaseBench> {
    const [words, calendar] = await Promise.all([speech('en'), loadCalendar()]);
    const bench = new NewCaseBench(given, words, calendar);
    await bench.until('the form', () => bench.root.querySelector('h2') !== null);
    return bench;
  }

  private constructor(
    {backend: given, storage, offer}: Bench,
    words: Awaited<ReturnType<typeof speech>>,
    calendar: Awaited<ReturnType<typeof loadCalendar>>,
  ) {
    benches.add(this);
    const backend = checkedSupportBackend(given, {timeoutMilliseconds: 2000});
    this.support = createSupport({
      backend,
      copies: {support: async () => null, article: async () => null},
      input: {
        policy: policy.support,
        language: 'en',
        since: null,
        now: Date.now(),
        place: {view: 'newCase'},
        offer: offer ?? null,
      },
    });
    this.outbox = new OutboxKeeper({
      backend,
      accountId: 'account-partner',
      onOtherAccount: () => {},
      storage,
      policy: policy.support.attachments,
      newId: () => crypto.randomUUID(),
      onChange: () => {},
      onNews: () => {},
    });
    this.#language = {...words, tag: 'en', parts: new Set(), t: words.t as Language['t']};
    const input = new FormInput({
      submitted: (form) => this.#place?.submit?.(form),
      changed: (name, value) => this.#place?.change?.(name, value),
    });
    for (const [type, listener] of [
      ['submit', input.onSubmit],
      ['input', input.onInput],
      ['change', input.onInput],
    ] as const)
      this.root.addEventListener(type, listener as EventListener);
    document.body.append(this.frame);
    const host: PlaceHost = {
      backend,
      policy,
      calendar,
      support: this.support,
      storage,
      articles: new ArticleLibrary({
        access: null,
        owner: {accountId: 'account-partner', tenant: '', memoryOnly: false},
        backend,
        onChange: () => {},
      }),
      outbox: this.outbox,
      account: {
        id: 'account-partner',
        name: 'Milena Petrović',
        email: 'milena@meridian.example',
      } as PlaceHost['account'],
      tenant: '',
      memoryOnly: false,
      now: Date.now,
      language: () => 'en',
      root: () => this.root,
      onChange: () => queueMicrotask(() => this.#render()),
      requireWords: () => {},
      addStyles: (styles) => adoptStyles(this.root, [...styles]),
      emit: (name, detail) => void this.emitted.push({name, detail}),
      announce: (text) => void this.said.push(tidy(text)),
    };
    this.support.subscribe(() => host.onChange());
    this.support.start();
    void this.until('the profile', () => this.support.getSnapshot().matches('newCase')).then(() => {
      this.#place = createPlace(host);
      host.onChange();
    });
  }

  get place(): Place {
    return this.#place!;
  }

  get heading(): string {
    return tidy(this.root.querySelector('h2')?.textContent);
  }

  get text(): string {
    return tidy(this.root.textContent);
  }

  control<C extends HTMLElement = HTMLInputElement>(name: string): C {
    const found = this.root.querySelector<C>(`#${CSS.escape(`field-${name}`)}`);
    if (!found) throw new Error(`no control ${name}`);
    return found;
  }

  async until(what: string, test: () => unknown): Promise<void> {
    for (const limit = performance.now() + 6000; !test();) {
      if (performance.now() > limit) throw new Error(`${what} never came; on view is "${this.heading}"`);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  sees(heading: string): Promise<void> {
    return this.until(`"${heading}"`, () => this.heading === heading);
  }

  type(name: string, value: string): void {
    const field = this.control<HTMLInputElement>(name);
    field.value = value;
    field.dispatchEvent(new Event(field instanceof HTMLSelectElement ? 'change' : 'input', {bubbles: true}));
    this.#render();
  }

  press(name: string): void {
    const found = [...this.root.querySelectorAll('button')].filter(
      (one) => tidy(one.getAttribute('aria-label') ?? one.textContent) === name,
    );
    if (found.length !== 1) throw new Error(`${found.length} buttons "${name}"`);
    found[0]!.click();
    this.#render();
  }

  /** Everything that a case cannot do without. */
  async fillIn(subject = 'A question about an invoice'): Promise<void> {
    await this.until('the categories', () => this.root.querySelector('#field-category\\.0'));
    this.type('category.0', 'billing');
    this.type('category.1', 'billing-invoice');
    this.type('subject', subject);
    this.type('description', 'The invoice of October names two orders that we never placed.');
    this.root.querySelector<HTMLInputElement>('[name=severity][value="4"]')!.click();
    this.#render();
  }

  end(): void {
    this.#place?.end();
    this.#place = null;
    this.outbox.end();
    this.support.stop();
    this.frame.remove();
  }

  #render(): void {
    if (!this.#place) return;
    render(this.#place.render(this.#language), this.root);
    this.#place.updated?.();
  }
}
