/** Pieces that the views of one case are put together from. */
import {html, nothing, type TemplateResult} from 'lit';
import type {CaseActor} from '../../../domain/support/case-summary.js';
import {isolated, withoutTurns} from '../../../locales/messages.js';
import {stepIcon as icon} from '../../shared/step-icons.js';
import {notice} from '../../shared/templates/messages.js';
import {codeText, problemSummary as summaryOf} from '../../shared/templates/problems.js';
import type {CaseModel} from './case-model.js';

/** Everything that is wrong with the page on view (X-07). */
export const problemSummary = ({t, context, attachments, actions}: CaseModel): TemplateResult | typeof nothing =>
  summaryOf({
    t,
    problems: context.problems,
    failure: context.failure,
    target: (field) => {
      const hasField = field === 'text' || field === 'stars' || (field.startsWith('files') && attachments !== nothing);
      return {field: hasField ? field : null};
    },
    focusField: (id) => actions.focusField(id),
    onSupport: () => actions.newCase(),
  });

/** The words for what is wrong with a field, or `undefined`. */
export function fieldError({t, context}: CaseModel, field: string): string | undefined {
  const code = context.problems[field];
  return code === undefined ? undefined : codeText(t, code);
}

/** Who did something, by name and side; text. */
export function actorText(t: CaseModel['t'], {role, name, isMe}: CaseActor): string {
  if (isMe) return t('case.by.you');
  if (role === 'vendor') return name ? `${isolated(name)}, ${t('case.by.role')}` : t('case.by.support');
  if (role === 'customer') return name ? isolated(name) : t('case.by.company');
  return name ? isolated(name) : t('case.by.system');
}

/** Back to the history. */
export const backButton = ({t, actions}: CaseModel): TemplateResult =>
  html`<p class="case-back">
    <button class="button quiet" type="button" @click=${() => actions.leave()}>${icon('back')}${t('cases.title')}</button>
  </p>`;

/** How a submission stands; an unknown outcome is shown as such (decision 8). */
export function standingNotice({t, context}: CaseModel): TemplateResult | typeof nothing {
  const {standing} = context;
  if (!standing || standing.state === 'sending') return nothing;
  if (standing.state === 'waiting') return notice('info', null, t('case.sending.waiting'));
  const {reference} = standing;
  const referenceText = reference ? html`<p class="quiet">${t('problem.reference', {reference})}</p>` : nothing;
  return standing.state === 'stillUnknown'
    ? html`<div role="alert">
        ${notice('warn', t('case.sending.unknown'), html`<p>${t('case.sending.unknownText')}</p>${referenceText}`)}
      </div>`
    : notice('info', t('case.sending.checking'), html`<p>${t('case.sending.checkingText')}</p>${referenceText}`);
}

/** Asks at once, while an outcome is unknown. */
export const checkButton = ({t, context, send}: CaseModel): TemplateResult | typeof nothing =>
  context.standing?.state === 'stillUnknown'
    ? html`<button class="button" type="button" @click=${() => send({type: 'check.requested'})}>${icon('retry')}${t('case.sending.check')}</button>`
    : nothing;

/** Text as it was written, in its own direction; a very long one is folded. */
export function written(t: CaseModel['t'], text: string): TemplateResult {
  const short = shortened(text);
  if (short === null) return html`<p class="case-text" dir="auto"><bdi>${withoutTurns(text)}</bdi></p>`;
  return html`<div class="case-long">
    <p class="case-text case-preview" dir="auto"><bdi>${withoutTurns(short)}…</bdi></p>
    <details>
      <summary>${t('case.entry.whole')}</summary>
      <p class="case-text" dir="auto"><bdi>${withoutTurns(text)}</bdi></p>
    </details>
  </div>`;
}

const longestText = 3000;
const previewLength = 1200;

function shortened(text: string): string | null {
  return text.length <= longestText ? null : text.slice(0, previewLength).replace(/\p{Cs}$/u, '');
}
