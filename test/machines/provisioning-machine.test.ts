import {expect} from '@open-wc/testing';
import type {OrderInput} from '../../src/domain/order.js';
import {readPolicy} from '../../src/domain/policy.js';
import {
  aWizard, atConfirm, atCustomer, atCustomerAdmin, atIntro, atMapping, atPartner, atPassword, atProvisioning, atReview, atRole,
  atService, atServices, ticks,
} from './a-wizard.js';
import {activation, day, input, linesOf, loaded, mapped, matches, now, organization} from './orders.js';
import {anOrder} from '../domain/an-order.js';

const site = {'sites.0.timeZone': 'Europe/Belgrade', 'sites.0.userManagement': 'hub'};
const checkSubdomain = {type: 'name.checkRequested', field: 'subdomain'} as const;
const checkSite = {type: 'name.checkRequested', field: 'sites.0.name'} as const;

describe('provisioning before the first door', () => {
  it('P-05: the set-up does not begin before the requested start date, and does from its first moment on', () => {
    const start = Date.parse('2026-03-02T00:00:00Z');
    expect(aWizard().answer(loaded({}, start - 1)).send({type: 'setup.started'}).path()).to.equal('intro.overview');
    expect(aWizard().answer(loaded({}, start)).send({type: 'setup.started'}).path()).to.equal('role');
  });

  it('P-06, P-12: an order can be set up after the vendor reached out, until its last day is over', () => {
    const at = (time: number) => aWizard().answer(loaded({}, time)).send({type: 'setup.started'}).path();
    expect(at(now + day)).to.equal('role');
    expect(at(Date.parse('2026-04-01T23:59:59.999Z'))).to.equal('role');
    expect(at(Date.parse('2026-04-02T00:00:00Z'))).to.equal('closed');
  });

  it('P-12: an order that closes while its overview is on view cannot be begun, and one on the check page not be sent', () => {
    const late = {type: 'clock.ticked', now: now + 100 * day} as const;
    expect(atIntro().send(late).send({type: 'setup.started'}).path()).to.equal('closed');
    const wizard = atConfirm().send(late).submit(ticks);
    expect(wizard.path()).to.equal('closed');
    expect(wizard.named('mapOrder')).to.deep.equal([]);
  });

  it('P-03, P-08: an alias is replaced by the own address, for this line or for all', () => {
    const wizard = atIntro({contact: {email: 'orders@partner.example', kind: 'partnerAlias'}}).send({type: 'contact.changeRequested'});
    expect(wizard.context.answers).to.include({contactEmail: 'orders@partner.example', contactKind: 'partnerAlias', contactAllLines: false});
    wizard.submit({contactEmail: ' me@partner.example ', contactKind: 'partnerAdmin', contactAllLines: true});
    expect(wizard.named('changeContact').map((call) => call.input)).to.deep.equal([
      {orderId: 'order-1', contact: {email: 'me@partner.example', kind: 'partnerAdmin'}, allLines: true},
    ]);
    wizard.answer(anOrder({contact: {email: 'me@partner.example', kind: 'partnerAdmin'}}));
    expect(wizard.path()).to.equal('intro.overview');
    expect(wizard.context.contactNotice).to.equal('changed');
    expect(wizard.context.order!.contact.email).to.equal('me@partner.example');
  });

  it('P-04: partner administrator, partner alias and customer administrator can be the contact, and one has to be named', () => {
    for (const contactKind of ['partnerAdmin', 'partnerAlias', 'customerAdmin']) {
      const wizard = atIntro().send({type: 'contact.changeRequested'}).submit({contactEmail: 'a@b.example', contactKind});
      expect(wizard.named('changeContact')[0]!.input).to.have.nested.property('contact.kind', contactKind);
    }
    const wizard = atIntro({contact: {email: 'a@b.example', kind: 'robot'}}).send({type: 'contact.changeRequested'}).submit();
    expect(wizard.context.problems).to.deep.equal({contactKind: 'contactKind.empty'});
    expect(wizard.named('changeContact')).to.deep.equal([]);
  });

  it('P-08, P-10, P-11: the contact can be changed and the mail sent again, late too, until the first door, by whoever may', () => {
    const offered = (order: Partial<OrderInput>, time = now) => {
      const wizard = aWizard().answer(loaded(order, time));
      return (['contact.changeRequested', 'mail.resendRequested'] as const).map((type) => wizard.actor.getSnapshot().can({type}));
    };
    expect(offered({}, now - 30 * day), 'before the start').to.deep.equal([true, true]);
    expect(offered({}), 'on the day').to.deep.equal([true, true]);
    expect(offered({}, now + 5 * day), 'after it').to.deep.equal([true, true]);
    expect(offered({status: 'mapped'}), 'after the first door').to.deep.equal([false, false]);
    expect(offered({status: 'closed'}), 'closed').to.deep.equal([false, false]);
    expect(offered({mayChangeContact: false}), 'not the orderer').to.deep.equal([false, false]);
  });

  it('P-09: the mail is sent again after it was confirmed, once, and said', () => {
    const wizard = atIntro().send({type: 'mail.resendRequested'});
    expect(wizard.named('resendMail')).to.deep.equal([]);
    expect(wizard.back().path()).to.equal('intro.overview');
    wizard.send({type: 'mail.resendRequested'}).submit().submit();
    expect(wizard.named('resendMail').map((call) => call.input)).to.deep.equal([{orderId: 'order-1'}]);
    expect(wizard.answer({sentAt: '2026-03-02T10:00:00Z'}).context.contactNotice).to.equal('resent');
  });

  it('P-09: a mail that could not be sent again can be asked for again', () => {
    const wizard = atIntro().send({type: 'mail.resendRequested'}).submit().fail({kind: 'network'});
    expect(wizard.path()).to.equal('intro.confirmingResend');
    expect(wizard.context.failure).to.deep.equal({kind: 'network'});
    expect(wizard.submit().path()).to.equal('intro.resending');
  });

  it('P-20: the role is asked first and decides whether a partner side follows', () => {
    expect(atRole().submit().context.problems).to.deep.equal({role: 'role.empty'});
    expect(atRole().submit({role: 'partner'}).path()).to.equal('setter');
    const customer = atRole().submit({role: 'customer'});
    expect(customer.path()).to.equal('customerOrganization.lookup');
    expect(customer.named('matchOrganizations')[0]!.input).to.deep.equal({orderId: 'order-1', side: 'customer', email: 'me@partner.example'});
  });

  it('P-21: a colleague gets the set-up after it was confirmed, and it is final here', () => {
    const wizard = atRole().submit({role: 'partner'}).submit({setter: 'colleague', colleagueEmail: ' colleague@partner.example '});
    expect(wizard.path()).to.equal('handover.confirming');
    expect(wizard.named('handOver')).to.deep.equal([]);
    wizard.submit().submit();
    expect(wizard.named('handOver').map((call) => call.input)).to.deep.equal([
      {orderId: 'order-1', to: 'colleague', email: 'colleague@partner.example'},
    ]);
    wizard.answer(anOrder());
    expect(wizard.path()).to.equal('handedOver');
    expect(wizard.emitted).to.deep.include({type: 'setup.handedOver', to: 'colleague'});
    for (const type of ['step.submitted', 'step.left', 'setup.started', 'load.requested'] as const) wizard.send({type});
    expect(wizard.path()).to.equal('handedOver');
  });

  it('P-21, X-08: handing over to the customer stops at a page of its own, which can be left again', () => {
    const wizard = atRole().submit({role: 'partner'}).submit({setter: 'customer', customerContactEmail: 'boss@bakery.example'});
    expect(wizard.path()).to.equal('handover.confirming');
    expect(wizard.back().path()).to.equal('setter');
    expect(wizard.named('handOver')).to.deep.equal([]);
    wizard.submit().submit();
    expect(wizard.named('handOver')[0]!.input).to.include({to: 'customer', email: 'boss@bakery.example'});
  });

  it('P-21: nobody hands the set-up over to the own address', () => {
    const wizard = atRole().submit({role: 'partner'}).submit({setter: 'colleague', colleagueEmail: 'ME@partner.example'.toLowerCase()});
    expect(wizard.context.problems).to.deep.equal({colleagueEmail: 'email.self'});
  });

  it("P-23: on Next the partner's organisation is looked up, with one, several or no outcome", () => {
    const wizard = atPartner();
    expect(wizard.named('matchOrganizations')[0]!.input).to.deep.equal({orderId: 'order-1', side: 'partner', email: 'me@partner.example'});
    expect(atPartner().answer(matches(true, 'a')).path()).to.equal('partnerOrganization.choosing');
    expect(atPartner().answer(matches(true, 'a', 'b')).context.partnerMatches!.matches).to.have.length(2);
    expect(atPartner().answer(matches(true)).path()).to.equal('partnerOrganization.creating');
    expect(atPartner().answer(matches(false)).path()).to.equal('partnerOrganization.notRecognized');
  });

  it('P-02, P-30: with a first order the partner organisation is created from name, country and administrator', () => {
    const wizard = atPartner().answer(matches(true)).submit({partnerName: '', partnerCountry: '', partnerAdminEmail: ''});
    expect(wizard.context.problems).to.have.all.keys('partnerName', 'partnerCountry', 'partnerAdminEmail');
    wizard.submit({partnerName: ' Bakery Partners ', partnerCountry: 'RS', partnerAdminEmail: 'admin@partner.example'});
    expect(wizard.path()).to.equal('customerAdmin.editing');
    wizard.submit({customerAdminEmail: 'boss@bakery.example'}).answer({result: 'free'}).answer(matches(true, 'customer-1'));
    wizard.submit({customerChoice: 'customer-1'}).submit().submit(ticks);
    expect(wizard.named('mapOrder')[0]!.input['request']).to.deep.include({
      partner: {
        choice: 'new',
        organization: {name: 'Bakery Partners', country: 'RS', adminEmail: 'admin@partner.example', address: ''},
      },
    });
  });

  it('P-31, P-43: existing organisations are reviewed before they are taken', () => {
    const partner = atPartner().answer(matches(true, 'partner-1')).submit({partnerChoice: 'partner-1'});
    expect(partner.path()).to.equal('partnerOrganization.reviewing');
    expect(partner.submit().path()).to.equal('customerAdmin.editing');
    const customer = atCustomer().answer(matches(true, 'customer-1')).submit({customerChoice: 'customer-1'});
    expect(customer.path()).to.equal('customerOrganization.reviewing');
    expect(customer.submit().path()).to.equal('confirm');
  });

  it('P-32, P-36: an organisation that is not theirs stops the partner, who can go back and search again', () => {
    const wizard = atPartner().answer(matches(true, 'partner-1')).submit({partnerChoice: 'none'});
    expect(wizard.path()).to.equal('partnerOrganization.notRecognized');
    expect(wizard.submit({partnerChoice: 'partner-1'}).path()).to.equal('partnerOrganization.notRecognized');
    expect(wizard.back().path()).to.equal('partnerOrganization.choosing');
    wizard.submit({partnerChoice: 'none'}).send({type: 'load.requested'});
    expect(wizard.path()).to.equal('partnerOrganization.lookup');
    expect(wizard.named('matchOrganizations')).to.have.length(2);
  });

  it('P-40: the address of the customer administrator is asked for and judged', () => {
    const wizard = atCustomerAdmin().submit({customerAdminEmail: 'boss'});
    expect(wizard.context.problems).to.deep.equal({customerAdminEmail: 'email.noAt'});
    expect(wizard.named('checkAdmin')).to.deep.equal([]);
    wizard.submit({customerAdminEmail: ' boss@bakery.example '});
    expect(wizard.named('checkAdmin').map((call) => call.input)).to.deep.equal([{orderId: 'order-1', email: 'boss@bakery.example'}]);
  });

  it('P-41: an address that belongs to another organisation goes no further until it is free', () => {
    const wizard = atCustomerAdmin().submit({customerAdminEmail: 'boss@bakery.example'}).answer({result: 'otherOrganization', claimable: true});
    expect(wizard.path()).to.equal('customerAdmin.otherOrganization');
    wizard.submit().answer({result: 'otherOrganization', claimable: true});
    expect(wizard.path()).to.equal('customerAdmin.otherOrganization');
    expect(wizard.submit().answer({result: 'free'}).path()).to.equal('customerOrganization.lookup');
  });

  it('P-41: the organisation an address already administers is offered and chosen', () => {
    const wizard = atCustomerAdmin().submit({customerAdminEmail: 'boss@bakery.example'});
    wizard.answer({result: 'adminOf', organization: organization('customer-7')}).answer(matches(true, 'customer-1'));
    expect(wizard.context.customerMatches!.matches.map(({id}) => id)).to.deep.equal(['customer-7', 'customer-1']);
    expect(wizard.context.answers.customerChoice).to.equal('customer-7');
  });

  it('P-42: a free account leaves two remedies: another address, or giving the account up and checking again', () => {
    const wizard = atCustomerAdmin().submit({customerAdminEmail: 'boss@bakery.example'}).answer({result: 'freeAccount', claimable: false});
    expect(wizard.path()).to.equal('customerAdmin.freeAccount');
    expect(wizard.back().path()).to.equal('customerAdmin.editing');
    expect(wizard.context.answers.customerAdminEmail).to.equal('boss@bakery.example');
    wizard.submit().answer({result: 'freeAccount', claimable: false}).submit();
    expect(wizard.named('checkAdmin')).to.have.length(3);
    expect(wizard.answer({result: 'free'}).path()).to.equal('customerOrganization.lookup');
  });

  it('P-43: a new customer organisation is confirmed with its data, an unknown one stops', () => {
    const wizard = atCustomer().answer(matches(true));
    expect(wizard.path()).to.equal('customerOrganization.creating');
    expect(wizard.context.answers.customerName, 'the name the order has').to.equal('Bakery');
    expect(wizard.submit().context.problems).to.have.all.keys('customerCountry', 'customerAddress');
    expect(wizard.submit({customerCountry: 'RS', customerAddress: 'Street 1'}).path()).to.equal('confirm');
    const unknown = atCustomer().answer(matches(true, 'customer-1')).submit({customerChoice: 'none'});
    expect(unknown.path()).to.equal('customerOrganization.notRecognized');
    expect(unknown.submit({customerChoice: 'customer-1'}).path()).to.equal('customerOrganization.notRecognized');
    expect(unknown.back().path()).to.equal('customerOrganization.choosing');
    expect(atCustomer().answer(matches(false)).path()).to.equal('customerOrganization.notRecognized');
  });

  it('the customer role skips the partner side up to the request (decision 12)', () => {
    const wizard = atRole().submit({role: 'customer'}).answer(matches(true, 'customer-1'));
    wizard.submit({customerChoice: 'customer-1'}).submit();
    expect(wizard.path()).to.equal('confirm');
    wizard.submit({customerConfirmed: true, mappingAcknowledged: true});
    expect(wizard.named('mapOrder')[0]!.input['request']).to.deep.equal({
      orderId: 'order-1', role: 'customer', partner: null, customer: {choice: 'existing', id: 'customer-1'},
      customerAdminEmail: 'me@partner.example',
    });
    expect(wizard.named('matchOrganizations').map((call) => call.input['side'])).to.deep.equal(['customer']);
  });

  it('X-02: what was answered stands there again on the way back and forth', () => {
    const wizard = atConfirm();
    const {answers} = wizard.context;
    const back = ['customerOrganization.reviewing', 'customerOrganization.choosing', 'customerAdmin.editing', 'partnerOrganization.reviewing',
      'partnerOrganization.choosing', 'setter', 'role', 'intro.overview'];
    for (const path of back) expect(wizard.back().path()).to.equal(path);
    expect(wizard.context.answers).to.deep.equal(answers);
    wizard.send({type: 'setup.started'}).submit().submit().answer(matches(true, 'partner-1')).submit().submit().submit();
    wizard.answer({result: 'free'}).answer(matches(true, 'customer-1')).submit().submit();
    expect(wizard.path()).to.equal('confirm');
    expect(wizard.context.answers).to.deep.equal({...answers, ...wizard.context.answers});
    expect(wizard.context.answers.customerAdminEmail).to.equal('boss@bakery.example');
  });

  it('X-04: Change leads straight back to check answers, whatever is changed', () => {
    const change = (step: 'role' | 'setter' | 'partnerOrganization' | 'customerAdmin' | 'customerOrganization') =>
      atConfirm().send({type: 'step.changeRequested', step});
    expect(change('role').submit().path()).to.equal('confirm');
    expect(change('role').back().path()).to.equal('confirm');
    expect(change('setter').submit().path()).to.equal('confirm');
    expect(change('partnerOrganization').answer(matches(true, 'partner-1', 'partner-2')).submit({partnerChoice: 'partner-2'}).submit().path()).to.equal('confirm');
    expect(change('customerAdmin').submit({customerAdminEmail: 'other@bakery.example'}).answer({result: 'free'}).path()).to.equal('confirm');
    expect(change('customerOrganization').answer(matches(true)).submit({customerCountry: 'RS', customerAddress: 'Street 1'}).path()).to.equal('confirm');
  });

  it('X-01, P-50: what was ticked as right is asked again after it was changed', () => {
    const wizard = atConfirm();
    for (const [name, value] of Object.entries(ticks)) wizard.change(name, value);
    wizard.send({type: 'step.changeRequested', step: 'customerAdmin'}).submit({customerAdminEmail: 'other@bakery.example'}).answer({result: 'free'});
    expect(wizard.path()).to.equal('confirm');
    expect(wizard.context.answers).to.include({partnerConfirmed: false, customerConfirmed: false, mappingAcknowledged: false});
  });
});

