/** Which step answers a field and which page shows it, so that what is wrong leads somewhere. */
import type {RenewalStep} from '../../domain/renewal-steps.js';
import type {ReapplicationState, RenewalState} from './view-model.js';

const steps: readonly (readonly [field: RegExp, step: RenewalStep])[] = [
  [/^(authority|invite)/, 'authority'],
  [/^agreements\.\d+\.principalCountry$/, 'company'],
  [/^agreements\.\d+\.countries/, 'countries'],
  [/^agreements\.\d+\.questionnaire/, 'questionnaire'],
  [/^agreements\.\d+\.editionHash$/, 'agreement'],
  [/^(signer|attested)/, 'attest'],
];
const stepOfField = (field: string): RenewalStep | null => steps.find(([fields]) => fields.test(field))?.[1] ?? null;

/** The step that a state is part of, or `null`: it is none of the steps. */
export function stepOfState(state: RenewalState): RenewalStep | null {
  const [first] = state.split('.') as [string];
  if (first === 'invite') return 'authority';
  return steps.find(([, step]) => step === first)?.[1] ?? (first === 'check' ? 'check' : null);
}

/** The step to change an answer in from check answers; `null` on the page of the field itself. */
export const stepToChange = (state: RenewalState, field: string): RenewalStep | null =>
  state === 'check' ? stepOfField(field) : null;

/** Controls by state: those whose page is not that of their step, and those of no step. */
const pages: readonly (readonly [state: RegExp, field: RegExp])[] = [
  [/^authority$/, /^authority$/],
  [/^invite\./, /^invite(Name|Email)$/],
  [/^company\.(editing|previewing)$/, /^agreements\.\d+\.principalCountry$/],
  [
    /^countries\.editing$/,
    /^agreements\.\d+\.countries\.\d+\.(address|physicalLocation|distributors\.\d+\.(name|accountNumber))$/,
  ],
  [/^questionnaire$/, /^agreements\.\d+\.questionnaire\.\d+\.answer$/],
  [/^attest$/, /^(signer(Name|Title|Email)|attested)$/],
  [/^declining\./, /^(authority|declineReason)$/],
  [/^matrix$/, /^(chosen|countries\.\w+)$/],
];

/** Name of the control on the page that a field's problem leads to, or `null`: none is there. */
export function fieldOnPage(state: RenewalState | ReapplicationState, field: string): string | null {
  // The text is opened by a button, not answered in a field.
  if (state === 'agreement.overview' && stepOfField(field) === 'agreement') return textButton(field);
  return pages.some(([states, fields]) => states.test(state) && fields.test(field)) ? field : null;
}

/** Name of the button that opens the text a field is about. */
export const textButton = (field: string): string => field.replace(/editionHash$/, 'text');
