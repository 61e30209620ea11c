import {expect} from '@open-wc/testing';
import 'axe-core/axe.min.js';
import type * as Axe from 'axe-core';
import type * as v from 'valibot';
import {memoryBackend, type MemoryBackend} from '../../src/backend/memory/index.js';
import {operations, type OperationName} from '../../src/backend/operations.js';
import type {LanguageTag} from '../../src/locales/index.js';
import {markup, replaced, slotsOf, turns, word} from '../support/bad-input.js';
import {long} from '../support/long.js';
import {overflowing} from './page-checks.js';
import {
  applyTitle,
  clearScreens,
  counting,
  mountRenewal,
  overviewTitle,
  seed,
  type RenewalScreen,
} from './renewal-screen.js';

const {axe} = window as unknown as {axe: typeof Axe};

/** Opens every text that the matrix lists, chooses every country and goes on to the signature. */
async function applyForAll(screen: RenewalScreen): Promise<void> {
  await screen.sees(applyTitle);
  await screen.openEveryText();
  for (const tick of screen.root.querySelectorAll<HTMLInputElement>('.matrix input[type=checkbox]')) {
    if (!tick.checked) tick.click();
  }
  await screen.element.updateComplete;
  screen.root.querySelector<HTMLButtonElement>('.content button.primary')!.click();
  await screen.sees('Who signs?');
  await screen.attest();
  await screen.press('Accept and send');
}

const statuses = (screen: RenewalScreen): Record<string, string> =>
  Object.fromEntries(
    [...screen.root.querySelectorAll('.matrix tbody tr')].map((line) => [
      line.querySelector('th')!.textContent!.trim(),
      line.querySelector('.badge')!.textContent!.trim(),
    ]),
  );

