/** Drives the renewal as a person does: from the overview to check answers and on, in any language. */
import {
  actOn,
  choose,
  commonEvents,
  inElement,
  next,
  pageScriptFor,
  press,
  put,
  tick,
  waitForField,
  waitForSelector,
} from './wizard-flow.mjs';
import {startStage, until} from './wizard-stage.mjs';
import {renewalWords} from './words.mjs';

const words = await renewalWords();

export const renewalScript = pageScriptFor('partner-renewal', [
  ...commonEvents,
  ...['renewal-opened', 'deadline-changed', 'signer-not-authorised', 'accepted', 'declined', 'under-review', 'lapsed'],
  ...['receipt-ready', 'reminder-due'],
]);

export const renewalBody = ({language = 'en', attributes = ''} = {}) =>
  `<partner-renewal locale="${language}" ${attributes}></partner-renewal>`;

/** Where renewals are shown to end-to-end tests. A test that names no scenario has one agreement, due within a month. */
export const startRenewalStage = (options) =>
  startStage({script: renewalScript, body: renewalBody, scenario: 'oneAgreement', ...options});

/** Presses what matches the selector, as soon as it is one thing. */
export const pressOn = (page, selector) =>
  page.waitFor(
    inElement(`(root) => {
      const found = root.querySelectorAll(${JSON.stringify(selector)});
      if (found.length === 1) found[0].click();
      return found.length === 1;
    }`),
  );

/** Gives how many elements match. */
export const countOf = (page, selector) =>
  page.evaluate(inElement(`(root) => root.querySelectorAll(${JSON.stringify(selector)}).length`));

/** Opens each text that was not opened yet, and closes it. */
export async function openTexts(page) {
  for (let left = await countOf(page, '.button.emphasis'); left > 0; left--) {
    await actOn(page, '.button.emphasis', '(button) => button.click()');
    await waitForSelector(page, '.reader');
    await press(page, words['text.close']);
    await until(async () => (await countOf(page, '.button.emphasis')) === left - 1);
  }
}

/** Says who signs. Name and address stand there already. */
export async function attest(page, jobTitle = 'Managing Director') {
  await put(page, 'signerTitle', jobTitle);
  await tick(page, 'attested');
  await next(page);
}

/** From the first step of a renewal to check answers; where a draft was kept, from the signature's form. */
export async function reachCheckFromAuthority(page, {jobTitle} = {}) {
  await waitForSelector(page, '[name="authority"], [name="signerTitle"]');
  if ((await countOf(page, '[name="authority"]')) > 0) await reachSignature(page);
  await attest(page, jobTitle);
  await waitForSelector(page, '.view.check');
}

async function reachSignature(page) {
  await choose(page, 'authority', 'yes');
  await next(page);
  await waitForField(page, 'agreements.0.principalCountry');
  await next(page);
  await waitForField(page, 'agreements.0.countries.0.physicalLocation');
  const boxes = await page.evaluate(
    inElement(`(root) => [...root.querySelectorAll('[name$=".physicalLocation"]')].map(({name}) => name)`),
  );
  for (const name of boxes) await tick(page, name);
  await next(page);
  await waitForSelector(page, '[id^="field-agreements."][id$=".text"]');
  await openTexts(page);
  await next(page);
}

/** From the overview of one agreement to check answers. */
export async function reachCheck(page, options) {
  await pressOn(page, '[data-action="renew"]');
  await reachCheckFromAuthority(page, options);
}

/** From the overview to the interruption before declining. */
export async function reachDecline(page) {
  await reachCheck(page);
  await press(page, words['check.decline']);
  await waitForField(page, 'declineReason');
}

/** From the overview of a lapsed agreement to check answers, for the first country alone. */
export async function reachApplication(page, {jobTitle} = {}) {
  await pressOn(page, '[data-action="reapply"], [data-action="continueReapplication"]');
  await page.waitFor(
    inElement(`(root) => root.querySelector('[name="chosen"], [id="field-chosen"], [name="attested"]') !== null`),
  );
  // What another tab began goes on where it was left.
  if (await page.evaluate(inElement(`(root) => root.querySelector('[name="attested"]') !== null`))) {
    await attest(page, jobTitle);
    return void (await waitForSelector(page, '.view.check'));
  }
  await tick(page, 'chosen');
  await pressOn(page, '[id="field-countries.DE"]');
  await waitForSelector(page, '.reader');
  await press(page, words['text.close']);
  await waitForSelector(page, '.matrix');
  await next(page);
  await attest(page, jobTitle);
  await waitForSelector(page, '.view.check');
}
