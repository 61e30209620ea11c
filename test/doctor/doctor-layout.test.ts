/** What a page's looks may do to an element, and what looks alike and does nothing. */
import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {memoryBackend} from '../../src/backend/memory/index.js';
import '../../src/define/provisioning-wizard.js';
import '../../src/define/support-button.js';
import {doctor, explain, type Finding, type FindingId} from '../../src/doctor.js';

const aboutLooks: readonly FindingId[] = [
  'no-room',
  'cut-off',
  'beyond-window',
  'covered',
  'inoperable',
  'fixed-trapped',
  'button-covered',
  'button-behind',
  'button-under-popover',
  'button-out-of-view',
];

const setStyle = (element: HTMLElement, style: string) => element.setAttribute('style', style);

/** Elements one in another, the outermost first, as `class: style`; `span` before it makes one of those. */
function nested(page: HTMLElement, styles: readonly string[], inner: HTMLElement): void {
  let at = page;
  for (const [index, style] of styles.entries()) {
    const isSpan = style.startsWith('span ');
    const box = document.createElement(isSpan ? 'span' : 'div');
    box.className = `box-${index + 1}`;
    setStyle(box, style.replace(/^span /, ''));
    at.append(box);
    at = box;
  }
  at.append(inner);
}

async function placed(tag: 'provisioning-wizard' | 'support-button', styles: readonly string[], own = '') {
  const page = await fixture<HTMLElement>(html`<div lang="en"></div>`);
  const element = document.createElement(tag);
  Object.assign(element, {backend: memoryBackend(), storage: 'memory', orderId: 'order-1'});
  setStyle(element, own);
  nested(page, styles, element);
  await waitUntil(() => element.shadowRoot?.querySelector('button'), 'the element is there');
  return page;
}

const looked = async (): Promise<readonly Finding[]> =>
  (await doctor({timeoutMilliseconds: 1000})).filter(({id}) => aboutLooks.includes(id));
const told = async () => (await looked()).map(({id, detail}) => ({id, ...detail}));

/** Runs `work` while `element` has a style. */
async function styled(element: HTMLElement, style: string, work: () => Promise<unknown>): Promise<void> {
  const before = element.getAttribute('style');
  setStyle(element, style);
  try {
    await work();
  } finally {
    if (before === null) element.removeAttribute('style');
    else setStyle(element, before);
  }
}

/** Runs `work` with another element at the end of the page. */
async function beside(style: string, work: (element: HTMLElement) => Promise<unknown>): Promise<void> {
  const element = document.createElement('div');
  element.className = 'beside';
  setStyle(element, style);
  document.body.append(element);
  try {
    await work(element);
  } finally {
    element.remove();
  }
}

const {documentElement: root, body} = document;
const pushedDown = 'padding-top: calc(100vh - 60px)';

