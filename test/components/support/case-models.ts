/** Something to render for every state of the history and of one case, with what waits to be sent. */
import {adoptStyles, css, html, nothing, render, type TemplateResult} from 'lit';
import {caseStyles} from '../../../src/components/support/case/case-styles.js';
import type {CaseModel, CaseViewState} from '../../../src/components/support/case/case-model.js';
import {caseView} from '../../../src/components/support/case/case-view.js';
import type {CaseListModel, CaseListState} from '../../../src/components/support/cases/case-list-model.js';
import {caseListStyles} from '../../../src/components/support/cases/case-list-styles.js';
import {caseListView} from '../../../src/components/support/cases/case-list-view.js';
import {caseTimes, type CaseTimes} from '../../../src/components/support/cases/case-times.js';
import type {OutboxPanelModel} from '../../../src/components/support/outbox/outbox-panel.js';
import {outboxPanel} from '../../../src/components/support/outbox/outbox-panel.js';
import {outboxFiles, outboxFilesStyles} from '../../../src/components/support/outbox/outbox-files.js';
import {outboxStyles} from '../../../src/components/support/outbox/outbox-styles.js';
import {baseStyles} from '../../../src/components/shared/base-styles.js';
import {formStyles} from '../../../src/components/shared/form-styles.js';
import {tokens} from '../../../src/components/shared/tokens.js';
import {loadCalendar, type Calendar} from '../../../src/domain/calendar.js';
import type {Problem} from '../../../src/domain/problem.js';
import {emptyCaseAnswers, emptyReplyAnswers} from '../../../src/domain/support/case-answers.js';
import {caseStates, type CaseSummary} from '../../../src/domain/support/case-summary.js';
import {caseActions} from '../../../src/domain/support/case-steps.js';
import type {SupportCase, ThreadEntry} from '../../../src/domain/support/support-case.js';
import {readSupportPolicy} from '../../../src/domain/support/support-center-policy.js';
import {intlLocaleFor, wordsParts, type LanguageTag} from '../../../src/locales/index.js';
import {supportWords} from '../../../src/locales/support-words.js';
import {translator, type Messages} from '../../../src/locales/messages.js';
import {initialCase, type CaseContext} from '../../../src/machines/support/case-context.js';
import {everyCase, initialCaseList, type CaseListContext} from '../../../src/machines/support/case-list.js';
import type {OutboxLine} from '../../../src/components/support/outbox-keeper.js';
import type {UploadView} from '../../../src/components/support/upload-keeper.js';
import type {OutboxEntry} from '../../../src/machines/support/outbox-entry.js';

export const noon = Date.UTC(2026, 10, 21, 12);
const hour = 3_600_000;
const day = 24 * hour;
const at = (before: number): string => new Date(noon - before).toISOString();

export const {policy} = readSupportPolicy({
  supportUrl: 'https://vendor.example/support',
  support: {
    answerTargets: {1: {minutes: 30, clock: 'always'}, 2: {minutes: 240}, 3: {minutes: 480}},
    phones: [{number: '+381 11 555 010', label: 'Night line'}],
  },
});

/** A text that would do harm wherever it were anything but text. */
export const hostile = '<img src=x onerror=alert(1)>\u202e{count}\u2068';
const long = 'Međunarodna-logistička-i-špediterska-kompanija-'.repeat(12);

const me = {role: 'customer', name: 'Milena Petrović', isMe: true} as const;
const oleg = {role: 'customer', name: 'Олег Соколов', isMe: false} as const;
const vendor = {role: 'vendor', name: 'Dana Reyes', isMe: false} as const;
const system = {role: 'system', name: '', isMe: false} as const;

export const names = [me.name, oleg.name, vendor.name, 'UTC', 'CS-20101', 'CS-20011', 'Calls are one-way'];

