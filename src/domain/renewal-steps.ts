/** The steps of renewing, in their order. */
import type {Agreement} from './agreement.js';

export const renewalSteps = [
  'authority',
  'company',
  'countries',
  'questionnaire',
  'agreement',
  'attest',
  'check',
] as const;
export type RenewalStep = (typeof renewalSteps)[number];

/** The steps that these agreements need: a questionnaire only where one asks for it. */
export const stepsOf = (agreements: readonly Agreement[]): readonly RenewalStep[] =>
  renewalSteps.filter(
    (step) => step !== 'questionnaire' || agreements.some(({questionnaire}) => (questionnaire ?? []).length > 0),
  );
