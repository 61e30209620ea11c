/** Something to render for every state of a new case that a person can see. */
import {adoptStyles, html, render} from 'lit';
import type {AttachmentsModel} from '../../../src/components/support/attachments/model.js';
import type {CaseWait, NewCaseModel, NewCaseState} from '../../../src/components/support/new-case/model.js';
import {personStyles} from '../../../src/components/support/person/person-styles.js';
import {newCaseStyles} from '../../../src/components/support/new-case/new-case-styles.js';
import {newCaseViews} from '../../../src/components/support/new-case/new-case-views.js';
import {baseStyles} from '../../../src/components/shared/base-styles.js';
import type {DraftStanding} from '../../../src/components/shared/draft-keeper.js';
import {formatFor} from '../../../src/components/shared/format.js';
import {tokens} from '../../../src/components/shared/tokens.js';
import type {Calendar} from '../../../src/domain/calendar.js';
import {emptyCaseAnswers, type CaseAnswers, type FileAnswer} from '../../../src/domain/support/case-answers.js';
import {categoriesIn} from '../../../src/backend/memory/support/categories.js';
import type {SupportCase} from '../../../src/domain/support/support-case.js';
import type {SupportProfile} from '../../../src/domain/support/support-profile.js';
import {readSupportPolicy} from '../../../src/domain/support/support-center-policy.js';
import {fileCodes} from '../../../src/domain/support/upload.js';
import {intlLocaleFor, type LanguageTag} from '../../../src/locales/index.js';
import {translator, type Messages} from '../../../src/locales/messages.js';
import {supportWords} from '../../../src/locales/support-words.js';
import {
  initialNewCase,
  type NewCaseContext,
  type SimilarThings,
} from '../../../src/machines/support/new-case-context.js';
import {uploadTotals, type UploadItem, type UploadState} from '../../../src/machines/support/upload-item.js';

/** A Saturday: business hours are over. */
export const noon = Date.UTC(2026, 10, 21, 12);
export const zone = 'Europe/Belgrade';

const workday = [{from: '08:00', to: '18:00'}];
export const {policy} = readSupportPolicy({
  supportUrl: 'https://vendor.example/support',
  support: {
    phones: [
      {number: '+381 11 555 0101', label: 'Belgrade', languages: ['sr', 'en']},
      {
        number: '+1 (800) 555-0199',
        hours: {zone: 'America/New_York', monday: workday, tuesday: workday, wednesday: workday, friday: workday},
      },
    ],
    answerTargets: {1: {minutes: 60, clock: 'always'}, 2: {minutes: 240}, 3: {minutes: 45}, 4: null},
  },
});
const {policy: silentPolicy} = readSupportPolicy({support: {attachments: {endings: null, mostFiles: 1}}});

/** A text that would do harm wherever it were anything but text. */
export const hostile = '<img src=x onerror=alert(1)>\u202e{count}\u2068';
const long = 'Unzustellbarkeitsbenachrichtigung'.repeat(12);

export const profile: SupportProfile = {
  firstRun: {state: 'done', verifiable: true, skippedUntil: null},
  contact: {name: 'Jelena Petrović', email: 'jelena@kompanija.example', phone: ''},
  mayViewCompany: true,
  supportLanguages: ['en', 'ru', 'ja'],
  products: [
    {id: 'calling', name: 'Calling Professional'},
    {id: 'meetings', name: 'Meetings Suite'},
  ],
  topics: [],
  articles: [],
  articleCount: 0,
  searchesArticles: true,
  counts: {open: 1, needsAnswer: 0, changed: 0},
};

export const fileOf = (uploadId: string, name: string, size = 4_200_000): FileAnswer => ({
  uploadId,
  name,
  size,
  type: '',
  sha256: null,
});
export const itemOf = (state: UploadState, name: string, more: Partial<UploadItem> = {}): UploadItem => ({
  file: fileOf(`upload-${name}-${state}`, name),
  state,
  sentBytes: state === 'stored' ? 4_200_000 : state === 'queued' ? 0 : 1_900_000,
  code: null,
  isOther: false,
  ...more,
});

