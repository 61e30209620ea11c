/** The files of a form that is not a new case: what such a form needs to know of them, and their field (S-19). */
import type {TemplateResult} from 'lit';
import type {AnswerProblems} from '../../../domain/answer-problems.js';
import type {FileAnswer} from '../../../domain/support/case-answers.js';
import type {UploadsStanding} from '../../../machines/support/upload-item.js';
import type {Translate} from '../../../locales/messages.js';
import type {Language} from '../../shared/localization.js';
import {codeText} from '../../shared/templates/problems.js';
import type {PlaceHost} from '../place.js';
import {attachmentsStyles} from './attachments-styles.js';
import {attachmentsView} from './attachments-view.js';
import {Attachments} from './attachments.js';
import {FilesOnForm} from './files-on-form.js';
import type {AttachmentsModel, FormWord} from './model.js';
import {newsText} from './news-text.js';

/** Problems of files in words, by `files` and `files.N`. */
export const fileErrors = (t: Translate<FormWord>, problems: AnswerProblems): AttachmentsModel['errors'] =>
  Object.fromEntries(
    Object.entries(problems).flatMap(([field, code]) =>
      field === 'files' || field.startsWith('files.') ? [[field, codeText(t, code)]] : [],
    ),
  );

/** The words of its view are those of `supportForm`. */
export class FormAttachments {
  readonly #host: PlaceHost;
  readonly #onChange: () => void;
  readonly #drops = new FilesOnForm(() => (this.#isFixed ? null : this.#attachments));
  #attachments: Attachments | null = null;
  #language: Language | null = null;
  #files: readonly FileAnswer[] = [];
  #standing: UploadsStanding = 'stored';
  #missing: readonly string[] = [];
  #isFixed = false;

  /** @param onChange files, or how they stand, are others. */
  constructor(host: PlaceHost, onChange: () => void) {
    this.#host = host;
    this.#onChange = onChange;
    host.addStyles([attachmentsStyles]);
  }

  /** The files that belong to the form. */
  get files(): readonly FileAnswer[] {
    return this.#files;
  }

  /** How far they are together. */
  get standing(): UploadsStanding {
    return this.#standing;
  }

  /** Ids of files that the server does not have yet. */
  get missing(): readonly string[] {
    return this.#missing;
  }

  /** @param isFixed whether they are only looked at: then none is taken, and none taken out. */
  render(language: Language, problems: AnswerProblems, isFixed = false): TemplateResult {
    this.#language = language;
    this.#isFixed = isFixed;
    const t = language.t as Translate<FormWord>;
    this.#attachments ??= this.#begin([]);
    return attachmentsView({
      ...this.#attachments.view,
      t,
      locale: language.locale,
      isFixed,
      errors: fileErrors(t, problems),
      placeOf: (uploadId) => this.#files.findIndex((file) => file.uploadId === uploadId),
    });
  }

  /** After each rendering: files may be dropped on this form, or pasted into it. */
  follow(form: HTMLFormElement | null): void {
    this.#drops.follow(form);
  }

  /** The files of a draft that was restored or taken over. */
  restore(files: readonly FileAnswer[]): void {
    this.#attachments?.end();
    this.#files = files;
    this.#attachments = this.#begin(files);
  }

  /** They went out, or wait in the outbox: they are not the form's any more. */
  letGo(): void {
    this.#attachments?.end();
    this.#attachments = null;
    this.#tell([], 'stored', []);
  }

  /** They are not wanted any more. */
  discard(): void {
    this.#attachments?.discard();
    this.letGo();
  }

  sessionRestored(): void {
    this.#attachments?.sessionRestored();
  }

  networkChanged(isOnline: boolean): void {
    this.#attachments?.networkChanged(isOnline);
  }

  end(): void {
    this.#drops.follow(null);
    this.#attachments?.end();
  }

  #begin(restored: readonly FileAnswer[]): Attachments {
    return new Attachments({
      host: this.#host,
      restored,
      onForm: (event) =>
        event.type === 'files.changed'
          ? this.#tell(event.files, this.#standing, this.#missing)
          : this.#tell(this.#files, event.uploads, event.missing),
      onNews: (news) => {
        if (this.#language) this.#host.announce(newsText(this.#language.t as Translate<FormWord>, news));
      },
    });
  }

  #tell(files: readonly FileAnswer[], standing: UploadsStanding, missing: readonly string[]): void {
    this.#files = files;
    this.#standing = standing;
    this.#missing = missing;
    this.#onChange();
  }
}
