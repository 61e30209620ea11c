/** The picture of an agreement's time as numbers: where each moment stands on a line from 0 to 1. */
import type {AgreementDeadlines} from './agreement-standing.js';
import type {AgreementDates} from './agreement.js';
import type {Calendar} from './calendar.js';

/** The moments on the line. */
export const timelineMarkNames = ['registered', 'today', 'acceptance', 'end', 'grace'] as const;
export type TimelineMarkName = (typeof timelineMarkNames)[number];

/** A moment on the line. Plain data: a template multiplies the shares by its own width and height. */
export interface TimelineMark {
  readonly name: TimelineMarkName;
  /** Epoch milliseconds; of a deadline the first moment that is too late. */
  readonly at: number;
  /** Where it stands, 0 to 1. Later is never farther left. */
  readonly position: number;
  /** It is farther away than the line reaches, which ends in a break there. */
  readonly isBeyond: boolean;
  /** The side of the label that stands at `position`, so that no label leaves the picture. */
  readonly anchor: 'start' | 'middle' | 'end';
  /** The row of its label, 0 nearest to the line. Labels of one row do not overlap. */
  readonly row: number;
}

/** A part of the line. `term`: until the end or, without one, the acceptance due; `grace`: the days after the end. */
export interface TimelineSpan {
  readonly name: 'term' | 'grace';
  readonly from: number;
  readonly to: number;
}

export interface AgreementTimeline {
  /** In the order of time; what the agreement has not got is left out, and an anniversary that is not before its end. */
  readonly marks: readonly TimelineMark[];
  readonly spans: readonly TimelineSpan[];
  /** How many rows the labels take. */
  readonly rows: number;
}

const year = 365.25 * 86_400_000;
/** The line reaches so far before the first, and after the last, of today and the deadline that is next. */
const reach = {before: 2 * year, after: 3 * year};

/**
 * The time line of an agreement at `now`, epoch milliseconds by the server's clock.
 * @param labelWidth the share of the line's width that the widest label takes, 0 to 0.5. Default 0.25.
 */
export function agreementTimeline(
  deadlines: AgreementDeadlines,
  agreement: Pick<AgreementDates, 'registeredOn'>,
  now: number,
  calendar: Calendar,
  labelWidth = 0.25,
): AgreementTimeline {
  const {acceptance, end, grace, zone} = deadlines;
  const registeredAt = calendar.startOfDay(agreement.registeredOn, zone);
  const moments: [TimelineMarkName, number | undefined][] = [
    ['registered', registeredAt],
    ['today', now],
    ['acceptance', acceptance && end && acceptance.endsAt >= end.endsAt ? undefined : acceptance?.endsAt],
    ['end', end?.endsAt],
    ['grace', grace?.endsAt === end?.endsAt ? undefined : grace?.endsAt],
  ];
  const known = moments.filter((entry): entry is [TimelineMarkName, number] => Number.isFinite(entry[1]));
  known.sort(([, one], [, other]) => one - other);

  const times = known.map(([, at]) => at);
  const centre = [now, deadlines.due?.endsAt ?? now].filter(Number.isFinite);
  if (centre.length === 0) centre.push(registeredAt);
  const from = Math.max(Math.min(...times), Math.min(...centre) - reach.before);
  const to = Math.max(from, Math.min(Math.max(...times), Math.max(...centre) + reach.after));
  const positionOf = (at: number): number => (to > from ? Math.min(1, Math.max(0, (at - from) / (to - from))) : 0);

  const marks = withRows(
    known.map(([name, at]) => ({name, at, position: positionOf(at), isBeyond: at < from || at > to})),
    Math.min(0.5, Math.max(0, labelWidth)),
  );
  const termEnd = end ?? acceptance;
  const spans: TimelineSpan[] = [];
  if (termEnd && termEnd.endsAt > registeredAt) {
    spans.push({name: 'term', from: positionOf(registeredAt), to: positionOf(termEnd.endsAt)});
  }
  if (end && grace && grace.endsAt > end.endsAt) {
    spans.push({name: 'grace', from: positionOf(end.endsAt), to: positionOf(grace.endsAt)});
  }
  return {marks, spans, rows: Math.max(...marks.map(({row}) => row)) + 1};
}

/** Each label in the lowest row in which it stands free. */
function withRows(marks: readonly Omit<TimelineMark, 'anchor' | 'row'>[], width: number): TimelineMark[] {
  const occupied: number[] = [];
  return marks.map((mark) => {
    const {position} = mark;
    const anchor = anchorOf(position, width);
    const start = position - {start: 0, middle: width / 2, end: width}[anchor];
    const free = occupied.findIndex((until) => until <= start);
    const row = free < 0 ? occupied.length : free;
    occupied[row] = start + width;
    return {...mark, anchor, row};
  });
}

function anchorOf(position: number, width: number): TimelineMark['anchor'] {
  if (position < width / 2) return 'start';
  return position > 1 - width / 2 ? 'end' : 'middle';
}
