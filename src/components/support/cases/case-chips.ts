/** State, severity and turn of a case in words, the same in the history and in the case itself (S-14, S-23). */
import {html, nothing, type TemplateResult} from 'lit';
import type {CaseState, CaseSummary} from '../../../domain/support/case-summary.js';
import {knownState, nextStep, turnOf} from '../../../domain/support/case-steps.js';
import {icon} from '../../shared/icons.js';
import {stepIcon, type StepIconName} from '../../shared/step-icons.js';
import {isolate} from '../../shared/templates/messages.js';
import type {TranslateCases} from './case-words.js';

const looks = {
  new: ['', 'mail'],
  acknowledged: ['brand', 'check'],
  open: ['brand', 'support'],
  waitingForYou: ['warn', 'warning'],
  waitingForVendor: ['brand', 'clock'],
  resolved: ['good', 'done'],
  closed: ['', 'exit'],
  reopened: ['brand', 'retry'],
} as const satisfies Record<CaseState, readonly [string, StepIconName]>;

type Opened = Pick<CaseSummary, 'state' | 'openedBy'>;

/** A state in words; one that the kit does not know is named as it is. `isMine`: whether "you" is the reader. */
export function stateText(t: TranslateCases, state: string, isMine = true): string {
  const known = knownState(state);
  if (known === null) return state;
  return t(known === 'waitingForYou' && !isMine ? 'case.state.waitingForCompany' : `case.state.${known}`);
}

/** The state with an icon: never by colour alone. */
export function stateChip(t: TranslateCases, {state, openedBy}: Opened): TemplateResult {
  const known = knownState(state);
  if (known === null) return html`<span class="badge case-state">${icon('info')}${isolate(state)}</span>`;
  const [look, shape] = looks[known];
  const isElse = known === 'waitingForYou' && !openedBy.isMe;
  return html`<span class="badge case-state ${isElse ? '' : look}"
    >${stepIcon(isElse ? 'clock' : shape)}${stateText(t, state, openedBy.isMe)}</span
  >`;
}

/** Whose turn it is, in a few words; empty where nobody's (S-11). */
export function turnText(t: TranslateCases, {state, openedBy}: Opened): string {
  const next = nextStep(state);
  if (next === 'none' || knownState(state) === null) return '';
  if (turnOf(state) === 'theirs') return t('case.turn.wait');
  if (openedBy.isMe) return t(`case.turn.${next}`);
  return openedBy.name ? t('case.turn.colleague', {name: openedBy.name}) : t('case.turn.company');
}

/** What a case concerns: product, and order or agreement by its name. */
export const subjectMatter = ({
  productName,
  concern,
}: Pick<CaseSummary, 'productName' | 'concern'>): TemplateResult | typeof nothing => {
  const names = [productName, concern && (concern.name || concern.id)].filter((name) => name !== null && name !== '');
  return names.length === 0
    ? nothing
    : html`${names.map((name, at) => html`${at > 0 ? ' · ' : nothing}${isolate(name!)}`)}`;
};
