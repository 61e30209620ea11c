/** The draft of what is written in one case: restored with the id it is to be sent under, and kept (decision 9, X-10). */
import type {RestoredReply} from '../../../machines/support/case-context.js';
import type {ReplyDraft} from '../../../domain/support/case-drafts.js';
import {DraftKeeper, type DraftStanding} from '../../shared/draft-keeper.js';
import type {OpenedDraft} from '../../shared/draft-storage.js';
import {restoredReply} from '../support-storage.js';

/** The reply, and the reasons and remarks that were begun besides. */
export type Written = Required<ReplyDraft>;

export class ReplyKeeper {
  readonly #draft: DraftKeeper<ReplyDraft>;
  /** What is kept already, or was there before anything was entered. */
  #kept = '';

  /** @param opened `null`: this page has no storage. */
  constructor(opened: OpenedDraft<ReplyDraft> | null, onChange: () => void) {
    this.#draft = new DraftKeeper(opened, onChange);
  }

  get standing(): DraftStanding | null {
    return this.#draft.standing;
  }

  /** What an earlier visit left, and the id that it is sent under; `null`: nothing. */
  get restored(): {readonly reply: RestoredReply; readonly operationId: string} | null {
    const {restored} = this.#draft;
    const reply = restoredReply(restored);
    return restored && reply && {reply, operationId: restored.content.operationId};
  }

  /** What is written as it is before anything is entered. */
  begin(written: Written): void {
    this.#kept = nameOf(written, false);
  }

  /** Keeps what is written where it is something else than before. */
  follow(written: Written, isSending: boolean): void {
    const name = nameOf(written, isSending);
    if (name === this.#kept) return;
    this.#kept = name;
    if (isEmpty(written)) {
      // What was emptied by hand is not wanted any more.
      if (this.#draft.standing !== null) void this.#draft.erase();
      return;
    }
    const {acts, ...reply} = written;
    const content = {...reply, ...(Object.keys(acts).length > 0 && {acts})};
    this.#draft.change({step: isSending ? 'sending' : 'compose', content});
  }

  /** Keeps what was written last at once. */
  flush(): Promise<void> {
    return this.#draft.flush();
  }

  /** The reply has served, or is not wanted any more: nothing is kept but what was begun besides. */
  async spend(left: Written): Promise<void> {
    if (isEmpty(left)) return this.#draft.erase();
    this.follow(left, false);
    await this.flush();
  }

  keepMine(): Promise<void> {
    return this.#draft.keepMine();
  }

  /** What another tab typed; `null`: it is not there any more. */
  async takeTheirs(): Promise<Written | null> {
    const theirs = await this.#draft.takeTheirs();
    return theirs && {acts: {}, ...theirs.content};
  }

  end(): void {
    this.#draft.end();
  }
}

const isEmpty = ({answers: {text, files}, acts}: Written): boolean =>
  text === '' && files.length === 0 && Object.keys(acts).length === 0;

const nameOf = ({answers: {text, files}, operationId, acts}: Written, isSending: boolean): string =>
  JSON.stringify([text, files.map(({uploadId, sha256}) => [uploadId, sha256]), operationId, acts, isSending]);
