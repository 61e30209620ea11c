/** The draft of the reply: restored with the id it is to be sent under, and kept while it is written (decision 9, X-10). */
import type {RestoredReply} from '../../../machines/support/case-context.js';
import type {ReplyAnswers} from '../../../domain/support/case-answers.js';
import type {ReplyDraft} from '../../../domain/support/case-drafts.js';
import {DraftKeeper, type DraftStanding} from '../../shared/draft-keeper.js';
import type {OpenedDraft} from '../../shared/draft-storage.js';
import {restoredReply} from '../support-storage.js';

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

  /** The reply as it is before anything is entered. */
  begin(answers: ReplyAnswers, operationId: string): void {
    this.#kept = nameOf(answers, operationId, false);
  }

  /** Keeps the reply where it is another one than before. */
  follow(answers: ReplyAnswers, operationId: string, isSending: boolean): void {
    const name = nameOf(answers, operationId, isSending);
    if (name === this.#kept) return;
    this.#kept = name;
    if (answers.text === '' && answers.files.length === 0) {
      // What was emptied by hand is not wanted any more.
      if (this.#draft.standing !== null) void this.#draft.erase();
      return;
    }
    this.#draft.change({step: isSending ? 'sending' : 'compose', content: {operationId, answers}});
  }

  /** Keeps what was written last at once. */
  flush(): Promise<void> {
    return this.#draft.flush();
  }

  erase(): Promise<void> {
    return this.#draft.erase();
  }

  keepMine(): Promise<void> {
    return this.#draft.keepMine();
  }

  /** What another tab typed; `null`: it is not there any more. */
  async takeTheirs(): Promise<ReplyDraft | null> {
    return (await this.#draft.takeTheirs())?.content ?? null;
  }

  end(): void {
    this.#draft.end();
  }
}

const nameOf = ({text, files}: ReplyAnswers, operationId: string, isSending: boolean): string =>
  JSON.stringify([text, files.map(({uploadId, sha256}) => [uploadId, sha256]), operationId, isSending]);
