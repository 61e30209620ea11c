import {expect} from '@open-wc/testing';
import {
  aWizard,
  atConfirm,
  atCustomer,
  atCustomerAdmin,
  atIntro,
  atMapping,
  atPartner,
  atPassword,
  atProvisioning,
  atRole,
  atService,
  atServices,
} from './a-wizard.js';
import {input, loaded, mapped, matches} from './orders.js';

const checkSubdomain = {type: 'name.checkRequested', field: 'subdomain'} as const;

describe('leaving', () => {
  it('P-07: leaving asks once where something would be lost, and keeps nothing', () => {
    const wizard = atConfirm().send({type: 'exit.requested'});
    expect(wizard.context.leaving).to.equal(true);
    expect(wizard.send({type: 'exit.canceled'}).path()).to.equal('confirm');
    expect(wizard.context.leaving).to.equal(false);
    wizard.send({type: 'exit.requested'}).send({type: 'exit.confirmed'});
    expect(wizard.path()).to.equal('left');
    expect(wizard.context).to.deep.equal({...aWizard().context, leftAfterDoor: false, earlierAttempt: true});
    const turnedBack = atRole().back().send({type: 'exit.requested'});
    expect(turnedBack.context.earlierAttempt, 'begun and gone back').to.equal(true);
    const untouched = atIntro().send({type: 'exit.requested'});
    expect(untouched.path(), 'nothing to lose').to.equal('left');
    expect(untouched.context.earlierAttempt, 'nothing was begun').to.equal(false);
  });

  it('F-P6: left at a one-way door, the same link asks what became of it and sends nothing', () => {
    const mapping = atMapping().fail({kind: 'timeout'}).send({type: 'exit.confirmed'});
    expect(mapping.path()).to.equal('left');
    mapping.send({type: 'load.requested'}).answer(loaded());
    expect(mapping.path()).to.equal('mapping');
    expect(mapping.named('mapOrder')).to.have.length(1);
    expect(mapping.named('mapOrder.check').at(-1)!.input).to.deep.equal({
      operationId: loaded().order.operations.mapping,
    });
    expect(mapping.answer({state: 'notReceived'}).path()).to.equal('loading');
    expect(mapping.answer(loaded()).path()).to.equal('intro.overview');

    const provisioning = atProvisioning().fail({kind: 'timeout'}).send({type: 'exit.confirmed'});
    provisioning.send({type: 'load.requested'}).answer(loaded(mapped()));
    expect(provisioning.path()).to.equal('provisioning');
    expect(provisioning.named('provision')).to.have.length(1);
    expect(provisioning.named('provision.check')).to.have.length(2);
  });

  it('P-07: the same link starts again, empty', () => {
    const wizard = atConfirm()
      .send({type: 'exit.confirmed'})
      .send({type: 'load.requested'})
      .answer(loaded())
      .send({type: 'setup.started'});
    expect(wizard.path()).to.equal('role');
    expect(wizard.context.answers).to.deep.equal(atRole().context.answers);
  });

  it('P-07: a name that is still being checked does not come back after leaving', () => {
    const wizard = atService('enterprise').change('subdomain', 'typed').send(checkSubdomain);
    const child = wizard.actor.getSnapshot().children['name:subdomain']!;
    wizard.send({type: 'exit.confirmed'});
    expect(child.getSnapshot()).to.have.property('status', 'stopped');
    expect(JSON.stringify(wizard.context)).not.to.contain('typed');
    expect(JSON.stringify(wizard.actor.getPersistedSnapshot())).not.to.contain('typed');
  });

  it('X-18: leaving is told once, also where it is asked for twice, and still knows which door was behind', () => {
    const wizard = atServices()
      .send({type: 'exit.requested'})
      .send({type: 'exit.confirmed'})
      .send({type: 'exit.confirmed'});
    wizard.send({type: 'exit.requested'});
    expect(wizard.emitted.filter(({type}) => type === 'wizard.left')).to.have.length(1);
    expect(wizard.context.leftAfterDoor).to.equal(true);
  });

  it('X-18: nothing is denied of an order that was never loaded: what was sent before may have been carried out', () => {
    const wizard = aWizard().fail({kind: 'network'}).send({type: 'exit.requested'});
    expect(wizard.path()).to.equal('left');
    expect(wizard.context.leftAfterDoor).to.equal(true);
    const known = atIntro().send({type: 'exit.requested'});
    expect(known.context.leftAfterDoor).to.equal(false);
  });

  it('P-21, X-18: nothing is denied of a hand-over that was on its way when the wizard was left', () => {
    const wizard = atRole()
      .submit({role: 'partner'})
      .submit({setter: 'colleague', colleagueEmail: 'colleague@partner.example'})
      .submit();
    expect(wizard.path()).to.equal('handover.sending');
    wizard.send({type: 'exit.requested'}).send({type: 'exit.confirmed'});
    expect(wizard.path()).to.equal('left');
    expect(wizard.context.leftAfterDoor).to.equal(true);
    expect(wizard.context.earlierAttempt).to.equal(false);
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
    expect(atPartner().fail({kind: 'signed-out'}).send({type: 'session.restored'}).path()).to.equal(
      'partnerOrganization.lookup',
    );
    expect(atCustomer().fail({kind: 'signed-out'}).send({type: 'session.restored'}).path()).to.equal(
      'customerOrganization.lookup',
    );
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
    expect(aWizard({...input, orderId: 'mapping', value: 'provisioning', status: 'active'} as never).path()).to.equal(
      'loading',
    );
  });
});
