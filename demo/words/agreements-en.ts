/** The English words of the page of agreements, and of what a tester does to agreements. Defines the keys. */
export const agreementsEn = {
  page: 'Agreements',
  verify: 'Verify a receipt',
  none: 'This scenario has no agreements.',
  start: (scenario: string) => `Start “${scenario}”`,
  agreement: 'Agreement',
  scenarioGroupOf: {orders: 'Orders', agreements: 'Agreements', support: 'Support'},

  jumps: (name: string) => `To a moment of ${name}`,
  jumpOf: {
    renewable: 'First day of renewal',
    days90: '90 days left',
    days30: '30 days left',
    days7: '7 days left',
    days1: '1 day left',
    lastDay: 'Last day, 23:59',
    overdue: 'Acceptance overdue',
    grace1: 'Grace day 1',
    graceEnd: (days: number) => `Grace day ${days}, 23:59:59`,
    lapsed: 'After grace',
  },
  jumpsHint: 'In the time zone of the agreement. The open page follows at once.',
  year: '+1 year',

  vendor: 'Vendor: agreements',
  vendorHint: 'Behind the partner’s back: the open page hears of it when it asks next.',
  chosen: 'Which agreement',
  chosenFacts: (status: string, version: string) => `Recorded as ${status}, text ${version}`,
  changeText: 'Publish another text',
  signByOther: 'Let somebody else sign',
  acceptReview: 'Review: accept',
  refuseReview: 'Review: refuse',
  signing: 'Right to sign of the account signed in',
  revokeSigning: 'Revoke',
  restoreSigning: 'Restore',
  actOf: {
    textChanged: (id: string) => `${id} has another text.`,
    signed: (id: string) => `Somebody else signed ${id}.`,
    reviewAccepted: (id: string) => `The review of ${id} ended: accepted.`,
    reviewRefused: (id: string) => `The review of ${id} ended: refused.`,
    signingRevoked: (id: string) => `${id} may not sign any more.`,
    signingRestored: (id: string) => `${id} may sign.`,
    caseAcknowledged: (id: string) => `${id} is acknowledged.`,
    caseAnswered: (id: string) => `${id} has an answer.`,
    caseResolved: (id: string) => `${id} has a proposed solution.`,
    caseSeverity: (id: string) => `${id} has severity 4.`,
    moduleAdded: (id: string) => `${id} has the module.`,
  },
  refused: (id: string, code: string) => `Not possible for ${id}: ${code}.`,

  signIn: 'Sign-in on the page of agreements',
  signInOf: {host: 'By the portal', form: 'By the kit’s form'},
  signInHint: (userId: string, password: string) => `For the form: user ID ${userId}, password ${password}.`,

  keptRenewal: 'Drafts of renewals: what was entered in the form, until it is submitted or its time is over.',
  keptReapplication: 'Drafts of new applications: what was entered country by country, until it is submitted.',
  draftOf: (agreement: string, step: string) => `For ${agreement}, at the step ${step}`,
  keptUntil: (moment: string) => `kept until ${moment}`,
};

/** Every key in every language; the compiler says which is missing. */
export type AgreementWords = typeof agreementsEn;