describe('the first door', () => {
  it('P-50, X-01: nothing is mapped before both sides are confirmed and the consequence is acknowledged', () => {
    for (const missing of Object.keys(ticks)) {
      const wizard = atConfirm().submit({...ticks, [missing]: false});
      expect(wizard.path()).to.equal('confirm');
      expect(wizard.context.problems).to.have.all.keys(missing);
      expect(wizard.named('mapOrder')).to.deep.equal([]);
    }
  });

  it('P-50: confirmed data is mapped under the id that came with the order, and success is told once', () => {
    const wizard = atMapping();
    expect(wizard.named('mapOrder').map((call) => call.input)).to.deep.equal([
      {
        operationId: 'op-1',
        request: {
          orderId: 'order-1', role: 'partner', partner: {choice: 'existing', id: 'partner-1'},
          customer: {choice: 'existing', id: 'customer-1'}, customerAdminEmail: 'boss@bakery.example',
        },
      },
    ]);
    wizard.answer(mapped());
    expect(wizard.path()).to.equal('services.subscription');
    expect(wizard.context.justMapped).to.equal(true);
    expect(wizard.emitted.filter(({type}) => type === 'order.setUp')).to.have.length(1);
  });

  it('P-50: after the door no way leads back to the questions before it', () => {
    const wizard = atMapping().answer(mapped());
    for (const type of ['step.left', 'setup.started'] as const) wizard.send({type});
    expect(wizard.path()).to.equal('services.subscription');
  });

  it('F-P1: two events in one tick send one request', () => {
    const mapping = atConfirm();
    mapping.submit(ticks).submit(ticks);
    expect(mapping.named('mapOrder')).to.have.length(1);
    const provisioning = atReview();
    provisioning.submit({billingAcknowledged: true}).submit({billingAcknowledged: true});
    expect(provisioning.named('provision')).to.have.length(1);
    const password = atPassword().send({type: 'password.submitted'}).send({type: 'password.submitted'});
    expect(password.named('setPassword')).to.have.length(1);
    const retry = atIntro({status: 'provisioned', activation: activation('active', 'failed')});
    retry.send({type: 'retry.requested', lineId: 'line-2'}).send({type: 'retry.requested', lineId: 'line-2'});
    expect(retry.named('retryActivation')).to.have.length(1);
  });

  it('X-10: a definite refusal leads back with its reason, and the next try has the id that came with it', () => {
    const wizard = atMapping().fail({kind: 'conflict', code: 'unsure', nextOperationId: 'op-1b', reference: 'r-1'});
    expect(wizard.path()).to.equal('confirm');
    expect(wizard.context.failure).to.include({code: 'unsure', reference: 'r-1'});
    wizard.submit(ticks);
    expect(wizard.named('mapOrder').map((call) => call.input['operationId'])).to.deep.equal(['op-1', 'op-1b']);
  });

  it('P-82, X-10: an unknown outcome is asked for, keeps the answers, and repeats only what never arrived, under the same id', () => {
    const wizard = atMapping().fail({kind: 'timeout'});
    expect(wizard.path()).to.equal('mapping');
    expect(wizard.context.submission).to.include({state: 'checking', doubtful: true});
    expect(wizard.named('mapOrder.check').map((call) => call.input)).to.deep.equal([{operationId: 'op-1'}]);
    wizard.answer({state: 'notReceived'});
    expect(wizard.named('mapOrder').map((call) => call.input)).to.deep.equal([wizard.named('mapOrder')[0]!.input, wizard.named('mapOrder')[0]!.input]);
    expect(wizard.context.answers.customerAdminEmail).to.equal('boss@bakery.example');
  });

  it('refusals that end the matter lead to their dead ends', () => {
    expect(atMapping().fail({kind: 'conflict', code: 'order-closed'}).path()).to.equal('closed');
    expect(atMapping().fail({kind: 'gone'}).path()).to.equal('closed');
    expect(atMapping().fail({kind: 'conflict', code: 'mapped-elsewhere'}).path()).to.equal('mappedElsewhere');
    expect(atMapping().fail({kind: 'conflict', code: 'already-mapped'}).path()).to.equal('loading');
    expect(atProvisioning().fail({kind: 'conflict', code: 'order-closed'}).path()).to.equal('closed');
  });

  it('F-P6: an order that is being mapped by somebody else is only asked about', () => {
    const link = atIntro({status: 'mapping'});
    expect(link.path()).to.equal('mapping');
    expect(link.named('mapOrder')).to.deep.equal([]);
    expect(link.named('mapOrder.check').map((call) => call.input)).to.deep.equal([{operationId: 'op-1'}]);
    const second = atMapping().fail({kind: 'conflict', code: 'already-mapped'}).answer(loaded({status: 'mapping'}));
    expect(second.path()).to.equal('mapping');
    expect(second.named('mapOrder'), 'sent before it was known').to.have.length(1);
    expect(second.named('mapOrder.check')).to.have.length(1);
  });

  it('F-P5: an operation an earlier visit sent is asked for, and nothing is repeated without its answers', () => {
    const journal = (milestone: 'mapping' | 'provisioning', operationId: string) =>
      ({type: 'journal.found', entry: {orderId: 'order-1', milestone, at: now, operationId}}) as const;
    const mapping = atIntro().send(journal('mapping', 'op-1'));
    expect(mapping.named('mapOrder.check')).to.have.length(1);
    mapping.answer({state: 'notReceived'});
    expect(mapping.path()).to.equal('loading');
    expect(mapping.context.earlierAttempt).to.equal(true);
    const provisioning = atIntro({status: 'mapped'}).send(journal('provisioning', 'op-3'));
    expect(provisioning.named('provision.check')).to.have.length(1);
    expect(provisioning.named('provision').concat(mapping.named('mapOrder'))).to.deep.equal([]);
    expect(atIntro().send(journal('mapping', 'of another order')).path()).to.equal('intro.overview');
  });

  it('P-52: only a new partner organisation is asked for a password before its services', () => {
    expect(atMapping().answer(mapped({passwordPending: true})).path()).to.equal('password.editing');
    expect(atMapping().answer(mapped()).path()).to.equal('services.subscription');
    const resumed = atIntro({status: 'mapped', passwordPending: true}).send({type: 'setup.started'});
    expect(resumed.path()).to.equal('password.editing');
    resumed.send({type: 'password.submitted'}).answer(mapped());
    expect(resumed.path()).to.equal('services.subscription');
    expect(resumed.emitted).to.deep.include({type: 'secret.spent'});
  });

  it('P-53: a password is taken again only after the time until which the back end locked it', () => {
    const wizard = atPassword().send({type: 'password.submitted'}).fail({kind: 'conflict', code: 'locked', retryAt: now + 60_000, nextOperationId: 'op-2b'});
    expect(wizard.path()).to.equal('password.editing');
    expect(wizard.context.problems).to.deep.equal({password: 'password.locked'});
    wizard.send({type: 'clock.ticked', now: now + 59_999}).send({type: 'password.submitted'});
    expect(wizard.named('setPassword')).to.have.length(1);
    wizard.send({type: 'clock.ticked', now: now + 60_000}).send({type: 'password.submitted'});
    expect(wizard.named('setPassword').map((call) => call.input['operationId'])).to.deep.equal(['op-2', 'op-2b']);
  });

  it('P-53: a rule the back end judges is said at the password', () => {
    const wizard = atPassword().send({type: 'password.submitted'}).fail({kind: 'invalid', fields: {password: 'password.banned'}, nextOperationId: 'op-2b'});
    expect(wizard.path()).to.equal('password.editing');
    expect(wizard.context.problems).to.deep.equal({password: 'password.banned'});
    expect(wizard.context.passwordLockedUntil).to.equal(null);
  });
});

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
    const wizard = start().submit({callingCountry: 'RS', callingAddress: 'Street 1', sipPrefix: 'bakery'}).answer(mapped());
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
      {sites: [{name: 'bakery2', timeZone: 'Europe/Belgrade', userManagement: 'hub', earlyRelease: false, licenses: 25}]},
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
    expect(wizard.named('saveSubdomain').map((call) => call.input)).to.deep.equal([{orderId: 'order-1', name: 'alpha'}]);
  });

  it('P-72: unsupported characters and a taken name are told apart, and another name can be checked', () => {
    const wizard = atService('enterprise').submit({subdomain: 'al.pha'});
    expect(wizard.context.problems).to.deep.equal({subdomain: 'label.characters'});
    wizard.change('subdomain', 'alpha').send(checkSubdomain).checked('subdomain', 'taken', 'alpha1', 'alpha2');
    expect(wizard.context.problems).to.deep.equal({subdomain: 'label.taken'});
    expect(wizard.context.names['subdomain']).to.deep.equal({value: 'alpha', state: 'taken', suggestions: ['alpha1', 'alpha2']});
    expect(wizard.submit().path()).to.equal('services.enterprise.editing');
    wizard.change('subdomain', 'alpha1').send(checkSubdomain).checked('subdomain', 'available').submit();
    expect(wizard.path()).to.equal('services.enterprise.saving');
  });

  it('P-74: a save that somebody was faster with says taken, with what is free, and nothing counts as saved', () => {
    const wizard = atService('enterprise').change('subdomain', 'alpha').send(checkSubdomain).checked('subdomain', 'available').submit();
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
    wizard.change('sites.1.name', 'beta').send({type: 'name.checkRequested', field: 'sites.1.name'}).checked('sites.1.name', 'available');
    wizard.submit({...site, 'sites.0.licenses': '20', 'sites.1.licenses': '5', 'sites.1.timeZone': 'Europe/Belgrade', 'sites.1.userManagement': 'hub'});
    expect(wizard.path()).to.equal('services.meetings.saving');
    wizard.fail({kind: 'conflict', code: 'taken', fields: {'meetings.sites.1.name': 'label.taken'}, suggestions: ['beta1']});
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
    const wizard = atService('meetings').change('sites.0.name', 'alpha').send(checkSite).checked('sites.0.name', 'available');
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
      settings: {calling: {country: 'RS', headOfficeAddress: 'Street 1', sipPrefix: 'bakery'}, meetings: null, subdomain: null},
    };
    const wizard = atService('calling', order).change('callingAddress', 'Street 2').send({type: 'step.skipped'});
    wizard.change('sites.0.name', 'alpha').send(checkSite).checked('sites.0.name', 'available').submit(site);
    wizard.answer(mapped({...order, settings: {...order.settings, meetings: {sites: [
      {name: 'alpha', timeZone: 'Europe/Belgrade', userManagement: 'hub', earlyRelease: false, licenses: 25},
    ]}}}));
    expect(wizard.path()).to.equal('services.enterprise.editing');
    expect(wizard.context.answers.callingAddress).to.equal('Street 2');
    expect(wizard.context.answers.sites[0]!.name).to.equal('alpha');
  });
});

