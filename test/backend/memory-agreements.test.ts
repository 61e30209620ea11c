import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {
  memoryBackend,
  samplePassword,
  scenarios,
  type MemoryBackend,
  type MemoryState,
} from '../../src/backend/memory/index.js';
import {sha256} from '../../src/backend/memory/sha-256.js';
import {checkedBackend} from '../../src/backend/checked-backend.js';
import {acceptanceOf, agreementId} from '../../src/backend/conformance/renewal-requests.js';
import {renewalAnswers, type RenewalOperation} from '../../src/backend/renewal-operations.js';
import {agreementDeadlines, agreementStanding} from '../../src/domain/agreement-standing.js';
import {loadCalendar} from '../../src/domain/calendar.js';
import {readAgreementPolicy} from '../../src/domain/renewal-policy.js';
import {problemOf} from '../../src/domain/problem.js';
import {sha256Hex} from '../../src/domain/sha-256.js';
import {verifyReceipt} from '../../src/domain/verify-receipt.js';

const noon = Date.UTC(2026, 2, 16, 12);
const day = 86_400_000;

const refused = (call: Promise<unknown>) => call.then(() => null, problemOf);
const begin = (seed: Parameters<typeof memoryBackend>[0] = {}) => {
  const memory = memoryBackend({now: () => noon, ...seed});
  return {
    memory,
    admin: memory.admin,
    backend: checkedBackend<RenewalOperation>(memory, renewalAnswers, {timeoutMilliseconds: 8000}),
  };
};

async function accept(memory: MemoryBackend, id = agreementId) {
  const backend = checkedBackend<RenewalOperation>(memory, renewalAnswers, {timeoutMilliseconds: 8000});
  return backend.acceptAgreement(acceptanceOf(await backend.getAgreement({agreementId: id})));
}

/** Every kind of day: a plain one, 29 February, the ends of years and months, and around clock changes. */
const moments = [
  noon,
  Date.UTC(2028, 1, 29, 22, 59),
  Date.UTC(2028, 1, 29, 23, 1),
  Date.UTC(2026, 11, 31, 23, 30),
  Date.UTC(2027, 0, 31, 4),
  Date.UTC(2026, 2, 29, 0, 59, 59),
  Date.UTC(2026, 9, 25, 0, 30),
];

