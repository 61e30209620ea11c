/** Russian words of the page of agreements, and of what a tester does to agreements. */
import type {AgreementWords} from './agreements-en.js';

export const agreementsRu: AgreementWords = {
  page: 'Соглашения',
  verify: 'Проверить подтверждение',
  none: 'В этом сценарии нет соглашений.',
  start: (scenario) => `Начать «${scenario}»`,
  agreement: 'Соглашение',
  scenarioGroupOf: {orders: 'Заказы', agreements: 'Соглашения'},

  jumps: (name) => `К моменту соглашения: ${name}`,
  jumpOf: {
    renewable: 'Первый день возобновления',
    days90: 'Осталось 90 дней',
    days30: 'Осталось 30 дней',
    days7: 'Осталось 7 дней',
    days1: 'Остался 1 день',
    lastDay: 'Последний день, 23:59',
    overdue: 'Принятие просрочено',
    grace1: '1-й льготный день',
    graceEnd: (days) => `${days}-й льготный день, 23:59:59`,
    lapsed: 'После льготного срока',
  },
  jumpsHint: 'В часовом поясе соглашения. Открытая страница меняется сразу.',
  year: '+1 год',

  vendor: 'Поставщик: соглашения',
  vendorHint: 'Без ведома партнера: открытая страница узнает об этом при следующем запросе.',
  chosen: 'Какое соглашение',
  chosenFacts: (status, version) => `В учете: ${status}, текст ${version}`,
  changeText: 'Опубликовать другой текст',
  signByOther: 'Подписать от имени другого',
  acceptReview: 'Рассмотрение: принять',
  refuseReview: 'Рассмотрение: отказать',
  signing: 'Право подписи вошедшего',
  revokeSigning: 'Отозвать',
  restoreSigning: 'Вернуть',
  actOf: {
    textChanged: (id) => `${id}: текст изменен.`,
    signed: (id) => `${id}: подписано другим лицом.`,
    reviewAccepted: (id) => `${id}: рассмотрение завершено, принято.`,
    reviewRefused: (id) => `${id}: рассмотрение завершено, отказ.`,
    signingRevoked: (id) => `${id}: права подписи больше нет.`,
    signingRestored: (id) => `${id}: право подписи есть.`,
  },
  refused: (id, code) => `${id}: невозможно, ${code}.`,

  signIn: 'Вход на странице соглашений',
  signInOf: {host: 'Через портал', form: 'Через форму компонента'},
  signInHint: (userId, password) => `Для формы: имя пользователя ${userId}, пароль ${password}.`,

  keptRenewal: 'Черновики возобновлений: введенное в форму, пока оно не отправлено или не истек срок хранения.',
  keptReapplication: 'Черновики новых заявок: введенное по странам, пока оно не отправлено.',
  draftOf: (agreement, step) => `Для ${agreement}, шаг ${step}`,
  keptUntil: (moment) => `хранится до: ${moment}`,
};
