import {expect} from '@open-wc/testing';
import {caseCopy} from '../../../src/components/support/new-case/case-copy.js';
import {newCaseViews} from '../../../src/components/support/new-case/new-case-views.js';
import {loadCalendar, type Calendar} from '../../../src/domain/calendar.js';
import {caseCodes} from '../../../src/domain/support/case-forms.js';
import {fileCodes} from '../../../src/domain/support/upload.js';
import {tags, testEveryView} from '../every-view.js';
import {tidy} from '../text.js';
import {everyItem, everyView, hostile, NewCaseStage, speech, type Shown} from './new-case-models.js';

/** Codes of replies, reasons and ratings, which other forms have words for. */
const elsewhere = /^(message|reason|comment|stars)\./;

describe('the views of a new case', () => {
  let views: Shown[];
  let stage: NewCaseStage;
  let calendar: Calendar;
  const nameOf = ({state, variant}: Shown) => `${state} (${variant})`;
  const find = (state: string, variant = 'plain') => {
    const view = views.find((one) => one.state === state && one.variant === variant);
    if (!view) throw new Error(`no view ${state} ${variant}`);
    return view;
  };
  /** Shows a view in English and answers what it says. */
  const said = async (state: string, variant = 'plain'): Promise<string> => {
    stage.show(find(state, variant), await speech('en'));
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
    calendar = await loadCalendar();
    views = everyView();
  });
  beforeEach(() => {
    stage = new NewCaseStage(calendar);
  });
  afterEach(() => stage.remove());

  it('are all rendered here', () => {
    expect(new Set(views.map(({state}) => state))).to.have.keys(Object.keys(newCaseViews));
  });

  testEveryView({
    views: () => views,
    stage: () => stage,
    speech,
    nameOf,
    isLoading: () => false,
    isHostile: ({variant}) => variant === 'hostile',
    // Languages and weekdays come from the browser, and so do units.
    data: [
      ...[
        'English',
        'Russian',
        'Japanese',
        'Serbian (Latin)',
        'Serbian',
        'Mon–Wed',
        'Mon–Sun',
        'Fri',
        'Set-up, provisioning, services',
        ...everyItem.map(({file}) => file.name),
        'trace.log',
        'picture.png',
      ],
      ...['Europe/Belgrade', 'America/New_York', 'hours', 'hour', 'minutes', 'kB', 'MB', 'GB', 'byte', 'bytes', 'and'],
    ],
    // Russian words are the longest.
    directions: (tag) => (tag === 'ru' ? ['ltr', 'rtl'] : ['ltr']),
  });

  it('F-E8, F-E9, F-E10: show hostile texts and names as text, isolated, and make nothing of them', async () => {
    const words = await speech('en');
    let shown = 0;
    for (const view of views.filter(({variant}) => variant === 'hostile')) {
      stage.show(view, words);
      expect(stage.root.querySelector('img, script, [onerror]'), nameOf(view)).to.equal(null);
      // A mark that turns the direction reaches the page nowhere, neither as text nor as a label.
      const labels = [...stage.root.querySelectorAll('[aria-label]')].map((one) => one.getAttribute('aria-label')!);
      for (const text of [stage.root.textContent!, ...labels]) expect(text, nameOf(view)).not.to.contain('\u202e');
      shown += stage.root.textContent!.split('<img src=x').length - 1;
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
      const twice = names.filter((name, at) => names.indexOf(name) !== at && name !== 'Calls break off');
      if (view.variant !== 'hostile') expect(twice, nameOf(view)).to.deep.equal([]);
    }
  });

  it('X-07, S-28: have words for every code of the form and of its files, in every language', async () => {
    for (const tag of tags) {
      const {t} = await speech(tag);
      for (const code of [...caseCodes.filter((one) => !elsewhere.test(one)), ...fileCodes]) {
        const key = `error.${code}` as Parameters<typeof t>[0];
        expect(t(key), `${tag} ${code}`).not.to.equal(key);
      }
    }
  });

  it('S-28: tell each error of a file beside it, and offer another try only where one can help', async () => {
    const text = await said('compose', 'every file');
    for (const words of [
      'Files of this type are not accepted',
      'The file is too big',
      'The file is empty',
      'A virus was found',
      'The file has a password',
      'could not be sent',
      'too many files',
    ])
      expect(text).to.contain(words);
    const retries = [...stage.root.querySelectorAll('button')].filter((one) => tidy(one.textContent) === 'Try again');
    expect(retries.map((one) => tidy(one.getAttribute('aria-label')))).to.deep.equal([
      'Try again: file.notUploaded.bin',
    ]);
    retries[0]!.click();
    button('Pause: sending.log').click();
    button('Resume: paused.log').click();
    button('Remove: stored.log').click();
    expect(stage.asked.map(([name, id]) => [name, id])).to.deep.equal([
      ['retry', 'upload-file.notUploaded.bin-failed'],
      ['pause', 'upload-sending.log-sending'],
      ['resume', 'upload-paused.log-paused'],
      ['cancel', 'upload-stored.log-stored'],
    ]);
  });

  it('S-14, S-15: say what each severity means, and for the worst whom to call, when, and in which zone', async () => {
    const text = await said('compose', 'a chain begun');
    for (const words of [
      'It needs both sides round the clock',
      'all through business hours',
      'First answer within 1 hour, day and night',
      'A call is the fastest way',
      '+381 11 555 0101',
      'Day and night',
      'Nobody answers now; again from',
      'Mon – Wed 08:00–18:00',
      'Fri 08:00–18:00',
      'Times of America/New_York',
      'You can write the case all the same',
    ])
      expect(text).to.contain(words);
    const links = [...stage.root.querySelectorAll<HTMLAnchorElement>('.cards a')].map((one) =>
      one.getAttribute('href'),
    );
    expect(links).to.deep.equal(['tel:+381115550101', 'tel:+18005550199']);
    await said('compose', 'untouched');
    expect(stage.root.querySelector('.cards a')).to.equal(null);
  });

  it('S-17, S-18: ask for one problem, and name what to have at hand', async () => {
    const text = await said('compose', 'untouched');
    expect(text).to.contain('One problem per case').and.to.contain('Have at hand: the user ID');
    expect(text).to.contain('What did you try, and what came of it?');
  });

  it('S-20: warn of a language that nobody answers in, and name those that they do', async () => {
    expect(await said('compose', 'another language'))
      .to.contain('do not answer in this language (Serbian (Latin))')
      .and.to.contain('English, Russian, and Japanese');
    expect(await said('compose', 'filled')).not.to.contain('do not answer');
  });

  it('S-09: ask for the category level by level', async () => {
    const lists = () => [...stage.root.querySelectorAll<HTMLSelectElement>('select[name^="category."]')];
    await said('compose', 'untouched');
    expect(lists().map(({value}) => value)).to.deep.equal(['']);
    await said('compose', 'a chain begun');
    expect(lists().map(({value}) => value)).to.deep.equal(['orders', '']);
    await said('compose', 'filled');
    expect(lists().map(({value}) => value)).to.deep.equal(['orders', 'service', 'service-calling']);
  });

  it('S-21: do without categories where they cannot be loaded', async () => {
    expect(await said('compose', 'no categories')).to.contain('You can go on without one');
    expect(stage.root.querySelector('select[name^="category."]')).to.equal(null);
    button('Try again').click();
    expect(stage.sent).to.deep.equal([{type: 'categories.requested'}]);
  });

  it('X-04, X-01: list every answer at check, each with the way to change it, and the exact details that are sent', async () => {
    const text = await said('check');
    for (const answer of [
      'Orders and services › A service does not work › Calling',
      'Calls break off after a minute',
      'Restarting did not help.',
      '2 · Major',
      'Calling Professional',
      'Order 4711-A',
      'trace.log',
      'picture.png',
      'English',
      '+381 11 555 0100',
      'topic: order-closed',
    ])
      expect(text).to.contain(answer);
    button('Change: Description').click();
    expect(stage.asked).to.deep.equal([['change', 'description']]);
    button('Send the case').click();
    expect(stage.sent).to.deep.equal([{type: 'send.requested', online: true}]);
    expect(await said('check', 'offline'))
      .to.contain('sent by itself, once')
      .and.to.contain('Send when online');
  });

  it('X-10: show an unknown outcome as such, and offer only to check', async () => {
    const text = await said('sending', 'still unknown');
    expect(text).to.contain('Not known: whether the vendor received it').and.to.contain('REF-7');
    button('Check again').click();
    expect(stage.sent).to.deep.equal([{type: 'check.requested'}]);
    expect(stage.root.textContent).not.to.contain('Send the case');
  });

  it('S-26, S-27: confirm with the reference, by when an answer comes, and a copy to keep', async () => {
    const text = await said('sent');
    expect(text).to.contain('CS-1009');
    // Four business hours from a Saturday end on Monday at 13:00 UTC.
    expect(text).to.contain('A representative answers by November 23, 2026 at 2:00 PM GMT+1');
    expect(text).to.contain('jelena@kompanija.example').and.to.contain('Name the reference CS-1009');
    button('Download a copy').click();
    const [, name, copy] = stage.asked[0] as [string, string, string];
    expect(name).to.equal('CS-1009.txt');
    for (const line of [
      'Reference: CS-1009',
      'Subject: Calls break off',
      'Every call ends after a minute.',
      'trace.log',
    ])
      expect(tidy(copy)).to.contain(line);
    expect(await said('sent', 'nothing promised')).to.contain('No exact time is promised');
  });

  it('S-27: asks whether it was easy, and thanks', async () => {
    expect(await said('sent')).to.contain('Was it easy to open this case?');
    button('No').click();
    expect(stage.asked).to.deep.equal([['rate', false]]);
    expect(await said('sent', 'judged')).to.contain('Thank you for telling us.');
  });

  it('F-S5: says that a waiting case is on the device only where it is known to be there', async () => {
    const [device, here] = ['It is kept on this device', 'It is on this page alone'];
    expect(await said('queued'))
      .to.contain(device)
      .and.not.to.contain(here);
    expect(await said('queued', 'in memory'))
      .to.contain(here)
      .and.not.to.contain(device);
    expect(await said('queued', 'not known yet'))
      .to.contain('it is being kept')
      .and.not.to.contain(device)
      .and.not.to.contain('You can leave');
    expect([...stage.root.querySelectorAll('button')].map((one) => tidy(one.textContent))).not.to.include(
      'Take it back and edit',
    );
  });

  it('S-28, S-29: name who answers the telephone now where sending failed, and lead outside only where there is none', async () => {
    const checked = find('check');
    const failed: Shown = {...checked, context: {...checked.context, failure: {kind: 'server', reference: 'REF-3'}}};
    const box = async (more: Shown['more'] = {}) => {
      stage.show({...failed, more: {...failed.more, ...more}}, await speech('en'));
      return stage.root.querySelector<HTMLElement>('.error-summary')!;
    };
    const numbers = (of: HTMLElement) =>
      [...of.querySelectorAll('a[href^="tel:"]')].map((one) => tidy(one.textContent));
    // A Saturday: nobody answers in New York.
    const summary = await box();
    expect(numbers(summary)).to.deep.equal(['+381 11 555 0101']);
    expect(summary.querySelector('button, a[target]')).to.equal(null);
    const page = stage.model(checked, await speech('en')).policy;
    const silent = {...page, support: {...page.support, phones: []}};
    const link = (await box({policy: silent})).querySelector<HTMLAnchorElement>('a[target=_blank]')!;
    expect(link.href).to.equal('https://vendor.example/support');
    expect(tidy(link.textContent)).to.contain('new tab');
    const nobody = await box({policy: {...silent, supportUrl: null}});
    expect(tidy(nobody.textContent)).to.contain('account manager');
  });

  it('X-10, S-28: say of a case that waits what it waits for, and why it was refused', async () => {
    expect(await said('queued', 'signedOut')).to.contain('Waiting until you sign in');
    expect(await said('queued', 'files')).to.contain('Waiting for 2 files');
    for (const state of ['sending', 'checking', 'sent', 'gone', 'unknown'])
      expect(await said('queued', state), state).not.to.contain('It is kept on this device and not sent yet');
    expect(await said('queued', 'refused for a field')).to.contain('The subject is too long');
    expect(await said('queued', 'refused'))
      .to.contain('REF-5')
      .and.to.contain('+381 11 555 0101');
  });

  it('X-17, S-17: name the case that another tab opened from the draft, with every way on', async () => {
    expect(await said('elsewhere'))
      .to.contain('A case was opened from this draft in another tab: CS-1009')
      .and.to.contain('It was not sent, and it is kept');
    button('Add this as a message').click();
    button('Open the case').click();
    button('Check and send as another case').click();
    expect(stage.asked).to.deep.equal([['addMessage'], ['openCase', 'case-9']]);
    expect(stage.sent).to.deep.equal([{type: 'another.requested'}]);
    expect(await said('elsewhere', 'closed meanwhile')).not.to.contain('Add this as a message');
  });

  it('K-30: name the case that is kept beside this one, and lead back to it', async () => {
    expect(await said('compose', 'another one beside it')).to.contain('A question about an invoice');
    button('Go on with that one').click();
    button('Leave it for later').click();
    expect(stage.asked).to.deep.equal([
      ['chooseCase', 'other'],
      ['chooseCase', 'this'],
    ]);
  });

  it('F-E8: a copy to keep has no marks that turn a line', async () => {
    const copy = caseCopy(stage.model(find('sent', 'hostile'), await speech('en')));
    expect(copy)
      .to.contain('<img src=x')
      .and.not.to.match(/[\u202A-\u202E\u2066-\u2069]/);
  });

  it('S-29: keep a person one press away in every view', async () => {
    const words = await speech('en');
    for (const view of views) {
      stage.show(view, words);
      if (view.variant === 'none at all' || view.state === 'following') continue;
      expect(stage.root.querySelector('.help a[href^="tel:"]'), nameOf(view)).not.to.equal(null);
    }
  });

  it('S-02, S-17: offer answers and open cases beside the form, and to follow one instead', async () => {
    expect(await said('compose', 'suggestions')).to.contain('Why calls break off');
    button('Why calls break off').click();
    button('Follow instead: CS-1008').click();
    expect(stage.asked).to.deep.equal([['openArticle', 'article-1']]);
    expect(stage.sent).to.deep.equal([{type: 'follow.requested', caseId: 'case-8'}]);
  });
});
