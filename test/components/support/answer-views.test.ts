import {expect} from '@open-wc/testing';
import {testEveryView} from '../every-view.js';
import {AnswerStage, everyView, hostile, speech, type Shown} from './answer-models.js';

describe('the views of the first view, of answers and of the first-time task', () => {
  let views: Shown[];
  let stage: AnswerStage;

  before(async () => {
    views = await everyView();
  });
  beforeEach(async () => {
    stage = await AnswerStage.create();
  });
  afterEach(() => stage.remove());

  testEveryView({
    views: () => views,
    stage: () => stage,
    speech,
    nameOf: ({name}) => name,
    isLoading: ({isLoading}) => isLoading,
    isHostile: ({isHostile}) => isHostile,
    data: ['When billing begins', 'On the day of the set-up.', 'Billing', 'Services', 'Worldwide', 'Europe'],
    leastProblems: 0,
    directions: (tag) => (tag === 'ru' ? ['ltr', 'rtl'] : ['ltr']),
  });

  it('F-E8, F-E9: show hostile texts as text, isolated, and make nothing of them', async () => {
    const words = await speech('en');
    let shown = 0;
    for (const view of views.filter(({isHostile}) => isHostile)) {
      stage.show(view, words);
      expect(stage.root.querySelector('img, script, [onerror]'), view.name).to.equal(null);
      expect(stage.root.textContent, view.name).not.to.contain('\u202e');
      shown += stage.root.textContent!.split('<img src=x onerror=alert(1)>').length - 1;
    }
    expect(shown).to.be.greaterThan(5);
    expect(hostile).to.contain('\u202e');
  });

  it('S-29: lead to a person from every view but the first-time task, and there out of it', async () => {
    const words = await speech('en');
    for (const view of views.filter(({isLoading, name}) => !isLoading && !/signed out|home failed/.test(name))) {
      stage.show(view, words);
      const ways = stage.root.querySelectorAll('[data-action=case], a[href^="tel:"], a[href*="/support"]');
      if (view.name !== 'firstRun declare') expect(ways.length, view.name).to.be.greaterThan(0);
    }
  });
});
