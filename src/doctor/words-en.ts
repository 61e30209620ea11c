/** What the doctor's findings are in English, and how to mend them. Defines the shape of the other languages. */
import type {FindingDetail, FindingId} from './finding.js';
import {lengthOfTime} from './length-of-time.js';

/** What is wrong, and how to mend it. */
export type DoctorWords = Readonly<
  Record<FindingId, (detail: FindingDetail) => readonly [title: string, mend: string]>
>;

/** What a finding without words of its own is. */
export type UnknownWords = (id: string) => readonly [title: string, mend: string];

export const unknownEn: UnknownWords = (id) => [
  `The doctor found "${id}".`,
  'This version of the kit has no more to say about it: ask explain() of the version that found it.',
];

export const wordsEn: DoctorWords = {
  'not-defined': ({tag}) => [
    `<${tag}> is not registered.`,
    `Import "partner-widgets/define/${tag}.js" once, or load the script for pages without a build. If you do, it failed: the browser’s console says why.`,
  ],
  'not-watched': ({tag}) => [
    `<${tag}> is in a shadow root of the page’s own, where partner-widgets.js does not look.`,
    'Call watch(root) from partner-widgets.js with that shadow root.',
  ],
  'part-missing': ({file, status}) => [
    `A part of the kit has not come: ${file}${status && ` (${status})`}.`,
    'See that all files of the kit are published beside each other, from one build, and that script-src allows them; then reload the page.',
  ],
  'foreign-definition': ({tag}) => [
    `Something else has registered <${tag}>.`,
    `Find the script that defines <${tag}> and take it out: the first definition of a tag stays.`,
  ],
  'two-versions': ({tag, registered, own}) => [
    `Two versions of the kit are on the page: ${registered} registered <${tag}>, and ${own} is loaded as well.`,
    'Load one version only: take out the script or the import of the other. Where two have to live on one page, one that a bundler brings can have tags of its own (defineAs); scripts for pages without a build cannot.',
  ],
  'backend-missing': ({tag}) => [
    `<${tag}> has no backend.`,
    'Set its backend property, or that of a <partner-kit> around it: a property, not an attribute. On a page with partner-widgets.js the attribute base-url does the same.',
  ],
  'backend-function': ({tag}) => [
    `<${tag}> was given a function in place of a backend.`,
    'Only <support-button> takes a function. Call it, and set backend to what it brings.',
  ],
  'backend-promise': ({tag}) => [
    `<${tag}> was given a promise in place of a backend.`,
    'Wait for it: element.backend = await ….',
  ],
  'backend-not-brought': ({error}) => [
    `The function that is to bring the backend brings none (${error}).`,
    'Let it return a backend, or a promise of one. If it does, it failed: the browser’s console says why.',
  ],
  'adapter-incomplete': ({missing}) => [
    `The backend lacks methods that this element calls: ${missing}.`,
    'Add them to your adapter, and run the conformance suite against it.',
  ],
  'order-missing': () => ['The wizard was given no order.', 'Set order-id to the id of the order to be set up.'],
  'trusted-types-lit': ({policy}) => [
    `The page’s policy does not allow the Trusted Types policy "${policy}", without which no element can start.`,
    `Add ${policy} to trusted-types in the Content-Security-Policy header.`,
  ],
  'trusted-types-duplicate': ({policy}) => [
    `The page has a copy of Lit of its own, and its policy allows "${policy}" only once.`,
    "Add 'allow-duplicates' to trusted-types in the Content-Security-Policy header.",
  ],
  'trusted-types-kit': ({policy}) => [
    `The page’s policy does not allow the Trusted Types policy "${policy}": articles are searched on the page itself, which takes longer.`,
    `Add ${policy} to trusted-types in the Content-Security-Policy header.`,
  ],
  'scripts-refused': ({origin}) => [
    `A part of the kit did not load${origin ? ` from ${origin}` : ''}.`,
    'Allow the place of the kit’s files in script-src, and see that all of them are published beside each other.',
  ],
  'connect-refused': ({origin}) => [
    `The page’s policy keeps the kit from its backend${origin ? ` at ${origin}` : ''}.`,
    `Add ${origin || 'the origin of the backend'} to connect-src in the Content-Security-Policy header.`,
  ],
  'worker-refused': ({directive}) => [
    `The page’s policy lets no worker start (${directive}): articles are searched on the page itself, which takes longer.`,
    "Add worker-src 'self', or the place of the kit’s files, to the Content-Security-Policy header.",
  ],
  'worker-failed': () => [
    'The worker that searches articles did not start: they are searched on the page itself, which takes longer.',
    'See that the files named article-search-worker… are published beside the kit’s other files, from the page’s own origin.',
  ],
  'pictures-refused': () => [
    'The page’s policy allows no pictures from memory: pictures that are attached to a case have no preview.',
    'Add blob: to img-src in the Content-Security-Policy header.',
  ],
  'backend-unreachable': ({kind}) => [
    `The backend did not answer (${kind}).`,
    'See that the server runs, that baseUrl is right and connect-src allows it; on another origin, that it answers OPTIONS and allows yours.',
  ],
  'backend-not-there': ({address, status}) => [
    `Nothing answers at ${address || 'the address of getSession'}${status && ` (${status})`}.`,
    'Is the path right? baseUrl (base-url on a page without a build) says where the operations begin, such as /api.',
  ],
  'backend-refuses': ({kind, status}) => [
    `The backend refuses to say who is signed in (${[kind, status].filter(Boolean).join(' ')}).`,
    'See what your server writes about it. getSession answers everybody: with an account, with null, or with kind signed-out.',
  ],
  'backend-unreadable': ({path, address}) => [
    `The backend’s answer${address && ` from ${address}`} is not what the contract has, at ${path}.`,
    'Compare the answer with openapi.json. A page in place of JSON is a common cause: one to sign in on, or the portal’s own at a wrong path.',
  ],
  'backend-throws': () => [
    'The adapter throws something that is no BackendError.',
    'Reject with a BackendError of the right kind, so that people are told what happened; run the conformance suite.',
  ],
  'signed-out': () => [
    'Nobody is signed in.',
    'Nothing to mend where that is so. After a sign-in call refreshSession() of the element.',
  ],
  'clock-missing': () => [
    'The backend does not tell the time: deadlines follow the device’s clock, which may be wrong.',
    'Answer with Server-Now and expose it to the page; in an adapter of your own let serverNow() give epoch milliseconds.',
  ],
  'clock-in-seconds': () => [
    'The backend’s clock counts seconds, where milliseconds are needed: every deadline seems to be to come.',
    'Multiply what serverNow() gives by 1,000.',
  ],
  'clock-skew': ({seconds}) => [
    `The server’s clock is ${lengthOfTime(Number(seconds), 'en')} ${Number(seconds) > 0 ? 'ahead of' : 'behind'} the device’s.`,
    'Deadlines follow the server, so nothing is wrong in the kit. See which of the two clocks is not set.',
  ],
  'storage-refused': ({error}) => [
    `The browser refuses storage (${error}): nothing that is typed outlives a reload.`,
    'Allow storage for the site. In a frame of another origin, or a sandboxed one, add allow-same-origin or set storage="memory".',
  ],
  'storage-full': () => [
    'The browser has no room left: nothing that is typed outlives a reload.',
    'Free room on the device, or have the portal delete what it keeps itself.',
  ],
  'storage-nearly-full': ({percent}) => [
    `${percent} % of what the browser gives this site is used.`,
    'Have the portal delete what it does not need any more; files of a case may not fit.',
  ],
  'storage-blocked': () => [
    'Another tab with an older version of the portal holds the kit’s storage.',
    'Close or reload the other tabs of the portal; the elements go on by themselves.',
  ],
  'not-secure': () => [
    'The page is not served securely: the browser keeps some of what the kit uses from it.',
    'Serve the portal over https.',
  ],
  'no-room': ({width, height}) => [
    `The element has no room: ${width} × ${height} pixels.`,
    'Give what is around it a width of at least 320 pixels and no fixed height.',
  ],
  'cut-off': ({by}) => [
    `A part of the element is cut off by ${by}.`,
    `Let ${by} grow or scroll: overflow: auto in place of hidden or clip.`,
  ],
  'beyond-window': ({by}) => [
    `${by} is fixed to the window and larger than it: a part of the element cannot be reached.`,
    `Let ${by} scroll, and be no larger than the window: max-height: 100dvh with overflow: auto.`,
  ],
  covered: ({by}) => [
    `${by} lies upon the element: nobody can get at it.`,
    `Take ${by} away when its work is done, or set pointer-events: none on it where it is a decoration.`,
  ],
  inoperable: ({by, property}) => [
    `${by} has ${property}: nobody can use the element.`,
    `Take ${property} from ${by}; while a dialog of the portal is open it is in its place.`,
  ],
  'fixed-trapped': ({by, property}) => [
    `${by} has ${property}, which keeps the support button from the end of the window.`,
    `Put <support-button> outside of ${by}, best at the end of the body.`,
  ],
  'button-covered': ({by, layer}) => [
    `${by} (z-index ${layer}) lies upon the support button.`,
    'Set --partner-support-z-index above it, or move the button with --partner-support-inset-block.',
  ],
  'button-behind': ({by, around}) => [
    `${by} lies upon the support button, whose layer counts within ${around} alone.`,
    `Put <support-button> outside of ${around}, best at the end of the body: --partner-support-z-index does nothing there.`,
  ],
  'button-under-popover': ({by}) => [
    `${by} lies upon the support button, above every layer of the page (popover or full screen).`,
    'Move the button with --partner-support-inset-block, or what lies upon it; no z-index reaches that high.',
  ],
  'button-out-of-view': () => [
    'The support button is outside of the window.',
    'Look at --partner-support-inset-block and --partner-support-inset-inline, and at what is around the button.',
  ],
  'lang-missing': () => [
    'Nobody tells the element a language: it speaks English.',
    'Set lang on <html>, or locale on the element or on <partner-kit>.',
  ],
  'lang-unknown': ({lang}) => [
    `The kit has no words in "${lang}": it speaks English.`,
    'Nothing to mend. Its languages are English, Russian and Serbian in Latin script.',
  ],
  'check-failed': ({check}) => [
    `The doctor could not look at ${check}.`,
    'Ask again when the page has loaded; if it stays so, tell us the browser and its version.',
  ],
};
