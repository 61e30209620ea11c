/** The page that verifies receipts: in plain words, without a connection, under a strict policy. */
import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import {after, before, beforeEach, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import {build} from 'esbuild';
import {words} from '../../examples/verify-receipt/words.js';
import {launch} from '../support/driver.mjs';
import {tabTo} from '../support/keyboard.mjs';
import {startPageServer, strictPolicy} from '../support/page-server.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(`${root}${path}`, 'utf8');
const page = '/examples/verify-receipt/';

/** A module of the sources as a host gets it, with what it imports. */
async function built(path) {
  const {outputFiles} = await build({
    entryPoints: [root + path],
    bundle: true,
    format: 'esm',
    write: false,
    logLevel: 'error',
  });
  return outputFiles[0].text;
}
const imported = async (path) => import(`data:text/javascript,${encodeURIComponent(await built(path))}`);

const text = '# Agreement\n\nWe agree.\n';
let browser, server, view, verifier, sealReceipt, receipt, earlier;

before(async () => {
  const script = await built('src/domain/verify-receipt.ts');
  verifier = await import(`data:text/javascript,${encodeURIComponent(script)}`);
  ({sealReceipt} = await imported('src/domain/receipt.ts'));
  const {sha256Hex} = await imported('src/domain/sha-256.ts');
  const content = {
    schemaVersion: 1,
    id: 'receipt-1',
    agreementId: 'agreement-1',
    agreementName: 'Indirect Channel Partner Agreement',
    textVersion: '2026-03',
    textLanguage: 'en',
    textHash: await sha256Hex(text),
    contractingParty: 'Vendor International B.V.',
    countries: ['RS', 'ME'],
    signerName: 'Марија Петровић',
    signerTitle: 'Director',
    signerAccountId: 'account-7',
    attestation: 'I may sign for the company.',
    attestationLanguage: 'en',
    acceptedAt: '2025-06-14T21:59:59.999Z',
    previousHash: null,
  };
  earlier = await sealReceipt(content);
  receipt = await sealReceipt({
    ...content,
    id: 'receipt-2',
    acceptedAt: '2026-06-14T10:00:00Z',
    previousHash: earlier.hash,
  });
  server = await startPageServer({
    folder: root,
    pages: {[page]: read('examples/verify-receipt/index.html')},
    // The page's icon is an empty data: address, as its own policy allows.
    headers: {'content-security-policy': strictPolicy.replace("img-src 'self'", 'img-src data:')},
    handle({url}, response) {
      const isVerifier = url === '/dist/domain/verify-receipt.js';
      if (isVerifier) response.writeHead(200, {'content-type': 'text/javascript'}).end(script);
      return Promise.resolve(isVerifier);
    },
  });
  browser = await launch();
  view = await browser.newPage();
});
beforeEach(open);
after(async () => {
  await browser?.close();
  await server?.close();
});

/** The page as one who comes finds it, in English. */
async function open() {
  await view.goto(server.origin + page);
  await view.waitFor(() => document.readyState === 'complete' && document.querySelector('form button').textContent);
  await speak('en');
}

const speak = (language) =>
  view.evaluate((chosen) => {
    const select = document.querySelector('#language');
    select.value = chosen;
    select.dispatchEvent(new Event('change'));
  }, language);

/**
 * Puts text in at the cursor as a paste does. Firefox scrolls the cursor into view only with the next frame, and what
 * is clicked before that is no longer where it was found.
 */
async function paste(selector, pasted) {
  await view.click({selector});
  await view.evaluate(async (inserted) => {
    document.execCommand('insertText', false, inserted);
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    await frame();
    await frame();
  }, pasted);
}

/** Drops a file on the field, as far as a page can tell; whether the page kept the browser from opening it. */
const drop = (area, name, content) =>
  view.evaluate(
    (target, fileName, parts) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([parts], fileName));
      const node = document.querySelector(target);
      return ['dragover', 'drop'].every(
        (type) => !node.dispatchEvent(new DragEvent(type, {dataTransfer, bubbles: true, cancelable: true})),
      );
    },
    area === 'beside' ? 'h1' : `[data-drop=${area}]`,
    name,
    content,
  );

