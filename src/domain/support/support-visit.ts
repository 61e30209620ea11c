/** Since when changes of cases are news to a person (S-11). */

/** Milliseconds without the person after which the next visit begins. */
const pause = 30 * 60_000;

/** What a device keeps of visits; both by the server's clock. */
export interface KeptVisit {
  /** When the person was here last. */
  readonly at: string;
  /** Since when changes are news in the visit that was going on then: what was before it was on view. */
  readonly since: string;
}

/** Since when changes are news now: after a pause since the person was here last, else as before. */
export const newsSince = ({at, since}: KeptVisit, now: number): string => (now - Date.parse(at) >= pause ? at : since);
