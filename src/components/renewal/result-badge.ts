/** How an agreement's submission stands or ended, as a badge of icon and word. */
import {html, type TemplateResult} from 'lit';
import type {AgreementResult} from '../../machines/renewal/context.js';
import {stepIcon as icon, type StepIconName} from '../shared/step-icons.js';
import type {FlowModel} from './parts.js';

const looks = {
  sending: ['', 'clock'],
  waiting: ['', 'clock'],
  checking: ['brand', 'retry'],
  stillUnknown: ['warn', 'warning'],
  renewed: ['good', 'done'],
  accepted: ['good', 'done'],
  underReview: ['brand', 'clock'],
  received: ['', 'clock'],
  declined: ['', 'exit'],
  refused: ['bad', 'error'],
  notSent: ['', 'clock'],
} as const satisfies Record<
  AgreementResult['state'] | 'accepted' | 'notSent',
  readonly [style: string, icon: StepIconName]
>;

/** What a badge tells apart. A yearly acceptance renews nothing (R-08). */
function lookOf(result: AgreementResult): keyof typeof looks {
  if (result.state === 'renewed' && result.isYearly) return 'accepted';
  const isAsked = result.state === 'checking' || result.state === 'stillUnknown';
  return isAsked && !result.isSent ? 'notSent' : result.state;
}

export const resultBadge = ({t}: Pick<FlowModel, 't'>, result: AgreementResult): TemplateResult => {
  const look = lookOf(result);
  const [style, shape] = looks[look];
  return html`<span class="badge ${style}">${icon(shape)}${t(`result.${look}`)}</span>`;
};
