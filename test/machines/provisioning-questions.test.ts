import {expect} from '@open-wc/testing';
import type {OrderInput} from '../../src/domain/order.js';
import {aWizard, atConfirm, atCustomer, atCustomerAdmin, atIntro, atPartner, atRole, ticks} from './a-wizard.js';
import {day, loaded, matches, now, organization} from './orders.js';
import {anOrder} from '../domain/an-order.js';

describe('provisioning before the first door', () => {
  it('P-05: the set-up does not begin before the requested start date, and does from its first moment on', () => {
    const start = Date.parse('2026-03-02T00:00:00Z');
    expect(
      aWizard()
        .answer(loaded({}, start - 1))
        .send({type: 'setup.started'})
        .path(),
    ).to.equal('intro.overview');
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
    const wizard = atIntro({contact: {email: 'orders@partner.example', kind: 'partnerAlias'}}).send({
      type: 'contact.changeRequested',
    });
    expect(wizard.context.answers).to.include({
      contactEmail: 'orders@partner.example',
      contactKind: 'partnerAlias',
      contactAllLines: false,
    });
    wizard.submit({contactEmail: ' me@partner.example ', contactKind: 'partnerAdmin', contactAllLines: true});
    expect(wizard.named('changeContact').map((call) => call.input)).to.deep.equal([
      {orderId: 'order-1', contact: {email: 'me@partner.example', kind: 'partnerAdmin'}, allLines: true},
    ]);
    wizard.answer(anOrder({contact: {email: 'me@partner.example', kind: 'partnerAdmin'}}));
    expect(wizard.path()).to.equal('intro.overview');
    expect(wizard.context.contactNotice).to.equal('changed');
    expect(wizard.context.order!.contact.email).to.equal('me@partner.example');
    const forThis = atIntro({contact: {email: 'orders@partner.example', kind: 'partnerAlias'}})
      .send({type: 'contact.changeRequested'})
      .submit({contactEmail: 'me@partner.example', contactKind: 'partnerAdmin'});
    expect(forThis.named('changeContact').map((call) => call.input['allLines'])).to.deep.equal([false]);
  });

  it('P-04: partner administrator, partner alias and customer administrator can be the contact, and one has to be named', () => {
    for (const contactKind of ['partnerAdmin', 'partnerAlias', 'customerAdmin']) {
      const wizard = atIntro()
        .send({type: 'contact.changeRequested'})
        .submit({contactEmail: 'a@b.example', contactKind});
      expect(wizard.named('changeContact')[0]!.input).to.have.nested.property('contact.kind', contactKind);
    }
    const wizard = atIntro({contact: {email: 'a@b.example', kind: 'robot'}})
      .send({type: 'contact.changeRequested'})
      .submit();
    expect(wizard.context.problems).to.deep.equal({contactKind: 'contactKind.empty'});
    expect(wizard.named('changeContact')).to.deep.equal([]);
  });

  it('P-08, P-10, P-11: the contact can be changed and the mail sent again, late too, until the first door, by whoever may', () => {
    const offered = (order: Partial<OrderInput>, time = now) => {
      const wizard = aWizard().answer(loaded(order, time));
      return (['contact.changeRequested', 'mail.resendRequested'] as const).map((type) =>
        wizard.actor.getSnapshot().can({type}),
      );
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
    expect(customer.named('matchOrganizations')[0]!.input).to.deep.equal({
      orderId: 'order-1',
      side: 'customer',
      email: 'me@partner.example',
    });
  });

  it('P-21: a colleague gets the set-up after it was confirmed, and it is final here', () => {
    const wizard = atRole()
      .submit({role: 'partner'})
      .submit({setter: 'colleague', colleagueEmail: ' colleague@partner.example '});
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
    const wizard = atRole()
      .submit({role: 'partner'})
      .submit({setter: 'customer', customerContactEmail: 'boss@bakery.example'});
    expect(wizard.path()).to.equal('handover.confirming');
    expect(wizard.back().path()).to.equal('setter');
    expect(wizard.named('handOver')).to.deep.equal([]);
    wizard.submit().submit();
    expect(wizard.named('handOver')[0]!.input).to.include({to: 'customer', email: 'boss@bakery.example'});
  });

  it('P-21: nobody hands the set-up over to the own address', () => {
    const wizard = atRole()
      .submit({role: 'partner'})
      .submit({setter: 'colleague', colleagueEmail: 'ME@partner.example'.toLowerCase()});
    expect(wizard.context.problems).to.deep.equal({colleagueEmail: 'email.self'});
  });

  it("P-23: on Next the partner's organisation is looked up, with one, several or no outcome", () => {
    const wizard = atPartner();
    expect(wizard.named('matchOrganizations')[0]!.input).to.deep.equal({
      orderId: 'order-1',
      side: 'partner',
      email: 'me@partner.example',
    });
    expect(atPartner().answer(matches(true, 'a')).path()).to.equal('partnerOrganization.choosing');
    expect(atPartner().answer(matches(true, 'a', 'b')).context.partnerMatches!.matches).to.have.length(2);
    expect(atPartner().answer(matches(true)).path()).to.equal('partnerOrganization.creating');
    expect(atPartner().answer(matches(false)).path()).to.equal('partnerOrganization.notRecognized');
  });

  it('P-02, P-30: with a first order the partner organisation is created from name, country and administrator', () => {
    const wizard = atPartner()
      .answer(matches(true))
      .submit({partnerName: '', partnerCountry: '', partnerAdminEmail: ''});
    expect(wizard.context.problems).to.have.all.keys('partnerName', 'partnerCountry', 'partnerAdminEmail');
    wizard.submit({partnerName: ' Bakery Partners ', partnerCountry: 'RS', partnerAdminEmail: 'admin@partner.example'});
    expect(wizard.path()).to.equal('customerAdmin.editing');
    wizard
      .submit({customerAdminEmail: 'boss@bakery.example'})
      .answer({result: 'free'})
      .answer(matches(true, 'customer-1'));
    wizard.submit({customerChoice: 'id:customer-1'}).submit().submit(ticks);
    expect(wizard.named('mapOrder')[0]!.input['request']).to.deep.include({
      partner: {
        choice: 'new',
        organization: {name: 'Bakery Partners', country: 'RS', adminEmail: 'admin@partner.example', address: ''},
      },
    });
  });

  it('P-31, P-43: existing organisations are reviewed before they are taken', () => {
    const partner = atPartner().answer(matches(true, 'partner-1')).submit({partnerChoice: 'id:partner-1'});
    expect(partner.path()).to.equal('partnerOrganization.reviewing');
    expect(partner.submit().path()).to.equal('customerAdmin.editing');
    const customer = atCustomer().answer(matches(true, 'customer-1')).submit({customerChoice: 'id:customer-1'});
    expect(customer.path()).to.equal('customerOrganization.reviewing');
    expect(customer.submit().path()).to.equal('confirm');
  });

  it('P-32, P-36: an organisation that is not theirs stops the partner, who can go back and search again', () => {
    const wizard = atPartner().answer(matches(true, 'partner-1')).submit({partnerChoice: 'none'});
    expect(wizard.path()).to.equal('partnerOrganization.notRecognized');
    expect(wizard.submit({partnerChoice: 'id:partner-1'}).path()).to.equal('partnerOrganization.notRecognized');
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
    expect(wizard.named('checkAdmin').map((call) => call.input)).to.deep.equal([
      {orderId: 'order-1', email: 'boss@bakery.example'},
    ]);
  });

  it('P-41: an address that belongs to another organisation goes no further until it is free', () => {
    const wizard = atCustomerAdmin()
      .submit({customerAdminEmail: 'boss@bakery.example'})
      .answer({result: 'otherOrganization', claimable: true});
    expect(wizard.path()).to.equal('customerAdmin.otherOrganization');
    wizard.submit().answer({result: 'otherOrganization', claimable: true});
    expect(wizard.path()).to.equal('customerAdmin.otherOrganization');
    expect(wizard.submit().answer({result: 'free'}).path()).to.equal('customerOrganization.lookup');
  });

  it('P-41: the organisation an address already administers is offered and chosen', () => {
    const wizard = atCustomerAdmin().submit({customerAdminEmail: 'boss@bakery.example'});
    wizard.answer({result: 'adminOf', organization: organization('customer-7')}).answer(matches(true, 'customer-1'));
    expect(wizard.context.customerMatches!.matches.map(({id}) => id)).to.deep.equal(['customer-7', 'customer-1']);
    expect(wizard.context.answers.customerChoice).to.equal('id:customer-7');
  });

  it('P-42: a free account leaves two remedies: another address, or giving the account up and checking again', () => {
    const wizard = atCustomerAdmin()
      .submit({customerAdminEmail: 'boss@bakery.example'})
      .answer({result: 'freeAccount', claimable: false});
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
    expect(unknown.submit({customerChoice: 'id:customer-1'}).path()).to.equal('customerOrganization.notRecognized');
    expect(unknown.back().path()).to.equal('customerOrganization.choosing');
    expect(atCustomer().answer(matches(false)).path()).to.equal('customerOrganization.notRecognized');
  });

  it('the customer role skips the partner side up to the request (decision 12)', () => {
    const wizard = atRole().submit({role: 'customer'}).answer(matches(true, 'customer-1'));
    wizard.submit({customerChoice: 'id:customer-1'}).submit();
    expect(wizard.path()).to.equal('confirm');
    wizard.submit({customerConfirmed: true, mappingAcknowledged: true});
    expect(wizard.named('mapOrder')[0]!.input['request']).to.deep.equal({
      orderId: 'order-1',
      role: 'customer',
      partner: null,
      customer: {choice: 'existing', id: 'customer-1'},
      customerAdminEmail: 'me@partner.example',
    });
    expect(wizard.named('matchOrganizations').map((call) => call.input['side'])).to.deep.equal(['customer']);
  });

  it('X-02: what was answered stands there again on the way back and forth', () => {
    const wizard = atConfirm();
    const {answers} = wizard.context;
    const back = [
      'customerOrganization.reviewing',
      'customerOrganization.choosing',
      'customerAdmin.editing',
      'partnerOrganization.reviewing',
      'partnerOrganization.choosing',
      'setter',
      'role',
      'intro.overview',
    ];
    for (const path of back) expect(wizard.back().path()).to.equal(path);
    expect(wizard.context.answers).to.deep.equal(answers);
    wizard
      .send({type: 'setup.started'})
      .submit()
      .submit()
      .answer(matches(true, 'partner-1'))
      .submit()
      .submit()
      .submit();
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
    expect(
      change('partnerOrganization')
        .answer(matches(true, 'partner-1', 'partner-2'))
        .submit({partnerChoice: 'id:partner-2'})
        .submit()
        .path(),
    ).to.equal('confirm');
    expect(
      change('customerAdmin').submit({customerAdminEmail: 'other@bakery.example'}).answer({result: 'free'}).path(),
    ).to.equal('confirm');
    expect(
      change('customerOrganization')
        .answer(matches(true))
        .submit({customerCountry: 'RS', customerAddress: 'Street 1'})
        .path(),
    ).to.equal('confirm');
  });

  it('X-01, P-50: what was ticked as right is asked again after it was changed', () => {
    const wizard = atConfirm();
    for (const [name, value] of Object.entries(ticks)) wizard.change(name, value);
    wizard
      .send({type: 'step.changeRequested', step: 'customerAdmin'})
      .submit({customerAdminEmail: 'other@bakery.example'})
      .answer({result: 'free'});
    expect(wizard.path()).to.equal('confirm');
    expect(wizard.context.answers).to.include({
      partnerConfirmed: false,
      customerConfirmed: false,
      mappingAcknowledged: false,
    });
  });
});
