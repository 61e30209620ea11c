/** The categories of cases and the products, in three languages. */
import type {CaseCategory, CategoryNeed} from '../../../domain/support/case-category.js';
import type {SupportRequest} from './rules.js';
import {signedInAccount, type World} from '../world.js';
import {supportLanguage, type SupportLanguage} from './language.js';

type Names = Readonly<Record<SupportLanguage, string>>;
const named = (en: string, ru: string, sr: string): Names => ({en, ru, 'sr-Latn': sr});

type Row = readonly [id: string, parentId: string | null, names: Names, needs?: readonly CategoryNeed[]];

const rows: readonly Row[] = [
  ['registration', null, named('Partner registration', 'Регистрация партнера', 'Registracija partnera')],
  ['renewal', 'registration', named('Renewal', 'Возобновление', 'Obnova')],
  [
    'renewal-terms',
    'renewal',
    named('Terms and acceptance', 'Условия и их принятие', 'Uslovi i prihvatanje'),
    ['concern'],
  ],
  ['renewal-date', 'renewal', named('Dates and grace period', 'Сроки и льготный период', 'Rokovi i dodatni rok')],
  ['renewal-signer', 'renewal', named('Authority to sign', 'Право подписи', 'Ovlašćenje za potpisivanje')],
  ['company', 'registration', named('Company details', 'Сведения о компании', 'Podaci o preduzeću')],
  ['company-address', 'company', named('Address or country', 'Адрес или страна', 'Adresa ili država')],
  ['company-people', 'company', named('People and access', 'Сотрудники и доступ', 'Zaposleni i pristup')],
  ['orders', null, named('Orders and services', 'Заказы и услуги', 'Porudžbine i usluge')],
  ['order-setup', 'orders', named('Setting up an order', 'Настройка заказа', 'Podešavanje porudžbine')],
  ['order-organization', 'order-setup', named('Organization', 'Организация', 'Organizacija')],
  [
    'organization-unknown',
    'order-organization',
    named('Not recognized', 'Не распознана', 'Nije prepoznata'),
    ['concern'],
  ],
  [
    'organization-wrong',
    'order-organization',
    named('The wrong one was chosen', 'Выбрана не та', 'Izabrana je pogrešna'),
    ['concern'],
  ],
  ['order-mail', 'order-setup', named('Set-up mail', 'Письмо для настройки', 'Poruka za podešavanje'), ['concern']],
  [
    'order-closed',
    'order-setup',
    named('The order was closed', 'Заказ закрыт', 'Porudžbina je zatvorena'),
    ['concern'],
  ],
  ['service', 'orders', named('A service does not work', 'Услуга не работает', 'Usluga ne radi')],
  ['service-calling', 'service', named('Calling', 'Вызовы', 'Pozivi'), ['product', 'phone']],
  ['service-meetings', 'service', named('Meetings', 'Совещания', 'Sastanci'), ['product']],
  ['service-other', 'service', named('Something else', 'Другое', 'Nešto drugo'), ['product']],
  ['billing', null, named('Billing', 'Начисление платы', 'Naplata')],
  ['billing-invoice', 'billing', named('An invoice', 'Счет', 'Račun')],
  ['billing-start', 'billing', named('When billing begins', 'Начало начисления', 'Početak naplate'), ['concern']],
  ['other', null, named('Something else', 'Другое', 'Nešto drugo')],
];

const hints: Readonly<Record<string, Names>> = {
  registration: named('Agreements, dates, people', 'Соглашения, сроки, сотрудники', 'Ugovori, rokovi, zaposleni'),
  orders: named('Set-up, provisioning, services', 'Настройка, подключение, услуги', 'Podešavanje, aktiviranje, usluge'),
};

const trees = new Map<SupportLanguage, readonly CaseCategory[]>();

/** The tree in the language nearest to the one asked for. */
export function categoriesIn(language: string): readonly CaseCategory[] {
  const known = supportLanguage(language) ?? 'en';
  const made =
    trees.get(known) ??
    rows.map(([id, parentId, names, needs = []]) => ({
      id,
      parentId,
      name: names[known],
      hint: hints[id]?.[known] ?? '',
      needs: [...needs],
    }));
  trees.set(known, made);
  return made;
}

export function listCategories(world: World, {language}: SupportRequest<'listCategories'>) {
  signedInAccount(world);
  return {categories: structuredClone([...categoriesIn(language)])};
}

/** Products by id; their names are the vendor's and not translated. */
export const productNames: Readonly<Record<string, string>> = {
  calling: 'Calling Professional',
  meetings: 'Meetings Suite',
  messaging: 'Enterprise Messaging',
  devices: 'Device Management',
};
