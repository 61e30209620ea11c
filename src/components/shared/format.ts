/** Dates, times, prices and names in the user's language. Resolved per element, when rendering. */
import {countryName} from '../../domain/country-name.js';
import type {OrderLine} from '../../domain/order.js';

export interface Format {
  /** A calendar date, `YYYY-MM-DD`, in full. */
  date(plainDate: string): string;
  /** A moment's date and time in `zone`, with the zone named. */
  moment(epoch: number, zone?: string): string;
  /** A country by its code. */
  country(code: string): string;
  /** A price. Fraction digits as written in the decimal, at least the currency's own. */
  price(price: NonNullable<OrderLine['price']>): string;
  /** A duration up to an hour, `1:05`. */
  clock(milliseconds: number): string;
}

export function formatFor(locale: string): Format {
  // A page's first format takes some milliseconds, so none is made before it is used.
  let dates: Intl.DateTimeFormat | undefined;
  const priceFormats = new Map<string, Intl.NumberFormat>();
  /** Making a format takes longer than using it, and a page names several prices. */
  const priceFormat = (currency: string, written: number): Intl.NumberFormat => {
    const key = `${currency} ${written}`;
    let format = priceFormats.get(key);
    if (!format) {
      const style = {style: 'currency', currency} as const;
      const usual = new Intl.NumberFormat(locale, style).resolvedOptions().maximumFractionDigits ?? 0;
      const digits = Math.max(written, usual);
      format = new Intl.NumberFormat(locale, {...style, minimumFractionDigits: digits, maximumFractionDigits: digits});
      priceFormats.set(key, format);
    }
    return format;
  };
  return {
    date: (plainDate) =>
      (dates ??= new Intl.DateTimeFormat(locale, {dateStyle: 'long', timeZone: 'UTC'})).format(
        Date.parse(`${plainDate}T00:00:00Z`),
      ),
    moment: (epoch, zone) =>
      new Intl.DateTimeFormat(locale, {
        year: 'numeric',
        month: 'long',
        day: 'numeric',
        hour: 'numeric',
        minute: '2-digit',
        timeZoneName: 'short',
        timeZone: zone,
      }).format(epoch),
    country: (code) => countryName(code, locale),
    price: ({amount, currency}) => {
      const format = priceFormat(currency, amount.split('.')[1]?.length ?? 0);
      // A decimal as text keeps every digit; engines format such strings exactly.
      return format.format(amount as unknown as number);
    },
    clock: (milliseconds) => {
      const seconds = Math.max(0, Math.ceil(milliseconds / 1000));
      return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
    },
  };
}
