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
import {mayCancel, type Outbox} from './outbox.js';

export interface OutboxPanelModel {
  readonly outbox: Pick<Outbox, 'entries' | 'sendingId' | 'standing' | 'refusals'>;
  readonly isOnline: boolean;
  readonly isSignedOut: boolean;
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
export function waitingOf(
  {outbox, isOnline, isSignedOut}: Pick<OutboxPanelModel, 'outbox' | 'isOnline' | 'isSignedOut'>,
  entry: OutboxEntry,
): Waiting {
  const {entries, sendingId, standing, refusals} = outbox;
  if (Object.hasOwn(refusals, entry.id)) return 'refused';
  if (isSignedOut) return 'signedOut';
  if (entry.id === sendingId) return standing?.doubtful ? 'checking' : 'sending';
  if (entry.missingUploads.length > 0) return 'files';
  if (!isOnline) return 'network';
  if (entry.tried) return 'checking';
  const caseId = caseOf(entry);
  const before = entries.slice(0, entries.indexOf(entry)).filter((one) => caseOf(one) === caseId);
  return caseId !== null && before.some(({id}) => Object.hasOwn(refusals, id)) ? 'behind' : 'turn';
}

/** What an entry is, in words. */
function nameOf({t, referenceOf}: OutboxPanelModel, entry: OutboxEntry): string {
  if (entry.kind === 'case') return t('outbox.case', {subject: entry.request.subject});
  const reference = referenceOf(entry.request.caseId);
  return reference === null ? t('outbox.replyUnnamed') : t('outbox.reply', {reference});
}

function waitingText(model: OutboxPanelModel, entry: OutboxEntry, waiting: Waiting): string {
  const {t, outbox} = model;
  if (waiting === 'refused') return `${t('outbox.refused')}: ${problemText(t, outbox.refusals[entry.id]!)}`;
  return t(`outbox.${waiting}`, {count: entry.missingUploads.length});
}

/** The panel; nothing where nothing waits. */
export function outboxPanel(model: OutboxPanelModel): TemplateResult | typeof nothing {
  const {t, outbox, isOnline, isSignedOut, since, actions} = model;
  if (outbox.entries.length === 0) return nothing;
  const isHeld = outbox.entries.every(({id}) => Object.hasOwn(outbox.refusals, id));
  return html`<section class="outbox" aria-labelledby="outbox-title">
    <div class="outbox-head">
      <h3 id="outbox-title">${t('outbox.title')}</h3>
      ${
        isOnline && !isSignedOut && !isHeld && outbox.sendingId === null
          ? html`<button class="button quiet" type="button" @click=${() => actions.sendNow()}>${icon('retry')}${t('outbox.sendNow')}</button>`
          : nothing
      }
    </div>
    <p class="quiet">${t('outbox.text')}</p>
    <ol class="outbox-entries">
      ${repeat(
        outbox.entries,
        ({id}) => id,
        (entry) => {
          const waiting = waitingOf(model, entry);
          const what = nameOf(model, entry);
          return html`<li class="outbox-entry ${waiting}">
            <div class="tight">
              <p class="outbox-name">${what}</p>
              <p class="outbox-state">${stepIcon(shapes[waiting])}<span>${waitingText(model, entry, waiting)}</span></p>
              <p class="quiet numbers">${t('outbox.since', {date: since(entry.queuedAt)})}</p>
            </div>
            ${
              mayCancel(outbox, entry)
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
