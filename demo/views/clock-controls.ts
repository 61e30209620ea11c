import {html, nothing, type TemplateResult} from 'lit';
import {isGraceDay, momentsOf, type JumpName} from '../agreement-moments.js';
import {graceDays} from '../policy.js';
import {agreementAtHand} from '../portal-state.js';
import type {Portal} from '../portal.js';
import {section} from './section.js';

/** The vendor's clock: days ahead, and the moments of the agreement at hand. */
export function clockSection(portal: Portal): TemplateResult {
  const {words, state, format, clock} = portal;
  const toStart = clock.daysToStart(clock.nextToStart);
  return section(
    words.clock,
    html`<p class="clock">
        <span class="visually-hidden">${words.clockNow}: </span>
        <time datetime=${new Date(clock.now).toISOString()}>${format.moment(clock.now)}</time>
        <span class="hint">${words.clockAhead(state.route.days)}</span>
      </p>
      <div class="button-grid">
        ${[1, 7, 30].map(
          (days) =>
            html`<button type="button" class="button small" @click=${() => clock.travel(days)}>${words.addDays(days)}</button>`,
        )}
        <button type="button" class="button small" @click=${() => clock.travelYear()}>${words.agreements.year}</button>
      </div>
      <div class="button-grid">
        <button type="button" class="button small" ?disabled=${toStart === 0} @click=${() => clock.travel(toStart)}>
          ${words.toStartDate}
        </button>
        <button type="button" class="button small" ?disabled=${state.clockOffset === 0} @click=${() => clock.backToNow()}>
          ${words.backToNow}
        </button>
      </div>
      ${jumps(portal)}`,
  );
}

function jumps(portal: Portal): unknown {
  const {words, state, format, clock} = portal;
  const agreement = agreementAtHand(state);
  if (!agreement) return nothing;
  const {jumps: heading, jumpsHint, minuteBack, minuteOn} = words.agreements;
  const {jump} = state.route;
  const isAt = (name: JumpName) => jump?.name === name && jump.agreementId === agreement.id;
  return html`<h4 id="jumps">${heading(agreement.name)}</h4>
    <div class="button-grid jumps" role="group" aria-labelledby="jumps" aria-describedby="jumps-hint">
      ${momentsOf(agreement, graceDays).map(
        ({name, at}) =>
          html`<button
            type="button"
            class="button small"
            data-jump=${name}
            aria-pressed=${isAt(name) ? 'true' : 'false'}
            title=${format.moment(at)}
            @click=${() => clock.jump(agreement, name)}
          >
            ${jumpText(portal, name)}
          </button>`,
      )}
    </div>
    <div class="button-grid">
      ${minuteButton(portal, -1, minuteBack)} ${minuteButton(portal, 1, minuteOn)}
    </div>
    <p id="jumps-hint" class="hint">${jumpsHint}</p>`;
}

const minuteButton = ({clock}: Portal, minutes: number, text: string): TemplateResult =>
  html`<button type="button" class="button small" @click=${() => clock.travelMinutes(minutes)}>${text}</button>`;

function jumpText({words}: Portal, name: JumpName): string {
  const {jumpOf, graceDay} = words.agreements;
  if (name === 'graceEnd') return jumpOf.graceEnd(graceDays);
  return isGraceDay(name) ? graceDay(Number(name.slice('grace'.length))) : jumpOf[name];
}
