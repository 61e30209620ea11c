/**
 * How agreements are renewed: one, or several selected together (decision 5). Each is accepted at most once, on the
 * text that was opened, by whoever attested the authority to sign; where each stands is derived from the clock.
 */
import {enqueueActions, assign, type SnapshotFrom} from 'xstate';
import type {Attestation} from '../domain/signer-problems.js';
import * as acceptance from './renewal/acceptance-states.js';
import * as text from './renewal/agreement-states.js';
import * as authority from './renewal/authority-states.js';
import * as company from './renewal/company-states.js';
import {initialRenewal} from './renewal/context.js';
import * as entry from './renewal/entry-states.js';
import {companiesOf} from './renewal/judgements.js';
import {judged, type JudgeStanding} from './renewal/judging.js';
import {renewalSetup} from './renewal/setup.js';

export const renewalMachine = renewalSetup.createMachine({
  id: 'renewal',
  context: ({input}) => initialRenewal(input),
  initial: 'loading',
  on: {
    'clock.ticked': {actions: 'judge'},
    'session.restored': {actions: 'clearSignedOut'},
  },
  states: {
    loading: entry.loading,
    loadFailed: entry.loadFailed,
    routing: entry.routing,
    resuming: entry.resuming,
    blocked: entry.blocked,
    lapsed: entry.lapsed,
    authority: authority.authority,
    invite: authority.invite,
    waitingSigner: authority.waitingSigner,
    roleLost: authority.roleLost,
    company: company.company,
    countries: company.countries,
    questionnaire: company.questionnaire,
    agreement: text.agreement,
    attest: text.attest,
    textChanged: text.textChanged,
    check: acceptance.check,
    accepting: acceptance.accepting,
    checking: acceptance.checking,
    submitting: acceptance.submitting,
    declining: acceptance.declining,
    finished: acceptance.finished,
  },
});

export type RenewalSnapshot = SnapshotFrom<typeof renewalMachine>;

/** What the machine reads at the moment it needs it. */
export interface RenewalSurroundings {
  /** Server time in epoch milliseconds. */
  readonly now: () => number;
  readonly standingOf: JudgeStanding;
  /** The sentence that stands beside the box on the attestation's page, and its language. */
  readonly attestation: () => Attestation;
}

/** The machine with its clock, its calendar and the words that are attested. */
export const renewalMachineIn = ({now, standingOf, attestation}: RenewalSurroundings) =>
  renewalMachine.provide({
    actions: {
      judge: enqueueActions(({enqueue, context, event}) => {
        const {change, news} = judged(context, event.type === 'clock.ticked' ? event.now : now(), standingOf);
        enqueue.assign(change);
        for (const told of news) enqueue.emit(told);
      }),
      keepAttestation: assign(({context}) => ({attestation: attestation(), attestedFor: companiesOf(context)})),
    },
  });
