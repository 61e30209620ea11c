import type {Translate} from '../../../locales/messages.js';
import {codeText} from '../../shared/templates/problems.js';
import {shownName} from './attachments-view.js';
import type {FormWord, UploadNews} from './model.js';

/** What became of a file, in one sentence to be read out. */
export function newsText(t: Translate<FormWord>, news: UploadNews): string {
  if (news.type === 'duplicate') return t('files.duplicate', {name: news.name});
  const name = shownName(news.item);
  if (news.type === 'stored') return t('files.told.stored', {name});
  return t('files.told.refused', {name, text: codeText(t, news.item.code ?? 'file.notUploaded')});
}
