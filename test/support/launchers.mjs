import {chromeLauncher} from '@web/test-runner-chrome';
import {webdriverLauncher} from '@web/test-runner-webdriver';
import puppeteer from 'puppeteer-core';
import {puppeteerOptions, startWebKitDriver, webKitSession} from './browsers.mjs';

/** What the reports call a launcher of the test runner. */
export const engineOf = (browserName) =>
  /firefox/i.test(browserName) ? 'firefox' : /mini ?browser|webkit/i.test(browserName) ? 'webkit' : 'chromium';

/** Media preferences that Firefox takes only at its start, by the name a test run asks for. */
const firefoxMedia = {
  dark: {'layout.css.prefers-color-scheme.content-override': 0},
  'reduced-motion': {'ui.prefersReducedMotion': 1},
  'forced-colors': {'browser.display.document_color_use': 2},
};

/** Gives every file a page of its own: one page has room for 50 entries of history, and keeps what a file left behind. */
function withFreshPages(browser) {
  const stopSession = browser.stopSession.bind(browser);
  browser.stopSession = async (sessionId) => {
    const result = await stopSession(sessionId);
    const used = browser.inactivePages.splice(0);
    await Promise.all(used.map(({puppeteerPage}) => puppeteerPage.close()));
    return result;
  };
  return browser;
}

/**
 * A launcher of the test runner for one engine.
 * @param {'chromium' | 'firefox' | 'webkit'} engine
 */
export async function launcher(engine) {
  if (engine === 'webkit') return webdriverLauncher(webKitSession((await startWebKitDriver()).port));
  const preferences = firefoxMedia[process.env.FIREFOX_MEDIA] ?? {};
  const program = engine === 'chromium' ? 'chromiumShell' : engine;
  const launchOptions = puppeteerOptions(engine, {preferences, program});
  return withFreshPages(chromeLauncher(engine === 'firefox' ? {puppeteer, launchOptions} : {launchOptions}));
}
