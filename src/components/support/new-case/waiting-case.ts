/** A case that waits in the outbox while its page is on view: what it waits for, and what became of it (decision 9, X-10). */
import type {NewCaseDraft} from '../../../domain/support/case-drafts.js';
import type {SupportCase} from '../../../domain/support/support-case.js';
import type {NewCaseContext} from '../../../machines/support/new-case-context.js';
import type {DraftEdit} from '../../../storage/draft-kind.js';
import {waitingOf} from '../outbox/outbox-panel.js';
import type {OutboxLine} from '../outbox-keeper.js';
import type {PlaceHost} from '../place.js';
import type {CaseWait, NewCaseState} from './model.js';
import type {NewCaseKeeper} from './new-case-keeper.js';
import {takenBackHere} from './take-back-here.js';

/** What became of a case that left the outbox without news of it here: another tab sent it, or took it back. */
type Fate = 'asking' | 'sent' | 'gone' | 'unknown';

export class WaitingCase {
  /** The id under which it waits. */
  readonly id: string;
  readonly #host: PlaceHost;
  readonly #onOpened: (opened: SupportCase) => void;
  #fate: Fate | null = null;
  #isTakingBack = false;
  #last: CaseWait = {state: 'turn', refusal: null, missing: 0, mayTakeBack: true};

  /** @param onOpened it was sent: the case that it came to. */
  constructor(host: PlaceHost, id: string, onOpened: (opened: SupportCase) => void) {
    this.id = id;
    this.#host = host;
    this.#onOpened = onOpened;
  }

  get view(): CaseWait {
    const {lines, standing} = this.#host.outbox;
    const line = this.#line;
    // While it is taken back it stays as it was: it is a form next, or on its way.
    if (this.#isTakingBack) return this.#last;
    this.#last = line
      ? {
          state: waitingOf({lines, standing}, line),
          refusal: line.refusal,
          missing: line.entry.missingUploads.length,
          mayTakeBack: line.mayTakeBack,
        }
      : {state: this.#fate ?? 'asking', refusal: null, missing: 0, mayTakeBack: false};
    return this.#last;
  }

  /** Tells the pages apart that it has meanwhile. */
  get page(): string {
    const {state} = this.view;
    return state === 'refused' || isOver(this.view) ? ` ${state}` : '';
  }

  /** Once it waits no more, asks the server what became of it; `isAnew`: again, where that is not known yet. */
  follow(isAnew = false): void {
    if (this.#isTakingBack || this.#line) return;
    if (this.#fate === (isAnew ? 'unknown' : null)) void this.#ask();
  }

  /** Takes it out of the outbox; `null`: it is on its way, or not there any more. */
  async takeBack(draft: NewCaseKeeper, context: NewCaseContext): Promise<DraftEdit<NewCaseDraft> | null> {
    this.#isTakingBack = true;
    try {
      return await takenBackHere(this.#host, draft, this.id, context);
    } finally {
      this.#isTakingBack = false;
    }
  }

  get #line(): OutboxLine | undefined {
    return this.#host.outbox.lines.find(({entry}) => entry.id === this.id);
  }

  async #ask(): Promise<void> {
    this.#fate = 'asking';
    this.#fate = await this.#askFate();
    this.#host.onChange();
  }

  async #askFate(): Promise<Fate> {
    const {backend} = this.#host;
    const operation = navigator.onLine ? await backend.getOperation({operationId: this.id}).catch(() => null) : null;
    if (operation === null || operation.state === 'pending') return 'unknown';
    if (operation.state !== 'succeeded') return 'gone';
    const {caseId} = operation;
    const opened = caseId === null ? null : await backend.getCase({caseId}).catch(() => null);
    if (opened) this.#onOpened(opened);
    return 'sent';
  }
}

/** Whether it does not wait any more. */
export const isOver = ({state}: CaseWait): boolean => state === 'sent' || state === 'gone' || state === 'unknown';

/** Names the page of a new case; empty: it is on its way. */
export function pageOf(state: NewCaseState | null, waiting: WaitingCase | null): string {
  if (state === null) return '';
  if (state === 'compose' || state === 'looking') return 'newCase';
  return `newCase.${state}${state === 'queued' ? (waiting?.page ?? '') : ''}`;
}
