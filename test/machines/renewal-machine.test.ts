import {expect} from '@open-wc/testing';
import type {RenewalAnswers} from '../../src/domain/renewal-answers.js';
import {anAgreement, hashOf} from '../domain/an-agreement.js';
import {
  aRenewal,
  atAgreement,
  atAttest,
  atAuthority,
  atCheck,
  atCompany,
  atCountries,
  atSubmitting,
  type Renewal,
} from './a-renewal.js';
import {
  attestation,
  calendarReady,
  loadedAll,
  locations,
  now,
  previewOf,
  receiptOf,
  renewedFrom,
  second,
  signer,
  tooLate,
  withNewText,
} from './agreements.js';

before(() => calendarReady);

const invited = {email: 'boss@partner.example', invitedAt: '2026-06-17T10:00:00Z'};

describe('renewing', () => {
  it('R-04, R-05: who may not sign invites somebody who may, and waits until that person accepted', () => {
    const renewal = atAuthority().submit({authority: 'no'});
    expect(renewal.submit({inviteName: ' Boss ', inviteEmail: 'mila@partner.example'}).context.problems).to.deep.equal({
      inviteEmail: 'email.self',
    });
    renewal.submit({inviteEmail: ' Boss@Partner.example'});
    expect(renewal.named('inviteSigner')[0]!.input).to.deep.equal({
      requests: [{agreementId: 'agreement-1', name: 'Boss', email: 'Boss@partner.example'}],
    });
    renewal.answer({invited: [anAgreement({invitedSigner: invited})], problem: null});
    expect(renewal.path()).to.equal('waitingSigner');
    renewal.answer(loadedAll([anAgreement({invitedSigner: invited})]));
    const asked = renewal.named('loadAgreements').length;
    renewal.clock.increment(59_999);
    expect(renewal.named('loadAgreements').length).to.equal(asked);
    renewal.clock.increment(1);
    expect(renewal.named('loadAgreements').length).to.equal(asked + 1);
    renewal.send({type: 'check.requested'});
    expect(renewal.named('loadAgreements').length).to.equal(asked + 2);
    renewal.answer(loadedAll([renewedFrom(anAgreement())]));
    expect(renewal.path()).to.equal('finished');
    expect(renewal.context.results['agreement-1']).to.deep.include({state: 'renewed', receipt: receiptOf()});
    expect(renewal.told('agreement.accepted')).to.deep.equal([
      {type: 'agreement.accepted', agreementId: 'agreement-1', receiptId: 'receipt-agreement-1'},
    ]);
  });

  it('R-05: who may not sign by the word of the server cannot go on as a signer', () => {
    const renewal = atAuthority([anAgreement({maySign: false})]).submit({authority: 'yes'});
    expect([renewal.path(), renewal.context.problems]).to.deep.equal(['authority', {authority: 'authority.denied'}]);
  });

  it('R-09: the end of grace ends the flow on every page and keeps the draft; before it nothing happens', () => {
    for (const at of [atAuthority, atCompany, atCountries, atAgreement, atAttest, atCheck]) {
      const renewal = at().tick(tooLate - 1);
      const path = renewal.path();
      expect(path).not.to.equal('lapsed');
      const {answers} = renewal.context;
      expect(renewal.tick(tooLate).path(), path).to.equal('lapsed');
      expect(renewal.context.answers).to.deep.equal(answers);
      expect(renewal.told('agreement.lapsed')).to.deep.equal([{type: 'agreement.lapsed', agreementId: 'agreement-1'}]);
      expect(renewal.told('draft.spent')).to.deep.equal([]);
    }
  });

  it('R-09: the clock is looked at once more before accepting, and too late nothing is sent', () => {
    const renewal = atCheck();
    renewal.time.now = tooLate;
    expect(renewal.accept().path()).to.equal('lapsed');
    expect(renewal.named('accept')).to.deep.equal([]);
  });

  it('R-30: without a network nothing is sent, the page says so, and the answers stay', () => {
    const renewal = atCheck();
    const {answers} = renewal.context;
    renewal.accept(false);
    expect([renewal.path(), renewal.context.offline]).to.deep.equal(['check', true]);
    expect(renewal.named('accept')).to.deep.equal([]);
    expect(renewal.context.answers).to.deep.equal(answers);
    expect(renewal.accept().path()).to.equal('submitting');
    expect(renewal.context.offline).to.equal(false);
  });

  it('R-20: another principal country shows whom the company would contract with before going on, and another text has to be opened', () => {
    const renewal = atCompany().submit({'agreements.0.principalCountry': 'US'});
    expect(renewal.named('previewParties')[0]!.input).to.deep.equal({
      requests: [{agreementId: 'agreement-1', country: 'US'}],
    });
    expect(renewal.answer([previewOf('US')]).path()).to.equal('company.partyChanged');
    renewal.submit().submit({
      'agreements.0.countries.0.physicalLocation': true,
      'agreements.0.countries.1.physicalLocation': true,
    });
    expect(renewal.context.answers.agreements[0]!.editionHash).to.equal(hashOf('6'));
    expect(renewal.submit().context.problems).to.deep.equal({'agreements.0.editionHash': 'text.unopened'});
    renewal.open(hashOf('6')).submit().submit(signer).accept();
    expect(renewal.named('accept')[0]!.input['request']).to.deep.include({
      country: 'US',
      contractingPartyId: 'party-americas',
      edition: {version: '2026-1', language: 'en', hash: hashOf('6')},
    });
  });

  it('R-12, R-14: a country is dropped after its effects were confirmed, and the last one stays', () => {
    const renewal = atCountries();
    const drop = (country: string) =>
      renewal.send({type: 'country.dropRequested', agreementId: 'agreement-1', country});
    expect(drop('BA').path()).to.equal('countries.dropping');
    renewal.send({type: 'drop.canceled'});
    const kept = () => renewal.context.answers.agreements[0]!.countries.filter((own) => own.kept).length;
    expect(kept()).to.equal(2);
    drop('BA').send({type: 'drop.confirmed'});
    expect(kept()).to.equal(1);
    expect(drop('RS').path()).to.equal('countries.editing');
    expect(renewal.context.problems).to.deep.equal({'agreements.0.countries': 'countries.none'});
    renewal.submit({'agreements.0.countries.0.kept': false});
    expect(kept()).to.equal(1);
  });

  it('X-04: a change from check answers leads straight back, and leaving it changes nothing', () => {
    const renewal = atCheck().send({type: 'step.changeRequested', step: 'countries'});
    renewal.send({type: 'answer.changed', name: 'agreements.0.countries.0.address', value: 'Elsewhere'}).back();
    expect(renewal.path()).to.equal('check');
    expect(renewal.context.answers.agreements[0]!.countries[0]!.address).to.equal('Street 1\n11000 Belgrade');
    renewal.send({type: 'step.changeRequested', step: 'countries'});
    renewal.send({type: 'answer.changed', name: 'agreements.0.countries.0.address', value: 'Elsewhere'});
    expect(renewal.submit({'agreements.0.countries.0.physicalLocation': true}).path()).to.equal('check');
    expect(renewal.context.answers.agreements[0]!.countries[0]!.address).to.equal('Elsewhere');
  });

  it('R-23, R-31: another language of the text is another text: it is opened and attested anew', () => {
    const renewal = atCheck().send({type: 'step.changeRequested', step: 'agreement'});
    renewal.submit({'agreements.0.editionHash': hashOf('2')});
    expect(renewal.context.problems).to.deep.equal({'agreements.0.editionHash': 'text.unopened'});
    expect(renewal.open(hashOf('2')).submit().path()).to.equal('attest');
    expect(renewal.submit({attested: true}).path()).to.equal('check');
  });

  it('R-31: a text that was closed before it was on view does not count as opened', () => {
    const renewal = atAgreement()
      .send({type: 'text.opened', agreementId: 'agreement-1', hash: hashOf('1')})
      .send({type: 'text.closed'})
      .send({type: 'text.shown', hash: hashOf('1')})
      .submit();
    expect(renewal.context.problems).to.deep.equal({'agreements.0.editionHash': 'text.unopened'});
  });

  it('R-31: a text that could not be shown does not count as opened', () => {
    const renewal = atAgreement()
      .send({type: 'text.opened', agreementId: 'agreement-1', hash: hashOf('1')})
      .send({type: 'text.shown', hash: hashOf('1')})
      .send({type: 'text.unavailable', hash: hashOf('1')})
      .send({type: 'text.closed'})
      .submit();
    expect(renewal.context.problems).to.deep.equal({'agreements.0.editionHash': 'text.unopened'});
  });

  it('R-31: a text that changed meanwhile is shown anew, and nothing goes out before it was opened and attested', () => {
    const renewal = atSubmitting().refused({kind: 'conflict', code: 'text-changed', nextOperationId: 'op-next'});
    expect(renewal.path()).to.equal('loading');
    const changed = withNewText(anAgreement({operations: {acceptance: 'op-next', decline: 'op-decline-1'}}));
    expect(renewal.answer(loadedAll([changed])).path()).to.equal('textChanged');
    expect(renewal.context.changedTexts).to.deep.equal(['agreement-1']);
    expect(renewal.submit().path()).to.equal('agreement.overview');
    expect(renewal.submit().path()).to.equal('agreement.overview');
    renewal.open(hashOf('4')).submit().submit({attested: true}).accept();
    expect(renewal.named('accept').map(({input}) => input['operationId'])).to.deep.equal(['op-accept-1', 'op-next']);
  });

  it('R-30, X-10: several agreements are sent beside each other, each with its own operation and its own result', () => {
    const renewal = atSubmitting(anAgreement(), second());
    expect(renewal.named('accept').map(({input}) => input['operationId'])).to.deep.equal([
      'op-accept-1',
      'op-accept-2',
    ]);
    for (const {input} of renewal.named('accept')) expect(input['request']).to.deep.include({attestation});
    renewal.sent(renewedFrom(anAgreement()));
    expect(renewal.path()).to.equal('submitting');
    expect(renewal.context.results['agreement-1']!.state).to.equal('renewed');
    renewal.refused({kind: 'conflict', code: 'unsure', nextOperationId: 'op-next-2'}, 'agreement-2');
    expect(renewal.path()).to.equal('finished');
    expect(renewal.context.results['agreement-2']).to.deep.include({state: 'refused'});
    expect(renewal.told('draft.spent')).to.deep.equal([]);
    renewal
      .submit()
      .answer(
        loadedAll([
          renewedFrom(anAgreement()),
          second({operations: {acceptance: 'op-next-2', decline: 'op-decline-2'}}),
        ]),
      );
    expect(renewal.path()).to.equal('check');
    renewal.accept();
    expect(renewal.named('accept').map(({input}) => input['operationId'])).to.deep.equal([
      'op-accept-1',
      'op-accept-2',
      'op-next-2',
    ]);
    renewal.sent(renewedFrom(second()), 'agreement-2');
    expect([renewal.path(), renewal.told('draft.spent').length]).to.deep.equal(['finished', 1]);
  });

  it('X-10: an unknown outcome is shown as such and settled by asking, under the same operation', () => {
    const renewal = atSubmitting().refused({kind: 'timeout'});
    expect(renewal.context.results['agreement-1']!.state).to.equal('checking');
    expect(renewal.named('accept.check').map(({input}) => input)).to.deep.equal([{operationId: 'op-accept-1'}]);
    renewal.accept().submit();
    expect(renewal.named('accept').length).to.equal(1);
    expect(renewal.sent({state: 'succeeded', answer: renewedFrom(anAgreement())}).path()).to.equal('finished');
  });

  it('R-17: an acceptance under review is told with the day a decision is expected', () => {
    const renewal = atSubmitting().sent(anAgreement({status: 'underReview', reviewExpectedOn: '2026-06-20'}));
    expect(renewal.context.results).to.deep.equal({
      'agreement-1': {state: 'underReview', expectedOn: '2026-06-20'},
    });
    expect(renewal.told('agreement.underReview').length).to.equal(1);
  });

  it('R-17, X-10: an answer that says of no acceptance is told as received, not as renewed', () => {
    const answers = [
      anAgreement(),
      renewedFrom(anAgreement(), {status: 'lapsed'}),
      renewedFrom(anAgreement(), {status: 'SUSPENDED_V2'}),
    ];
    for (const answer of answers) {
      const renewal = atSubmitting().sent(answer);
      expect(renewal.path()).to.equal('finished');
      expect(renewal.context.results).to.deep.equal({'agreement-1': {state: 'received'}});
      expect(renewal.told('agreement.accepted')).to.deep.equal([]);
    }
  });

  describe('an acceptance that an earlier visit sent', () => {
    const underWay = () => aRenewal().answer(loadedAll([anAgreement()], now, ['agreement-1']));

    it('F-P5, F-P6: is asked about under its own operation before anything is offered, and told as it ended', () => {
      const renewal = underWay();
      expect(renewal.path()).to.equal('checking');
      expect(renewal.context.results['agreement-1']!.state).to.equal('checking');
      renewal.submit({authority: 'yes'}).accept();
      expect(renewal.named('accept')).to.deep.equal([]);
      expect(renewal.named('accept.check').map(({input}) => input)).to.deep.equal([{operationId: 'op-accept-1'}]);
      expect(renewal.sent({state: 'pending'}).path()).to.equal('checking');
      renewal.send({type: 'check.requested'});
      expect(renewal.sent({state: 'succeeded', answer: renewedFrom(anAgreement())}).path()).to.equal('finished');
      expect(renewal.told('agreement.accepted')).to.deep.equal([
        {type: 'agreement.accepted', agreementId: 'agreement-1', receiptId: 'receipt-agreement-1'},
      ]);
      expect(renewal.told('draft.spent').length).to.equal(1);
    });

    it('R-09: does not lapse by the clock, on loading or later', () => {
      const renewal = underWay().tick(tooLate);
      expect([renewal.path(), renewal.told('agreement.lapsed')]).to.deep.equal(['checking', []]);
      const late = aRenewal().answer(loadedAll([anAgreement()], tooLate, ['agreement-1']));
      expect(late.path()).to.equal('checking');
      expect(late.sent({state: 'succeeded', answer: renewedFrom(anAgreement())}).path()).to.equal('finished');
    });

    it('X-10: that was refused is told with the reason; one that the server does not know after all is open again', () => {
      const refused = underWay().sent({
        state: 'rejected',
        problem: {kind: 'conflict', code: 'unsure', nextOperationId: 'op-next'},
      });
      expect(refused.path()).to.equal('finished');
      expect(refused.context.results['agreement-1']).to.deep.include({state: 'refused'});
      expect(refused.context.agreements[0]!.agreement.operations.acceptance).to.equal('op-next');
      const unknown = underWay().sent({state: 'notReceived'});
      expect([unknown.path(), unknown.context.results, unknown.context.failure]).to.deep.equal(['authority', {}, null]);
    });

    it('holds up nothing that is selected with it longer than it takes to know', () => {
      const renewal = aRenewal({agreementIds: ['agreement-1', 'agreement-2']});
      renewal.answer(loadedAll([anAgreement(), second()], now, ['agreement-2']));
      expect(renewal.path()).to.equal('checking');
      renewal.sent({state: 'succeeded', answer: renewedFrom(second())}, 'agreement-2');
      expect(renewal.path()).to.equal('authority');
      expect(renewal.context.answers.agreements.map(({agreementId}) => agreementId)).to.deep.equal(['agreement-1']);
    });
  });

  it('F-P6, R-32: a decline that an earlier visit sent is asked about before anything is offered, and told as it ended', () => {
    const underWay = () => aRenewal().answer(loadedAll([anAgreement()], now, [], ['agreement-1']));
    const renewal = underWay();
    expect(renewal.path()).to.equal('checking');
    expect(renewal.named('accept.check').map(({input}) => input)).to.deep.equal([{operationId: 'op-decline-1'}]);
    renewal.sent({state: 'succeeded', answer: anAgreement({status: 'declined'})});
    expect([renewal.path(), renewal.told('agreement.declined').length]).to.deep.equal(['finished', 1]);
    const refused = underWay().sent({
      state: 'rejected',
      problem: {kind: 'conflict', code: 'unsure', nextOperationId: 'op-next'},
    });
    expect(refused.context.agreements[0]!.agreement.operations).to.deep.equal({
      acceptance: 'op-accept-1',
      decline: 'op-next',
    });
    expect(underWay().sent({state: 'notReceived'}).path()).to.equal('authority');
  });

  it('F-P6, R-32: a decline beside an acceptance that came to nothing is asked about next', () => {
    const renewal = aRenewal().answer(loadedAll([anAgreement()], now, ['agreement-1'], ['agreement-1']));
    renewal.sent({state: 'notReceived'});
    expect(renewal.path()).to.equal('checking');
    expect(renewal.named('accept.check').map(({input}) => input['operationId'])).to.deep.equal([
      'op-accept-1',
      'op-decline-1',
    ]);
    expect(renewal.sent({state: 'notReceived'}).path()).to.equal('authority');
  });

  it('R-04: nobody is invited twice by going back and submitting the same again', () => {
    const both = [anAgreement(), second()];
    const renewal = atAuthority(both).submit({authority: 'no'});
    renewal.submit({inviteName: 'Boss', inviteEmail: 'boss@partner.example'});
    renewal.answer({invited: [second({invitedSigner: invited})], problem: {kind: 'network'}});
    renewal.send({type: 'step.left'}).submit({authority: 'no'}).submit();
    const requests = renewal.named('inviteSigner').at(-1)!.input['requests'] as {agreementId: string}[];
    expect(requests.map(({agreementId}) => agreementId)).to.deep.equal(['agreement-1']);
  });

  it('R-04: of several invitations those that failed are sent again, and no other, unless somebody else is invited', () => {
    const both = [anAgreement(), second()];
    const renewal = atAuthority(both).submit({authority: 'no'});
    const sentTo = () =>
      (renewal.named('inviteSigner').at(-1)!.input['requests'] as {agreementId: string}[]).map(
        ({agreementId}) => agreementId,
      );
    renewal.submit({inviteName: 'Boss', inviteEmail: 'boss@partner.example'});
    expect(sentTo()).to.deep.equal(['agreement-1', 'agreement-2']);
    renewal.answer({invited: [second({invitedSigner: invited})], problem: {kind: 'network'}});
    expect([renewal.path(), renewal.context.failure]).to.deep.equal(['invite.editing', {kind: 'network'}]);
    expect(renewal.told('problem.met').length).to.equal(1);
    renewal.submit();
    expect(sentTo()).to.deep.equal(['agreement-1']);
    renewal.answer({invited: [], problem: {kind: 'network'}}).submit({inviteEmail: 'chief@partner.example'});
    expect(sentTo()).to.deep.equal(['agreement-1', 'agreement-2']);
    renewal.answer({invited: both, problem: null});
    expect(renewal.path()).to.equal('waitingSigner');
  });

  describe('the attestation', () => {
    const sister = (overrides = {}) =>
      second({company: {id: 'company-2', name: 'Sister d.o.o.', country: 'RS'}, ...overrides});
    const lapses = tooLate - 4 * 86_400_000;

    it('R-05: is given anew when an agreement whose company it named lapses in mid-flow', () => {
      for (const at of [atAttest, atCheck]) {
        const renewal = at(anAgreement(), sister());
        if (at === atAttest) renewal.send({type: 'answer.changed', name: 'attested', value: true});
        renewal.tick(lapses);
        expect([renewal.path(), renewal.context.answers.attested]).to.deep.equal(['attest', false]);
        expect(renewal.submit().context.problems).to.deep.include({attested: 'attestation.empty'});
        expect(renewal.submit(signer).accept().path()).to.equal('submitting');
      }
    });

    it('R-05: is given anew when the clock shows that only as it is accepted', () => {
      const renewal = atCheck(anAgreement(), sister());
      renewal.time.now = lapses;
      expect(renewal.accept().path()).to.equal('attest');
      expect(renewal.named('accept')).to.deep.equal([]);
    });

    it('R-05: is given anew for what is left after the rest was accepted, at once or on another try', () => {
      for (const problem of [
        {kind: 'invalid', fields: {'signer.title': 'title.tooLong'}},
        {kind: 'conflict', code: 'unsure'},
      ] as const) {
        const renewal = atSubmitting(anAgreement(), sister());
        renewal.sent(renewedFrom(anAgreement())).refused(problem, 'agreement-2');
        if (renewal.path() === 'finished') {
          renewal.submit().answer(loadedAll([renewedFrom(anAgreement()), sister()]));
        }
        expect([renewal.path(), renewal.context.answers.attested]).to.deep.equal(['attest', false]);
      }
    });

    it('stays where the sentence stays: the same company has the agreement that is left', () => {
      expect(atCheck(anAgreement(), second()).tick(lapses).path()).to.equal('check');
    });
  });

  it('R-09: an acceptance on its way does not lapse, and the server has the last word', () => {
    const renewal = atSubmitting().tick(tooLate);
    expect(renewal.path()).to.equal('submitting');
    renewal.refused({kind: 'conflict', code: 'too-late'});
    expect([renewal.path(), renewal.told('agreement.lapsed').length]).to.deep.equal(['lapsed', 1]);
  });

  it('R-26: a right to sign that was lost meanwhile is said, and somebody else can be invited', () => {
    const renewal = atSubmitting().refused({kind: 'forbidden', code: 'not-authorised'});
    expect(renewal.path()).to.equal('roleLost');
    expect(renewal.told('signer.notAuthorised')).to.deep.equal([
      {type: 'signer.notAuthorised', agreementIds: ['agreement-1']},
    ]);
    expect(renewal.submit().path()).to.equal('invite.editing');
  });

  it('R-04: an agreement that somebody else accepted meanwhile is told as renewed', () => {
    const renewal = atSubmitting().refused({kind: 'conflict', code: 'accepted-already'});
    expect(renewal.answer(loadedAll([renewedFrom(anAgreement())])).path()).to.equal('finished');
    expect(renewal.context.results['agreement-1']!.state).to.equal('renewed');
  });

  describe('sent together with one that is only asked about', () => {
    const both = () => [anAgreement(), second()];
    /** Accepted together; nobody could tell whether something of the second was sent before. */
    const partlyUnasked = () => {
      const renewal = aRenewal({agreementIds: both().map(({id}) => id)});
      renewal
        .answer(loadedAll(both(), now, [], [], ['agreement-2']))
        .submit({authority: 'yes'})
        .submit();
      renewal.submit({...locations(0), ...locations(1)});
      for (const {agreementId, editionHash} of renewal.context.answers.agreements)
        renewal.open(editionHash, agreementId);
      return renewal.submit().submit(signer).accept();
    };
    const state = (renewal: Renewal, id: string) => renewal.context.results[id]?.state;

    it('F-P4, X-10: one that was accepted keeps its result, and the other can be gone back from', () => {
      const renewal = partlyUnasked().sent(renewedFrom(anAgreement()));
      expect([renewal.path(), state(renewal, 'agreement-1')]).to.deep.equal(['submitting', 'renewed']);
      expect(renewal.back().path()).to.equal('loading');
      expect(renewal.told('agreement.accepted').length).to.equal(1);
      renewal.answer(loadedAll([renewedFrom(anAgreement()), second()], now, [], [], ['agreement-2']));
      expect([renewal.path(), Object.keys(renewal.context.results)]).to.deep.equal(['check', ['agreement-1']]);
      expect(renewal.named('accept').map(({input}) => input['operationId'])).to.deep.equal(['op-accept-1']);
      renewal.accept().sent({state: 'notReceived'}, 'agreement-2').clock.increment(1000);
      renewal.sent(renewedFrom(second()), 'agreement-2');
      expect([renewal.path(), renewal.told('agreement.accepted').length]).to.deep.equal(['finished', 2]);
    });

    it('X-10: one that was refused is told as that at once, and its operation is not used again', () => {
      const renewal = partlyUnasked().refused({kind: 'conflict', code: 'unsure', nextOperationId: 'op-next'});
      expect([renewal.path(), state(renewal, 'agreement-1')]).to.deep.equal(['submitting', 'refused']);
      renewal.back();
      expect(renewal.context.agreements[0]!.agreement.operations.acceptance).to.equal('op-next');
      const first = anAgreement({operations: {acceptance: 'op-next', decline: 'op-decline-1'}});
      expect(renewal.answer(loadedAll([first, second()])).path()).to.equal('check');
      renewal.accept();
      expect(renewal.named('accept').map(({input}) => input['operationId'])).to.deep.equal([
        'op-accept-1',
        'op-accept-2',
      ]);
    });

    it('R-31: a text that changed is shown after going back', () => {
      const renewal = partlyUnasked().refused({kind: 'conflict', code: 'text-changed', nextOperationId: 'op-next'});
      expect(
        renewal
          .back()
          .answer(loadedAll([withNewText(anAgreement()), second()]))
          .path(),
      ).to.equal('textChanged');
    });
  });

  it('X-10: an acceptance of other answers than these is told as decided elsewhere, and keeps the draft', () => {
    const renewal = atSubmitting().refused({kind: 'conflict', code: 'operation-mismatch'});
    renewal.sent({state: 'succeeded', answer: renewedFrom(anAgreement())});
    expect([renewal.path(), renewal.told('draft.spent')]).to.deep.equal(['finished', []]);
    expect(renewal.context.results['agreement-1']).to.deep.include({state: 'renewed', isElsewhere: true});
    expect(renewal.told('agreement.accepted').length).to.equal(1);
    const own = atSubmitting().refused({kind: 'timeout'});
    own.sent({state: 'succeeded', answer: renewedFrom(anAgreement())});
    expect(own.context.results['agreement-1']).not.to.have.property('isElsewhere');
    expect(own.told('draft.spent').length).to.equal(1);
  });

  it('R-08: an acceptance that adds no term to the running one is a yearly acceptance, sent here or found', () => {
    const longer = anAgreement({endsOn: '2028-06-14', acceptedOn: '2025-06-20'});
    const accepted = {...longer, acceptedOn: '2026-06-17', latestReceipt: receiptOf()};
    const yearly = {state: 'renewed', receipt: receiptOf(), refusedCountries: [], isYearly: true};
    expect(atSubmitting(longer).sent(accepted).context.results).to.deep.equal({'agreement-1': yearly});
    const found = atSubmitting(longer).refused({kind: 'conflict', code: 'accepted-already'});
    expect(found.answer(loadedAll([accepted])).context.results).to.deep.equal({'agreement-1': yearly});
    for (const added of [{renewedUntil: '2029-06-14'}, {endsOn: '2029-06-14'}]) {
      const renewed = atSubmitting(longer).refused({kind: 'conflict', code: 'accepted-already'});
      renewed.answer(loadedAll([{...accepted, ...added}]));
      expect(renewed.context.results['agreement-1']).not.to.have.property('isYearly');
    }
    expect(atSubmitting().sent(renewedFrom(anAgreement())).context.results['agreement-1']).not.to.have.property(
      'isYearly',
    );
  });

  it('R-30, R-32: declining is tried with a network alone, and not queued without', () => {
    const renewal = atCheck().send({type: 'decline.requested'});
    const decline = (online: boolean) =>
      renewal.send({type: 'step.submitted', values: {declineReason: 'Not needed'}, online});
    decline(false);
    expect([renewal.path(), renewal.context.offline, renewal.named('decline')]).to.deep.equal([
      'declining.confirming',
      true,
      [],
    ]);
    expect(renewal.context.answers.declineReason).to.equal('Not needed');
    decline(true);
    expect([renewal.path(), renewal.context.offline]).to.deep.equal(['declining.sending', false]);
  });

  it('R-32: a decline that was refused is told as a decline', () => {
    const renewal = atSubmitting().refused({kind: 'conflict', code: 'unsure'});
    expect(renewal.context.results['agreement-1']).not.to.have.property('isDecline');
    const declined = atCheck().send({type: 'decline.requested'}).submit();
    declined.refused({kind: 'conflict', code: 'unsure'});
    expect(declined.context.results['agreement-1']).to.deep.include({state: 'refused', isDecline: true});
  });

  it('R-32: declining is confirmed, sent once with its own operation, and a result of its own', () => {
    const renewal = atCheck().send({type: 'decline.requested'});
    expect(renewal.named('decline')).to.deep.equal([]);
    renewal.submit({declineReason: ' Not needed '}).submit();
    expect(renewal.named('decline').map(({input}) => input)).to.deep.equal([
      {operationId: 'op-decline-1', request: {agreementId: 'agreement-1', reason: 'Not needed'}},
    ]);
    renewal.sent(anAgreement({status: 'declined'}));
    expect(renewal.context.results).to.deep.equal({'agreement-1': {state: 'declined'}});
    expect(renewal.told('agreement.declined').length).to.equal(1);
  });

  it('R-05, R-32: declining is possible from the first step on, by whoever may sign, with nothing else attested', () => {
    const renewal = atAuthority().send({type: 'decline.requested'});
    expect(renewal.path()).to.equal('declining.confirming');
    expect(renewal.submit({declineReason: 'Left the market'}).context.problems).to.deep.equal({
      authority: 'authority.empty',
    });
    expect(renewal.named('decline')).to.deep.equal([]);
    expect(renewal.submit({authority: 'yes'}).path()).to.equal('declining.sending');
    expect(renewal.named('decline').map(({input}) => input)).to.deep.equal([
      {operationId: 'op-decline-1', request: {agreementId: 'agreement-1', reason: 'Left the market'}},
    ]);
    const refused = atAuthority([anAgreement({maySign: false})]).send({type: 'decline.requested'});
    expect(refused.submit({authority: 'yes'}).context.problems).to.deep.equal({authority: 'authority.declineDenied'});
    expect(refused.submit({authority: 'no'}).path()).to.equal('declining.confirming');
  });

  it('R-05, R-32: who may not sign is told so on the page of declining, and led into no renewal', () => {
    const told = {authority: 'authority.decline'};
    const asked = atAuthority().send({type: 'decline.requested'}).submit({authority: 'no', declineReason: 'Left'});
    expect([asked.path(), asked.context.problems]).to.deep.equal(['declining.confirming', told]);
    expect([asked.told('draft.spent'), asked.back().path()]).to.deep.equal([[], 'authority']);
    const alone = atAuthority([anAgreement()], {declines: true}).submit({authority: 'no', declineReason: 'Left'});
    expect([alone.path(), alone.context.problems]).to.deep.equal(['declining.confirming', told]);
    expect(alone.told('draft.spent').length).to.equal(1);
    expect(alone.named('decline')).to.deep.equal([]);
    alone.send({type: 'answer.changed', name: 'authority', value: 'yes'});
    expect(alone.context.problems).to.deep.equal({});
    expect(alone.submit().path()).to.equal('declining.sending');
  });

  it('R-32: declining leads back to the step at which it was asked for', () => {
    for (const at of [atAuthority(), atCompany(), atCountries(), atAgreement(), atAttest(), atCheck()]) {
      const before = at.path();
      expect(at.send({type: 'decline.requested'}).path()).to.equal('declining.confirming');
      expect(at.back().path()).to.equal(before);
    }
    const changed = atCheck().send({type: 'step.changeRequested', step: 'company'}).send({type: 'decline.requested'});
    expect(changed.back().path()).to.equal('company.editing');
    expect(changed.submit().path()).to.equal('check');
  });

  it('R-32: opens the page of declining at once where that is asked for, and once', () => {
    const renewal = atAuthority([anAgreement()], {declines: true});
    expect(renewal.path()).to.equal('declining.confirming');
    // No step lies before it.
    expect(renewal.back().path()).to.equal('declining.confirming');
    const elsewhere = atAuthority([anAgreement()], {declines: true}).submit({authority: 'yes'});
    elsewhere.refused({kind: 'conflict', code: 'under-review'}).answer(loadedAll([anAgreement()]));
    expect(elsewhere.path()).not.to.equal('declining.confirming');
  });

  it('R-03: an agreement that cannot be renewed yet is set apart while the other goes on', () => {
    const early = second({endsOn: '2027-06-14', acceptedOn: '2026-06-10', renewableFrom: '2027-01-01'});
    const renewal = atSubmitting(anAgreement(), early);
    expect(renewal.named('accept').map(({input}) => input['operationId'])).to.deep.equal(['op-accept-1']);
    expect(renewal.sent(renewedFrom(anAgreement())).path()).to.equal('finished');
    expect(atAuthority([early]).path()).to.equal('blocked');
  });

  it('takes over a draft as far as it fits, at its step or the last one before it that holds', () => {
    const kept: RenewalAnswers = atCheck().context.answers;
    const restoredAt = (answers: RenewalAnswers, agreement = anAgreement()) =>
      aRenewal({restored: {step: 'check', answers}}).answer(loadedAll([agreement]));
    // What was ticked in an earlier visit is not attested in this one.
    expect([restoredAt(kept).path(), restoredAt(kept).context.wasRestored]).to.deep.equal(['attest', true]);
    expect(restoredAt(kept, withNewText(anAgreement())).path()).to.equal('agreement.overview');
    expect(restoredAt(kept, anAgreement({businessCountries: [{country: 'ME', address: ''}]})).path()).to.equal(
      'countries.editing',
    );
    expect(
      aRenewal({restored: {step: 'company', answers: kept}})
        .answer(loadedAll([anAgreement()]))
        .path(),
    ).to.equal('company.editing');
  });

  it('F-P7: a draft that is forged, complete, attested and at any step, sends nothing by itself', () => {
    const forged: RenewalAnswers = {...atCheck().context.answers, attested: true};
    for (const step of ['check', 'submitting', 'declining.sending', 'finished', '__proto__', ''] as const) {
      const renewal = aRenewal({restored: {step: step as 'check', answers: forged}}).answer(loadedAll([anAgreement()]));
      expect(renewal.path(), step).to.be.oneOf(['authority', 'attest']);
      expect(renewal.context.answers.attested, step).to.equal(false);
      renewal.clock.increment(600_000);
      expect([...renewal.named('accept'), ...renewal.named('decline')], step).to.deep.equal([]);
    }
  });

  it('X-07: what is wrong is said on Next and goes as soon as it is mended', () => {
    const renewal = atAttest().submit({...signer, signerTitle: ''});
    expect(renewal.context.problems).to.deep.equal({signerTitle: 'title.empty'});
    renewal.send({type: 'answer.changed', name: 'signerEmail', value: ''});
    expect(renewal.context.problems).to.deep.equal({signerTitle: 'title.empty'});
    renewal.send({type: 'answer.changed', name: 'signerTitle', value: 'Director'});
    expect(renewal.context.problems).to.deep.equal({});
  });

  it('R-30: a session that ended leaves the page as it was, to be accepted after signing in', () => {
    const renewal = atSubmitting().refused({kind: 'signed-out'});
    expect([renewal.path(), renewal.context.failure]).to.deep.equal(['check', {kind: 'signed-out'}]);
    renewal.send({type: 'session.restored'}).accept();
    expect(renewal.named('accept').map(({input}) => input['operationId'])).to.deep.equal([
      'op-accept-1',
      'op-accept-1',
    ]);
    expect(renewal.named('accept')[1]!.input).to.deep.equal(renewal.named('accept')[0]!.input);
    expect(renewal.context.now).to.equal(now);
  });
});
