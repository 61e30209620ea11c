import {equal} from './checks.js';
import {acceptanceOf, agreementId} from './renewal-requests.js';
import {writtenLine, writtenLines} from './requests.js';
import type {RenewalConformanceTest} from './worlds.js';

const signer = {name: writtenLine, title: writtenLine, email: 'milena@meridian.example'};
const attestation = {text: writtenLine, language: 'en'};

export const agreementTextTests: readonly RenewalConformanceTest[] = [
  {
    title: 'R-23: what was signed comes back as it was written, whatever the script',
    scenario: 'oneAgreement',
    run: async ({backend}) => {
      const request = acceptanceOf(await backend.getAgreement({agreementId}));
      const [country] = request.countries;
      const distributors = [{name: writtenLine, accountNumber: '4711'}];
      await backend.acceptAgreement({
        ...request,
        countries: [{...country!, address: writtenLines, distributors}],
        signer,
        attestation,
      });
      const {latestReceipt, businessCountries} = await backend.getAgreement({agreementId});
      equal(latestReceipt?.signerName, writtenLine, 'name of who signed');
      equal(latestReceipt?.signerTitle, writtenLine, 'title of who signed');
      equal(latestReceipt?.attestation, writtenLine, 'attestation');
      equal(businessCountries[0]?.address, writtenLines, 'address of the country');
      equal(businessCountries[0]?.distributors[0]?.name, writtenLine, 'name of the distributor');
    },
  },
  {
    title: 'R-10: who signed an application comes back as it was written, whatever the script',
    scenario: 'lapsedAgreement',
    run: async ({backend}) => {
      const {operationId, countries} = await backend.getReapplication({agreementId});
      const {country, edition} = countries.find((line) => line.country === 'DE')!;
      const chosen = [{country, hash: edition.hash}];
      await backend.applyForCountries({agreementId, operationId, countries: chosen, dropped: [], signer, attestation});
      const after = await backend.getReapplication({agreementId});
      equal(after.countries.find((line) => line.country === 'DE')?.signer, writtenLine, 'who signed');
    },
  },
];
