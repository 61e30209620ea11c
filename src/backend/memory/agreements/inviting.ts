/** A person with signing authority is invited, and signs. */
import {emailProblem, normalizeEmail} from '../../../domain/validate/email.js';
import {cleanText, nameProblem} from '../../../domain/validate/text.js';
import {emailKey, type World} from '../world.js';
import {carryAcceptance, requireInTime} from './acceptance.js';
import {accessToChange, agreementView, editionsOf, renewalOf, standingOf} from './agreement-view.js';
import type {MemoryAgreement} from './agreement-state.js';
import {problemsOnly, requireNoProblems} from './signing.js';

/** Invites; an earlier invitation is replaced, the same one again changes nothing. */
export function inviteSigner(world: World, request: {agreementId: string; name: string; email: string}) {
  const {agreement, account} = accessToChange(world, request.agreementId);
  const email = normalizeEmail(request.email);
  const isSelf = emailKey(email) === emailKey(account.email);
  requireNoProblems(
    problemsOnly({name: nameProblem(request.name), email: emailProblem(email) ?? (isSelf ? 'email.self' : null)}),
  );
  requireInTime(world, agreement);
  if (agreement.invitedSigner?.email !== email) {
    agreement.invitedSigner = {name: cleanText(request.name), email, invitedAt: world.now};
    (renewalOf(world.state).invitations ??= []).push({agreementId: agreement.id, to: email, sentAt: world.now});
  }
  return agreementView(world, agreement, account);
}

/** Somebody else of the company accepts the current text for all of its countries. */
export function signAsOther(world: World, agreement: MemoryAgreement, receivedAt = world.now): void {
  const then = {...world, now: receivedAt};
  requireInTime(then, agreement);
  const {company, businessCountries, invitedSigner} = agreement;
  carryAcceptance(then, agreement, {
    signer: {
      name: invitedSigner?.name ?? 'Dragana Ilić',
      title: 'Managing Director',
      email: invitedSigner?.email ?? 'dragana@meridian.example',
    },
    attestation: {text: 'I have authority to sign legal documents for the company.', language: 'en'},
    accountId: 'account-signer',
    receivedAt,
    edition: editionsOf(agreement, company.country)[0],
    country: company.country,
    countries: structuredClone(businessCountries),
  });
}

/** Lets invited signers sign whose time has come; who would be too late leaves it. */
export function signDueInvitations(world: World): void {
  for (const agreement of renewalOf(world.state).agreements) {
    const {invitedSigner, signsAfterSeconds} = agreement;
    if (!invitedSigner || signsAfterSeconds === null || agreement.status !== 'active') continue;
    const at = invitedSigner.invitedAt + signsAfterSeconds * 1000;
    if (at <= world.now && standingOf({...world, now: at}, agreement).name !== 'lapsed') {
      signAsOther(world, agreement, at);
    }
  }
}
