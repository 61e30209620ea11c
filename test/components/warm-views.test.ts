import {expect} from '@open-wc/testing';
import {preparations} from '../../src/components/provisioning/warm-views.js';
import {views} from '../../src/components/provisioning/wizard-runtime.js';
import {everyView, modelOf, speech} from './view-models.js';

describe('the preparation of the views', () => {
  /** The frame of the steps is prepared in two parts before them. */
  const all = Object.keys(views).length + 2;
  const count = (iterator: Iterable<unknown>) => [...iterator].length;

  it('gets through all of them from every page an order can be on, and sends nothing', async () => {
    const spoken = await speech('en');
    const sent: unknown[] = [];
    const shown = (await everyView()).filter(({context}) => context.order);
    expect(shown.length).to.be.above(50);
    for (const page of shown) {
      const model = modelOf(page, spoken, (event) => sent.push(event));
      const prepared = count(preparations(Object.values(views), () => model));
      expect(prepared, `${page.state} (${page.variant})`).to.equal(all);
    }
    expect(sent).to.deep.equal([]);
  });

  it('takes nothing of what was answered', async () => {
    const spoken = await speech('en');
    const [page] = (await everyView()).filter(({state}) => state === 'confirm');
    const said: string[] = [];
    const model = modelOf(page!, spoken, () => {});
    const t: typeof model.t = (key, values) => {
      said.push(...Object.values(values ?? {}).map(String));
      return spoken.t(key, values);
    };
    const format = {...spoken.format, country: (code: string) => (said.push(code), code)};
    expect(count(preparations(Object.values(views), () => ({...model, t, format})))).to.equal(all);
    expect(said).not.to.include(page!.context.answers.partnerCountry);
    expect(said).not.to.include(page!.context.answers.subdomain);
  });

  it('ends with the visit', async () => {
    const spoken = await speech('en');
    const [page] = (await everyView()).filter(({state}) => state === 'intro.overview');
    const models = [modelOf(page!, spoken, () => {}), null];
    let asked = 0;
    expect(count(preparations(Object.values(views), () => models[asked++] ?? null))).to.equal(1);
    expect(asked).to.equal(2);
  });
});
