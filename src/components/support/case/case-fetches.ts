/** What is asked for besides the case itself: its files, and all of it as a copy to keep (S-19, S-27). */
import {problemOf} from '../../../domain/problem.js';
import type {CaseFile, SupportCase} from '../../../domain/support/support-case.js';
import type {PlaceHost} from '../place.js';
import type {CaseModel, Fetched} from './case-model.js';
import {downloadCaseFile, exportCase} from './export-case.js';

export class CaseFetches {
  readonly #host: Pick<PlaceHost, 'backend' | 'root' | 'onChange'>;
  readonly #caseId: string;
  readonly #end = new AbortController();
  #downloads: Readonly<Record<string, Fetched>> = {};
  #exported: Fetched | null = null;

  constructor(host: Pick<PlaceHost, 'backend' | 'root' | 'onChange'>, caseId: string) {
    this.#host = host;
    this.#caseId = caseId;
  }

  /** Files on their way, or why they did not come, by id. */
  get downloads(): Readonly<Record<string, Fetched>> {
    return this.#downloads;
  }

  get exported(): Fetched | null {
    return this.#exported;
  }

  async download(file: CaseFile): Promise<void> {
    if (this.#downloads[file.id] === 'loading') return;
    const {backend, onChange} = this.#host;
    const {signal} = this.#end;
    await this.#follow(
      () => downloadCaseFile(backend, this.#caseId, file, signal),
      (fetched) => {
        const {[file.id]: _, ...others} = this.#downloads;
        this.#downloads = fetched === null ? others : {...others, [file.id]: fetched};
        onChange();
      },
    );
  }

  async exportAs(form: 'print' | 'text', model: CaseModel, known: SupportCase): Promise<void> {
    if (this.#exported === 'loading') return;
    const {backend, root, onChange} = this.#host;
    const {signal} = this.#end;
    await this.#follow(
      () => exportCase({backend, root: root(), model, known, form, signal}),
      (fetched) => {
        this.#exported = fetched;
        onChange();
      },
    );
  }

  end(): void {
    this.#end.abort();
  }

  async #follow(fetch: () => Promise<unknown>, tell: (fetched: Fetched | null) => void): Promise<void> {
    tell('loading');
    try {
      await fetch();
      tell(null);
    } catch (error) {
      if (!this.#end.signal.aborted) tell(problemOf(error));
    }
  }
}