const summary = (more: Partial<CaseSummary> = {}): CaseSummary => ({
  id: 'case-1',
  reference: 'CS-20101',
  subject: 'Calls are one-way',
  state: 'waitingForYou',
  severity: 2,
  productName: 'Calling',
  concern: {kind: 'order', id: 'order-1', name: 'Avala Logistika'},
  language: 'en',
  openedBy: me,
  createdAt: at(3 * day),
  updatedAt: at(5 * hour),
  updatedBy: vendor,
  resolvedAt: null,
  closedAt: null,
  waitingSince: null,
  answerDueAt: null,
  revision: 5,
  following: true,
  ...more,
});

const entry = (revision: number, more: Partial<ThreadEntry>): ThreadEntry => ({
  id: `entry-${revision}`,
  revision,
  kind: 'message',
  at: at(3 * day - revision * 6 * hour),
  by: me,
  text: '',
  files: [],
  state: null,
  severity: null,
  operationId: null,
  ...more,
});

const log = {id: 'file-log', name: 'sip-trace.log', size: 48_120, type: 'text/plain', sha256: null};
const entries: readonly ThreadEntry[] = [
  entry(1, {text: 'Since Monday callers hear us, but we do not hear them.', files: [log]}),
  entry(2, {kind: 'state', by: vendor, state: {from: 'new', to: 'open'}}),
  entry(3, {by: vendor, text: 'Thank you, we see the calls in our records.\n\nWhich office is it?'}),
  entry(4, {kind: 'severity', by: vendor, text: 'Others work.', severity: {from: 1, to: 2}}),
  entry(5, {kind: 'files', by: oleg, files: [{...log, id: 'file-2', name: 'снимок экрана.png'}]}),
  entry(6, {kind: 'state', by: system, state: {from: 'open', to: 'waitingForYou'}, at: at(hour)}),
];

export const supportCase = (more: Partial<SupportCase> = {}): SupportCase => ({
  ...summary(),
  categories: [
    {id: 'service', name: 'Service'},
    {id: 'service-calling', name: 'Calling'},
  ],
  description: 'Since Monday callers hear us, but we do not hear them.',
  contact: {name: me.name, email: 'milena@meridian.example', phone: '+381 11 311 2050'},
  technicalDetails: 'element: support-center\nversion: 1.0.0',
  files: [log],
  entries: [...entries],
  earlierCursor: null,
  linkedCase: {id: 'case-0', reference: 'CS-20011'},
  mayAct: true,
  rating: null,
  ...more,
});

const evil: Partial<SupportCase> = {
  subject: hostile,
  reference: hostile,
  productName: hostile,
  concern: {kind: hostile as 'order', id: hostile, name: hostile},
  openedBy: {role: hostile as 'vendor', name: hostile, isMe: true},
  state: hostile as 'open',
  language: 'qaa-x-none',
  categories: [{id: 'x', name: hostile}],
  contact: {name: hostile, email: hostile, phone: hostile},
  description: hostile + long,
  technicalDetails: hostile + long,
  entries: [
    entry(1, {
      by: {role: 'vendor', name: hostile, isMe: false},
      text: hostile + long,
      files: [{...log, name: hostile + long}],
    }),
    entry(2, {kind: hostile as 'message', text: hostile}),
    entry(3, {kind: 'state', state: {from: hostile as 'open', to: 'open'}}),
    entry(4, {text: 'word '.repeat(4000)}),
  ],
};

const network: Problem = {kind: 'network'};
const server: Problem = {kind: 'server', reference: 'R-2026-1'};

type Anything = Record<string, unknown>;

export interface Shown {
  readonly area: 'list' | 'case';
  readonly state: CaseListState | CaseViewState;
  readonly variant: string;
  readonly list?: Partial<CaseListContext>;
  readonly context?: Partial<CaseContext>;
  readonly more?: Partial<CaseModel> | Partial<CaseListModel>;
  readonly outbox?: Partial<OutboxPanelModel>;
}

const request = {
  categoryId: null,
  subject: 'A new one',
  description: 'It is new.',
  severity: 3,
  productId: null,
  concern: null,
  language: 'en',
  contact: {name: me.name, email: 'milena@meridian.example', phone: ''},
  uploadIds: [],
  technicalDetails: '',
  linkedCaseId: null,
} as const;

