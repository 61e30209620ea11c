import {expect} from '@open-wc/testing';
import * as v from 'valibot';
import {operations} from '../../src/backend/operations.js';
import {Agreement, Reapplication} from '../../src/domain/agreement.js';
import {AgreementPolicy} from '../../src/domain/renewal-policy.js';
import {validProblem, type Problem} from '../../src/domain/problem.js';
import {Receipt} from '../../src/domain/receipt.js';
import type {RenewalAnswers} from '../../src/domain/renewal-answers.js';
import type {AgreementResult, RenewalContext} from '../../src/machines/renewal/context.js';
import type {ReapplicationContext} from '../../src/machines/renewal/reapplication-context.js';
import {everyText, markup, slotsOf, turns, unicode, word} from '../support/bad-input.js';
import {long, repetitions} from '../support/long.js';
import {
  breathe,
  elementsOf,
  expectNoHarm,
  pageText,
  places,
  traitsOf,
  withTexts,
  type Change,
} from './hostile-texts.js';
import {overflowing} from './page-checks.js';
import {ReaderStage, readerSpeech, receipt as aReceipt} from './reader-stage.js';
import {everyView, RenewalStage, speech, type Shown} from './renewal-models.js';

/** Texts with a meaning: a zone to reckon in, an answer that another question hangs on. */
const meant = /timeZone$|onlyIf\.answer$/;

/** `value` with every free text of its schema changed, and every version's name. */
function hostileAnswer<T>(schema: v.GenericSchema, value: T, change: Change, name: string): T {
  const free = withTexts(
    schema,
    value,
    (text, place) => (meant.test(place) ? (text ?? '') : change(text, place)),
    ['text'],
    name,
  );
  const named: Change = (text, place) => (place.endsWith('.version') ? versionOf(change(text, place)) : (text ?? ''));
  return withTexts(schema, free, named, ['ruled'], name);
}

/** As much of a text as the name of a version can be. */
const versionOf = (text: string): string => text.slice(0, 200) || '-';

const receiptTexts = [
  'id',
  'agreementId',
  'agreementName',
  'textVersion',
  'contractingParty',
  'signerName',
  'signerTitle',
  'signerAccountId',
  'attestation',
] as const satisfies readonly (keyof Receipt)[];

/** A receipt with every text in it changed, where one may stand there. */
function hostileReceipt(receipt: Receipt, change: Change): Receipt {
  let changed = receipt;
  for (const name of receiptTexts) {
    const with_ = {...changed, [name]: change(receipt[name], `receipt.${name}`)};
    if (v.is(Receipt, with_)) changed = with_;
  }
  return changed;
}

const hostileProblem = (problem: Problem, change: Change): Problem =>
  validProblem({...problem, reference: change('', 'problem.reference')});

function hostileResult(result: AgreementResult, change: Change): AgreementResult {
  switch (result.state) {
    case 'renewed':
      return {
        ...result,
        receipt: result.receipt && hostileReceipt(result.receipt, change),
        refusedCountries: result.refusedCountries.map((one) => ({...one, code: change(one.code, 'refused.code')})),
      };
    case 'refused':
      return {...result, problem: hostileProblem(result.problem, change)};
    case 'sending':
    case 'waiting':
    case 'checking':
    case 'stillUnknown':
      return {...result, reference: result.reference && change(result.reference, 'operation.reference').slice(0, 200)};
    default:
      return result;
  }
}

/** What a person typed, changed. */
function hostileAnswers(answers: RenewalAnswers, change: Change): RenewalAnswers {
  const typed = (text: string, place: string) => (text === '' ? '' : change(text, `typed.${place}`));
  return {
    ...answers,
    inviteName: typed(answers.inviteName, 'inviteName'),
    inviteEmail: typed(answers.inviteEmail, 'inviteEmail'),
    signerName: typed(answers.signerName, 'signerName'),
    signerTitle: typed(answers.signerTitle, 'signerTitle'),
    signerEmail: typed(answers.signerEmail, 'signerEmail'),
    declineReason: typed(answers.declineReason, 'declineReason'),
    agreements: answers.agreements.map((agreement) => ({
      ...agreement,
      countries: agreement.countries.map((country) => ({
        ...country,
        address: typed(country.address, 'address'),
        distributors: country.distributors.map(({name, accountNumber}) => ({
          name: typed(name, 'distributor.name'),
          accountNumber: typed(accountNumber, 'distributor.accountNumber'),
        })),
      })),
      questionnaire: agreement.questionnaire.map(({question, answer}) => ({
        question,
        // Only what is typed freely: of the others one of those offered is chosen.
        answer: question === 'q2' || question === 'q4' ? typed(answer, 'answer') : answer,
      })),
    })),
  };
}