describe('what becomes of a renewal', () => {
  afterEach(clearScreens);

  it('R-01: sends a company that is no partner to registration, whatever is asked to be opened', async () => {
    const registerUrl = 'https://portal.meridian.example/register';
    const counted = counting(memoryBackend({seed: 'notPartner'}));
    const screen = mountRenewal({backend: counted.backend, properties: {policy: {renewal: {registerUrl}}}});
    await screen.sees('Your company is not a registered partner');
    expect(screen.root.querySelector<HTMLAnchorElement>('a.primary')!.href).to.equal(registerUrl);
    expect(screen.details('partner-ready')).to.deep.equal([{agreementId: null}]);
    expect(counted.count('getAgreement')).to.equal(0);
  });

  it('R-20: shows the new party before a changed country counts, and the receipt names it', async () => {
    const screen = mountRenewal();
    await screen.toCompany();
    const before = (await screen.backend.getAgreement({agreementId: 'agreement-1'})).contractingParty.name;
    await screen.select('Principal country of business', 'Canada');
    await screen.press('Next');
    await screen.sees('You will contract with another company');
    const {contractingParty} = await screen.backend.previewContractingParty({
      agreementId: 'agreement-1',
      country: 'CA',
    });
    expect(contractingParty.name).not.to.equal(before);
    expect(screen.text).to.contain(before).and.to.contain(contractingParty.name);
    await screen.press('Continue with the new party');
    await screen.confirmCountries();
    await screen.sees('Open the agreement text');
    await screen.openText();
    await screen.press('Next');
    await screen.sees('Who signs?');
    await screen.attest();
    expect(screen.text).to.contain(contractingParty.name).and.not.to.contain(before);
    await screen.accept();
    await screen.sees('The agreement is renewed');
    const [receipt] = (await screen.backend.getReceipts({agreementId: 'agreement-1'})).receipts;
    expect(receipt!.contractingParty).to.equal(contractingParty.name);
  });

  it('R-17: says that an acceptance is under review, tells the host, and shows the decision in the overview', async () => {
    const screen = mountRenewal({scenario: 'integrityReview'});
    await screen.toCountries();
    await screen.confirmCountries();
    await screen.sees('Integrity questionnaire');
    for (const group of screen.root.querySelectorAll('.questions fieldset')) {
      [...group.querySelectorAll<HTMLInputElement>('input[type=radio]')].at(-1)!.click();
    }
    await screen.press('Next');
    await screen.sees('Open the agreement text');
    await screen.openText();
    await screen.press('Next');
    await screen.attest();
    await screen.accept();
    await screen.sees('Your acceptance is under review');
    expect(screen.details('partner-under-review')).to.deep.equal([{agreementId: 'agreement-1'}]);
    expect(screen.details('partner-accepted')).to.deep.equal([]);
    await screen.press('Back to the overview');
    await screen.sees(overviewTitle);
    await screen.reads('Under review');
    expect(screen.buttons('Renew')).to.deep.equal([]);
    await screen.backend.admin.decideReview('agreement-1', true);
    await screen.press('Refresh');
    await screen.reads('Renewed');
  });

  it('R-32, X-18: records declining apart from closing, and lets it be changed', async () => {
    const screen = mountRenewal();
    await screen.toCheck();
    await screen.press('Decline');
    await screen.sees('Decline the agreement?');
    await screen.press('Close without declining');
    await screen.sees(overviewTitle);
    for (const end of ['partner-accepted', 'partner-declined', 'partner-receipt-ready'] as const)
      expect(screen.details(end), end).to.deep.equal([]);
    expect((await screen.backend.getAgreement({agreementId: 'agreement-1'})).status).to.equal('active');
    await screen.press('Renew');
    await screen.until('the flow', () => screen.heading !== overviewTitle && screen.heading !== '');
    await clearScreens();
    const again = mountRenewal();
    await again.toCheck();
    await again.press('Decline');
    await again.press('Decline the agreement');
    await again.sees('It is recorded that you declined');
    expect(again.details('partner-declined')).to.deep.equal([{agreementId: 'agreement-1'}]);
    expect((await again.backend.getAgreement({agreementId: 'agreement-1'})).status).to.equal('declined');
    await again.press('Back to the overview');
    await again.reads('Declined');
    await again.renew();
  });

  it('R-10: tells the host of a re-application when it is on view, not before', async () => {
    const backend = memoryBackend({seed: 'lapsedAgreement'});
    const screen = mountRenewal({backend});
    await screen.sees(overviewTitle);
    await backend.admin.injectFault({operation: 'getReapplication', phase: 'before'});
    await screen.press('Apply again');
    await screen.sees('The agreement could not be loaded');
    expect(screen.details('partner-renewal-opened')).to.deep.equal([]);
    await screen.press('Try again');
    await screen.sees(applyTitle);
    expect(screen.details('partner-renewal-opened')).to.deep.equal([{agreementIds: ['agreement-1']}]);
  });

  it('R-04: invites anew only for those agreements of several whose invitation failed', async () => {
    const counted = counting(memoryBackend({seed: 'agreements'}));
    const screen = mountRenewal({backend: counted.backend});
    await screen.renewTogether('Western Balkans', 'Germany and Austria');
    await screen.choose('No, somebody else signs');
    await screen.press('Next');
    await screen.sees('Who may sign?');
    await screen.type('Name of the signer', 'Ana Ilić');
    await screen.type('E-mail address of the signer', 'ana@meridian.example');
    await counted.backend.admin.injectFault({operation: 'inviteSigner', phase: 'before'});
    await screen.press('Send invitation');
    await screen.until('the problem', () => screen.details('partner-problem').length === 1);
    await screen.press('Send invitation');
    await screen.sees('Waiting for the signer');
    const asked = counted.calls.filter(({operation}) => operation === 'inviteSigner');
    const ids = asked.map(({request}) => (request as {agreementId: string}).agreementId);
    expect(ids.slice(0, 2).sort()).to.deep.equal(['agreement-due-30', 'agreement-due-90']);
    expect(ids.slice(2)).to.deep.equal([ids[0]]);
  });

  it('R-10: applies again for every country at once, each with its own result, and goes on with what was refused', async () => {
    const screen = mountRenewal({scenario: 'lapsedAgreement'});
    await screen.sees(overviewTitle);
    await screen.press('Apply again');
    await applyForAll(screen);
    await screen.reads('Some countries were not accepted');
    expect(statuses(screen)).to.deep.equal({
      Germany: 'Accepted',
      Austria: 'Accepted',
      Italy: 'Under review',
      Netherlands: 'Not accepted',
      Croatia: 'Accepted',
    });
    expect(screen.details('partner-accepted')).to.have.lengthOf(1);
    screen.root.querySelector<HTMLButtonElement>('.top button')!.click();
    await screen.sees(overviewTitle);
    await screen.press('Continue application');
    await applyForAll(screen);
    await screen.until('the second result', () => statuses(screen)['Netherlands'] === 'Accepted');
  });

  it('R-10, X-08: drops a country only after its effects were named', async () => {
    const screen = mountRenewal({scenario: 'lapsedAgreement'});
    await screen.sees(overviewTitle);
    await screen.press('Apply again');
    await screen.press('Drop: Croatia');
    await screen.sees('Drop Croatia?');
    await screen.press('Keep Croatia');
    await screen.sees(applyTitle);
    expect(statuses(screen)['Croatia']).to.equal('Open');
    await screen.press('Drop: Croatia');
    await screen.press('Drop Croatia');
    await screen.sees(applyTitle);
    expect(statuses(screen)['Croatia']).to.equal('Will be dropped');
    expect((await screen.backend.getReapplication({agreementId: 'agreement-1'})).countries).to.have.lengthOf(5);
  });

  it('R-08: an agreement of a later page is renewed on the list too, and the host is told', async () => {
    const real = memoryBackend({seed: 'agreements'});
    const backend: MemoryBackend = {
      ...real,
      listAgreements: (request, options) => real.listAgreements({...request, limit: 3}, options),
    };
    const screen = mountRenewal({backend});
    await screen.sees(overviewTitle);
    const row = () =>
      [...screen.root.querySelectorAll<HTMLElement>('article.agreement')].find((one) =>
        one.querySelector('h3')!.textContent!.includes('Germany and Austria'),
      );
    expect(row()).to.equal(undefined);
    await screen.until('the page', () => {
      screen.buttons('Show more')[0]?.click();
      return row();
    });
    const button = () => [...row()!.querySelectorAll('button')].find((one) => one.textContent!.includes('Renew'));
    button()!.click();
    await screen.sees('May you sign for the company?');
    await screen.choose('Yes, I may sign legal documents for the company');
    await screen.press('Next');
    await screen.sees('Is the company’s data right?');
    await screen.press('Next');
    await screen.sees('Where do you do business?');
    await screen.confirmCountries();
    await screen.sees('Open the agreement text');
    await screen.openText();
    await screen.press('Next');
    await screen.sees('Who signs?');
    await screen.attest();
    await screen.accept();
    await screen.sees('The agreement is renewed');
    await screen.press('Back to the overview');
    await screen.sees(overviewTitle);
    await screen.until('word of it', () =>
      screen
        .details('partner-deadline-changed')
        .some(({agreementId, standing}) => agreementId === 'agreement-due-90' && standing === 'renewed'),
    );
    expect(row()).not.to.equal(undefined);
    expect(button()).to.equal(undefined);
  });

  it('lets no more be selected than policy lets renew together, and renews the selected in one go', async () => {
    const counted = counting(memoryBackend({seed: 'agreements'}));
    const screen = mountRenewal({backend: counted.backend, properties: {policy: {renewal: {mostTogether: 2}}}});
    await screen.sees(overviewTitle);
    const boxes = () => [...screen.root.querySelectorAll<HTMLInputElement>('.choose input')];
    const box = (name: string) => boxes().find((one) => one.getAttribute('aria-label')!.includes(name))!;
    box('Western Balkans').click();
    await screen.reads('1 selected');
    box('Germany and Austria').click();
    await screen.reads('No more than 2 agreements can be renewed together.');
    expect(boxes().filter(({checked, disabled}) => !checked && !disabled)).to.deep.equal([]);
    await screen.press('Renew together');
    await screen.sees('May you sign for the company?');
    expect(screen.text).to.contain('Western Balkans').and.to.contain('Germany and Austria');
    expect(screen.details('partner-renewal-opened')).to.deep.equal([
      {agreementIds: ['agreement-due-30', 'agreement-due-90']},
    ]);
    await screen.until('the step', () => screen.details('partner-step-changed').at(-1)!.step === 'authority');
    expect(screen.details('partner-step-changed').at(-1)!.agreementId).to.equal(null);
  });

  it('F-T3, R-09: takes nothing that was entered for an agreement whose grace ended meanwhile for another one, and signs for that alone', async () => {
    const screen = mountRenewal({scenario: 'agreements'});
    await screen.renewTogether('Canada', 'Western Balkans');
    await screen.choose('Yes, I may sign legal documents for the company');
    await screen.press('Next');
    await screen.sees('Is the company’s data right?');
    const countries = () =>
      [...screen.root.querySelectorAll<HTMLSelectElement>('select[name$=".principalCountry"]')].map(({value}) => value);
    expect(countries()).to.deep.equal(['CA', 'RS']);
    await screen.backend.admin.travel(86_400_000);
    await screen.press('Next');
    await screen.until('one agreement alone', () => countries().length < 2);
    expect(countries()).to.deep.equal(['RS']);
    await screen.press('Next');
    await screen.sees('Where do you do business?');
    await screen.confirmCountries();
    await screen.sees('Open the agreement text');
    await screen.openText();
    await screen.press('Next');
    await screen.sees('Who signs?');
    const closed = await screen.backend.getAgreement({agreementId: 'agreement-grace-10'});
    expect(screen.text).not.to.contain(closed.company.name);
    await screen.attest();
    expect(screen.text).not.to.contain(closed.company.name);
    expect(screen.buttons('Accept and renew the agreement')).to.have.lengthOf(1);
    await screen.press('Decline');
    await screen.sees('Decline the agreement?');
    expect(screen.text).not.to.contain(closed.name);
  });

  it('asks with 10,000 agreements what it asks with ten: one page, and nothing of any row', async () => {
    const firstView = async (count: number) => {
      const all = seed('manyAgreements', (state) => {
        Object.assign(state.renewal!, {generated: {...state.renewal!.generated!, count}});
      });
      const memory = memoryBackend({seed: all});
      const records: number[] = [];
      const listAgreements: MemoryBackend['listAgreements'] = async (request, options) => {
        const answer = await memory.listAgreements(request, options);
        records.push(answer.agreements.length);
        return answer;
      };
      const counted = counting({...memory, listAgreements});
      const screen = mountRenewal({backend: counted.backend});
      await screen.sees(overviewTitle);
      await screen.until('the machines', () => screen.details('partner-storage').length > 0);
      await screen.until('the rows', () => screen.root.querySelector('.agreements > li'));
      await clearScreens();
      return {calls: counted.calls.map((call) => JSON.stringify(call)).sort(), records};
    };
    const ten = await firstView(10);
    const many = await firstView(10_000);
    expect(many.calls).to.deep.equal(ten.calls);
    expect([ten.records, many.records]).to.deep.equal([[10], [50]]);
  });

  it('asks for the first page alone of 10,000 agreements, and answers a filter on what is loaded at once', async () => {
    const counted = counting(
      memoryBackend({seed: 'manyAgreements', latency: (name) => (name === 'listAgreements' ? 30 : 0)}),
    );
    const screen = mountRenewal({backend: counted.backend});
    await screen.sees(overviewTitle);
    await screen.button('Show more');
    await screen.until('the machines', () => screen.details('partner-storage').length > 0);
    const rows = () => [...screen.root.querySelectorAll('.agreements > li')].filter((row) => row.checkVisibility());
    expect(counted.count('listAgreements')).to.equal(1);
    const loaded = rows().length;
    expect(loaded).to.be.within(1, 100);
    expect(screen.text).to.contain('10,000');
    const name = rows().at(-1)!.querySelector('h3 bdi')!.textContent!;
    await screen.type('Name, company or number', name);
    expect(counted.count('listAgreements'), 'nothing is asked yet').to.equal(1);
    expect(rows().every((one) => one.textContent!.includes(name))).to.equal(true);
    expect(rows().length).to.be.within(1, loaded);
    await screen.until('the server’s answer', () => counted.count('listAgreements') === 2);
    await screen.type('Name, company or number', '');
    await screen.until('everything', () => rows().length >= loaded);
    await screen.press('Show more');
    await screen.until('the next page', () => rows().length > loaded);
  });

  it('keeps the focus in a list that is filtered: on its row, and on the heading where the row is no more', async () => {
    const screen = mountRenewal({scenario: 'manyAgreements'});
    await screen.sees(overviewTitle);
    await screen.until('the machines', () => screen.details('partner-storage').length > 0);
    const rows = () =>
      [...screen.root.querySelectorAll<HTMLElement>('.agreements > li')].filter((one) => one.checkVisibility());
    const loaded = rows();
    const discloser = (row: HTMLElement) => row.querySelector<HTMLElement>('.disclose')!;
    const set = async (id: string, value: string) => {
      const field = screen.root.querySelector<HTMLInputElement>(id)!;
      field.value = value;
      field.dispatchEvent(new Event(id === '#overview-search' ? 'input' : 'change', {bubbles: true}));
      await screen.element.updateComplete;
    };
    discloser(loaded[3]!).focus();
    const name = loaded[3]!.querySelector('h3 bdi')!.textContent!;
    await set('#overview-search', name);
    expect(screen.focused?.textContent?.trim()).to.equal(overviewTitle);
    expect(rows().map((row) => row.querySelector('h3 bdi')!.textContent)).to.contain(name);
    discloser(rows()[0]!).focus();
    await set('#overview-search', '');
    expect(screen.focused?.textContent?.trim()).to.equal(overviewTitle);
    expect(rows()).to.deep.equal(loaded);
    await set('#overview-search', name);
    const found = discloser(rows()[0]!);
    found.focus();
    await screen.until('the answer', () => screen.text.match(/\d+ of \d+ agreement/));
    expect(screen.focused).to.equal(found);
    await set('#overview-search', 'nowhere');
    expect(screen.focused?.textContent?.trim()).to.equal(overviewTitle);
    (await screen.button('Show all agreements')).focus();
    await screen.press('Show all agreements');
    await screen.until('all of them', () => rows().length === loaded.length);
    expect(screen.focused?.textContent?.trim()).to.equal(overviewTitle);
  });

  it('goes on to the next page also while a refresh has failed', async () => {
    const backend = memoryBackend({seed: 'manyAgreements'});
    const screen = mountRenewal({backend});
    await screen.sees(overviewTitle);
    await screen.until('the machines', () => screen.details('partner-storage').length > 0);
    const rows = () => screen.root.querySelectorAll('.agreements > li').length;
    const loaded = rows();
    await backend.admin.injectFault({operation: 'listAgreements', phase: 'before'});
    await screen.press('Refresh');
    await screen.reads('This list may be incomplete');
    await screen.press('Show more');
    await screen.until('the next page', () => rows() > loaded);
  });

  it('R-26: says that the right to sign was lost in mid-flow, and tells the host', async () => {
    const screen = mountRenewal({scenario: 'roleLost'});
    await screen.toCheck();
    await screen.accept();
    await screen.sees('You can no longer sign for this company');
    expect(screen.details('partner-signer-not-authorised')).to.deep.equal([{agreementIds: ['agreement-1']}]);
    expect(screen.details('partner-accepted')).to.deep.equal([]);
    await screen.press('Invite a signer');
    await screen.sees('Who may sign?');
  });
});