const reply = (id: string, more: Partial<OutboxEntry> = {}): OutboxEntry =>
  ({
    kind: 'reply',
    id,
    queuedAt: noon - hour,
    missingUploads: [],
    tried: false,
    request: {caseId: 'case-1', text: 'Yes.', uploadIds: []},
    answers: emptyReplyAnswers,
    ...more,
  }) as OutboxEntry;

const newCase = (id: string, subject = 'A new one'): OutboxEntry => ({
  kind: 'case',
  id,
  queuedAt: noon - 2 * hour,
  missingUploads: [],
  tried: false,
  request: {...request, uploadIds: [], subject},
  answers: emptyCaseAnswers,
});

const line = (entry: OutboxEntry, more: Partial<OutboxLine> = {}): OutboxLine => ({
  entry,
  state: 'waiting',
  standing: null,
  refusal: null,
  mayTakeBack: true,
  uploads: [],
  ...more,
});

const waiting: readonly OutboxLine[] = [
  line(newCase('a')),
  line(reply('b', {missingUploads: ['u1', 'u2']}), {state: 'files'}),
  line(reply('c', {tried: true}), {mayTakeBack: false}),
  line(reply('d'), {
    state: 'sending',
    standing: {state: 'sending', doubtful: false, reference: null},
    mayTakeBack: false,
  }),
  line(reply('e'), {state: 'refused', refusal: {kind: 'conflict'}}),
  line(reply('f')),
];

const upload = (uploadId: string, more: Partial<UploadView> = {}): UploadView => ({
  file: {uploadId, name: `${uploadId}.log`, size: 200_000_000, type: 'text/plain', sha256: null},
  state: 'queued',
  sentBytes: 0,
  code: null,
  isOther: false,
  kept: null,
  ...more,
});
/** An entry whose files are in every state, and others whose files go on by themselves. */
const withFiles: readonly OutboxLine[] = [
  line(newCase('held'), {
    state: 'files',
    uploads: [
      upload('wanted', {state: 'wanting', sentBytes: 120_000_000}),
      upload('other', {state: 'wanting', isOther: true}),
      upload('virus', {state: 'refused', code: 'file.virus'}),
      upload('locked', {state: 'refused', code: 'file.passwordProtected'}),
      upload('failed', {state: 'failed', code: 'file.notUploaded'}),
      upload('paused', {state: 'paused'}),
      upload('stored', {state: 'stored'}),
    ],
  }),
  line(reply('going', {missingUploads: ['sending']}), {
    state: 'files',
    uploads: [
      upload('sending', {state: 'sending', sentBytes: 80_000_000}),
      upload('waiting', {state: 'waiting'}),
      upload('settling', {state: 'settling', sentBytes: 200_000_000}),
    ],
  }),
  line(reply('elsewhere', {missingUploads: ['u1']}), {state: 'files'}),
];

