/** Russian words of an agreement's details and of what else the overview says after its first paint. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'overview.selected': {
    one: 'Выбрано: {count}',
    few: 'Выбрано: {count}',
    many: 'Выбрано: {count}',
    other: 'Выбрано: {count}',
  },
  'overview.renewTogether': 'Возобновить вместе',
  'overview.unselect': 'Снять выбор',
  'overview.most': {
    one: 'За один раз можно возобновить не более {count} соглашения.',
    few: 'За один раз можно возобновить не более {count} соглашений.',
    many: 'За один раз можно возобновить не более {count} соглашений.',
    other: 'За один раз можно возобновить не более {count} соглашения.',
  },
  'overview.empty.title': 'Соглашений пока нет',
  'overview.empty.text':
    'Как только у вашей компании появится соглашение, оно будет показано здесь вместе со сроками. Если какого-то соглашения не хватает, обратитесь в поддержку.',
  'overview.noMatch.title': 'Подходящих соглашений нет',
  'overview.noMatch.text': 'Измените запрос или покажите все соглашения.',
  'overview.noMatch.clear': 'Показать все соглашения',
  'overview.notPartner.title': 'Ваша компания не зарегистрирована как партнер',
  'overview.notPartner.text':
    'Возобновить регистрацию могут только уже зарегистрированные компании. Сначала зарегистрируйтесь, и соглашение появится здесь.',
  'overview.notPartner.register': 'Зарегистрироваться как партнер',
  'overview.signedOut.title': 'Вы не вошли в систему',
  'overview.signedOut.text': 'Чтобы увидеть соглашения вашей компании, войдите с ее учетной записью.',
  'overview.signedOut.signIn': 'Войти',
  'resource.title': 'Помощь с возобновлением',
  'resource.guide': 'Руководство пользователя',
  'resource.questions': 'Вопросы и ответы',
  'resource.support': 'Поддержка партнеров',

  'overview.begun': 'Вы уже начали. Последнее изменение: {date}',
  'overview.begunOn': 'Последнее изменение: {date}',
  'overview.begunTogether': {
    one: 'Вы начали возобновлять {count} соглашение',
    few: 'Вы начали вместе возобновлять {count} соглашения',
    many: 'Вы начали вместе возобновлять {count} соглашений',
    other: 'Вы начали вместе возобновлять {count} соглашения',
  },
  'overview.goOn': 'Продолжить',
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
  'calendar.text': 'Компания: {company}\nПоследний день: {date}, часовой пояс {zone}',
} as const satisfies WordsLike<typeof english>;
