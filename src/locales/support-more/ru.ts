/** Russian words of what is said around every view of partner support. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'problem.heading': 'Возникла проблема',
  'session.title': 'Сеанс скоро завершится',
  'session.text':
    'До автоматического выхода из системы: {time}. Введенные данные останутся здесь, пока вы не покинете страницу.',
  'session.extend': 'Продлить сеанс',
  'session.endedTitle': 'Сеанс завершен',
  'session.endedText': 'Войдите снова в этом же браузере и продолжайте. Введенные данные остались на месте.',
  'session.continue': 'Продолжить после входа',
  'draft.saved': 'Хранится на этом устройстве до {date}',
  'draft.erase': 'Удалить черновик',
  'draft.saving': 'Сохраняем ответы на этом устройстве…',
  'draft.unsaved': 'Последние ответы пока не сохранены',
  'draft.unsavedText':
    'Записать их на устройство не удалось. Попытка повторится автоматически; до этого не закрывайте страницу.',
  'draft.conflict': 'Этот черновик изменен в другой вкладке',
  'draft.conflictText':
    'Ответы с этой страницы хранятся как отдельный черновик, ответы из другой вкладки тоже сохранены. Завершите работу в одной из вкладок.',
  'draft.memory':
    'Этот браузер ничего не хранит на устройстве. Введенные данные останутся здесь, пока вы не закроете или не обновите страницу.',
  'draft.memoryHost':
    'На этом устройстве ничего не хранится. Введенные данные останутся здесь, пока вы не закроете или не обновите страницу.',
  'draft.restored': 'Подставлены ваши прошлые ответы: они хранились на этом устройстве.',
  'error.other': 'Ответ не принят ({code}). Исправьте его и повторите попытку.',
  'draft.keepMine': 'Продолжить с тем, что введено здесь',
  'draft.takeTheirs': 'Взять данные из другой вкладки',
  'action.support': 'Обратиться в поддержку',
  'action.newTab': '(откроется в новой вкладке)',
  'person.title': 'Ответа здесь нет?',
  'person.text': 'Представитель службы поддержки ответит письменно.',
  'person.stuck': 'Если не получается',
  'person.call': 'Позвонить',
  'person.always': 'Круглосуточно',
  'person.now': 'Сейчас отвечают',
  'person.nowUntil': 'Сейчас отвечают, до {moment}',
  'person.from': 'Сейчас не отвечают; снова с {moment}',
  'person.never': 'Сейчас не отвечают',
  'person.languages': 'Языки: {languages}',
  'person.zone': 'Время зоны {zone}',
  'person.line': '{days}: {times}',
  'person.when': 'Когда придет ответ',
  'person.hours': 'Представители отвечают',
  'person.target.business': '{time} рабочего времени',
  'person.target.always': '{time}',
  'person.severity.1': 'Работа остановлена',
  'person.severity.2': 'Работа сильно затруднена',
  'person.severity.3': 'Работа затруднена',
  'person.severity.4': 'Вопрос',
  'home.docs': 'Документация',
  'home.docs.all': 'Все ссылки',
  'home.copy': 'Нет связи с сервисом. Показано то, что загружено {moment}.',
} as const satisfies WordsLike<typeof english>;
