/** Where a case stands and who owns the next step, with the moment until which (S-15, S-16, S-23, K-29). */
import {html, nothing, type TemplateResult} from 'lit';
import {deadlineAfter} from '../../../domain/deadline.js';
import {momentAt} from '../../../domain/support/moment-at.js';
import {isPast} from '../../../domain/deadline.js';
import {answerDue} from '../../../domain/support/answer-due.js';
import {knownState, nextStep, reopenDeadline, turnOf} from '../../../domain/support/case-steps.js';
import {dialled, phoneAdvice} from '../../../domain/support/phone-advice.js';
import type {SupportCase} from '../../../domain/support/support-case.js';
import {stepIcon as icon, type StepIconName} from '../../shared/step-icons.js';
import {isolate} from '../../shared/templates/messages.js';
import type {CaseModel} from './case-model.js';

interface Told {
  readonly look: 'yours' | 'theirs' | 'over';
  readonly icon: StepIconName;
  readonly title: string;
  readonly text: string;
}

/** What comes next, in words. */
function toldOf({t}: CaseModel, {state, openedBy}: SupportCase): Told {
  if (knownState(state) === null)
    return {look: 'theirs', icon: 'info', title: t('case.next.unknown'), text: t('case.next.unknownText')};
  const next = nextStep(state);
  if (next === 'none') return {look: 'over', icon: 'check', title: t('case.next.none'), text: ''};
  if (turnOf(state) === 'yours' && !openedBy.isMe) {
    const title = openedBy.name ? t('case.next.colleague', {name: openedBy.name}) : t('case.next.company');
    return {look: 'theirs', icon: 'clock', title, text: ''};
  }
  return {
    look: next === 'wait' ? 'theirs' : 'yours',
    icon: next === 'wait' ? 'clock' : 'warning',
    title: t(`case.next.${next}`),
    text: t(`case.next.${next}Text`),
  };
}

/** The moment that matters: until when support answers, a solution waits, or a case can be reopened. */
function deadlineText(model: CaseModel, given: SupportCase): string {
  const {t, times, policy, calendar, now} = model;
  const {support, timeZone} = policy;
  const day = (date: string) => times.day(momentAt(calendar, date, '12:00', times.zone));
  if (given.state === 'closed') {
    const deadline = reopenDeadline(given, policy, calendar);
    if (!deadline) return '';
    const date = day(deadline.lastDay);
    return isPast(deadline, now) ? t('case.reopenOver', {date}) : t('case.reopenUntil', {date, zone: deadline.zone});
  }
  if (given.state === 'resolved' && given.resolvedAt !== null && support.closeAfterDays !== null) {
    const resolvedOn = calendar.dateAt(Date.parse(given.resolvedAt), timeZone);
    return t('case.closesBy', {
      date: day(deadlineAfter(resolvedOn, support.closeAfterDays, timeZone, calendar).lastDay),
    });
  }
  const due = answerDue(given, support, calendar);
  if (due === null || turnOf(given.state) === 'yours') return '';
  return t(now >= due ? 'cases.overdue' : 'cases.due', {date: times.moment(due)});
}

/** Whom to call for what cannot wait, and whether somebody answers there now. */
function call({t, times, policy, calendar, now}: CaseModel, given: SupportCase): TemplateResult | typeof nothing {
  if (given.state === 'closed') return nothing;
  const [advised] = phoneAdvice(given.severity, now, policy.support, calendar);
  if (!advised) return nothing;
  const {phone, opening} = advised;
  const {isOpen, until} = opening;
  const hours =
    until === null
      ? t(isOpen ? 'case.call.open' : 'case.call.closed')
      : t(isOpen ? 'case.call.until' : 'case.call.from', {date: times.moment(until)});
  return html`<p class="case-call">
    ${icon('calling')}<span
      >${t('case.call')} <a href=${dialled(phone.number)} dir="ltr">${phone.number}</a>
      ${phone.label ? isolate(phone.label) : nothing} <span class="quiet">${hours}</span></span
    >
  </p>`;
}

/** Where the case stands; the acts that are open now come after it. */
export function nextStepPanel(model: CaseModel, given: SupportCase): TemplateResult {
  const {t, context} = model;
  const told = toldOf(model, given);
  const deadline = deadlineText(model, given);
  const {rating} = given;
  return html`<section class="case-next ${told.look}" aria-labelledby="case-next-title">
    <span class="case-next-icon">${icon(told.icon)}</span>
    <div class="tight">
      <h3 id="case-next-title" tabindex="-1">${told.title}</h3>
      ${told.text && given.mayAct ? html`<p>${told.text}</p>` : nothing}
      ${deadline ? html`<p class="numbers">${deadline}</p>` : nothing}
      ${rating ? html`<p>${t('case.rated', {stars: rating.stars})}</p>` : nothing}
      ${given.mayAct ? nothing : html`<p class="quiet">${t('case.readOnly')}</p>`} ${call(model, given)}
      ${context.copyFrom === null ? acts(model) : nothing}
    </div>
  </section>`;
}

/** What may be done with the case besides replying; one of them leads at most. */
function acts({t, context, send, actions}: CaseModel): TemplateResult | typeof nothing {
  const {judge, reopen, continueInNew, rate} = context.actions;
  if (!judge && !reopen && !continueInNew && !rate) return nothing;
  const act = (name: 'accept' | 'reject' | 'reopen' | 'rate', style = '') =>
    html`<button class="button ${style}" type="button" data-act=${name} @click=${() => send({type: 'act.requested', act: name})}>
      ${t(`case.${name}`)}
    </button>`;
  return html`<div class="row case-acts">
    ${judge ? html`${act('accept', 'primary')}${act('reject')}` : nothing}${reopen ? act('reopen') : nothing}
    ${
      continueInNew
        ? html`<button class="button" type="button" data-act="continue" @click=${() => actions.continueInNew()}>${t('case.continue')}</button>`
        : nothing
    }
    ${rate ? act('rate', 'primary') : nothing}
  </div>`;
}
