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
  grace: 0,
  acceptanceOverdue: 1,
  dueSoon: 2,
  open: 3,
  tooEarly: 3,
  declined: 3,
  lapsed: 4,
  reapplying: 4,
  underReview: 5,
  unknown: 5,
  renewed: 6,
};

/** One on its last day stands with those in grace: with the day something is over, and grace may not follow. */
const groupOf = (standing: AgreementStanding): number =>
  groups[standing.name === 'dueSoon' && standing.daysLeft === 0 ? 'grace' : standing.name];

/** The moment that matters next; of what lapsed, the newest comes first. `undefined`: there is none. */
function momentOf(standing: AgreementStanding, {acceptance, due, end, grace}: AgreementDeadlines): number | undefined {
  switch (standing.name) {
    case 'grace':
    case 'declined':
      return grace?.endsAt;
    case 'acceptanceOverdue':
      return acceptance?.endsAt;
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
 * An agreement's place in the order `due`: first what is in grace or has come to its last day, by the end of that;
 * then what missed its yearly acceptance, the longest missed first; then what is due soon, by its day; then what may be
 * renewed or will be, by its date, one that was declined by the end of its grace; then what lapsed, the newest first;
 * then what is under review; what is renewed last.
 */
export const agreementPlace = (
  {id}: Pick<AgreementDates, 'id'>,
  standing: AgreementStanding,
  deadlines: AgreementDeadlines,
): AgreementPlace => ({
  group: groupOf(standing),
  at: momentOf(standing, deadlines) ?? Number.MAX_SAFE_INTEGER,
  id,
});

/** Negative where `one` comes first, 0 only for the same agreement. */
export const comparePlaces = (one: AgreementPlace, other: AgreementPlace): number =>
  one.group - other.group || one.at - other.at || (one.id < other.id ? -1 : one.id > other.id ? 1 : 0);