function listViews(): Shown[] {
  const rows = [
    summary(),
    ...caseStates.map((state, index) => summary({id: `case-${index + 2}`, state, reference: `CS-2020${index}`})),
    summary({id: 'case-due', state: 'open', waitingSince: at(day), severity: 1}),
    summary({id: 'case-late', state: 'open', answerDueAt: at(day)}),
    summary({id: 'case-soon', state: 'open', answerDueAt: at(-day), concern: null, productName: null}),
    summary({id: 'case-theirs', openedBy: oleg}),
    summary({id: 'case-nameless', openedBy: {...oleg, name: ''}, subject: ''}),
    summary({id: 'case-unknown', state: 'onHold' as 'open'}),
  ];
  const filled: Partial<CaseListContext> = {
    known: rows,
    listed: rows.map(({id}) => id),
    answered: everyCase,
    since: at(day),
    total: 100_000,
    nextCursor: 'next',
    mayViewCompany: true,
  };
  const list = (state: CaseListState, variant: string, more: Partial<Shown> = {}): Shown => ({
    area: 'list',
    state,
    variant,
    list: filled,
    ...more,
  });
  const typed = {...everyCase, text: 'calls'};
  return [
    list('loading', 'plain', {list: {}}),
    list('loadFailed', 'plain', {list: {failure: server}}),
    list('loadFailed', 'signed out', {
      list: {failure: {kind: 'signed-out'}},
      outbox: {lines: waiting, standing: 'signedOut'},
    }),
    list('offline', 'plain', {
      list: {...filled, copyFrom: noon - day, failure: network},
      outbox: {lines: waiting.slice(0, 2), standing: 'offline'},
    }),
    list('list.ready', 'plain'),
    list('list.ready', 'few', {
      list: {...filled, known: [rows[0]!], listed: ['case-1'], total: 1, nextCursor: null, mayViewCompany: false},
    }),
    list('list.ready', 'offline', {more: {isOnline: false}}),
    list('list.ready', 'empty', {list: {answered: everyCase}}),
    list('list.ready', 'no match', {list: {filter: typed, answered: typed, total: 0}}),
    list('list.ready', 'outbox', {
      outbox: {lines: waiting, standing: 'sending'},
    }),
    list('list.ready', 'outbox files', {outbox: {lines: withFiles, standing: 'waiting'}}),
    list('list.ready', 'hostile', {
      list: {...filled, known: [{...summary(), ...evil} as CaseSummary], listed: ['case-1']},
      outbox: {lines: [line(newCase('held'), {state: 'files', uploads: [upload(hostile)]})], standing: 'waiting'},
    }),
    list('list.typing', 'plain', {list: {...filled, filter: typed}}),
    list('list.asking', 'plain', {list: {...filled, filter: {...everyCase, show: 'closed'}}}),
    list('list.askFailed', 'plain', {list: {...filled, filter: typed, failure: server}}),
    list('list.refreshing', 'plain'),
    list('list.refreshFailed', 'plain', {list: {...filled, failure: network}}),
    list('list.loadingMore', 'plain'),
    list('list.moreFailed', 'plain', {list: {...filled, failure: server}}),
  ];
}

