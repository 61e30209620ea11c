/** A row's deadline to the hour, in its zone and in the person's own. */
import type {JudgedAgreement} from '../../../domain/agreement-standing.js';
import type {OverviewModel} from './overview-model.js';
import type {Matter} from './overview-parts.js';

/** One for each rendering: it takes longer to make than to use, and the device's zone may be another by the next. */
const clocks = new WeakMap<OverviewModel, Intl.DateTimeFormat>();

function clockOf(model: OverviewModel): Intl.DateTimeFormat {
  const numeric = 'numeric';
  const day = {year: numeric, month: 'long', day: numeric} as const;
  const time = {hour: numeric, minute: '2-digit', timeZoneName: 'short'} as const;
  const clock = clocks.get(model) ?? new Intl.DateTimeFormat(model.locale, {...day, ...time});
  clocks.set(model, clock);
  return clock;
}

/** End or start of the day in its zone, as the details say it too. */
export const dayEdge = ({t}: Pick<OverviewModel, 't'>, {tense}: Pick<Matter, 'tense'>, zone: string): string =>
  t(tense === 'begins' ? 'overview.startOfDay' : 'overview.endOfDay', {zone});

export const rowDeadline = (model: OverviewModel, {deadlines}: JudgedAgreement, deadline: Matter): string =>
  `${dayEdge(model, deadline, deadlines.zone)} · ${model.t('overview.ownZone', {moment: clockOf(model).format(deadline.at)})}`;