describe('the scenario of all agreements', () => {
  const expected = {
    'agreement-early': 'tooEarly',
    'agreement-open': 'open',
    'agreement-due-90': 'dueSoon 90',
    'agreement-due-30': 'dueSoon 30',
    'agreement-due-7': 'dueSoon 7',
    'agreement-due-1': 'dueSoon 1',
    'agreement-overdue': 'acceptanceOverdue',
    'agreement-grace-1': 'grace 1',
    'agreement-grace-5': 'grace 5',
    'agreement-grace-10': 'grace 10',
    'agreement-lapsed': 'lapsed',
    'agreement-reapplying': 'reapplying',
    'agreement-review': 'underReview',
    'agreement-renewed': 'renewed',
    'agreement-declined': 'declined',
    'agreement-unknown': 'unknown',
  };

  for (const now of moments) {
    it(`holds one for every standing at ${new Date(now).toISOString()}`, async () => {
      const {backend} = begin({seed: 'agreements', now: () => now});
      const calendar = await loadCalendar();
      const {policy} = readAgreementPolicy({});
      const {agreements} = await backend.listAgreements({});
      const standings = agreements.map((agreement) => {
        const deadlines = agreementDeadlines(agreement, policy.renewal, policy.timeZone, calendar);
        const standing = agreementStanding(agreement, deadlines, now, policy.renewal, calendar);
        const more =
          standing.name === 'dueSoon' ? ` ${standing.threshold}` : standing.name === 'grace' ? ` ${standing.day}` : '';
        return [agreement.id, standing.name + more] as const;
      });
      expect(Object.fromEntries(standings)).to.deep.equal(expected);
    });
  }

  it('R-23: holds receipts that verify, of texts that can still be read', async () => {
    const {backend} = begin({seed: 'agreements'});
    for (const {id} of (await backend.listAgreements({})).agreements) {
      const {acceptedEdition, latestReceipt} = await backend.getAgreement({agreementId: id});
      const {text} = await backend.getAgreementText({agreementId: id, hash: acceptedEdition!.hash});
      expect(await verifyReceipt(latestReceipt, {text, previous: null}), id).to.deep.equal({valid: true});
    }
  });

  it('R-08: an acceptance inside a longer term dates it and leaves the term as it is', async () => {
    const {memory, backend} = begin({seed: 'agreements'});
    const before = await backend.getAgreement({agreementId: 'agreement-overdue'});
    const after = await accept(memory, 'agreement-overdue');
    expect([after.acceptedOn, after.endsOn, after.renewedUntil]).to.deep.equal(['2026-03-16', before.endsOn, null]);
    expect(await refused(accept(memory, 'agreement-overdue'))).to.include({code: 'accepted-already'});
  });

  it('R-02: the next term is as long as this partner’s terms are', async () => {
    const {memory, backend} = begin({seed: 'agreements'});
    const {endsOn} = await backend.getAgreement({agreementId: 'agreement-open'});
    const {renewedUntil} = await accept(memory, 'agreement-open');
    expect([endsOn, renewedUntil]).to.deep.equal(['2027-01-10', '2029-01-10']);
  });

  it('R-03: one that may not be renewed yet is refused as too early, and taken from its first day on', async () => {
    const {memory, admin} = begin({seed: 'agreements'});
    expect(await refused(accept(memory, 'agreement-early'))).to.include({kind: 'conflict', code: 'too-early'});
    await admin.travel(111 * day);
    expect((await accept(memory, 'agreement-early')).renewedUntil).not.to.equal(null);
  });

  it('R-09: the last grace day counts whole in the agreement’s zone, to the millisecond', async () => {
    // Ten days after the end of the term, in Toronto, on the day that ends at 04:00 UTC.
    const end = Date.UTC(2026, 2, 17, 4);
    for (const [now, code] of [
      [end - 1, null],
      [end, 'too-late'],
    ] as const) {
      const {memory, admin} = begin({seed: 'agreements'});
      await admin.travel(now - noon);
      expect((await refused(accept(memory, 'agreement-grace-10')))?.code ?? null).to.equal(code);
    }
  });

  it('offers no way on for a status that nobody knows', async () => {
    const {memory} = begin({seed: 'agreements'});
    expect(await refused(accept(memory, 'agreement-unknown'))).to.include({kind: 'conflict', code: 'not-renewable'});
  });

  it('R-01: holds another partner, who sees its own agreements and no other, as nobody else sees those', async () => {
    const {memory, backend, admin} = begin({seed: 'agreements'});
    const listed = async () => (await backend.listAgreements({limit: 100})).agreements.map(({id}) => id);
    const wanted = ['agreement-nordics', 'agreement-norway'];
    for (const accountId of ['account-partner', 'account-colleague']) {
      await admin.signIn(accountId);
      expect((await listed()).toSorted()).to.deep.equal(Object.keys(expected).toSorted());
      for (const id of wanted) {
        expect(await refused(backend.getAgreement({agreementId: id}))).to.include({kind: 'forbidden'});
      }
    }
    await admin.signIn('account-other-partner');
    expect((await listed()).toSorted()).to.deep.equal(wanted);
    expect(await refused(backend.getAgreement({agreementId: 'agreement-due-30'}))).to.include({kind: 'forbidden'});
    for (const id of wanted) {
      const {company, latestReceipt, maySign} = await backend.getAgreement({agreementId: id});
      expect([company.name, maySign, latestReceipt?.signerName]).to.deep.equal([
        'Fjord Networks AS',
        true,
        'Ingrid Solberg',
      ]);
    }
    expect((await accept(memory, 'agreement-nordics')).latestReceipt).to.include({
      signerAccountId: 'account-other-partner',
    });
  });

  it('R-10: an application that was begun goes on, and its reviewed country is decided on', async () => {
    const {backend, admin} = begin({seed: 'agreements'});
    const states = async () =>
      Object.fromEntries(
        (await backend.getReapplication({agreementId: 'agreement-reapplying'})).countries.map((line) => [
          line.country,
          line.state,
        ]),
      );
    expect(await states()).to.deep.equal({CA: 'underReview', US: 'refused', MX: 'open', BR: 'open'});
    await admin.decideReview('agreement-reapplying', false);
    expect((await states()).CA).to.equal('refused');
  });
});

