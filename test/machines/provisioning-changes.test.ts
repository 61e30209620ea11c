import {expect} from '@open-wc/testing';
import {atConfirm, atIntro, atMapping, atPassword, atProvisioning, ticks, type Wizard} from './a-wizard.js';
import {mapped, matches} from './orders.js';

/** What "Change" leads to, what is typed there unjudged, and the Backs that lead out again. */
const abandoned: Readonly<Record<string, (wizard: Wizard) => Wizard>> = {
  role: (wizard) => wizard.change('role', 'customer').back(),
  setter: (wizard) => wizard.change('setter', 'colleague').change('colleagueEmail', 'nobody').back(),
  'partnerOrganization, given up while looking up': (wizard) => wizard.back(),
  'partnerOrganization, not ours': (wizard) =>
    wizard.answer(matches(true, 'partner-1')).submit({partnerChoice: 'none'}).back().back(),
  'customerAdmin, another address': (wizard) => wizard.change('customerAdminEmail', 'typo@elsewhere.example').back(),
  'customerAdmin, a free account': (wizard) =>
    wizard
      .submit({customerAdminEmail: 'free@elsewhere.example'})
      .answer({result: 'freeAccount', claimable: false, organization: null})
      .back()
      .back(),
  'customerOrganization, not recognised': (wizard) =>
    wizard.answer(matches(true, 'customer-1')).submit({customerChoice: 'none'}).back().back(),
  'customerOrganization, half a new one': (wizard) =>
    wizard
      .answer(matches(true, 'customer-1'))
      .submit({customerChoice: 'new'})
      .change('customerName', 'Dup')
      .back()
      .back(),
};

describe('changing an answer and going back instead', () => {
  for (const [what, leave] of Object.entries(abandoned)) {
    it(`P-50, P-32, P-43, X-04: nothing of an abandoned change is confirmed (${what})`, () => {
      const wizard = atConfirm();
      const before = wizard.context.answers;
      wizard.send({type: 'step.changeRequested', step: what.split(',')[0] as 'role'});
      leave(wizard);
      expect(wizard.path()).to.equal('confirm');
      expect(wizard.context.answers).to.deep.equal(before);
    });
  }

  it('P-32, P-41, P-43: an answer that was never judged does not pass the first door', () => {
    for (const [name, value, field] of [
      ['customerChoice', 'none', 'customerChoice'],
      ['partnerChoice', '', 'partnerChoice'],
      ['customerAdminEmail', 'nobody', 'customerAdminEmail'],
      ['setter', 'colleague', 'setter'],
    ] as const) {
      const wizard = atConfirm().submit({...ticks, [name]: value});
      expect(wizard.path(), name).to.equal('confirm');
      expect(wizard.context.problems).to.have.property(field);
      expect(wizard.named('mapOrder')).to.deep.equal([]);
    }
  });
});

describe('an operation that belongs to other answers', () => {
  const mismatched = {kind: 'conflict', code: 'operation-mismatch'} as const;

  it('P-50, X-10: a mapping of other organisations is not told as this one', () => {
    const wizard = atMapping().fail(mismatched);
    wizard.answer({
      state: 'succeeded',
      answer: mapped({customerOrganization: {id: 'customer-9', name: 'Other', country: 'RS'}}),
    });
    expect(wizard.path()).to.equal('mappedElsewhere');
    expect(wizard.emitted.map(({type}) => type)).not.to.include('order.setUp');
  });

  it('P-52, X-10: a password that another page set is not told as the one typed here', () => {
    const wizard = atPassword().send({type: 'password.submitted'}).fail(mismatched);
    wizard.answer({state: 'succeeded', answer: mapped()});
    expect(wizard.path()).to.equal('loading');
    expect(wizard.context.contactNotice).to.equal('passwordElsewhere');
    expect(wizard.emitted.map(({type}) => type)).to.include('secret.spent');
  });
});

describe('what others do meanwhile', () => {
  it("P-50: somebody else's mapping is looked at again in a while, not at once", () => {
    const wizard = atIntro({status: 'mapping'});
    expect(wizard.path()).to.equal('mapping');
    wizard.answer({state: 'notReceived'});
    expect(wizard.path()).to.equal('settling');
    expect(wizard.named('loadOrder')).to.have.length(1);
    wizard.clock.increment(4999);
    expect(wizard.named('loadOrder')).to.have.length(1);
    wizard.clock.increment(1);
    expect(wizard.named('loadOrder')).to.have.length(2);
  });

  it("P-50: somebody else's mapping is looked at again at once where that is asked for", () => {
    const wizard = atIntro({status: 'mapping'}).answer({state: 'notReceived'});
    wizard.send({type: 'check.requested'});
    expect(wizard.named('loadOrder')).to.have.length(2);
  });

  it('P-10, P-80: what a hub provisioned meanwhile is loaded instead of refused for ever', () => {
    const wizard = atProvisioning().fail({kind: 'conflict', code: 'already-provisioned'});
    expect(wizard.path()).to.equal('loading');
    const stale = atProvisioning().fail({kind: 'invalid', fields: {acknowledgedLineIds: 'billing.notAcknowledged'}});
    expect(stale.path()).to.equal('loading');
    const password = atPassword().send({type: 'password.submitted'});
    expect(password.fail({kind: 'conflict', code: 'password-not-pending'}).path()).to.equal('loading');
  });

  it('P-07: a refused mapping is noted as an attempt that can be told of later', () => {
    const wizard = atMapping().fail({kind: 'conflict', code: 'unsure', nextOperationId: 'op-1b'});
    const notes = wizard.emitted.filter((event) => event.type === 'milestone.reached').map(({milestone}) => milestone);
    expect(notes.at(-1)).to.equal('started');
  });

  it('P-07: leaving while something was sent says that what was sent stays', () => {
    for (const wizard of [atMapping(), atProvisioning(), atPassword().send({type: 'password.submitted'})]) {
      wizard.send({type: 'exit.requested'}).send({type: 'exit.confirmed'});
      expect(wizard.path()).to.equal('left');
      expect(wizard.context.leftAfterDoor).to.equal(true);
    }
  });

  it('F-E12: activation is not asked for in a loop while nobody is signed in', () => {
    const wizard = atIntro({status: 'provisioned', activation: null}).fail({kind: 'signed-out'});
    expect(wizard.path()).to.equal('activating.paused');
    wizard.send({type: 'session.restored'});
    expect(wizard.path()).to.equal('activating.asking');
  });
});

describe('the own organisation', () => {
  it('P-40: its administrator is asked for only where the account has no address', () => {
    const unknown = atIntro({}, {ownEmail: ''})
      .send({type: 'setup.started'})
      .submit({role: 'customer'})
      .answer(matches(true));
    const values = {customerName: 'Bakery', customerCountry: 'RS', customerAddress: 'Street 1'};
    expect(unknown.submit(values).context.problems).to.deep.equal({customerAdminEmail: 'email.empty'});
    unknown.submit({...values, customerAdminEmail: 'me@bakery.example'});
    expect(unknown.path()).to.equal('confirm');
    const known = atIntro({}, {ownEmail: ''}).send({type: 'account.known', email: 'me@bakery.example'});
    known.send({type: 'setup.started'}).submit({role: 'customer'}).answer(matches(true)).submit(values);
    expect(known.path()).to.equal('confirm');
  });
});
