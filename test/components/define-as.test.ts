import {expect} from '@open-wc/testing';
import {defineAs, type PartnerTag} from '../../src/define/define-as.js';

const tags: readonly PartnerTag[] = [
  'partner-kit',
  'partner-renewal',
  'provisioning-wizard',
  'support-button',
  'support-case-status',
  'support-center',
];
const definedAs = (suffix: string) => tags.filter((tag) => customElements.get(`${tag}-${suffix}`));

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => null,
    (error: unknown) => error,
  );
}

describe('elements with a suffix', () => {
  it('registers all of them where none are chosen', async () => {
    await defineAs('all');
    expect(definedAs('all')).to.deep.equal(tags);
  });

  it('registers the chosen ones, with the provider where they listen to it, and no others', async () => {
    await defineAs('chosen', ['provisioning-wizard']);
    expect(definedAs('chosen')).to.deep.equal(['partner-kit', 'provisioning-wizard']);
    await defineAs('alone', ['support-button']);
    expect(definedAs('alone')).to.deep.equal(['support-button']);
  });

  it('adds to what it registered before, and says nothing of it', async () => {
    await defineAs('twice', ['partner-renewal']);
    const first = customElements.get('partner-renewal-twice');
    await Promise.all([defineAs('twice', ['partner-renewal']), defineAs('twice', ['provisioning-wizard'])]);
    expect(customElements.get('partner-renewal-twice')).to.equal(first);
    expect(definedAs('twice')).to.deep.equal(['partner-kit', 'partner-renewal', 'provisioning-wizard']);
  });

  it('refuses what cannot be part of a tag, and tags that are none of the kit', async () => {
    for (const suffix of ['', '-v2', 'V2', 'v 2', 'v2>', 'в2']) {
      const error = await refusal(defineAs(suffix));
      expect(error, suffix).to.be.instanceOf(TypeError);
    }
    const error = await refusal(defineAs('fine', ['provisioning-wizards' as PartnerTag]));
    expect((error as TypeError).message).to.equal('[partner-widgets] <provisioning-wizards> is no element of the kit');
    expect(definedAs('fine')).to.deep.equal([]);
  });
});