function caseViews(calendar: Calendar): Shown[] {
  const one = (
    state: CaseViewState,
    variant: string,
    given: Partial<SupportCase>,
    context: Anything = {},
    more: Partial<CaseModel> = {},
  ): Shown => {
    const known = supportCase(given);
    return {
      area: 'case',
      state,
      variant,
      context: {case: known, actions: caseActions(known, noon, policy, calendar), ...context},
      more,
    };
  };
  const resolved = {state: 'resolved', resolvedAt: at(day)} as const;
  const justClosed = {state: 'closed', closedAt: at(day)} as const;
  const longClosed = {state: 'closed', closedAt: at(80 * day), rating: {stars: 4, comment: ''}} as const;
  const problems = {
    accept: ['comment.tooLong', 'comment.characters'],
    reject: ['reason.empty', 'reason.tooLong', 'reason.characters'],
    close: ['comment.tooLong', 'comment.characters'],
    reopen: ['reason.empty', 'reason.tooLong', 'reason.characters'],
    rate: ['comment.tooLong', 'comment.characters'],
  } as const;
  const pages = {
    accept: 'open.accepting',
    reject: 'open.rejecting',
    close: 'open.closing',
    reopen: 'open.reopening',
    rate: 'open.rating',
  } as const;
  const acts = Object.entries(problems).flatMap(([act, codes]) => {
    const state = pages[act as keyof typeof pages];
    const given = act === 'reopen' || act === 'rate' ? justClosed : resolved;
    return [
      one(state, 'plain', given),
      one(state, 'failed', given, {failure: server}),
      ...codes.map((code) =>
        one(state, code, given, {problems: {text: code, ...(act === 'rate' && {stars: 'stars.empty'})}}),
      ),
    ];
  });
  const sending = (state: 'sending' | 'waiting' | 'checking' | 'stillUnknown', purpose: 'reply' | 'close') =>
    one(
      'open.sending',
      `${purpose} ${state}`,
      {},
      {purpose, standing: {state, doubtful: false, reference: 'R-1'}, reply: {text: 'Yes.', files: []}},
    );
  return [
    {area: 'case', state: 'loading', variant: 'plain'},
    ...[server, network, {kind: 'gone'}, {kind: 'forbidden'}].map((failure): Shown => ({
      area: 'case',
      state: 'loadFailed',
      variant: failure.kind,
      context: {failure: failure as Problem},
    })),
    one('offline', 'plain', {}, {copyFrom: noon - day, failure: network}, {isOnline: false}),
    ...caseStates.map((state) => one('open.reading', state, {state})),
    one('open.reading', 'unknown', {state: 'onHold' as 'open'}),
    one('open.reading', 'resolved in time', resolved),
    one('open.reading', 'just closed', justClosed),
    one('open.reading', 'long closed', longClosed),
    one('open.reading', 'theirs', {openedBy: oleg, mayAct: false}),
    one('open.reading', 'urgent', {state: 'open', severity: 1, waitingSince: at(hour)}),
    one('open.reading', 'bare', {
      subject: ' ',
      productName: null,
      concern: null,
      categories: [],
      linkedCase: null,
      files: [],
      entries: [],
      technicalDetails: '',
      description: '',
      state: 'new',
      contact: {name: '', email: '', phone: ''},
      language: null,
    }),
    one('open.reading', 'news', {earlierCursor: 'older'}, {seenRevision: 2}, {baseline: 2}),
    one('open.reading', 'downloads', {}, {}, {downloads: {'file-log': 'loading', 'file-2': network}, exported: server}),
    one('open.reading', 'exporting', {}, {}, {exported: 'loading'}),
    one(
      'open.reading',
      'drafting',
      {},
      {reply: {text: 'x'.repeat(19_500), files: []}, wasRestored: true},
      {draft: {state: 'saved', keptUntil: noon + 30 * day}},
    ),
    ...[resolved, justClosed, longClosed, {mayAct: false}].map((given, at) =>
      one(
        'open.reading',
        `left ${at}`,
        given,
        {reply: {text: 'And the cable?', files: []}, acts: {reject: {text: 'Still silent.', stars: 0}}},
        {draft: {state: 'saved', keptUntil: noon + 30 * day}},
      ),
    ),
    one('open.reading', 'behind', {}, {acts: {close: {text: 'Bye.', stars: 0}}}, {isBehind: true}),
    one('open.reading', 'saving', {}, {}, {draft: {state: 'saving'}}),
    one('open.reading', 'unsaved', {}, {}, {draft: {state: 'unsaved', reason: 'quota'}}),
    one('open.reading', 'memory', {}, {}, {draft: {state: 'memory', reason: 'unavailable'}}),
    one('open.reading', 'conflict', {}, {}, {draft: {state: 'conflict'}, notReceived: true}),
    one('open.reading', 'another version', {}, {}, {draft: {state: 'conflict', isLeft: true}}),
    one('open.reading', 'failed', {}, {failure: server}),
    ...['message.empty', 'message.tooLong', 'message.characters'].flatMap((code) =>
      (['new', 'open', 'waitingForYou'] as const).map((state) =>
        one('open.reading', `${state} ${code}`, {state}, {problems: {text: code}}),
      ),
    ),
    {
      ...one('open.reading', 'queued', {}, {}, {isOnline: false}),
      outbox: {lines: waiting, standing: 'offline'},
    },
    one('open.reading', 'hostile', evil, {reply: {text: hostile, files: []}}, {baseline: 0}),
    one('open.refreshing', 'plain', {}),
    one('open.loadingEarlier', 'plain', {earlierCursor: 'older'}),
    one('open.following', 'plain', {following: false}),
    ...acts,
    one('open.uploading', 'plain', {}, {reply: {text: 'Yes.', files: []}}),
    ...(['sending', 'waiting', 'checking', 'stillUnknown'] as const).flatMap((state) => [
      sending(state, 'reply'),
      sending(state, 'close'),
    ]),
  ];
}

let calendar: Calendar;

export async function everyView(): Promise<Shown[]> {
  calendar = await loadCalendar();
  return [...listViews(), ...caseViews(calendar)];
}

export interface Spoken {
  readonly t: CaseModel['t'];
  readonly times: CaseTimes;
  readonly locale: string;
}

