/** What the doctor finds: data, without a sentence and without anything of a person. */

/** `error`: an element cannot do its work. `warning`: part of it is missing. `note`: as it should be, and good to know. */
export const severities = ['error', 'warning', 'note'] as const;
export type Severity = (typeof severities)[number];

/** Everything that can be found, with how bad it is. */
export const findingIds = {
  'not-defined': 'error',
  'not-watched': 'error',
  'part-missing': 'error',
  'foreign-definition': 'error',
  'two-versions': 'error',
  'backend-missing': 'error',
  'backend-function': 'error',
  'backend-promise': 'error',
  'backend-not-brought': 'error',
  'adapter-incomplete': 'error',
  'order-missing': 'warning',
  'trusted-types-lit': 'error',
  'trusted-types-duplicate': 'error',
  'trusted-types-kit': 'warning',
  'scripts-refused': 'error',
  'connect-refused': 'error',
  'worker-refused': 'warning',
  'worker-failed': 'warning',
  'pictures-refused': 'warning',
  'backend-unreachable': 'error',
  'backend-not-there': 'error',
  'backend-refuses': 'error',
  'backend-unreadable': 'error',
  'backend-throws': 'error',
  'signed-out': 'note',
  'clock-missing': 'warning',
  'clock-in-seconds': 'error',
  'clock-skew': 'warning',
  'storage-refused': 'warning',
  'storage-full': 'warning',
  'storage-nearly-full': 'warning',
  'storage-blocked': 'warning',
  'not-secure': 'warning',
  'no-room': 'error',
  'cut-off': 'warning',
  'beyond-window': 'warning',
  covered: 'warning',
  inoperable: 'error',
  'fixed-trapped': 'warning',
  'button-covered': 'warning',
  'button-behind': 'warning',
  'button-under-popover': 'warning',
  'button-out-of-view': 'warning',
  'lang-missing': 'warning',
  'lang-unknown': 'note',
  'check-failed': 'note',
} as const satisfies Record<string, Severity>;
export type FindingId = keyof typeof findingIds;

/** Names of methods, directives, versions and tags, addresses that the host set, and numbers. */
export type FindingDetail = Readonly<Record<string, string | number>>;

/** One thing that is wrong on the page, or good to know. */
export interface Finding {
  readonly id: FindingId;
  readonly severity: Severity;
  /** The element it concerns, `provisioning-wizard`, with its place among several, `provisioning-wizard (2)`. */
  readonly element?: string;
  readonly detail: FindingDetail;
}

/** A finding with the severity of its id. */
export function finding(id: FindingId, detail: FindingDetail = {}, element?: string): Finding {
  return {id, severity: findingIds[id], ...(element !== undefined && {element}), detail};
}