const uploadStates: readonly UploadState[] = [
  'queued',
  'hashing',
  'announcing',
  'sending',
  'settling',
  'waiting',
  'paused',
  'wanting',
  'stored',
  'canceling',
];
/** A file in every state, and with every error. */
export const everyItem: readonly UploadItem[] = [
  ...uploadStates.map((state) => itemOf(state, `${state}.log`)),
  itemOf('wanting', 'other.log', {isOther: true}),
  ...fileCodes.map((code) => itemOf(code === 'file.notUploaded' ? 'failed' : 'refused', `${code}.bin`, {code})),
];

const summary = {
  id: 'case-7',
  reference: 'CS-1007',
  subject: 'Calls break off',
  state: 'open',
  severity: 2 as const,
  productName: null,
  concern: null,
  language: 'en',
  openedBy: {role: 'customer', name: 'Milan Ilić', isMe: false},
  createdAt: '2026-11-19T09:15:00Z',
  updatedAt: '2026-11-20T09:15:00Z',
  updatedBy: {role: 'vendor', name: '', isMe: false},
  resolvedAt: null,
  closedAt: null,
  waitingSince: null,
  answerDueAt: null,
  revision: 3,
  following: false,
};
const similar: SimilarThings = {
  cases: [
    summary,
    {...summary, id: 'case-8', reference: 'CS-1008', openedBy: {role: 'customer', name: '', isMe: true}},
  ],
  articles: [
    {
      id: 'article-1',
      language: 'en',
      title: 'Why calls break off',
      summary: 'What to look at first when calls end by themselves.',
      topicId: null,
      version: '1',
      updatedAt: '2026-10-01T00:00:00Z',
    },
  ] as unknown as SimilarThings['articles'],
};
const sent: SupportCase = {
  ...summary,
  id: 'case-9',
  reference: 'CS-1009',
  waitingSince: '2026-11-21T12:00:00Z',
  createdAt: '2026-11-21T12:00:00Z',
  categories: [{id: 'service', name: 'A service does not work'}],
  description: 'Every call ends after a minute.',
  contact: {name: 'Jelena Petrović', email: 'jelena@kompanija.example', phone: ''},
  technicalDetails: '',
  files: [{id: 'file-1', name: 'trace.log', size: 10, type: '', sha256: null}],
  entries: [],
  earlierCursor: null,
  linkedCase: null,
  mayAct: true,
  rating: null,
};

const details = 'topic: order-closed\nreference: REF-7\nelement: provisioning-wizard 1.0.0\ntime: 2026-11-21T12:00:00Z';

export const full: CaseAnswers = {
  ...emptyCaseAnswers,
  categoryId: 'service-calling',
  subject: 'Calls break off after a minute',
  description: 'Since Monday every call ends after a minute.\nRestarting did not help.',
  severity: '2',
  productId: 'calling',
  concern: {kind: 'order', id: 'order-1', name: 'Order 4711-A'},
  language: 'en',
  contactName: 'Jelena Petrović',
  contactEmail: 'jelena@kompanija.example',
  contactPhone: '+381 11 555 0100',
  files: [fileOf('upload-a', 'trace.log'), fileOf('upload-b', 'picture.png')],
  sendDetails: true,
};

export interface Shown {
  readonly state: NewCaseState;
  readonly variant: string;
  readonly context: NewCaseContext;
  readonly more: Partial<Omit<NewCaseModel, 'files'>> & {
    readonly items?: readonly UploadItem[];
    readonly duplicate?: string;
  };
}

const waitOf = (state: CaseWait['state'], more: Partial<CaseWait> = {}): CaseWait => ({
  state,
  refusal: null,
  missing: state === 'files' ? 2 : 0,
  mayTakeBack: state === 'network' || state === 'turn' || state === 'refused',
  ...more,
});
const waits = [
  'sending',
  'checking',
  'signedOut',
  'files',
  'held',
  'turn',
  'behind',
  'asking',
  'sent',
  'gone',
  'unknown',
] as const;

const blank = initialNewCase({
  operationId: 'operation-1',
  answers: {language: 'en', contactName: 'Jelena Petrović', contactEmail: 'jelena@kompanija.example'},
  technicalDetails: '',
  linkedCase: null,
  products: ['calling', 'meetings'],
  attachments: policy.support.attachments,
  restored: null,
});

