import {expect} from '@open-wc/testing';
import {executeServerCommand} from '@web/test-runner-commands';
import 'axe-core/axe.min.js';
import type * as Axe from 'axe-core';
import {operations} from '../../src/backend/operations.js';
import {nextChangeOf} from '../../src/components/renewal/overview/next-change.js';
import {locallyFiltered} from '../../src/components/renewal/overview/locally-filtered.js';
import {judgeAll, lookAheadBy} from '../../src/domain/agreement-standing.js';
import type {AgreementSummary} from '../../src/domain/agreement.js';
import {nextChange} from '../../src/domain/next-change.js';
import {lossNames} from '../../src/domain/renewal-policy.js';
import {readAgreementPolicy} from '../../src/domain/renewal-policy.js';
import type {LanguageTag} from '../../src/locales/index.js';
import {everyText, slotsOf, turns} from '../support/bad-input.js';
import {long} from '../support/long.js';
import {anAgreement, day, everyStanding, noon} from '../domain/an-agreement-summary.js';
import {listOf, OverviewStage, speech, type Shown, type Speech} from './overview-models.js';
import {tidy} from './text.js';

const {axe} = window as unknown as {axe: typeof Axe};
const tags: readonly LanguageTag[] = ['en', 'ru', 'sr-Latn'];
const all = Object.values(everyStanding);
const ids = new Set(all.map(({id}) => id));

/** Everything the overview can look like. */
const shapes: Readonly<Record<string, Shown>> = {
  loading: {state: 'loading'},
  'signed out': {state: 'loading', isSignedOut: true},
  failed: {state: 'loadFailed', list: listOf([], {failure: {kind: 'server', reference: 'REF-1'}})},
  'not a partner': {state: 'notPartner'},
  'no agreement': {},
  'no match': {
    list: listOf(all, {filter: {text: 'nothing', show: 'all', sort: 'due'}}),
    state: 'list.askFailed',
  },
  'every standing, closed': {list: listOf(all, {total: 10_000, nextCursor: 'c1'})},
  'every standing, opened': {
    list: listOf(all, {selected: [everyStanding.grace.id, everyStanding.open.id]}),
    opened: ids,
  },
  'selection full': {list: listOf(all, {selected: [everyStanding.grace.id], mostTogether: 1})},
  asking: {state: 'list.asking', list: listOf(all)},
  'more on its way': {state: 'list.loadingMore', list: listOf(all, {nextCursor: 'c1'})},
  'more failed, offline': {
    state: 'list.moreFailed',
    isOnline: false,
    list: listOf(all, {nextCursor: 'c1', failure: {kind: 'network'}}),
  },
  'drafts on this device': {
    list: listOf(all),
    drafts: [
      {kind: 'renewal', agreementIds: [everyStanding.grace.id], editedAt: noon},
      {kind: 'reapplication', agreementIds: [everyStanding.lapsed.id], editedAt: noon},
      {kind: 'renewal', agreementIds: [everyStanding.grace.id, everyStanding.open.id, 'AGR-far'], editedAt: noon},
    ],
  },
  'session ended': {isSignedOut: true, list: listOf(all.slice(0, 3))},
  ...Object.fromEntries(Object.entries(everyStanding).map(([name, one]) => [`only ${name}`, {list: listOf([one])}])),
};

