/** Drives partner support as a person does: to an answer, to a case, through a case, with files; in its page or its drawer. */
import {createHash} from 'node:crypto';
import {
  choose,
  commonEvents,
  inElement,
  pageScriptFor,
  press,
  put,
  select,
  waitForField,
  waitForSelector,
} from './wizard-flow.mjs';
import {until} from './wizard-stage.mjs';
import {supportWords} from './words.mjs';

export const words = await supportWords();

const supportEvents = [...commonEvents, 'answer-rated', 'case-created', 'case-changed', 'case-queued'];
export const supportScript = pageScriptFor('support-center', supportEvents);
export const buttonScript = pageScriptFor('support-button', supportEvents);

export const supportBody = ({language = 'en', attributes = ''} = {}) =>
  `<support-center locale="${language}" ${attributes}></support-center>`;

/** A case of the scenario `busy` that waits for the person. */
export const waitingCase = {id: 'case-20101', subject: 'Calls to the head office are one-way'};

/** A world with a case in every state in which nothing happens by the clock. */
export async function quietWorld(stage, options = {}) {
  const world = await stage.openWorld({scenario: 'busy', ...options});
  await world.admin('setSupportBehaviour', {acknowledgeSeconds: null, replySeconds: null, checkSeconds: 0});
  return {
    ...world,
    /** The cases with this subject as the server keeps them. */
    casesAbout: async (subject) => (await world.admin('state')).support.cases.filter((one) => one.subject === subject),
    /** What was written in a case with this text. */
    entriesOf: async (caseId, text) =>
      (await world.admin('state')).support.cases
        .find(({id}) => id === caseId)
        .entries.filter((entry) => entry.text === text),
    /** The files that were announced. */
    announced: async () => (await world.admin('state')).support.uploads,
    /** SHA-256 of the bytes that the server has of a file of a case. */
    hashAt: async (caseId, fileId) => {
      const body = JSON.stringify({caseId, fileId});
      const headers = {'Content-Type': 'application/json'};
      const answer = await fetch(`${world.api}/cases/file`, {method: 'POST', headers, body});
      const hash = createHash('sha256');
      for await (const bytes of answer.body) hash.update(bytes);
      return hash.digest('hex');
    },
  };
}

/** Presses what matches the selector, as soon as it is one thing that can be pressed. */
export const pressOn = (page, selector) =>
  page.waitFor(
    inElement(`(root) => {
      const found = [...root.querySelectorAll(${JSON.stringify(selector)})].filter((one) => one.checkVisibility());
      const isThere = found.length === 1 && found[0].getAttribute('aria-disabled') === null;
      if (isThere) found[0].click();
      return isThere;
    }`),
  );

/** Gives how many elements match. */
export const countOf = (page, selector) =>
  page.evaluate(inElement(`(root) => root.querySelectorAll(${JSON.stringify(selector)}).length`));

/** Waits for the heading of a view. */
export const waitForHeading = (page, title) =>
  page.waitFor(
    inElement(
      `(root) => root.querySelector('h2[tabindex]')?.textContent.replace(/[\\u2066-\\u2069]/g, '').trim() === ${JSON.stringify(title)}`,
    ),
  );

/** From the first view to the form of a new case. */
export async function beginCase(page) {
  await pressOn(page, '[data-action="case"]');
  await waitForHeading(page, words['newCase.title']);
}

/** Fills in what a case needs, all but its files. */
export async function fillCase(page, {subject, description = 'It began on Monday.'}) {
  await select(page, 'category.0', 'other');
  await put(page, 'subject', subject);
  await put(page, 'description', description);
  await choose(page, 'severity', '4');
}

/** From the filled form to check answers, past cases that are much like it. */
export async function checkCase(page) {
  await pressOn(page, '.new-case form button.primary');
  const hasCome = await page.waitFor(
    inElement(
      `(root) => (root.querySelector('.view.check') ? 'check' : root.querySelector('.new-case li.similar') && !root.querySelector('[name="subject"]') && 'similar')`,
    ),
  );
  if (hasCome === 'similar') await press(page, words['similar.none']);
  await waitForSelector(page, '.view.check');
}

/** From the first view to check answers. */
export async function reachCheck(page, answers) {
  await beginCase(page);
  await fillCase(page, answers);
  await checkCase(page);
}

/** What sends the case on view. */
export const sendButton = '.view.check .actions button.primary';
/** What sends the reply on view. */
export const replyButton = '.case-reply button[type="submit"]';

/** The reference that is on view after a case was sent. */
export async function sentReference(page) {
  await waitForHeading(page, words['sent.title']);
  return page.evaluate(
    inElement(`(root) => root.querySelector('.reference strong').textContent.replace(/[\\u2066-\\u2069]/g, '').trim()`),
  );
}

/** Opens a case by the element's own method. */
export async function openCase(page, {id, subject} = waitingCase) {
  await page.waitFor(inElement(`(root) => root.querySelector('h2[tabindex]') !== null`));
  await page.evaluate((caseId) => document.querySelector('support-center').open({view: 'case', caseId}), id);
  await waitForHeading(page, subject);
}

export async function writeReply(page, text) {
  await waitForField(page, 'text');
  await put(page, 'text', text);
}

/** Waits until the draft on view is kept on the device. */
export const isKept = (page) =>
  until(async () => /Kept on this device until/.test(await page.visibleText().catch(() => '')));

/** Waits until the one file on view is in this state. */
export const waitForFile = (page, state) =>
  page.waitFor(inElement(`(root) => root.querySelector('.file-list li')?.dataset.state === '${state}'`));

/** Chooses files that the page makes up: `{name, type, bytes}`, or `{..., base64}`. */
export const giveMadeFiles = (page, files) =>
  page.evaluate(
    inElement(`(root) => {
      const given = new DataTransfer();
      for (const {name, type = 'text/plain', bytes = 0, base64} of ${JSON.stringify(files)}) {
        const content = base64 ? Uint8Array.from(atob(base64), (one) => one.charCodeAt(0)) : Uint8Array.from({length: bytes}, (_, at) => at * 31 + (at >> 8));
        given.items.add(new File([content], name, {type}));
      }
      const field = root.querySelector('#field-files');
      field.files = given.files;
      field.dispatchEvent(new Event('change', {bubbles: true}));
    }`),
  );

/** Chooses a file of this machine (Chromium and Firefox). */
export async function giveFile(page, path) {
  await waitForSelector(page, '#field-files');
  const field = await page.native.evaluateHandle(inElement(`(root) => root.querySelector('#field-files')`));
  await field.uploadFile(path);
  await field.dispose();
}
