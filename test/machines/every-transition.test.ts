import {expect} from '@open-wc/testing';
import type {AnyActorRef, AnyMachineSnapshot} from 'xstate';
import {allViews} from '../../src/components/provisioning/all-views.js';
import {initialContext} from '../../src/machines/provisioning/context.js';
import {standing} from '../../src/machines/provisioning/judgements.js';
import type {ProvisioningSnapshot} from '../../src/machines/provisioning-machine.js';
import type {SubmissionContext} from '../../src/machines/submission-machine.js';
import {pathOf, walk, type Walk} from './machine-walk.js';
import {input} from './orders.js';
import {provisioningWalk} from './provisioning-walk.js';
import {agreementListWalk, availabilityWalk, sessionWalk, submissionWalk} from './walks.js';

/** Every distinct context, as the text it is as JSON, with one snapshot that has it. */
const contextsOf = ({paths}: Walk): Map<string, AnyMachineSnapshot> =>
  new Map(paths.map(({snapshot}) => [JSON.stringify(snapshot.context), snapshot]));

describe('every state and every transition of', () => {
  for (const options of [submissionWalk, sessionWalk, availabilityWalk, agreementListWalk]) {
    it(`the ${options.machine.id} machine is taken by a shortest path, with plain JSON as context`, () => {
      const walked = walk(options);
      expect(walked.untakenStates, 'states never entered').to.deep.equal([]);
      expect(walked.untakenTransitions, 'transitions never taken').to.deep.equal([]);
      for (const [text, {context}] of contextsOf(walked))
        expect(structuredClone(context)).to.deep.equal(JSON.parse(text));
    });
  }
});

describe('every way through the provisioning machine', () => {
  let walked: Walk;
  const context = ({context: plain}: AnyMachineSnapshot) => plain as ProvisioningSnapshot['context'];
  const within = (path: string, ...parts: string[]) =>
    parts.some((part) => path === part || path.startsWith(`${part}.`));
  const beforeDoor = [
    'role',
    'setter',
    'handover',
    'partnerOrganization',
    'customerAdmin',
    'customerOrganization',
    'confirm',
  ];

  before(function () {
    this.timeout(60_000);
    walked = walk(provisioningWalk);
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
    expect(rested).to.deep.equal(Object.keys(allViews).sort());
  });

  it('has plain JSON as context', () => {
    for (const [text, snapshot] of contextsOf(walked))
      expect(structuredClone(snapshot.context)).to.deep.equal(JSON.parse(text));
  });

  it('P-07: can be left at any time, asks at most once, and keeps nothing', () => {
    const aside = {now: null, leftAfterDoor: null, leftAtDoor: null, earlierAttempt: null};
    const empty = JSON.stringify({...initialContext(input), ...aside});
    const exits = walked.steps.filter(({event}) => event.type === 'exit.requested' || event.type === 'exit.confirmed');
    expect(exits.length).to.be.above(2 * walked.paths.length - 10);
    for (const {event, from, to} of exits) {
      if (pathOf(to) === 'left') expect(JSON.stringify({...context(to), ...aside})).to.equal(empty);
      else expect([event.type, context(to).leaving, pathOf(to)]).to.deep.equal(['exit.requested', true, pathOf(from)]);
    }
  });

  it('P-32, P-43: an organisation that is not recognised leads to no further step', () => {
    const steps = walked.steps.filter(({from}) => pathOf(from).endsWith('.notRecognized'));
    const reached = new Set(steps.map(({to}) => pathOf(to)));
    // Check answers is reached backwards only, with the answers as they were before "Change".
    expect([...reached].sort()).to.deep.equal([
      'confirm',
      'customerAdmin.editing',
      'customerOrganization.choosing',
      'customerOrganization.lookup',
      'customerOrganization.notRecognized',
      'left',
      'partnerOrganization.choosing',
      'partnerOrganization.lookup',
      'partnerOrganization.notRecognized',
      'role',
      'setter',
    ]);
  });

  it('P-08, P-10: contact change and resend are reached only before the first door and before closing', () => {
    const steps = walked.steps.filter(
      ({from, to}) =>
        !within(
          pathOf(from),
          'intro.changingContact',
          'intro.confirmingResend',
          'intro.savingContact',
          'intro.resending',
        ) && within(pathOf(to), 'intro.changingContact', 'intro.confirmingResend'),
    );
    expect(steps).not.to.deep.equal([]);
    for (const {from} of steps) expect(standing(context(from))).to.be.oneOf(['notYet', 'ready', 'nudged', 'closing']);
  });

  it('P-50: no way leads back through the first door', () => {
    const steps = walked.steps.filter(({from}) => ['mapped', 'provisioned'].includes(standing(context(from))));
    expect(steps).not.to.deep.equal([]);
    for (const {from, to, event} of steps) {
      if (pathOf(from) === 'loading') continue;
      expect(within(pathOf(to), ...beforeDoor), `${pathOf(from)} ${event.type} ${pathOf(to)}`).to.equal(false);
    }
  });

  it('P-80: no way leads back through the second door', () => {
    for (const {from, to} of walked.steps) {
      if (standing(context(from)) !== 'provisioned' || pathOf(from) === 'loading') continue;
      expect(within(pathOf(to), 'activating', 'partlyDone', 'done', 'left', 'loading'), pathOf(to)).to.equal(true);
    }
  });

  it('P-50, P-80, X-01: a door is passed only from its own page with its acknowledgement; any other way only asks', () => {
    const doors = {mapping: 'confirm', provisioning: 'review'};
    const passed = {mapping: 0, provisioning: 0};
    for (const {from, to, event} of walked.steps) {
      const door = pathOf(to) as keyof typeof doors;
      if (!(door in doors) || pathOf(from) === door) continue;
      const {request} = (to.children['submission'] as AnyActorRef).getSnapshot().context as SubmissionContext;
      const own = pathOf(from) === doors[door] && event.type === 'step.submitted';
      expect(request !== null, `${pathOf(from)} ${event.type} ${door}`).to.equal(own);
      if (own) passed[door]++;
    }
    expect(Math.min(...Object.values(passed))).to.be.above(0);
  });

  it('F-P7: whatever a forged journal says in whatever situation, nothing is sent', () => {
    const forged = ['started', 'mapping', 'mapped', 'provisioning', 'provisioned', 'handedOver', 'committing'].flatMap(
      (milestone) =>
        ['op-1', 'op-2', 'op-3', '', null, {}].map((operationId) => ({
          type: 'journal.found',
          entry: {orderId: 'order-1', milestone, at: 0, operationId},
        })),
    );
    const situations = new Map(
      walked.paths.map(({snapshot}) => [
        [
          pathOf(snapshot),
          standing(context(snapshot)),
          context(snapshot).answers.mappingAcknowledged,
          context(snapshot).answers.billingAcknowledged,
        ].join(),
        snapshot,
      ]),
    );
    const found = [...situations.values()].flatMap((from) =>
      forged.map((event) => ({from, to: walked.next(from, event)})),
    );
    expect(found.some(({from, to}) => pathOf(from) !== pathOf(to))).to.equal(true);
    for (const {from, to} of found) {
      const child = to.children['submission'] as AnyActorRef | undefined;
      if (child && pathOf(from) !== pathOf(to))
        expect((child.getSnapshot().context as SubmissionContext).request).to.equal(null);
    }
  });
});
