/** Requests that several conformance tests make, and the moments they travel to. */
import type {RequestOf} from '../partner-backend.js';

export const orderId = 'order-1';
export const partnerEmail = 'milena@meridian.example';
export const customerEmail = 'jana@avala.example';
export const second = 1000;
export const hour = 3_600_000;
export const day = 86_400_000;

/** What people write: two scripts, an emoji, and what languages of machines take for their own. */
export const writtenLine = `Đorđe Петровић 🚀 <b>&'"`;
/** The same where more than one line is written. */
export const writtenLines = `${writtenLine}\n${writtenLine}`;

/** Maps `order-1` to new organisations on both sides. */
export const mapToNew = (operationId: string): RequestOf<'mapOrder'> => ({
  orderId,
  operationId,
  role: 'partner',
  partner: {choice: 'new', organization: {name: 'Meridian Systems', country: 'RS', adminEmail: partnerEmail}},
  customer: {
    choice: 'new',
    organization: {
      name: 'Avala Logistika',
      country: 'RS',
      adminEmail: customerEmail,
      address: 'Savska 3\n11000 Beograd',
    },
  },
  customerAdminEmail: customerEmail,
});

/** Maps `order-1` to the organisations that are recognised in `existingPartner`. */
export const mapToExisting = (operationId: string): RequestOf<'mapOrder'> => ({
  orderId,
  operationId,
  role: 'partner',
  partner: {choice: 'existing', id: 'organization-meridian'},
  customer: {choice: 'existing', id: 'organization-avala'},
  customerAdminEmail: customerEmail,
});

export const sites = (...named: [name: string, licenses: number][]): RequestOf<'saveMeetings'> => ({
  orderId,
  meetings: {
    sites: named.map(([name, licenses]) => ({
      name,
      licenses,
      timeZone: 'Europe/Belgrade',
      userManagement: 'hub',
      earlyRelease: false,
    })),
  },
});
