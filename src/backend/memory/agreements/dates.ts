/** Plain dates without a zone, `YYYY-MM-DD`, moved about. */

const day = 86_400_000;
const textOf = (epoch: number): string => new Date(epoch).toISOString().slice(0, 10);

/** `date` moved by whole days; negative moves back. */
export const plusDays = (date: string, days: number): string => textOf(Date.parse(date) + days * day);

/** `date` moved by whole months; a day that the month has not got becomes its last one. */
export function plusMonths(date: string, months: number): string {
  const [year, month, dayOfMonth] = date.split('-').map(Number) as [number, number, number];
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return textOf(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last)));
}
