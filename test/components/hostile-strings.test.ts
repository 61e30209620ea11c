import {expect} from '@open-wc/testing';
import type * as v from 'valibot';
import {operations} from '../../src/backend/operations.js';
import {Policy} from '../../src/domain/provisioning-policy.js';
import {validProblem} from '../../src/domain/problem.js';
import type {WizardAnswers} from '../../src/domain/wizard-answers.js';
import type {ProvisioningContext} from '../../src/machines/provisioning/context.js';
import {
  everyText,
  lookalikes,
  markup,
  megabyte,
  slotsOf,
  turns,
  unicode,
  word,
  type SlotKind,
} from '../support/bad-input.js';
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
import {everyView, speech, Stage, type Shown} from './view-models.js';

const typedTexts = [
  'contactEmail',
  'colleagueEmail',
  'customerContactEmail',
  'partnerName',
  'partnerAdminEmail',
  'customerAdminEmail',
  'customerName',
  'customerAddress',
  'callingAddress',
  'sipPrefix',
  'subdomain',
] as const satisfies readonly (keyof WizardAnswers)[];

const withTypedTexts = (answers: WizardAnswers, change: Change): WizardAnswers => ({
  ...answers,
  ...Object.fromEntries(
    typedTexts.filter((name) => answers[name] !== '').map((name) => [name, change(answers[name], `typed.${name}`)]),
  ),
  sites: answers.sites.map((site) => ({...site, name: change(site.name, 'typed.sites.name')})),
});

interface Hostility {
  readonly change: Change;
  /** Default: any text, and the words of a growing vocabulary stay. */
  readonly kinds?: readonly SlotKind[];
  /** Whether what was typed changes too. Default true. */
  readonly typed?: boolean;
}

/** A view with every text that came from outside changed: of the back end, its refusals, the host and the person. */
function hostileView(view: Shown, {change, kinds = ['text'], typed = true}: Hostility): Shown {
  const {context} = view;
  const failure = context.failure && {...context.failure, reference: change('', 'problem.reference')};
  const answer = <T>(name: keyof typeof operations, value: T): T =>
    value === null ? value : withTexts(operations[name].answer as v.GenericSchema, value, change, kinds, name);
  const hostile: ProvisioningContext = {
    ...context,
    order: answer('getOrder', context.order),
    partnerMatches: answer('matchOrganizations', context.partnerMatches),
    customerMatches: answer('matchOrganizations', context.customerMatches),
    adminCheck: answer('checkAdmin', context.adminCheck),
    ownEmail: context.ownEmail && change(context.ownEmail, 'getSession.account.email'),
    policy: withTexts(Policy, context.policy, change, kinds, 'policy'),
    failure: failure && validProblem(failure),
    submission: context.submission?.reference
      ? {...context.submission, reference: change(context.submission.reference, 'getOperation.reference').slice(0, 200)}
      : context.submission,
    names: Object.fromEntries(
      Object.entries(context.names).map(([field, check]) => [
        field,
        {
          ...check,
          value: change(check.value, 'checkSubdomain.value'),
          suggestions: check.suggestions.map((name) => change(name, 'checkSubdomain.suggestions.*')),
        },
      ]),
    ),
    answers: typed ? withTypedTexts(context.answers, change) : context.answers,
  };
  return {...view, context: hostile};
}

