import {expect} from '@open-wc/testing';
import {checkedSupportBackend} from '../../../src/backend/checked-support-backend.js';
import {memoryBackend} from '../../../src/backend/memory/index.js';
import {locallyFiltered} from '../../../src/components/support/cases/locally-filtered.js';
import {everyCase} from '../../../src/machines/support/case-list.js';
import {tidy} from '../text.js';
import {clearScreens, counting, homeTitle, mountSupport, type SupportScreen} from './support-screen.js';

const title = 'Your cases';
const policy: NonNullable<Parameters<typeof mountSupport>[0]>['properties'] = {
  policy: {support: {answerTargets: {1: {minutes: 60, clock: 'always'}, 2: {minutes: 240, clock: 'always'}}}},
};

/** The history of whoever is signed in. */
async function history(options: Parameters<typeof mountSupport>[0] = {}): Promise<SupportScreen> {
  const screen = mountSupport(options);
  await screen.sees(homeTitle);
  screen.element.open({view: 'cases'});
  await screen.until('the list', () => [title, 'You have no cases yet'].includes(screen.heading));
  return screen;
}

const rows = (screen: SupportScreen) => [...screen.root.querySelectorAll<HTMLElement>('.case-row')];
const subjects = (screen: SupportScreen) => rows(screen).map((row) => tidy(row.querySelector('h3')!.textContent));
const rowOf = (screen: SupportScreen, subject: string) =>
  rows(screen).find((row) => tidy(row.querySelector('h3')!.textContent) === subject)!;

