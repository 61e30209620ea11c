import {expect} from '@open-wc/testing';
import type {OrderInput} from '../../src/domain/order.js';
import {readPolicy} from '../../src/domain/provisioning-policy.js';
import {atIntro, atService, atServices} from './a-wizard.js';
import {linesOf, mapped} from './orders.js';

const site = {'sites.0.timeZone': 'Europe/Belgrade', 'sites.0.userManagement': 'hub'};
const checkSubdomain = {type: 'name.checkRequested', field: 'subdomain'} as const;
const checkSite = {type: 'name.checkRequested', field: 'sites.0.name'} as const;

describe('services', () => {
  it('P-55: the pages are those of the services that were bought, in their order', () => {
    const visited = (...services: string[]) => {
      const wizard = atServices({lines: linesOf(...services)}).submit();
      const paths = [];
      for (; wizard.path() !== 'review'; wizard.send({type: 'step.skipped'})) paths.push(wizard.path().split('.')[1]);
      return paths;
    };
    expect(visited()).to.deep.equal([]);
    expect(visited('devices')).to.deep.equal([]);
    expect(visited('meetings')).to.deep.equal(['meetings']);
    expect(visited('enterprise', 'calling')).to.deep.equal(['calling', 'enterprise']);
    expect(visited('enterprise', 'meetings', 'calling')).to.deep.equal(['calling', 'meetings', 'enterprise']);
  });

  it('P-81: a service may be left for later, unless policy requires it', () => {
    const {policy} = readPolicy({provisioning: {requiredServices: ['calling']}});
    const start = () => atIntro({status: 'mapped'}, {policy}).send({type: 'setup.started'}).submit();
    expect(start().send({type: 'step.skipped'}).path()).to.equal('services.calling.editing');
    const wizard = start()
      .submit({callingCountry: 'RS', callingAddress: 'Street 1', sipPrefix: 'bakery'})
      .answer(mapped());
    expect(wizard.send({type: 'step.skipped'}).path()).to.equal('services.enterprise.editing');
    expect(wizard.context.skipped).to.deep.equal(['meetings']);
  });

  it('P-62, P-75: a meeting site is not saved before exactly its name was found available', () => {
    const wizard = atService('meetings').submit({...site, 'sites.0.name': 'bakery'});
    expect(wizard.context.problems).to.deep.equal({'sites.0.name': 'label.unchecked'});
    wizard.send(checkSite).checked('sites.0.name', 'available').change('sites.0.name', 'bakery2').submit();
    expect(wizard.context.problems).to.deep.equal({'sites.0.name': 'label.unchecked'});
    expect(wizard.named('saveMeetings')).to.deep.equal([]);
    wizard.send(checkSite).checked('sites.0.name', 'available').submit();
    expect(wizard.named('saveMeetings').map((call) => call.input['meetings'])).to.deep.equal([
      {
        sites: [
          {name: 'bakery2', timeZone: 'Europe/Belgrade', userManagement: 'hub', earlyRelease: false, licenses: 25},
        ],
      },
    ]);
  });

  it('P-63: licences are distributed over all sites, at least one, and add up to what was bought', () => {
    const wizard = atService('meetings');
    expect(wizard.context.answers.sites.map(({licenses}) => licenses)).to.deep.equal(['25']);
    wizard.send({type: 'site.removed', index: 0});
    expect(wizard.context.answers.sites).to.have.length(1);
    wizard.send({type: 'site.added'}).change('sites.1.licenses', '5').submit();
    expect(wizard.context.problems['sites.1.licenses']).to.equal('licenses.total');
    wizard.change('sites.0.licenses', '20').submit();
    expect(wizard.context.problems).not.to.have.any.keys('sites.0.licenses', 'sites.1.licenses');
    wizard.send({type: 'site.removed', index: 0});
    expect(wizard.context.answers.sites.map(({licenses}) => licenses)).to.deep.equal(['5']);
  });

  it('P-70, P-75: a subdomain is checked, then saved, and a check counts only for the exact text it was made for', () => {
    const wizard = atService('enterprise').change('subdomain', 'alpha').submit();
    expect(wizard.context.problems).to.deep.equal({subdomain: 'label.unchecked'});
    wizard.send(checkSubdomain);
    expect(wizard.named('checkName').map((call) => call.input)).to.deep.equal([{field: 'subdomain', value: 'alpha'}]);
    wizard.checked('subdomain', 'available').submit({subdomain: 'beta'});
    expect(wizard.context.problems).to.deep.equal({subdomain: 'label.unchecked'});
    expect(wizard.named('saveSubdomain')).to.deep.equal([]);
    wizard.submit({subdomain: 'ALPHA '});
    expect(wizard.named('saveSubdomain').map((call) => call.input)).to.deep.equal([
      {orderId: 'order-1', name: 'alpha'},
    ]);
  });

  it('P-72: unsupported characters and a taken name are told apart, and another name can be checked', () => {
    const wizard = atService('enterprise').submit({subdomain: 'al.pha'});
    expect(wizard.context.problems).to.deep.equal({subdomain: 'label.characters'});
    wizard.change('subdomain', 'alpha').send(checkSubdomain).checked('subdomain', 'taken', 'alpha1', 'alpha2');
    expect(wizard.context.problems).to.deep.equal({subdomain: 'label.taken'});
    expect(wizard.context.names['subdomain']).to.deep.equal({
      value: 'alpha',
      state: 'taken',
      suggestions: ['alpha1', 'alpha2'],
    });
    expect(wizard.submit().path()).to.equal('services.enterprise.editing');
    wizard.change('subdomain', 'alpha1').send(checkSubdomain).checked('subdomain', 'available').submit();
    expect(wizard.path()).to.equal('services.enterprise.saving');
  });

  it('P-74: a save that somebody was faster with says taken, with what is free, and nothing counts as saved', () => {
    const wizard = atService('enterprise')
      .change('subdomain', 'alpha')
      .send(checkSubdomain)
      .checked('subdomain', 'available')
      .submit();
    wizard.fail({kind: 'conflict', code: 'taken', suggestions: ['alpha1']});
    expect(wizard.path()).to.equal('services.enterprise.editing');
    expect(wizard.context.problems).to.deep.equal({subdomain: 'label.taken'});
    expect(wizard.context.names['subdomain']).to.deep.equal({value: 'alpha', state: 'taken', suggestions: ['alpha1']});
    expect(wizard.context.order!.settings.subdomain).to.equal(null);
    expect(wizard.submit().path(), 'the old check is void').to.equal('services.enterprise.editing');
  });

  it('P-74: of several sites the one that was taken is named', () => {
    const wizard = atService('meetings').send({type: 'site.added'});
    wizard.change('sites.0.name', 'alpha').send(checkSite).checked('sites.0.name', 'available');
    wizard
      .change('sites.1.name', 'beta')
      .send({type: 'name.checkRequested', field: 'sites.1.name'})
      .checked('sites.1.name', 'available');
    wizard.submit({
      ...site,
      'sites.0.licenses': '20',
      'sites.1.licenses': '5',
      'sites.1.timeZone': 'Europe/Belgrade',
      'sites.1.userManagement': 'hub',
    });
    expect(wizard.path()).to.equal('services.meetings.saving');
    wizard.fail({
      kind: 'conflict',
      code: 'taken',
      fields: {'meetings.sites.1.name': 'label.taken'},
      suggestions: ['beta1'],
    });
    expect(wizard.context.problems).to.deep.equal({'sites.1.name': 'label.taken'});
    expect(wizard.context.names['sites.0.name']!.state).to.equal('available');
    expect(wizard.context.names['sites.1.name']!.state).to.equal('taken');
  });

  it('P-75: a check that ends after its page was left complains on no other page', () => {
    const wizard = atService('enterprise').change('subdomain', 'alpha').send(checkSubdomain).back();
    expect(wizard.path()).to.equal('services.meetings.editing');
    wizard.checked('subdomain', 'taken', 'alpha1');
    expect(wizard.context.problems).to.deep.equal({});
    expect(wizard.context.names['subdomain']!.state).to.equal('taken');
  });

  it('P-75: names are known by position, so a removed site takes its check with it', () => {
    const wizard = atService('meetings')
      .change('sites.0.name', 'alpha')
      .send(checkSite)
      .checked('sites.0.name', 'available');
    wizard.send({type: 'site.added'}).change('sites.1.name', 'beta').send({type: 'site.removed', index: 0});
    expect(wizard.context.answers.sites[0]!.name).to.equal('beta');
    expect(wizard.context.names).to.deep.equal({});
    wizard.send(checkSite).checked('sites.0.name', 'available');
    expect(wizard.context.names['sites.0.name']).to.include({value: 'beta', state: 'available'});
  });

  it('a saved subdomain is not saved again until it is changed', () => {
    const saved = {settings: {calling: null, meetings: null, subdomain: 'alpha'}};
    expect(atService('enterprise', saved).submit().path()).to.equal('review');
    expect(atService('enterprise', saved).submit({subdomain: 'beta'}).path()).to.equal('services.enterprise.editing');
  });

  it('X-02: a change that was not saved yet survives the saving of another service', () => {
    const order: Partial<OrderInput> = {
      settings: {
        calling: {country: 'RS', headOfficeAddress: 'Street 1', sipPrefix: 'bakery'},
        meetings: null,
        subdomain: null,
      },
    };
    const wizard = atService('calling', order).change('callingAddress', 'Street 2').send({type: 'step.skipped'});
    wizard.change('sites.0.name', 'alpha').send(checkSite).checked('sites.0.name', 'available').submit(site);
    wizard.answer(
      mapped({
        ...order,
        settings: {
          ...order.settings,
          meetings: {
            sites: [
              {name: 'alpha', timeZone: 'Europe/Belgrade', userManagement: 'hub', earlyRelease: false, licenses: 25},
            ],
          },
        },
      }),
    );
    expect(wizard.path()).to.equal('services.enterprise.editing');
    expect(wizard.context.answers.callingAddress).to.equal('Street 2');
    expect(wizard.context.answers.sites[0]!.name).to.equal('alpha');
  });
});
