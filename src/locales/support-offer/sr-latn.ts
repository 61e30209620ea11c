/** Serbian (Latin) subjects of cases that another element asks for, by its topic. */
import type {WordsLike} from '../messages.js';
import type {words as english} from './en.js';

export const words = {
  'offer.order-closed': 'Porudžbina je zatvorena i više ne može da se podesi',
  'offer.order-unavailable': 'Porudžbina nije mogla da se učita',
  'offer.order-unknown': 'Portal ne prepoznaje stanje porudžbine',
  'offer.partner-not-recognized': 'Naša organizacija nije prepoznata pri podešavanju porudžbine',
  'offer.customer-not-recognized': 'Organizacija kupca nije prepoznata',
  'offer.mapped-elsewhere': 'Porudžbina je već povezana s drugim organizacijama',
  'offer.outcome-unknown': 'Ne zna se da li je radnja izvršena',
  'offer.step-failed': 'Korak podešavanja porudžbine ne uspeva',
  'offer.activation-failed': 'Usluge nisu mogle da se aktiviraju',
  'offer.address-conflict': 'Adresa e-pošte je već zauzeta',
  'offer.renewal': 'Pitanje o obnovi',
  'offer.renewal-blocked': 'Ugovor ne može da se obnovi',
  'offer.renewal-failed': 'Obnova ugovora ne uspeva',
  'offer.agreement-unavailable': 'Ugovor nije mogao da se učita',
  'offer.agreement-missing': 'Na spisku nedostaje ugovor',
  'offer.agreement-unknown': 'Portal ne prepoznaje stanje ugovora',
  'offer.agreements-unavailable': 'Ugovori nisu mogli da se učitaju',
  'offer.not-partner': 'Moje preduzeće nije prepoznato kao partner',
  'offer.role-lost': 'Više ne mogu da potpisujem u ime preduzeća',
  'offer.company-data': 'Podaci našeg preduzeća nisu tačni',
  'offer.reapplication': 'Pitanje o ponovnoj prijavi',
  'offer.reapplication-refused': 'Ponovna prijava je odbijena',
  'offer.reapplication-failed': 'Ponovno podnošenje prijave ne uspeva',
  'offer.sign-in': 'Ne mogu da se prijavim',
  'offer.other': 'Potrebna mi je pomoć na ovoj stranici',
} as const satisfies WordsLike<typeof english>;
