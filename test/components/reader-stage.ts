/** The viewer of agreements on the test page: texts to read, and a shadow root with the kit's styles to read them in. */
import {adoptStyles, css, html, render, type TemplateResult} from 'lit';
import {
  AgreementViewer,
  receiptView,
  textStyles,
  ViewerEffects,
  viewerView,
  type TextSource,
} from '../../src/components/renewal/text/index.js';
import {baseStyles} from '../../src/components/shared/base-styles.js';
import {formatFor, type Format} from '../../src/components/shared/format.js';
import {tokens} from '../../src/components/shared/tokens.js';
import type {Receipt} from '../../src/domain/receipt.js';
import {intlLocaleFor, type LanguageTag} from '../../src/locales/index.js';
import type {TextWord} from '../../src/locales/renewal-text/index.js';
import {translator, type Translate} from '../../src/locales/messages.js';
import {laterRenewalWords} from '../../src/locales/renewal-words-later.js';

const source = (version: string, language: string, text: string): TextSource => ({
  format: 'markdown',
  version,
  language,
  text,
});

export const english = source(
  '2026-09',
  'en',
  `This agreement is between the vendor named in section 1 and the partner who accepts it.

# Indirect Partner Agreement

## 1. Parties

The **vendor** is the entity named for your principal country of business ([list of entities](https://vendor.example/entities)).

| Country | Contracting party | Registered office |
| --- | --- | --- |
| Serbia | Vendor International B.V. | Amsterdam |
| Canada | Vendor Systems Canada Co. | Toronto |

### 1.1 Authority

Whoever accepts confirms that they may *bind the company*.

### 1.2 Notices

1. In writing, to the address on record.
2. By e-mail to <mailto:legal@vendor.example>:
   - for changes of address;
   - for changes of distributors.

## 2. Fees

Fees are due within 45 days of the date of the invoice. Fees in dispute are due when the dispute ends.

> "Date of the invoice" means the date printed on it.

## 3. Data protection

Each party processes personal data under the law that applies to it. Use the code \`DP-2026\` in all letters.

## 4. Term and termination

This agreement runs for two years. Either party may end it with 60 days’ notice.

## 5. Law

The law of the country of the contracting party applies.
`,
);

