/** A page whose tags were defined by somebody else, or not at all: in a file of its own, as a tag is defined once. */
import {expect, fixture, html} from '@open-wc/testing';
import {memoryBackend} from '../../src/backend/memory/index.js';
import {defineElement} from '../../src/define/define-element.js';
import {doctor, explain} from '../../src/doctor.js';
import {version} from '../../src/version.js';

const registration = ['not-defined', 'foreign-definition', 'two-versions'];
const found = async () => (await doctor({timeoutMilliseconds: 300})).filter(({id}) => registration.includes(id));

describe('doctor() on a page without the kit', () => {
  it('F-E1: names tags that nobody registered, that somebody else registered, and that another version did', async () => {
    customElements.define('support-case-status', class extends HTMLElement {});
    customElements.define(
      'support-button',
      class extends HTMLElement {
        static readonly partnerWidgetsVersion = '0.0.9';
      },
    );
    customElements.define(
      'partner-renewal-new',
      class extends HTMLElement {
        static readonly partnerWidgetsVersion = '0.0.9';
      },
    );
    await fixture(html`<div>
      <provisioning-wizard></provisioning-wizard>
      <provisioning-wizard></provisioning-wizard>
      <provisioning-wizards-of-others></provisioning-wizards-of-others>
      <partner-renewal-new></partner-renewal-new>
    </div>`);
    expect(await found()).to.deep.equal([
      {id: 'not-defined', severity: 'error', element: 'provisioning-wizard (1)', detail: {tag: 'provisioning-wizard'}},
      {id: 'not-defined', severity: 'error', element: 'provisioning-wizard (2)', detail: {tag: 'provisioning-wizard'}},
      {id: 'two-versions', severity: 'error', detail: {tag: 'support-button', registered: '0.0.9', own: version}},
      {id: 'foreign-definition', severity: 'error', detail: {tag: 'support-case-status'}},
    ]);
  });

  it('F-E1: the copy that stays learns from the page which other version came too late', async () => {
    class Kept extends HTMLElement {}
    defineElement('support-center', Kept);
    defineElement('support-center', class extends HTMLElement {});
    expect((await found()).map(({detail}) => detail['tag'])).to.not.include('support-center');
    Reflect.set(Kept, 'partnerWidgetsLate', '9.9.9');
    const told = (await found()).find(({detail}) => detail['tag'] === 'support-center');
    expect(told).to.deep.include({
      id: 'two-versions',
      detail: {tag: 'support-center', registered: version, own: '9.9.9'},
    });
    for (const locale of ['en', 'ru', 'sr']) expect(explain(told!, locale).mend).to.contain('defineAs');
    const older = customElements.get('support-button')!;
    defineElement('support-button', class extends HTMLElement {});
    expect(older).to.include({partnerWidgetsLate: version});
  });

  it('F-E1: takes for a provider only one of the same suffix', async () => {
    customElements.define(
      'partner-kit-new',
      class extends HTMLElement {
        static readonly partnerWidgetsVersion = '0.0.9';
      },
    );
    const backend = memoryBackend({seed: 'agreements'});
    await fixture(html`<div>
      <partner-kit-new .backend=${backend}><partner-renewal-new></partner-renewal-new></partner-kit-new>
      <partner-kit .backend=${backend}><partner-renewal-new></partner-renewal-new></partner-kit>
    </div>`);
    const findings = await doctor({timeoutMilliseconds: 300});
    const without = findings.filter(({id}) => id === 'backend-missing').map(({element}) => element);
    expect(without).to.deep.equal(['partner-renewal-new (2)']);
  });
});
