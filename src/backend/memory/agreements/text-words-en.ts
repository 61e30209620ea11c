import type {TextWords} from './text-clauses.js';

export const textWordsEn: TextWords = {
  titles: {
    channel: 'Indirect Channel Partner Agreement',
    services: 'Service Provider Agreement',
    public: 'Public Sector Framework Agreement',
  },
  preamble: [
    'This agreement, version {version}, is made between **{party}**, with its seat in {seat} (the **Vendor**), and the company that accepts it (the **Partner**).',
    'It takes effect on the day on which a person with authority to bind the Partner accepts it electronically.',
  ],
  clauses: {
    definitions: {
      title: 'Definitions',
      body: [
        '**Products** means the hardware, software and subscriptions that the Vendor lists for sale through partners.',
        '**Authorised Distributor** means a company that the Vendor has named as a source of Products in the Territory.',
        '**Territory** means the countries of business for which the Partner has been registered.',
      ],
    },
    appointment: {
      title: 'Appointment of the Partner',
      body: [
        'The Vendor appoints the Partner as a non-exclusive reseller of Products in the Territory. The Partner accepts the appointment and acts in its own name and for its own account.',
        'Nothing in this agreement creates a partnership, an agency or an employment between the parties.',
      ],
    },
    term: {
      title: 'Term and renewal',
      body: [
        'The agreement runs for the term that is stated in the partner record. The Partner accepts the current terms once a year, on or before the anniversary of its registration.',
        'If the agreement has ended, the Partner may still accept and renew it within ten days. Afterwards a new application is needed for every country of business.',
      ],
    },
    obligations: {
      title: 'Duties of the Partner',
      body: [
        'The Partner shall:',
        '- keep a physical place of business in each country of the Territory;',
        '- keep its company, contact and distributor data up to date;',
        '- employ staff who know the Products well enough to advise customers;',
        '- answer questions of the Vendor about a sale within {answerDays} days.',
      ],
    },
    distribution: {
      title: 'Buying through distribution',
      body: [
        'The Partner buys Products only from Authorised Distributors and holds at least one active account with one of them in each country of the Territory.',
        'Prices and terms of delivery are agreed between the Partner and the Authorised Distributor. The Vendor is no party to that sale.',
      ],
    },
    fax: {
      title: 'Notices by fax',
      body: [
        'A notice that was sent by fax counts as received on the next working day, where the sender holds a report of its transmission.',
      ],
    },
    marks: {
      title: 'Names and marks',
      body: [
        'The Partner may use the names and marks of the Vendor to describe Products truthfully, and follows the published guidelines.',
        'Every such right ends with this agreement.',
      ],
    },
    confidentiality: {
      title: 'Confidentiality',
      body: [
        'Each party keeps what it learns from the other in confidence secret for {secrecyYears} years after the end of this agreement, and uses it for the purposes of this agreement only.',
        'This does not concern what is public, what a party knew before, or what a court orders to be disclosed.',
      ],
    },
    dataProtection: {
      title: 'Protection of personal data',
      body: [
        'Each party processes personal data of the other party’s staff only as far as this agreement requires, and each is a controller of its own.',
        'Requests of data subjects are passed on within {answerDays} days.',
      ],
    },
    security: {
      title: 'Reporting of security incidents',
      body: [
        'The Partner reports an incident that concerns Products or credentials of the partner portal within 72 hours to [security@arvelund.example](mailto:security@arvelund.example).',
        'The report names what happened, which customers are concerned, and what was done.',
      ],
    },
    export: {
      title: 'Export control',
      body: [
        'Products are subject to the export laws of several countries. The Partner obtains every license that its deliveries need, and keeps records of them for five years.',
      ],
    },
    integrity: {
      title: 'Integrity',
      body: [
        'The Partner offers no advantage to public officials or to staff of customers in order to win a sale.',
        'The Vendor may ask the Partner to answer a questionnaire on integrity when the agreement is renewed.',
      ],
    },
    liability: {
      title: 'Liability',
      body: [
        'The liability of each party is limited to the value of the Products that the Partner bought in the twelve months before the damage, but not less than {amount} euros.',
        'The limit does not apply to intent, to gross negligence, or to injury of life, body or health.',
      ],
    },
    termination: {
      title: 'Termination',
      body: [
        'Either party may terminate this agreement by written notice of {noticeDays} days.',
        'The Vendor may terminate it at once where the Partner breaks the sections on export control or integrity.',
      ],
    },
    law: {
      title: 'Law and place of jurisdiction',
      body: [
        'This agreement is governed by the law in force at the seat of **{party}**. Disputes are heard by the courts of {seat}.',
      ],
    },
    general: {
      title: 'General',
      body: [
        'Changes of this agreement need the acceptance of both parties. An acceptance by electronic means is sufficient.',
        'If a provision is invalid, the others remain in force.',
      ],
    },
  },
  newerIntegrity: {
    title: 'Integrity',
    body: [
      'The Partner offers no advantage, directly or through others, to public officials or to staff of customers in order to win or to keep a sale, and trains its staff once a year.',
      'The Vendor may ask the Partner to answer a questionnaire on integrity when the agreement is renewed, and may inspect records of sales once in {auditMonths} months.',
    ],
  },
  schedule: {
    title: 'Schedule {number}: product family {code}',
    body: [
      'This schedule applies to orders for product family **{code}** by public bodies. It prevails over the sections of the agreement where the two differ.',
      'The Partner may grant public bodies a discount of up to {share} per cent of the list price without asking the Vendor. A larger discount needs approval, which the Vendor gives or refuses within {days} days. An approval holds for one tender and for no other.',
      'Products of this family are delivered within {days} days of the order. Where a tender asks for earlier delivery, the Partner tells the Authorised Distributor when it registers the tender. Deliveries in parts are allowed unless the tender excludes them, and each part is invoiced by itself.',
      'The Partner keeps offers, approvals and proofs of delivery for {years} years and shows them on request of the public body, of the Vendor, or of an auditor whom either of them has named.',
    ],
  },
  tableHead: ['Service', 'Within'],
  tableRows: ['Answer to a fault report', 'Replacement of a defective part', 'Delivery of spare parts on site'],
};