export function everyView(): Shown[] {
  const categories = categoriesIn('en');
  const begun = {...blank, categories};
  const of = (more: Partial<NewCaseContext> = {}): NewCaseContext => ({
    ...begun,
    answers: full,
    technicalDetails: details,
    ...more,
  });
  const stored = [
    itemOf('stored', 'trace.log', {file: full.files[0]!}),
    itemOf('stored', 'picture.png', {file: full.files[1]!}),
  ];
  const harm: CaseAnswers = {
    ...full,
    subject: hostile,
    description: hostile.repeat(40),
    concern: {kind: 'LEGACY_7', id: hostile, name: hostile},
    contactName: hostile,
    files: [fileOf('upload-h', hostile), fileOf('upload-l', `${long}.log`)],
  };
  const harmful = of({
    answers: harm,
    technicalDetails: hostile.repeat(20),
    linkedCase: {id: 'x', reference: hostile},
    categories: categories.map((one) => ({...one, name: hostile, hint: hostile})),
    similar: {
      cases: [{...summary, reference: hostile, subject: hostile, openedBy: {...summary.openedBy, name: hostile}}],
      articles: similar.articles.map((one) => ({...one, title: hostile, summary: long})),
    },
  });
  const harmItems = harm.files.map((file) => itemOf('sending', file.name, {file}));
  const shapes: Record<NewCaseState, Readonly<Record<string, readonly [NewCaseContext, Shown['more']?]>>> = {
    compose: {
      untouched: [begun],
      'categories on their way': [blank],
      'no categories': [{...blank, categoriesFailed: true}],
      'none at all': [
        {...blank, categories: []},
        {policy: silentPolicy, profile: null},
      ],
      'a chain begun': [{...begun, answers: {...begun.answers, categoryId: 'orders', severity: '1'}}],
      filled: [of(), {items: stored}],
      'another one beside it': [of(), {aside: 'A question about an invoice'}],
      'another one beside it, without a subject': [of(), {aside: ' '}],
      restored: [of({wasRestored: true, linkedCase: {id: 'case-1', reference: 'CS-1001'}}), {hasOffer: true}],
      wrong: [
        {
          ...begun,
          problems: {
            categoryId: 'category.empty',
            subject: 'subject.empty',
            description: 'description.empty',
            severity: 'severity.empty',
            productId: 'product.empty',
            concern: 'concern.empty',
            language: 'language.empty',
            contactName: 'name.empty',
            contactEmail: 'email.noAt',
            contactPhone: 'phone.empty',
          },
        },
      ],
      'wrong below': [
        {
          ...begun,
          answers: {...full, concern: null, categoryId: 'order-organization'},
          problems: {
            categoryId: 'category.empty',
            concern: 'concern.empty',
            'files.0': 'file.notUploaded',
            files: 'file.tooMany',
          },
        },
        {concernKind: 'order', items: stored},
      ],
      'wrong otherwise': [
        of({
          problems: {
            subject: 'subject.tooLong',
            description: 'description.characters',
            contactName: 'name.characters',
            contactEmail: 'email.domain',
            contactPhone: 'phone.characters',
            productId: 'unheardOf',
            language: 'language.empty',
            severity: 'severity.empty',
          },
        }),
      ],
      failed: [of({failure: {kind: 'server', reference: 'REF-3'}})],
      suggestions: [of({similar})],
      'another language': [of({answers: {...full, language: 'sr-Latn', description: 'x'.repeat(19_950)}})],
      'too long': [
        of({answers: {...full, description: 'x'.repeat(20_011)}, problems: {description: 'description.tooLong'}}),
      ],
      'every file': [of(), {items: everyItem, duplicate: 'trace.log'}],
      'files offline': [of(), {items: everyItem, isOnline: false}],
      hostile: [harmful, {items: harmItems, duplicate: hostile}],
    },
    looking: {plain: [of()]},
    similar: {plain: [of({similar})], hostile: [harmful]},
    following: {plain: [of({similar, followedId: 'case-7'})]},
    followed: {plain: [of({similar, followedId: 'case-7'})], hostile: [{...harmful, followedId: summary.id}]},
    check: {
      plain: [of(), {items: stored}],
      'least answered': [
        of({
          technicalDetails: '',
          answers: {...full, categoryId: '', productId: '', concern: null, files: [], severity: '4', contactPhone: ''},
        }),
      ],
      'files on their way': [of({missingUploads: ['upload-a'], uploads: 'underWay'})],
      offline: [of({missingUploads: ['upload-a', 'upload-b']}), {isOnline: false}],
      'too large to wait': [of(), {queuedIn: 'refused', isOnline: false}],
      refused: [of({failure: {kind: 'forbidden', reference: 'REF-4'}, linkedCase: {id: 'c', reference: 'CS-1'}})],
      hostile: [harmful],
    },
    uploading: {
      plain: [of({uploads: 'underWay'}), {items: [itemOf('sending', 'trace.log'), itemOf('queued', 'picture.png')]}],
      held: [of({uploads: 'held'}), {items: [itemOf('paused', 'trace.log'), itemOf('wanting', 'picture.png')]}],
    },
    sending: {
      sending: [of({standing: {state: 'sending', doubtful: false, reference: null}})],
      waiting: [of({standing: {state: 'waiting', doubtful: false, reference: null}})],
      checking: [of({standing: {state: 'checking', doubtful: true, reference: 'REF-1'}})],
      'still unknown': [of({standing: {state: 'stillUnknown', doubtful: true, reference: 'REF-7'}})],
      earlier: [of({onlyAsks: true})],
      'earlier, still unknown': [
        of({onlyAsks: true, standing: {state: 'stillUnknown', doubtful: true, reference: null}}),
      ],
    },
    elsewhere: {
      plain: [of({elsewhere: sent})],
      'closed meanwhile': [of({elsewhere: {...sent, state: 'closed'}})],
      hostile: [{...harmful, elsewhere: {...sent, subject: hostile, reference: hostile}}],
    },
    queued: {
      'not known yet': [of()],
      plain: [of(), {queuedIn: 'device', waiting: waitOf('network')}],
      'in memory': [of(), {queuedIn: 'memory', waiting: waitOf('network')}],
      'with files': [of({missingUploads: ['upload-a']}), {queuedIn: 'device', waiting: waitOf('network')}],
      ...Object.fromEntries(
        waits.map((state) => [state, [of(), {queuedIn: 'device', waiting: waitOf(state)}] as const]),
      ),
      refused: [
        of(),
        {queuedIn: 'device', waiting: waitOf('refused', {refusal: {kind: 'forbidden', reference: 'REF-5'}})},
      ],
      'refused for a field': [
        of(),
        {
          queuedIn: 'device',
          waiting: waitOf('refused', {refusal: {kind: 'invalid', fields: {subject: 'subject.tooLong'}}}),
        },
      ],
      hostile: [harmful, {queuedIn: 'device', waiting: waitOf('network')}],
    },
    sent: {
      plain: [of({sent})],
      judged: [of({sent}), {isEasy: false}],
      'nothing promised': [of({sent: {...sent, severity: 4, files: []}})],
      hostile: [
        {
          ...harmful,
          sent: {
            ...sent,
            reference: hostile,
            subject: hostile,
            contact: {...sent.contact, email: hostile},
            files: [{...sent.files[0]!, name: hostile}],
          },
        },
      ],
    },
  };
  const drafts: readonly DraftStanding[] = [
    {state: 'saved', keptUntil: noon + 30 * 86_400_000},
    {state: 'saving'},
    {state: 'unsaved', reason: 'quota'},
    {state: 'conflict'},
    {state: 'memory', reason: 'host'},
    {state: 'memory', reason: 'refused'},
    {state: 'unsaved', reason: 'otherTab'},
    {state: 'memory', reason: 'newerDatabase'},
  ];
  return [
    ...Object.entries(shapes).flatMap(([state, variants]) =>
      Object.entries(variants).map(([variant, [context, more = {}]]) => ({
        state: state as NewCaseState,
        variant,
        context,
        more: {draft: drafts[0]!, ...more},
      })),
    ),
    ...drafts.slice(1).map((draft, index) => ({
      state: 'compose' as const,
      variant: `draft ${index} ${draft.state}`,
      context: of(),
      more: {draft},
    })),
  ];
}

