import {expect} from '@open-wc/testing';
import {
  supportOffer,
  technicalDetails,
  type OfferCircumstances,
} from '../../../src/components/support/support-offer.js';
import {words as english} from '../../../src/locales/support-offer/en.js';
import {words as russian} from '../../../src/locales/support-offer/ru.js';
import {words as serbian} from '../../../src/locales/support-offer/sr-latn.js';

const circumstances: OfferCircumstances = {
  kit: '1.2.3',
  now: Date.UTC(2026, 2, 4, 5, 6, 7),
  language: 'en',
  path: '/orders',
  browser: 'Browser/1',
};
const wizardsRequest = {
  detail: {topic: 'outcome-unknown', orderId: 'order-1', reference: 'REF-7'},
  element: 'provisioning-wizard',
};

/** Everything that wizard and renewal ask support for. */
const topics = [
  ...['order-closed', 'order-unavailable', 'order-unknown', 'partner-not-recognized', 'customer-not-recognized'],
  ...['mapped-elsewhere', 'outcome-unknown', 'step-failed', 'activation-failed', 'address-conflict'],
  ...['agreements-unavailable', 'agreement-missing', 'agreement-unknown', 'not-partner', 'renewal', 'sign-in'],
  ...['renewal-blocked', 'renewal-failed', 'agreement-unavailable', 'role-lost', 'company-data'],
  ...['reapplication', 'reapplication-refused', 'reapplication-failed'],
];

describe('what a case begins with when another element asks for support', () => {
  it('S-01: has a subject of its own for every topic, in every language', async () => {
    for (const [language, words] of [
      ['en', english],
      ['ru', russian],
      ['sr-Latn', serbian],
    ] as const) {
      const subjects = new Set<string>();
      for (const topic of topics) {
        const {answers} = await supportOffer(
          {...wizardsRequest, detail: {topic, reference: null}},
          {...circumstances, language},
        );
        expect(answers.subject, `${language} ${topic}`).to.not.be.oneOf(['', words['offer.other']]);
        subjects.add(answers.subject!);
      }
      expect(subjects.size, language).to.equal(topics.length);
    }
  });

  it('S-01: names the order or the agreement it concerns', async () => {
    const {answers} = await supportOffer(wizardsRequest, circumstances);
    expect(answers).to.deep.equal({
      subject: 'It is not known whether it went through',
      concern: {kind: 'order', id: 'order-1', name: 'order-1'},
    });
    const renewals = {
      detail: {topic: 'role-lost', agreementId: 'agreement-2', reference: null},
      element: 'partner-renewal',
    };
    expect((await supportOffer(renewals, circumstances)).answers.concern).to.deep.equal({
      kind: 'agreement',
      id: 'agreement-2',
      name: 'agreement-2',
    });
    const none = {detail: {topic: 'renewal', agreementId: null, reference: null}, element: 'partner-renewal'};
    expect((await supportOffer(none, circumstances)).answers).to.not.have.property('concern');
  });

  it('writes down exactly these details, and nothing else', () => {
    expect(technicalDetails(wizardsRequest, circumstances).split('\n')).to.deep.equal([
      'Topic: outcome-unknown',
      'Reference: REF-7',
      'Order: order-1',
      'Element: provisioning-wizard',
      'Kit: 1.2.3',
      'Time: 2026-03-04T05:06:07.000Z',
      'Language: en',
      'Page: /orders',
      'Browser: Browser/1',
    ]);
  });

  it('never sends the details by itself', async () => {
    const {answers} = await supportOffer(wizardsRequest, circumstances);
    expect(answers).to.not.have.property('sendDetails');
    expect(answers).to.not.have.property('description');
  });

  it('F-E8: keeps every fact on a line of its own whatever an event carries', async () => {
    for (const text of [
      '<img src=x onerror=alert(1)>',
      '\u202Egnp.exe',
      '\u0000',
      'a\nTopic: forged',
      'a\u2028b',
      'x'.repeat(10_000),
      7,
      null,
      {},
    ]) {
      const detail = {topic: text, orderId: text, reference: text} as unknown as typeof wizardsRequest.detail;
      const offer = await supportOffer({detail, element: 'x'}, circumstances);
      expect(offer.answers.subject).to.equal(english['offer.other']);
      const lines = offer.technicalDetails.split('\n');
      expect(lines.filter((line) => line.startsWith('Topic: ')).length).to.be.below(2);
      for (const line of lines) expect(line).to.match(/^[A-Z][a-z]+: \S.{0,310}$/u);
      expect(offer.technicalDetails).to.not.match(/[\u202A-\u202E\u2066-\u2069\u2028]/u);
      expect(offer.answers.concern?.id.length ?? 0).to.be.below(201);
    }
  });
});
