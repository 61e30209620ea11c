/** Russian words of partner support's first view. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'shell.errorTitle': 'Ошибка: {title}',
  'shell.loading': 'Загрузка',
  'action.retry': 'Повторить попытку',
  'problem.network': 'Соединение прервалось. Данные не потеряны: проверьте сеть и повторите попытку.',
  'problem.timeout': 'Ответ не пришел вовремя. Данные не потеряны: повторите попытку.',
  'problem.invalid': 'Часть ответов не принята. Исправьте их и повторите попытку.',
  'problem.conflict': 'Тем временем здесь что-то изменили. Загрузите снова, чтобы увидеть текущее состояние.',
  'problem.forbidden': 'У вашей учетной записи нет доступа. Обратитесь к администратору своей компании.',
  'problem.signed-out': 'Сеанс завершен. Войдите снова: введенные данные остались на месте.',
  'problem.rate-limited': 'Слишком много запросов. Немного подождите и повторите попытку.',
  'problem.gone': 'Этого больше не существует. Вернитесь в поддержку партнеров.',
  'problem.nowhere':
    'Сервис не найден по указанному адресу. Сообщите об этом владельцу портала или повторите попытку позже.',
  'problem.server': 'Сервис сейчас не работает. Данные не потеряны: повторите попытку позже.',
  'problem.contract':
    'Не удалось обработать ответ сервиса. Повторите попытку; если ошибка не исчезнет, обратитесь в поддержку.',
  'problem.unknown':
    'Произошла непредвиденная ошибка. Данные не потеряны: повторите попытку; если ошибка не исчезнет, обратитесь в поддержку.',
  'problem.reference': 'Код для обращения в поддержку: {reference}',
  'support.title': 'Поддержка партнеров',
  'support.failed.title': 'Не удалось загрузить поддержку партнеров',
  'support.signedOut.title': 'Вы не вошли в систему',
  'support.signedOut.text': 'Войдите с учетной записью своей компании, чтобы обратиться в поддержку.',
  'support.signedOut.signIn': 'Войти',
  'action.newCase': 'Создать обращение',
  'action.back': 'Назад',
  'action.home': 'Поддержка партнеров',
  'home.search': 'Поиск ответов',
  'home.searchGo': 'Найти',
  'home.articles': 'Самые нужные ответы',
  'home.topics': 'Темы',
  'home.person.title': 'Спросить специалиста',
  'home.person.text':
    'Представитель службы поддержки ответит письменно. Номер обращения вы получите сразу, а каждый шаг увидите здесь.',
  'home.cases': 'Ваши обращения',
  'home.cases.needsAnswer': {
    one: '{count} ждет вашего ответа',
    few: '{count} ждут вашего ответа',
    many: '{count} ждут вашего ответа',
    other: '{count} ждут вашего ответа',
  },
  'home.cases.changed': {
    one: '{count} изменилось с прошлого визита',
    few: '{count} изменились с прошлого визита',
    many: '{count} изменилось с прошлого визита',
    other: '{count} изменилось с прошлого визита',
  },
  'home.cases.open': {
    one: '{count} открыто',
    few: '{count} открыты',
    many: '{count} открыто',
    other: '{count} открыто',
  },
  'home.cases.all': 'Все обращения',
} as const satisfies WordsLike<typeof english>;
