import type {ProvisioningOperation} from '../backend/provisioning-operations.js';
import type {RenewalOperation} from '../backend/renewal-operations.js';
import type {SupportOperation} from '../backend/support-operations.js';
import {finding, type Finding} from './finding.js';
import {given, type FoundElement, type KitTag} from './kit-elements.js';

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

/** Elements without a backend, and backends without the methods that an element on the page calls. */
export function checkAdapters(elements: readonly FoundElement[]): readonly Finding[] {
  const found: Finding[] = [];
  for (const {tag, name, element} of elements) {
    const part = partOf[tag];
    if (!part) continue;
    const backend: unknown = given(element, 'backend');
    if (backend === undefined || backend === null) {
      found.push(finding('backend-missing', {tag}, name));
    } else if (typeof backend !== 'function') {
      // The support button takes a function as well, that brings a backend later.
      const methods = backend as Readonly<Record<string, unknown>>;
      const missing = [...Object.keys(part), 'serverNow'].filter((method) => typeof methods[method] !== 'function');
      if (missing.length > 0) found.push(finding('adapter-incomplete', {missing: missing.join(', ')}, name));
    }
    if (tag === 'provisioning-wizard' && !element.orderId && !element.getAttribute('order-id')) {
      found.push(finding('order-missing', {}, name));
    }
  }
  return found;
}
