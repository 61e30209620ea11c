import type {ProvisioningOperation} from '../backend/provisioning-operations.js';
import type {RenewalOperation} from '../backend/renewal-operations.js';
import type {SupportOperation} from '../backend/support-operations.js';
import {finding, type Finding} from './finding.js';
import type {GivenBackend} from './given-backends.js';
import {versionOf, type KitTag} from './kit-elements.js';
import {hasBaseUrl, isUnwatched, missingFiles} from './kit-files.js';

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
    const found =
      problem ?? (backend === undefined ? withoutBackend(tag, name, element) : checkMethods(tag, name, backend));
    const hasNoOrder = tag === 'provisioning-wizard' && !element.orderId && !element.getAttribute('order-id');
    return [...(found ? [found] : []), ...(hasNoOrder ? [finding('order-missing', {}, name)] : [])];
  });
}

/** A page whose attributes name a backend lacks something else: the script's look, or the file with the adapter. */
function withoutBackend(tag: KitTag, name: string, element: HTMLElement): Finding | undefined {
  if (!hasBaseUrl(element)) return finding('backend-missing', {tag}, name);
  if (isUnwatched(element)) {
    const isTold = versionOf(element.localName) === undefined;
    return isTold ? undefined : finding('not-watched', {tag}, name);
  }
  return missingFiles().length > 0 ? undefined : finding('part-missing', {file: 'http-backend'}, name);
}

function checkMethods(tag: KitTag, name: string, backend: unknown): Finding | undefined {
  const methods = backend as Readonly<Record<string, unknown>>;
  const called = [...Object.keys(partOf[tag] ?? {}), 'serverNow'];
  const missing = called.filter((method) => typeof methods[method] !== 'function');
  return missing.length > 0 ? finding('adapter-incomplete', {missing: missing.join(', ')}, name) : undefined;
}
