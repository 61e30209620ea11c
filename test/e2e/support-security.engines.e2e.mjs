/** Partner support under strict policies, with hostile articles and files, in every engine. */
import assert from 'node:assert/strict';
import {after, afterEach, before, describe, it} from 'node:test';
import {
  beginCase,
  buttonScript,
  checkCase,
  countOf,
  fillCase,
  giveMadeFiles,
  pressOn,
  quietWorld,
  sendButton,
  sentReference,
  supportScript,
  waitForFile,
  waitForHeading,
  words,
} from '../support/support-flow.mjs';
import {
  bundledFolder,
  guidedPolicies,
  headersFor,
  startSupportStage,
  watchedScript,
} from '../support/support-pages.mjs';
import {inElement, press, put} from '../support/wizard-flow.mjs';
import {until} from '../support/wizard-stage.mjs';

const refused = guidedPolicies.withWorker.replace("worker-src 'self'", "worker-src 'none'");

let stage;
let folder;
let buttonFolder;
before(async () => {
  stage = await startSupportStage();
  folder = await bundledFolder('support-security', watchedScript(supportScript));
  buttonFolder = await bundledFolder('support-security-button', watchedScript(buttonScript));
});
afterEach(() => stage.clear());
after(() => stage.close());

async function open(policy, options = {}) {
  const world = await quietWorld(stage);
  return stage.open({world, folder, proxied: true, headers: headersFor(policy), ...options});
}

/** What the page's policy forbade, what went wrong unseen, and what was written to the console. */
const complaintsOf = async ({page, origin}) => {
  const noted = await page.evaluate(() => ({
    violations: window.violations,
    uncaught: window.uncaught,
    console: window.consoleErrors,
  }));
  return {
    ...noted,
    reports: origin.reports.map((report) => report['violated-directive'] ?? report['effective-directive']),
    browser: page.messages.filter((message) => /^(error|warn|uncaught)/.test(message)),
  };
};
const nothing = {violations: [], uncaught: [], console: [], reports: [], browser: []};

/** The policy is in force: what it forbids is noticed. */
const isInForce = (page) =>
  page.waitFor(() => {
    document.body.setAttribute('style', 'color: red');
    return window.violations.length > 0;
  });

const kindsOf = (violations) => violations.map((one) => one.split(' ')[0]);
const triedForWorker = ['worker-src', 'require-trusted-types-for'];

const startedWorkers = ({requests}) => requests.filter(({path}) => path.includes('article-search-worker'));

/** From the first view over a search to an article that is laid out. */
async function findArticle(page, wanted = 'organizations shown') {
  await page.waitFor(inElement(`(root) => root.querySelector('#support-search') !== null`));
  await page.click({selector: '#support-search'});
  await page.type(wanted);
  await pressFirst(page, '.results [data-article]');
  await page.waitFor(inElement(`(root) => root.querySelector('.article-text') !== null`));
}

const pressFirst = (page, selector) =>
  page.waitFor(
    inElement(`(root) => {
      const found = root.querySelector(${JSON.stringify(selector)});
      found?.click();
      return found != null;
    }`),
  );

const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';
const subject = 'Zvono u prijemnici ne zvoni';

/** From an article to a case with a picture, sent, and to its file again. */
async function openCaseWithPicture(page) {
  await press(page, words['article.no']);
  await waitForHeading(page, words['newCase.title']);
  await fillCase(page, {subject});
  await giveMadeFiles(page, [{name: 'slika.png', type: 'image/png', base64: picture}]);
  await waitForFile(page, 'stored');
  await page.waitFor(inElement(`(root) => root.querySelector('.file-list canvas')?.width === 88`));
  await checkCase(page);
  await pressOn(page, sendButton);
  await sentReference(page);
  await press(page, words['sent.open']);
  await waitForHeading(page, subject);
  await page.evaluate(() => {
    window.downloads = [];
    HTMLAnchorElement.prototype.click = function () {
      window.downloads.push([this.href, this.download]);
    };
  });
  await pressFirst(page, '.case-file');
  const [[href, name]] = await page.waitFor(() => window.downloads.length > 0 && window.downloads);
  assert.match(href, /^blob:/);
  assert.equal(name, 'slika.png');
  await put(page, 'text', 'Zvono je novo.');
  await pressOn(page, '.case-reply button[type="submit"]');
  await page.waitForText(words['case.reply.sent']);
}

