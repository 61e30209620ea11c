/** Russian words of the overview of agreements. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'shell.errorTitle': 'Ошибка: {title}',
  'shell.loading': 'Загрузка',
  'action.retry': 'Повторить попытку',
  'action.support': 'Обратиться в поддержку',

  'problem.network': 'Соединение прервалось. Данные не потеряны: проверьте сеть и повторите попытку.',
  'problem.timeout': 'Ответ не пришел вовремя. Данные не потеряны: повторите попытку.',
  'problem.invalid': 'Часть ответов не принята. Исправьте их и повторите попытку.',
  'problem.conflict':
    'Тем временем кто-то изменил это соглашение. Загрузите его снова, чтобы увидеть текущее состояние.',
  'problem.forbidden':
    'У вашей учетной записи нет доступа к этому соглашению. Обратитесь к администратору вашей компании.',
  'problem.signed-out': 'Сеанс завершен. Войдите снова: введенные данные остались на месте.',
  'problem.rate-limited': 'Слишком много запросов. Немного подождите и повторите попытку.',
  'problem.gone': 'Этого соглашения больше нет. Вернитесь к списку соглашений.',
  'problem.nowhere':
    'Сервис не найден по указанному адресу. Сообщите об этом владельцу портала или повторите попытку позже.',
  'problem.server': 'Сервис сейчас не работает. Данные не потеряны: повторите попытку позже.',
  'problem.contract':
    'Не удалось обработать ответ сервиса. Повторите попытку; если ошибка не исчезнет, обратитесь в поддержку.',
  'problem.unknown':
    'Произошла непредвиденная ошибка. Данные не потеряны: повторите попытку; если ошибка не исчезнет, обратитесь в поддержку.',
  'problem.reference': 'Код для обращения в поддержку: {reference}',

  'overview.title': 'Ваши соглашения',
  'overview.lead': 'Состояние каждого соглашения, ближайшие сроки и последствия, если ничего не предпринять.',
  'overview.count': {
    one: '{shown} из {count} соглашения',
    few: '{shown} из {count} соглашений',
    many: '{shown} из {count} соглашений',
    other: '{shown} из {count} соглашения',
  },
  'overview.loaded': {
    one: 'Загружено {count} соглашение',
    few: 'Загружено {count} соглашения',
    many: 'Загружено {count} соглашений',
    other: 'Загружено {count} соглашения',
  },
  'overview.searching': 'Поиск по всем соглашениям',
  'overview.refresh': 'Обновить',
  'overview.offline': 'Нет подключения к сети. Показаны данные последней загрузки; чтобы принять условия, нужна сеть.',
  'overview.select': 'Выбрать {agreement}',
  'overview.renew': 'Возобновить',
  'overview.accept': 'Принять условия',
  'overview.reapply': 'Подать заявку повторно',
  'overview.continue': 'Продолжить заявку',
  'overview.until': 'до {date}',
  'overview.acceptBy': 'принять до {date}',
  'overview.since': 'последний день: {date}',
  'overview.from': 'с {date}',
  'overview.daysLeft': {one: 'день до срока', few: 'дня до срока', many: 'дней до срока', other: 'дня до срока'},
  'overview.lastDay': 'Последний день',
  'overview.failed.title': 'Не удалось загрузить соглашения',

  'standing.tooEarly': 'Возобновление не открыто',
  'standing.open': 'Действует',
  'standing.dueSoon': 'Срок близко',
  'standing.acceptanceOverdue': 'Принятие просрочено',
  'standing.grace': 'Льготный период',
  'standing.lapsed': 'Истекло',
  'standing.reapplying': 'Повторная заявка',
  'standing.underReview': 'На рассмотрении',
  'standing.renewed': 'Возобновлено',
  'standing.declined': 'Отклонено',
  'standing.unknown': 'Обрабатывается',
} as const satisfies WordsLike<typeof english>;
