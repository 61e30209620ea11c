import {equal} from './checks.js';
import {mapToNew, orderId, writtenLine, writtenLines} from './requests.js';
import type {ConformanceTest} from './worlds.js';

export const orderTextTests: readonly ConformanceTest[] = [
  {
    title: 'P-50: names of organisations come back as they were written, whatever the script',
    scenario: 'newPartner',
    run: async ({backend}) => {
      const {mapping} = (await backend.getOrder({orderId})).operations;
      const {partner, customer, ...request} = mapToNew(mapping);
      if (partner?.choice !== 'new' || customer.choice !== 'new') return;
      await backend.mapOrder({
        ...request,
        partner: {choice: 'new', organization: {...partner.organization, name: writtenLine}},
        customer: {
          choice: 'new',
          organization: {...customer.organization, name: writtenLine, address: writtenLines},
        },
      });
      const {partnerOrganization, customerOrganization} = await backend.getOrder({orderId});
      equal(partnerOrganization?.name, writtenLine, 'name of the partner’s organisation');
      equal(customerOrganization?.name, writtenLine, 'name of the customer’s organisation');
    },
  },
  {
    title: 'P-57: an address comes back as it was written, whatever the script',
    scenario: 'mappedOrder',
    run: async ({backend}) => {
      const calling = {country: 'RS', headOfficeAddress: writtenLines, sipPrefix: 'avalalogistika'};
      await backend.saveCalling({orderId, calling});
      const {settings} = await backend.getOrder({orderId});
      equal(settings.calling?.headOfficeAddress, writtenLines, 'address of the head office');
    },
  },
];