describe('from a search over an article to a case with a picture', () => {
  it('F-E3, X-11, S-02: under the policy that the guide gives nothing is violated, and the search runs in its worker', async () => {
    const opened = await open(guidedPolicies.withWorker);
    const {page, origin} = opened;
    await findArticle(page);
    await until(() => startedWorkers(origin).length > 0);
    await openCaseWithPicture(page);
    assert.deepEqual(await complaintsOf(opened), nothing);
    await isInForce(page);
  });

  it('S-02: where no worker may start, the search runs on the page, and nothing else is violated', async () => {
    const opened = await open(refused);
    const {page, origin} = opened;
    await findArticle(page);
    await openCaseWithPicture(page);
    assert.deepEqual(startedWorkers(origin), []);
    const {violations, uncaught} = await complaintsOf(opened);
    assert.deepEqual(uncaught, []);
    // What is tried for the worker is told by the browser; nothing else is.
    assert.deepEqual(
      kindsOf(violations).filter((kind) => !triedForWorker.includes(kind)),
      [],
    );
  });

  it('S-02: where its policy is not listed, the search works, and nothing but that is violated', async () => {
    const opened = await open(guidedPolicies.withoutWorker);
    const {page} = opened;
    await findArticle(page);
    await openCaseWithPicture(page);
    const {violations, uncaught} = await complaintsOf(opened);
    assert.deepEqual(uncaught, []);
    assert.deepEqual(
      kindsOf(violations).filter((kind) => kind !== 'trusted-types'),
      [],
    );
  });
});

describe('what the vendor wrote', () => {
  const hostile = [
    '# <img src=x onerror=alert(1)>',
    '<script>window.hacked = 1</script> <style>* {display: none}</style> <iframe src="https://evil.example"></iframe>',
    '[here](javascript:window.hacked=1) [there](data:text/html,1) [over there](//evil.example) ![pixel](https://evil.example/pixel.png)',
    '<a href="javascript:window.hacked=1">raw</a> <javascript:window.hacked=1>',
    '',
    '| a | b |\n| --- | --- |\n| <svg onload=window.hacked=1> | [x](vbscript:1) |',
    '',
    '```html\n<script>window.hacked = 1</script>\n```',
  ].join('\n\n');

  it('F-E9, F-E3: an article full of markup and addresses is text: nothing runs, nothing is fetched, nothing is violated', async () => {
    const world = await quietWorld(stage);
    const request = {articleId: 'article-setup-mail', language: 'en'};
    const headers = {'Content-Type': 'application/json'};
    const answer = await fetch(`${world.api}/articles/get`, {method: 'POST', headers, body: JSON.stringify(request)});
    const article = await answer.json();
    await world.fault({
      operation: 'getArticle',
      kind: 'json',
      body: JSON.stringify({...article, title: '<img src=x onerror=alert(1)>', text: hostile}),
      times: 10,
    });
    const opened = await open(guidedPolicies.withWorker, {world});
    const {page, origin} = opened;
    await page.waitFor(inElement(`(root) => root.querySelector('#support-search') !== null`));
    await page.evaluate(() =>
      document.querySelector('support-center').open({view: 'article', articleId: 'article-setup-mail'}),
    );
    await page.waitFor(inElement(`(root) => root.querySelector('.article-text') !== null`));
    assert.match(await page.visibleText(), /window\.hacked = 1/);
    assert.equal(await countOf(page, '.article-text :is(img, script, style, iframe, svg[onload], [onerror])'), 0);
    const leadsTo = await page.evaluate(
      inElement(`(root) => [...root.querySelectorAll('.article-text [href]')].map(({href}) => href)`),
    );
    assert.deepEqual(
      leadsTo.filter((href) => !href.startsWith('https:')),
      [],
    );
    assert.equal(await page.evaluate(() => window.hacked ?? null), null);
    assert.deepEqual(await complaintsOf(opened), nothing);
    assert.deepEqual(
      origin.requests.filter(({path}) => /pixel|evil/.test(path)),
      [],
    );
  });

  it('F-E10, S-19: a page that calls itself a picture is shown as no picture, and its name stays a name', async () => {
    const opened = await open(guidedPolicies.withWorker);
    const {page} = opened;
    await beginCase(page);
    const svg = Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="window.hacked=1"/>').toString('base64');
    await giveMadeFiles(page, [{name: '<b>\u202Egnp.png', type: 'image/png', base64: svg}]);
    await waitForFile(page, 'stored');
    assert.equal(await countOf(page, '.file-list :is(canvas, img, b)'), 0);
    assert.doesNotMatch(
      await page.evaluate(inElement(`(root) => root.querySelector('.file-list .name').textContent`)),
      /\u202E/,
    );
    assert.equal(await page.evaluate(() => window.hacked ?? null), null);
    assert.deepEqual(await complaintsOf(opened), nothing);
  });
});

it('F-E3, S-01: the button and its drawer, opened, used and closed, violate nothing', async () => {
  const opened = await open(guidedPolicies.withWorker, {
    folder: buttonFolder,
    body: '<support-button locale="ru"></support-button>',
  });
  const {page, origin} = opened;
  await page.waitFor(() => document.querySelector('support-button').shadowRoot?.querySelector('[part=button]') != null);
  await page.click({selector: '[part=button]'});
  await findArticle(page, 'письмо');
  await until(() => startedWorkers(origin).length > 0);
  await pressOn(page, '[data-action="case"]');
  await page.waitFor(inElement(`(root) => root.querySelector('[name="subject"]') !== null`));
  await page.press('Escape');
  await page.waitFor(() => document.querySelector('support-button').shadowRoot.querySelector('dialog[open]') === null);
  assert.deepEqual(await complaintsOf(opened), nothing);
  await isInForce(page);
});
