import type {ArticleWords} from './article-words.js';

export const articlesEn: ArticleWords = {
  topics: {
    registration: 'Registration and renewal',
    orders: 'Orders and set-up',
    services: 'Services',
    billing: 'Billing',
    support: 'Getting support',
  },
  articles: [
    {
      id: 'article-renewal-dates',
      topicId: 'registration',
      title: 'Until when a registration can be renewed',
      keywords: ['deadline', 'grace period', 'expiry', 'renewal'],
      summary: 'The agreement names its last day; after it there are ten days of grace.',
      text: `## The last day

The agreement names the last day of its term. That day counts whole, in the time zone of the agreement.

## Ten days of grace

After the last day the registration can still be renewed for **ten days**. Status and access stay as they are.

| Day | What holds |
| --- | --- |
| last day of the term | everything |
| grace days 1 to 10 | everything, with a warning |
| after that | a new application is needed |

> An acceptance that arrived in time does not lapse while it is under review.`,
    },
    {
      id: 'article-who-signs',
      topicId: 'registration',
      title: 'Who may accept the terms for the company',
      keywords: ['signature', 'authority', 'legal', 'sign'],
      summary: 'Anybody who may sign legal documents for the company; it need not be who applied first.',
      text: `Anybody with authority to sign legal documents may renew. The original applicant may have left.

1. Open the agreement.
2. Answer whether you may sign.
3. If you may not, **invite** a person who may: they get a link and nothing has to be typed again.`,
    },
    {
      id: 'article-lapsed',
      topicId: 'registration',
      title: 'The registration has lapsed: what now',
      keywords: ['suspended', 'lapsed', 're-application', 'countries'],
      summary: 'Apply again for every country of business and accept the terms of each.',
      text: `When the grace period is over, the registered status is suspended and people lose partner access.

- Apply again for **every** country of business.
- Accept the terms that belong to each country.
- Countries are decided one by one; those accepted work at once.`,
    },
    {
      id: 'article-setup-mail',
      topicId: 'orders',
      title: 'The set-up mail did not arrive',
      keywords: ['mail', 'spam', 'resend', 'provisioning contact'],
      summary: 'Look in spam, allow the sender, then have the mail sent again.',
      text: `The mail goes out on the requested start date, to the provisioning contact.

1. Look in the spam folder.
2. Put the sender's address on the allow list.
3. Ask whoever placed the order to **send the mail again**. That works until the order is assigned to its organizations.

Sending again does not extend the time in which the order has to be set up.`,
    },
    {
      id: 'article-organization-unknown',
      topicId: 'orders',
      title: 'None of the organizations shown is mine',
      keywords: ['organization', 'match', 'not recognized', 'wizard'],
      summary: 'Stop there and write to support: an order that was assigned cannot be taken back.',
      text: `Organizations are found by the domain of your address. A merger or a second brand can hide yours.

**Do not choose another one.** Once the order is assigned, that cannot be undone. Open a case from the same page; the order is filled in already.`,
    },
    {
      id: 'article-subdomain',
      topicId: 'services',
      title: 'Choosing a subdomain that is free',
      keywords: ['subdomain', 'taken', 'name', 'site'],
      summary: 'One to sixty-three letters and digits; check, then save.',
      text: `A subdomain has 1 to 63 letters and digits. \`avala1\` is one, \`avala group\` is not.

Check whether it is free, then save. Somebody may be faster between the two; then another one has to be chosen.`,
    },
    {
      id: 'article-one-way-sound',
      topicId: 'services',
      title: 'In calls only one side hears the other',
      keywords: ['audio', 'calls', 'firewall', 'sound'],
      summary: 'Nearly always a firewall between the office and the service.',
      text: `## Check

- Does it happen in every network, or in the office alone?
- Does the firewall let the media ports pass in both directions?

## If it stays

Open a case of category *Calling*, add the log of one such call, and tell when it took place.`,
    },
    {
      id: 'article-billing-start',
      topicId: 'billing',
      title: 'When billing begins',
      keywords: ['invoice', 'price', 'start', 'subscription'],
      summary: 'With "Provision and start billing", for everything that was bought.',
      text: `Billing begins when the order is provisioned. Everything that was bought is billed from then on, **set up or not**.

A service that was left for later can be set up any time.`,
    },
    {
      id: 'article-first-case',
      topicId: 'support',
      title: 'What is needed before the first case',
      keywords: ['workspace', 'module', 'case', 'first time'],
      summary: 'Sign in to the workspace once and add the case module.',
      text: `Cases are opened and followed online once the module is there.

1. Sign in to the workspace.
2. Add the module.
3. Come back: what you typed waits for you.`,
    },
    {
      id: 'article-severity',
      topicId: 'support',
      title: 'Which severity a case has',
      keywords: ['severity', 'urgent', 'phone', 'priority'],
      summary: 'From 1, everything is down, to 4, a question. For 1 and 2 a call is faster.',
      text: `| Severity | Meaning |
| --- | --- |
| 1 | The service is down for everybody |
| 2 | Work is severely impaired |
| 3 | Something does not work as it should |
| 4 | A question |

Representatives may correct the severity; the case shows when and why.`,
    },
  ],
  ways: [
    'How to change',
    'How to check',
    'How to restore',
    'How to hand over',
    'How to find',
    'How to export',
    'How to remove',
  ],
  things: [
    ...[
      'the company address',
      'a second administrator',
      'the provisioning contact',
      'call records',
      'the voicemail greeting',
    ],
    ...['meeting recordings', 'the license count', 'a verified domain', 'the emergency location', 'a device code'],
    ...['the sign-in method', 'the dial plan', 'a number range', 'the retention period', 'an invoice copy'],
  ],
  occasions: [
    ...['before the first order', 'after a merger', 'when the administrator has left', 'for several countries'],
    ...['after the renewal', 'during a trial', 'without access to the hub', 'for a customer'],
  ],
  summary: '{title}: what to prepare, the steps, and what to do if it does not work.',
  before: 'You need administrator rights and about ten minutes.',
  steps: [
    'Open the settings of the organization.',
    'Choose the entry and check what it shows.',
    'Save, and wait until the change is shown.',
  ],
  after: 'Open a case and add what the page shows. Do not repeat the steps.',
  headings: ['Before you begin', 'Steps', 'If it does not work'],
};
