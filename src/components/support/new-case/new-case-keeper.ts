/** The draft of a new case: kept while it is written with the id it is sent under, or put aside for another one (decision 9, X-10). */
import type {NewCaseDraft} from '../../../domain/support/case-drafts.js';
import type {DraftEdit} from '../../../storage/draft-kind.js';
import type {Draft} from '../../../storage/open-draft.js';
import {DraftKeeper, type DraftStanding} from '../../shared/draft-keeper.js';
import type {OpenedDraft} from '../../shared/draft-storage.js';
import type {PlaceHost} from '../place.js';

type Edit = DraftEdit<NewCaseDraft>;

export class NewCaseKeeper {
  readonly #draft: DraftKeeper<NewCaseDraft>;
  /** Whether cases that were begun before this one are kept beside it. */
  #hasOthers: boolean;
  /** What is kept already, or was there before anything was entered. */
  #kept = '';
  #operationId = '';

  /** Opens what the device kept; what waits to be sent already is no draft any more. */
  static async open(
    {storage, outbox, policy}: Pick<PlaceHost, 'storage' | 'outbox' | 'policy'>,
    onChange: () => void,
  ): Promise<NewCaseKeeper> {
    const open = () => storage.openNewCase(policy.support.draftDays);
    await outbox.start();
    let opened = await open();
    const isQueued = ({step, content}: Edit) =>
      // One that is being taken back is at its form.
      step === 'check' && outbox.lines.some(({entry}) => entry.id === content.operationId);
    if (opened?.draft && isQueued(opened.draft)) {
      await opened.autosave({}).discard();
      opened.settled();
      opened = await open();
    }
    return new NewCaseKeeper(opened, onChange);
  }

  /** @param opened `null`: this page has no storage. */
  private constructor(opened: OpenedDraft<NewCaseDraft> | null, onChange: () => void) {
    this.#draft = new DraftKeeper(opened, onChange);
    const {draft = null, forks = []} = opened ?? {};
    this.#hasOthers = forks.some(({content}) => content.operationId !== draft?.content.operationId);
    this.#operationId = draft?.content.operationId ?? '';
  }

  /** What an earlier visit left, or put aside. */
  async restored(): Promise<Edit | null> {
    return this.#draft.restored ?? (this.#draft.left ? this.#draft.takeTheirs() : null);
  }

  /** Another case that was begun, and is kept beside this one; `null`: none, or it was decided about. */
  get aside(): Draft<NewCaseDraft> | null {
    const {left} = this.#draft;
    return left && left.content.operationId !== this.#operationId ? left : null;
  }

  get standing(): DraftStanding | null {
    return this.aside ? this.#draft.own : this.#draft.standing;
  }

  /** What is entered from now on belongs to another form, as it stands. */
  begin(): void {
    this.#kept = '';
  }

  /** Keeps the form where it is another one than before. */
  follow(edit: Edit): void {
    const now = JSON.stringify(edit);
    if (now === this.#kept) return;
    const isFirst = this.#kept === '';
    this.#kept = now;
    this.#operationId = edit.content.operationId;
    if (!isFirst) this.#draft.change(edit);
  }

  /** Keeps this at once. */
  keep(edit: Edit): Promise<void> {
    this.#draft.change(edit);
    return this.#draft.flush();
  }

  /** The case is sent, or not wanted any more; others that were begun stay. */
  erase(): Promise<void> {
    return this.#draft.erase(this.#hasOthers);
  }

  /** Keeps this case beside the next one. `false`: the device cannot, and nothing was changed. */
  async putAside(): Promise<boolean> {
    const isAside = await this.#draft.putAside();
    this.#hasOthers ||= isAside;
    return isAside;
  }

  /** Two versions, or two cases: goes on with the one here. The other stays beside it. */
  keepMine(): Promise<void> {
    return this.#draft.keepMine();
  }

  /** Answers with the other one; what was typed here stays beside it. */
  takeTheirs(): Promise<Edit | null> {
    this.#hasOthers ||= this.aside !== null;
    return this.#draft.takeTheirs();
  }

  end(): void {
    this.#draft.end();
  }
}
