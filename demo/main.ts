import {render} from 'lit';
import {startPortalBackend} from './backend/portal-backend.js';
import {forgetSharedState} from './backend/shared-state.js';
import {vendorName} from './policy.js';
import {Portal} from './portal.js';
import {readRoute} from './route.js';
import {failedView, portalView} from './views/portal-view.js';
import {wordsIn, type Words} from './words.js';

const root = document.querySelector<HTMLElement>('#portal')!;

function pageTitle({words, state}: Portal): string {
  const titles = {
    orders: words.pageOrders,
    commerce: words.pageCommerce,
    mailbox: words.pageMailbox,
    'set-up': state.stepTitle ?? words.pageSetUp,
  };
  return `${titles[state.route.page]} · ${vendorName}`;
}

function draw(portal: Portal): void {
  const {language, theme, density} = portal.state.route;
  const page = document.documentElement;
  page.lang = language;
  page.dataset['theme'] = theme;
  page.dataset['density'] = density;
  document.title = pageTitle(portal);
  render(portalView(portal), root);
}

function drawFailure(words: Words): void {
  const startOver = async () => {
    await forgetSharedState();
    location.replace('./');
  };
  render(failedView(words, startOver), root);
}

const {language, theme} = readRoute(location.search);
document.documentElement.lang = language;
document.documentElement.dataset['theme'] = theme;

try {
  await new Portal(await startPortalBackend(), root, draw).start();
} catch (error) {
  console.error(error);
  drawFailure(wordsIn[language]);
}
