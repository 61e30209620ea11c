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
  underReview: ['brand', 'clock'],
  received: ['', 'clock'],
  declined: ['', 'exit'],
  refused: ['bad', 'error'],
  notSent: ['', 'clock'],
} as const satisfies Record<AgreementResult['state'] | 'notSent', readonly [style: string, icon: StepIconName]>;

export const resultBadge = ({t}: Pick<FlowModel, 't'>, result: AgreementResult): TemplateResult => {
  const isAsked = result.state === 'checking' || result.state === 'stillUnknown';
  const look = isAsked && !result.isSent ? 'notSent' : result.state;
  const [style, shape] = looks[look];
  return html`<span class="badge ${style}">${icon(shape)}${t(`result.${look}`)}</span>`;
};
