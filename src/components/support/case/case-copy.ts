/** The whole case as a copy to keep: everything that happened in it, as text or as a page to print (S-27). */
import {html, type TemplateResult} from 'lit';
import type {CheckedSupportBackend} from '../../../backend/checked-support-backend.js';
import type {SupportCase} from '../../../domain/support/support-case.js';
import {withoutTurns} from '../../../locales/messages.js';
import {withEarlier} from '../../../machines/support/case-judgements.js';
import {stateText} from '../cases/case-chips.js';
import {caseFacts} from './case-about.js';
import type {CaseModel} from './case-model.js';
import {entryLines} from './thread-entry.js';

/** No more pages of earlier entries than these. */
const mostPages = 200;

/** The case with every entry; rejects where a page does not come. */
export async function wholeCase(
  backend: Pick<CheckedSupportBackend, 'getCase'>,
  known: SupportCase,
  signal: AbortSignal,
): Promise<SupportCase> {
  let whole = known;
  for (let page = 0; whole.earlierCursor !== null && page < mostPages; page++) {
    const earlier = await backend.getCase({caseId: known.id, before: whole.earlierCursor}, {signal});
    whole = withEarlier(whole, earlier);
  }
  return whole;
}

interface CopyPart {
  readonly title: string;
  readonly lines: readonly string[];
}

function partsOf(model: CaseModel, given: SupportCase): readonly CopyPart[] {
  const {t} = model;
  const facts = [
    ...caseFacts(model, given).map(({label, value}) => `${label}: ${value}`),
    ...(given.linkedCase ? [`${t('case.linked')}: ${given.linkedCase.reference}`] : []),
    stateText(t, given.state, given.openedBy.isMe),
    ...(given.rating ? [t('case.rated', {stars: given.rating.stars}), given.rating.comment].filter(Boolean) : []),
  ];
  return [
    {title: t('case.about'), lines: facts},
    {title: t('case.description'), lines: [given.description]},
    ...(given.technicalDetails ? [{title: t('case.details'), lines: [given.technicalDetails]}] : []),
    {title: t('case.thread'), lines: given.entries.flatMap((entry) => [...entryLines(model, entry), ''])},
  ];
}

const titleOf = ({t}: CaseModel, {reference, subject}: SupportCase): string =>
  `${t('case.title', {reference})}: ${subject}`;

/** As plain text, without marks of direction. */
export function caseText(model: CaseModel, given: SupportCase): string {
  const {t, times, now} = model;
  const parts = partsOf(model, given).map(
    ({title, lines}) => `${title}\n${'-'.repeat(title.length)}\n${lines.join('\n')}`,
  );
  const text = [titleOf(model, given), t('case.export.made', {date: times.moment(now)}), '', ...parts].join('\n\n');
  return `${withoutTurns(text)
    .replace(/\n{3,}/g, '\n\n')
    .trimEnd()}\n`;
}

/** As a page to print. */
export function casePage(
  model: CaseModel,
  given: SupportCase,
): {readonly title: string; readonly content: TemplateResult} {
  const {t, times, now} = model;
  const title = withoutTurns(titleOf(model, given));
  return {
    title,
    content: html`<h1>${title}</h1>
      <p>${t('case.export.made', {date: times.moment(now)})}</p>
      ${partsOf(model, given).map(
        (part) => html`<h3>${part.title}</h3>
          ${part.lines.flatMap((line) => line.split('\n')).map((line) => (line === '' ? html`<br />` : html`<div dir="auto">${line}</div>`))}`,
      )}
`,
  };
}
