/** Russian words of what is said in a frame that allows no forms. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'frame.title': 'Страница показана во фрейме с ограничениями',
  'frame.text':
    'Внешняя страница запрещает здесь формы. Все кнопки работают, но файлы могут не скачаться, а введенное может не сохраниться на этом устройстве. Если можете, откройте эту страницу в отдельном окне.',
} as const satisfies WordsLike<typeof english>;
