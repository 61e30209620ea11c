/** The files of an entry that waits for them: how far each is, what is wrong with it and what can be done (S-19, S-28). */
import type {TemplateResult} from 'lit';
import {uploadTotals} from '../../../machines/support/upload-item.js';
import {attachmentsStyles} from '../attachments/attachments-styles.js';
import {attachmentList} from '../attachments/attachments-view.js';
import type {FileActions, FileListModel} from '../attachments/model.js';
import type {OutboxLine} from '../outbox-keeper.js';

export const outboxFilesStyles = [attachmentsStyles];

/** What an entry's files are shown with: the words of forms are there. */
export interface OutboxFilesModel extends Pick<FileListModel, 't' | 'locale' | 'isOnline'> {
  readonly actions: FileActions;
}

const noPictures: ReadonlyMap<string, ImageBitmap> = new Map();

export const outboxFiles = ({uploads}: OutboxLine, model: OutboxFilesModel): TemplateResult =>
  attachmentList({
    ...model,
    items: uploads,
    totals: uploadTotals(uploads),
    pictures: noPictures,
    errors: {},
    placeOf: () => -1,
  });