const hostileRenewal = (context: RenewalContext, change: Change): RenewalContext => ({
  ...context,
  policy: hostileAnswer(AgreementPolicy, context.policy, change, 'policy'),
  agreements: context.agreements.map((one) => ({
    ...one,
    agreement: hostileAnswer(Agreement, one.agreement, change, 'getAgreement'),
  })),
  parties: Object.fromEntries(
    Object.entries(context.parties).map(([id, party]) => [
      id,
      {...party, ...hostileAnswer(operations.previewContractingParty.answer, party, change, 'preview')},
    ]),
  ),
  failure: context.failure && hostileProblem(context.failure, change),
  results: Object.fromEntries(
    Object.entries(context.results).map(([id, result]) => [id, hostileResult(result, change)]),
  ),
  answers: hostileAnswers(context.answers, change),
});

const hostileReapplication = (context: ReapplicationContext, change: Change): ReapplicationContext => ({
  ...context,
  policy: hostileAnswer(AgreementPolicy, context.policy, change, 'policy'),
  reapplication: context.reapplication && {
    ...hostileAnswer(Reapplication, context.reapplication, change, 'getReapplication'),
    receipts: context.reapplication.receipts.map((one) => hostileReceipt(one, change)),
  },
  failure: context.failure && hostileProblem(context.failure, change),
  answers: {
    ...context.answers,
    signerName: context.answers.signerName && change(context.answers.signerName, 'typed.signerName'),
    signerTitle: context.answers.signerTitle && change(context.answers.signerTitle, 'typed.signerTitle'),
    signerEmail: context.answers.signerEmail && change(context.answers.signerEmail, 'typed.signerEmail'),
  },
});

/** A view with every text that came from outside changed: of the back end, its refusals, the host and the person. */
function hostileView(view: Shown, change: Change): Shown {
  if (view.flow === 'renewal') return {...view, context: hostileRenewal(view.context, change)};
  if (view.flow === 'reapplication') return {...view, context: hostileReapplication(view.context, change)};
  return view;
}

