import {daysLeft} from './deadline.js';
import type {NextChange} from './agreement-standing.js';

/** The next moment at which a standing changes by the clock alone. */
export const nextChange: NextChange = (deadlines, now, {graceDays, dueSoonDays}, calendar) => {
  const {zone, renewableAt, acceptance, end, grace, due} = deadlines;
  const moments: (number | null | undefined)[] = [renewableAt, acceptance?.endsAt, end?.endsAt, grace?.endsAt];
  for (const deadline of [acceptance, due]) {
    // The number of days left is on view too, so each of the last days counts.
    const farthest = Math.max(0, ...dueSoonDays);
    if (!deadline || now >= deadline.endsAt) continue;
    const days = Math.min(farthest, daysLeft(deadline, now, calendar) - 1);
    if (days >= 0) moments.push(calendar.startOfDay(calendar.addDays(deadline.lastDay, -days), zone));
  }
  if (end && grace && now >= end.endsAt) {
    const day = -daysLeft(end, now, calendar);
    if (day < graceDays) moments.push(calendar.startOfDay(calendar.addDays(end.lastDay, day + 1), zone));
  }
  const ahead = moments.filter((moment): moment is number => typeof moment === 'number' && moment > now);
  return ahead.length === 0 ? null : Math.min(...ahead);
};
