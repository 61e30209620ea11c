/** What the portal itself says. */
export const words = {
  en: {
    orders: 'Orders',
    agreements: 'Agreements',
    support: 'Support',
    move: 'To the other column',
    close: 'Close the order',
    open: 'Open the order',
  },
  ru: {
    orders: 'Заказы',
    agreements: 'Соглашения',
    support: 'Поддержка',
    move: 'В другую колонку',
    close: 'Закрыть заказ',
    open: 'Открыть заказ',
  },
  'sr-Latn': {
    orders: 'Narudžbine',
    agreements: 'Ugovori',
    support: 'Podrška',
    move: 'U drugu kolonu',
    close: 'Zatvori narudžbinu',
    open: 'Otvori narudžbinu',
  },
};
