import {expect} from '@open-wc/testing';
import {allViews} from '../../src/components/provisioning/all-views.js';
import {testEveryView} from './every-view.js';
import {everyView, speech, Stage, type Shown} from './view-models.js';

describe('the views of the wizard', () => {
  let views: Shown[];
  let stage: Stage;
  const nameOf = ({state, variant}: Shown) => `${state} (${variant})`;

  before(async () => {
    views = await everyView();
  });
  beforeEach(() => {
    stage = new Stage();
  });
  afterEach(() => stage.remove());

  it('are all rendered here', () => {
    expect(new Set(views.map(({state}) => state))).to.have.keys(Object.keys(allViews));
  });

  testEveryView({
    views: () => views,
    stage: () => stage,
    speech,
    nameOf,
    isLoading: ({state}) => state === 'loading',
  });

  it('X-10: offer to check again and support wherever an outcome stays unknown, and tell of every wait', async () => {
    const words = await speech('en');
    const states = new Set<string>();
    for (const view of views) {
      const submission = view.context.submission?.state;
      if (submission !== 'stillUnknown' && submission !== 'waiting') continue;
      stage.show(view, words);
      stage.sent.length = 0;
      if (submission === 'waiting') {
        expect(stage.root.textContent, nameOf(view)).to.contain(words.t('sending.waiting'));
        continue;
      }
      states.add(view.state);
      expect(stage.root.textContent, nameOf(view)).to.contain(words.t('sending.unknown'));
      const buttons = [...stage.root.querySelectorAll('button')];
      const named = (name: string) => buttons.filter((button) => button.textContent!.trim() === name);
      expect(named(words.t('action.support')), nameOf(view)).to.have.lengthOf(1);
      expect(named(words.t('action.check')), nameOf(view)).to.have.lengthOf(1);
      named(words.t('action.check'))[0]!.click();
      expect(stage.sent, nameOf(view)).to.deep.equal([{type: 'check.requested'}]);
    }
    expect(states).to.have.keys('mapping', 'password.submitting', 'provisioning', 'activating.retrying');
  });

  it('P-72: show by colour and icon as well that a name is available, in light and dark', async () => {
    const view = views.find(({state, variant}) => state === 'services.meetings.editing' && variant === 'plain')!;
    for (const theme of ['light', 'dark']) {
      stage.host.setAttribute('theme', theme);
      stage.show(view, await speech('en'));
      const status = stage.root.querySelector<HTMLElement>('[id="sites.0.name-status"]')!;
      const success = document.createElement('i');
      success.className = 'badge good';
      status.after(success);
      expect(getComputedStyle(status).color).to.equal(getComputedStyle(success).color);
      expect(status.querySelector('svg')).not.to.equal(null);
    }
  });

  it('F-P4: say that an outcome is unknown from the first question for it on, on every page that waits', async () => {
    const words = await speech('en');
    const doubted = views.filter(({context: {submission}}) => submission?.doubtful && submission.state === 'checking');
    expect(doubted).to.have.lengthOf.above(3);
    for (const view of doubted) {
      stage.show(view, words);
      expect(stage.root.textContent, nameOf(view)).to.contain(words.t('sending.checkingText'));
    }
  });

  it('F-P4: name the reference for support wherever an outcome stays unknown', async () => {
    const words = await speech('en');
    const unknown = views.filter(({context}) => context.submission?.state === 'stillUnknown');
    expect(unknown).to.have.lengthOf.above(3);
    for (const view of unknown) {
      stage.show(view, words);
      const {reference} = view.context.submission!;
      expect(stage.root.textContent, nameOf(view)).to.contain(words.t('problem.reference', {reference: reference!}));
    }
  });

  it('announce by a live region what a form waits for, how far activation is, and that nobody knows an outcome', async () => {
    const words = await speech('en');
    const told = new Set<string>();
    const live = (role: string): string =>
      [...stage.root.querySelectorAll(`[role="${role}"]`)].map(({textContent}) => textContent!.trim()).join(' ');
    for (const view of views) {
      stage.show(view, words);
      const {submission} = view.context;
      const form = stage.root.querySelector('form.view');
      if (form) expect(form.querySelectorAll(':scope > [role="status"]'), nameOf(view)).to.have.lengthOf(1);
      if (form?.ariaBusy === 'true') {
        expect(form.querySelector(':scope > [role="status"]')!.textContent, nameOf(view)).not.to.equal('');
        told.add('busy');
      }
      if (view.state.startsWith('activating.')) {
        expect(live('status'), nameOf(view)).to.match(/\d/);
        told.add('progress');
      }
      if (submission?.state === 'stillUnknown' && /^(password|activating)/.test(view.state)) {
        expect(live('alert'), nameOf(view)).to.contain(words.t('sending.unknown'));
        told.add('unknown');
      }
    }
    expect([...told].sort()).to.deep.equal(['busy', 'progress', 'unknown']);
  });

  it('X-07: lead from a refusal at check answers to the step that answers it, and nowhere without a field', async () => {
    stage.show(
      views.find(({state, variant}) => state === 'confirm' && variant === 'refused')!,
      await speech('en'),
    );
    const summary = stage.root.querySelector('.error-summary')!;
    expect(summary.querySelectorAll('li')).to.have.lengthOf(3);
    expect(summary.querySelectorAll('a')).to.have.lengthOf(0);
    for (const button of summary.querySelectorAll('button')) button.click();
    expect(stage.sent).to.deep.equal([
      {type: 'step.changeRequested', step: 'partnerOrganization'},
      {type: 'step.changeRequested', step: 'customerAdmin'},
    ]);
  });

  it('say before leaving during a hand-over that what was sent may still be carried out', async () => {
    const words = await speech('en');
    stage.show(
      views.find(({state, variant}) => state === 'handover.sending' && variant === 'leaving?')!,
      words,
    );
    expect(stage.root.querySelector('#exit-text')!.textContent).to.equal(words.t('exit.textSending'));
  });

  it('X-06: name every step as done, current or not yet, and lead to none out of turn', async () => {
    const words = await speech('en');
    let listed = 0;
    for (const view of views) {
      stage.show(view, words);
      for (const item of stage.root.querySelectorAll('nav li')) {
        expect(item.textContent!.trim(), nameOf(view)).to.match(/, (Done|Current step|Not yet)$/);
        expect(item.querySelector('a, button'), nameOf(view)).to.equal(null);
        listed += 1;
      }
      expect(stage.root.querySelectorAll('nav [aria-current=step]').length, nameOf(view)).to.be.at.most(1);
    }
    expect(listed).to.be.greaterThan(100);
  });

  it('P-07: let the browser keep the text of no field, but user name and password for its password store', async () => {
    const words = await speech('en');
    const offered = new Map<string, Set<string>>();
    for (const view of views) {
      stage.show(view, words);
      for (const field of stage.root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(
        'input:not([type=radio], [type=checkbox]), textarea, select',
      )) {
        const fields = offered.get(field.autocomplete) ?? new Set();
        offered.set(field.autocomplete, fields.add(field.id));
      }
    }
    const {off, ...kept} = Object.fromEntries([...offered].map(([how, fields]) => [how, [...fields]]));
    expect(kept).to.deep.equal({username: ['field-username'], 'new-password': ['field-password']});
    expect(off).to.have.length.above(10);
  });

  it('X-04: give every button that changes an answer a name of its own', async () => {
    const words = await speech('en');
    for (const view of views.filter(({state}) => state === 'confirm' || state === 'review')) {
      stage.show(view, words);
      const names = [...stage.root.querySelectorAll('button')].map(
        (button) => button.getAttribute('aria-label') ?? button.textContent!.trim(),
      );
      expect(new Set(names).size, nameOf(view)).to.equal(names.length);
      expect(names.filter((name) => /^(Change|Set up): ./.test(name)).length, nameOf(view)).to.be.at.least(2);
    }
  });

  it('X-05: name on every door what happens', async () => {
    const words = await speech('en');
    const primary = (state: string) => {
      stage.show(
        views.find((view) => view.state === state)!,
        words,
      );
      return stage.root.querySelector('.content button[type=submit]')!.textContent!.trim();
    };
    expect(primary('confirm')).to.equal('Confirm and set up the order');
    expect(primary('review')).to.equal('Provision and start billing');
    expect(primary('handover.confirming')).to.equal('Hand over');
    expect(primary('password.editing')).to.equal('Set password');
  });

  it('X-01: lay out what becomes final, and ask to acknowledge it, before both doors', async () => {
    const words = await speech('en');
    for (const [state, final, acknowledgement] of [
      ['confirm', 'Becomes final: the organizations', 'I understand that the order is mapped'],
      ['review', 'Becomes final: the subscription is activated', 'I understand that billing starts'],
    ] as const) {
      stage.show(
        views.find((view) => view.state === state)!,
        words,
      );
      const door = stage.root.querySelector('section[aria-labelledby="door-title"]')!;
      expect(door.textContent).to.contain(final);
      const box = [...door.querySelectorAll('label')].find((label) => label.textContent!.includes(acknowledgement))!
        .control as HTMLInputElement;
      expect(box.type).to.equal('checkbox');
      expect(box.checked).to.equal(false);
    }
  });
});
