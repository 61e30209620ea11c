/** A world of the conformance suite over the memory backend's controls. */
import type {ConformanceWorld} from '../../src/backend/conformance/worlds.js';
import {samplePassword, type MemoryAdmin} from '../../src/backend/memory/index.js';
import type {PartnerBackend} from '../../src/backend/partner-backend.js';

export const worldOver = (backend: PartnerBackend, admin: MemoryAdmin): ConformanceWorld => ({
  backend,
  travel: (milliseconds) => admin.travel(milliseconds),
  signIn: (account) => admin.signIn(account),
  signOut: () => admin.signOut(),
  expireSession: () => admin.expireSession(),
  mails: () => admin.mails(),
  placeOrder: (order) => admin.placeOrder(order),
  takeName: (kind, name) => admin.takeName(kind, name),
  credentials: {userId: 'milena', password: samplePassword},
  changeText: (agreementId) => admin.changeText(agreementId),
  signByOther: (agreementId) => admin.signByOther(agreementId),
  decideReview: (agreementId, accepted) => admin.decideReview(agreementId, accepted),
  revokeSigning: (accountId) => admin.revokeSigning(accountId),
  invitations: () => admin.invitations(),
  replyByVendor: (caseId, text) => admin.replyByVendor(caseId, text),
  resolveCase: (caseId) => admin.resolveCase(caseId),
  changeSeverity: (caseId, severity, reason) => admin.changeSeverity(caseId, severity, reason),
  setModule: (accountId, added) => admin.setModule(accountId, added),
  breakNext: (operation, phase) => admin.injectFault({operation, phase, problem: {kind: 'server', status: 503}}),
  articleLanguages: ['ru', 'sr-Latn'],
  dump: async () => JSON.stringify(await admin.state()),
});
