import {equal, isTrue, rejection, suggestionsOf} from './checks.js';
import type {ConformanceTest} from './worlds.js';
import {orderId, sites} from './requests.js';

const calling = {country: 'RS', headOfficeAddress: 'Savska 3\n11000 Beograd', sipPrefix: 'avalalogistika'};

export const serviceTests: readonly ConformanceTest[] = [
  {
    title: 'P-57: calling settings are kept once saved, and wrong ones are refused by field',
    scenario: 'mappedOrder',
    topic: 'orders',
    run: async ({backend}) => {
      const problem = await rejection(
        backend.saveCalling({orderId, calling: {...calling, headOfficeAddress: ' '}}),
        'invalid',
      );
      equal(problem.fields, {'calling.headOfficeAddress': 'address.empty'}, 'fields');
      equal((await backend.saveCalling({orderId, calling})).settings.calling, calling, 'saved');
      equal((await backend.getOrder({orderId})).settings.calling, calling, 'kept');
    },
  },
  {
    title: 'Nothing is set up before the order is mapped',
    scenario: 'newPartner',
    run: async ({backend}) => {
      await rejection(backend.saveCalling({orderId, calling}), 'conflict', 'not-mapped');
      await rejection(backend.saveSubdomain({orderId, name: 'avalalogistika'}), 'conflict', 'not-mapped');
      await rejection(backend.saveMeetings(sites(['avala-logistika', 100])), 'conflict', 'not-mapped');
    },
  },
  {
    title: 'P-62: a site name is available, taken with suggestions in any case, or of the wrong form',
    scenario: 'mappedOrder',
    run: async ({backend}) => {
      equal(
        await backend.checkSiteName({orderId, name: 'avala-logistika'}),
        {result: 'available', suggestions: []},
        'free',
      );
      const taken = await backend.checkSiteName({orderId, name: 'AVALA'});
      equal(taken.result, 'taken', 'taken');
      isTrue(taken.suggestions.length > 0, 'suggestions');
      equal((await backend.checkSiteName({orderId, name: taken.suggestions[0]!})).result, 'available', 'a suggestion');
      equal((await backend.checkSiteName({orderId, name: 'avala logistika'})).result, 'invalid', 'wrong form');
    },
  },
  {
    title: 'P-63: at least one site, and the licences of all add up to those bought',
    scenario: 'mappedOrder',
    run: async ({backend}) => {
      await rejection(backend.saveMeetings(sites()), 'invalid');
      const problem = await rejection(
        backend.saveMeetings(sites(['avala-logistika', 60], ['avala-prodaja', 41])),
        'invalid',
      );
      equal(problem.fields, {'meetings.sites': 'licenses.total'}, 'fields');
      const {settings} = await backend.saveMeetings(sites(['avala-logistika', 60], ['avala-prodaja', 40]));
      equal(
        settings.meetings?.sites.map(({name, licenses}) => [name, licenses]),
        [
          ['avala-logistika', 60],
          ['avala-prodaja', 40],
        ],
        'sites',
      );
    },
  },
  {
    title: 'P-60, P-74: sites are saved all or none; a name taken since the check is refused by field',
    scenario: 'mappedOrder',
    run: async ({backend, takeName}) => {
      equal((await backend.checkSiteName({orderId, name: 'avala-prodaja'})).result, 'available', 'checked');
      await takeName('site', 'avala-prodaja');
      const problem = await rejection(
        backend.saveMeetings(sites(['avala-logistika', 60], ['avala-prodaja', 40])),
        'conflict',
        'taken',
      );
      equal(problem.fields, {'meetings.sites.1.name': 'label.taken'}, 'fields');
      suggestionsOf(problem);
      equal((await backend.getOrder({orderId})).settings.meetings, null, 'nothing saved');
      const twice = await rejection(
        backend.saveMeetings(sites(['avala-logistika', 60], ['Avala-Logistika', 40])),
        'invalid',
      );
      equal(twice.fields, {'meetings.sites.1.name': 'site.duplicate'}, 'twice the same');
    },
  },
  {
    title: 'P-70, P-72: a subdomain is checked, taken with suggestions, or of unsupported characters; then saved',
    scenario: 'mappedOrder',
    run: async ({backend}) => {
      equal((await backend.checkSubdomain({orderId, name: 'avala-logistika'})).result, 'invalid', 'a hyphen');
      const taken = await backend.checkSubdomain({orderId, name: 'Avala'});
      equal(taken.result, 'taken', 'taken in any case');
      equal((await backend.checkSubdomain({orderId, name: 'www'})).result, 'taken', 'reserved');
      equal((await backend.checkSubdomain({orderId, name: taken.suggestions[0]!})).result, 'available', 'a suggestion');
      equal(
        (await backend.saveSubdomain({orderId, name: 'AvalaLogistika'})).settings.subdomain,
        'avalalogistika',
        'saved',
      );
      equal(
        (await backend.checkSubdomain({orderId, name: 'avalalogistika'})).result,
        'available',
        'to the order that holds it',
      );
    },
  },
  {
    title: 'P-74: saving a subdomain is atomic: taken since the check, it is refused with suggestions',
    scenario: 'mappedOrder',
    run: async ({backend, takeName}) => {
      equal((await backend.checkSubdomain({orderId, name: 'avalalogistika'})).result, 'available', 'checked');
      await takeName('subdomain', 'AvalaLogistika');
      const problem = await rejection(backend.saveSubdomain({orderId, name: 'avalalogistika'}), 'conflict', 'taken');
      const [suggestion] = suggestionsOf(problem);
      equal((await backend.getOrder({orderId})).settings.subdomain, null, 'nothing saved');
      equal((await backend.saveSubdomain({orderId, name: suggestion!})).settings.subdomain, suggestion, 'saved');
    },
  },
];
