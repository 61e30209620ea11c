/** What a broken back end answers, and what the host and the console hear of what is typed. */
import {expect} from '@open-wc/testing';
import {memoryBackend, type MemoryBackend} from '../../../src/backend/memory/index.js';
import type {OperationName} from '../../../src/backend/operations.js';
import {consoleDuring} from '../device.js';
import {clearScreens, homeTitle, mountSupport, type SupportScreen} from './support-screen.js';

const caseId = 'case-20101';
const caseTitle = 'Calls to the head office are one-way';
const canary = 'Kanarinac7';

/** A back end of which one operation answers otherwise until it is mended. */
function spoiling(operation: OperationName, answer: (...call: unknown[]) => unknown) {
  const real = memoryBackend({seed: 'busy'});
  let isSpoilt = true;
  const own = real[operation as 'getCase'] as (...call: unknown[]) => unknown;
  const backend = {
    ...real,
    [operation]: (...call: unknown[]) => (isSpoilt ? answer(...call) : own(...call)),
  } as MemoryBackend;
  return {backend, mend: () => (isSpoilt = false)};
}

const rubbish: readonly (readonly [string, () => unknown])[] = [
  ['answers at once with nothing', () => undefined],
  ['answers with another shape', async () => ({cases: 'none', id: 7})],
  [
    'throws at once',
    () => {
      throw new Error('at once');
    },
  ],
];

async function fillIn(screen: SupportScreen): Promise<void> {
  await screen.press('Open a case');
  await screen.sees('Open a case');
  await screen.select('Category', 'Something else');
  await screen.type('Subject', `${canary} subject`);
  await screen.type('Description', `${canary} description`);
  await screen.choose('4 · Minor');
}

describe('a back end that breaks its contract', () => {
  afterEach(clearScreens);

  for (const [how, answer] of rubbish) {
    it(`F-E8, F-P11: a case of which it ${how} is not shown, is told, and can be asked for again`, async () => {
      const {backend, mend} = spoiling('getCase', answer);
      const screen = mountSupport({backend, properties: {caseId}});
      await screen.until('the problem', () => screen.details('partner-problem').length > 0);
      await screen.button('Try again');
      expect(screen.heading).not.to.equal(caseTitle);
      mend();
      await screen.press('Try again');
      await screen.sees(caseTitle);
    });

    it(`F-P11, X-10: a new case on which it ${how} is not said to be open, and is opened once`, async () => {
      let tries = 0;
      const {backend, mend} = spoiling('createCase', () => {
        tries++;
        return answer();
      });
      const screen = mountSupport({backend});
      await screen.sees(homeTitle);
      await fillIn(screen);
      await screen.press('Next');
      await screen.sees('Check your case');
      await screen.press('Send the case');
      await screen.until('a try', () => tries > 0);
      await screen.element.updateComplete;
      expect(screen.heading).not.to.equal('Your case is open');
      expect(screen.details('partner-case-created')).to.deep.equal([]);
      mend();
      await screen.sees('Your case is open');
      expect(screen.details('partner-case-created')).to.have.lengthOf(1);
      const {cases} = await backend.listCases({text: canary});
      expect(cases).to.have.lengthOf(1);
    });
  }

  it('F-P11: one that never answers is given up in time, with a way on, and its late answer changes nothing', async () => {
    const late: ((answer: unknown) => void)[] = [];
    const {backend, mend} = spoiling('getCase', () => new Promise((resolve) => late.push(resolve)));
    const screen = mountSupport({backend, properties: {caseId, policy: {timeoutMilliseconds: 200}}});
    await screen.button('Try again');
    mend();
    await screen.press('Try again');
    await screen.sees(caseTitle);
    const other = await backend.getCase({caseId: 'case-20102'});
    for (const resolve of late) resolve(other);
    await screen.element.updateComplete;
    expect(screen.heading).to.equal(caseTitle);
  });
});

describe('what is typed', () => {
  afterEach(clearScreens);

  it('F-E14: is in no event’s detail and in no line of the console: searched for, sent, refused or left', async () => {
    const screen = mountSupport();
    const {backend} = screen;
    const heard: string[] = [];
    const hear = (event: Event) => heard.push(`${event.type} ${JSON.stringify((event as CustomEvent).detail)}`);
    const names = ['ready', 'step-changed', 'problem', 'case-created', 'case-changed', 'case-queued', 'storage'];
    const controller = new AbortController();
    for (const name of names) window.addEventListener(`partner-${name}`, hear, controller);
    const said = await consoleDuring(async () => {
      await screen.sees(homeTitle);
      await fillIn(screen);
      for (const field of screen.root.querySelectorAll<HTMLInputElement>('input[type=email], input[type=tel]')) {
        field.value = `${canary}@meridian.example`;
        field.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      }
      await backend.admin.injectFault({
        operation: 'createCase',
        phase: 'before',
        problem: {kind: 'forbidden'},
        times: 1,
      });
      await screen.press('Next');
      await screen.sees('Check your case');
      await screen.press('Send the case');
      await screen.until('the refusal', () => screen.details('partner-problem').length > 0);
      await screen.press('Send the case');
      await screen.sees('Your case is open');
      screen.element.open({view: 'case', caseId});
      await screen.sees(caseTitle);
      await screen.type('Message', `${canary} reply`);
      await screen.press('Send reply');
      await screen.until('the reply', () => screen.details('partner-case-changed').length > 0);
      screen.element.open({view: 'answers'});
      await screen.until('the search', () => screen.root.querySelector('input[type=search]'));
      const search = screen.root.querySelector<HTMLInputElement>('input[type=search]')!;
      search.value = canary;
      search.dispatchEvent(new InputEvent('input', {bubbles: true, composed: true}));
      await screen.reads('No answer found');
    });
    controller.abort();
    expect(heard.map((line) => line.split(' ')[0])).to.include.members([
      'partner-step-changed',
      'partner-problem',
      'partner-case-created',
      'partner-case-changed',
    ]);
    expect(`${heard.join('\n')}${said}`.toLowerCase()).not.to.contain(canary.toLowerCase());
  });
});
