/** What the suite advises where a test fails: what to mend, and the section of docs/guide-backend.md that tells more. */

interface Advice {
  /** A heading of docs/guide-backend.md. */
  readonly section: string;
  /** One sentence or two to whoever wrote the adapter. */
  readonly mend: string;
}

export const advice = {
  adapter: {
    section: 'An adapter of your own',
    mend: 'Every call answers with one promise: it resolves with the answer or rejects with a BackendError, and what it gave stays as it is.',
  },
  methods: {
    section: 'An adapter of your own',
    mend: 'Write this method, or take it from examples/adapter, which has every one of them.',
  },
  shapes: {
    section: 'Operations',
    mend: 'Translate your answer into the shape of openapi.json: names, letter case, null for what is not there.',
  },
  onceOnly: {
    section: 'Once-only operations',
    mend: 'Hand each operationId on as it came, a retry included; keep it with its payload and result, look for it before anything else, and answer a repeat with that result.',
  },
  lostAnswers: {
    section: 'Once-only operations',
    mend: 'Reject with kind network, timeout or server where the answer was lost or is a 5xx, since nobody knows then what became of the operation; never send it under another id, and never call it refused.',
  },
  sideEffects: {
    section: 'What is tried again',
    mend: 'Send a write once for each call, and again only where the connection was lost before an answer: each try may send another mail.',
  },
  aborted: {
    section: 'An adapter of your own',
    mend: 'Hand the signal of the call’s options on to your fetch, and reject with BackendError kind network, code aborted, as soon as it says so.',
  },
  text: {
    section: 'An adapter of your own',
    mend: 'Hand texts on as they are, in UTF-8 and without escaping: each script, emoji, quotation marks, angle brackets and line feeds come back as they were sent.',
  },
  languages: {
    section: 'Cases, articles and files',
    mend: 'Ask your system in the language of the request, and answer what it has in that one.',
  },
  refusals: {
    section: 'Refusals',
    mend: 'Reject with the kind and the code that your system’s refusal means: a 409 stays a conflict, and nothing that was refused counts as done.',
  },
  clock: {
    section: "The server's clock",
    mend: 'Let serverNow() give the server’s time of its newest answer in epoch milliseconds; null only before the first answer.',
  },
  session: {
    section: 'Session',
    mend: 'Tell who is signed in; a session that ran out is kind signed-out to every call, and account null says that somebody signed out.',
  },
  accounts: {
    section: 'Session',
    mend: 'Let nothing that was answered to one account be answered to the next: forget what you keep as soon as somebody else is signed in.',
  },
  orders: {
    section: 'Orders',
    mend: 'Answer what your system says of exactly this order, with its dates in the order’s own zone, and leave rights and closing to its clock.',
  },
  names: {
    section: 'Orders',
    mend: 'Take a name atomically when it is saved: a check promises nothing, and a taken name is conflict taken with suggestions.',
  },
  agreements: {
    section: 'Agreements',
    mend: 'Answer what your system says of exactly this agreement; deadlines follow the server’s clock, and the server has the last word.',
  },
  texts: {
    section: 'Agreements',
    mend: 'Compare the edition and the contracting party of an acceptance with what is in force, refuse any other, and keep the texts of before by their hashes.',
  },
  lists: {
    section: 'Agreements',
    mend: 'Let a page begin exactly where the one before ended, under the same filter and order, each row once, and end with nextCursor null.',
  },
  receipts: {
    section: 'Agreements',
    mend: 'Seal each receipt once, with the hash of the one before it, and show every reader the same.',
  },
  reapplication: {
    section: 'Agreements',
    mend: 'Give each country of business a line and a result of its own, also where others are refused.',
  },
  cases: {
    section: 'Cases, articles and files',
    mend: 'Let the revision of a case only grow, tell each of its entries in order, and let nobody act in a state or for a company that forbids it.',
  },
  caseLists: {
    section: 'Cases, articles and files',
    mend: 'Let a page begin exactly where the one before ended, under the same filter and order, each row once, and end with nextCursor null.',
  },
  files: {
    section: 'Cases, articles and files',
    mend: 'Let offset tell the bytes that the server has, and stored only what it has whole and has looked at; what is read back is what was sent.',
  },
  help: {
    section: 'Cases, articles and files',
    mend: 'List every article of the language once, and refuse a first case with conflict first-run until the module was found or put off.',
  },
  options: {
    section: 'The conformance suite',
    mend: 'Ask for flows that there are, and for a part of a title that one of their tests has.',
  },
  world: {
    section: 'The conformance suite',
    mend: 'Let your factory make a fresh system in the scenario it is asked for, with every hook that the world of this part has.',
  },
} as const satisfies Record<string, Advice>;
export type AdviceTopic = keyof typeof advice;

/** The end of a message: what to mend, and where to read on. */
export function advised(topic: AdviceTopic, mend: string = advice[topic].mend): string {
  const {section} = advice[topic];
  const anchor = section
    .toLowerCase()
    .replace(/[^\w\s-]/g, '')
    .replaceAll(' ', '-');
  return `To mend: ${mend}\nSee docs/guide-backend.md#${anchor}`;
}
