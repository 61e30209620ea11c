import {equal, isTrue, rejection} from './checks.js';
import type {ConformanceTest} from './worlds.js';
import {mailedOnce} from './mailed-once.js';
import {customerEmail, day, hour, mapToExisting, orderId, partnerEmail} from './requests.js';

const alias = {email: 'orders@meridian.example', kind: 'partnerAlias'};

/** Midnight in Belgrade is 22:00 or 23:00 UTC of the day before. */
const isMidnightInBelgrade = (epoch: number): boolean => {
  const parts = new Intl.DateTimeFormat('en', {
    timeZone: 'Europe/Belgrade',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  return parts.format(epoch) === '00:00';
};

export const contactTests: readonly ConformanceTest[] = [
  {
    title:
      "P-05: the set-up mail goes to the contact at the first moment of the requested start date in the order's zone",
    scenario: 'beforeStart',
    run: async ({backend, mails, travel}) => {
      equal((await backend.getOrder({orderId})).mailReceivedAt, null, 'mail before the start date');
      equal((await mails()).length, 0, 'mails before the start date');
      await rejection(backend.resendMail({orderId}), 'conflict', 'not-yet');
      await travel(3 * day + 2 * hour);
      const {mailReceivedAt, requestedStartDate} = await backend.getOrder({orderId});
      isTrue(
        mailReceivedAt !== null && isMidnightInBelgrade(Date.parse(mailReceivedAt)),
        `${mailReceivedAt} is the date's first moment`,
      );
      equal(Date.parse(mailReceivedAt) < Date.parse(requestedStartDate), true, 'before midnight UTC, being east of it');
      const [mail, ...more] = await mails();
      equal(
        [mail?.to, mail?.orderId, mail?.sentAt, more.length],
        [partnerEmail, orderId, Date.parse(mailReceivedAt), 0],
        'the mail',
      );
    },
  },
  {
    title: 'P-03, P-08: the contact can be changed, alias to person, also past the requested start date',
    scenario: 'newPartner',
    run: async ({backend, travel, mails}) => {
      await travel(5 * day);
      const aliased = await backend.changeContact({orderId, contact: alias});
      equal(aliased.contact, alias, 'alias');
      const person = {email: 'oleg@meridian.example', kind: 'partnerAdmin'};
      equal((await backend.changeContact({orderId, contact: person})).contact, person, 'person');
      equal((await mails()).at(-1)?.to, person.email, 'who gets the mail now');
      const problem = await rejection(
        backend.changeContact({orderId, contact: {...alias, email: 'orders.example'}}),
        'invalid',
      );
      equal(problem.fields, {'contact.email': 'email.noAt'}, 'fields');
    },
  },
  {
    title: 'P-08: a change of contact concerns this order, or every open order for the customer',
    scenario: 'newPartner',
    run: async ({backend, placeOrder}) => {
      const {requestedStartDate, customerName} = await backend.getOrder({orderId});
      const place = (name: string) =>
        placeOrder({
          product: 'A-SPK',
          customerName: name,
          requestedStartDate,
          timeZone: 'Europe/Belgrade',
          contact: {email: partnerEmail, kind: 'partnerAdmin'},
        });
      const [same, other] = [await place(customerName), await place('Drina Papir')];
      const emailOf = async (id: string) => (await backend.getOrder({orderId: id})).contact.email;
      await backend.changeContact({orderId, contact: alias});
      equal([await emailOf(orderId), await emailOf(same)], [alias.email, partnerEmail], 'one line');
      await backend.changeContact({orderId, contact: {...alias, email: 'team@meridian.example'}, allLines: true});
      equal(
        [await emailOf(orderId), await emailOf(same), await emailOf(other)],
        ['team@meridian.example', 'team@meridian.example', partnerEmail],
        'all lines',
      );
    },
  },
  {
    title: 'P-09: the mail can be sent again',
    scenario: 'newPartner',
    run: async ({backend, mails}) => {
      await backend.getOrder({orderId});
      const before = (await mails()).length;
      const {sentAt} = await backend.resendMail({orderId});
      const sent = (await mails()).slice(before);
      mailedOnce(
        'resendMail',
        sent.map(({to}) => to),
        partnerEmail,
      );
      equal([sent[0]!.kind, sent[0]!.sentAt], ['resend', Date.parse(sentAt)], 'mail');
    },
  },
  {
    title: 'P-08, P-09, P-10: after mapping neither a change of contact, nor a resend, nor a hand-over',
    scenario: 'mappedOrder',
    run: async ({backend, mails}) => {
      await backend.getOrder({orderId});
      const before = (await mails()).length;
      await rejection(backend.changeContact({orderId, contact: alias}), 'conflict', 'already-mapped');
      await rejection(backend.resendMail({orderId}), 'conflict', 'already-mapped');
      await rejection(
        backend.handOver({orderId, to: 'colleague', email: 'oleg@meridian.example'}),
        'conflict',
        'already-mapped',
      );
      equal((await backend.getOrder({orderId})).contact.email, partnerEmail, 'contact');
      equal((await mails()).length, before, 'mails');
    },
  },
  {
    title: 'P-11: who did not place the order can neither change the contact nor ask for the mail',
    scenario: 'existingPartner',
    run: async ({backend, signIn}) => {
      equal((await backend.getOrder({orderId})).mayChangeContact, true, 'the seller may');
      await signIn('account-colleague');
      equal((await backend.getOrder({orderId})).mayChangeContact, false, 'the colleague may not');
      await rejection(backend.changeContact({orderId, contact: alias}), 'forbidden');
      await rejection(backend.resendMail({orderId}), 'forbidden');
    },
  },
  {
    title: 'P-12: the order closes after the seventh day, which counts whole; a resend does not restart the clock',
    scenario: 'allServices',
    run: async ({backend, travel}) => {
      const {mailReceivedAt, operations} = await backend.getOrder({orderId});
      const now = backend.serverNow()!;
      // The end of the last day, give or take the hour of a change of clocks.
      const end = Date.parse(mailReceivedAt!) + 8 * day;
      await travel(end - 2 * hour - now);
      await backend.resendMail({orderId});
      const last = await backend.getOrder({orderId});
      equal([last.status, last.mailReceivedAt], ['awaitingProvisioningDetails', mailReceivedAt], 'on the last day');
      await travel(3 * hour + hour);
      equal((await backend.getOrder({orderId})).status, 'closed', 'after the last day');
      await rejection(backend.mapOrder(mapToExisting(operations.mapping)), 'conflict', 'order-closed');
      await rejection(backend.resendMail({orderId}), 'conflict', 'order-closed');
    },
  },
  {
    title: 'P-12: an order of another product closes after thirty days',
    scenario: 'existingPartner',
    run: async ({backend, travel}) => {
      const {mailReceivedAt} = await backend.getOrder({orderId});
      const now = backend.serverNow()!;
      const end = Date.parse(mailReceivedAt!) + 31 * day;
      await travel(end - 2 * hour - now);
      equal((await backend.getOrder({orderId})).status, 'awaitingProvisioningDetails', 'on the thirtieth day');
      await travel(4 * hour);
      equal((await backend.getOrder({orderId})).status, 'closed', 'on the day after');
    },
  },
  {
    title: 'P-21: a colleague who is handed the order gets the mail and can go on',
    scenario: 'newPartner',
    run: async ({backend, mails, signIn}) => {
      const problem = await rejection(backend.handOver({orderId, to: 'colleague', email: partnerEmail}), 'invalid');
      equal(problem.fields, {email: 'email.self'}, 'fields');
      const before = (await mails()).length;
      await backend.handOver({orderId, to: 'colleague', email: 'oleg@meridian.example'});
      const sent = (await mails()).slice(before).map(({to}) => to);
      mailedOnce('handOver', sent, 'oleg@meridian.example');
      await signIn('account-colleague');
      equal((await backend.getOrder({orderId})).contact.email, 'oleg@meridian.example', 'contact');
    },
  },
  {
    title: 'P-21: after a hand-over to the customer the customer goes on and the partner has no access',
    scenario: 'existingPartner',
    run: async ({backend, mails, signIn}) => {
      await backend.handOver({orderId, to: 'customer', email: customerEmail});
      const again = await backend.handOver({orderId, to: 'customer', email: customerEmail});
      equal(again.contact, {email: customerEmail, kind: 'customerAdmin'}, 'the same again is no error');
      const sent = (await mails()).map(({to}) => to).filter((to) => to === customerEmail);
      mailedOnce('handOver', sent, customerEmail);
      await rejection(backend.getOrder({orderId}), 'forbidden');
      await signIn('account-colleague');
      await rejection(backend.getOrder({orderId}), 'forbidden');
      await signIn('account-customer');
      equal((await backend.getOrder({orderId})).mayChangeContact, false, 'the customer may not pass it on');
    },
  },
];
