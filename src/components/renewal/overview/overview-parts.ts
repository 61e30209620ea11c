/** Pieces of the overview: standing, deadline, action. */
import {html, nothing, type TemplateResult} from 'lit';
import type {
  AgreementStanding,
  AgreementStandingName,
  JudgedAgreement,
  NextAction,
} from '../../../domain/agreement-standing.js';
import {isPast, type Deadline} from '../../../domain/deadline.js';
import {icon, type IconName} from '../../shared/icons.js';
import {isolated} from '../../../locales/messages.js';
import type {OverviewModel, OverviewWord} from './overview-model.js';

const looks = {
  tooEarly: ['', 'info'],
  open: ['good', 'done'],
  dueSoon: ['warn', 'warning'],
  acceptanceOverdue: ['bad', 'error'],
  grace: ['bad', 'warning'],
  lapsed: ['bad', 'error'],
  reapplying: ['brand', 'retry'],
  underReview: ['brand', 'info'],
  renewed: ['good', 'done'],
  declined: ['', 'exit'],
  unknown: ['', 'info'],
} as const satisfies Record<AgreementStandingName, readonly [string, IconName]>;

/** The standing in words, with an icon: never by colour alone. */
export function standingChip({t}: Pick<OverviewModel, 't'>, {name}: AgreementStanding): TemplateResult {
  const [look, shape] = looks[name];
  return html`<span class="badge standing ${look}">${icon(shape)}${t(`standing.${name}`)}</span>`;
}

/** A date that matters to an agreement in its standing. */
export interface Matter {
  readonly label: OverviewWord;
  /** `ends`: counts to the end of its last day. `ended`: the same, past. `begins`: counts from the start of its day. */
  readonly tense: 'ends' | 'ended' | 'begins';
  readonly day: string;
  readonly at: number;
}

const matterOf = (
  label: OverviewWord,
  {lastDay, endsAt}: Deadline,
  tense: Exclude<Matter['tense'], 'begins'> = 'ends',
): Matter => ({
  label,
  tense,
  day: lastDay,
  at: endsAt,
});

/** The deadline that matters most; `null`: none does. */
export function matter(
  {now}: Pick<OverviewModel, 'now'>,
  {agreement, standing, deadlines}: JudgedAgreement,
): Matter | null {
  const {acceptance, end, grace, due, renewableAt} = deadlines;
  switch (standing.name) {
    case 'grace':
    case 'declined':
      return grace && matterOf(`overview.deadline.${standing.name}`, grace);
    case 'lapsed':
    case 'reapplying':
      // The server may close an agreement before its days are over.
      return grace && isPast(grace, now) ? matterOf('overview.deadline.lapsed', grace, 'ended') : null;
    case 'acceptanceOverdue':
      return acceptance && matterOf('overview.deadline.missed', acceptance, 'ended');
    case 'renewed':
      return end && matterOf('overview.deadline.renewed', end);
    case 'tooEarly':
      return renewableAt === null || agreement.renewableFrom === null
        ? null
        : {label: 'overview.deadline.opens', tense: 'begins', day: agreement.renewableFrom, at: renewableAt};
    case 'underReview':
    case 'unknown':
      // Once the term is over, its end says nothing of what comes.
      return end && !isPast(end, now) ? matterOf('overview.deadline.next', end) : null;
    default:
      return (
        due &&
        matterOf(due === acceptance && due !== end ? 'overview.deadline.acceptance' : 'overview.deadline.end', due)
      );
  }
}

const shortDates: Record<Matter['tense'], OverviewWord> = {
  ends: 'overview.until',
  ended: 'overview.since',
  begins: 'overview.from',
};

/** The deadline in a few words, for a row. */
export const matterShort = ({t, format}: OverviewModel, {label, tense, day}: Matter): string =>
  t(/acceptance|declined/.test(label) ? 'overview.acceptBy' : shortDates[tense], {date: format.date(day)});

/** Days left after today, while a deadline urges: 0 on its last day. `null`: nothing urges. */
export function urgentDays(standing: AgreementStanding): number | null {
  if (standing.name === 'dueSoon') return standing.daysLeft;
  return standing.name === 'grace' ? standing.of - standing.day : null;
}

/** The countdown: days as a large number, on the last day what is left of it. Empty while nothing urges. */
export function countdown(model: OverviewModel, judged: JudgedAgreement): TemplateResult | typeof nothing {
  const days = urgentDays(judged.standing);
  const deadline = matter(model, judged);
  if (days === null || !deadline) return nothing;
  const {t, locale} = model;
  if (days > 0) {
    return html`<p class="days numbers"><strong>${days.toLocaleString(locale)}</strong> <span>${t('overview.daysLeft', {count: days})}</span></p>`;
  }
  return html`<p class="days numbers"><strong class="last">${t('overview.lastDay')}</strong> <span>${model.parts?.timeLeft(model, deadline.at)}</span></p>`;
}

const actionWords = {
  renew: 'overview.renew',
  accept: 'overview.accept',
  reapply: 'overview.reapply',
  continueReapplication: 'overview.continue',
  support: 'action.support',
} as const satisfies Partial<Record<NextAction, OverviewWord>>;

/** The one thing to do next, named for everybody by its agreement; nothing where nothing is to be done. */
export function actionButton(
  model: OverviewModel,
  {agreement, action}: JudgedAgreement,
  style = '',
): TemplateResult | typeof nothing {
  const {t, actions} = model;
  if (action === 'none' || action === 'wait') return nothing;
  const act = (): void => {
    if (action === 'support') actions.requestSupport('agreement-unknown', agreement.id);
    else if (action === 'renew' || action === 'accept') actions.renew([agreement.id]);
    else actions.reapply(agreement.id);
  };
  const label = t(actionWords[action]);
  return html`<button class="button ${style}" type="button" data-action=${action} aria-label="${label}: ${isolated(agreement.name)}" @click=${act}>${label}</button>`;
}
