/** Problems in words: beside a field, and all of a page in one summary. */
import {html, nothing, type TemplateResult} from 'lit';
import type {Problem, ProblemKind} from '../../../domain/problem.js';
import type {Translate} from '../../../locales/messages.js';
import {errorSummary, type SummaryItem} from './messages.js';

type KindWord = `problem.${ProblemKind}`;
type ProblemWord = 'problem.heading' | 'problem.reference' | 'action.support' | 'error.other' | KindWord;

/** Words about problems that are the message of none. */
const noCodes: ReadonlySet<string> = new Set(['heading', 'reference']);

/** The message for a problem: its code's own words where there are some, else its kind's. */
export function problemText(t: Translate<KindWord>, {code, kind}: Problem): string {
  const own = code && !noCodes.has(code) ? t(`problem.${code}` as KindWord) : '';
  return own && own !== `problem.${code}` ? own : t(`problem.${kind}`);
}

/** The same for a list, which is always there: where it is not, it was asked for at a wrong address. */
export const listProblemText = (t: Translate<KindWord | 'problem.nowhere'>, problem: Problem): string =>
  problemText(t, problem.kind === 'gone' && !problem.code ? {...problem, code: 'nowhere'} : problem);

/** The same for a list's next page: where it is not, the list itself is there still, and so is its address. */
export const nextPageProblemText = (t: Translate<KindWord>, problem: Problem): string =>
  problemText(t, problem.kind === 'gone' ? {...problem, kind: 'unknown'} : problem);

/** The words for a field's code; an unknown code is named, never hidden. */
export function codeText(t: Translate<ProblemWord>, code: string): string {
  const text = t(`error.${code}` as ProblemWord, {code});
  return text === `error.${code}` ? t('error.other', {code}) : text;
}

/** Problems that the person can mend alone; for all others a person helps. */
const mendable: ReadonlySet<ProblemKind> = new Set(['network', 'signed-out', 'invalid', 'rate-limited']);

export interface ProblemSummaryParts {
  readonly t: Translate<ProblemWord>;
  /** What is wrong, by field. */
  readonly problems: Readonly<Record<string, string>>;
  readonly failure: Problem | null;
  /** Where the problem of a field leads, and its words where the code's alone do not tell it apart. */
  readonly target: (field: string, code: string) => Omit<SummaryItem, 'text'> & Partial<SummaryItem>;
  readonly focusField: (id: string) => void;
  /** Leads to support. */
  readonly onSupport?: () => void;
  /** The way to a person, where another one is at hand than that. */
  readonly person?: TemplateResult | typeof nothing;
}

/** Everything that is wrong with the page on view. */
export function problemSummary(parts: ProblemSummaryParts): TemplateResult | typeof nothing {
  const {t, problems, failure, target} = parts;
  const items: SummaryItem[] = Object.entries(problems).map(([field, code]) => ({
    text: codeText(t, code),
    ...target(field, code),
  }));
  if (failure && items.length === 0) items.push({field: null, text: problemText(t, failure)});
  const reference = failure?.reference;
  return errorSummary(
    t('problem.heading'),
    items,
    parts.focusField,
    html`${reference ? html`<p class="quiet">${t('problem.reference', {reference})}</p>` : nothing}
    ${
      failure && !mendable.has(failure.kind)
        ? (parts.person ??
          html`<p><button class="link" type="button" @click=${parts.onSupport}>${t('action.support')}</button></p>`)
        : nothing
    }`,
  );
}
