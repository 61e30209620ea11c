import {clearScreens, homeTitle, mountSupport} from './support-screen.js';

describe('partner support', () => {
  afterEach(clearScreens);

  it('S-05: leads to the first-time task before a first case', async () => {
    const screen = mountSupport({scenario: 'firstVisit'});
    await screen.sees(homeTitle);
    await screen.press('Open a case');
    await screen.sees('Before your first case');
  });

  it('S-03: leads to a new case where nothing stands before it', async () => {
    const screen = mountSupport();
    await screen.sees(homeTitle);
    await screen.press('Open a case');
    await screen.sees('Open a case');
  });
});
