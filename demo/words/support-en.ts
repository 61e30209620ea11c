import {pluralizer} from './plural.js';

const count = pluralizer('en');

/** The English words of the page of support, and of what a tester does to cases. Defines the keys. */
export const supportEn = {
  page: 'Support',
  waiting: (n: number) => count(n, {one: `${n} case needs your answer`, other: `${n} cases need your answer`}),
  vendor: 'Vendor: cases',
  chosen: 'Which case',
  noCases: 'There is no case yet.',
  acknowledge: 'Acknowledge',
  reply: 'Answer',
  resolve: 'Propose a solution',
  lowerSeverity: 'Lower the severity',
  addModule: 'Module is added',
  slowUploads: 'Slow uploads',
  slowUploadsText: 'Files travel at 50 kB a second.',

  /** What each kind of record is for; `files` and `articles` are databases of their own. */
  keptOf: {
    newCase: 'Drafts of new cases: what was typed, until it is sent or its time is over.',
    reply: 'Drafts of replies, reasons and remarks, by case.',
    outbox: 'Cases and replies that wait to be sent once the network is back.',
    file: 'A chosen file that is not sent yet; its bytes lie in the database of files.',
    supportProfile: 'The first-time task and the contact, as the server told them last, for reading offline.',
    caseList: 'The first page of a list of cases, for reading offline.',
    supportCase: 'A case that was read, for reading offline.',
    article: 'An article that was read, for reading offline.',
    seenCase: 'Up to where a case was seen: tells what is new.',
    supportVisit: 'When support was opened last: tells what is new since.',
    files: 'Bytes of files that are not sent yet.',
    articles: 'The search index over the articles of one language, in parts.',
  },
};

/** Every key in every language; the compiler says which is missing. */
export type SupportWords = typeof supportEn;
