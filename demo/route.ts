/** Where the portal is, as the address has it: a link shows another person the same. Ids only, never what was typed. */
import {scenarioNames, type ScenarioName} from './kit.js';

export const pages = ['orders', 'commerce', 'mailbox', 'set-up'] as const;
export type Page = (typeof pages)[number];
export const languageTags = ['en', 'ru', 'sr-Latn'] as const;
export type LanguageTag = (typeof languageTags)[number];
export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];
export const densities = ['comfortable', 'compact'] as const;
export type Density = (typeof densities)[number];

/** The account every scenario signs in. */
export const defaultAccount = 'account-partner';

export interface Route {
  readonly page: Page;
  /** The order of the set-up page. */
  readonly order: string | null;
  /** The mail that is open. */
  readonly mail: string | null;
  /** `null`: whatever the back end has. */
  readonly scenario: ScenarioName | null;
  /** Whole days that the back end's clock is ahead. */
  readonly days: number;
  /** Id of the account signed in, or `none`. */
  readonly account: string;
  readonly language: LanguageTag;
  readonly theme: Theme;
  readonly density: Density;
  /** `null`: open where there is room beside the content. */
  readonly panel: 'open' | 'closed' | null;
}

const oneOf = <T extends string>(values: readonly T[], text: string | null): T | null =>
  values.find((value) => value === text) ?? null;

const idOf = (text: string | null): string | null => (text && /^[\w-]{1,200}$/.test(text) ? text : null);

function preferredLanguage(): LanguageTag {
  const primary = navigator.language.toLowerCase().split('-')[0];
  return primary === 'ru' ? 'ru' : primary === 'sr' ? 'sr-Latn' : 'en';
}

export function readRoute(search: string): Route {
  const query = new URLSearchParams(search);
  const order = idOf(query.get('order'));
  const page = oneOf(pages, query.get('page')) ?? 'orders';
  const days = Number(query.get('days') ?? 0);
  return {
    page: page === 'set-up' && !order ? 'orders' : page,
    order,
    mail: idOf(query.get('mail')),
    scenario: oneOf(scenarioNames, query.get('scenario')),
    days: Number.isInteger(days) && Math.abs(days) <= 3660 ? days : 0,
    account: idOf(query.get('as')) ?? defaultAccount,
    language: oneOf(languageTags, query.get('lang')) ?? preferredLanguage(),
    theme: oneOf(themes, query.get('theme')) ?? 'system',
    density: oneOf(densities, query.get('density')) ?? 'comfortable',
    panel: oneOf(['open', 'closed'], query.get('panel')),
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
  set('mail', route.page === 'mailbox' ? route.mail : null);
  set('scenario', route.scenario);
  set('days', String(route.days), '0');
  set('as', route.account, defaultAccount);
  set('lang', route.language);
  set('theme', route.theme, 'system');
  set('density', route.density, 'comfortable');
  set('panel', route.panel);
  return `?${query.toString()}`;
}
