import {expect} from '@open-wc/testing';
import {atConfirm, atIntro, atMapping, atPassword, atProvisioning, atReview, ticks} from './a-wizard.js';
import {activation, linesOf, loaded, mapped, now} from './orders.js';
import {anOrder} from '../domain/an-order.js';

describe('the first door', () => {
  it('P-50, X-01: nothing is mapped before both sides are confirmed and the consequence is acknowledged', () => {
    for (const missing of Object.keys(ticks)) {
      const wizard = atConfirm().submit({...ticks, [missing]: false});
      expect(wizard.path()).to.equal('confirm');
      expect(wizard.context.problems).to.have.all.keys(missing);
      expect(wizard.named('mapOrder')).to.deep.equal([]);
    }
  });

  it('P-50, X-01: on every way back from check answers what was confirmed and acknowledged is asked for again', () => {
    const steps = ['role', 'setter', 'partnerOrganization', 'customerAdmin', 'customerOrganization'] as const;
    const ways = [
      ...steps.map((step) => ({type: 'step.changeRequested', step}) as const),
      {type: 'step.left'} as const,
    ];
    for (const way of ways) {
      const wizard = atConfirm();
      for (const tick of Object.keys(ticks)) wizard.change(tick, true);
      expect(wizard.context.answers).to.include(ticks);
      wizard.send(way);
      expect(wizard.path()).not.to.equal('confirm');
      const {partnerConfirmed, customerConfirmed, mappingAcknowledged} = wizard.context.answers;
      expect([partnerConfirmed, customerConfirmed, mappingAcknowledged], JSON.stringify(way)).not.to.include(true);
    }
  });

  it('P-50: confirmed data is mapped under the id that came with the order, and success is told once', () => {
    const wizard = atMapping();
    expect(wizard.named('mapOrder').map((call) => call.input)).to.deep.equal([
      {
        operationId: 'op-1',
        request: {
          orderId: 'order-1',
          role: 'partner',
          partner: {choice: 'existing', id: 'partner-1'},
          customer: {choice: 'existing', id: 'customer-1'},
          customerAdminEmail: 'boss@bakery.example',
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
    wizard.answer({state: 'notReceived'}).send({type: 'check.requested'});
    expect(wizard.named('mapOrder').map((call) => call.input)).to.deep.equal([
      wizard.named('mapOrder')[0]!.input,
      wizard.named('mapOrder')[0]!.input,
    ]);
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
    const second = atMapping()
      .fail({kind: 'conflict', code: 'already-mapped'})
      .answer(loaded({status: 'mapping'}));
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
    expect(
      atMapping()
        .answer(mapped({passwordPending: true}))
        .path(),
    ).to.equal('password.editing');
    expect(atMapping().answer(mapped()).path()).to.equal('services.subscription');
    const resumed = atIntro({status: 'mapped', passwordPending: true}).send({type: 'setup.started'});
    expect(resumed.path()).to.equal('password.editing');
    resumed.send({type: 'password.submitted'}).answer(mapped());
    expect(resumed.path()).to.equal('services.subscription');
    expect(resumed.emitted).to.deep.include({type: 'secret.spent'});
  });

  it('P-53: a password is taken again only after the time until which the back end locked it', () => {
    const wizard = atPassword()
      .send({type: 'password.submitted'})
      .fail({kind: 'conflict', code: 'locked', retryAt: now + 60_000, nextOperationId: 'op-2b'});
    expect(wizard.path()).to.equal('password.editing');
    expect(wizard.context.problems).to.deep.equal({password: 'password.locked'});
    wizard.send({type: 'clock.ticked', now: now + 59_999}).send({type: 'password.submitted'});
    expect(wizard.named('setPassword')).to.have.length(1);
    wizard.send({type: 'clock.ticked', now: now + 60_000}).send({type: 'password.submitted'});
    expect(wizard.named('setPassword').map((call) => call.input['operationId'])).to.deep.equal(['op-2', 'op-2b']);
  });

  it('P-53: a rule the back end judges is said at the password', () => {
    const wizard = atPassword()
      .send({type: 'password.submitted'})
      .fail({kind: 'invalid', fields: {password: 'password.banned'}, nextOperationId: 'op-2b'});
    expect(wizard.path()).to.equal('password.editing');
    expect(wizard.context.problems).to.deep.equal({password: 'password.banned'});
    expect(wizard.context.passwordLockedUntil).to.equal(null);
  });
});

describe('the second door', () => {
  it('P-80, X-01: nothing is provisioned before billing is acknowledged, and then every line is named', () => {
    const wizard = atReview().submit({billingAcknowledged: false});
    expect(wizard.context.problems).to.deep.equal({billingAcknowledged: 'confirm.billing'});
    expect(wizard.named('provision')).to.deep.equal([]);
    wizard.submit({billingAcknowledged: true});
    expect(wizard.named('provision').map((call) => call.input)).to.deep.equal([
      {
        operationId: 'op-3',
        request: {orderId: 'order-1', acknowledgedLineIds: ['line-1', 'line-2', 'line-3', 'line-4']},
      },
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

  it('P-80, X-01: billing of an order that changed meanwhile is acknowledged anew', () => {
    const wizard = atProvisioning()
      .fail({kind: 'invalid', fields: {acknowledgedLineIds: 'lines.changed'}})
      .answer(loaded({status: 'mapped', lines: linesOf('calling', 'devices')}))
      .send({type: 'setup.started'})
      .submit()
      .send({type: 'step.skipped'});
    expect(wizard.path()).to.equal('review');
    expect(wizard.submit().context.problems).to.deep.equal({billingAcknowledged: 'confirm.billing'});
    expect(wizard.named('provision')).to.have.length(1);
    wizard.submit({billingAcknowledged: true});
    expect(wizard.named('provision')[1]!.input['request']).to.deep.include({
      acknowledgedLineIds: ['line-calling', 'line-devices'],
    });
  });

  it('F-P3: what the server holds up is told as that, also while it goes out again', () => {
    const wizard = atProvisioning();
    expect(wizard.context.submission).to.include({state: 'sending', doubtful: false});
    wizard.fail({kind: 'server', retryAfterMilliseconds: 60_000});
    expect(wizard.context.submission).to.include({state: 'waiting', doubtful: false});
    wizard.send({type: 'check.requested'});
    expect(wizard.named('provision')).to.have.length(2);
    expect(wizard.context.submission).to.include({state: 'waiting', doubtful: false});
  });

  it('F-P5: the journal is told of billing with its id while it is under way, and no more after a refusal', () => {
    const wizard = atProvisioning();
    const newest = () => wizard.emitted.findLast(({type}) => type === 'milestone.reached');
    expect(newest()).to.deep.include({milestone: 'provisioning', operationId: 'op-3'});
    wizard.fail({kind: 'conflict', code: 'unsure'});
    expect(newest()).to.deep.include({milestone: 'mapped', operationId: null});
  });

  it('F-P7: billing that a record names under another id than the order has is not asked about', () => {
    const entry = {orderId: 'order-1', milestone: 'provisioning', at: now, operationId: 'op-0'} as const;
    const wizard = atIntro({status: 'mapped'}).send({type: 'journal.found', entry});
    expect(wizard.path()).to.equal('intro.overview');
    expect(wizard.named('provision.check')).to.deep.equal([]);
  });

  it('P-64: services come up in their own time, asked for again and again until each is there', () => {
    const wizard = atProvisioning().answer(anOrder({status: 'provisioning'}));
    wizard.answer(activation('active', 'activating'));
    expect(wizard.path()).to.equal('activating.pausing');
    wizard.send({type: 'check.requested'}).fail({kind: 'network'});
    expect(wizard.path()).to.equal('activating.pausing');
    expect(wizard.send({type: 'check.requested'}).answer(activation('active', 'active')).path()).to.equal('done');
  });

  it('P-64, F-E8: a service in a state that nobody knows is neither active nor failed: it is asked for again', () => {
    for (const others of [['active'], ['failed'], []]) {
      const wizard = atIntro({status: 'provisioned', activation: activation(...others, 'SUSPENDED_V2')});
      expect(wizard.path()).to.equal('activating.pausing');
    }
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

  it('P-82, X-10: of several failed services each is tried again under its own id', () => {
    const wizard = atIntro({status: 'provisioned', activation: activation('failed', 'failed')});
    wizard.send({type: 'retry.requested', lineId: 'line-2'});
    expect(wizard.named('retryActivation').map((call) => call.input)).to.deep.equal([
      {operationId: 'retry-2', request: {orderId: 'order-1', lineId: 'line-2'}},
    ]);
  });

  it('P-82, X-10: a failed service without an id for the next try is not tried again', () => {
    const {services, ...rest} = activation('active', 'failed');
    const unissued = {...rest, services: services.map((service) => ({...service, retryOperationId: null}))};
    const wizard = atIntro({status: 'provisioned', activation: unissued});
    wizard.send({type: 'retry.requested', lineId: 'line-2'});
    expect(wizard.path()).to.equal('partlyDone');
    expect(wizard.named('retryActivation')).to.deep.equal([]);
  });

  it('F-E12: without a session activation is not asked for, and after a sign-in it is', () => {
    const wizard = atIntro({status: 'provisioned', activation: activation('active', 'activating')});
    const asked = () => wizard.named('getActivation').length;
    wizard.send({type: 'check.requested'}).fail({kind: 'signed-out'});
    expect(wizard.path()).to.equal('activating.paused');
    expect(asked()).to.equal(1);
    expect(wizard.send({type: 'session.restored'}).path()).to.equal('activating.asking');
    expect(asked()).to.equal(2);
  });

  it('P-82: why a new attempt was refused stays on view until the next one', () => {
    const wizard = atIntro({status: 'provisioned', activation: activation('active', 'failed')});
    const retry = () => wizard.send({type: 'retry.requested', lineId: 'line-2'});
    retry().fail({kind: 'conflict', reference: 'REF-1'});
    wizard.answer(activation('active', 'failed'));
    expect(wizard.path()).to.equal('partlyDone');
    expect(wizard.context.retryRefusal).to.deep.include({reference: 'REF-1'});
    expect(retry().context.retryRefusal).to.equal(null);
  });
});

describe('an outcome that nobody knows, of each action that is sent once', () => {
  const actions = {
    mapOrder: () => atMapping(),
    setPassword: () => atPassword().send({type: 'password.submitted'}),
    provision: () => atProvisioning(),
    retryActivation: () =>
      atIntro({status: 'provisioned', activation: activation('active', 'failed')}).send({
        type: 'retry.requested',
        lineId: 'line-2',
      }),
  };
  for (const [name, sent] of Object.entries(actions)) {
    it(`P-82: is asked for at once when somebody presses "Check now": ${name}`, () => {
      const wizard = sent().fail({kind: 'timeout'}).answer({state: 'pending'}).send({type: 'check.requested'});
      expect(wizard.named(`${name}.check`)).to.have.length(2);
      expect(wizard.named(name)).to.have.length(1);
    });

    it(`X-03, F-E12: is asked for at once when the session is back: ${name}`, () => {
      const wizard = sent().fail({kind: 'timeout'}).fail({kind: 'signed-out'}).send({type: 'session.restored'});
      expect(wizard.named(`${name}.check`)).to.have.length(2);
      expect(wizard.named(name)).to.have.length(1);
    });
  }
});
