/** Russian words of an agreement's details and calendar entries. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'overview.calendar': 'Добавить в календарь',
  'overview.receipts': 'Подтверждения',
  'overview.countries': {
    one: '{count} страна деятельности',
    few: '{count} страны деятельности',
    many: '{count} стран деятельности',
    other: '{count} страны деятельности',
  },
  'overview.deadline.end': 'Последний день для возобновления',
  'overview.deadline.acceptance': 'Последний день для принятия условий',
  'overview.deadline.grace': 'Конец льготного периода',
  'overview.deadline.missed': 'Условия следовало принять до',
  'overview.deadline.lapsed': 'Льготный период закончился',
  'overview.deadline.renewed': 'Возобновлено до',
  'overview.deadline.opens': 'Возобновление откроется',
  'overview.deadline.next': 'Срок действия до',
  'overview.endOfDay': 'до конца дня, часовой пояс {zone}',
  'overview.startOfDay': 'с начала дня, часовой пояс {zone}',
  'overview.ownZone': 'В моем часовом поясе',
  'overview.ownZone.ends': 'Заканчивается {moment}',
  'overview.ownZone.begins': 'Начинается {moment}',
  'overview.ownZone.ended': 'Закончился {moment}',

  'standing.tooEarly.text': 'Соглашение действует. Его можно будет возобновить, когда откроется возобновление.',
  'standing.open.text': 'Соглашение действует. Вы можете возобновить его в любое время до окончания срока.',
  'standing.open.endless': 'Соглашение действует и не имеет даты окончания.',
  'standing.dueSoon.end': 'Срок действия скоро закончится. Возобновите соглашение до конца последнего дня.',
  'standing.dueSoon.acceptance':
    'Действующие условия нужно принимать раз в год, даже если срок соглашения больше. Примите их до конца последнего дня.',
  'standing.acceptanceOverdue.text':
    'Ежегодное принятие условий пропущено. Соглашение пока действует: примите действующие условия сейчас.',
  'standing.grace.day': {
    one: 'Срок действия закончился. Сегодня {day}-й из {count} дня льготного периода, и соглашение еще можно возобновить.',
    few: 'Срок действия закончился. Сегодня {day}-й из {count} дней льготного периода, и соглашение еще можно возобновить.',
    many: 'Срок действия закончился. Сегодня {day}-й из {count} дней льготного периода, и соглашение еще можно возобновить.',
    other:
      'Срок действия закончился. Сегодня {day}-й из {count} дня льготного периода, и соглашение еще можно возобновить.',
  },
  'standing.lapsed.text':
    'Льготный период закончился, и соглашение больше нельзя возобновить. Подайте заявку повторно и примите условия для каждой страны деятельности.',
  'standing.reapplying.text': 'Подается новая заявка. Некоторые страны, возможно, еще ждут вашего решения.',
  'standing.underReview.text': 'Принятие получено и рассматривается. На это время соглашение не истекает.',
  'standing.renewed.text': 'Условия на следующий срок приняты. Делать ничего не нужно.',
  'standing.declined.text':
    'Отказ вашей компании от возобновления зарегистрирован. До крайнего срока решение еще можно изменить.',
  'standing.unknown.text': 'Статус соглашения ({status}) этой странице неизвестен. Обратитесь в поддержку.',
  'standing.mayNotSign':
    'У вашей учетной записи нет права подписи от имени этой компании. Вы можете пригласить того, у кого оно есть.',

  'loss.title': 'Что будет потеряно без возобновления',
  'loss.titleLapsed': 'Что потеряно',
  'loss.until': 'До этого момента статус и доступ сохраняются.',
  'loss.status': 'Статус зарегистрированного партнера приостанавливается',
  'loss.access': 'Все связанные с компанией сотрудники теряют партнерский доступ',
  'loss.programme': 'Компания теряет право участвовать в партнерской программе',
  'loss.reapplication': 'Нужна повторная заявка с принятием условий для каждой страны деятельности',
  'loss.locator': 'Сведения о компании удаляются из каталога партнеров',

  'timeline.label': 'Шкала времени. {marks}',
  'timeline.registered': 'Регистрация',
  'timeline.today': 'Сегодня',
  'timeline.acceptance': 'Принятие условий',
  'timeline.end': 'Конец срока',
  'timeline.grace': 'Конец льготного периода',

  'calendar.acceptance': 'Последний день для принятия условий: {agreement}',
  'calendar.end': 'Последний день для возобновления: {agreement}',
  'calendar.grace': 'Конец льготного периода: {agreement}',
  'calendar.text': 'Компания: {company}. Последний день: {date}, часовой пояс {zone}',
} as const satisfies WordsLike<typeof english>;
