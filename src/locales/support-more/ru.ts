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
  'outbox.title': 'Ожидает отправки',
  'outbox.text': 'Каждая запись уйдет автоматически, один раз и в этом порядке.',
  'outbox.case': 'Новое обращение: {subject}',
  'outbox.reply': 'Ответ в обращении {reference}',
  'outbox.replyUnnamed': 'Ответ в обращении',
  'outbox.since': 'С {date}',
  'outbox.network': 'Ожидает подключения к сети',
  'outbox.files': {
    one: 'Ожидает {count} файл',
    few: 'Ожидает {count} файла',
    many: 'Ожидает {count} файлов',
    other: 'Ожидает {count} файла',
  },
  'outbox.turn': 'Ожидает своей очереди',
  'outbox.behind': 'Ожидает предыдущую запись',
  'outbox.sending': 'Отправляем…',
  'outbox.checking': 'Пока неизвестно, дошло ли; проверяем',
  'outbox.refused': 'Не принято',
  'outbox.signedOut': 'Ожидает вашего входа',
  'outbox.cancel': 'Вернуть и изменить',
  'outbox.cancelOf': 'Вернуть и изменить: {what}',
  'outbox.sendNow': 'Отправить сейчас',
} as const satisfies WordsLike<typeof english>;
