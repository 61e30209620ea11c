import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../../src/backend/memory/index.js';
import {BackendError} from '../../../src/domain/problem.js';
import {macrotask} from '../device.js';
import {clearScreens, homeTitle, mountSupport} from './support-screen.js';

describe('partner support', () => {
  afterEach(clearScreens);

  it('S-05: leads to the first-time task before a first case', async () => {
    const screen = mountSupport({scenario: 'firstVisit'});
    await screen.sees(homeTitle);
    await screen.press('Open a case');
    await screen.sees('Before your first case');
  });

  it('follows the page that it stands in, and no page that it has left', async () => {
    const screen = mountSupport();
    await screen.sees(homeTitle);
    const frame = document.createElement('iframe');
    screen.place.after(frame);
    const page = frame.contentDocument!;
    let told = 0;
    screen.element.visibilityChanged = () => void told++;
    page.body.append(screen.element);
    await macrotask();
    document.dispatchEvent(new Event('visibilitychange'));
    expect(told).to.equal(0);
    page.dispatchEvent(new Event('visibilitychange'));
    expect(told).to.equal(1);
    screen.element.remove();
    page.dispatchEvent(new Event('visibilitychange'));
    expect(told).to.equal(1);
    frame.remove();
  });

  it('says of a first view or a list that is not where it was asked for that the service was not found', async () => {
    const gone = () => Promise.reject(new BackendError({kind: 'gone', status: 404}));
    const backend = memoryBackend({seed: 'busy'});
    const screen = mountSupport({backend: {...backend, getSupport: gone}});
    await screen.reads('The service was not found at its address.');
    expect(screen.heading).to.equal('Partner support could not be loaded');
    expect(screen.buttons('Try again')).to.have.lengthOf(1);
    screen.element.locale = 'ru';
    await screen.reads('Сервис не найден по указанному адресу.');
    screen.element.locale = 'sr-Latn';
    await screen.reads('Servis nije pronađen na svojoj adresi.');
    screen.element.locale = 'en';
    screen.element.backend = {...backend, listCases: gone};
    await screen.sees(homeTitle);
    screen.element.open({view: 'cases'});
    await screen.reads('The service was not found at its address.');
  });

  it('S-03: leads to a new case where nothing stands before it', async () => {
    const screen = mountSupport();
    await screen.sees(homeTitle);
    await screen.press('Open a case');
    await screen.sees('Open a case');
  });
});
