/** The themes of the packed package: what they set can be read, and the default one changes nothing. */
import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {after, before, describe, it} from 'node:test';
import {engine, launch} from '../support/driver.mjs';
import {packedPackage} from '../support/packed-package.mjs';
import {startPageServer} from '../support/page-server.mjs';

/** Foreground, background and the least contrast between them. */
const pairs = [
  ...['text', 'text-quiet', 'brand', 'brand-strong', 'danger', 'warning', 'success'].flatMap((text) =>
    ['surface', 'surface-2'].map((under) => [text, under, 4.5]),
  ),
  ['text', 'surface-3', 4.5],
  ['on-brand', 'brand', 4.5],
  ['on-brand', 'brand-strong', 4.5],
  ...['brand', 'danger', 'warning', 'success'].map((name) => [
    name === 'brand' ? 'brand-strong' : name,
    `${name}-soft`,
    4.5,
  ]),
  ...['brand', 'danger', 'warning', 'success'].map((name) => ['text', `${name}-soft`, 4.5]),
  ['line-control', 'surface', 3],
  ['focus', 'surface', 3],
];

/** Everything that the tokens come to on this page, in the page. */
const tokensOf = () => {
  const {shadowRoot} = document.querySelector('provisioning-wizard');
  const [sheet] = shadowRoot.adoptedStyleSheets;
  const names = [...sheet.cssRules[0].style].filter((name) => name.startsWith('--'));
  const probe = shadowRoot.appendChild(document.createElement('span'));
  const computed = Object.fromEntries(
    names.map((name) => {
      probe.style.cssText = `color: var(${name}); inline-size: var(${name}); display: block`;
      const {color, inlineSize} = getComputedStyle(probe);
      return [name, `${color} ${inlineSize}`];
    }),
  );
  probe.remove();
  return computed;
};

/** The contrast of each pair as the screen shows it, in the page. */
const contrastsOf = (wanted) => {
  const {shadowRoot} = document.querySelector('provisioning-wizard');
  const probe = shadowRoot.appendChild(document.createElement('span'));
  const context = Object.assign(document.createElement('canvas'), {width: 1, height: 1}).getContext('2d', {
    willReadFrequently: true,
  });
  const luminance = (token) => {
    probe.style.color = `var(--${token})`;
    context.fillStyle = getComputedStyle(probe).color;
    context.fillRect(0, 0, 1, 1);
    const [red, green, blue] = [...context.getImageData(0, 0, 1, 1).data].map((value) => {
      const part = value / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const found = wanted.map(([over, under]) => {
    const [lighter, darker] = [luminance(over), luminance(under)].sort((one, other) => other - one);
    return (lighter + 0.05) / (darker + 0.05);
  });
  probe.remove();
  return found;
};

/** Looks are one engine's matter here; what they are made of is tested in all. */
const suites = engine === 'chromium' ? ['the themes'] : [];

for (const suite of suites)
  describe(suite, () => {
    const {folder} = packedPackage();
    const names = readdirSync(join(folder, 'themes'));
    let browser;
    let server;
    before(async () => {
      const html = (theme) => `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>A portal</title>
${theme ? `<link rel="stylesheet" href="/themes/${theme}">` : ''}
<script type="module" src="/dist/cdn/provisioning-wizard.js"></script></head>
<body><provisioning-wizard></provisioning-wizard></body></html>`;
      const pages = Object.fromEntries(names.map((name) => [`/${name}`, html(name)]));
      [browser, server] = await Promise.all([launch(), startPageServer({folder, pages: {...pages, '/': html(null)}})]);
    });
    after(async () => {
      await browser?.close();
      await server?.close();
    });

    async function open(path) {
      const page = await browser.newPage();
      await page.goto(`${server.origin}/${path}`);
      await page.waitFor(() => document.querySelector('provisioning-wizard').shadowRoot?.adoptedStyleSheets.length > 0);
      return page;
    }

    for (const name of names)
      it(`${name}: text and controls stand out enough from what is under them, in light and dark`, async () => {
        const page = await open(name);
        for (const theme of ['light', 'dark']) {
          await page.evaluate((wanted) => (document.querySelector('provisioning-wizard').theme = wanted), theme);
          await page.evaluate(() => document.querySelector('provisioning-wizard').updateComplete);
          const contrasts = await page.evaluate(contrastsOf, pairs);
          const low = pairs.flatMap(([over, under, least], index) =>
            contrasts[index] < least
              ? [`${theme}: ${over} on ${under}, ${contrasts[index].toFixed(2)} of ${least}`]
              : [],
          );
          assert.deepEqual(low, []);
        }
        await page.close();
      });

    it('default.css says what holds without it, and names every property that can be set', async () => {
      const [plain, themed] = await Promise.all([open(''), open('default.css')]);
      assert.deepEqual(await themed.evaluate(tokensOf), await plain.evaluate(tokensOf));
      const text = readFileSync(join(folder, 'themes/default.css'), 'utf8');
      const modules = readdirSync(join(folder, 'dist/components'), {recursive: true}).filter((path) =>
        path.endsWith('.js'),
      );
      const used = new Set(
        modules.flatMap((path) =>
          [...readFileSync(join(folder, 'dist/components', path), 'utf8').matchAll(/var\((--partner-[\w-]+)/g)].map(
            ([, name]) => name,
          ),
        ),
      );
      assert.deepEqual(
        [...used].filter((name) => !text.includes(`${name}:`)),
        [],
      );
      await Promise.all([plain.close(), themed.close()]);
    });
  });
