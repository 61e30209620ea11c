import {render} from 'lit';
import {startPortalBackend} from './backend/portal-backend.js';
import {forgetSharedState} from './backend/shared-state.js';
import {CallLog} from './call-log.js';
import {FaultPlan} from './faults/fault-plan.js';
import {StorageFaults} from './faults/storage-faults.js';
import {vendorName} from './policy.js';
import {Portal} from './portal.js';
import {readRoute} from './route.js';
import {failedView, portalView} from './views/portal-view.js';
import {wordsIn, type Words} from './words.js';

const root = document.querySelector<HTMLElement>('#portal')!;

function pageTitle({words, state}: Portal): string {
  const titles = {
    orders: words.pageOrders,
    agreements: state.stepTitle ?? words.agreements.page,
    support: state.stepTitle ?? words.support.page,
    commerce: words.pageCommerce,
    mailbox: words.pageMailbox,
    'set-up': state.stepTitle ?? words.pageSetUp,
  };
  return `${titles[state.route.page]} · ${vendorName}`;
}

function draw(portal: Portal): void {
  const {language, theme, density, direction} = portal.state.route;
  const page = document.documentElement;
  page.lang = language;
  page.dir = direction;
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

const {language, theme, direction, connection, storage} = readRoute(location.search);
document.documentElement.lang = language;
document.documentElement.dir = direction;
document.documentElement.dataset['theme'] = theme;

try {
  const storageFaults = new StorageFaults();
  await storageFaults.install(storage);
  const backend = await startPortalBackend({plan: new FaultPlan(), log: new CallLog(), connection});
  await new Portal(backend, storageFaults, root, draw).start();
} catch (error) {
  console.error(error);
  drawFailure(wordsIn[language]);
}