describe('doctor() of the place of an element', () => {
  it('says that the page’s window does not scroll to what is longer than it', async () => {
    for (const [page, by] of [
      [body, 'body'],
      [root, 'html'],
    ] as const) {
      const box = await placed('provisioning-wizard', [pushedDown]);
      await styled(page, 'overflow: hidden', async () => {
        expect(await told()).to.deep.equal([{id: 'cut-off', by, axis: 'y'}]);
      });
      box.remove();
    }
    await placed('provisioning-wizard', ['height: 90vh; overflow: auto']);
    await styled(body, 'overflow: hidden', async () => expect(await told()).to.deep.equal([]));
  });

  it('leaves a page alone whose window is held by an open dialog', async () => {
    await placed('provisioning-wizard', [pushedDown]);
    const dialog = document.createElement('dialog');
    body.append(dialog);
    dialog.showModal();
    await styled(body, 'overflow: hidden', async () => expect(await told()).to.deep.equal([]));
    dialog.remove();
  });

  it('says what cuts it off: contained paint, the element’s own height', async () => {
    const box = await placed('provisioning-wizard', ['height: 100px; contain: paint']);
    expect(await told()).to.deep.equal([{id: 'cut-off', by: 'div.box-1', axis: 'y'}]);
    box.remove();
    await placed('provisioning-wizard', [], 'max-height: 60px; overflow: hidden');
    expect(await told()).to.deep.equal([{id: 'cut-off', by: 'provisioning-wizard', axis: 'y'}]);
  });

  it('says that what is fixed to the window is larger than it, unless it scrolls', async () => {
    const box = await placed('provisioning-wizard', [`position: fixed; inset: 0 0 auto; ${pushedDown}`]);
    const [finding] = await looked();
    expect(finding).to.deep.include({id: 'beyond-window', detail: {by: 'div.box-1', axis: 'y'}});
    expect(explain(finding!).mend).to.contain('max-height: 100dvh');
    box.remove();
    await placed('provisioning-wizard', ['position: fixed; inset: 0; overflow: auto', pushedDown]);
    expect(await told()).to.deep.equal([]);
  });

  it('says what lies upon the whole of it, and nothing of what is passed through or above a part', async () => {
    await placed('provisioning-wizard', []);
    await beside('position: fixed; inset: 0; z-index: 5', async (cover) => {
      expect(await told()).to.deep.equal([{id: 'covered', by: 'div.beside'}]);
      setStyle(cover, 'position: fixed; inset: 0; z-index: 5; pointer-events: none');
      expect(await told()).to.deep.equal([]);
      setStyle(cover, 'position: fixed; inset: 0 0 auto; height: 40px; z-index: 5');
      expect(await told()).to.deep.equal([]);
    });
  });

  it('says what keeps people from using it', async () => {
    const box = await placed('provisioning-wizard', ['', '']);
    const outer = box.querySelector<HTMLElement>('.box-1')!;
    outer.inert = true;
    expect(await told()).to.deep.equal([{id: 'inoperable', by: 'div.box-1', property: 'inert'}]);
    outer.inert = false;
    setStyle(outer, 'pointer-events: none');
    expect(await told()).to.deep.equal([{id: 'inoperable', by: 'div.box-1', property: 'pointer-events: none'}]);
  });

  it('finds nothing on a page that only looks alike', async () => {
    const harmless: readonly (readonly string[])[] = [
      ['display: contents; overflow: hidden; height: 40px'],
      ['span overflow: hidden; contain: paint; transform: scale(1.1)'],
      ['position: relative; height: 0', 'overflow: hidden; height: 40px', 'position: absolute; inset: 60px 0 auto'],
      ['overflow: hidden; height: 0'],
      ['overflow: hidden; width: 0'],
      ['overflow: hidden', 'transform: translateX(-100%)'],
      ['overflow: hidden', 'display: flex; width: 200%; margin-left: -100%', 'width: 50%'],
      ['position: fixed; inset: 0 auto 0 -100vw; width: 100vw'],
      ['position: fixed; inset: 0; visibility: hidden', pushedDown],
      ['opacity: 0; height: 20px; overflow: hidden'],
      ['overflow: auto; height: 40px'],
      ['overflow: hidden', 'overflow: auto; height: 40px'],
    ];
    for (const styles of harmless) {
      const box = await placed('provisioning-wizard', styles);
      expect(await told(), styles.join(' > ')).to.deep.equal([]);
      box.remove();
    }
    const closed = await fixture<HTMLElement>(html`<details lang="en"><summary>More</summary></details>`);
    closed.append(await placed('provisioning-wizard', []));
    expect(await told(), 'a closed details').to.deep.equal([]);
  });
});

describe('doctor() of the place of the support button', () => {
  const bar = 'position: fixed; inset: auto 0 0; height: 160px';

  it('says that its layer counts within an element alone, and names that', async () => {
    await placed('support-button', ['position: relative; z-index: 1', '']);
    await beside(`${bar}; z-index: 2`, async () => {
      const [finding] = await looked();
      expect(finding).to.deep.include({id: 'button-behind', detail: {by: 'div.beside', around: 'div.box-1'}});
      expect(explain(finding!).mend).to.contain('outside of div.box-1');
    });
    await beside(`${bar}; z-index: 0`, async () => expect(await told()).to.deep.equal([]));
  });

  it('names the layer of what covers it, not a part of that', async () => {
    await placed('support-button', ['position: relative']);
    await beside(`${bar}; z-index: 950`, async (cover) => {
      const part = document.createElement('p');
      setStyle(part, 'margin: 0; height: 160px');
      cover.append(part);
      expect(await told()).to.deep.equal([{id: 'button-covered', by: 'div.beside', layer: '950'}]);
    });
  });

  it('says that a popover lies above every layer', async () => {
    await placed('support-button', []);
    await beside('margin: 0; inset: auto 0 0 auto; width: 300px; height: 160px', async (popover) => {
      popover.popover = 'manual';
      popover.showPopover();
      const [finding] = await looked();
      expect(finding).to.deep.include({id: 'button-under-popover', detail: {by: 'div.beside'}});
      expect(explain(finding!).mend).to.not.contain('--partner-support-z-index');
    });
  });

  it('says that it is inert', async () => {
    const box = await placed('support-button', ['']);
    box.querySelector<HTMLElement>('.box-1')!.inert = true;
    expect(await told()).to.deep.equal([{id: 'inoperable', by: 'div.box-1', property: 'inert'}]);
  });

  it('takes for a trap only what is one', async () => {
    for (const style of [
      'span transform: scale(1.1)',
      'span contain: paint',
      'span will-change: transform',
      'display: contents; transform: scale(1.1); filter: grayscale(1)',
    ]) {
      const box = await placed('support-button', [style]);
      expect(await told(), style).to.deep.equal([]);
      box.remove();
    }
    await placed('support-button', []);
    for (const style of ['filter: grayscale(1)', 'will-change: filter']) {
      await styled(root, style, async () => expect(await told(), style).to.deep.equal([]));
    }
  });
});
