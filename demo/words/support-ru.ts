import {pluralizer} from './plural.js';
import type {SupportWords} from './support-en.js';

const count = pluralizer('ru');

/** The Russian words of the page of support, and of what a tester does to cases. */
export const supportRu: SupportWords = {
  page: 'Поддержка',
  waiting: (n: number) =>
    count(n, {
      one: `${n} обращение ждет вашего ответа`,
      few: `${n} обращения ждут вашего ответа`,
      many: `${n} обращений ждут вашего ответа`,
      other: `${n} обращения ждут вашего ответа`,
    }),
  vendor: 'Поставщик: обращения',
  chosen: 'Какое обращение',
  noCases: 'Обращений пока нет.',
  acknowledge: 'Принять в работу',
  reply: 'Ответить',
  resolve: 'Предложить решение',
  lowerSeverity: 'Снизить уровень',
  addModule: 'Модуль добавлен',
  slowUploads: 'Медленная загрузка файлов',
  slowUploadsText: 'Файлы передаются со скоростью 50 КБ/с.',
};