describe('the history of cases', () => {
  afterEach(clearScreens);

  it('S-04, S-12: lists the own cases with number, state, turn and latest change', async () => {
    const screen = await history();
    expect(subjects(screen)).to.have.lengthOf(9);
    const row = rowOf(screen, 'Calls to the head office are one-way');
    const text = tidy(row.textContent);
    expect(text).to.contain('CS-20101');
    expect(text).to.contain('Waiting for your answer');
    expect(text).to.contain('Next: your answer');
    expect(text).to.match(/Changed\s\w+/);
    expect(tidy(rowOf(screen, 'Meetings drop after ten minutes').textContent)).to.contain('Next: answer from support');
    expect(subjects(screen)).not.to.contain('Отчёт за квартал пуст');
  });

  it('S-12: lists the cases of the company to those who may see them, and whose answer is awaited', async () => {
    const screen = await history();
    await screen.select('Whose cases', 'My company’s cases');
    await screen.until('the colleague’s case', () => subjects(screen).includes('Отчёт за квартал пуст'));
    const text = tidy(rowOf(screen, 'Отчёт за квартал пуст').textContent).replace(/[\u2068\u2069]/g, '');
    expect(text).to.contain('Opened by Олег Соколов');
    expect(text).to.contain('Waiting for your company');
    expect(text).to.contain('Next: Олег Соколов');
    expect(text).not.to.contain('your answer');
  });

  it('S-12: offers nobody else the cases of the company', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const alone = {
      ...backend,
      getSupport: async (...call: Parameters<typeof backend.getSupport>) => ({
        ...((await backend.getSupport(...call)) as object),
        mayViewCompany: false,
      }),
    } as unknown as typeof backend;
    const screen = await history({backend: alone});
    expect(screen.find('Whose cases') === null).to.equal(true);
  });

  it('S-11: shows those that wait for the person, and marks them', async () => {
    const screen = await history();
    await screen.select('Show', 'Waiting for you');
    await screen.until('the answer', () => subjects(screen).length === 2 && screen.text.includes('2 of 2 cases'));
    expect(rows(screen).every((row) => row.classList.contains('mine'))).to.equal(true);
    // Rows outside the viewport have text that is not laid out.
    expect(
      rows(screen)
        .map((row) => tidy(row.textContent))
        .join(),
    ).to.contain('Next: your decision');
  });

  it('S-12: finds a case by its number while it is typed, and says where none matches', async () => {
    const screen = await history();
    await screen.type('Subject, number, product or order', 'CS-20102');
    await screen.until('the case', () => subjects(screen).join() === 'Счет за март выставлен дважды');
    await screen.type('Subject, number, product or order', 'no such words');
    await screen.reads('No case matches');
    await screen.press('Show all cases');
    await screen.until('all cases', () => subjects(screen).length === 9);
  });

  it('S-12: finds a case in any spelling and form of its words, on the device as on the server', async () => {
    const backend = checkedSupportBackend(memoryBackend({seed: 'busy'}), {timeoutMilliseconds: 10_000});
    const {cases} = await backend.listCases({scope: 'company', limit: 200});
    for (const [text, count] of [
      ['счёта марта', 1],
      ['дважды СЧЕТ', 1],
      ['отчет', 1],
      ['0101', 1],
      ['meeting ten', 1],
      ['eetings', 0],
      ['', cases.length],
    ] as const) {
      const filter = {...everyCase, scope: 'company', text} as const;
      const here = locallyFiltered(cases, filter, null, () => null).map(({id}) => id);
      const there = (await backend.listCases({scope: 'company', limit: 200, text})).cases.map(({id}) => id);
      expect([here.length, here], text).to.deep.equal([count, there]);
    }
    const screen = await history();
    await screen.type('Subject, number, product or order', 'марта счёт');
    await screen.until('the case', () => subjects(screen).join() === 'Счет за март выставлен дважды');
  });

  it('S-12: sorts by severity', async () => {
    const screen = await history();
    await screen.select('Sort by', 'Most severe');
    await screen.until('the severest', () => subjects(screen)[0] === 'Meetings drop after ten minutes');
  });

  it('S-07, S-16: tells when an answer is due, and that it was', async () => {
    const screen = await history({properties: policy});
    await screen.until('the due line', () =>
      tidy(rowOf(screen, 'Meetings drop after ten minutes').textContent).includes('Answer was due by'),
    );
    const fresh = rowOf(screen, 'Calls to the head office are one-way');
    expect(tidy(fresh.textContent)).not.to.contain('due by');
  });

  it('S-04: asks for the next page when it is wanted, and keeps what is on view where it does not come', async () => {
    const {backend, count} = counting(memoryBackend({seed: 'manyCases'}));
    const screen = await history({backend});
    await screen.until('a page', () => rows(screen).length === 50);
    const before = count('listCases');
    await screen.press('Show more cases');
    await screen.until('two pages', () => rows(screen).length === 100);
    expect(count('listCases') - before).to.equal(1);
    await backend.admin.injectFault({
      operation: 'listCases',
      phase: 'before',
      problem: {kind: 'server', reference: 'R-7'},
      times: 5,
    });
    await screen.press('Show more cases');
    await screen.reads('More cases could not be loaded');
    expect(rows(screen)).to.have.lengthOf(100);
  });

  it('names no wrong address where only the next page is not there', async () => {
    const backend = memoryBackend({seed: 'manyCases'});
    const screen = await history({backend});
    await backend.admin.injectFault({operation: 'listCases', phase: 'before', problem: {kind: 'gone'}, times: 5});
    await screen.press('Show more cases');
    await screen.reads('Something unexpected happened.');
    await screen.press('Refresh');
    await screen.reads('The service was not found at its address.');
  });

  it('X-07: the focus goes to the first case of the last page once that is there', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const paged = {
      ...backend,
      listCases: async ({cursor, ...request}: {cursor?: string | null}, options?: object) => {
        const whole = (await backend.listCases(request as never, options)) as {cases: object[]};
        return cursor
          ? {...whole, cases: whole.cases.slice(6), nextCursor: null}
          : {...whole, cases: whole.cases.slice(0, 6), nextCursor: 'rest'};
      },
    } as unknown as typeof backend;
    const screen = await history({backend: paged});
    const button = await screen.button('Show more cases');
    button.focus();
    button.click();
    await screen.until('all cases', () => rows(screen).length === 9);
    expect(screen.buttons('Show more cases')).to.have.lengthOf(0);
    expect(screen.focused === rows(screen)[6]!.querySelector('.case-open')).to.equal(true);
  });

  it('S-12: tells of each case when it was opened, and when it was solved or closed', async () => {
    const screen = await history();
    const told = (subject: string) => tidy(rowOf(screen, subject).querySelector('.case-when')!.textContent);
    expect(told('Calls to the head office are one-way')).to.match(/^Opened \w+ .*Changed \w+/);
    expect(told('Calls to the head office are one-way')).not.to.match(/Solved|Closed/);
    expect(told('Счет за март выставлен дважды')).to.match(/Solved \w+/);
    expect(told('Reminder shows a wrong date')).to.match(/(Solved|Closed) \w+/);
  });

  it('S-04: says so where there is no case, with the way to open one', async () => {
    const screen = await history({scenario: 'empty'});
    expect(screen.heading).to.equal('You have no cases yet');
    await screen.button('Open a case');
  });

  it('S-29: leads to a person from the history, also where it cannot be loaded', async () => {
    const backend = memoryBackend({seed: 'busy'});
    const screen = mountSupport({backend});
    await screen.sees(homeTitle);
    await backend.admin.injectFault({
      operation: 'listCases',
      phase: 'before',
      problem: {kind: 'server', reference: 'R-9'},
      times: 5,
    });
    screen.element.open({view: 'cases'});
    await screen.sees('Your cases could not be loaded');
    expect(screen.text).to.contain('R-9');
    await screen.press('Open a case');
    await screen.sees('Open a case');
  });

  it('S-04: opens a case, and returns to it in the list as it was filtered', async () => {
    const screen = await history();
    await screen.select('Show', 'Closed');
    await screen.until('closed cases', () => subjects(screen).length === 2);
    await screen.press('Reminder shows a wrong date');
    await screen.sees('Reminder shows a wrong date');
    await screen.press('Your cases');
    await screen.sees(title);
    await screen.until('the focus', () => tidy(screen.focused?.textContent) === 'Reminder shows a wrong date');
    expect(subjects(screen)).to.have.lengthOf(2);
    expect((await screen.field<HTMLSelectElement>('Show')).value).to.equal('closed');
  });
});