describe('hostile texts', () => {
  let views: Shown[];
  let words: Awaited<ReturnType<typeof speech>>;
  let stage: Stage;
  const nameOf = ({state, variant}: Shown) => `${state} (${variant})`;

  before(async () => {
    views = await everyView();
    words = await speech('en');
  });
  beforeEach(() => {
    stage = new Stage();
  });
  afterEach(() => stage.remove());
  expectNoHarm();

  it('F-E8: reach the page from every text of the contract, the policy and the fields', () => {
    const reached = new Set<string>();
    const change: Change = (text, place) => {
      reached.add(place);
      return text ?? 'x';
    };
    for (const view of views) hostileView(view, {change, kinds: ['text', 'open']});
    const shown = ['getOrder', 'matchOrganizations', 'checkAdmin'] as const;
    const all = [
      ...shown.flatMap((name) =>
        slotsOf(operations[name].answer)
          .filter(({kind}) => kind === 'text' || kind === 'open')
          .map(({path}) => `${name}.${path}`),
      ),
      ...slotsOf(Policy)
        .filter(({kind}) => kind === 'text')
        .map(({path}) => `policy.${path}`),
      ...typedTexts.map((name) => `typed.${name}`),
    ];
    // An address that administers an organisation leads on at once; the policy's lists are compared, never shown.
    const unseen = /^(checkAdmin\.organization\.|policy\..*(requiredServices|banned)\.\*)/;
    expect(all.filter((place) => !reached.has(place) && !unseen.test(place))).to.deep.equal([]);
  });

  it('F-E8: become text in every view, and neither an element nor an attribute', async function () {
    this.timeout(300_000);
    const seen = new Set<string>();
    for (const view of views) {
      stage.show(hostileView(view, {change: () => 'harmless'}), words);
      for (const element of elementsOf(stage.root)) for (const trait of traitsOf(element)) seen.add(trait);
    }
    const strange: string[] = [];
    for (let run = 0; run < repetitions(8, everyText.length); run++) {
      let next = run;
      // Every place has another text, and another one at each run.
      const change = () => everyText[(next += 7) % everyText.length]!;
      for (const view of views) {
        await breathe();
        stage.show(hostileView(view, {change}), words);
        for (const element of elementsOf(stage.root)) {
          const traits = traitsOf(element).filter((trait) => !seen.has(trait));
          if (traits.length > 0)
            strange.push(`${nameOf(view)}: ${traits.join(', ')} ${element.outerHTML.slice(0, 80)}`);
        }
      }
    }
    expect(strange).to.deep.equal([]);
  });

  it('F-E8: are read letter for letter wherever a harmless text is', async function () {
    this.timeout(120_000);
    const texts = [
      markup[0]!,
      '{{7*7}}',
      '{count} {status}',
      "$& $` $' $1",
      '__proto__',
      '&lt;b&gt;',
      ...unicode.slice(4, 8),
    ];
    for (const view of views) {
      const count = (text: string) => {
        stage.show(hostileView(view, {change: () => text, typed: false}), words);
        return pageText(stage.root).split(text).length - 1;
      };
      const expected = count('harmless');
      for (const text of texts) expect(count(text), `${nameOf(view)}: ${text.slice(0, 40)}`).to.equal(expected);
    }
  });

  it('F-E8: turn nothing around them, whatever marks of direction they begin, leave open or close', async function () {
    this.timeout(120_000);
    stage.frame.style.width = '1100px';
    const found: string[] = [];
    for (const view of views) {
      const shownWith = async (text: string) => {
        await breathe();
        stage.show(hostileView(view, {change: () => text, typed: false}), words);
        return [...places(stage.root)];
      };
      const straight = await shownWith('oooo');
      if (
        !straight
          .map(({character}) => character)
          .join('')
          .includes('oooo')
      )
        continue;
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

  it('F-E8: without a place to break fit into 320 pixels', async function () {
    this.timeout(120_000);
    stage.frame.style.width = '320px';
    const found: string[] = [];
    for (const text of [word(5000), [...unicode, ...markup].join(' ')]) {
      for (const view of views) {
        stage.show(hostileView(view, {change: () => text}), words);
        if (stage.host.scrollWidth > stage.host.clientWidth) found.push(`${nameOf(view)}: ${text.slice(0, 20)}`);
      }
    }
    expect(found).to.deep.equal([]);
  });

  it('F-E8: of a megabyte are shown and fit, as the name of the customer and of a line', async function () {
    this.timeout(120_000);
    stage.frame.style.width = '320px';
    for (const [state, place] of [
      ['intro.overview', 'getOrder.customerName'],
      ['review', 'getOrder.lines.*.name'],
    ] as const) {
      const view = views.find((one) => one.state === state)!;
      let used = 0;
      const change: Change = (text, at) => (at === place && used++ === 0 ? word(megabyte) : (text ?? ''));
      stage.show(hostileView(view, {change}), words);
      expect(stage.host.scrollWidth, state).to.be.at.most(stage.host.clientWidth);
      expect(pageText(stage.root).includes(word(megabyte)), state).to.equal(true);
    }
  });

  it('F-E8: of a vocabulary that has grown are named, look like nothing known, and offer no door and no retry', async function () {
    this.timeout(120_000);
    const classes = new Set<string>();
    for (const view of views) {
      stage.show(view, words);
      for (const element of elementsOf(stage.root)) for (const name of element.classList) classes.add(name);
    }
    for (const code of ['SUSPENDED_V2', 'constructor', '__proto__', 'toString', markup[0]!]) {
      for (const view of views) {
        stage.show(hostileView(view, {change: () => code, kinds: ['open'], typed: false}), words);
        const strange = elementsOf(stage.root).flatMap(({classList}) =>
          [...classList].filter((name) => !classes.has(name)),
        );
        expect(strange, `${nameOf(view)}: ${code}`).to.deep.equal([]);
        const text = pageText(stage.root);
        if (view.state === 'intro.overview') {
          expect(text, nameOf(view)).to.contain(words.t('intro.unknown.title'));
          expect(text, nameOf(view)).to.contain(code);
          expect(stage.root.querySelector('.content .primary'), nameOf(view)).to.equal(null);
        }
        if (/^(activating|partlyDone|done)/.test(view.state)) {
          expect(text, nameOf(view)).to.contain(code);
          const retry = [...stage.root.querySelectorAll('.services button')];
          expect(retry, nameOf(view)).to.deep.equal([]);
        }
        if (/^(review|services\.subscription|done)/.test(view.state)) {
          expect(text, nameOf(view)).not.to.match(/\d licenses?/);
          expect(text, nameOf(view)).to.contain(code);
        }
      }
    }
  });

  it('F-E8: as codes of refusals leave no gap in the words about them', function () {
    this.timeout(120_000);
    const codes = [...lookalikes.slice(0, 3), markup[0]!, 'other', 'reference', 'heading', 'network'];
    for (const code of codes) {
      for (const view of views.filter(({context}) => context.failure || Object.keys(context.problems).length > 0)) {
        const {context} = view;
        const failure = context.failure && validProblem({...context.failure, code});
        const problems = Object.fromEntries(Object.keys(context.problems).map((field) => [field, code]));
        stage.show({...view, context: {...context, failure, problems}}, words);
        const said = pageText(stage.root).replaceAll(code, '');
        expect(said, `${nameOf(view)}: ${code.slice(0, 40)}`).not.to.match(/\{\w+\}|undefined/);
      }
    }
  });
});