describe('the memory backend', () => {
  it('F-P6: two backends over one stored state accept once and show one receipt', async () => {
    let stored = JSON.stringify(scenarios.oneAgreement(noon));
    const transact = async <T>(work: (state: MemoryState) => T): Promise<T> => {
      const state = JSON.parse(stored) as MemoryState;
      const result = work(state);
      stored = JSON.stringify(state);
      return result;
    };
    const [one, two] = [begin({transact}), begin({transact})];
    const request = acceptanceOf(await one.backend.getAgreement({agreementId}));
    const [first, second] = await Promise.all([
      one.backend.acceptAgreement(request),
      two.backend.acceptAgreement(request),
    ]);
    expect(second).to.deep.equal(first);
    const {receipts} = await two.backend.getReceipts({agreementId});
    expect(receipts.filter(({acceptedAt}) => acceptedAt === new Date(noon).toISOString())).to.have.lengthOf(1);
  });

  it('X-10: an acceptance that takes its time is in progress, pending when asked, then succeeded', async () => {
    const {memory, backend, admin} = begin({seed: 'oneAgreement'});
    await admin.injectFault({operation: 'acceptAgreement', phase: 'pending', milliseconds: 5000});
    const {operations} = await backend.getAgreement({agreementId});
    expect(await refused(accept(memory))).to.include({kind: 'conflict', code: 'in-progress'});
    const asked = {agreementId, operationId: operations.acceptance};
    expect((await backend.getOperation(asked)).state).to.equal('pending');
    await admin.travel(5000);
    expect((await backend.getOperation(asked)).state).to.equal('succeeded');
  });

  it('reads a state that was stored before there were agreements', async () => {
    const {renewal: _, ...old} = scenarios.newPartner(noon);
    const {memory, backend} = begin({seed: old});
    expect(await backend.listAgreements({})).to.deep.equal({
      registered: false,
      agreements: [],
      nextCursor: null,
      total: 0,
    });
    expect((await memory.getOrder({orderId: 'order-1'})).id).to.equal('order-1');
    expect(await refused(backend.getAgreement({agreementId}))).to.include({kind: 'gone'});
  });

  it('R-04, R-05: whoever is invited signs after a while, and nobody else can', async () => {
    const {memory, backend, admin} = begin({seed: 'otherSigner'});
    expect((await backend.getAgreement({agreementId})).maySign).to.equal(false);
    expect(await refused(accept(memory))).to.include({kind: 'forbidden', code: 'not-authorised'});
    await backend.inviteSigner({agreementId, name: 'Dragana Ilić', email: 'dragana@meridian.example'});
    await admin.travel(29_000);
    expect((await backend.getAgreement({agreementId})).renewedUntil).to.equal(null);
    await admin.travel(2000);
    const {renewedUntil, latestReceipt, invitedSigner} = await backend.getAgreement({agreementId});
    expect([renewedUntil, invitedSigner]).to.deep.equal(['2027-04-11', null]);
    expect(latestReceipt).to.include({
      signerName: 'Dragana Ilić',
      acceptedAt: new Date(noon + 30_000).toISOString(),
    });
  });

  it('R-09: an invited signer whose time comes after the grace days does not sign', async () => {
    const {backend, admin} = begin({seed: 'otherSigner'});
    await admin.travel(36 * day + 10 * 3_600_000 - 10_000);
    await backend.inviteSigner({agreementId, name: 'Dragana Ilić', email: 'dragana@meridian.example'});
    await admin.travel(60_000);
    const {status, renewedUntil} = await backend.getAgreement({agreementId});
    expect([status, renewedUntil]).to.deep.equal(['lapsed', null]);
  });

  it('R-31: the text changes at the first try of one scenario, R-26: the role is lost in another', async () => {
    const changing = begin({seed: 'textChanges'});
    expect(await refused(accept(changing.memory))).to.include({kind: 'conflict', code: 'text-changed'});
    expect((await accept(changing.memory)).renewedUntil).not.to.equal(null);
    const losing = begin({seed: 'roleLost'});
    expect(await refused(accept(losing.memory))).to.include({kind: 'forbidden', code: 'not-authorised'});
    expect((await losing.backend.getAgreement({agreementId})).maySign).to.equal(false);
  });

  it('R-06: without a user ID nothing is shown or accepted, and with one only by who may bind the company', async () => {
    const {backend, admin} = begin({seed: 'otherSigner'});
    const agreement = await backend.getAgreement({agreementId});
    const tried = () => refused(backend.acceptAgreement(acceptanceOf(agreement)));
    expect(await tried()).to.include({kind: 'forbidden', code: 'not-authorised'});
    await admin.signOut();
    expect(await refused(backend.listAgreements({}))).to.include({kind: 'signed-out'});
    expect(await tried()).to.include({kind: 'signed-out'});
    const {acceptedOn} = (await admin.state()).renewal!.agreements[0]!;
    expect(acceptedOn).to.equal(agreement.acceptedOn);
  });

  it('R-21: takes effect on the day it is accepted, also where it is approved days later', async () => {
    const {backend, admin} = begin({seed: 'integrityReview'});
    const questionnaire = Object.entries({'public-owner': 'no', proceedings: 'no', training: 'yearly'});
    await backend.acceptAgreement({
      ...acceptanceOf(await backend.getAgreement({agreementId})),
      questionnaire: questionnaire.map(([question, answer]) => ({question, answer})),
    });
    await admin.travel(2 * day);
    await admin.decideReview(agreementId, true);
    const {acceptedOn, latestReceipt} = await backend.getAgreement({agreementId});
    expect([acceptedOn, latestReceipt?.acceptedAt]).to.deep.equal(['2026-03-16', new Date(noon).toISOString()]);
  });

  it('R-07: five wrong passwords lock the sixth try out for a minute, a right one too', async () => {
    const {backend, admin} = begin({seed: 'oneAgreement'});
    const tryWith = (password: string) => refused(backend.signIn({userId: 'milena', password}));
    for (let tries = 0; tries < 4; tries++) expect(await tryWith('wrong')).to.include({code: 'credentials-wrong'});
    expect(await tryWith('wrong')).to.include({kind: 'conflict', code: 'locked', retryAt: noon + 60_000});
    expect(await tryWith(samplePassword)).to.include({code: 'locked'});
    await admin.travel(60_000);
    expect(await tryWith(samplePassword)).to.equal(null);
  });

  it('R-17: asks follow-up questions only where they apply, and knows the answers that can be chosen', async () => {
    const {backend} = begin({seed: 'integrityReview'});
    const answers = (given: Readonly<Record<string, string>>) =>
      Object.entries({'public-owner': 'no', proceedings: 'no', training: 'yearly', ...given}).map(
        ([question, answer]) => ({question, answer}),
      );
    const fieldsFor = async (given: Readonly<Record<string, string>>) => {
      const request = {...acceptanceOf(await backend.getAgreement({agreementId})), questionnaire: answers(given)};
      return (await refused(backend.acceptAgreement(request)))?.fields ?? null;
    };
    expect(await fieldsFor({proceedings: 'yes'})).to.deep.equal({questionnaire: 'answer.empty'});
    expect(await fieldsFor({training: 'sometimes'})).to.deep.equal({'questionnaire.2.answer': 'answer.unknown'});
    expect(await fieldsFor({proceedings: 'yes', 'proceedings-details': ' '})).to.deep.equal({
      'questionnaire.3.answer': 'answer.empty',
    });
    expect(await fieldsFor({proceedings: 'yes', 'proceedings-details': 'Acquitted in 2024.'})).to.equal(null);
  });

  it('R-20: contracts through the entity for the principal country', async () => {
    const {backend} = begin({seed: 'oneAgreement'});
    const entity = async (country: string) =>
      (await backend.previewContractingParty({agreementId, country})).contractingParty.id;
    const entities = {
      CA: 'party-ca',
      JP: 'party-jp',
      US: 'party-us',
      AR: 'party-us',
      MX: 'party-us',
      DE: 'party-eea',
      IE: 'party-eea',
      NO: 'party-eea',
      NL: 'party-nl',
      IT: 'party-it',
      CN: 'party-cn',
      BR: 'party-br',
      RS: 'party-int',
      CH: 'party-int',
    };
    for (const [country, id] of Object.entries(entities)) expect(await entity(country), country).to.equal(id);
  });
});