/** What was accepted before {@link english}: a section is new since, one is gone, two say something else. */
export const accepted = source(
  '2025-09',
  'en',
  english.text
    .replace('45 days', '30 days')
    .replace(/## 3\. Data protection[^#]+/, '')
    .replace('## 4. Term', '## 3. Term')
    .replace('two years. Either party may end it with 60', 'one year. Either party may end it with 90')
    .replace('## 5. Law', '## 4. Audit\n\nThe vendor may audit the books of the partner once a year.\n\n## 5. Law'),
);

export const arabic = source(
  '2026-09',
  'ar',
  `# اتفاقية الشريك

## 1. الأطراف

البائع هو الكيان المذكور للبلد الرئيسي لأعمالك (Vendor International B.V.).

## 2. الرسوم

1. تستحق الرسوم خلال 45 يوما من تاريخ الفاتورة.
2. تستحق الرسوم المتنازع عليها عند انتهاء النزاع.
`,
);

export const receipt: Receipt = {
  schemaVersion: 1,
  id: 'RCP-2026-000417',
  agreementId: 'AGR-1009-RS',
  agreementName: 'Indirect Partner Agreement',
  textVersion: '2026-09',
  textLanguage: 'en',
  textHash: '5f2b51ca2fdc5baa31ec02e002f69aec0ad1f6a2d0d0c4f0b1a9e1d2c3b4a596',
  contractingParty: 'Vendor International B.V., Amsterdam',
  countries: ['RS', 'ME', 'BA'],
  signerName: 'Mila Jovanović',
  signerTitle: 'Direktorka',
  signerAccountId: 'mila.jovanovic',
  attestation: 'I am authorised to sign this agreement for Avala Logistika d.o.o.',
  attestationLanguage: 'en',
  acceptedAt: '2026-11-20T09:14:07Z',
  previousHash: 'a3c1d9e07b6f4a5288c0d1e2f3a4b5c6d7e8f90123456789abcdef0123456789',
  hash: '0c9d8e7f6a5b4c3d2e1f00112233445566778899aabbccddeeff001122334455',
};

/** A text of about a megabyte: 900 sections of a third of a page each, or so many of them. */
export function longText(count = 900): TextSource {
  const paragraph =
    'The **Partner** pays all *fees* set out in [Annex 1](https://vendor.example/annex) within 30 days of the date of the invoice, unless the parties agreed otherwise in writing. ';
  const sections = Array.from(
    {length: count},
    (_, index) =>
      `## ${index + 1}. Section about matter ${index + 1}\n\n${paragraph.repeat(4)}\n\n${paragraph.repeat(2)}\n\n- item one\n- item two\n`,
  );
  if (count > 700) sections[700] += '\nA single pomegranate stands here.\n';
  return source('long', 'en', sections.join('\n'));
}

export interface Speech {
  readonly t: Translate<TextWord>;
  readonly format: Format;
  readonly locale: string;
}

/** The words of one language; `marked` puts brackets around every one. */
export async function readerSpeech(tag: LanguageTag, marked = false): Promise<Speech> {
  const locale = intlLocaleFor(tag);
  const {words} = await laterRenewalWords[tag].agreementText();
  const t = translator(words, locale);
  const format = formatFor(locale);
  if (!marked) return {t, format, locale};
  const mark = (text: string) => `[${text}]`;
  return {
    locale,
    t: (key, values) => mark(t(key, values)),
    format: {
      ...format,
      moment: (...moment) => mark(format.moment(...moment)),
      country: (code) => mark(format.country(code)),
    },
  };
}

/** What the element around the viewer gives it to stand on. */
const ground = css`
  .kit {
    background: var(--surface);
  }
`;

/** A box with a shadow root in which the viewer stands as it would in an element of the kit. */
export class ReaderStage {
  readonly frame = document.createElement('div');
  readonly host = document.createElement('div');
  readonly root = this.host.attachShadow({mode: 'open'});
  readonly viewer = new AgreementViewer(() => this.render());
  readonly #effects = new ViewerEffects();
  #speech: Speech;

  constructor(speech: Speech) {
    this.#speech = speech;
    adoptStyles(this.root, [tokens, baseStyles, ground, ...textStyles]);
    this.frame.append(this.host);
    document.body.append(this.frame);
  }

  set speech(speech: Speech) {
    this.#speech = speech;
    this.render();
  }

  /** Shows the viewer as it is. */
  render(): void {
    const {t, locale} = this.#speech;
    this.show(
      html`<h2 tabindex="-1">${t('reader.region')}</h2>
        ${viewerView({
          viewer: this.viewer,
          name: 'Indirect Partner Agreement',
          hash: receipt.textHash,
          t,
          locale,
          root: () => this.root,
          onClose: () => {},
        })}`,
    );
    this.#effects.apply(this.root, this.viewer.state);
  }

  /** Shows a receipt. */
  renderReceipt(change: Partial<Parameters<typeof receiptView>[0]> = {}): void {
    this.show(
      html`<h2 tabindex="-1">${this.#speech.t('proof.title')}</h2>
        ${receiptView({
          receipt,
          ...this.#speech,
          zone: 'Europe/Belgrade',
          verifyUrl: 'https://vendor.example/verify',
          acceptedText: html`<button class="button" type="button">…</button>`,
          onPrevious: () => {},
          onPrint: () => {},
          ...change,
        })}`,
    );
  }

  /** Opens a text and waits until it and its comparison are there. */
  async open(text: TextSource, previous: TextSource | null = null): Promise<void> {
    const compared = new Promise<void>((resolve) => {
      const look = () =>
        this.viewer.changes === 'coming' || !this.viewer.book ? requestAnimationFrame(look) : resolve();
      queueMicrotask(look);
    });
    await this.viewer.open(text, previous);
    await compared;
  }

  show(content: TemplateResult): void {
    render(html`<div class="kit" lang=${this.#speech.locale}><div class="stack">${content}</div></div>`, this.root);
  }

  /** Controls by their accessible names, near enough. */
  control(name: string): HTMLElement {
    const controls = [...this.root.querySelectorAll<HTMLElement>('button, a, summary, input')].filter(
      (one) =>
        (one.getAttribute('aria-label') ?? (one as HTMLInputElement).labels?.[0]?.textContent ?? one.textContent)!
          .replace(/[\u2068\u2069]/g, '')
          .trim() === name,
    );
    if (controls.length !== 1) throw new Error(`${controls.length} controls are named "${name}"`);
    return controls[0]!;
  }

  remove(): void {
    this.frame.remove();
  }
}
