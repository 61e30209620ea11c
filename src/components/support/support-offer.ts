/** What a new case begins with where another element asks for support: nothing that a person typed is among it (S-01). */
import type {LanguageTag} from '../../locales/index.js';
import {translator, type Messages} from '../../locales/messages.js';
import type {words as english} from '../../locales/support-offer/en.js';
import type {NewCaseOffer} from '../../machines/support/support-context.js';
import type {SupportRequest} from './support-requests.js';

type OfferWord = keyof typeof english;
/** What an element can ask support for and has words for. */
export type OfferTopic = OfferWord extends `offer.${infer Topic}` ? Topic : never;

const parts: Readonly<Record<LanguageTag, () => Promise<{readonly words: Messages}>>> = {
  en: () => import('../../locales/support-offer/en.js'),
  ru: () => import('../../locales/support-offer/ru.js'),
  'sr-Latn': () => import('../../locales/support-offer/sr-latn.js'),
};

/** Most characters of an id, a code or an address in the details: whoever sends the event may be anybody. */
const mostCharacters = 300;

/** One line of printable text, without marks that turn its direction. */
const oneLine = (value: unknown): string =>
  (typeof value === 'string' ? value : '')
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .trim()
    .slice(0, mostCharacters);

/** An id as the contract has one, or none. */
const idOf = (value: unknown): string => (oneLine(value) === value && value.length <= 200 ? value : '');

export interface OfferCircumstances {
  /** The kit's version. */
  readonly kit: string;
  /** Server time in epoch milliseconds. */
  readonly now: number;
  /** BCP 47 tag of the interface language. */
  readonly language: LanguageTag;
  /** The page's path: its query and fragment are left out, which may hold what was typed. */
  readonly path: string;
  readonly browser: string;
}

/** The technical details, line by line as they are previewed and, where the person chooses so, sent. */
export function technicalDetails(
  {detail, element}: SupportRequest,
  {kit, now, language, path, browser}: OfferCircumstances,
): string {
  const facts: readonly (readonly [string, unknown])[] = [
    ['Topic', detail.topic],
    ['Reference', detail.reference],
    ['Order', detail.orderId],
    ['Agreement', detail.agreementId],
    ['Element', element],
    ['Kit', kit],
    ['Time', new Date(now).toISOString()],
    ['Language', language],
    ['Page', path],
    ['Browser', browser],
  ];
  return facts
    .map(([name, value]) => [name, oneLine(value)])
    .filter(([, text]) => text !== '')
    .map(([name, text]) => `${name}: ${text}`)
    .join('\n');
}

/** The offer for a request, in the interface language; without words for its topic the subject stays to be written. */
export async function supportOffer(
  request: SupportRequest,
  circumstances: OfferCircumstances,
): Promise<Omit<NewCaseOffer, 'id'>> {
  const {topic, orderId, agreementId} = request.detail;
  const {language} = circumstances;
  const words = (await parts[language]().catch(() => null))?.words ?? {};
  const key = Object.hasOwn(words, `offer.${topic}`) ? `offer.${topic}` : 'offer.other';
  const subject = Object.hasOwn(words, key) ? translator(words, language)(key) : '';
  const [order, agreement] = [idOf(orderId), idOf(agreementId)];
  const concern = order
    ? {kind: 'order' as const, id: order, name: order}
    : agreement
      ? {kind: 'agreement' as const, id: agreement, name: agreement}
      : null;
  return {
    answers: {subject, ...(concern && {concern})},
    technicalDetails: technicalDetails(request, circumstances),
    linkedCase: null,
  };
}
