import {httpBackend} from '../../src/backend/http/http-backend.js';
import {runBackendConformance} from '../../src/backend/conformance/conformance.js';
import type {ConformanceWorld} from '../../src/backend/conformance/conformance.js';
import {memoryBackend, samplePassword, type MemoryAdmin} from '../../src/backend/memory/index.js';
import type {PartnerBackend} from '../../src/backend/partner-backend.js';
import {httpWorld} from '../support/backend-world.js';

const worldOver = (backend: PartnerBackend, admin: MemoryAdmin): ConformanceWorld => ({
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
  replyByVendor: (caseId, text) => admin.replyByVendor(caseId, text),
  resolveCase: (caseId) => admin.resolveCase(caseId),
  changeSeverity: (caseId, severity, reason) => admin.changeSeverity(caseId, severity, reason),
  setModule: (accountId, added) => admin.setModule(accountId, added),
  dump: async () => JSON.stringify(await admin.state()),
});

describe('the memory backend', () => {
  runBackendConformance(
    async (scenario) => {
      const backend = memoryBackend({seed: scenario});
      return worldOver(backend, backend.admin);
    },
    {test: it},
  );
});

describe('the HTTP backend against a real server', () => {
  runBackendConformance(
    async (scenario) => {
      const {baseUrl, admin} = await httpWorld(scenario);
      return worldOver(httpBackend({baseUrl}), admin);
    },
    {test: it},
  );
});
