/** Whom to call for what cannot wait (S-14, S-15, K-29). */
import type {Calendar} from '../calendar.js';
import {openingAt, type Opening} from './business-hours.js';
import type {Severity} from './case-summary.js';
import type {SupportPhone, SupportPolicy} from './support-policy.js';

/** A phone as advised now: its hours are meant in its own zone, which is to be told. */
export interface AdvisedPhone {
  readonly phone: SupportPhone;
  readonly zone: string;
  readonly opening: Opening;
}

/**
 * The phones to call for a severity, those that answer now first; empty where no call is advised. A case can always be
 * written all the same.
 */
export function phoneAdvice(
  severity: Severity,
  now: number,
  {phones, phoneSeverities}: Pick<SupportPolicy, 'phones' | 'phoneSeverities'>,
  calendar: Calendar,
): readonly AdvisedPhone[] {
  if (!phoneSeverities.includes(severity)) return [];
  return phones
    .map((phone) => ({phone, zone: phone.hours.zone, opening: openingAt(phone.hours, now, calendar)}))
    .sort((one, other) => Number(other.opening.isOpen) - Number(one.opening.isOpen));
}

/** A number as `tel:` dials it: the plus and the digits. */
export const dialled = (number: string): string => `tel:${number.replace(/[^\d+]/g, '')}`;
