/** Drives `<partner-renewal>` from the overview to a receipt, by what stands on each page: in any language. */
import {startBackend as startWorld} from '../../test/support/wizard-flow.mjs';

/** Agreements of every standing behind real HTTP. */
export const startBackend = () => startWorld('agreements');

const inRenewal = (work) => `(() => {
  const root = document.querySelector('partner-renewal')?.shadowRoot;
  return root ? (${work})(root) : null;
})()`;

/** What can be seen of a selector. */
const seen = (selector) => `[...root.querySelectorAll('${selector}')].filter((one) => one.checkVisibility())`;
const shows = (selector) => inRenewal(`(root) => ${seen(selector)}.length > 0`);

async function press(page, selector) {
  await page.waitFor(shows(selector));
  await page.evaluate(inRenewal(`(root) => ${seen(selector)}[0].click()`));
}

/** Answers what a form asks for: the first choice, a tick in every box, a word in every empty field. */
const answerAll = inRenewal(`(root) => {
  for (const box of root.querySelectorAll('input[type=checkbox]:not(:checked)')) box.click();
  for (const choice of root.querySelectorAll('input[type=radio]')) {
    if (!root.querySelector('input[name="' + choice.name + '"]:checked')) choice.click();
  }
  for (const field of root.querySelectorAll('input[type=text], textarea')) {
    if (field.value !== '') continue;
    field.value = 'Директор';
    field.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  }
}`);

const heading = inRenewal(`(root) => root.querySelector('h2[tabindex]')?.textContent.trim() ?? null`);

/** Renews the first agreement that can be, reads its text on the way, and ends at the receipt. */
export async function renewAgreement(page) {
  await press(page, 'button[data-action=renew]');
  while (!(await page.evaluate(shows('.result')))) {
    await page.waitFor(shows('.content button.primary'));
    const at = await page.evaluate(heading);
    if (await page.evaluate(shows('.content button.emphasis'))) {
      await press(page, '.content button.emphasis');
      await page.waitFor(shows('.agreement-text'));
      await press(page, '.reading button.primary');
    }
    await page.evaluate(answerAll);
    await press(page, '.content button.primary');
    await page.waitFor(`(${heading}) !== ${JSON.stringify(at)}`);
    await page.waitFor(`(${shows('.content button.primary')}) || (${shows('.result')})`);
  }
  await press(page, '.result button');
  await page.waitFor(shows('.proof'));
}