describe('ten thousand agreements', () => {
  it('are a small state, counted whole and found by name', async () => {
    const {backend, admin} = begin({seed: 'manyAgreements'});
    const page = await backend.listAgreements({});
    expect([page.agreements.length, page.total]).to.deep.equal([50, 10_000]);
    const {agreements} = await backend.listAgreements({text: 'agreement-04242'});
    expect(agreements.map(({id}) => id)).to.deep.equal(['agreement-04242']);
    expect(JSON.stringify(await admin.state()).length).to.be.below(20_000);
  });

  it('are the same each time, and each can be opened', async () => {
    const [one, two] = [begin({seed: 'manyAgreements'}), begin({seed: 'manyAgreements'})];
    for (const id of ['agreement-00001', 'agreement-05000', 'agreement-10000']) {
      const agreement = await one.backend.getAgreement({agreementId: id});
      expect(await two.backend.getAgreement({agreementId: id})).to.deep.equal(agreement);
    }
    for (const id of ['agreement-10001', 'agreement-00000', 'agreement-1', 'agreement-000001']) {
      expect(await refused(one.backend.getAgreement({agreementId: id})), id).to.include({kind: 'gone'});
    }
  });

  it('change one by one, and the clock moves them through the filters', async () => {
    const {memory, backend, admin} = begin({seed: 'manyAgreements'});
    const count = async (show: 'due' | 'renewed' | 'lapsed') => (await backend.listAgreements({show})).total!;
    const {agreements} = await backend.listAgreements({show: 'due'});
    const [due, renewed, lapsed] = [await count('due'), await count('renewed'), await count('lapsed')];
    const accepted = await accept(memory, agreements[0]!.id);
    expect(accepted.renewedUntil).not.to.equal(null);
    expect([await count('due'), await count('renewed')]).to.deep.equal([due - 1, renewed + 1]);
    expect((await backend.listAgreements({})).total).to.equal(10_000);
    await admin.travel(20 * day);
    expect(await count('lapsed')).to.be.above(lapsed);
  });

  it('refuses a cursor that it did not give out', async () => {
    const {backend} = begin({seed: 'manyAgreements'});
    for (const cursor of ['', '{', '7', 'null']) {
      expect(await refused(backend.listAgreements({cursor})), cursor).to.deep.equal({
        kind: 'invalid',
        fields: {cursor: 'cursor.unknown'},
      });
    }
  });
});

