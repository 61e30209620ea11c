/** The page of agreements of the built demo, driven as a person does. */
import {readFileSync} from 'node:fs';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {page, pick} from './demo-stage.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));

async function load(contents) {
  const options = {bundle: true, format: 'esm', write: false, logLevel: 'error'};
  const {outputFiles} = await build({stdin: {contents, resolveDir: root, loader: 'ts'}, ...options});
  return import(`data:text/javascript,${encodeURIComponent(outputFiles[0].text)}`);
}

const wordsOf = (language) =>
  load(`
    import {words as overview} from './src/locales/overview/${language}.js';
    import {words as agreement} from './src/locales/agreement/${language}.js';
    import {words as renewal} from './src/locales/renewal/${language}.js';
    export const kit = {...overview, ...agreement, ...renewal};
    export * as demoWords from './demo/words/${language}.ts';`);

/** The kit's words on this page, and the demo's. */
export const en = (await wordsOf('en')).kit;
const russian = await wordsOf('ru');
export const ru = russian.kit;
export const demoRu = russian.demoWords.ru;

/** Every scenario with agreements. */
export const {renewalScenarioNames: scenarios} = await load(
  "export {renewalScenarioNames} from './src/backend/memory/agreements/renewal-scenarios.ts';",
);

/** The moments of an agreement as the demo offers them, and the days of grace there. */
export const {momentsOf, graceDays} = await load(`
  export {momentsOf} from './demo/agreement-moments.ts';
  export {graceDays} from './demo/policy.ts';`);

export const verifyPage = readFileSync(`${root}examples/verify-receipt/index.html`, 'utf8');

const inRenewal = (work) => `(() => {
  const root = document.querySelector('partner-renewal')?.shadowRoot;
  return root ? (${work})(root) : null;
})()`;

/** Waits until `work`, a function of the element's shadow root as text, answers something truthy. */
export const untilRenewal = (work) => page.waitFor(inRenewal(work));
/** The same at once. */
export const fromRenewal = (work) => page.evaluate(inRenewal(work));

/** Waits for a heading of the element. */
export const heads = (text) =>
  untilRenewal(
    `(root) => [...root.querySelectorAll('h2')].some((heading) => heading.innerText.trim() === ${JSON.stringify(text)})`,
  );

/** The standing of an agreement on the overview and what it counts down, such as `Due soon 7`; by its name. */
export const countdownOf = (name) =>
  fromRenewal(`(root) => {
    const row = [...root.querySelectorAll('article.agreement')].find((one) => one.innerText.includes(${JSON.stringify(name)}));
    const parts = ['.standing', '.days strong'].map((part) => row?.querySelector(part)?.innerText.trim() ?? '');
    return parts.filter((part) => part !== '').join(' ');
  }`);

/** The same in words, with all that stands beside it. */
export const standingOf = (name) =>
  fromRenewal(
    `(root) => [...root.querySelectorAll('article, li')].find((row) => row.innerText.includes(${JSON.stringify(name)}))?.innerText ?? ''`,
  ).then((text) => text ?? '');

/** Presses the one button of the element with these words or this label. */
export async function press(words) {
  const find = `[...root.querySelectorAll('button')].filter((button) => [button.innerText.trim(), button.getAttribute('aria-label')].includes(${JSON.stringify(words)}) && button.checkVisibility())`;
  await untilRenewal(`(root) => {
    const found = ${find};
    const isThere = found.length === 1 && found[0].getAttribute('aria-disabled') !== 'true';
    if (isThere) found[0].click();
    return isThere;
  }`);
}

/** Ticks the box or chooses the card that `find`, an expression over the element's `root`, finds, as soon as it is there. */
export const tickFound = (find) =>
  untilRenewal(`(root) => {
    const input = ${find};
    if (input && !input.checked) input.click();
    return Boolean(input);
  }`);

/** Ticks a box or chooses a card. */
export const choose = (name, value) =>
  tickFound(`root.querySelector('input[name="${name}"]${value === undefined ? '' : `[value="${value}"]`}')`);

export async function fill(name, text) {
  const field = `root.querySelector('[name="${name}"]')`;
  await untilRenewal(`(root) => {
    const field = ${field};
    field?.focus();
    field?.select();
    return field !== null;
  }`);
  await page.type(text);
  await untilRenewal(`(root) => ${field}?.value === ${JSON.stringify(text)}`);
}

/** From the first question about the one agreement to check answers. */
export async function reachCheck(words, {onPage = async () => undefined} = {}) {
  const arrive = async (title) => {
    await heads(words[title]);
    await onPage(title);
  };
  await arrive('authority.title');
  await choose('authority', 'yes');
  await press(words['action.next']);
  await arrive('company.title');
  await press(words['action.next']);
  await arrive('countries.title');
  for (const index of [0, 1, 2]) await choose(`agreements.0.countries.${index}.physicalLocation`);
  await press(words['action.next']);
  await arrive('text.title');
  await press(words['text.open']);
  await untilRenewal(`(root) => root.querySelector('.reader') !== null`);
  await press(words['text.close']);
  await arrive('text.title');
  await press(words['action.next']);
  await arrive('attest.title');
  await fill('signerTitle', 'Direktorka');
  await choose('attested');
  await press(words['action.next']);
  await arrive('check.title');
}

/** Travels to a moment of the agreement at hand. */
export const jump = (name) => page.click({selector: `[data-jump="${name}"]`});
export const act = (name) => page.click({selector: `[data-act="${name}"]`});
export const chooseScenario = (name) => pick('[aria-describedby="scenario-text scenario-hint"]', name);
