import {sha256Hex} from '../../domain/sha-256.js';
import type {RequestOf} from '../partner-backend.js';
import {equal, isTrue, rejection, sameRows} from './checks.js';
import {mailedOnce} from './mailed-once.js';
import type {CheckedRenewalWorld, RenewalConformanceTest} from './worlds.js';
import {day} from './requests.js';
import {agreementId} from './renewal-requests.js';

type ListRequest = RequestOf<'listAgreements'>;

/** The ids of every page, one after another. */
async function allIds({backend}: CheckedRenewalWorld, request: ListRequest = {}): Promise<string[]> {
  const ids: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<typeof backend.listAgreements>> = await backend.listAgreements({...request, cursor});
    isTrue(page.agreements.length <= (request.limit ?? 50), 'a page has more than was asked for');
    ids.push(...page.agreements.map(({id}) => id));
    cursor = page.nextCursor;
    isTrue(ids.length <= 1000, 'the pages come to no end');
  } while (cursor !== null);
  return ids;
}

const sorted = (ids: readonly string[]): string[] => [...ids].sort();

export const agreementTests: readonly RenewalConformanceTest[] = [
  {
    title: 'R-01: the list says whether the company is a registered partner',
    scenario: 'notPartner',
    run: async ({backend}) => {
      const {registered, agreements} = await backend.listAgreements({});
      equal([registered, agreements], [false, []], 'list');
    },
  },
  {
    title: 'Pages of any size hold every agreement once, in the same order, and then end',
    scenario: 'agreements',
    topic: 'lists',
    run: async (world) => {
      const {registered, total} = await world.backend.listAgreements({limit: 1});
      const ids = await allIds(world, {limit: 200});
      equal([registered, total ?? ids.length], [true, ids.length], 'partner and total');
      equal(new Set(ids).size, ids.length, 'ids');
      for (const limit of [1, 3, ids.length]) sameRows(await allIds(world, {limit}), ids, `pages of ${limit}`);
    },
  },
  {
    title: 'The list finds part of a name, a company or an id in any letter case, and sorts by what is asked for',
    scenario: 'agreements',
    topic: 'lists',
    run: async (world) => {
      const {agreements} = await world.backend.listAgreements({limit: 200});
      const [sample] = agreements.slice(-1) as [(typeof agreements)[number]];
      for (const text of [sample.name.toUpperCase(), sample.company.name.toLowerCase(), sample.id.toUpperCase()]) {
        const wanted = agreements.filter(({name, company, id}) =>
          [name, company.name, id].some((word) => word.toLowerCase().includes(text.toLowerCase())),
        );
        equal(sorted(await allIds(world, {text})), sorted(wanted.map(({id}) => id)), text);
      }
      equal(await allIds(world, {text: 'no agreement is called so'}), [], 'no match');
      for (const sort of ['due', 'name', 'company'] as const) {
        equal(sorted(await allIds(world, {sort})), sorted(agreements.map(({id}) => id)), `sorted by ${sort}`);
      }
      const byCompany = (await world.backend.listAgreements({sort: 'company', limit: 200})).agreements;
      const companies = byCompany.map(({company}) => company.name);
      const runs = companies.filter((name, index) => name !== companies[index - 1]);
      equal(runs.length, new Set(companies).size, 'agreements of a company stand together');
    },
  },
  {
    title: 'R-33: the nearest deadline first: what can still be saved, then what lapsed, is reviewed, is renewed',
    scenario: 'agreements',
    topic: 'lists',
    run: async (world) => {
      const all = await allIds(world, {sort: 'due'});
      let reached = -1;
      for (const show of ['due', 'lapsed', 'underReview', 'renewed'] as const) {
        const places = (await allIds(world, {sort: 'due', show})).map((id) => all.indexOf(id));
        equal(
          places,
          [...places].sort((one, other) => one - other),
          `${show} in the order of all`,
        );
        isTrue(places[0]! > reached, `${show} begins before what is more pressing ends`);
        if (show === 'due') isTrue(places.at(-1) === places.length - 1, 'something stands before what is due');
        reached = places.at(-1)!;
      }
    },
  },
  {
    title: 'The list shows what is due, lapsed, under review or renewed apart from each other',
    scenario: 'agreements',
    topic: 'lists',
    run: async (world) => {
      const all = await allIds(world);
      const seen = new Set<string>();
      for (const show of ['due', 'lapsed', 'underReview', 'renewed'] as const) {
        const ids = await allIds(world, {show});
        isTrue(ids.length > 0 && ids.length < all.length, `${show} shows ${ids.length} of ${all.length}`);
        for (const id of ids) {
          isTrue(all.includes(id) && !seen.has(id), `${id} is shown twice, or only as ${show}`);
          seen.add(id);
        }
      }
      const {agreements} = await world.backend.listAgreements({show: 'underReview'});
      equal([...new Set(agreements.map(({status}) => status))], ['underReview'], 'status of what is under review');
    },
  },
  {
    title: 'The list and the agreement say the same',
    scenario: 'agreements',
    run: async ({backend}) => {
      for (const summary of (await backend.listAgreements({})).agreements) {
        const {businessCountries, company, ...agreement} = await backend.getAgreement({agreementId: summary.id});
        const {id, name, country} = company;
        const expected = {...summary, company: {id, name, country}, countries: businessCountries.length};
        const told = Object.fromEntries(
          Object.keys(summary).map((key) => [key, (agreement as Readonly<Record<string, unknown>>)[key]]),
        );
        equal({...told, company: {id, name, country}, countries: businessCountries.length}, expected, summary.id);
      }
    },
  },
  {
    title: 'R-23: the text of every edition has the hash it is named by, and the one accepted last is still there',
    scenario: 'oneAgreement',
    topic: 'texts',
    run: async ({backend}) => {
      const {editions, acceptedEdition, currentVersion} = await backend.getAgreement({agreementId});
      isTrue(acceptedEdition !== null && acceptedEdition.version !== currentVersion, 'an older text was accepted');
      equal([...new Set(editions.map(({version}) => version))], [currentVersion], 'version of the current text');
      equal(new Set(editions.map(({language}) => language)).size, editions.length, 'languages');
      for (const edition of [...editions, acceptedEdition]) {
        const told = await backend.getAgreementText({agreementId, hash: edition.hash});
        equal(told.edition, edition, 'edition');
        equal(await sha256Hex(told.text), edition.hash, `hash of the text in ${edition.language}`);
        isTrue(told.title !== '' && told.text.length > 200, 'a title and a text');
      }
      await rejection(backend.getAgreementText({agreementId, hash: 'f'.repeat(64)}), 'gone');
    },
  },
  {
    title: 'R-31: a text that changed is current at once, under another version and hash',
    scenario: 'oneAgreement',
    topic: 'texts',
    run: async ({backend, changeText}) => {
      const before = await backend.getAgreement({agreementId});
      await changeText(agreementId);
      const after = await backend.getAgreement({agreementId});
      isTrue(after.currentVersion !== before.currentVersion, 'the version changed');
      isTrue(after.editions[0]!.hash !== before.editions[0]!.hash, 'the hash changed');
      const old = await backend.getAgreementText({agreementId, hash: before.editions[0]!.hash});
      equal(old.edition, before.editions[0], 'the text before it can still be read');
    },
  },
  {
    title: 'R-20: another principal country can mean another contracting party and another text',
    scenario: 'oneAgreement',
    topic: 'texts',
    run: async ({backend}) => {
      const {contractingParty, editions, company} = await backend.getAgreement({agreementId});
      const same = await backend.previewContractingParty({agreementId, country: company.country});
      equal(same, {contractingParty, editions}, 'for its own country');
      const other = await backend.previewContractingParty({agreementId, country: 'IT'});
      isTrue(other.contractingParty.id !== contractingParty.id, 'another party');
      const [edition] = other.editions;
      isTrue(edition!.hash !== editions[0]!.hash, 'another text');
      equal((await backend.getAgreementText({agreementId, hash: edition!.hash})).edition, edition, 'which can be read');
      equal((await backend.getAgreement({agreementId})).contractingParty, contractingParty, 'nothing changed');
    },
  },
  {
    title: 'R-04: a signer is invited, another invitation replaces it, and who signs ends it',
    scenario: 'oneAgreement',
    run: async ({backend, signByOther}) => {
      const invite = (email: string) => backend.inviteSigner({agreementId, name: 'Dragana Ilić', email});
      const wrong = await rejection(backend.inviteSigner({agreementId, name: ' ', email: 'dragana'}), 'invalid');
      equal(Object.keys(wrong.fields ?? {}).sort(), ['email', 'name'], 'fields');
      equal((await backend.getAgreement({agreementId})).invitedSigner, null, 'nobody is invited');
      const first = await invite('dragana@meridian.example');
      equal(first.invitedSigner?.email, 'dragana@meridian.example', 'invited');
      equal((await invite('dragana@meridian.example')).invitedSigner, first.invitedSigner, 'the same again');
      equal((await invite('vera@meridian.example')).invitedSigner?.email, 'vera@meridian.example', 'replaced');
      await signByOther(agreementId);
      const signed = await backend.getAgreement({agreementId});
      isTrue(signed.renewedUntil !== null && signed.latestReceipt !== null, 'renewed with a receipt');
      equal(signed.invitedSigner, null, 'the invitation is over');
    },
  },
  {
    title: 'R-04: an invitation to sign is mailed once, also where the same is sent again',
    scenario: 'oneAgreement',
    run: async ({backend, invitations}) => {
      const before = (await invitations()).length;
      const invite = (email: string) => backend.inviteSigner({agreementId, name: 'Dragana Ilić', email});
      const sent = async () => (await invitations()).slice(before).map(({to}) => to);
      await invite('dragana@meridian.example');
      mailedOnce('inviteSigner', await sent(), 'dragana@meridian.example');
      await invite('dragana@meridian.example');
      mailedOnce('inviteSigner', await sent(), 'dragana@meridian.example');
    },
  },
  {
    title: 'R-09, R-10: the grace days are within the server’s clock; after them the agreement has lapsed',
    scenario: 'oneAgreement',
    run: async ({backend, travel}) => {
      await travel(35 * day);
      equal((await backend.getAgreement({agreementId})).status, 'active', 'status during grace');
      await travel(3 * day);
      const {status, operations} = await backend.getAgreement({agreementId});
      equal(status, 'lapsed', 'status after grace');
      equal((await backend.listAgreements({show: 'lapsed'})).agreements.length, 1, 'in the list');
      const declined = backend.declineAgreement({agreementId, operationId: operations.decline});
      await rejection(declined, 'conflict', 'too-late');
    },
  },
];