const read = ['listAgreements', 'getAgreement', 'previewContractingParty', 'getReapplication', 'getReceipts'] as const;

/** The backend with every free text of what it answers replaced by `text`. */
function saying(backend: MemoryBackend, text: string): MemoryBackend {
  const hostile = (name: OperationName) => async (request: unknown, options?: object) => {
    const method = backend[name] as (request: unknown, options?: object) => Promise<unknown>;
    let answer = await method(request, options);
    for (const {path, kind} of slotsOf(operations[name].answer as v.GenericSchema)) {
      if (kind !== 'text' || /(^|\.)(id|agreementId|hash|operationId|nextCursor)$/i.test(path)) continue;
      answer = replaced(answer, path, (old) => (typeof old === 'string' ? text : old));
    }
    return answer;
  };
  return {...backend, ...Object.fromEntries(read.map((name) => [name, hostile(name)]))} as MemoryBackend;
}

/** The main views of the element, each after the one before; answers their names. */
async function* mainViews(screen: RenewalScreen): AsyncGenerator<string> {
  const steps = async (name: string, act: () => void) => {
    act();
    await screen.until(
      name,
      () => screen.root.querySelector('h2[tabindex]') && !screen.root.querySelector('[aria-busy=true]'),
    );
    await screen.element.updateComplete;
    return name;
  };
  const primary = () => screen.root.querySelector<HTMLButtonElement>('.content button.primary')!.click();
  const next = async (name: string, before: string) => {
    primary();
    await screen.until(name, () => screen.heading !== before && screen.heading !== '');
    await screen.element.updateComplete;
    return name;
  };
  await screen.until('the overview', () => screen.root.querySelector('.agreement .act button'));
  yield 'overview';
  screen.root.querySelector<HTMLButtonElement>('.agreement .act button')!.click();
  await screen.until('the flow', () => screen.root.querySelector('input[value=yes]'));
  yield 'authority';
  screen.root.querySelector<HTMLInputElement>('input[value=yes]')!.click();
  yield next('company', screen.heading);
  yield next('countries', screen.heading);
  for (const tick of screen.root.querySelectorAll<HTMLInputElement>('input[name$=".physicalLocation"]')) tick.click();
  // What the service has of a country may be refused as an answer: then the person corrects it.
  for (const field of screen.root.querySelectorAll<HTMLInputElement>('details input[type=text], details textarea')) {
    field.value = 'Savska 3';
    field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  }
  yield next('text', screen.heading);
  const before = screen.heading;
  screen.root.querySelector<HTMLButtonElement>('button[id$="text"]')!.click();
  await screen.until('the reader', () => screen.heading !== before && screen.root.querySelector('.agreement-text'));
  yield 'reading';
  yield next('text, opened', screen.heading);
  yield next('attest', screen.heading);
  yield steps('attest, wrong', primary);
  const fields = [...screen.root.querySelectorAll<HTMLInputElement>('.content input[type=text]')];
  for (const [index, value] of ['Milena Petrović', 'Direktorka', 'milena@meridian.example'].entries()) {
    fields[index]!.value = value;
    fields[index]!.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
  }
  screen.root.querySelector<HTMLInputElement>('input[name=attested]')!.click();
  yield next('check', screen.heading);
}

