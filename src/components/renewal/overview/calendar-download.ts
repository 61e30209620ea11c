/** The deadlines of an agreement as a file for the person's calendar. */
import type {JudgedAgreement} from '../../../domain/agreement-standing.js';
import {calendarEntry, type CalendarWords, type DeadlineName} from '../../../domain/calendar-entry.js';
import type {Calendar} from '../../../domain/calendar.js';
import {withoutTurns} from '../../../locales/messages.js';
import type {OverviewModel} from './overview-model.js';

/** Hands the `.ics` file over; nothing where no deadline is ahead. */
export function downloadCalendarEntry(model: OverviewModel, judged: JudgedAgreement, calendar: Calendar): void {
  const text = calendarFile(model, judged, calendar);
  if (text !== null) model.actions.download(`${judged.agreement.id}.ics`, 'text/calendar', text);
}

/** The text of the `.ics` file, with reminders as policy has them; `null` where no deadline is ahead. */
export function calendarFile(
  {t, format, policy, now}: Pick<OverviewModel, 't' | 'format' | 'policy' | 'now'>,
  {agreement, deadlines}: JudgedAgreement,
  calendar: Calendar,
): string | null {
  const wordsFor = (name: DeadlineName): CalendarWords => {
    const lastDay = deadlines[name]?.lastDay;
    return {
      title: withoutTurns(t(`calendar.${name}`, {agreement: agreement.name})),
      description: withoutTurns(
        t('calendar.text', {
          company: agreement.company.name,
          date: lastDay ? format.date(lastDay) : '',
          zone: deadlines.zone,
        }),
      ),
    };
  };
  const {origin, pathname, hostname} = location;
  return calendarEntry(
    deadlines,
    {
      agreementId: agreement.id,
      issuer: hostname || 'localhost',
      now,
      zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
      policy: policy.renewal,
      words: {acceptance: wordsFor('acceptance'), end: wordsFor('end'), grace: wordsFor('grace')},
      // Queries and fragments may carry what is nobody else's business.
      url: origin + pathname,
    },
    calendar,
  );
}