export type Spoken = Pick<NewCaseModel, 't' | 'format' | 'locale'>;

/** Words and formats of support's forms in one language; `marked` puts brackets around every one. */
export async function speech(tag: LanguageTag, marked = false): Promise<Spoken> {
  const locale = intlLocaleFor(tag);
  const {support, supportMore, supportForm} = supportWords[tag];
  const parts = await Promise.all([support(), supportMore(), supportForm()]);
  const words: Messages = Object.assign({}, ...parts.map((part) => part.words));
  const t = translator(words, locale);
  const format = formatFor(locale);
  if (!marked) return {t, format, locale};
  const mark = (text: string) => `[${text}]`;
  return {
    locale,
    t: (key, values) => (Object.hasOwn(words, key) ? mark(t(key, values)) : key),
    format: {...format, date: (date) => mark(format.date(date)), moment: (epoch, at) => mark(format.moment(epoch, at))},
  };
}

/** A box with the form's styles in which views are rendered one after another. */
export class NewCaseStage {
  readonly frame = document.createElement('div');
  readonly host = document.createElement('div');
  readonly root = this.host.attachShadow({mode: 'open'});
  /** What the views sent. */
  readonly sent: unknown[] = [];
  /** What the views asked of the place and of what keeps the files. */
  readonly asked: (readonly unknown[])[] = [];
  readonly #calendar: Calendar;

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
    adoptStyles(this.root, [tokens, baseStyles, personStyles, ...newCaseStyles]);
    this.frame.append(this.host);
    document.body.append(this.frame);
  }

  show(shown: Shown, spoken: Spoken): void {
    // Another state is another page: nothing of the one before is to be seen.
    render(html``, this.root);
    const view = newCaseViews[shown.state](this.model(shown, spoken));
    render(
      html`<div class="kit" lang=${spoken.locale}><div class="wizard single"><div class="content new-case">${view}</div></div></div>`,
      this.root,
    );
  }

  remove(): void {
    this.frame.remove();
  }

  model({state, context, more}: Shown, spoken: Spoken): NewCaseModel {
    const {items = [], duplicate = null, ...rest} = more;
    const ask =
      (name: string) =>
      (...given: unknown[]): void =>
        void this.asked.push([name, ...given]);
    const files: Omit<AttachmentsModel, 't' | 'locale' | 'errors' | 'placeOf'> = {
      policy: rest.policy?.support.attachments ?? policy.support.attachments,
      items,
      totals: uploadTotals(items),
      isOnline: rest.isOnline ?? true,
      pictures: new Map(),
      duplicate,
      isDragged: false,
      actions: {
        add: ask('add'),
        pause: ask('pause'),
        resume: ask('resume'),
        retry: ask('retry'),
        cancel: ask('cancel'),
        give: ask('give'),
      },
    };
    return {
      ...spoken,
      state,
      context,
      policy,
      profile,
      calendar: this.#calendar,
      now: noon,
      zone,
      isOnline: true,
      draft: null,
      queuedIn: null,
      waiting: null,
      concernKind: context.answers.concern?.kind ?? '',
      hasOffer: false,
      aside: null,
      isEasy: null,
      ...rest,
      files,
      actions: {
        focusField: ask('focusField'),
        change: ask('change'),
        leave: ask('leave'),
        openCase: ask('openCase'),
        openArticle: ask('openArticle'),
        openCases: ask('openCases'),
        goHome: ask('goHome'),
        startOver: ask('startOver'),
        eraseDraft: ask('eraseDraft'),
        resolveDraft: ask('resolveDraft'),
        takeOffer: ask('takeOffer'),
        chooseCase: ask('chooseCase'),
        removeConcern: ask('removeConcern'),
        addMessage: ask('addMessage'),
        rate: ask('rate'),
        print: ask('print'),
        download: ask('download'),
        takeBack: ask('takeBack'),
      },
      send: (event) => void this.sent.push(event),
    };
  }
}