describe('the renewal from end to end', () => {
  afterEach(clearScreens);

  const languages: readonly LanguageTag[] = long ? ['en', 'ru', 'sr-Latn'] : ['ru'];
  for (const locale of languages) {
    it(`has nothing for axe to find on the real element, ${locale}`, async function () {
      this.timeout(60_000);
      const screen = mountRenewal({properties: {locale}});
      const found: string[] = [];
      for await (const view of mainViews(screen)) {
        const {violations} = await axe.run(screen.place, {resultTypes: ['violations'], elementRef: false});
        found.push(...violations.flatMap(({id, nodes}) => nodes.map(({html}) => `${view}: ${id} ${html}`)));
      }
      expect(found).to.deep.equal([]);
    });
  }

  for (const [what, text] of [
    ['markup', markup[0]!],
    ['marks of direction', turns[6]!],
    ['a word without a break', word(400)],
  ] as const) {
    it(`F-E8: shows ${what} in every text of the service as text, isolated, within 320 pixels`, async function () {
      this.timeout(60_000);
      const backend = saying(memoryBackend({seed: 'oneAgreement'}), text);
      const screen = mountRenewal({backend});
      screen.place.style.width = '320px';
      let shown = 0;
      const found: string[] = [];
      for await (const view of mainViews(screen)) {
        const {root} = screen;
        expect(root.querySelector('img, script, style, iframe, [onerror]'), view).to.equal(null);
        expect(root.textContent, view).not.to.match(/[\u202a-\u202e]/);
        expect((window as {__xss?: unknown}).__xss).to.equal(undefined);
        shown += root.textContent!.includes(text.replace(/[\u202a-\u202e\u2066-\u2069\u200e\u200f]/g, '').slice(0, 20))
          ? 1
          : 0;
        if (screen.element.scrollWidth > screen.element.clientWidth) {
          found.push(view, ...[...overflowing(root, screen.place)].slice(0, 3));
        }
      }
      expect(found).to.deep.equal([]);
      expect(shown).to.be.greaterThan(4);
    });
  }
});
