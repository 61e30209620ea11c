/** Russian subjects of cases that another element asks for, by its topic. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'offer.order-closed': 'Заказ закрыт, настроить его уже нельзя',
  'offer.order-unavailable': 'Не удалось загрузить заказ',
  'offer.order-unknown': 'Состояние заказа неизвестно порталу',
  'offer.partner-not-recognized': 'При настройке заказа наша организация не найдена',
  'offer.customer-not-recognized': 'Организация клиента не найдена',
  'offer.mapped-elsewhere': 'Заказ уже привязан к другим организациям',
  'offer.outcome-unknown': 'Неизвестно, выполнена ли операция',
  'offer.step-failed': 'Не удается выполнить шаг настройки заказа',
  'offer.activation-failed': 'Не удалось подключить услуги',
  'offer.address-conflict': 'Адрес электронной почты уже занят',
  'offer.renewal': 'Вопрос о возобновлении',
  'offer.renewal-blocked': 'Соглашение нельзя возобновить',
  'offer.renewal-failed': 'Не удается возобновить соглашение',
  'offer.agreement-unavailable': 'Не удалось загрузить соглашение',
  'offer.agreement-missing': 'В списке нет соглашения',
  'offer.agreement-unknown': 'Состояние соглашения неизвестно порталу',
  'offer.agreements-unavailable': 'Не удалось загрузить соглашения',
  'offer.not-partner': 'Моя компания не значится партнером',
  'offer.role-lost': 'Я больше не могу подписывать документы за компанию',
  'offer.company-data': 'Данные нашей компании неверны',
  'offer.reapplication': 'Вопрос о повторной заявке',
  'offer.reapplication-refused': 'Повторная заявка отклонена',
  'offer.reapplication-failed': 'Не удается повторно подать заявку',
  'offer.sign-in': 'Не удается войти',
  'offer.other': 'Нужна помощь с этой страницей',
} as const satisfies WordsLike<typeof english>;
