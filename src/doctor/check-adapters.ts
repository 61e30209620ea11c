import type {ProvisioningOperation} from '../backend/provisioning-operations.js';
import type {RenewalOperation} from '../backend/renewal-operations.js';
import type {SupportOperation} from '../backend/support-operations.js';
import {finding, type Finding} from './finding.js';
import type {GivenBackend} from './given-backends.js';
import type {KitTag} from './kit-elements.js';

const session = {getSession: true, extendSession: true, getOperation: true} as const;

// Lists of their own: the contract's carry the schemas of every answer along.
const provisioning: Record<ProvisioningOperation, true> = {
  ...session,
  getOrder: true,
  changeContact: true,
  resendMail: true,
  handOver: true,
  matchOrganizations: true,
  checkAdmin: true,
  mapOrder: true,
  setPassword: true,
  saveCalling: true,
  checkSiteName: true,
  saveMeetings: true,
  checkSubdomain: true,
  saveSubdomain: true,
  provision: true,
  getActivation: true,
  retryActivation: true,
};
const renewal: Record<RenewalOperation, true> = {
  ...session,
  signIn: true,
  listAgreements: true,
  getAgreement: true,
  getAgreementText: true,
  previewContractingParty: true,
  inviteSigner: true,
  acceptAgreement: true,
  declineAgreement: true,
  getReapplication: true,
  applyForCountries: true,
  getReceipts: true,
};
const support: Record<SupportOperation | 'sendFile' | 'readFile', true> = {
  ...session,
  getSupport: true,
  getSupportCounts: true,
  confirmFirstRun: true,
  skipFirstRun: true,
  listArticles: true,
  getArticle: true,
  searchArticles: true,
  rateArticle: true,
  listCategories: true,
  listCases: true,
  getCase: true,
  getCaseChanges: true,
  findSimilarCases: true,
  createCase: true,
  replyToCase: true,
  acceptSolution: true,
  rejectSolution: true,
  closeCase: true,
  reopenCase: true,
  rateCase: true,
  followCase: true,
  createUpload: true,
  getUpload: true,
  cancelUpload: true,
  sendFile: true,
  readFile: true,
};

const partOf: Partial<Record<KitTag, object>> = {
  'provisioning-wizard': provisioning,
  'partner-renewal': renewal,
  'support-center': support,
  'support-button': support,
};

/** Elements without a backend, with something else in its place, or with one that lacks methods that the element calls. */
export function checkAdapters(backends: readonly GivenBackend[]): readonly Finding[] {
  return backends.flatMap(({found: {tag, name, element}, backend, problem}) => {
    const found = problem ?? checkMethods(tag, name, backend);
    const hasNoOrder = tag === 'provisioning-wizard' && !element.orderId && !element.getAttribute('order-id');
    return [...(found ? [found] : []), ...(hasNoOrder ? [finding('order-missing', {}, name)] : [])];
  });
}

function checkMethods(tag: KitTag, name: string, backend: unknown): Finding | undefined {
  if (backend === undefined) return finding('backend-missing', {tag}, name);
  const methods = backend as Readonly<Record<string, unknown>>;
  const called = [...Object.keys(partOf[tag] ?? {}), 'serverNow'];
  const missing = called.filter((method) => typeof methods[method] !== 'function');
  return missing.length > 0 ? finding('adapter-incomplete', {missing: missing.join(', ')}, name) : undefined;
}
