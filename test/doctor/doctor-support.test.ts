/** What partner support asks of a page besides: a place for its button. */
import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {memoryBackend} from '../../src/backend/memory/index.js';
import '../../src/define/support-button.js';
import {doctor, type Finding, type FindingId} from '../../src/doctor.js';

const aboutButton: readonly FindingId[] = ['fixed-trapped', 'button-covered', 'button-out-of-view'];
const looked = async (): Promise<readonly Finding[]> =>
  (await doctor({timeoutMilliseconds: 1000})).filter(({id}) => aboutButton.includes(id));

const mounted = async (styles: Readonly<Record<string, string>> = {}) => {
  const box = await fixture<HTMLElement>(html`<div class="card" lang="en">
    <support-button .backend=${memoryBackend({seed: 'empty'})} storage="memory"></support-button>
  </div>`);
  for (const [property, value] of Object.entries(styles)) box.style.setProperty(property, value);
  const button = box.querySelector('support-button')!;
  await waitUntil(() => button.shadowRoot?.querySelector('button'), 'the button is there');
  return {box, button};
};

describe('doctor() of the support button', () => {
  it('finds nothing where the button stands at the end of the window', async () => {
    await mounted();
    expect(await looked()).to.deep.equal([]);
  });

  it('says that the search’s worker is not published beside the kit, as it is not in the pages of these tests', async () => {
    await mounted();
    expect((await doctor({timeoutMilliseconds: 3000})).map(({id}) => id)).to.deep.equal(['worker-failed']);
  });

  it('says what keeps it from there', async () => {
    for (const [property, value] of [
      ['transform', 'translateX(0px)'],
      ['filter', 'opacity(1)'],
      ['contain', 'paint'],
      ['will-change', 'transform'],
      ['perspective', '100px'],
    ] as const) {
      const {box} = await mounted({[property]: value});
      expect(await looked(), property).to.deep.equal([
        {id: 'fixed-trapped', severity: 'warning', element: 'support-button', detail: {by: 'div.card', property}},
      ]);
      box.remove();
    }
  });

  it('says what lies upon it, by its layer', async () => {
    await mounted();
    const banner = document.createElement('div');
    banner.className = 'cookies';
    Object.assign(banner.style, {position: 'fixed', inset: '0', zIndex: '2000'});
    document.body.append(banner);
    try {
      expect((await looked()).map(({id, detail}) => ({id, detail}))).to.deep.equal([
        {id: 'button-covered', detail: {by: 'div.cookies', layer: '2000'}},
      ]);
      banner.style.pointerEvents = 'none';
      expect(await looked()).to.deep.equal([]);
    } finally {
      banner.remove();
    }
  });

  it('says that it is outside of the window, and nothing while the drawer is open', async () => {
    const {button} = await mounted({'--partner-support-inset-block': '-500px'});
    expect((await looked()).map(({id}) => id)).to.deep.equal(['button-out-of-view']);
    button.open();
    await waitUntil(() => button.shadowRoot?.querySelector('dialog[open]'), 'the drawer is open');
    expect(await looked()).to.deep.equal([]);
  });
});
