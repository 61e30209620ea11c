import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import * as v from 'valibot';
import {Receipt, ReceiptContent, sealReceipt} from '../../src/domain/receipt.js';
import {sha256Hex} from '../../src/domain/sha-256.js';
import {
  receiptFields,
  verifyReceipt,
  type ReceiptEvidence,
  type ReceiptField,
  type ReceiptProblem,
} from '../../src/domain/verify-receipt.js';
import {repetitions} from '../support/long.js';

const agreementText = '# Партнёрское соглашение\n\nСтороны договорились о следующем.\n';
const olderText = agreementText.replace('следующем', 'нижеследующем');

let content: ReceiptContent;
let receipt: Receipt;
before(async () => {
  content = {
    schemaVersion: 1,
    id: 'receipt-2',
    agreementId: 'agreement-1',
    agreementName: 'Indirect Channel Partner Agreement',
    textVersion: '2026-03',
    textLanguage: 'ru',
    textHash: await sha256Hex(agreementText),
    contractingParty: 'Vendor International B.V.',
    countries: ['RS', 'ME'],
    signerName: 'Мария Петровић',
    signerTitle: 'Director',
    signerAccountId: 'account-7',
    attestation: 'I may sign for the company and accept the agreement.',
    attestationLanguage: 'en',
    acceptedAt: '2026-06-14T21:59:59.999Z',
    previousHash: 'ab'.repeat(32),
  };
  receipt = await sealReceipt(content);
});

/** A value of the right form that is not the one accepted. */
const tampered: Readonly<Record<ReceiptField, unknown>> = {
  schemaVersion: 2,
  id: 'receipt-3',
  agreementId: 'agreement-2',
  agreementName: 'Indirect Channel Partner Agreement ',
  textVersion: '2026-04',
  textLanguage: 'en',
  textHash: 'cd'.repeat(32),
  contractingParty: 'Vendor Systems Inc.',
  countries: ['RS'],
  signerName: 'Мариja Петровић',
  signerTitle: 'director',
  signerAccountId: 'account-8',
  attestation: 'I may not sign for the company and accept the agreement.',
  attestationLanguage: 'en-GB',
  acceptedAt: '2026-06-14T21:59:59.998Z',
  previousHash: null,
  hash: 'ef'.repeat(32),
};

/** Values that are no such field at all. */
const malformed: Readonly<Record<ReceiptField, readonly unknown[]>> = {
  schemaVersion: ['1', null, true],
  id: ['', 7, 'a'.repeat(201), 'lone \uD800'],
  agreementId: ['', 'a'.repeat(201), null, ['agreement-1']],
  agreementName: ['', {}, 'a'.repeat(501)],
  textVersion: ['', 'a'.repeat(201), 3],
  textLanguage: ['', 'en_US', 'russian language', 'x'.repeat(101)],
  textHash: ['', 'AB'.repeat(32), 'ab'.repeat(31), null],
  contractingParty: ['', 'a'.repeat(501), null],
  countries: [
    [],
    ['rs'],
    ['RS', 'RS'],
    'RS',
    ['RS', null],
    Array.from({length: 301}, () => 'RS'),
    {0: 'RS', length: 1},
  ],
  signerName: ['', 'a'.repeat(501), null, '\uDC00'],
  signerTitle: ['', 'a'.repeat(501), undefined],
  signerAccountId: ['', 'a'.repeat(201), 0],
  attestation: ['', true, 'a'.repeat(5001)],
  attestationLanguage: ['-', 1],
  acceptedAt: [
    '2026-06-14',
    '2026-02-30T00:00:00Z',
    '2026-06-14T21:59:59+02:00',
    '2026-06-14T25:00:00Z',
    1781474399999,
  ],
  previousHash: ['', undefined, false],
  hash: ['', null, 'g'.repeat(64)],
};

async function problems(value: unknown, evidence?: ReceiptEvidence): Promise<readonly ReceiptProblem[]> {
  const verdict = await verifyReceipt(value, evidence);
  return verdict.valid ? [] : verdict.problems;
}

const resealed = (changes: Partial<ReceiptContent>): Promise<Receipt> => sealReceipt({...content, ...changes});