describe('the second door', () => {
  it('P-80, X-01: nothing is provisioned before billing is acknowledged, and then every line is named', () => {
    const wizard = atReview().submit({billingAcknowledged: false});
    expect(wizard.context.problems).to.deep.equal({billingAcknowledged: 'confirm.billing'});
    expect(wizard.named('provision')).to.deep.equal([]);
    wizard.submit({billingAcknowledged: true});
    expect(wizard.named('provision').map((call) => call.input)).to.deep.equal([
      {operationId: 'op-3', request: {orderId: 'order-1', acknowledgedLineIds: ['line-1', 'line-2', 'line-3', 'line-4']}},
    ]);
    wizard.answer(anOrder({status: 'provisioning'}));
    expect(wizard.emitted.filter(({type}) => type === 'order.provisioned')).to.have.length(1);
    expect(wizard.path()).to.equal('activating.asking');
  });

  it('P-81: a set-up without any setting saved can be provisioned', () => {
    const wizard = atReview();
    expect(wizard.context.skipped).to.have.members(['calling', 'meetings', 'enterprise']);
    expect(wizard.submit({billingAcknowledged: true}).path()).to.equal('provisioning');
  });

  it('P-82: a refused provisioning keeps everything and can be tried again with its new id', () => {
    const wizard = atProvisioning().fail({kind: 'conflict', code: 'unsure', nextOperationId: 'op-3b'});
    expect(wizard.path()).to.equal('review');
    wizard.submit();
    expect(wizard.named('provision').map((call) => call.input['operationId'])).to.deep.equal(['op-3', 'op-3b']);
  });

  it('P-64: services come up in their own time, asked for again and again until each is there', () => {
    const wizard = atProvisioning().answer(anOrder({status: 'provisioning'}));
    wizard.answer(activation('active', 'activating'));
    expect(wizard.path()).to.equal('activating.pausing');
    wizard.send({type: 'check.requested'}).fail({kind: 'network'});
    expect(wizard.path()).to.equal('activating.pausing');
    expect(wizard.send({type: 'check.requested'}).answer(activation('active', 'active')).path()).to.equal('done');
  });

  it('P-82: a failed service is tried again under its own id', () => {
    const wizard = atIntro({status: 'provisioned', activation: activation('active', 'failed')});
    expect(wizard.path()).to.equal('partlyDone');
    wizard.send({type: 'retry.requested', lineId: 'line-1'});
    expect(wizard.path(), 'one that runs').to.equal('partlyDone');
    wizard.send({type: 'retry.requested', lineId: 'line-2'});
    expect(wizard.named('retryActivation').map((call) => call.input)).to.deep.equal([
      {operationId: 'retry-2', request: {orderId: 'order-1', lineId: 'line-2'}},
    ]);
    expect(wizard.answer(activation('active', 'active')).path()).to.equal('done');
  });
});

