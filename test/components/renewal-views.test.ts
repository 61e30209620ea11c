import {expect} from '@open-wc/testing';
import {attestationSentence} from '../../src/components/renewal/attestation.js';
import {lossDays} from '../../src/components/renewal/losses.js';
import {reapplicationViews} from '../../src/components/renewal/reapplication-views.js';
import {renewalViews} from '../../src/components/renewal/renewal-views.js';
import {reapplicationCodes} from '../../src/domain/reapplication-forms.js';
import {renewalCodes} from '../../src/domain/renewal-forms.js';
import {tags, testEveryView} from './every-view.js';
import {agreement, everyView, hostile, noon, policy, RenewalStage, speech, type Shown} from './renewal-models.js';
import {tidy} from './text.js';

describe('the views of renewing and applying again', () => {
  let views: Shown[];
  let stage: RenewalStage;
  const nameOf = ({flow, state, variant}: Shown) => `${flow} ${state} (${variant})`;
  const find = (flow: Shown['flow'], state: string, variant = 'plain') => {
    const view = views.find((one) => one.flow === flow && one.state === state && one.variant === variant);
    if (!view) throw new Error(`no view ${flow} ${state} ${variant}`);
    return view;
  };
  /** Shows a view in English and answers what it says. */
  const said = async (flow: Shown['flow'], state: string, variant = 'plain'): Promise<string> => {
    stage.show(find(flow, state, variant), await speech('en'));
    return tidy(stage.root.querySelector('.content')!.textContent);
  };
  const button = (name: string): HTMLButtonElement => {
    const found = [...stage.root.querySelectorAll('button')].filter(
      (one) => tidy(one.getAttribute('aria-label') ?? one.textContent) === name,
    );
    expect(found, name).to.have.lengthOf(1);
    return found[0]!;
  };

  before(async () => {
    views = await everyView();
  });
  beforeEach(() => {
    stage = new RenewalStage();
  });
  afterEach(() => stage.remove());

  it('are all rendered here', () => {
    const states = (flow: Shown['flow']) =>
      new Set(views.filter((view) => view.flow === flow).map((view): string => view.state));
    expect(states('renewal')).to.have.keys(Object.keys(renewalViews));
    expect(states('reapplication')).to.have.keys(Object.keys(reapplicationViews));
  });

  testEveryView({
    views: () => views,
    stage: () => stage,
    speech,
    nameOf,
    isLoading: ({state}) => state === 'loading',
    isHostile: ({variant}) => variant === 'hostile',
    data: [
      ...['English', 'German', agreement.name, 'Software Resale Addendum'],
      ...agreement.questionnaire!.flatMap(({text, hint}) => [text, hint]),
    ].filter(Boolean),
    // Russian words are the longest.
    directions: (tag) => (tag === 'ru' ? ['ltr', 'rtl'] : ['ltr']),
  });

  it('F-E8, F-E9: show hostile texts as text, isolated, and make nothing of them', async () => {
    const words = await speech('en');
    let shown = 0;
    for (const view of views.filter(({variant}) => variant === 'hostile')) {
      stage.show(view, words);
      expect(stage.root.querySelector('img, script, [onerror]'), nameOf(view)).to.equal(null);
      // A mark that turns the direction reaches the page nowhere, neither as text nor as a label.
      const labels = [...stage.root.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label')!);
      for (const text of [stage.root.textContent!, ...labels]) expect(text, nameOf(view)).not.to.contain('\u202e');
      shown += stage.root.textContent!.split('<img src=x onerror=alert(1)>').length - 1;
    }
    expect(shown).to.be.greaterThan(30);
    expect(hostile).to.contain('\u202e');
  });

  it('give every control of a page a name of its own', async () => {
    const words = await speech('en');
    for (const view of views) {
      stage.show(view, words);
      const names = [...stage.root.querySelectorAll('button, summary')].map((one) =>
        tidy(one.getAttribute('aria-label') ?? one.textContent),
      );
      // Help and the way out are the same everywhere.
      const twice = names.filter(
        (name, at) =>
          names.indexOf(name) !== at && !['Contact support', 'Apply again', 'Back to the overview'].includes(name),
      );
      if (view.variant !== 'hostile') expect(twice, nameOf(view)).to.deep.equal([]);
    }
  });

  it('name every part by its heading, also where the id of an agreement is no name', async () => {
    const words = await speech('en');
    const unfit = (shown: Shown): Shown =>
      JSON.parse(JSON.stringify(shown).replaceAll(/agreement-(\d)/g, 'agreement $1')) as Shown;
    for (const [state, variant] of [
      ['lapsed', 'several'],
      ['declining.confirming', 'several'],
      ['textChanged', 'several'],
      ['company.partyChanged', 'plain'],
    ] as const) {
      stage.show(unfit(find('renewal', state, variant)), words);
      const parts = [...stage.root.querySelectorAll('section[aria-labelledby]')];
      expect(parts, state).not.to.deep.equal([]);
      for (const part of parts) {
        const ids = part.getAttribute('aria-labelledby')!.split(/\s+/);
        expect(
          ids.map((id) => stage.root.getElementById(id)?.localName),
          state,
        ).to.deep.equal(['h3']);
      }
    }
  });

  it('R-10: names no day of a loss where the server closed an agreement before its days were over', async () => {
    const view = find('renewal', 'lapsed', 'plain') as Extract<Shown, {flow: 'renewal'}>;
    const [loaded] = view.context.agreements;
    const {grace} = loaded!.deadlines;
    stage.show(view, await speech('en'));
    expect(grace!.endsAt).to.be.greaterThan(noon);
    expect(stage.root.querySelectorAll('.lost li')).to.have.lengthOf(5);
    expect(stage.root.querySelector('.lost')!.textContent).not.to.contain('from the start of');
    const over = {
      ...loaded!,
      deadlines: {...loaded!.deadlines, grace: {...grace!, lastDay: '2026-11-11', endsAt: noon - 1}},
    };
    stage.show({...view, context: {...view.context, agreements: [over]}}, await speech('en'));
    expect(tidy(stage.root.querySelector('.lost')!.textContent)).to.contain('from the start of November 12, 2026');
  });

  it('R-27: ask for support with the agreement of several that was refused', async () => {
    await said('renewal', 'finished', 'mixed');
    const refused = stage.root.querySelector('[data-result=refused]')!;
    [...refused.querySelectorAll('button')].find((one) => tidy(one.textContent) === 'Contact support')!.click();
    const [name, topic, , agreementId] = stage.asked.at(-1)!;
    expect([name, topic]).to.deep.equal(['requestSupport', 'renewal-failed']);
    const {context} = find('renewal', 'finished', 'mixed') as Extract<Shown, {flow: 'renewal'}>;
    const [refusedId] = Object.entries(context.results).find(([, {state}]) => state === 'refused')!;
    expect(agreementId).to.equal(refusedId);
  });

  it('X-07: have words for every code that a form can answer with, in every language', async () => {
    for (const tag of tags) {
      const {t} = await speech(tag);
      for (const code of [...renewalCodes, ...reapplicationCodes, 'userId.empty', 'password.empty']) {
        const key = `error.${code}` as Parameters<typeof t>[0];
        expect(t(key), `${tag} ${code}`).not.to.equal(key);
      }
    }
  });

  it('X-04, X-07: lead from what is refused at check answers to the step that answers it', async () => {
    await said('renewal', 'check', 'refused');
    const summary = stage.root.querySelector('.error-summary')!;
    expect(summary.querySelectorAll('li')).to.have.lengthOf(4);
    for (const link of summary.querySelectorAll('button')) link.click();
    expect(stage.sent).to.deep.equal([
      {type: 'step.changeRequested', step: 'countries'},
      {type: 'step.changeRequested', step: 'attest'},
      {type: 'step.changeRequested', step: 'attest'},
    ]);
  });

  it('X-01, X-04: list every answer at check answers, each with the way to change it, and what was not answered', async () => {
    const text = await said('renewal', 'check', 'several');
    for (const answer of [
      'Serbia',
      'Bulevar Mihajla Pupina 115 11070 Beograd',
      'Dunav Distribution · DD-88-1203',
      'Germany',
      'Donaudampfschifffahrtsstraße 12 80331 München',
      'Nordlicht Großhandel GmbH · 4711',
      'Isar IT Vertrieb · II/2019/0042',
      'Bosnia & Herzegovina Will be dropped',
      'Is a public official among the owners or directors of the company? Yes',
      'M. Jovanović, city council',
      'Once a year',
      'Anything to add? Not provided',
      'Version 12.1, English',
      'Version 13, English',
      'Jelena Petrović',
      'Managing Director',
      'jelena@kompanija.example',
      'Meridian International Limited',
    ]) {
      expect(text).to.contain(answer);
    }
    const changes = [...stage.root.querySelectorAll('button')]
      .map((one) => tidy(one.getAttribute('aria-label')))
      .filter((name) => name.startsWith('Change: '));
    expect(new Set(changes).size).to.equal(changes.length);
    expect(changes).to.include('Change: Germany, Indirect Channel Partner Agreement');
    button('Change: Germany, Indirect Channel Partner Agreement').click();
    button('Change: Job title').click();
    expect(stage.sent).to.deep.equal([
      {type: 'step.changeRequested', step: 'countries'},
      {type: 'step.changeRequested', step: 'attest'},
    ]);
  });

  it('X-05: name on the button what is accepted', async () => {
    await said('renewal', 'check');
    button('Accept and renew the agreement').click();
    expect(stage.sent).to.deep.equal([{type: 'accept.requested', online: true}]);
    await said('renewal', 'check', 'several');
    button('Accept and renew 2 agreements');
    await said('reapplication', 'check');
    button('Accept and send').click();
    expect(stage.sent[1]).to.deep.equal({type: 'apply.requested', online: true});
  });

  it('R-04, R-05: ask who may sign, and offer to invite somebody who may', async () => {
    const text = await said('renewal', 'authority');
    expect(text).to.contain('It need not be the original applicant');
    expect(text).to.contain('You invite that person');
    const values = [...stage.root.querySelectorAll<HTMLInputElement>('input[name=authority]')].map(({value}) => value);
    expect(values).to.deep.equal(['yes', 'no']);
  });

  it('R-12: ask for one tick per country that is kept, ticked for nobody, and say what does not count', async () => {
    const text = await said('renewal', 'countries.editing', 'forty');
    for (const not of ['a rented mailbox', 'a private home', 'a logistics supplier']) expect(text).to.contain(not);
    const ticks = [...stage.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    expect(ticks.map(({name}) => name)).to.deep.equal(
      Array.from({length: 40}, (_, at) => `agreements.0.countries.${at}.physicalLocation`),
    );
    expect(ticks.filter(({checked}) => checked)).to.deep.equal([]);
    expect(text).to.contain('0 of 40 countries confirmed');
    expect(stage.root.querySelectorAll('details[open]')).to.have.lengthOf(0);
  });

  it('R-14: let distributors and accounts be corrected, added and removed in every country', async () => {
    const text = await said('renewal', 'countries.editing', 'untouched');
    expect(text).to.contain('Keep the accounts up to date');
    const values = [...stage.root.querySelectorAll<HTMLInputElement>('input[type=text]')].map(({name, value}) => [
      name,
      value,
    ]);
    expect(values).to.deep.equal([
      ['agreements.0.countries.0.distributors.0.name', 'Dunav Distribution'],
      ['agreements.0.countries.0.distributors.0.accountNumber', 'DD-88-1203'],
      ['agreements.0.countries.1.distributors.0.name', 'Nordlicht Großhandel GmbH'],
      ['agreements.0.countries.1.distributors.0.accountNumber', '4711'],
      ['agreements.0.countries.1.distributors.1.name', 'Isar IT Vertrieb'],
      ['agreements.0.countries.1.distributors.1.accountNumber', 'II/2019/0042'],
      ['agreements.0.countries.2.distributors.0.name', ''],
      ['agreements.0.countries.2.distributors.0.accountNumber', ''],
    ]);
    // What is missing stands open.
    expect([...stage.root.querySelectorAll<HTMLDetailsElement>('details.edit')].map(({open}) => open)).to.deep.equal([
      false,
      false,
      true,
    ]);
    button('Add a distributor: Serbia').click();
    button('Remove: distributor 2, Germany').click();
    button('Drop this country: Germany').click();
    expect(stage.sent).to.deep.equal([
      {type: 'distributor.added', agreementId: agreement.id, country: 'RS'},
      {type: 'distributor.removed', agreementId: agreement.id, country: 'DE', index: 1},
      {type: 'country.dropRequested', agreementId: agreement.id, country: 'DE'},
    ]);
  });

  it('X-08: name what ends before a country is dropped, in the vendor’s words where it has some', async () => {
    const own = await said('renewal', 'countries.dropping', 'the kit’s words');
    expect(own).to.contain('The agreement no longer covers Serbia.');
    const vendor = await said('renewal', 'countries.dropping', 'the vendor’s words');
    expect(vendor).to.contain('Open quotes in Germany are cancelled. Discount tier 2 ends.');
    expect(vendor).to.contain('it takes effect when you accept');
    button('Keep Germany').click();
    button('Drop Germany').click();
    expect(stage.sent).to.deep.equal([{type: 'drop.canceled'}, {type: 'drop.confirmed'}]);
    expect(await said('reapplication', 'dropping')).to.contain('You can no longer buy through distributors in Germany');
  });

  it('X-08: leave no way to drop the last country', async () => {
    expect(await said('renewal', 'countries.editing', 'one left')).to.contain('At least one country has to stay');
    expect(stage.root.textContent).not.to.contain('Drop this country');
  });

  it('R-16: say before submitting to whom the data is released', async () => {
    for (const flow of ['renewal', 'reapplication'] as const) {
      expect(await said(flow, 'check'), flow).to.match(
        /data of the company, its contacts and its distributors is released/,
      );
    }
  });

  it('R-17: ask typed questions, those only that apply, and say how long the review takes', async () => {
    const untouched = await said('renewal', 'questionnaire', 'untouched');
    expect(untouched).to.contain('1 to 3 days');
    const fields = () =>
      [...stage.root.querySelectorAll<HTMLInputElement>('input, textarea')].map(
        ({type, name}) => `${type} ${name.replace('agreements.0.questionnaire.', '')}`,
      );
    expect(fields()).to.deep.equal([
      'radio 0.answer',
      'radio 0.answer',
      'radio 2.answer',
      'radio 2.answer',
      'textarea 3.answer',
    ]);
    expect(await said('renewal', 'questionnaire', 'answered')).to.contain('Who, and in which office?');
    expect(fields()).to.include('textarea 1.answer');
  });

  it('R-20: show old and new party, and why, before a changed principal country counts', async () => {
    const text = await said('renewal', 'company.partyChanged');
    const sides = [...stage.root.querySelectorAll('.side')].map((side) => tidy(side.textContent));
    expect(sides).to.have.lengthOf(2);
    expect(sides[0]).to.match(/Until now.*Serbia.*Meridian International Limited/);
    expect(sides[1]).to.match(
      /After you accept.*Brazil.*Meridian Comércio e Serviços do Brasil Ltda\..*Version 13, Brazilian Portuguese/,
    );
    expect(text).to.contain('follows from the principal country');
    expect(await said('renewal', 'check', 'another party')).to.contain('Meridian Comércio e Serviços do Brasil Ltda.');
  });

  it('R-22: tell of a direct agreement without telling what follows from it', async () => {
    expect(await said('renewal', 'check')).to.contain('There is a direct resale agreement between you and the vendor');
    expect(await said('reapplication', 'check')).not.to.contain('direct resale agreement');
  });

  it('R-23: name version, language and fingerprint of every text, where it is opened and where it is accepted', async () => {
    for (const state of ['agreement.overview', 'check']) {
      const text = await said('renewal', state, 'several');
      expect(text, state).to.contain('Version 12.1, English').and.to.contain('Version 13, English');
      const hashes = [...stage.root.querySelectorAll('.hash')].map(({textContent}) => textContent);
      expect(hashes, state).to.deep.equal(['a'.repeat(64), 'c'.repeat(64)]);
    }
  });

  it('keep the language of the text apart from the language of the page (decision 13)', async () => {
    stage.show(find('renewal', 'agreement.overview', 'several'), await speech('ru'));
    // WebKit begins the name of a language with a capital letter.
    expect(tidy(stage.root.textContent).toLowerCase()).to.contain(
      'язык текста: английский. язык этой страницы: русский.',
    );
    expect(await said('renewal', 'agreement.overview', 'several')).not.to.contain('Language of this page');
  });

  it('R-26: say that the right to sign is gone, that nothing was accepted, and who can help', async () => {
    const text = await said('renewal', 'roleLost');
    expect(text).to.contain('Nothing was accepted').and.to.contain('REF-3');
    button('Invite a signer').click();
    expect(stage.sent).to.deep.equal([{type: 'step.submitted'}]);
  });

  it('R-26, R-31: never say that nothing was accepted beside something that was, and name that', async () => {
    const beside = {
      roleLost: ['beside one under review', 'Under review'],
      textChanged: ['beside one that was accepted', 'Renewed'],
    } as const;
    for (const [state, [variant, badge]] of Object.entries(beside)) {
      const text = await said('renewal', state, variant);
      expect(text, state).to.contain('Not accepted: Software Resale Addendum').and.not.to.contain('Nothing was');
      const [other, ...more] = [...stage.root.querySelectorAll('[aria-labelledby=settled] li')];
      expect(more, state).to.deep.equal([]);
      expect(tidy(other!.textContent), state).to.match(new RegExp(`^Indirect Channel Partner Agreement.*${badge}$`));
    }
    expect(await said('renewal', 'check', 'beside one that was accepted')).to.match(
      /The other agreements\s?Indirect Channel Partner Agreement.*Renewed/,
    );
    expect(await said('renewal', 'roleLost', 'beside one that was refused')).to.contain('Nothing was accepted');
  });

  it('R-09, X-10: say that the vendor has received it only where it has received all that is open', async () => {
    for (const variant of ['one received', 'one received, one being asked about']) {
      const text = await said('renewal', 'submitting', variant);
      expect(text, variant)
        .to.match(/Only what the vendor received in time counts: by November 28, 2026, end of day/)
        .and.not.to.contain('You can leave');
    }
    expect(await said('renewal', 'submitting', 'received, still unknown')).to.contain('You can leave');
  });

  it('F-P4, X-10: tell of what is not sent yet, and offer the way back, whatever became of the others', async () => {
    for (const variant of ['one refused, the other not sent', 'one renewed, the other not sent']) {
      const text = await said('renewal', 'submitting', variant);
      expect(text, variant).to.contain('If you go back or leave, nothing is sent').and.not.to.contain('a few seconds');
      stage.sent.length = 0;
      button('Check again').click();
      button('Back').click();
      expect(stage.sent, variant).to.deep.equal([{type: 'check.requested'}, {type: 'step.left'}]);
    }
  });

  it('X-10: say that what never arrived goes out again by itself, where this page has it in hand', async () => {
    const again = 'If it never arrived, it is sent again by itself while this page is open';
    for (const flow of ['renewal', 'reapplication'] as const) {
      expect(await said(flow, 'submitting', 'still unknown'), flow).to.contain(again);
      expect(await said(flow, 'checking', 'still unknown'), flow).not.to.contain(again);
    }
  });

  it('R-09, X-10: offer another try where it can bring something about, and a new application where it is too late', async () => {
    const again = () =>
      [...stage.root.querySelectorAll('button')].filter((one) => tidy(one.textContent) === 'Try again');
    await said('renewal', 'finished', 'mixed');
    expect(again()).to.deep.equal([]);
    button('Apply again').click();
    expect(stage.asked).to.deep.equal([['startReapplication', 'agreement-2']]);
    await said('renewal', 'finished', 'mixed, to mend');
    button('Try again').click();
    expect(stage.sent).to.deep.equal([{type: 'step.submitted'}]);
  });

  it('R-32: tell of a refusal what was refused, and of the others only where there are some', async () => {
    expect(await said('renewal', 'finished', 'refused')).not.to.contain('The others');
    expect(await said('renewal', 'finished', 'mixed, to mend')).to.contain('The others are not affected');
    expect(await said('renewal', 'finished', 'declined and too late to'))
      .to.contain('The decline came after the last day')
      .and.not.to.contain('The acceptance came');
  });

  it('X-10: say of what was decided elsewhere that these answers were not sent', async () => {
    expect(await said('renewal', 'finished', 'elsewhere')).to.contain('What you entered here was not sent');
    expect(await said('renewal', 'finished', 'renewed')).not.to.contain('was not sent');
  });

  it('R-02, R-08, X-05: name the same term beside the agreement, at the door and on the button', async () => {
    expect(await said('renewal', 'check', 'within a longer term'))
      .to.contain('the running one, which ends on November 22, 2027')
      .and.to.contain('bound by this text for the running term')
      .and.not.to.contain('next term');
    button('Accept the agreement');
    expect(await said('renewal', 'check', 'several, one within a longer term'))
      .to.contain('for the term named with it')
      .and.not.to.contain('for the next term');
    button('Accept 2 agreements');
    expect(await said('renewal', 'check')).to.contain('for the next term');
    button('Accept and renew the agreement');
  });

  it('X-04, X-05: word dropping countries without applying for any as that', async () => {
    for (const [state, words] of [
      ['matrix', 'Continue and drop 2 countries'],
      ['attest', 'with the countries you drop'],
      ['check', 'You drop 2 countries and apply for none'],
      ['submitting', 'Dropping 2 countries'],
    ] as const) {
      const text = await said('reapplication', state, 'dropping alone');
      expect(text, state)
        .to.contain(words)
        .and.not.to.match(/\b0 countries/);
    }
    const text = await said('reapplication', 'check', 'dropping alone');
    expect(text.split('no longer covers Austria, Germany')).to.have.lengthOf(2);
    expect(text).not.to.contain('Accepting is binding');
    button('Confirm and send');
    expect(await said('reapplication', 'matrix', 'only dropped'))
      .to.contain('Dropped: Montenegro')
      .and.not.to.contain('Your application has been received');
  });

  it('F-P4, X-10: announce whatever becomes of a submission in one place that is there from the first', async () => {
    const words = await speech('en');
    for (const [state, variants] of [
      ['submitting', ['waiting', 'received, still unknown', 'not sent, being asked about']],
      ['declining.sending', ['plain', 'still unknown', 'not sent']],
    ] as const) {
      const places = new Set<Element>();
      for (const variant of variants) {
        stage.update(find('renewal', state, variant), words);
        const [place, ...more] = [...stage.root.querySelectorAll('.content [role=status], .content [role=alert]')];
        expect(more, variant).to.deep.equal([]);
        expect(tidy(place!.textContent), variant).not.to.equal('');
        places.add(place!);
      }
      expect(places.size, state).to.equal(1);
    }
  });

  it('R-27: offer guide, questions and answers, and partner support beside every state', async () => {
    const words = await speech('en');
    for (const view of views.filter(({flow}) => flow !== 'signIn')) {
      stage.show(view, words);
      const links = [...stage.root.querySelectorAll<HTMLAnchorElement>('.help a')].map(({href}) => href);
      expect(links, nameOf(view)).to.deep.equal([policy.renewal.userGuideUrl, policy.renewal.questionsUrl]);
      stage.asked.length = 0;
      button(words.t('resource.support')).click();
      expect(stage.asked[0]?.[0], nameOf(view)).to.equal('requestSupport');
    }
  });

  it('R-30: say that nothing is accepted offline, and that it is not kept for later', async () => {
    for (const flow of ['renewal', 'reapplication'] as const) {
      expect(await said(flow, 'check', 'offline'), flow)
        .to.contain('nothing was accepted')
        .and.to.contain('never stored for later');
    }
    expect(await said('renewal', 'declining.confirming', 'offline'))
      .to.contain('nothing was recorded')
      .and.to.contain('never stored for later');
  });

  it('R-31: say of a changed text that nothing was accepted, what is current, and what to do', async () => {
    const text = await said('renewal', 'textChanged');
    expect(text)
      .to.contain('Nothing was accepted')
      .and.to.contain('Version 12.1, English')
      .and.to.contain('Open the current text');
    button('Go to the current text').click();
    expect(stage.sent).to.deep.equal([{type: 'step.submitted'}]);
  });

  it('R-32, X-08: tell declining apart from closing, before it is recorded', async () => {
    const text = await said('renewal', 'declining.confirming');
    expect(text).to.contain('Declining is recorded').and.to.contain('close instead');
    expect(button('Decline the agreement').type).to.equal('submit');
    button('Close without declining').click();
    expect(stage.sent).to.deep.equal([]);
    expect(stage.asked).to.deep.equal([['closeFlow']]);
  });

  it('R-10: name all five losses with the day of each, where it is known', async () => {
    const {format} = await speech('en');
    const declining = find('renewal', 'declining.confirming');
    if (declining.flow !== 'renewal') throw new Error('another flow');
    const days = lossDays(declining.context.agreements[0]!.deadlines, policy.renewal);
    expect(days.map(({day}) => day)).to.deep.equal([
      '2026-12-13',
      '2026-12-13',
      '2026-12-13',
      '2026-12-13',
      '2026-12-18',
    ]);
    const text = await said('renewal', 'declining.confirming');
    expect(stage.root.querySelectorAll('.lost li')).to.have.lengthOf(5);
    for (const {day} of days) expect(text).to.contain(`from the start of ${format.date(day)} (Europe/Belgrade)`);
    await said('reapplication', 'matrix', 'untouched');
    expect(stage.root.querySelectorAll('.lost li')).to.have.lengthOf(5);
    expect(await said('renewal', 'declining.confirming', 'without an end')).to.contain('no end date');
  });

  it('R-03, R-10, R-17, R-32: say how an agreement stands that was opened and cannot be renewed now', async () => {
    const heading = () => tidy(stage.root.querySelector('h2')!.textContent);
    expect(await said('renewal', 'blocked', 'renewed'))
      .to.contain('Renewed until December 2, 2027, end of day (Europe/Belgrade)')
      .and.to.contain('Signed by Jelena Petrović')
      .and.to.contain('Germany: The address is not a physical place of business.')
      .and.to.contain('not for every country')
      .and.not.to.contain('nothing to do');
    expect(heading()).to.equal('The agreement is renewed');
    button('Show receipt: Indirect Channel Partner Agreement').click();
    expect(stage.asked.map(([name]) => name)).to.deep.equal(['showReceipt']);
    expect(await said('renewal', 'blocked', 'under review')).to.match(
      /Received: November 20, 2026 at 10:15 AM GMT\+1.*A decision is expected on November 21, 2026/,
    );
    expect(heading()).to.equal('Your acceptance is under review');
    expect(await said('renewal', 'blocked', 'too early')).to.contain('Renewal opens on September 1, 2028');
    expect(heading()).to.equal('Renewal is not open yet');
    expect(await said('renewal', 'blocked', 'reapplying')).to.contain('A new application for it is under way.');
    button('Continue the application').click();
    expect(stage.asked.at(-1)).to.deep.equal(['startReapplication', 'agreement-2']);
    await said('renewal', 'blocked', 'several');
    expect(heading()).to.equal('These agreements cannot be renewed now');
    expect(await said('renewal', 'authority', 'declined')).to.contain(
      'Declined so far; it can be renewed until December 12, 2026',
    );
  });

  it('R-08: tell a yearly acceptance inside the running term as that, and what comes next', async () => {
    const heading = () => tidy(stage.root.querySelector('h2')!.textContent);
    expect(await said('renewal', 'finished', 'yearly'))
      .to.contain('Term the running one, which ends on November 22, 2027 (Europe/Belgrade)')
      .and.to.contain('Accept again by November 21, 2027, end of day (Europe/Belgrade)')
      .and.to.contain('The running term goes on. Next year the terms have to be accepted again.')
      .and.not.to.match(/renewed/i);
    expect(heading()).to.equal('The yearly acceptance is recorded');
    expect(await said('renewal', 'finished', 'yearly, several')).not.to.match(/renewed/i);
    expect(heading()).to.equal('The yearly acceptances are recorded');
    await said('renewal', 'finished', 'yearly beside renewed');
    expect(heading()).to.equal('Your acceptances are recorded');
    const badges = [...stage.root.querySelectorAll('.badge')].map(({textContent}) => tidy(textContent));
    expect(badges).to.deep.equal(['Renewed', 'Accepted']);
    expect(await said('renewal', 'finished', 'renewed')).not.to.contain('Next year');
    expect(heading()).to.equal('The agreement is renewed');
  });

  it('R-08, R-29: word the day of a missed yearly acceptance as missed, not as the last day to act', async () => {
    expect(await said('renewal', 'authority', 'overdue'))
      .to.contain('Terms should have been accepted by May 1, 2026 (Europe/Belgrade)')
      .and.not.to.contain('Last day');
    expect(await said('renewal', 'waitingSigner', 'overdue without an end')).not.to.contain('They have to accept by');
    expect(await said('renewal', 'waitingSigner')).to.contain('They have to accept by December 12, 2026');
  });

  it('promise that a draft serves the new application only where it does', async () => {
    const promise = 'Your draft stays on this device';
    expect(await said('renewal', 'lapsed', 'plain'))
      .to.contain(promise)
      .and.to.contain('this can no longer');
    expect(await said('renewal', 'lapsed', 'in memory')).not.to.contain(promise);
    expect(await said('renewal', 'lapsed', 'several'))
      .to.contain('these can no longer')
      .and.not.to.contain(promise);
  });

  it('R-17: word the day of a decision as past once it is over, and as usual where none is known', async () => {
    for (const [flow, state] of [
      ['renewal', 'blocked'],
      ['renewal', 'finished'],
      ['reapplication', 'matrix'],
    ] as const) {
      const text = await said(flow, state, 'a late review');
      expect(text, state).to.contain('A decision was expected on November 20, 2026');
      const other = state === 'finished' ? 'under review' : state === 'blocked' ? 'under review' : 'in the middle';
      expect(await said(flow, state, other), state).to.contain('A decision is expected on November 2');
    }
    expect(await said('renewal', 'blocked', 'a review without a day')).to.contain('usually takes 1 to 3 days');
  });

  it('R-10: name agreement and company of a new application once, and lead back to the overview by one button', async () => {
    for (const variant of ['untouched', 'in the middle', 'done']) {
      await said('reapplication', 'matrix', variant);
      button('Back to the overview').click();
      expect(stage.asked.at(-1), variant).to.deep.equal(['closeFlow']);
      const text = tidy(stage.root.textContent);
      expect(text.split('Indirect Channel Partner Agreement'), variant).to.have.lengthOf(2);
    }
  });

  it('begin the name of a language with a capital where it stands alone', async () => {
    stage.show(find('renewal', 'agreement.overview', 'untouched'), await speech('ru'));
    const titles = [...stage.root.querySelectorAll('.card .title')].map(({textContent}) => tidy(textContent));
    expect(titles).to.deep.equal(['Английский', 'Немецкий']);
  });

  it('R-10: list every country of business with party, text, signer and status, and choose many at once', async () => {
    await said('reapplication', 'matrix', 'in the middle');
    const rows = [...stage.root.querySelectorAll('tbody tr')].map((row) =>
      [...row.querySelectorAll('th, .cell-value')].map(({textContent}) => tidy(textContent)),
    );
    expect(rows).to.have.lengthOf(8);
    expect(rows[0]).to.deep.equal([
      'Serbia',
      'Meridian International Limited',
      'Version 12.1, English',
      'Jelena Petrović',
      'Accepted',
    ]);
    expect(rows[3]!.slice(0, 5)).to.deep.equal([
      'Brazil',
      'Meridian Comércio e Serviços do Brasil Ltda.',
      'Version 13, Brazilian Portuguese',
      'nobody yet',
      'Open',
    ]);
    expect(rows[4]![4]).to.equal('Not accepted The distributor does not know the account.');
    expect(rows[7]![4]).to.equal('Status ON_HOLD_7');
    const boxes = [...stage.root.querySelectorAll<HTMLInputElement>('tbody input')];
    expect(boxes.map((box) => [tidy(box.ariaLabel), box.checked])).to.deep.equal([
      ['Apply: Germany', true],
      ['Apply: Brazil', true],
      ['Apply: Croatia', false],
    ]);
    boxes[2]!.click();
    button('Choose all 2 countries: Version 12.1, English').click();
    button('Open the text: Version 13, Brazilian Portuguese').click();
    button('Keep after all: Austria').click();
    button('Drop: Germany').click();
    expect(stage.sent).to.deep.equal([
      {type: 'country.chosen', country: 'HR', chosen: true},
      {type: 'text.chosen', hash: 'a'.repeat(64), chosen: true},
      {type: 'text.opened', hash: 'c'.repeat(64)},
      {type: 'country.kept', country: 'AT'},
      {type: 'country.dropRequested', country: 'DE'},
    ]);
  });

  it('R-10, X-10: tell of an application as received only where a country has its result', async () => {
    expect(await said('reapplication', 'matrix', 'no result')).not.to.contain('Your application has been received');
    expect(await said('reapplication', 'matrix', 'done')).to.contain('Your application has been received');
  });

  it('X-10: show an unknown outcome as such, with what is done, and offer to check and support only', async () => {
    for (const flow of ['renewal', 'reapplication'] as const) {
      const text = await said(flow, 'submitting', 'still unknown');
      expect(text, flow).to.contain('Not known: whether the vendor received it').and.not.to.contain('You can leave.');
      stage.sent.length = 0;
      button('Check again').click();
      expect(stage.sent, flow).to.deep.equal([{type: 'check.requested'}]);
      expect(stage.root.textContent, flow).not.to.contain('Accept');
    }
    expect(await said('renewal', 'submitting', 'checking'))
      .to.contain('We do not know yet')
      .and.not.to.contain('You can leave');
  });

  it('tell each agreement’s own result: renewed with its receipt, refused with the reason, refused countries', async () => {
    const text = await said('renewal', 'finished', 'mixed');
    expect(text).to.contain('December 2, 2027, end of day (Europe/Belgrade)');
    expect(text).to.contain('Germany: The address is not a physical place of business.');
    expect(text).to.contain('The acceptance came after the last day').and.to.contain('REF-4');
    button('Show receipt: Indirect Channel Partner Agreement').click();
    expect(stage.asked[0]?.[0]).to.equal('showReceipt');
    expect(await said('renewal', 'finished', 'under review')).to.contain('A decision is expected on November 24, 2026');
  });

  it('tell how the draft is kept, and let it be erased', async () => {
    const {format} = await speech('en');
    expect(await said('renewal', 'attest')).to.contain(`Kept on this device until ${format.date('2026-12-21')}`);
    button('Erase now').click();
    expect(stage.asked).to.deep.equal([['eraseDraft']]);
    expect(await said('renewal', 'attest', 'draft 2 conflict')).to.contain('changed in another tab');
    expect(await said('renewal', 'attest', 'draft 3 memory')).to.contain('Nothing is kept on this device');
    expect(await said('renewal', 'attest', 'draft 4 memory')).to.contain('This browser keeps nothing');
    expect(await said('renewal', 'attest', 'draft 5 unsaved')).to.contain('Close the other tabs of this portal');
    expect(await said('renewal', 'attest', 'draft 6 memory')).to.contain('A newer version of this page was opened');
  });

  it('record exactly the sentence that is shown beside the tick', async () => {
    const {t, locale} = await speech('en');
    await said('renewal', 'attest');
    const sentence = attestationSentence(t, [agreement.company.name], locale);
    expect(sentence).not.to.match(/[\u2066-\u2069]/);
    expect(tidy(stage.root.querySelector('.attestation .tick')!.textContent)).to.equal(sentence);
  });

  it('R-07, X-02, X-14: sign in through a real form inside, with fields that password managers know and that take what is pasted', async () => {
    await said('signIn', 'signIn');
    const [user, password] = [...stage.root.querySelectorAll<HTMLInputElement>('form input')];
    expect(password!.form).to.be.instanceOf(HTMLFormElement).and.equal(user!.form);
    expect(password!.getRootNode()).to.equal(stage.root);
    expect([user!.autocomplete, password!.autocomplete, password!.type]).to.deep.equal([
      'username',
      'current-password',
      'password',
    ]);
    const paste = new ClipboardEvent('paste', {bubbles: true, cancelable: true, composed: true});
    expect(password!.dispatchEvent(paste)).to.equal(true);
    await said('signIn', 'signIn', 'wrong');
    expect(stage.root.querySelector<HTMLInputElement>('#field-current-password')!.type).to.equal('text');
  });
});