describe('a receipt', () => {
  it('R-23, R-30: names version, language, party and the server time, sealed by a hash over all of it', async () => {
    expect(await problems(receipt)).to.deep.equal([]);
    expect(v.is(Receipt, receipt)).to.equal(true);
    expect(Object.keys(receipt)).to.have.members(receiptFields);
    const bytes = new TextEncoder().encode(
      `{"acceptedAt":"2026-06-14T21:59:59.999Z","agreementId":"agreement-1",` +
        `"agreementName":"Indirect Channel Partner Agreement",` +
        `"attestation":"I may sign for the company and accept the agreement.","attestationLanguage":"en",` +
        `"contractingParty":"Vendor International B.V.","countries":["RS","ME"],"id":"receipt-2",` +
        `"previousHash":"${'ab'.repeat(32)}","schemaVersion":1,"signerAccountId":"account-7",` +
        `"signerName":"Мария Петровић","signerTitle":"Director","textHash":"${content.textHash}",` +
        `"textLanguage":"ru","textVersion":"2026-03"}`,
    );
    expect(receipt.hash).to.equal(await sha256Hex(bytes));
  });

  it('knows the SHA-256 of "abc" and of nothing (FIPS 180)', async () => {
    expect(await sha256Hex('abc')).to.equal('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
    expect(await sha256Hex('')).to.equal('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });

  it('survives a file: written with other spaces and another order of keys it is the same receipt', async () => {
    const backwards = Object.fromEntries(Object.entries(receipt).reverse());
    expect(await problems(JSON.parse(JSON.stringify(backwards, null, 4)))).to.deep.equal([]);
  });

  for (const field of receiptFields) {
    it(`fails when its ${field} is another one`, async () => {
      const expected = field === 'schemaVersion' ? 'otherSchema' : 'altered';
      expect(await problems({...receipt, [field]: tampered[field]})).to.deep.equal([expected]);
    });

    it(`fails by name when its ${field} is missing or of another form`, async () => {
      const {[field]: _, ...without} = receipt;
      const missing = field === 'schemaVersion' || field === 'hash' ? 'notReceipt' : field;
      expect(await problems(without)).to.deep.equal([missing]);
      for (const value of malformed[field]) {
        const expected = field === 'schemaVersion' ? 'otherSchema' : field;
        expect(await problems({...receipt, [field]: value}), String(value).slice(0, 40)).to.deep.equal([expected]);
      }
    });
  }

  it('fails when a field was added', async () => {
    expect(await problems({...receipt, note: 'also accepted for Croatia'})).to.deep.equal(['strayField']);
    expect(await problems(JSON.parse(`{"__proto__": 1, ${JSON.stringify(receipt).slice(1)}`))).to.deep.equal([
      'strayField',
    ]);
  });

  it('names everything that is wrong', async () => {
    const worst = {...receipt, signerName: '', countries: [], extra: 1};
    expect(await problems(worst)).to.deep.equal(['countries', 'signerName', 'strayField']);
    expect(await problems({...receipt, id: 'other'}, {text: olderText, previous: null, hash: 'x'})).to.deep.equal([
      'altered',
      'otherHash',
      'otherText',
      'otherPrevious',
    ]);
  });

  it('R-23: belongs to one text, to the letter', async () => {
    expect(await problems(receipt, {text: agreementText})).to.deep.equal([]);
    expect(await problems(receipt, {text: new TextEncoder().encode(agreementText)})).to.deep.equal([]);
    const others = [olderText, agreementText.replaceAll('\n', '\r\n'), `\uFEFF${agreementText}`, agreementText.trim()];
    for (const text of [...others, agreementText.normalize('NFD'), '', `${agreementText}\uD800`]) {
      expect(await problems(receipt, {text}), text).to.deep.equal(['otherText']);
    }
    const lossy = await resealed({textHash: await sha256Hex('\uFFFD')});
    expect(await problems(lossy, {text: '\uD800'})).to.deep.equal(['otherText']);
  });

  it('is told from one that was altered and sealed again by the hash another source has', async () => {
    const forged = await resealed({countries: ['RS', 'ME', 'HR']});
    expect(await problems(forged)).to.deep.equal([]);
    expect(await problems(forged, {hash: receipt.hash})).to.deep.equal(['otherHash']);
    expect(await problems(receipt, {hash: receipt.hash})).to.deep.equal([]);
  });

  it('links to the one before it: a chain of three', async () => {
    const first = await resealed({id: 'receipt-1', previousHash: null, acceptedAt: '2024-06-01T08:00:00Z'});
    const second = await resealed({previousHash: first.hash, acceptedAt: '2025-06-01T08:00:00.5Z'});
    const third = await resealed({id: 'receipt-3', previousHash: second.hash});
    expect(await problems(first, {previous: null})).to.deep.equal([]);
    expect(await problems(second, {previous: first})).to.deep.equal([]);
    expect(await problems(third, {previous: second})).to.deep.equal([]);

    expect(await problems(third, {previous: first}), 'one was left out').to.deep.equal(['otherPrevious']);
    expect(await problems(third, {previous: null}), 'the others were left out').to.deep.equal(['otherPrevious']);
    expect(await problems(first, {previous: third}), 'the first has none').to.deep.equal(['otherPrevious']);
    const broken = {...second, signerName: 'Somebody else'};
    expect(await problems(third, {previous: broken}), 'altered').to.deep.equal(['brokenPrevious']);
    const forged = await sealReceipt({...content, previousHash: first.hash, signerName: 'Somebody else'});
    expect(await problems(third, {previous: forged}), 'altered and sealed again').to.deep.equal(['otherPrevious']);
    for (const none of ['', 7, [], {}, JSON.stringify(second)]) {
      expect(await problems(third, {previous: none})).to.deep.equal(['brokenPrevious']);
    }
    const early = await resealed({previousHash: second.hash, acceptedAt: '2025-06-01T08:00:00.25Z'});
    expect(await problems(early, {previous: second})).to.deep.equal(['laterPrevious']);
  });

  it('F-S10: takes anything at all without throwing, polluting a prototype or reading on', async () => {
    let deep: unknown = [];
    for (let depth = 0; depth < 100_000; depth += 1) deep = {deep};
    const fail = () => {
      throw new Error('a trap');
    };
    let reads = 0;
    const changing = {
      ...receipt,
      get signerName() {
        reads += 1;
        return reads === 1 ? content.signerName : 'Somebody else';
      },
    };
    const hostile: [unknown, ReceiptProblem[]][] = [
      [undefined, ['notReceipt']],
      [null, ['notReceipt']],
      ['', ['notReceipt']],
      [JSON.stringify(receipt), ['notReceipt']],
      [[receipt], ['notReceipt']],
      [deep, ['notReceipt']],
      [() => receipt, ['notReceipt']],
      [
        JSON.parse('{"__proto__":{"polluted":true},"schemaVersion":1,"hash":""}'),
        [...receiptFields.slice(1), 'strayField'],
      ],
      [Object.create(receipt), ['notReceipt']],
      [new Proxy({}, {ownKeys: fail}), ['notReceipt']],
      [new Proxy(receipt, {get: fail}), ['notReceipt']],
      [{...receipt, countries: new Proxy(['RS'], {get: fail})}, ['notReceipt']],
      [{...receipt, signerName: deep}, ['signerName']],
      [{...receipt, attestation: 'a'.repeat(50_000_000)}, ['attestation']],
      [{...receipt, countries: new Array(2 ** 32 - 1)}, ['countries']],
      [{...receipt, ...Object.fromEntries(Array.from({length: 10_000}, (_, n) => [`x${n}`, n]))}, ['strayField']],
      [changing, []],
    ];
    for (const [value, expected] of hostile) {
      expect(await problems(value, {text: agreementText})).to.deep.equal(expected);
    }
    expect(reads).to.equal(1);
    expect(({} as {polluted?: boolean}).polluted).to.equal(undefined);
    await fc.assert(
      fc.asyncProperty(fc.anything({withNullPrototype: true, withBigInt: true, withDate: true}), async (value) => {
        expect(
          await verifyReceipt(value, {text: value as string, previous: value, hash: value as string}),
        ).to.have.property('valid', false);
        expect(await verifyReceipt(receipt, {text: value as string, previous: value ?? {}})).to.have.property(
          'valid',
          false,
        );
      }),
      {numRuns: repetitions(100, 2000)},
    );
  });

  it('says so where the page has no cryptography', async () => {
    const original = Object.getOwnPropertyDescriptor(Crypto.prototype, 'subtle')!;
    Object.defineProperty(Crypto.prototype, 'subtle', {configurable: true, get: () => undefined});
    try {
      expect(await problems(receipt)).to.deep.equal(['noCrypto']);
    } finally {
      Object.defineProperty(Crypto.prototype, 'subtle', original);
    }
  });

  it('has one form: the schema of the contract and the verification agree on every value', async () => {
    const everyForm = receiptFields.flatMap((field) =>
      [tampered[field], ...malformed[field]].map((value) => [field, value]),
    );
    for (const [field, value] of everyForm as [ReceiptField, unknown][]) {
      const changed = {...receipt, [field]: value};
      const found = await problems(changed);
      const isWellFormed = found.every((problem) => problem === 'altered');
      expect(v.is(Receipt, changed), `${field}: ${String(value).slice(0, 40)}`).to.equal(isWellFormed);
    }
    expect(v.is(Receipt, {...receipt, stray: 1})).to.equal(false);

    const words = (longest: number) => fc.string({unit: 'binary', minLength: 1, maxLength: longest / 2});
    const hash = fc.stringMatching(/^[0-9a-f]{64}$/);
    const language = fc.constantFrom('en', 'ru', 'sr-Latn-RS', 'zh-Hant', 'de-CH-1996');
    const anyContent = fc.record({
      schemaVersion: fc.constant(1 as const),
      id: words(200),
      agreementId: words(200),
      agreementName: words(500),
      textVersion: words(200),
      textLanguage: language,
      textHash: hash,
      contractingParty: words(500),
      countries: fc.uniqueArray(fc.stringMatching(/^[A-Z]{2}$/), {minLength: 1, maxLength: 40}),
      signerName: words(500),
      signerTitle: words(500),
      signerAccountId: words(200),
      attestation: words(5000),
      attestationLanguage: language,
      acceptedAt: fc
        .date({min: new Date('1970-01-01'), max: new Date('9999-12-31'), noInvalidDate: true})
        .map((date) => date.toISOString()),
      previousHash: fc.option(hash),
    });
    await fc.assert(
      fc.asyncProperty(anyContent, async (any) => {
        expect(v.is(ReceiptContent, any)).to.equal(true);
        expect(await problems(JSON.parse(JSON.stringify(await sealReceipt(any))))).to.deep.equal([]);
      }),
      {numRuns: repetitions(25, 2000)},
    );
  });
});
