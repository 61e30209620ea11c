import {memoryBackend} from '../../../src/backend/memory/index.js';
import {clearScreens, homeTitle, mountSupport} from './support-screen.js';

/** Makes what the machines need fail to come, until the answer is called. A page keeps what came once: fresh pages only. */
function withoutMachines(): () => void {
  const descriptor = Object.getOwnPropertyDescriptor(globalThis, 'Temporal');
  const get = (): never => {
    throw new TypeError('Failed to fetch dynamically imported module');
  };
  Object.defineProperty(globalThis, 'Temporal', {configurable: true, get});
  return () => {
    if (descriptor) Object.defineProperty(globalThis, 'Temporal', descriptor);
    else delete (globalThis as {Temporal?: unknown}).Temporal;
  };
}

describe('parts of partner support that do not come', () => {
  afterEach(clearScreens);

  it('X-03, S-29: a case that another element asked for waits for the machines, also after they failed to come', async () => {
    const letCome = withoutMachines();
    try {
      const screen = mountSupport({backend: memoryBackend({seed: 'empty'})});
      await screen.until('the first view or word of the failure', () => screen.heading !== '');
      screen.element['visit']!.send({
        type: 'case.requested',
        offer: {answers: {subject: 'The order was closed'}, technicalDetails: '', linkedCase: null},
      });
      await screen.sees('Partner support could not be loaded');
      letCome();
      // Somebody who presses while a try is on its way presses again.
      await screen.until('the form', () => {
        screen.buttons('Try again')[0]?.click();
        return screen.heading === 'Open a case';
      });
      await screen.until('what led here', () => screen.find('Subject')?.value === 'The order was closed');
      screen.element.open({view: 'home'});
      await screen.sees(homeTitle);
    } finally {
      letCome();
    }
  });
});
