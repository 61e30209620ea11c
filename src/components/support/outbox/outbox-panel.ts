/** What waits to be sent: what it is, since when, what it waits for, and the way to take it back (decision 9). */
import {html, nothing, type TemplateResult} from 'lit';
import {repeat} from 'lit/directives/repeat.js';
import type {words as first} from '../../../locales/support/en.js';
import type {words as more} from '../../../locales/support-more/en.js';
import type {Translate} from '../../../locales/messages.js';
import {caseOf, type OutboxEntry} from '../../../machines/support/outbox-entry.js';
import {icon} from '../../shared/icons.js';
import {stepIcon, type StepIconName} from '../../shared/step-icons.js';
import {problemText} from '../../shared/templates/problems.js';
import type {OutboxLine, OutboxStanding} from '../outbox-keeper.js';

export interface OutboxPanelModel {
  readonly lines: readonly OutboxLine[];
  readonly standing: OutboxStanding;
  /** The number of a case where it is known; `null`: it is not. */
  readonly referenceOf: (caseId: string) => string | null;
  /** A moment in a few words. */
  readonly since: (epoch: number) => string;
  readonly t: Translate<keyof typeof first | keyof typeof more>;
  readonly actions: {
    /** Takes an entry back, and opens it for editing. */
    takeBack(id: string): void;
    sendNow(): void;
  };
}

type Waiting = 'refused' | 'sending' | 'checking' | 'signedOut' | 'files' | 'network' | 'behind' | 'turn';

const shapes: Readonly<Record<Waiting, StepIconName>> = {
  refused: 'error',
  sending: 'retry',
  checking: 'retry',
  signedOut: 'warning',
  files: 'clock',
  network: 'clock',
  behind: 'clock',
  turn: 'clock',
};

/** What an entry waits for. */
export function waitingOf({lines, standing}: Pick<OutboxPanelModel, 'lines' | 'standing'>, line: OutboxLine): Waiting {
  if (line.state === 'refused') return 'refused';
  if (standing === 'signedOut') return 'signedOut';
  if (line.state === 'sending') return line.standing?.doubtful ? 'checking' : 'sending';
  if (standing === 'offline') return 'network';
  if (line.state === 'files') return 'files';
  if (line.entry.tried) return 'checking';
  const caseId = caseOf(line.entry);
  const before = lines.slice(0, lines.indexOf(line)).filter(({entry}) => caseOf(entry) === caseId);
  return caseId !== null && before.some(({state}) => state === 'refused') ? 'behind' : 'turn';
}

/** What an entry is, in words. */
function nameOf({t, referenceOf}: OutboxPanelModel, entry: OutboxEntry): string {
  if (entry.kind === 'case') return t('outbox.case', {subject: entry.request.subject});
  const reference = referenceOf(entry.request.caseId);
  return reference === null ? t('outbox.replyUnnamed') : t('outbox.reply', {reference});
}

function waitingText({t}: OutboxPanelModel, {entry, refusal}: OutboxLine, waiting: Waiting): string {
  if (waiting === 'refused') return `${t('outbox.refused')}: ${problemText(t, refusal ?? {kind: 'unknown'})}`;
  return t(`outbox.${waiting}`, {count: entry.missingUploads.length});
}

/** The panel; nothing where nothing waits. Its styles are `outboxStyles`. */
export function outboxPanel(model: OutboxPanelModel): TemplateResult | typeof nothing {
  const {t, lines, standing, since, actions} = model;
  if (lines.length === 0) return nothing;
  const maySendNow = (standing === 'waiting' || standing === 'pausing') && lines.some(({state}) => state !== 'refused');
  return html`<section class="outbox" aria-labelledby="outbox-title">
    <div class="outbox-head">
      <h3 id="outbox-title">${t('outbox.title')}</h3>
      ${
        maySendNow
          ? html`<button class="button quiet" type="button" @click=${() => actions.sendNow()}>${icon('retry')}${t('outbox.sendNow')}</button>`
          : nothing
      }
    </div>
    <p class="quiet">${t('outbox.text')}</p>
    <ol class="outbox-entries">
      ${repeat(
        lines,
        ({entry}) => entry.id,
        (line) => {
          const {entry} = line;
          const waiting = waitingOf(model, line);
          const what = nameOf(model, entry);
          return html`<li class="outbox-entry ${waiting}">
            <div class="tight">
              <p class="outbox-name">${what}</p>
              <p class="outbox-state">${stepIcon(shapes[waiting])}<span>${waitingText(model, line, waiting)}</span></p>
              <p class="quiet numbers">${t('outbox.since', {date: since(entry.queuedAt)})}</p>
            </div>
            ${
              line.mayTakeBack
                ? html`<button
                    class="button"
                    type="button"
                    aria-label=${t('outbox.cancelOf', {what})}
                    @click=${() => actions.takeBack(entry.id)}
                  >
                    ${t('outbox.cancel')}
                  </button>`
                : nothing
            }
          </li>`;
        },
      )}
    </ol>
  </section>`;
}