describe('the texts of agreements', () => {
  const headings = (text: string) => text.split('\n').filter((line) => line.startsWith('## '));

  it('R-23: differ by version in sections that are new, gone, moved and reworded', async () => {
    const {backend} = begin({seed: 'oneAgreement'});
    const {editions, acceptedEdition} = await backend.getAgreement({agreementId});
    const read = async (hash: string) => (await backend.getAgreementText({agreementId, hash})).text;
    const [old, current] = [await read(acceptedEdition!.hash), await read(editions[0]!.hash)];
    const names = [old, current].map((text) => headings(text).map((line) => line.replace(/^## \d+\. /, '')));
    expect(names[1]).to.include('Prijavljivanje bezbednosnih incidenata');
    expect(names[0]).not.to.include('Prijavljivanje bezbednosnih incidenata');
    expect(names[0]!.indexOf('Nazivi i žigovi')).to.be.below(names[0]!.indexOf('Odgovornost'));
    expect(names[1]!.indexOf('Nazivi i žigovi')).to.be.above(names[1]!.indexOf('Odgovornost'));
    expect(old).to.include('45 dana').and.not.to.equal(current);
  });

  it('are Markdown or plain text, in the languages of the company', async () => {
    const {backend} = begin({seed: 'agreements'});
    const read = async (id: string, index: number) => {
      const {editions} = await backend.getAgreement({agreementId: id});
      return backend.getAgreementText({agreementId: id, hash: editions[index]!.hash});
    };
    const languages = async (id: string) =>
      (await backend.getAgreement({agreementId: id})).editions.map(({language}) => language);
    expect(await languages('agreement-grace-5')).to.deep.equal(['ru', 'en']);
    expect(await languages('agreement-due-7')).to.deep.equal(['es', 'en']);
    expect(await languages('agreement-due-1')).to.deep.equal(['sr-Latn', 'en']);
    expect(await read('agreement-due-7', 0)).to.include({
      format: 'markdown',
      title: 'Contrato de socio de canal indirecto',
    });
    const plain = await read('agreement-grace-1', 0);
    expect(plain.format).to.equal('plain');
    expect(plain.text).not.to.match(/[*#[]/);
  });

  it('have a megabyte in one scenario', async () => {
    const {backend} = begin({seed: 'longText'});
    const {editions} = await backend.getAgreement({agreementId});
    const {text, format} = await backend.getAgreementText({agreementId, hash: editions[0]!.hash});
    expect([text.length > 950_000, format]).to.deep.equal([true, 'markdown']);
    expect(headings(text).length).to.be.above(900);
    expect(await sha256Hex(text)).to.equal(editions[0]!.hash);
  });
});

describe('SHA-256 without waiting', () => {
  it('is the same as the engine’s, for any text', async () => {
    const lengths = Array.from({length: 130}, (_, length) => 'a'.repeat(length));
    for (const text of ['', 'abc', 'Ћирилица 😀', ...lengths]) expect(sha256(text)).to.equal(await sha256Hex(text));
    await fc.assert(
      fc.asyncProperty(fc.string({unit: 'binary', maxLength: 300}), async (text) => {
        expect(sha256(text)).to.equal(await sha256Hex(text));
      }),
    );
  });
});