describe('hostile texts in renewing and applying again', () => {
  let views: Shown[];
  let words: Awaited<ReturnType<typeof speech>>;
  let stage: RenewalStage;
  const nameOf = ({flow, state, variant}: Shown) => `${flow} ${state} (${variant})`;
  const show = (view: Shown, change: Change) => stage.show(hostileView(view, change), words);

  before(async () => {
    views = (await everyView()).filter(({variant}) => variant !== 'hostile');
    words = await speech('en');
  });
  beforeEach(() => {
    stage = new RenewalStage();
  });
  afterEach(() => stage.remove());
  expectNoHarm();

  it('F-E8: reach the page from every text of an agreement, a re-application, a contracting party and a receipt', () => {
    const reached = new Set<string>();
    for (const view of views) {
      hostileView(view, (text, place) => {
        reached.add(place);
        return text ?? 'x';
      });
    }
    const textsOf = (schema: v.GenericSchema, name: string) =>
      slotsOf(schema).flatMap(({path, kind}) => (kind === 'text' ? [`${name}.${path}`] : []));
    const all = [
      ...textsOf(Agreement, 'getAgreement'),
      ...textsOf(Reapplication, 'getReapplication'),
      ...textsOf(operations.previewContractingParty.answer, 'preview'),
      ...receiptTexts.map((name) => `receipt.${name}`),
    ];
    // What was refused with the newest acceptance is told from its result.
    const unseen = /^getAgreement\.refusedCountries\./;
    expect(all.filter((place) => !reached.has(place) && !meant.test(place) && !unseen.test(place))).to.deep.equal([]);
  });

  it('F-E8: become text in every view, and neither an element nor an attribute', async function () {
    this.timeout(long ? 1_500_000 : 300_000);
    const seen = new Set<string>();
    for (const view of views) {
      show(view, () => 'harmless');
      for (const element of elementsOf(stage.root)) for (const trait of traitsOf(element)) seen.add(trait);
    }
    const strange: string[] = [];
    for (let run = 0; run < repetitions(4, everyText.length); run++) {
      let next = run;
      // Every place has another text, and another one at each run.
      const change = () => everyText[(next += 7) % everyText.length]!;
      for (const view of views) {
        await breathe();
        show(view, change);
        for (const element of elementsOf(stage.root)) {
          const traits = traitsOf(element).filter((trait) => !seen.has(trait));
          if (traits.length > 0)
            strange.push(`${nameOf(view)}: ${traits.join(', ')} ${element.outerHTML.slice(0, 80)}`);
        }
      }
    }
    expect(strange).to.deep.equal([]);
  });

  it('F-E8: are read letter for letter wherever a harmless text is', function () {
    this.timeout(120_000);
    for (const view of views) {
      const count = (text: string) => {
        show(view, () => text);
        return pageText(stage.root).split(text).length - 1;
      };
      const expected = count('harmless');
      for (const text of [markup[0]!, '{{7*7}}', '{count} {status}', "$& $` $' $1", '__proto__', '&lt;b&gt;'])
        expect(count(text), `${nameOf(view)}: ${text}`).to.equal(expected);
    }
  });

  it('F-E8: turn nothing around them, whatever marks of direction they begin, leave open or close', async function () {
    this.timeout(long ? 1_500_000 : 120_000);
    stage.frame.style.width = '1100px';
    const found: string[] = [];
    for (const view of views) {
      const shownWith = async (text: string) => {
        await breathe();
        show(view, (_text, place) => (place.startsWith('typed.') ? 'oooo' : text));
        return [...places(stage.root)];
      };
      const straight = await shownWith('oooo');
      for (const text of long ? turns : turns.slice(6, 8)) {
        const turned = await shownWith(text);
        const moved = straight.findIndex(({character, left, top}, index) => {
          const now = turned[index];
          return now?.character !== character || Math.abs(now.left - left) > 1 || Math.abs(now.top - top) > 1;
        });
        if (moved < 0) continue;
        const around = straight.slice(moved, moved + 20).map(({character}) => character);
        found.push(`${nameOf(view)}: ${JSON.stringify(text.slice(0, 10))} moves ${around.join('')}`);
        break;
      }
    }
    expect(found).to.deep.equal([]);
  });

  it('F-E8: without a place to break fit into 320 pixels', function () {
    this.timeout(120_000);
    stage.frame.style.width = '320px';
    const found: string[] = [];
    for (const text of [word(5000), [...unicode, ...markup].join(' ')]) {
      for (const view of views) {
        show(view, () => text);
        for (const details of stage.root.querySelectorAll('details')) details.open = true;
        if (stage.host.scrollWidth <= stage.host.clientWidth) continue;
        const [widest = ''] = overflowing(stage.root, stage.frame);
        found.push(`${nameOf(view)}: ${text.slice(0, 20)} in ${widest}`);
      }
    }
    expect(found).to.deep.equal([]);
  });
});

describe('hostile texts in a receipt', () => {
  it('F-E8: are read letter for letter, turn nothing, fit into 320 pixels and become nothing else', async function () {
    this.timeout(120_000);
    const stage = new ReaderStage(await readerSpeech('en'));
    try {
      stage.frame.style.width = '320px';
      const shownWith = (text: string) => {
        stage.renderReceipt({receipt: hostileReceipt(aReceipt, () => text)});
        return stage.root;
      };
      const traits = new Set(elementsOf(shownWith('harmless')).flatMap(traitsOf));
      const expected = pageText(shownWith('harmless')).split('harmless').length - 1;
      expect(expected).to.be.at.least(receiptTexts.length);
      const straight = [...places(shownWith('oooo'))];
      for (const text of everyText.filter((one) => v.is(v.pipe(v.string(), v.regex(/^\P{Surrogate}{1,200}$/u)), one))) {
        const root = shownWith(text);
        expect(
          elementsOf(root)
            .flatMap(traitsOf)
            .filter((trait) => !traits.has(trait)),
          text,
        ).to.deep.equal([]);
        expect(stage.host.scrollWidth, text).to.be.at.most(stage.host.clientWidth);
        const visible = text.replace(/[\u202A-\u202E\u2066-\u2069]/g, '');
        if (visible.length > 3) expect(pageText(root).split(visible).length - 1, text).to.be.at.least(expected);
        if (visible === 'oooo') expect([...places(root)], JSON.stringify(text)).to.deep.equal(straight);
      }
      expect(window.__xss).to.equal(undefined);
    } finally {
      stage.remove();
    }
  });
});