describe('leaving', () => {
  it('P-07: leaving asks once where something would be lost, and keeps nothing', () => {
    const wizard = atConfirm().send({type: 'exit.requested'});
    expect(wizard.context.leaving).to.equal(true);
    expect(wizard.send({type: 'exit.canceled'}).path()).to.equal('confirm');
    expect(wizard.context.leaving).to.equal(false);
    wizard.send({type: 'exit.requested'}).send({type: 'exit.confirmed'});
    expect(wizard.path()).to.equal('left');
    expect(wizard.context).to.deep.equal({...aWizard().context, leftAfterDoor: false});
    expect(atIntro().send({type: 'exit.requested'}).path(), 'nothing to lose').to.equal('left');
  });

  it('P-07: the same link starts again, empty', () => {
    const wizard = atConfirm().send({type: 'exit.confirmed'}).send({type: 'load.requested'}).answer(loaded()).send({type: 'setup.started'});
    expect(wizard.path()).to.equal('role');
    expect(wizard.context.answers).to.deep.equal(atRole().context.answers);
  });

  it('P-07: a name that is still being checked does not come back after leaving', () => {
    const wizard = atService('enterprise').change('subdomain', 'typed').send(checkSubdomain);
    const child = wizard.actor.getSnapshot().children['name:subdomain']!;
    wizard.send({type: 'exit.confirmed'});
    child.send({type: 'xstate.done.actor.0.availability.checking', output: {result: 'available', suggestions: []}} as never);
    expect(JSON.stringify(wizard.context)).not.to.contain('typed');
    expect(JSON.stringify(wizard.actor.getPersistedSnapshot())).not.to.contain('typed');
  });

  it('X-18: leaving is told once, also where it is asked for twice, and still knows which door was behind', () => {
    const wizard = atServices().send({type: 'exit.requested'}).send({type: 'exit.confirmed'}).send({type: 'exit.confirmed'});
    wizard.send({type: 'exit.requested'});
    expect(wizard.emitted.filter(({type}) => type === 'wizard.left')).to.have.length(1);
    expect(wizard.context.leftAfterDoor).to.equal(true);
  });

  it('F-N3: whoever holds the password lets go of it when the wizard is left while it is on its way', () => {
    const wizard = atPassword().send({type: 'password.submitted'}).send({type: 'exit.confirmed'});
    expect(wizard.path()).to.equal('left');
    expect(wizard.emitted).to.deep.include({type: 'secret.spent'});
  });

  it('X-03: nothing is lost over the end of a session', () => {
    const wizard = atCustomerAdmin().submit({customerAdminEmail: 'boss@bakery.example'}).fail({kind: 'signed-out'});
    expect(wizard.path()).to.equal('customerAdmin.editing');
    expect(wizard.context.failure).to.deep.equal({kind: 'signed-out'});
    const {answers} = wizard.context;
    wizard.send({type: 'session.restored'});
    expect(wizard.context.failure).to.equal(null);
    expect(wizard.context.answers).to.deep.equal(answers);
    expect(wizard.submit().path()).to.equal('customerAdmin.checking');
  });

  it('X-03: look-ups that failed for want of a session go on by themselves', () => {
    expect(aWizard().fail({kind: 'signed-out'}).send({type: 'session.restored'}).path()).to.equal('loading');
    expect(atPartner().fail({kind: 'signed-out'}).send({type: 'session.restored'}).path()).to.equal('partnerOrganization.lookup');
    expect(atCustomer().fail({kind: 'signed-out'}).send({type: 'session.restored'}).path()).to.equal('customerOrganization.lookup');
  });

  it('the journal is told milestones and ids, never an answer', () => {
    const wizard = atMapping().answer(mapped());
    expect(wizard.emitted.filter(({type}) => type === 'milestone.reached')).to.deep.equal([
      {type: 'milestone.reached', milestone: 'started', operationId: null},
      {type: 'milestone.reached', milestone: 'mapping', operationId: 'op-1'},
      {type: 'milestone.reached', milestone: 'mapped', operationId: null},
    ]);
  });

  it('X-07: wrong answers are told on Next, and what is typed afterwards only takes complaints back', () => {
    const wizard = atPartner().answer(matches(true)).change('partnerAdminEmail', 'wrong');
    expect(wizard.context.problems).to.deep.equal({});
    wizard.submit({partnerName: '', partnerCountry: 'RS'});
    expect(wizard.context.problems).to.deep.equal({partnerName: 'name.empty', partnerAdminEmail: 'email.noAt'});
    wizard.change('partnerName', 'Bakery').change('partnerCountry', '');
    expect(wizard.context.problems).to.deep.equal({partnerAdminEmail: 'email.noAt'});
  });
});

describe('a provisioning input', () => {
  it('F-P7: begins a visit with loading, whatever state it claims', () => {
    expect(aWizard().path()).to.equal('loading');
    expect(aWizard({...input, orderId: 'mapping', value: 'provisioning', status: 'active'} as never).path()).to.equal('loading');
  });
});
