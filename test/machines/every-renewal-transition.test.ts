import {expect} from '@open-wc/testing';
import type {AnyActorRef, AnyMachineSnapshot} from 'xstate';
import type {RenewalState} from '../../src/components/renewal/view-model.js';
import type {AcceptanceRequest} from '../../src/domain/renewal-requests.js';
import {openAgreements} from '../../src/machines/renewal/judgements.js';
import type {RenewalSnapshot} from '../../src/machines/renewal-machine.js';
import type {SubmissionsContext} from '../../src/machines/submissions-machine.js';
import {calendarReady} from './agreements.js';
import {pathOf, walk, type Walk} from './machine-walk.js';
import {renewalWalk} from './renewal-walk.js';

/** Every state that has a view. */
const states = {
  loading: true,
  loadFailed: true,
  blocked: true,
  authority: true,
  'invite.editing': true,
  'invite.sending': true,
  waitingSigner: true,
  'company.editing': true,
  'company.previewing': true,
  'company.partyChanged': true,
  'countries.editing': true,
  'countries.dropping': true,
  questionnaire: true,
  'agreement.overview': true,
  'agreement.reading': true,
  attest: true,
  check: true,
  'declining.confirming': true,
  'declining.sending': true,
  submitting: true,
  checking: true,
  textChanged: true,
  roleLost: true,
  finished: true,
  lapsed: true,
} as const satisfies Record<RenewalState, true>;

