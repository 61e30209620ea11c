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

/**
 * A launcher of the test runner for one engine.
 * @param {'chromium' | 'firefox' | 'webkit'} engine
 */
export async function launcher(engine) {
  if (engine === 'webkit') return webdriverLauncher(webKitSession((await startWebKitDriver()).port));
  const preferences = firefoxMedia[process.env.FIREFOX_MEDIA] ?? {};
  const launchOptions = puppeteerOptions(engine, {preferences});
  return engine === 'firefox' ? chromeLauncher({puppeteer, launchOptions}) : chromeLauncher({launchOptions});
}
