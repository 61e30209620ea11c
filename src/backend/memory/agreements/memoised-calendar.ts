import type {Calendar} from '../../../domain/calendar.js';

/** The most answers that are remembered of each question. */
const mostAnswers = 20_000;

function remembered<A extends readonly (string | number)[], R>(ask: (...asked: A) => R): (...asked: A) => R {
  const answers = new Map<string, R>();
  return (...asked) => {
    const key = asked.join(' ');
    const known = answers.get(key);
    if (known !== undefined) return known;
    const answer = ask(...asked);
    if (answers.size >= mostAnswers) answers.clear();
    answers.set(key, answer);
    return answer;
  };
}

/** The same calendar, which works each date out once: thousands of agreements share a few hundred dates. */
export const memoisedCalendar = (calendar: Calendar): Calendar => ({
  startOfDay: remembered(calendar.startOfDay),
  endOfDay: remembered(calendar.endOfDay),
  addDays: remembered(calendar.addDays),
  addYears: remembered(calendar.addYears),
  dateAt: remembered(calendar.dateAt),
  daysBetween: remembered(calendar.daysBetween),
  Day: calendar.Day,
});
