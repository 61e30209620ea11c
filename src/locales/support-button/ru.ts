/** Russian words of the support button and its drawer. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'button.title': 'Поддержка партнеров',
  'button.close': 'Закрыть поддержку партнеров',
  'button.loading': 'Загрузка…',
  'button.failed': 'Не удалось загрузить. Повторить',
  'button.needsAnswer': {
    one: '{count} обращение ждет вашего ответа',
    few: '{count} обращения ждут вашего ответа',
    many: '{count} обращений ждут вашего ответа',
    other: '{count} обращения ждут вашего ответа',
  },
  'button.changed': {
    one: 'новое в {count} обращении',
    few: 'новое в {count} обращениях',
    many: 'новое в {count} обращениях',
    other: 'новое в {count} обращения',
  },
} as const satisfies WordsLike<typeof english>;
