/** A second partner of the vendor: its account sees its own agreements, and nobody else does. */
import type {MemoryAccount} from '../state.js';
import type {MemoryAgreement} from './agreement-state.js';
import {agreement, type AgreementFacts} from './sample-agreements.js';

export const otherPartner: MemoryAccount = {
  id: 'account-other-partner',
  name: 'Ingrid Solberg',
  email: 'ingrid@fjord.example',
  linkedOrganizationIds: [],
};

const {id, name, email} = otherPartner;
const itsOwn = {
  of: 'norway',
  accountIds: [id],
  signerIds: [id],
  signedBy: {signer: {name, title: 'Daglig leder', email}, accountId: id},
} satisfies Partial<AgreementFacts>;

export const agreementsOfOtherPartner = (now: number): MemoryAgreement[] => [
  agreement(now, {
    ...itsOwn,
    id: 'agreement-nordics',
    name: 'Channel agreement Nordics',
    endsIn: 19,
    countries: ['NO', 'SE', 'DK'],
  }),
  agreement(now, {...itsOwn, id: 'agreement-norway', name: 'Cloud services Norway', endsIn: 240, form: 'services'}),
];
