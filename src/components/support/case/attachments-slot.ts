/** The reply's files, as the case needs to know them. Their own part chooses, sends and shows them. */
import {nothing, type TemplateResult} from 'lit';
import type {AnswerProblems} from '../../../domain/answer-problems.js';
import type {FileAnswer} from '../../../domain/support/case-answers.js';
import type {UploadsStanding} from '../../../machines/support/upload-item.js';
import type {Language} from '../../shared/localization.js';
import type {PlaceHost} from '../place.js';

export interface AttachmentsSlot {
  readonly files: readonly FileAnswer[];
  readonly standing: UploadsStanding;
  /** Ids of files that the server does not have yet. */
  readonly missing: readonly string[];
  render(language: Language, problems: AnswerProblems): TemplateResult | typeof nothing;
  /** The files of a draft that was restored or taken over. */
  restore(files: readonly FileAnswer[]): void;
  /** The files went out with the reply, or wait in the outbox: they are not the form's any more. */
  letGo(): void;
  sessionRestored(): void;
  networkChanged(isOnline: boolean): void;
  end(): void;
}

/** Makes the slot of one reply. `onChange`: files, or how they stand, are others. */
export type OpenAttachments = (host: PlaceHost, caseId: string, onChange: () => void) => AttachmentsSlot;

/** A reply without files: what a draft brought along stays with it. */
export const withoutAttachments: OpenAttachments = () => {
  let files: readonly FileAnswer[] = [];
  return {
    get files() {
      return files;
    },
    standing: 'stored',
    missing: [],
    render: () => nothing,
    restore: (kept) => {
      files = kept;
    },
    letGo: () => {
      files = [];
    },
    sessionRestored: () => {},
    networkChanged: () => {},
    end: () => {},
  };
};