export async function speech(tag: LanguageTag, marked = false): Promise<Spoken> {
  const locale = intlLocaleFor(tag);
  const parts = await Promise.all(wordsParts.support.map((part) => supportWords[tag][part]()));
  const words: Messages = Object.assign({}, ...parts.map((part) => part.words));
  const t = translator(words, locale);
  const times = caseTimes(locale, 'UTC');
  if (!marked) return {t, times, locale};
  const mark = (text: string) => `[${text}]`;
  return {
    locale,
    t: (key, values) => (Object.hasOwn(words, key) ? mark(t(key, values)) : key),
    times: {
      ...times,
      day: (epoch) => mark(times.day(epoch)),
      time: (epoch) => mark(times.time(epoch)),
      short: (epoch, now) => mark(times.short(epoch, now)),
      moment: (epoch) => mark(times.moment(epoch)),
      bytes: (count) => mark(times.bytes(count)),
    },
  };
}

/** What stands around every view of the element. */
const frame = css`
  .content {
    padding: var(--space-4);
    background: var(--surface);
  }
`;

export class CaseStage {
  readonly frame = document.createElement('div');
  readonly host = document.createElement('div');
  readonly root = this.host.attachShadow({mode: 'open'});
  /** What the views sent. */
  readonly sent: unknown[] = [];
  /** What the views asked of the place. */
  readonly asked: (readonly unknown[])[] = [];

  constructor() {
    adoptStyles(this.root, [
      tokens,
      baseStyles,
      formStyles,
      caseListStyles,
      outboxStyles,
      ...outboxFilesStyles,
      caseStyles,
      frame,
    ]);
    this.frame.append(this.host);
    document.body.append(this.frame);
  }

  show(shown: Shown, spoken: Spoken): void {
    // Another state is another page: nothing of the one before is to be seen.
    render(html``, this.root);
    render(
      html`<div class="kit" lang=${spoken.locale}><div class="content">${this.#view(shown, spoken)}</div></div>`,
      this.root,
    );
  }

  remove(): void {
    this.frame.remove();
  }

  #view(shown: Shown, {t, times, locale}: Spoken): TemplateResult {
    const actions = new Proxy({} as never, {
      get:
        (_, name) =>
        (...given: unknown[]) =>
          void this.asked.push([name, ...given]),
    });
    const outbox: TemplateResult | typeof nothing = shown.outbox?.lines
      ? outboxPanel({
          lines: [],
          standing: 'waiting',
          referenceOf: () => 'CS-20101',
          since: (epoch) => times.short(epoch, noon),
          filesOf: (line) => outboxFiles(line, {t, locale, isOnline: true, actions}),
          t,
          actions,
          ...shown.outbox,
        })
      : nothing;
    const common: Pick<CaseModel, 'policy' | 'calendar' | 'now' | 'isOnline' | 'outbox' | 't' | 'times'> & {
      readonly actions: never;
      send(event: unknown): void;
    } = {
      policy,
      calendar,
      now: noon,
      isOnline: true,
      outbox,
      t,
      times,
      actions,
      send: (event: unknown) => void this.sent.push(event),
    };
    if (shown.area === 'list') {
      const list = {
        ...initialCaseList({since: null, mayViewCompany: true, filter: everyCase, copy: null}),
        ...shown.list,
      };
      return caseListView({
        ...common,
        state: shown.state as CaseListState,
        list,
        ...(shown.more as Partial<CaseListModel>),
      });
    }
    const context = {
      ...initialCase({
        caseId: 'case-1',
        policy: policy.support,
        seenRevision: null,
        copy: null,
        replyOperationId: 'operation-1',
        restored: null,
        isShown: true,
      }),
      ...shown.context,
    };
    return caseView({
      ...common,
      state: shown.state as CaseViewState,
      context,
      baseline: null,
      downloads: {},
      exported: null,
      draft: null,
      notReceived: false,
      isBehind: false,
      attachments: nothing,
      format: {date: (date) => times.day(Date.parse(date))},
      locale,
      ...(shown.more as Partial<CaseModel>),
    });
  }
}
