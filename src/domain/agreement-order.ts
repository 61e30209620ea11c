/** The order "nearest deadline": what can still be saved comes first, what is settled last. */
import type {AgreementDeadlines, AgreementStanding, AgreementStandingName} from './agreement-standing.js';
import type {AgreementDates} from './agreement-summary.js';

/** Where an agreement belongs among others. Plain data with finite numbers, so that a cursor can carry it. */
export interface AgreementPlace {
  /** From 0, the most pressing. */
  readonly group: number;
  /** Within the group, the lower the earlier. */
  readonly at: number;
  /** The agreement's, where nothing else tells two apart. */
  readonly id: string;
}

/** What may be renewed and presses or not; what lapsed; what others decide on; what is settled. */
const groups: Readonly<Record<AgreementStandingName, number>> = {
  acceptanceOverdue: 0,
  dueSoon: 0,
  grace: 0,
  open: 1,
  tooEarly: 1,
  declined: 1,
  lapsed: 2,
  reapplying: 2,
  underReview: 3,
  unknown: 3,
  renewed: 4,
};

/** The moment that matters next; of what lapsed, the newest comes first. `undefined`: there is none. */
function momentOf(standing: AgreementStanding, {due, end, grace}: AgreementDeadlines): number | undefined {
  switch (standing.name) {
    case 'grace':
    case 'acceptanceOverdue':
    case 'declined':
      return grace?.endsAt;
    case 'tooEarly':
      return standing.renewableAt;
    case 'lapsed':
    case 'reapplying':
      return grace ? -grace.endsAt : undefined;
    case 'underReview':
    case 'unknown':
    case 'renewed':
      return end?.endsAt;
    default:
      return due?.endsAt;
  }
}

/**
 * An agreement's place in the order `due`: first what can still be saved and presses, by the end of what is left (the
 * last day to act, or where that is missed, the end of grace); then what may be renewed or will be, by its date, one
 * that was declined by the end of its grace; then what lapsed, the newest first; then what is under review; what is
 * renewed last.
 */
export const agreementPlace = (
  {id}: Pick<AgreementDates, 'id'>,
  standing: AgreementStanding,
  deadlines: AgreementDeadlines,
): AgreementPlace => ({
  group: groups[standing.name],
  at: momentOf(standing, deadlines) ?? Number.MAX_SAFE_INTEGER,
  id,
});

/** Negative where `one` comes first, 0 only for the same agreement. */
export const comparePlaces = (one: AgreementPlace, other: AgreementPlace): number =>
  one.group - other.group || one.at - other.at || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