/** Chooses a file in a field, as far as a page can tell. */
const choose = (field, name, content) =>
  view.evaluate(
    (selector, fileName, parts) => {
      const chosen = new DataTransfer();
      chosen.items.add(new File([parts], fileName));
      const input = document.querySelector(selector);
      input.files = chosen.files;
      for (const type of ['input', 'change']) input.dispatchEvent(new Event(type, {bubbles: true}));
    },
    field,
    name,
    content,
  );

const lines = async () => (await view.visibleText()).split('\n');

async function verify(expected) {
  await view.click({text: words.en.verify});
  await view.waitForText(expected);
  return lines();
}

const valid = `✓ ${words.en.valid}`;
const invalid = `✗ ${words.en.invalid}`;

describe('the page that verifies receipts', () => {
  it('says of a pasted receipt that it is valid, and what it says', async () => {
    await paste('#receipt', JSON.stringify(receipt));
    const shown = await verify(valid);
    const said = words.en;
    for (const line of [
      words.en.comparedNothing,
      'Марија Петровић',
      'Serbia (RS), Montenegro (ME)',
      'English (en)',
      receipt.hash,
      said.limits,
    ]) {
      assert.ok(shown.includes(line), line);
    }
    assert.ok(shown.some((line) => line.includes('June 14, 2026') && line.includes('(2026-06-14T10:00:00Z)')));
    assert.ok(
      shown.indexOf(said.limits) < shown.indexOf(said.content),
      'what it does not show stands before what it says',
    );
    assert.equal((await view.focused()).id, 'verdict');
  });

  it('compares a dropped receipt with the text, the receipt before it and a hash', async () => {
    await drop('receipt', 'receipt.json', JSON.stringify(receipt, null, 2));
    await view.waitFor(() => document.querySelector('#receipt').value !== '');
    await drop('text', 'agreement.txt', text);
    await drop('previous', 'earlier.json', JSON.stringify(earlier));
    await paste('#hash', ` ${receipt.hash.toUpperCase()} `);
    const shown = await verify(valid);
    const {comparedText, comparedPrevious, comparedHash} = words.en;
    assert.ok(shown.includes([comparedText, comparedPrevious, comparedHash].join(' ')), shown.join('\n'));

    await drop('text', 'agreement.txt', text.replace('agree.', 'agree'));
    await drop('previous', 'earlier.json', JSON.stringify(receipt));
    await paste('#hash', 'x');
    const otherwise = await verify(invalid);
    const {otherText, otherPrevious, otherHash} = words.en.problems;
    for (const problem of [otherText, otherPrevious, otherHash]) assert.ok(otherwise.includes(problem), problem);
  });

  it('says of an altered receipt, and of what is none, what is wrong', async () => {
    const cases = [
      [JSON.stringify({...receipt, countries: ['RS']}), words.en.problems.altered],
      [JSON.stringify({...receipt, signerName: ''}), words.en.malformed(words.en.fields.signerName)],
      [JSON.stringify({...receipt, schemaVersion: 2}), words.en.problems.otherSchema],
      ['{"hash": ', words.en.problems.notReceipt],
      [`${JSON.stringify(receipt)}x`, words.en.problems.notReceipt],
    ];
    for (const [pasted, problem] of cases) {
      await open();
      await paste('#receipt', pasted);
      const shown = await verify(invalid);
      assert.ok(shown.includes(problem), problem);
      assert.equal(shown.includes(receipt.hash), problem === words.en.problems.altered);
    }
  });

  it('lets a verdict go as soon as anything it was made of changes, until it is made anew', async () => {
    const altered = JSON.stringify({...receipt, countries: ['RS']});
    const changes = {
      'another receipt is typed': () => paste('#receipt', ' '),
      'another receipt is chosen': () => choose('#receipt-file', 'receipt.json', altered),
      'another receipt is dropped': () => drop('receipt', 'receipt.json', altered),
      'a text is chosen': () => choose('#text-file', 'agreement.txt', text),
      'a text is dropped': () => drop('text', 'agreement.txt', text),
      'an earlier receipt is dropped': () => drop('previous', 'earlier.json', JSON.stringify(earlier)),
      'a fingerprint is typed': () => paste('#hash', 'x'),
    };
    for (const [name, change] of Object.entries(changes)) {
      await open();
      await drop('receipt', 'receipt.json', JSON.stringify(receipt));
      await view.waitFor(() => document.querySelector('#receipt').value !== '');
      await verify(valid);
      await change();
      await view.waitFor(() => document.querySelector('#result').hidden);
      await speak('ru');
      const shown = await lines();
      for (const gone of [`✓ ${words.ru.valid}`, words.ru.limits, receipt.hash]) {
        assert.ok(!shown.includes(gone), `${name}: ${gone}`);
      }
    }
    await open();
    await choose('#receipt-file', 'receipt.json', altered);
    await view.waitFor(() => document.querySelector('#receipt').value !== '');
    await verify(invalid);
  });

  it('shows no verdict on what was changed while it was verified', async () => {
    await paste('#receipt', JSON.stringify(receipt));
    await view.evaluate(
      (altered) => {
        const [form, verdict] = ['#form', '#verdict'].map((selector) => document.querySelector(selector));
        window.__said = [];
        new MutationObserver(() => window.__said.push(verdict.textContent)).observe(verdict, {childList: true});
        form.requestSubmit();
        document.querySelector('#receipt').select();
        document.execCommand('insertText', false, altered);
        form.requestSubmit();
      },
      JSON.stringify({...receipt, countries: ['RS']}),
    );
    await view.waitForText(invalid);
    assert.deepEqual(await view.evaluate(() => window.__said), [invalid]);
  });

  it('says that a receipt has not changed only of one that has not', async () => {
    await paste('#receipt', JSON.stringify({...receipt, countries: ['RS']}));
    await verify(invalid);
    for (const [language, said] of Object.entries(words)) {
      await speak(language);
      assert.ok(!(await lines()).includes(said.limits), language);
    }
    await open();
    await paste('#receipt', JSON.stringify(receipt));
    await verify(valid);
    for (const [language, said] of Object.entries(words)) {
      await speak(language);
      assert.ok((await lines()).includes(said.limits), language);
    }
  });

  it('speaks the language chosen, also about what was verified before', async () => {
    await paste('#receipt', JSON.stringify({...receipt, id: 'receipt-3'}));
    await verify(invalid);
    for (const [language, said] of Object.entries(words)) {
      await speak(language);
      const shown = await lines();
      for (const line of [said.title, `✗ ${said.invalid}`, said.problems.altered, said.fields.contractingParty]) {
        assert.ok(shown.includes(line), `${language}: ${line}`);
      }
      assert.deepEqual(await view.evaluate(() => [document.documentElement.lang, document.title]), [
        language,
        said.title,
      ]);
    }
  });

  it('shows hostile names as the text they are, isolated', async () => {
    const hostile = '<img src=x onerror="window.__xss=1">\u202Egnp';
    const sealed = await sealReceipt({
      ...contentOf(receipt),
      signerName: hostile,
      agreementName: '{{7*7}}</dd><script>window.__xss=1</script>',
    });
    await paste('#receipt', JSON.stringify(sealed));
    assert.ok((await verify(valid)).includes(hostile));
    const found = await view.evaluate(() => [
      window.__xss,
      document.querySelectorAll('#result img, #result script').length,
      [...document.querySelectorAll('#fields dd')].every(({firstElementChild}) => firstElementChild.tagName === 'BDI'),
    ]);
    assert.deepEqual(
      found.map((one) => one ?? null),
      [null, 0, true],
    );
  });

  it('asks the network for nothing after it has loaded, violates no policy, and refuses a file that falls beside', async () => {
    const asked = server.requests.length;
    assert.equal(await drop('beside', 'receipt.json', JSON.stringify(receipt)), true);
    await drop('receipt', 'receipt.json', JSON.stringify(receipt));
    await view.waitFor(() => document.querySelector('#receipt').value !== '');
    await verify(valid);
    assert.equal(server.requests.length, asked);
    assert.deepEqual(server.reports, []);
    assert.deepEqual(
      view.messages.filter((message) => /^(error|uncaught)/.test(message)),
      [],
    );
  });

  it('works with the keyboard alone', async () => {
    await tabTo(view, 'receipt');
    await view.type(JSON.stringify(receipt));
    await tabTo(view, 'hash');
    await view.type('0');
    await view.press('Enter');
    await view.waitForText(invalid);
    await view.waitForText(words.en.problems.otherHash);
    assert.equal((await view.focused()).id, 'verdict');
    await view.press('Shift+Tab');
    assert.equal((await view.focused()).text, words.en.verify);
    await view.press('Shift+Tab');
    assert.equal((await view.focused()).id, 'hash');
    await view.press('Backspace');
    await tabTo(view, words.en.verify);
    await view.press('Enter');
    await view.waitForText(valid);
  });

  it('has no accessibility problem that axe knows, empty, valid and invalid', async () => {
    await view.evaluate(`(() => {${read('node_modules/axe-core/axe.min.js')}})()`);
    const violations = async () =>
      view.evaluate(async () =>
        (await globalThis.axe.run()).violations.map(({id, nodes}) => [id, nodes.map(({html}) => html)]),
      );
    assert.deepEqual(await violations(), []);
    await paste('#receipt', JSON.stringify(receipt));
    await verify(valid);
    assert.deepEqual(await violations(), []);
    await paste('#receipt', 'x');
    await verify(invalid);
    assert.deepEqual(await violations(), []);
  });

  it('opens in the language of its address, else in one of the browser’s', async () => {
    const title = async (query) => {
      await view.goto(`${server.origin}${page}${query}`);
      await view.waitFor(() => document.readyState === 'complete' && document.querySelector('form button').textContent);
      return view.evaluate(() => [document.documentElement.lang, document.querySelector('h1').textContent]);
    };
    for (const [query, language] of [
      ['?lang=ru', 'ru'],
      ['?lang=sr-Latn', 'sr-Latn'],
      ['?lang=SR', 'sr-Latn'],
      ['?lang=en-GB', 'en'],
    ]) {
      assert.deepEqual(await title(query), [language, words[language].title], query);
    }
    assert.deepEqual(await title('?lang=tlh'), await title(''));
  });

  it('has every word in every language, for every field and every problem', () => {
    const keys = (said, path = '') =>
      Object.entries(said).flatMap(([key, value]) =>
        typeof value === 'object' ? keys(value, `${path}${key}.`) : [`${path}${key}`],
      );
    const [english, ...others] = Object.values(words);
    for (const said of others) assert.deepEqual(keys(said), keys(english));
    assert.deepEqual(Object.keys(english.fields), [...verifier.receiptFields]);
    const named = [
      ...read('src/domain/verify-receipt.ts')
        .split('export type ReceiptProblem')[1]
        .split(';')[0]
        .matchAll(/'(\w+)'/g),
    ];
    assert.deepEqual(
      Object.keys(english.problems),
      named.map(([, problem]) => problem),
    );
    for (const word of [...read('examples/verify-receipt/index.html').matchAll(/data-word="(\w+)"/g)]) {
      assert.equal(typeof english[word[1]], 'string', word[1]);
    }
  });
});

/** A receipt without its seal. */
const contentOf = ({hash: _, ...content}) => content;