describe('the overview of agreements', () => {
  let stage: OverviewStage;
  let english: Speech;

  before(async () => {
    english = await speech('en');
  });
  beforeEach(async () => {
    stage = await new OverviewStage().ready();
  });
  afterEach(() => stage.remove());

  const show = (shown: Shown) => stage.show(shown, english);
  const only = (agreement: AgreementSummary, more: Shown = {}) => show({list: listOf([agreement]), ...more});
  const text = (selector = '.kit') => tidy(stage.root.querySelector<HTMLElement>(selector)?.innerText);
  const named = (name: string) =>
    [...stage.root.querySelectorAll<HTMLElement>('button, a')].filter(
      (one) => one.checkVisibility() && [one.getAttribute('aria-label'), one.textContent].map(tidy).includes(name),
    );
  const button = (name: string) => {
    const found = named(name);
    expect(found.length, `buttons "${name}"`).to.equal(1);
    return found[0]!;
  };
  const rows = () =>
    [...stage.root.querySelectorAll('.agreements h3')]
      .filter((heading) => heading.checkVisibility())
      .map((heading) => tidy(heading.textContent));

  for (const tag of tags) {
    for (const theme of long || tag === 'en' ? ['light', 'dark'] : ['light']) {
      it(`has nothing for axe to find, ${tag}, ${theme}`, async function () {
        this.timeout(60_000);
        const words = await speech(tag);
        stage.host.setAttribute('theme', theme);
        const found: string[] = [];
        for (const [name, shown] of Object.entries(shapes)) {
          stage.show(shown, words);
          const {violations} = await axe.run(stage.host, {
            resultTypes: ['violations'],
            elementRef: false,
            ...(theme === 'dark' && !long && {runOnly: ['color-contrast', 'link-in-text-block']}),
          });
          for (const {id, nodes} of violations) found.push(...nodes.map((node) => `${name}: ${id} ${node.html}`));
        }
        expect(found).to.deep.equal([]);
      });
    }

    for (const direction of ['ltr', 'rtl']) {
      it(`fits into 320 pixels, ${tag}, ${direction}`, async () => {
        const words = await speech(tag);
        stage.frame.dir = direction;
        stage.frame.style.width = '320px';
        const {left, right} = stage.frame.getBoundingClientRect();
        const found: string[] = [];
        for (const [name, shown] of Object.entries(shapes)) {
          stage.show(shown, words);
          for (const element of stage.root.querySelectorAll('*')) {
            if (element.closest('svg, option, .head .button span')) continue;
            const box = element.getBoundingClientRect();
            if (box.width > 0 && (box.left < left - 0.5 || box.right > right + 0.5)) {
              found.push(`${name}: <${element.localName} class="${element.className}"> ${tidy(element.textContent)}`);
            }
          }
        }
        expect(found).to.deep.equal([]);
      });
    }
  }

  it('says nothing that is not from the locale', async () => {
    const marked = await speech('en', true);
    const found: string[] = [];
    for (const [name, shown] of Object.entries(shapes)) {
      stage.show(shown, marked);
      const walker = document.createTreeWalker(stage.root, NodeFilter.SHOW_TEXT);
      while (walker.nextNode()) {
        const said = walker.currentNode.textContent!.trim();
        const isData = walker.currentNode.parentElement!.closest('bdi, .date, .numbers, .legend') !== null;
        if (!isData && /\p{L}/u.test(said) && !/^\[.*\]$/su.test(said)) found.push(`${name}: ${said}`);
      }
    }
    expect(found).to.deep.equal([]);
  });

  it('X-11: carries no style attribute and no style element', () => {
    for (const [name, shown] of Object.entries(shapes)) {
      show(shown);
      expect(stage.root.querySelector('[style], style'), name).to.equal(null);
    }
  });

  it('F-E8: is told of an agreement and its company by name, and in no other text of a service', () => {
    const texts = slotsOf(operations.listAgreements.answer).flatMap(({path, kind}) => (kind === 'text' ? [path] : []));
    expect(texts).to.deep.equal(['agreements.*.timeZone', 'agreements.*.name', 'agreements.*.company.name']);
  });

  it('F-E8: shows hostile names as the text they are, and no name turns what stands around it', () => {
    for (const hostile of everyText) {
      only(anAgreement({id: 'AGR-1', name: hostile, company: {id: 'c', name: hostile, country: 'RS'}}));
      expect(stage.root.querySelector('article script, article img, article style, article iframe'), hostile).to.equal(
        null,
      );
      const shown = stage.root.querySelector('h3 bdi')!.textContent!;
      expect(shown, hostile).to.equal(hostile.replace(/[\u202A-\u202E\u2066-\u2069]/g, ''));
    }
    for (const turn of turns) {
      only(anAgreement({name: turn}));
      for (const element of stage.root.querySelectorAll('[aria-label]')) {
        const label = element.getAttribute('aria-label')!;
        const [opened, closed] = [/\u2068/g, /\u2069/g].map((mark) => label.match(mark)?.length ?? 0);
        expect([label.match(/[\u202A-\u202E\u2066\u2067]/), opened! - closed!], turn).to.deep.equal([null, 0]);
      }
    }
    expect((window as {__xss?: unknown}).__xss).to.equal(undefined);
  });

  it('R-01: sends a company that is no registered partner to registration, and to a person where there is no link', () => {
    show({state: 'notPartner'});
    expect(text('h2')).to.equal('Your company is not a registered partner');
    expect((button('Register as a partner') as HTMLAnchorElement).href).to.equal('https://portal.example/register');
    show({state: 'notPartner', policyInput: {}});
    expect(named('Register as a partner')).to.deep.equal([]);
    button('Contact support').click();
    expect(stage.asked).to.deep.equal([['requestSupport', 'not-partner', null, null]]);
  });

  it('R-03: offers to renew at any time before the end, and not before renewal opens where it opens later', () => {
    only(everyStanding.open);
    expect(text()).to.contain('You can renew it at any time before it ends.');
    button('Renew: Services agreement').click();
    expect(stage.asked).to.deep.equal([['renew', ['AGR-open']]]);
    only(everyStanding.tooEarly);
    expect(stage.root.querySelector('[data-action]')).to.equal(null);
    expect(text('.deadline')).to.contain('Renewal opens on October 1, 2026 start of day, time zone Europe/Belgrade');
  });

  it('R-08: asks for the yearly acceptance inside a longer term, before its anniversary and after', () => {
    only(everyStanding.dueAnniversary);
    expect(text('.deadline')).to.contain('Last day to accept the terms June 12, 2026');
    expect(text('.when .days')).to.equal('2 days left');
    only(everyStanding.acceptanceOverdue);
    expect(text('.standing')).to.equal('Acceptance overdue');
    expect(stage.root.querySelector('.losses')).to.equal(null);
    button('Accept terms: Support agreement').click();
    expect(stage.asked.at(-1)).to.deep.equal(['renew', ['AGR-overdue']]);
  });

  it('R-08, R-10: says of a missed yearly acceptance that no loss is set for it, and when losses begin', () => {
    const none = 'No loss is set for the missed day';
    only(everyStanding.acceptanceOverdue);
    expect(text('.meaning + p')).to.equal(
      `${none}. Losses begin only if the agreement is not renewed by January 10, 2029, end of day (24:00, Europe/Belgrade).`,
    );
    only({...everyStanding.acceptanceOverdue, endsOn: null});
    expect(text('.meaning + p')).to.equal(`${none}, and the agreement has no end date.`);
    only({...everyStanding.dueAnniversary, maySign: true});
    expect(text()).not.to.contain(none);
  });

  it('R-04: says who was invited to sign and when, isolated, as long as it may be renewed', () => {
    const invitedSigner = {email: 'a\u202Egro.live@nib', invitedAt: '2026-06-09T10:00:00Z'};
    only({...everyStanding.dueSoon, invitedSigner} as AgreementSummary);
    const said = stage.root.querySelector('.invited')!.textContent!;
    expect(said).to.contain('sent to \u2068agro.live@nib\u2069 on \u2068June 9, 2026');
    only({...everyStanding.renewed, invitedSigner} as AgreementSummary);
    expect(stage.root.querySelector('.invited')).to.equal(null);
  });

  it('R-09, R-11: names the day of grace and its end, with status and access still there', () => {
    only(everyStanding.grace);
    expect(text('.standing')).to.equal('Grace period');
    expect(text('.meaning')).to.contain('day 3 of 10');
    expect(text('.when .days')).to.equal('7 days left');
    expect(text('.deadline')).to.contain('June 17, 2026');
    expect(text('.losses')).to.contain('Until then status and access continue.');
    button('Renew: Reseller agreement, Asia').click();
    expect(stage.asked).to.deep.equal([['renew', ['AGR-grace']]]);
  });

  it('R-10: names the five losses with the moment of each, from due soon on, and none before', () => {
    for (const standing of ['dueSoon', 'grace', 'lapsed'] as const) {
      const isOver = standing === 'lapsed';
      const words = lossNames.map((name) => tidy(english.t(isOver ? `loss.past.${name}` : `loss.${name}`)));
      only(everyStanding[standing]);
      const items = [...stage.root.querySelectorAll<HTMLElement>('.losses li')].map((item) => tidy(item.innerText));
      expect(items.length, standing).to.equal(5);
      for (const [index, item] of items.entries()) {
        expect(item, standing).to.contain(words[index]);
        expect(item, standing).to.match(/2026 at 12:00 AM (GMT\+2|CEST)$/);
      }
    }
    only(everyStanding.grace);
    expect(text('.losses')).to.contain('June 18, 2026');
    only(everyStanding.open);
    expect(stage.root.querySelector('.losses')).to.equal(null);
  });

  it('R-10: leads from a lapsed agreement to a new application, and on with one that is under way', () => {
    only(everyStanding.lapsed);
    expect(text('.losses h4')).to.equal('What was lost');
    button('Apply again: Reseller agreement, Africa').click();
    only(everyStanding.reapplying);
    button('Continue application: Hardware agreement').click();
    expect(stage.asked).to.deep.equal([
      ['reapply', 'AGR-lapsed'],
      ['reapply', 'AGR-again'],
    ]);
  });

  it('R-10: claims no loss at a moment to come where the server closed an agreement early', () => {
    only({...everyStanding.lapsed, endsOn: '2026-06-20'});
    expect(text()).not.to.contain('2026 at');
    expect(stage.root.querySelector('.deadline')).to.equal(null);
  });

  it('R-17: has nothing to press but to wait while an acceptance is under review', () => {
    only(everyStanding.underReview);
    expect(stage.root.querySelector('[data-action]')).to.equal(null);
    expect(text('.meaning')).to.contain('does not lapse meanwhile');
  });

  it('R-27: asks for support with the agreement whose standing it does not know', () => {
    show({list: listOf(all)});
    button(`Contact support: ${everyStanding.unknown.name}`).click();
    expect(stage.asked).to.deep.equal([['requestSupport', 'agreement-unknown', everyStanding.unknown.id]]);
  });

  it('R-17: announces the end of a term no more once it is over, under review and where the status is unknown', () => {
    const later = {now: Date.parse('2026-09-15T12:00:00Z')};
    const deadline = () => stage.root.querySelector('.deadline, .stands .numbers');
    for (const agreement of [everyStanding.underReview, everyStanding.unknown]) {
      const date = agreement.id === 'AGR-review' ? 'June 30, 2026' : 'August 31, 2026';
      only(agreement);
      expect(text('.deadline')).to.contain(`Term ends on ${date}`);
      only(agreement, later);
      expect(deadline()).to.equal(null);
      expect(tidy(stage.root.querySelector('.legend')!.textContent)).to.contain(`End of term${date}`);
      show({list: listOf([agreement, everyStanding.lapsed])});
      expect(tidy(deadline()!.textContent)).to.equal(`until ${date}`);
      show({list: listOf([agreement, everyStanding.lapsed]), ...later});
      expect(tidy(stage.root.querySelector('.agreements article')!.textContent)).not.to.contain(date);
    }
  });

  describe('with drafts on this device', () => {
    const editedAt = new Date(2026, 5, 9, 10).getTime();
    const renewal = (...agreementIds: string[]) => ({kind: 'renewal' as const, agreementIds, editedAt});
    const reapplication = (id: string) => ({kind: 'reapplication' as const, agreementIds: [id], editedAt});
    const list = listOf(all);

    it('X-03: marks what was begun, where it can be gone on with, and leads back into it', () => {
      const {grace, lapsed, reapplying, renewed, underReview} = everyStanding;
      show({
        list,
        drafts: [
          renewal(grace.id),
          renewal(lapsed.id),
          reapplication(reapplying.id),
          renewal(renewed.id),
          renewal(underReview.id),
          reapplication(everyStanding.open.id),
        ],
      });
      const marks = [...stage.root.querySelectorAll<HTMLElement>('.begun')].map((mark) => [
        tidy(mark.closest('article')!.querySelector('h3')!.textContent),
        tidy(mark.textContent),
      ]);
      const said = 'You began this. Last change: June 9, 2026 Continue';
      expect(marks).to.deep.equal([grace, lapsed, reapplying].map(({name}) => [name, said]));
      for (const {name} of [grace, lapsed, reapplying]) button(`Continue: ${name}`).click();
      expect(stage.asked).to.deep.equal([
        ['renew', [grace.id]],
        ['reapply', lapsed.id],
        ['reapply', reapplying.id],
      ]);
      show({list, drafts: []});
      expect(stage.root.querySelector('.begun')).to.equal(null);
    });

    it('F-P6, X-10: leads from what was sent back to exactly that, and offers no erasure of it', () => {
      const ids = [everyStanding.grace.id, everyStanding.open.id];
      const {lapsed} = everyStanding;
      const wasSent = true;
      show({
        list,
        drafts: [
          {...renewal(...ids), wasSent},
          {...reapplication(lapsed.id), wasSent},
        ],
        undecided: new Set([...ids, lapsed.id]),
      });
      expect(text('.unfinished')).to.equal(
        'You sent the renewal of 2 agreements together Reseller agreement, Asia, Services agreement Sent. Its outcome is not known yet. Continue',
      );
      for (const name of [everyStanding.grace.name, lapsed.name]) button(`Continue: ${name}`).click();
      expect(stage.asked).to.deep.equal([
        ['renew', ids],
        ['reapply', lapsed.id],
      ]);
    });

    it('X-03: says on top that several were begun together, with their names, and leads back to exactly these', () => {
      const ids = [everyStanding.grace.id, everyStanding.open.id];
      show({list, drafts: [renewal(...ids)]});
      expect(stage.root.querySelector('.begun')).to.equal(null);
      expect(text('.unfinished')).to.equal(
        'You began to renew 2 agreements together Reseller agreement, Asia, Services agreement Last change: June 9, 2026 Continue Erase this draft',
      );
      button('Continue: You began to renew 2 agreements together').click();
      expect(stage.asked).to.deep.equal([['renew', ids]]);
      show({list, drafts: [renewal(everyStanding.renewed.id, everyStanding.lapsed.id)]});
      expect(stage.root.querySelector('.unfinished')).to.equal(null);
      show({list, drafts: [renewal('AGR-elsewhere', everyStanding.lapsed.id)]});
      expect(text('.unfinished')).to.contain('Reseller agreement, Africa …');
    });
  });

  it('R-27: offers user guide, questions and answers, and partner support in every view but the first skeleton', () => {
    for (const [name, shown] of Object.entries(shapes)) {
      if (name === 'loading') continue;
      show(shown);
      const links = [...stage.root.querySelectorAll<HTMLAnchorElement>('.resources a')].map(({href}) => href);
      expect(links, name).to.deep.equal(['https://portal.example/guide', 'https://portal.example/questions']);
      stage.asked.length = 0;
      button('Partner support').click();
      expect(stage.asked, name).to.deep.equal([['requestSupport', 'renewal']]);
    }
    only(everyStanding.open, {policyInput: {}});
    expect(stage.root.querySelector('.resources a')).to.equal(null);
    expect(named('Partner support')).to.have.lengthOf(1);
  });

  it('R-29: shows the deadline with end of day and zone, and the hour in the person’s own zone', () => {
    only(everyStanding.dueSoon);
    const end = Date.UTC(2026, 5, 28, 22);
    expect(text('.deadline')).to.equal(
      `Term ends on June 28, 2026 end of day (24:00), time zone Europe/Belgrade In your time zone: ${tidy(english.format.moment(end))} With the grace period, it can be renewed until July 8, 2026`,
    );
    only({...everyStanding.dueSoon, timeZone: null}, {policyInput: {timeZone: 'Asia/Tokyo'}});
    expect(text('.deadline')).to.contain('time zone Asia/Tokyo');
  });

  it('R-29: shows in each row that has a deadline the edge of its day with the zone, and the hour in the person’s own', () => {
    const {timeZone} = new Intl.DateTimeFormat().resolvedOptions();
    const [day, time] = [
      {year: 'numeric', month: 'long', day: 'numeric'},
      {hour: 'numeric', minute: '2-digit'},
    ] as const;
    const own = (at: number) =>
      tidy(new Intl.DateTimeFormat('en-US', {...day, ...time, timeZone, timeZoneName: 'short'}).format(at));
    show({list: listOf(all)});
    const lines = [...stage.root.querySelectorAll('.agreements li')].map((row) => {
      const [date, exact] = ['.stands .numbers', '.exact'].map((part) => row.querySelector(part));
      expect(exact === null, tidy(row.textContent)).to.equal(date === null);
      return [tidy(row.querySelector('h3')!.textContent), tidy(exact?.textContent)];
    });
    const of = ({name}: AgreementSummary) => lines.find(([row]) => row === tidy(name))![1];
    expect(of(everyStanding.dueSoon)).to.equal(
      `end of day (24:00), time zone Europe/Belgrade · In your time zone: ${own(Date.UTC(2026, 5, 28, 22))}`,
    );
    expect(of(everyStanding.tooEarly)).to.equal(
      `start of day, time zone Europe/Belgrade · In your time zone: ${own(Date.UTC(2026, 8, 30, 22))}`,
    );
    show({list: listOf(all), opened: ids});
    expect(stage.root.querySelector('.exact')).to.equal(null);
  });

  for (const tag of tags) {
    it(`R-29: keeps the place of the hour in the person’s own zone until its words have come, ${tag}`, async () => {
      const words = await speech(tag);
      // As wide as most: engines differ in the font of a page that names none.
      stage.frame.style.fontFamily = 'Arial, sans-serif';
      const height = (shown: Shown) => {
        stage.show(shown, words);
        return stage.root.querySelector('.agreements')!.getBoundingClientRect().height;
      };
      for (const width of ['340px', '360px', '400px', '480px', '700px', '1000px']) {
        stage.frame.style.width = width;
        const list = listOf([everyStanding.dueSoon, everyStanding.tooEarly]);
        expect(height({list, parts: null}), width).to.equal(height({list}));
      }
    });
  }

  it('R-09, R-32: says of what was declined, and of what lapsed, the one day that matters, in the row and in the details', () => {
    // Also what stands outside of the window.
    const said = (selector: string) => tidy(stage.root.querySelector(selector)?.textContent);
    const second = anAgreement({id: 'AGR-second', status: 'underReview'});
    show({list: listOf([everyStanding.declined, second])});
    const row = said('.agreements li .stands');
    show({list: listOf([everyStanding.declined, second]), opened: new Set([everyStanding.declined.id])});
    const [, day] = /^Declined; can be renewed until (.+ 20\d\d) end of day/.exec(said('.deadline')) ?? [];
    expect(row).to.equal(`Declined accept by ${day}`);
    expect(said('.losses')).to.contain(tidy(english.t('loss.status')));
    show({list: listOf([everyStanding.lapsed, second])});
    const lapsed = said('.agreements li .stands');
    show({list: listOf([everyStanding.lapsed, second]), opened: new Set([everyStanding.lapsed.id])});
    const [, over] = /^The grace period ended on (.+ 20\d\d) end of day/.exec(said('.deadline')) ?? [];
    expect(lapsed).to.equal(`Lapsed last day: ${over}`);
  });

  it('R-32: offers to decline what can be renewed and was not declined', () => {
    const offered = Object.entries(everyStanding).filter(([, agreement]) => {
      only(agreement);
      return stage.root.querySelector('button[aria-label^="Decline: "]');
    });
    expect(offered.map(([name]) => name)).to.include.members(['open', 'dueSoon', 'grace', 'acceptanceOverdue']);
    for (const never of ['declined', 'lapsed', 'reapplying', 'underReview', 'tooEarly', 'renewed']) {
      expect(offered.map(([name]) => name)).not.to.include(never);
    }
  });

  it('folds the filter behind one line in a narrow place, unfolds it on request, and never hides what filters', () => {
    const fields = () =>
      [...stage.root.querySelectorAll<HTMLElement>('.filter .field')].filter((one) => one.getClientRects().length > 0);
    const many = listOf(all, {total: 40});
    show({list: many});
    expect(fields().length).to.equal(3);
    stage.frame.style.width = '360px';
    expect(fields().length).to.equal(0);
    button('Search and filter').click();
    expect(fields().length).to.equal(3);
    expect(button('Search and filter').getAttribute('aria-expanded')).to.equal('true');
    button('Search and filter').click();
    expect(fields().length).to.equal(0);
    show({list: listOf(all, {total: 40, filter: {text: 'Asia', show: 'all', sort: 'due'}})});
    expect(fields().length).to.equal(3);
  });

  it('leaves the search on view that somebody empties in a narrow place', () => {
    stage.frame.style.width = '360px';
    show({list: listOf(all, {total: 40, filter: {text: 'Asia', show: 'all', sort: 'due'}})});
    const search = stage.root.querySelector<HTMLInputElement>('#overview-search')!;
    search.focus();
    show({list: listOf(all, {total: 40})});
    expect(search.checkVisibility()).to.equal(true);
    expect(stage.root.activeElement).to.equal(search);
    expect(button('Search and filter').getAttribute('aria-expanded')).to.equal('true');
  });

  it('F-S5: says where drafts are named that this browser keeps nothing', () => {
    const drafts = [{kind: 'renewal' as const, agreementIds: [everyStanding.grace.id], editedAt: noon}];
    show({list: listOf(all), drafts});
    expect(text()).not.to.contain('keeps nothing on the device');
    show({list: listOf(all), drafts, isUnkept: true});
    expect(text()).to.contain('This browser keeps nothing on the device now.');
    show({list: listOf(all), isUnkept: true});
    expect(text()).not.to.contain('keeps nothing on the device');
  });

  it('R-29: counts the last day whole and says what is left of it, to the minute, and is over a millisecond later', () => {
    const end = Date.UTC(2026, 5, 10, 22);
    for (const [now, days] of [
      [noon, 'Last day 10 hr left'],
      [end - 61_000, 'Last day 2 min left'],
      [end - 1, 'Last day 1 min left'],
    ] as const) {
      only(everyStanding.lastDay, {now});
      expect(text('.when .days')).to.equal(days);
    }
    only(everyStanding.lastDay, {now: end});
    expect(text('.standing')).to.equal('Grace period');
    only(everyStanding.lastDay, {now: end + 10 * day - 1});
    expect(text('.standing')).to.equal('Grace period');
    only(everyStanding.lastDay, {now: end + 10 * day});
    expect(text('.standing')).to.equal('Lapsed');
  });

  it('R-33: urges from 90 days before on, in words and with the number of days', () => {
    const end = anAgreement({endsOn: '2026-10-01', acceptedOn: '2026-06-01'});
    const at = (date: string) => Date.parse(`${date}T12:00:00Z`);
    for (const [date, chip, days] of [
      ['2026-07-02', 'In force', ''],
      ['2026-07-03', 'Due soon', '90 days left'],
      ['2026-09-30', 'Due soon', '1 day left'],
    ] as const) {
      only(end, {now: at(date)});
      expect([text('.standing'), text('.when .days')], date).to.deep.equal([chip, days]);
    }
  });

  it('R-33: hands a calendar file over with the deadlines and a reminder for each threshold of policy', async () => {
    only(anAgreement({id: 'AGR-7', endsOn: '2026-10-01', acceptedOn: '2026-06-01'}));
    button('Add to calendar: Reseller agreement, Europe').click();
    for (let turn = 0; turn < 200 && stage.asked.length === 0; turn++) await new Promise((go) => setTimeout(go, 5));
    const [[action, name, type, file]] = stage.asked as [[string, string, string, string]];
    expect([action, name, type]).to.deep.equal(['download', 'AGR-7.ics', 'text/calendar']);
    const unfolded = file.replaceAll('\r\n ', '');
    expect(unfolded).to.contain('SUMMARY:Term ends: Reseller agreement\\, Europe');
    expect(unfolded).to.contain('DTEND:20261001T220000Z');
    const [end] = unfolded.split('END:VEVENT').filter((event) => event.includes('SUMMARY:Term ends'));
    expect(end!.match(/BEGIN:VALARM/g)).to.have.lengthOf(4);
    expect(end).to.contain('DESCRIPTION:Company: Sava Telekom d.o.o.\\nLast day: October 1\\, 2026');
  });

  it('draws every agreement’s time and tells the same in a sentence', () => {
    only(everyStanding.grace);
    expect(tidy(stage.root.querySelector('.timeline svg')!.getAttribute('aria-label'))).to.equal(
      'Time line. Registered: September 16, 2024; End of term: June 7, 2026; Today: June 10, 2026; End of grace period: June 17, 2026',
    );
    const places = [...stage.root.querySelectorAll('.timeline .mark, .timeline .now')].map((mark) =>
      parseFloat(mark.getAttribute('cx') ?? mark.getAttribute('x1')!),
    );
    expect(places).to.deep.equal([...places].sort((one, other) => one - other));
    expect(places[0]).to.equal(0);
    expect(places.at(-1)).to.equal(100);
    expect(Math.min(...places.slice(1).map((place, index) => place - places[index]!))).to.be.above(1);
  });

  it('opens one agreement’s details at once, several as rows that open', () => {
    only(everyStanding.open);
    expect(stage.root.querySelectorAll('.timeline')).to.have.lengthOf(1);
    expect(stage.root.querySelector('[aria-expanded], input[type=checkbox], .filter')).to.equal(null);
    const two = listOf([everyStanding.open, everyStanding.grace]);
    show({list: two});
    expect(stage.root.querySelectorAll('.timeline')).to.have.lengthOf(0);
    expect(stage.root.querySelector('.filter')).to.equal(null);
    const disclosure = stage.root.querySelector<HTMLButtonElement>('[aria-expanded]')!;
    disclosure.click();
    expect(stage.asked).to.deep.equal([['toggle', 'AGR-open', true]]);
    show({list: two, opened: new Set(['AGR-open'])});
    expect(disclosure.getAttribute('aria-expanded')).to.equal('true');
    expect(stage.root.querySelectorAll('.timeline')).to.have.lengthOf(1);
  });

  it('lets only agreements be selected that can be renewed, and renews the selected together in their order', () => {
    const selected = ['AGR-grace', 'AGR-lapsed', 'AGR-open'];
    show({list: listOf(all, {selected})});
    const boxes = [...stage.root.querySelectorAll<HTMLInputElement>('.agreements input')];
    expect(boxes.map((box) => tidy(box.getAttribute('aria-label')))).to.deep.equal(
      ['open', 'endless', 'dueSoon', 'dueAnniversary', 'lastDay', 'acceptanceOverdue', 'grace', 'declined'].map(
        (name) => `Select ${everyStanding[name as keyof typeof everyStanding].name}`,
      ),
    );
    // One of the three lapsed since it was selected.
    expect(text('.selection')).to.contain('2 selected');
    button('Renew together').click();
    expect(stage.asked).to.deep.equal([['renew', ['AGR-grace', 'AGR-open']]]);
    boxes.find((box) => !box.checked)!.click();
    expect(stage.sent).to.deep.equal([{type: 'selection.changed', agreementId: 'AGR-endless', selected: true}]);
  });

  it('leaves no box to tick beyond what policy lets renew together', () => {
    show({list: listOf(all, {selected: ['AGR-grace'], mostTogether: 1})});
    const free = [...stage.root.querySelectorAll<HTMLInputElement>('.agreements input:not(:disabled)')];
    expect(free.map(({checked}) => checked)).to.deep.equal([true]);
    expect(text('.selection')).to.contain('No more than 1 agreement');
  });

  describe('with 1,000 rows loaded of 10,000 agreements', () => {
    interface Node {
      readonly role: string;
      readonly children: readonly Node[];
    }
    const listsIn = (node: Node): Node[] => [
      ...(node.role === 'list' ? [node] : []),
      ...node.children.flatMap((child) => listsIn(child)),
    ];
    const many = Array.from({length: 1000}, (_, index) =>
      anAgreement({
        id: `AGR-${index}`,
        name: `Agreement ${index}`,
        company: {
          id: `c-${index % 7}`,
          name: ['Sava', 'Drina', 'Tisa', 'Morava', 'Nišava', 'Ibar', 'Uvac'][index % 7]!,
          country: 'RS',
        },
        endsOn: new Date(noon + (index % 400) * day).toISOString().slice(0, 10),
      }),
    );

    it('renders the first page once, and what stays the same not again', () => {
      const list = listOf(many.slice(0, 50), {total: 10_000, nextCursor: 'c1'});
      show({list});
      expect(rows()).to.have.lengthOf(50);
      expect(text('.count')).to.equal('50 of 10,000 agreements');
      const changes: MutationRecord[] = [];
      const observer = new MutationObserver((records) => void changes.push(...records));
      observer.observe(stage.root, {subtree: true, childList: true, attributes: true, characterData: true});
      show({list, now: noon + 1000});
      changes.push(...observer.takeRecords());
      expect(changes).to.deep.equal([]);
      button('Show more').click();
      expect(stage.sent).to.deep.equal([{type: 'more.requested'}]);
      show({list: listOf(many, {total: 10_000, nextCursor: 'c2'})});
      changes.push(...observer.takeRecords());
      observer.disconnect();
      const removed = changes
        .flatMap(({removedNodes}) => [...removedNodes])
        .filter((node) => node instanceof HTMLLIElement);
      expect(removed).to.deep.equal([]);
      expect(rows()).to.have.lengthOf(1000);
    });

    it('leaves nothing in the document of rows that a filter took out', () => {
      const type = (text: string) =>
        show({list: listOf(many.slice(0, 200), {filter: {text, show: 'all', sort: 'due'}}), state: 'list.typing'});
      const comments = () => {
        const walker = document.createTreeWalker(stage.root, NodeFilter.SHOW_COMMENT);
        let count = 0;
        while (walker.nextNode()) count += 1;
        return count;
      };
      type('sava');
      type('');
      type('sava');
      const before = comments();
      for (let turn = 0; turn < 5; turn++) for (const text of ['', 'tisa', 'sava']) type(text);
      // One for each filter, none for a row.
      expect(comments() - before).to.be.at.most(15);
    });

    const typing = (text: string, count: number): Shown => ({
      list: listOf(many.slice(0, count), {filter: {text, show: 'all', sort: 'due'}}),
      state: 'list.typing',
    });
    const rowsOnView = () =>
      [...stage.root.querySelectorAll('.agreements > li')].filter((row) => row.checkVisibility());

    for (const count of [200, 1000]) {
      it(`keeps the ${count} rows of the answer while text is typed, unseen, and shows the same again`, async () => {
        const answer = {list: listOf(many.slice(0, count))};
        show(answer);
        const loaded = rowsOnView();
        expect(loaded).to.have.lengthOf(count);
        for (const text of ['n', 'nišava', 'nowhere']) {
          show(typing(text, count));
          const names = text === 'nowhere' ? [] : many.slice(0, count).map(({name}) => name);
          const found = rows();
          expect(found, text).to.have.lengthOf(Math.min(names.length, 20));
          expect(names, text).to.include.members(found);
          const [search] = stage.root.querySelectorAll<HTMLElement>('.overview');
          expect(tidy(search!.innerText).match(/Agreement \d+/g) ?? [], text).to.deep.equal(found);
          expect(loaded.every((row) => row.isConnected && !row.checkVisibility())).to.equal(true);
        }
        show(typing('', count));
        expect(rowsOnView()).to.deep.equal(loaded);
        expect(stage.root.querySelectorAll('.agreements')).to.have.lengthOf(1);
      });
    }

    for (const count of [200, 1000])
      it(`gives ${count} rows that are kept behind neither room nor focus nor a place among what is told`, async () => {
        const height = () => stage.root.querySelector('.overview')!.getBoundingClientRect().height;
        show({list: listOf(many.slice(0, count))});
        show(typing('nišava', count));
        const [found, behind] = stage.root.querySelectorAll<HTMLElement>('.agreements');
        const told = found!.getBoundingClientRect();
        behind!.querySelector('button')!.focus();
        expect(stage.root.activeElement).to.equal(null);
        for (let turn = 0; turn < 3; turn++) await new Promise(requestAnimationFrame);
        const tree = await executeServerCommand<Node | false, undefined>('accessibility-tree');
        if (tree) {
          const rowsTold = listsIn(tree).filter((list) => JSON.stringify(list).includes('Agreement'));
          expect(rowsTold.map(({children}) => children.length)).to.deep.equal([20]);
          expect(listsIn(tree).filter(({children}) => children.length === 0)).to.deep.equal([]);
        }
        const before = height();
        behind!.remove();
        expect([height(), found!.getBoundingClientRect().width]).to.deep.equal([before, told.width]);
      });

    it('lets assistive technology find all of few rows, and the place of each among many', async () => {
      const rowsTold = async (count: number): Promise<readonly Node[] | null> => {
        show({list: listOf(many.slice(0, count))});
        for (let turn = 0; turn < 3; turn++) await new Promise(requestAnimationFrame);
        const tree = await executeServerCommand<Node | false, undefined>('accessibility-tree');
        return tree ? listsIn(tree).find(({children}) => children.length >= count)!.children : null;
      };
      const few = await rowsTold(200);
      if (!few) return;
      expect(few.map(({role}) => role)).to.deep.equal(Array.from({length: 200}, () => 'listitem'));
      expect(JSON.stringify(few.at(-1))).to.contain('Agreement 199');
      const told = await rowsTold(1000);
      expect(told!.map(({role}) => role)).to.deep.equal(Array.from({length: 1000}, () => 'listitem'));
    });

    it('keeps rows that are off the screen out of layout', async () => {
      show({list: listOf(many)});
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      const last = stage.root.querySelector('.agreements > li:last-child h3')!;
      expect(last.checkVisibility({contentVisibilityAuto: true})).to.equal(false);
    });

    it('answers what is typed from what is loaded, in the same turn, and says that the rest is being searched', () => {
      const list = listOf(many, {
        total: 10_000,
        nextCursor: 'c1',
        filter: {text: ' NIŠAVA', show: 'all', sort: 'name'},
      });
      show({list, state: 'list.typing'});
      const found = many.filter(({company}) => company.name === 'Nišava').map(({name}) => name);
      expect(rows()).to.deep.equal(found.slice(0, 20));
      expect(text('.count')).to.equal('Searching all agreements');
      expect(named('Show more')).to.deep.equal([]);
      show({list: {...list, filter: {...list.filter, text: 'AGR-999'}}, state: 'list.typing'});
      expect(rows()).to.deep.equal(['Agreement 999']);
      show({list, state: 'list.askFailed'});
      expect(rows()).to.deep.equal(found);
      show({list: {...list, filter: {...list.filter, text: 'nowhere'}}, state: 'list.askFailed'});
      expect(rows()).to.deep.equal([]);
      button('Show all agreements').click();
      expect(stage.sent).to.deep.equal([{type: 'filter.changed', change: {text: '', show: 'all', sort: 'due'}}]);
    });
  });

  it('filters and sorts what is loaded as the server is asked to', () => {
    const {policy} = readAgreementPolicy({});
    const judged = judgeAll(all, noon, policy, stage.calendar);
    const filtered = (change: object) =>
      locallyFiltered(judged, {text: '', show: 'all', sort: 'due', ...change}, 'en').map(({agreement}) => agreement.id);
    expect(filtered({show: 'due'})).to.deep.equal([
      'AGR-last',
      'AGR-grace',
      'AGR-overdue',
      'AGR-anniversary',
      'AGR-soon',
    ]);
    expect(filtered({show: 'lapsed'})).to.deep.equal(['AGR-lapsed', 'AGR-again']);
    expect(filtered({show: 'underReview'})).to.deep.equal(['AGR-review']);
    expect(filtered({show: 'renewed'})).to.deep.equal(['AGR-renewed']);
    expect(filtered({sort: 'name'})[0]).to.equal('AGR-anniversary');
  });

  it('F-T3: judges each agreement again exactly when the clock alone changes it', () => {
    const {policy} = readAgreementPolicy({});
    const {calendar} = stage;
    const agreements = [everyStanding.lastDay, everyStanding.open];
    lookAheadBy(nextChange);
    const [last, open] = judgeAll(agreements, noon, policy, calendar);
    const next = nextChangeOf(agreements, noon, policy, calendar)!;
    expect(next).to.equal(Date.UTC(2026, 5, 10, 22));
    expect(judgeAll(agreements, next - 1, policy, calendar)).to.deep.equal([last, open]);
    expect(judgeAll(agreements, next - 1, policy, calendar)[0]).to.equal(last);
    const [later, stillOpen] = judgeAll(agreements, next, policy, calendar);
    expect(later!.standing).to.deep.equal({name: 'grace', day: 1, of: 10});
    expect(stillOpen).to.equal(open);
    // The server's clock may be set back by its next answer.
    expect(judgeAll(agreements, noon, policy, calendar)[0]!.standing.name).to.equal('dueSoon');
  });

  it('keeps the list with a way to try again when a call fails', () => {
    for (const state of ['list.askFailed', 'list.refreshFailed', 'list.moreFailed'] as const) {
      show({state, list: listOf(all, {nextCursor: 'c1', failure: {kind: 'timeout'}})});
      expect(rows()).to.have.lengthOf(all.length);
      expect(text('[role=alert]')).to.contain('There was no answer in time.');
      stage.sent.length = 0;
      button('Try again').click();
      expect(stage.sent).to.deep.equal([{type: state === 'list.moreFailed' ? 'more.requested' : 'load.requested'}]);
    }
  });

  it('names a wrong address where the list is not there, and none where only its next page is not', () => {
    const list = listOf(all, {nextCursor: 'c1', failure: {kind: 'gone'}});
    show({state: 'list.askFailed', list});
    expect(text('[role=alert]')).to.contain('The service was not found at its address.');
    show({state: 'list.moreFailed', list});
    expect(text('[role=alert]')).to.contain('Something unexpected happened.');
  });

  it('says when nobody is signed in, and leaves what was loaded', () => {
    show({state: 'loadFailed', list: listOf([], {failure: {kind: 'signed-out'}})});
    expect(text('h2')).to.equal('You are not signed in');
    show({isSignedOut: true, list: listOf(all)});
    expect(rows()).to.have.lengthOf(all.length);
    button('Sign in').click();
    expect(stage.asked).to.deep.equal([['signIn']]);
  });
});
