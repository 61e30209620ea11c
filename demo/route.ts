/** Where the portal is, as the address has it: a link shows another person the same. Ids only, never what was typed. */
import {
  faultText,
  readFault,
  services,
  storageFaults,
  type Fault,
  type Service,
  type StorageFault,
} from './faults/fault.js';
import {jumpNames, type Jump} from './agreement-moments.js';
import {scenarioNames, type ScenarioName} from './kit.js';

export const pages = ['orders', 'agreements', 'support', 'commerce', 'mailbox', 'set-up'] as const;
export type Page = (typeof pages)[number];
export const languageTags = ['en', 'ru', 'sr-Latn'] as const;
export type LanguageTag = (typeof languageTags)[number];
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

export const directions = ['ltr', 'rtl'] as const;
export type Direction = (typeof directions)[number];
/** Seconds that the kit waits for an answer. */
export const patiences = ['30', '5'] as const;
export type Patience = (typeof patiences)[number];
/** Who asks for a user ID and password on the page of agreements: the portal, or the kit's own form. */
export const signIns = ['host', 'form'] as const;
export type SignIn = (typeof signIns)[number];

/** The account every scenario signs in. */
export const defaultAccount = 'account-partner';

export interface Route {
  readonly page: Page;
  /** The order of the set-up page. */
  readonly order: string | null;
  /** The agreement that is open on the page of agreements; several that are open together, with dots between. */
  readonly agreement: string | null;
  /** The mail that is open. */
  readonly mail: string | null;
  /** `null`: whatever the back end has. */
  readonly scenario: ScenarioName | null;
  /** Whole days that the back end's clock is ahead. */
  readonly days: number;
  /** The moment of an agreement at which the clock is, instead of whole days. */
  readonly jump: Jump | null;
  /** Id of the account signed in, or `none`. */
  readonly account: string;
  readonly language: LanguageTag;
  readonly theme: Theme;
  readonly density: Density;
  readonly direction: Direction;
  /** `null`: open where there is room beside the content. */
  readonly panel: 'open' | 'closed' | null;
  /** What goes wrong with the kit's calls. */
  readonly faults: readonly Fault[];
  readonly offline: boolean;
  readonly storage: StorageFault;
  readonly activation: 'usual' | 'slow';
  /** How fast files travel. */
  readonly uploads: 'usual' | 'slow';
  /** Services whose activation fails at the first try. */
  readonly failing: readonly Service[];
  readonly patience: Patience;
  readonly signIn: SignIn;
  /** `direct`: no service worker, although there could be one. */
  readonly connection: 'direct' | null;
}

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null;

const idOf = (text: string | null): string | null => (text && /^[\w-]{1,200}$/.test(text) ? text : null);

/** No id of the demo has a dot in it. */
const idsOf = (text: string | null): string | null =>
  text && text.split('.').every((id) => idOf(id) !== null) ? text : null;

export const agreementRoute = (agreementIds: readonly string[]): string | null => idsOf(agreementIds.join('.'));

/** The agreements of a route, in their order. */
export const agreementIdsOf = (agreement: string | null): readonly string[] => agreement?.split('.') ?? [];

function readJump(text: string | null): Jump | null {
  const [name = '', id = '', ...rest] = (text ?? '').split('.');
  const known = oneOf(jumpNames, name);
  const agreementId = idOf(id);
  return known && agreementId && rest.length === 0 ? {name: known, agreementId} : null;
}

const primaryOf = (tag: string): string => tag.toLowerCase().split('-')[0]!;

/** The demo's language with the same primary subtag: `sr` and `sr-RS` are `sr-Latn` here. */
const languageFor = (tag: string): LanguageTag | undefined =>
  languageTags.find((known) => primaryOf(known) === primaryOf(tag));

/** Each fault once, in the order of the address. */
const faultsIn = (texts: readonly string[]): Fault[] =>
  [...new Set(texts)].map(readFault).filter((fault) => fault !== null);

export function readRoute(search: string): Route {
  const query = new URLSearchParams(search);
  const order = idOf(query.get('order'));
  const page = oneOf(pages, query.get('page')) ?? 'orders';
  const days = Number(query.get('days') ?? 0);
  return {
    page: page === 'set-up' && !order ? 'orders' : page,
    order,
    agreement: page === 'agreements' ? idsOf(query.get('agreement')) : null,
    mail: idOf(query.get('mail')),
    scenario: oneOf(scenarioNames, query.get('scenario')),
    days: Number.isInteger(days) && Math.abs(days) <= 3660 ? days : 0,
    jump: readJump(query.get('jump')),
    account: idOf(query.get('as')) ?? defaultAccount,
    language: languageFor(query.get('lang') ?? '') ?? languageFor(navigator.language) ?? 'en',
    theme: oneOf(themes, query.get('theme')) ?? 'system',
    density: oneOf(densities, query.get('density')) ?? 'comfortable',
    direction: oneOf(directions, query.get('dir')) ?? 'ltr',
    panel: oneOf(['open', 'closed'], query.get('panel')),
    faults: faultsIn(query.getAll('fault')),
    offline: query.get('offline') === 'on',
    storage: oneOf(storageFaults, query.get('storage')) ?? 'none',
    activation: query.get('activation') === 'slow' ? 'slow' : 'usual',
    uploads: query.get('uploads') === 'slow' ? 'slow' : 'usual',
    failing: services.filter((service) => query.getAll('failing').includes(service)),
    patience: oneOf(patiences, query.get('patience')) ?? '30',
    signIn: oneOf(signIns, query.get('signin')) ?? 'host',
    connection: query.get('connection') === 'direct' ? 'direct' : null,
  };
}

/** The query for a route; what equals its default is left out, the language never is. */
export function routeSearch(route: Route): string {
  const query = new URLSearchParams();
  const set = (name: string, value: string | null, usual: string | null = null) => {
    if (value !== null && value !== usual) query.set(name, value);
  };
  set('page', route.page, 'orders');
  set('order', route.page === 'set-up' ? route.order : null);
  set('agreement', route.page === 'agreements' ? route.agreement : null);
  set('mail', route.page === 'mailbox' ? route.mail : null);
  set('scenario', route.scenario);
  if (route.jump) set('jump', `${route.jump.name}.${route.jump.agreementId}`);
  else set('days', String(route.days), '0');
  set('as', route.account, defaultAccount);
  set('lang', route.language);
  set('theme', route.theme, 'system');
  set('density', route.density, 'comfortable');
  set('dir', route.direction, 'ltr');
  set('panel', route.panel);
  for (const fault of route.faults) query.append('fault', faultText(fault));
  set('offline', route.offline ? 'on' : null);
  set('storage', route.storage, 'none');
  set('activation', route.activation, 'usual');
  set('uploads', route.uploads, 'usual');
  for (const service of route.failing) query.append('failing', service);
  set('patience', route.patience, '30');
  set('signin', route.signIn, 'host');
  set('connection', route.connection);
  return `?${query.toString()}`;
}