describe('every way through the renewal machine', () => {
  let walked: Walk;
  const context = ({context: plain}: AnyMachineSnapshot) => plain as RenewalSnapshot['context'];
  /** What is on its way in a snapshot that submits. */
  const sent = (snapshot: AnyMachineSnapshot) =>
    ((snapshot.children['submissions'] as AnyActorRef).getSnapshot().context as SubmissionsContext).items;
  /** Steps that begin a submission in `path`. */
  const begun = (path: string) => walked.steps.filter(({from, to}) => pathOf(to) === path && pathOf(from) !== path);

  before(async function () {
    this.timeout(60_000);
    await calendarReady;
    walked = walk(renewalWalk);
  });
  after(() => {
    walked = undefined as never;
  });

  it('takes every state and every transition', () => {
    expect(walked.untakenStates, 'states never entered').to.deep.equal([]);
    expect(walked.untakenTransitions, 'transitions never taken').to.deep.equal([]);
  });

  it('rests in the states that have a view, and in no other', () => {
    const rested = [...new Set(walked.paths.map(({snapshot}) => pathOf(snapshot)))].sort();
    expect(rested).to.deep.equal(Object.keys(states).sort());
  });

  it('has plain JSON as context', () => {
    for (const text of new Set(walked.paths.map(({snapshot}) => JSON.stringify(snapshot.context))))
      expect(JSON.stringify(structuredClone(JSON.parse(text)))).to.equal(text);
    for (const {snapshot} of walked.paths)
      expect(structuredClone(snapshot.context)).to.deep.equal(JSON.parse(JSON.stringify(snapshot.context)));
  });

  it('R-30: nothing is accepted while the device is offline, and the page says so', () => {
    const offline = walked.steps.filter(
      ({event}) => event.type === 'accept.requested' && !('online' in event && event.online),
    );
    expect(offline).not.to.deep.equal([]);
    for (const {to} of offline) expect([pathOf(to), context(to).offline]).to.deep.equal(['check', true]);
    for (const {from, event} of begun('submitting')) {
      expect(pathOf(from)).to.equal('check');
      expect(event).to.deep.equal({type: 'accept.requested', online: true});
    }
  });

  it('R-05, R-12, R-31: nothing is accepted without authority, its text opened, and every kept country confirmed', () => {
    expect(begun('submitting')).not.to.deep.equal([]);
    for (const {to} of begun('submitting')) {
      const {answers, attestation} = context(to);
      expect([answers.authority, answers.attested, attestation !== null]).to.deep.equal(['yes', true, true]);
      const items = sent(to);
      expect(items.length).to.be.above(0);
      for (const {request} of items) {
        const {edition, countries} = request as AcceptanceRequest;
        expect(answers.openedTexts).to.include(edition.hash);
        expect(countries.length).to.be.above(0);
        for (const country of countries) expect(country.physicalLocation).to.equal(true);
      }
    }
  });

  it('X-10: each agreement is sent with an operation of its own, and never again once it has its result', () => {
    for (const path of ['submitting', 'declining.sending'])
      for (const {from, to} of begun(path)) {
        const items = sent(to);
        expect(new Set(items.map(({operationId}) => operationId)).size).to.equal(items.length);
        for (const {key} of items)
          expect(context(from).results[key]?.state, `${pathOf(from)} ${path}`).to.equal(undefined);
      }
  });

  it('R-12: no way leads to an agreement without a country', () => {
    for (const {snapshot} of walked.paths)
      for (const {countries} of context(snapshot).answers.agreements)
        expect(countries.some(({kept}) => kept)).to.equal(true);
  });

  it('R-32: declining is sent only from its own page, and leads to no acceptance', () => {
    expect(begun('declining.sending')).not.to.deep.equal([]);
    for (const {from, event} of begun('declining.sending'))
      expect([pathOf(from), event.type]).to.deep.equal(['declining.confirming', 'step.submitted']);
  });

  it('R-05: nothing is declined without authority', () => {
    expect(begun('declining.sending')).not.to.deep.equal([]);
    for (const {to} of begun('declining.sending')) expect(context(to).answers.authority).to.equal('yes');
  });

  it('R-32: every step of the flow leads to declining, and declining back to it', () => {
    const steps = [
      'authority',
      'company.editing',
      'countries.editing',
      'questionnaire',
      'agreement.overview',
      'attest',
      'check',
    ];
    const reached = new Set(begun('declining.confirming').map(({from}) => pathOf(from)));
    expect([...reached]).to.include.members(steps);
    const left = walked.steps.filter(
      ({from, event}) =>
        pathOf(from) === 'declining.confirming' && event.type === 'step.left' && !context(from).declines,
    );
    // A draft may lack something before the last step; the others are reached with nothing missing.
    for (const {from, to} of left) {
      const {decliningAt, agreements, answers} = context(from);
      // Whoever says on the page of declining that somebody else signs is asked that first.
      if (answers.authority === 'no' && decliningAt !== 'check') {
        expect(pathOf(to)).to.equal('authority');
        continue;
      }
      const isThere = decliningAt !== 'questionnaire' || agreements.some(({agreement}) => agreement.questionnaire);
      if (isThere && decliningAt !== 'check') expect(pathOf(to).split('.')[0]).to.equal(decliningAt);
    }
    expect(new Set(left.map(({to}) => pathOf(to).split('.')[0])).size).to.be.above(5);
  });

  it('R-32: where declining alone was asked for, its page leads to no step of renewing', () => {
    const alone = walked.steps.filter(
      ({from}) => pathOf(from) === 'declining.confirming' && context(from).declines === true,
    );
    expect(alone).not.to.deep.equal([]);
    const steps = ['authority', 'invite', 'company', 'countries', 'questionnaire', 'agreement', 'attest', 'check'];
    for (const {to} of alone) expect(steps).not.to.include(pathOf(to).split('.')[0]);
  });

  it('R-09: where no agreement is open any more, no page of the flow is on view', () => {
    const pages = ['authority', 'invite.editing', 'waitingSigner', 'company.editing', 'countries.editing', 'attest'];
    for (const {snapshot} of walked.paths)
      if (openAgreements(context(snapshot)).length === 0)
        expect([...pages, 'questionnaire', 'agreement.overview', 'agreement.reading', 'check']).not.to.include(
          pathOf(snapshot),
        );
  });

  it('R-09: an acceptance on its way does not lapse by the clock', () => {
    const ticks = walked.steps.filter(
      ({from, event}) => event.type === 'clock.ticked' && pathOf(from) === 'submitting',
    );
    expect(ticks).not.to.deep.equal([]);
    for (const {to} of ticks) expect(pathOf(to)).to.equal('submitting');
  });
});
