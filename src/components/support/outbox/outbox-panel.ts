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
import {uploadsStanding} from '../../../machines/support/upload-item.js';
import {keepFocus} from '../attachments/keep-focus.js';
import type {OutboxLine, OutboxStanding} from '../outbox-keeper.js';

export interface OutboxPanelModel {
  readonly lines: readonly OutboxLine[];
  readonly standing: OutboxStanding;
  /** The number of a case where it is known; `null`: it is not. */
  readonly referenceOf: (caseId: string) => string | null;
  /** A moment in a few words. */
  readonly since: (epoch: number) => string;
  /** The files of an entry that waits for them; nothing where another tab sends them. */
  readonly filesOf: (line: OutboxLine) => TemplateResult | typeof nothing;
  readonly t: Translate<keyof typeof first | keyof typeof more>;
  readonly actions: {
    /** Takes an entry back, and opens it for editing. */
    takeBack(id: string): void;
    sendNow(): void;
  };
}

/** What an entry waits for. */
export type Waiting =
  'refused' | 'sending' | 'checking' | 'signedOut' | 'files' | 'held' | 'network' | 'behind' | 'turn';

const shapes: Readonly<Record<Waiting, StepIconName>> = {
  refused: 'error',
  sending: 'retry',
  checking: 'retry',
  signedOut: 'warning',
  files: 'clock',
  held: 'warning',
  network: 'clock',
  behind: 'clock',
  turn: 'clock',
};

/** Whether a file of it goes on only when the person does something. */
const needsPerson = ({uploads}: OutboxLine): boolean => ['held', 'failed'].includes(uploadsStanding(uploads));

/** What an entry waits for. */
export function waitingOf({lines, standing}: Pick<OutboxPanelModel, 'lines' | 'standing'>, line: OutboxLine): Waiting {
  if (line.state === 'refused') return 'refused';
  if (standing === 'signedOut') return 'signedOut';
  if (line.state === 'sending') return line.standing?.doubtful ? 'checking' : 'sending';
  if (standing === 'offline') return 'network';
  if (line.state === 'files') return needsPerson(line) ? 'held' : 'files';
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
  const {t, lines, standing, since, filesOf, actions} = model;
  if (lines.length === 0) return nothing;
  const maySendNow = (standing === 'waiting' || standing === 'pausing') && lines.some(({state}) => state !== 'refused');
  return html`<section class="outbox" aria-labelledby="outbox-title" ${keepFocus()}>
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
            ${line.state === 'files' && line.uploads.length > 0 ? html`<div class="outbox-files">${filesOf(line)}</div>` : nothing}
          </li>`;
        },
      )}
    </ol>
  </section>`;
}
