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
};

/** Every key in every language; the compiler says which is missing. */
export type SupportWords = typeof supportEn;
