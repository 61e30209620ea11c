/** A box in which the overview is rendered. */
import {adoptStyles, html, render} from 'lit';
import {baseStyles} from '../../src/components/shared/base-styles.js';
import {formatFor} from '../../src/components/shared/format.js';
import {tokens} from '../../src/components/shared/tokens.js';
import type {OverviewActions, OverviewModel} from '../../src/components/renewal/overview/overview-model.js';
import {laterParts as parts} from '../../src/components/renewal/overview/later-parts.js';
import type {KeptDraft} from '../../src/components/renewal/renewal-storage.js';
import {laterStyles} from '../../src/components/renewal/overview/later-styles.js';
import {overviewStyles} from '../../src/components/renewal/overview/overview-styles.js';
import {overviewView} from '../../src/components/renewal/overview/overview-view.js';
import type {Agreement, AgreementSummary} from '../../src/domain/agreement.js';
import {loadCalendar, type Calendar} from '../../src/domain/calendar.js';
import {readAgreementPolicy, type AgreementPolicy} from '../../src/domain/renewal-policy.js';
import type {PolicyInput} from '../../src/domain/policy.js';
import {intlLocaleFor, type LanguageTag} from '../../src/locales/index.js';
import {translator} from '../../src/locales/messages.js';
import {laterRenewalWords} from '../../src/locales/renewal-words-later.js';
import {renewalWords} from '../../src/locales/renewal-words.js';
import {
  initialAgreementList,
  withFirstPage,
  type AgreementListContext,
  type AgreementListEvent,
} from '../../src/machines/renewal/agreement-list.js';
import {noon} from '../domain/an-agreement-summary.js';

export const links: PolicyInput = {
  renewal: {
    registerUrl: 'https://portal.example/register',
    userGuideUrl: 'https://portal.example/guide',
    questionsUrl: 'https://portal.example/questions',
  },
};

const eraseDraft = (): void => {};
const decline = (): void => {};
const isMemoryOnly = (): boolean => false;
const noneUndecided: ReadonlySet<string> = new Set();
/** What the agreement itself says; nothing is asked. */
const invited = (agreement: AgreementSummary & Partial<Pick<Agreement, 'invitedSigner'>>) =>
  agreement.invitedSigner ?? null;
const erasure = {undecided: noneUndecided, isErased: false, eraseDraft, decline, invited, isMemoryOnly};
const withoutDrafts = {...parts, drafts: [], ...erasure};

const policies = new Map<PolicyInput, AgreementPolicy>();

/** The same policy for the same input, as an element reads it once: agreements are judged once for each. */
function policyOf(input: PolicyInput): AgreementPolicy {
  const policy = policies.get(input) ?? readAgreementPolicy(input).policy;
  policies.set(input, policy);
  return policy;
}

/** A list as answered: these agreements, in this order. */
export const listOf = (
  agreements: readonly AgreementSummary[],
  change: Partial<AgreementListContext> = {},
): AgreementListContext => ({
  ...withFirstPage(initialAgreementList({mostTogether: 20}), {
    registered: true,
    agreements: [...agreements],
    nextCursor: null,
    total: agreements.length,
  }),
  ...change,
});

export type Speech = Pick<OverviewModel, 't' | 'format' | 'locale'>;

/** Words of one language; `marked` puts brackets around every one. */
export async function speech(tag: LanguageTag, marked = false): Promise<Speech> {
  const locale = intlLocaleFor(tag);
  const [first, details] = await Promise.all([renewalWords[tag].overview(), laterRenewalWords[tag].agreement()]);
  const words = {...first.words, ...details.words};
  const t: Speech['t'] = translator(words, locale);
  return {locale, format: formatFor(locale), t: marked ? (key, values) => `[${t(key, values)}]` : t};
}

export type Shown = Partial<Omit<OverviewModel, keyof Speech>> & {
  readonly policyInput?: PolicyInput;
  readonly drafts?: readonly KeptDraft[];
  readonly undecided?: ReadonlySet<string>;
  /** Whether the browser refuses to keep anything on the device. */
  readonly isUnkept?: boolean;
};

/** A box with the kit's styles; renders the overview, and notes what it sends and asks for. */
export class OverviewStage {
  readonly frame = document.createElement('div');
  readonly host = document.createElement('div');
  readonly root = this.host.attachShadow({mode: 'open'});
  readonly sent: AgreementListEvent[] = [];
  readonly asked: [keyof OverviewActions, ...unknown[]][] = [];
  calendar!: Calendar;

  constructor() {
    adoptStyles(this.root, [tokens, baseStyles, overviewStyles, laterStyles]);
    this.frame.append(this.host);
    document.body.append(this.frame);
  }

  async ready(): Promise<this> {
    this.calendar = await loadCalendar();
    return this;
  }

  model(
    {policyInput = links, drafts, undecided = noneUndecided, isUnkept = false, ...shown}: Shown,
    words: Speech,
  ): OverviewModel {
    const note =
      (name: keyof OverviewActions) =>
      (...given: unknown[]) =>
        void this.asked.push([name, ...given]);
    return {
      state: 'list.ready',
      list: listOf([]),
      policy: policyOf(policyInput),
      now: noon,
      calendar: this.calendar,
      parts: drafts ? {...parts, drafts, ...erasure, undecided, isMemoryOnly: () => isUnkept} : withoutDrafts,
      opened: new Set(),
      isSignedOut: false,
      isOnline: true,
      send: (event) => void this.sent.push(event),
      actions: {
        renew: note('renew'),
        reapply: note('reapply'),
        showReceipts: note('showReceipts'),
        toggle: note('toggle'),
        signIn: note('signIn'),
        requestSupport: note('requestSupport'),
        download: note('download'),
      },
      ...words,
      ...shown,
    };
  }

  show(shown: Shown, words: Speech): void {
    this.render(this.model(shown, words));
  }

  render(model: OverviewModel): void {
    render(
      html`<div class="kit" lang=${model.locale}><div class="renewal">${overviewView(model)}</div></div>`,
      this.root,
    );
  }

  remove(): void {
    this.frame.remove();
  }
}
