/** What the host is told of the agreements on view: where they stand now, and the steps of the reminder ladder. */
import type {JudgedAgreement} from '../../../domain/agreement-standing.js';
import type {Calendar} from '../../../domain/calendar.js';
import type {AgreementPolicy} from '../../../domain/renewal-policy.js';
import type {Translate} from '../../../locales/messages.js';
import type {PartnerEventDetails, PartnerEventName} from '../../events.js';
import type {Language} from '../../shared/localization.js';
import {calendarFile} from './calendar-download.js';
import type {OverviewWord} from './overview-model.js';

type Emit = <N extends PartnerEventName>(name: N, detail: PartnerEventDetails[N]) => void;

/** Standings that ask something of the person: what a badge counts. */
const asking: ReadonlySet<string> = new Set(['dueSoon', 'acceptanceOverdue', 'grace', 'lapsed', 'reapplying']);

export interface NewsSource {
  readonly judged: readonly JudgedAgreement[];
  /** Epoch milliseconds by the server's clock. */
  readonly now: number;
  readonly policy: AgreementPolicy;
  readonly calendar: Calendar;
  /** `null`: its words are on their way, reminders wait for them. */
  readonly language: Language | null;
}

export class OverviewNews {
  readonly #emit: Emit;
  readonly #told = new Map<string, JudgedAgreement>();
  readonly #lapsed = new Set<string>();
  #count = 0;

  constructor(emit: Emit) {
    this.#emit = emit;
  }

  /** Tells what changed since the last call. */
  tell({judged, now, policy, calendar, language}: NewsSource): void {
    if (!language) return;
    for (const one of judged) {
      const before = this.#told.get(one.agreement.id);
      if (before === one) continue;
      this.#told.set(one.agreement.id, one);
      this.#tellStanding(one, before);
      if (ladderStep(one) === (before && ladderStep(before)) || ladderStep(one) === null) continue;
      const {t, format} = language;
      const calendarEntry = calendarFile({t: t as Translate<OverviewWord>, format, policy, now}, one, calendar);
      const {standing, agreement} = one;
      const daysLeft =
        standing.name === 'dueSoon' ? standing.daysLeft : standing.name === 'grace' ? standing.of - standing.day : 0;
      if (calendarEntry !== null) {
        this.#emit('partner-reminder-due', {agreementId: agreement.id, daysLeft, calendarEntry});
      }
    }
    const count = judged.filter(({standing}) => asking.has(standing.name)).length;
    if (count === this.#count) return;
    this.#count = count;
    this.#emit('partner-notice-count', {count});
  }

  /** The agreements are not on view any more: nothing is counted. */
  end(): void {
    if (this.#count > 0) this.#emit('partner-notice-count', {count: 0});
    this.#count = 0;
  }

  /** Tells that an agreement lapsed; an open flow notices it as well as the list, and it is told once. */
  tellLapsed(agreementId: string): void {
    if (this.#lapsed.has(agreementId)) return;
    this.#lapsed.add(agreementId);
    this.#emit('partner-lapsed', {agreementId});
  }

  #tellStanding({agreement: {id: agreementId}, standing}: JudgedAgreement, before: JudgedAgreement | undefined): void {
    if (!before || before.standing.name === standing.name) return;
    this.#emit('partner-deadline-changed', {agreementId, standing: standing.name});
    if (standing.name === 'lapsed') this.tellLapsed(agreementId);
    else if (standing.name === 'open' || standing.name === 'renewed') this.#lapsed.delete(agreementId);
  }
}

/** The step of the ladder an agreement is on: 90, 30, 7 or 1 day before, or a day of grace; `null`: none. */
function ladderStep({standing}: JudgedAgreement): string | null {
  if (standing.name === 'dueSoon') return `before ${standing.threshold}`;
  return standing.name === 'grace' ? `grace ${standing.day}` : null;
}
