import {expect} from '@open-wc/testing';
import {memoryBackend} from '../../src/backend/memory/index.js';
import {lineFor} from '../../src/backend/memory/order-scenarios.js';
import type {MemoryBackend, MemoryState} from '../../src/backend/memory/index.js';
import {atOnce, clearScreens, counting, mount, seed} from './screen.js';
import {tidy} from './text.js';

const day = 86_400_000;
const title = 'Set up services for Avala Logistika';

/** The request of the only call of an operation. */
const requestOf = ({calls}: ReturnType<typeof counting>, operation: string) => {
  const made = calls.filter((call) => call.operation === operation);
  expect(made.length, operation).to.equal(1);
  return made[0]!.request as Record<string, unknown>;
};

/** The way on that a dead end must not have. */
const waysOn = (screen: ReturnType<typeof mount>) =>
  [...screen.root.querySelectorAll('.content button')].map((button) => tidy(button.textContent));

describe('the wizard, from the link to the first question', () => {
  afterEach(clearScreens);

  it('P-05: waits until the requested start date, and then starts', async () => {
    const screen = mount({scenario: 'beforeStart'});
    await screen.sees(title);
    await screen.until('the date', () => /Set-up opens on \w+ \d+, \d{4}/.test(screen.text));
    expect(screen.buttons('Start set-up')).to.deep.equal([]);
    await screen.backend.admin.travel(3 * day);
    screen.wizard.restart();
    await screen.start();
  });

  it('P-01, P-13: shows product, requested start date, contact and the status by its public name', async () => {
    const screen = mount({scenario: 'newPartner'});
    await screen.sees(title);
    expect(screen.text).to.contain('order-1 · A-WX');
    expect(screen.text).to.contain('Awaiting Provisioning Details');
    expect(screen.text).to.contain('milena@meridian.example');
    expect(screen.text).to.contain('Ready to set up');
  });

  it('P-06: says from the day after the requested start date that the vendor reaches out', async () => {
    const screen = mount({
      scenario: 'newPartner',
      properties: {policy: {provisioning: {outreachTeam: 'Meridian Success'}}},
    });
    await screen.sees(title);
    expect(screen.text).not.to.contain('Meridian Success');
    expect(screen.details('partner-notice-count')).to.deep.equal([]);
    await screen.backend.admin.travel(day);
    screen.wizard.restart();
    await screen.reads('Set-up has not started yet');
    expect(screen.text).to.contain('Meridian Success will get in touch');
    expect(screen.details('partner-notice-count')).to.deep.equal([{count: 1}]);
  });

  it('P-12: names the days left and the last day of an order about to close', async () => {
    const screen = mount({scenario: 'closingOrder'});
    await screen.sees(title);
    expect(screen.text).to.match(/\b2 days left to set up/);
    const lastDay = /Last day to set up \w+ \d+, \d{4}, end of day \(Europe\/Belgrade\)/;
    await screen.until('the last day', () => lastDay.test(screen.text));
    expect(screen.text).to.contain('After the last day the order closes');
  });

  it('P-12, P-13: leaves a closed order no way on but a person', async () => {
    const screen = mount({scenario: 'closedOrder'});
    await screen.sees('This order is closed');
    expect(screen.text).to.contain('(Europe/Belgrade)');
    expect(waysOn(screen)).to.deep.equal(['Contact support']);
    await screen.press('Contact support');
    expect(screen.details('partner-support-requested')).to.deep.equal([
      {topic: 'order-closed', orderId: 'order-1', reference: null},
    ]);
  });

  it('P-12: closes while the page is open, on the next way on at the latest', async () => {
    const screen = mount({scenario: 'closingOrder'});
    await screen.toPartnerOrganization();
    await screen.backend.admin.travel(3 * day);
    document.dispatchEvent(new Event('visibilitychange'));
    await screen.choose('Meridian Systems Its domain');
    await screen.press('Next');
    await screen.press('Yes, this is my organization');
    await screen.nameAdmin('jana@avala.example');
    await screen.choose('Avala Logistika');
    await screen.press('Next');
    await screen.press('Yes, this is the right one');
    await screen.sees('Check the answers and confirm');
    await screen.passFirstDoor();
    await screen.sees('This order is closed');
  });

  it('P-03, P-04, P-08: replaces the contact until the order is mapped, the partner side being recommended', async () => {
    const counted = counting(memoryBackend({seed: 'newPartner'}));
    const screen = mount({backend: counted.backend});
    await screen.press('Change contact');
    await screen.sees('Change the provisioning contact');
    const kinds = [...screen.root.querySelectorAll<HTMLInputElement>('input[name=contactKind]')].map(
      ({value}) => value,
    );
    expect(kinds).to.deep.equal(['partnerAdmin', 'partnerAlias', 'customerAdmin']);
    expect(tidy(screen.root.querySelector('input[value=partnerAdmin]')!.closest('label')!.textContent)).to.contain(
      'Recommended',
    );
    await screen.choose('A shared mailbox (alias) of the partner');
    await screen.type('E-mail address', 'setup-team@meridian.example');
    await screen.choose('Use this contact for all lines of the order');
    await screen.press('Save contact');
    await screen.reads('The provisioning contact has been changed.');
    expect(screen.text).to.contain('setup-team@meridian.example shared mailbox (alias)');
    expect(requestOf(counted, 'changeContact')).to.deep.equal({
      orderId: 'order-1',
      allLines: true,
      contact: {email: 'setup-team@meridian.example', kind: 'partnerAlias'},
    });
    // The mail arrived: the person behind the alias enters the own address.
    await screen.press('Change contact');
    await screen.choose('An administrator in the partner company');
    await screen.type('E-mail address', 'milena@meridian.example');
    await screen.press('Save contact');
    await screen.until(
      'the own address',
      () => screen.text.includes('milena@meridian.example') && !screen.text.includes('alias'),
    );
  });

  it('P-09: sends the mail again after a question, and says so', async () => {
    const screen = mount();
    await screen.press('Send the mail again');
    await screen.sees('Send the “Set up now” mail again?');
    expect(screen.text).to.contain('milena@meridian.example');
    expect((await screen.backend.admin.mails()).map(({kind}) => kind)).to.deep.equal(['setUp']);
    await screen.press('Send mail');
    await screen.reads('The mail has been sent again.');
    expect((await screen.backend.admin.mails()).map(({kind}) => kind)).to.deep.equal(['setUp', 'resend']);
  });

  it('P-10: offers neither contact nor mail once the order is mapped, but the way on', async () => {
    const screen = mount({scenario: 'mappedOrder'});
    await screen.reads('The order has been set up');
    expect(screen.buttons('Change contact')).to.deep.equal([]);
    expect(screen.buttons('Send the mail again')).to.deep.equal([]);
    await screen.continue();
  });

  it('P-11: sends somebody who did not place the order to the one who did', async () => {
    const state = seed('existingPartner', (given) => {
      given.session = {...given.session, accountId: 'account-colleague'};
    });
    const screen = mount({scenario: state});
    await screen.sees(title);
    expect(screen.buttons('Change contact')).to.deep.equal([]);
    expect(screen.buttons('Send the mail again')).to.deep.equal([]);
    screen.root.querySelector('details')!.open = true;
    expect(screen.text).to.contain('Only the person who placed the order can change the contact. Ask them.');
  });

  it('P-14, P-15: helps where no mail comes', async () => {
    const screen = mount({properties: {policy: {provisioning: {mailSender: 'setup@vendor.example'}}}});
    await screen.sees(title);
    screen.root.querySelector('summary')!.click();
    await screen.reads('Look in the spam folder and allow mail from setup@vendor.example.');
    expect(screen.text).to.contain('ask the seller who placed the order');
  });

  it('shows a status it does not know, and offers no door', async () => {
    const real = memoryBackend();
    const backend = {
      ...real,
      getOrder: async () => ({...(await real.getOrder({orderId: 'order-1'})), status: 'SUSPENDED_V2'}),
    };
    const screen = mount({backend});
    await screen.reads('The order is being worked on');
    expect(screen.text).to.contain('SUSPENDED_V2');
    expect(screen.buttons('Start set-up')).to.deep.equal([]);
  });
});

describe('the wizard, up to the first door', () => {
  afterEach(clearScreens);

  it('P-20: asks for the role first and goes nowhere without it', async () => {
    const screen = mount();
    await screen.start();
    expect(
      [...screen.root.querySelectorAll<HTMLInputElement>('[type=radio]')].map(({value, checked}) => [value, checked]),
    ).to.deep.equal([
      ['partner', false],
      ['customer', false],
    ]);
    await screen.press('Next');
    await screen.reads('There is a problem');
    expect(screen.heading).to.equal('What is your role in this order?');
  });

  it('asks a customer that orders for itself for no partner organisation', async () => {
    const screen = mount({scenario: 'existingPartner'});
    await screen.start();
    await screen.choose('I am the customer');
    expect(screen.steps.join()).not.to.match(/Partner organization|Who sets up|Customer administrator/);
    await screen.press('Next');
    await screen.sees('Confirm the customer’s data');
  });

  it('P-21, P-22: recommends that the partner sets up, and hands over to a colleague for good', async () => {
    const counted = counting(memoryBackend({seed: 'newPartner'}));
    const screen = mount({backend: counted.backend});
    await screen.asPartner();
    const recommended = [...screen.root.querySelectorAll('label')].filter((label) =>
      tidy(label.textContent).includes('Recommended'),
    );
    expect(recommended.map((label) => (label.control as HTMLInputElement).value)).to.deep.equal(['self']);
    await screen.choose('Another person in my company');
    await screen.type('Their e-mail address', 'milena@meridian.example');
    await screen.press('Next');
    await screen.until('the complaint', () => screen.root.activeElement?.getAttribute('role') === 'group');
    expect(await screen.errorOf('Their e-mail address')).to.equal(
      'This is your own address. Enter the other person’s.',
    );
    await screen.type('Their e-mail address', 'oleg@meridian.example');
    await screen.press('Next');
    await screen.sees('Hand over to your colleague?');
    expect(counted.count('handOver')).to.equal(0);
    await screen.press('Hand over');
    await screen.sees('Handed over');
    expect(requestOf(counted, 'handOver')).to.deep.equal({
      orderId: 'order-1',
      to: 'colleague',
      email: 'oleg@meridian.example',
    });
    expect(screen.details('partner-handed-over')).to.deep.equal([{orderId: 'order-1', to: 'colleague'}]);
    expect(waysOn(screen)).to.deep.equal(['Close']);
    await screen.press('Close');
    expect(screen.details('partner-closed')).to.deep.equal([{orderId: 'order-1', outcome: 'handed-over'}]);
    expect(screen.details('partner-exit')).to.deep.equal([]);
  });

  it('P-21, X-08: interrupts before the customer takes over and names the access that is lost', async () => {
    const counted = counting(memoryBackend({seed: 'newPartner'}));
    const screen = mount({backend: counted.backend});
    await screen.asPartner();
    await screen.choose('The customer will set up');
    await screen.type('The customer’s e-mail address', 'jana@avala.example');
    await screen.press('Next');
    await screen.sees('The customer will set up, and you lose access');
    expect(screen.text).to.contain('no access to manage the customer’s organization');
    expect(counted.count('handOver')).to.equal(0);
    await screen.press('Back');
    await screen.sees('Will you set up the services?');
    expect((await screen.field('The customer’s e-mail address')).value).to.equal('jana@avala.example');
    await screen.press('Next');
    await screen.press('Hand over to the customer');
    await screen.reads('You have no access to the customer’s organization.');
    expect(screen.details('partner-handed-over')).to.deep.equal([{orderId: 'order-1', to: 'customer'}]);
  });

  it('P-02, P-23, P-30: creates an organisation where the look-up finds none', async () => {
    const counted = counting(memoryBackend({seed: 'newPartner'}));
    const screen = mount({backend: counted.backend});
    await screen.toPartnerOrganization();
    await screen.sees('Create your partner organization');
    expect(requestOf(counted, 'matchOrganizations')).to.include({side: 'partner', email: 'milena@meridian.example'});
    await screen.press('Next');
    await screen.reads('There is a problem');
    expect(await screen.errorOf('Company name')).to.equal('Enter a company name.');
    expect(await screen.errorOf('Administrator’s e-mail address')).to.equal('Enter an e-mail address.');
  });

  it('P-23, P-33, P-35: shows each match with its reason, type, age and use', async () => {
    const screen = mount({scenario: 'existingPartner'});
    await screen.toPartnerOrganization();
    await screen.sees('Which of these is your organization?');
    const cards = [...screen.root.querySelectorAll<HTMLInputElement>('[type=radio]')].map((radio) =>
      tidy(radio.closest('label')!.innerText),
    );
    expect(cards[0]).to.match(
      /^Meridian Systems Its domain is linked to your e-mail address Country Serbia Type Bought through a partner Created \w+ \d+, \d{4} Active subscriptions 12$/,
    );
    expect(cards[1]).to.match(
      /^Meridian Systems \(trial\) .* Type Trial Created \w+ \d+, \d{4} Active subscriptions none; probably abandoned$/,
    );
    expect(cards.at(-1)).to.match(/^None of these is my organization/);
  });

  it('P-23: asks about a single match, too', async () => {
    const screen = mount({scenario: 'notRecognised'});
    await screen.toPartnerOrganization();
    await screen.sees('Is this your organization?');
    expect(screen.text).to.contain('Meridian Holding It uses the same e-mail domain');
  });

  it('P-31: an organisation whose id reads like another choice is chosen, reviewed and mapped like any other', async () => {
    const real = memoryBackend({seed: 'existingPartner'});
    const mapped: unknown[] = [];
    for (const id of ['new', 'none']) {
      const backend: MemoryBackend = {
        ...real,
        async matchOrganizations(request) {
          const {matches, mayCreate} = await real.matchOrganizations(request);
          return {matches: matches.map((match, index) => (index === 0 ? {...match, id} : match)), mayCreate};
        },
        mapOrder(request) {
          mapped.push(request.partner);
          return new Promise(() => {});
        },
      };
      const screen = mount({backend});
      await screen.toPartnerOrganization();
      await screen.choose('Meridian Systems Its domain');
      expect(screen.root.querySelectorAll(':checked')).to.have.lengthOf(1);
      await screen.press('Next');
      await screen.sees('Is this data right?');
      expect(screen.text).to.match(/Company name Meridian Systems Country Serbia/);
      await screen.press('Yes, this is my organization');
      await screen.nameAdmin();
      await screen.createCustomer();
      await screen.passFirstDoor();
      await screen.until('the request', () => mapped.length > 0);
      expect(mapped.splice(0)).to.deep.equal([{choice: 'existing', id}]);
    }
  });

  it('P-31: has an existing organisation reviewed before it goes on', async () => {
    const screen = mount({scenario: 'existingPartner'});
    await screen.toPartnerOrganization();
    await screen.choose('Meridian Systems Its domain');
    await screen.press('Next');
    await screen.sees('Is this data right?');
    expect(screen.text).to.match(/Company name Meridian Systems Country Serbia/);
    await screen.press('Yes, this is my organization');
    await screen.sees('Who is the customer’s administrator?');
  });

  it('P-32, P-36: stops where the own organisation is not recognised; a person helps, or another search', async () => {
    const counted = counting(memoryBackend({seed: 'notRecognised'}));
    const screen = mount({backend: counted.backend});
    await screen.toPartnerOrganization();
    await screen.sees('Is this your organization?');
    expect(screen.text).to.contain('gives its administrators rights to manage this customer');
    await screen.choose('None of these is my organization');
    await screen.press('Next');
    await screen.sees('Your organization is not recognized');
    expect(waysOn(screen)).to.deep.equal(['Contact support', 'Search again', 'Back']);
    expect(screen.root.querySelector('form')).to.equal(null);
    await screen.press('Contact support');
    expect(screen.details('partner-support-requested')).to.deep.equal([
      {topic: 'partner-not-recognized', orderId: 'order-1', reference: null},
    ]);
    await screen.press('Search again');
    await screen.sees('Is this your organization?');
    expect(counted.count('matchOrganizations')).to.equal(2);
  });

  it('P-40, P-41: refuses an administrator of another organisation and names the ways on', async () => {
    const screen = mount({scenario: 'userElsewhere'});
    await screen.toPartnerOrganization();
    await screen.createPartner();
    await screen.nameAdmin('jana@avala.example');
    await screen.sees('This address belongs to another organization');
    expect(screen.text).to.contain('a user belongs to exactly one organization at a time');
    expect(waysOn(screen)).to.deep.equal(['Use another address', 'Check again', 'Contact support']);
    await screen.press('Use another address');
    await screen.sees('Who is the customer’s administrator?');
    await screen.nameAdmin('it@drina.example');
    await screen.sees('Confirm the customer’s data');
  });

  it('P-42: names both remedies for a free account, and checks again after it was deleted', async () => {
    const screen = mount({scenario: 'freeAccount'});
    await screen.toPartnerOrganization();
    await screen.createPartner();
    await screen.nameAdmin('jana@avala.example');
    await screen.sees('This address has a free account');
    expect(screen.text).to.contain('Use another e-mail address for the administrator.');
    expect(screen.text).to.contain('Messages and files of that account are lost then.');
    await screen.press('Check again');
    await screen.sees('This address has a free account');
    await screen.backend.admin.deleteFreeAccount('jana@avala.example');
    await screen.press('Check again');
    await screen.sees('Confirm the customer’s data');
  });

  it('P-42: adds that an owned domain’s users can be claimed', async () => {
    const screen = mount({scenario: 'freeAccount'});
    await screen.toPartnerOrganization();
    await screen.createPartner();
    await screen.nameAdmin('ana@dunav.example');
    await screen.sees('This address has a free account');
    expect(screen.text).to.contain('With a verified domain of its own the customer can also claim the account later.');
  });

  it('P-43: has an existing customer organisation verified, and stops where it is not recognised', async () => {
    const screen = mount({scenario: 'existingPartner'});
    await screen.toPartnerOrganization();
    await screen.choose('Meridian Systems Its domain');
    await screen.press('Next');
    await screen.press('Yes, this is my organization');
    await screen.nameAdmin('jana@avala.example');
    await screen.sees('Is this the customer’s organization?');
    expect((await screen.field('Avala Logistika')).checked).to.equal(true);
    await screen.choose('None of these is the customer’s organization');
    await screen.press('Next');
    await screen.sees('The customer’s organization is not recognized');
    expect(waysOn(screen)).to.deep.equal(['Contact support', 'Search again', 'Back']);
    await screen.press('Contact support');
    expect(screen.details('partner-support-requested').map(({topic}) => topic)).to.deep.equal([
      'customer-not-recognized',
    ]);
    await screen.press('Back');
    await screen.choose('Avala Logistika');
    await screen.press('Next');
    await screen.sees('Is this the right organization?');
    expect(screen.text).to.contain('Company name Avala Logistika');
    await screen.press('Yes, this is the right one');
    await screen.sees('Check the answers and confirm');
  });

  it('P-43, P-45: has a new customer’s data confirmed, and the country fixes where its data is kept', async () => {
    const screen = mount();
    await screen.toPartnerOrganization();
    await screen.createPartner();
    await screen.nameAdmin();
    await screen.sees('Confirm the customer’s data');
    expect((await screen.field('Company name')).value).to.equal('Avala Logistika');
    expect(screen.text).not.to.contain('Data is kept in');
    await screen.select('Country', 'Serbia');
    await screen.reads('Data is kept in: Europe');
    await screen.select('Country', 'Japan');
    await screen.reads('Data is kept in: Asia-Pacific');
  });

  it('A list of 249 countries costs nothing until it is opened', async () => {
    const screen = mount();
    await screen.toPartnerOrganization();
    const list = await screen.field<HTMLSelectElement>('Country');
    expect(list.options.length).to.equal(1);
    list.focus();
    await screen.until('the countries', () => list.options.length === 250);
    expect(list.value).to.equal('');
  });

  it('P-49: takes an address of 254 characters, pasted, and shows a domain that could be mistaken in full', async () => {
    const screen = mount();
    await screen.toPartnerOrganization();
    await screen.createPartner();
    const field = await screen.field('Administrator’s e-mail address');
    const labels = `${'d'.repeat(59)}.${'e'.repeat(60)}.${'f'.repeat(60)}.example`;
    const address = `${'a'.repeat(254 - 1 - labels.length)}@${labels}`;
    expect(address.length).to.equal(254);
    field.focus();
    document.execCommand('insertText', false, address);
    expect(field.value).to.equal(address);
    expect(field.maxLength).to.equal(-1);
    await screen.type('Administrator’s e-mail address', address.replace('@', '@d'));
    await screen.press('Next');
    await screen.reads('There is a problem');
    expect(await screen.errorOf('Administrator’s e-mail address')).to.equal(
      'The address is too long (at most 254 bytes).',
    );
    await screen.type('Administrator’s e-mail address', 'it@сава.example');
    await screen.reads('The domain is written xn--80aaf2d.example in full.');
    expect(await screen.descriptionOf('Administrator’s e-mail address')).to.contain('xn--80aaf2d.example');
  });

  it('P-50, X-04: changes an answer from the summary and returns straight to it', async () => {
    const screen = mount();
    await screen.toConfirm();
    expect(screen.text).to.match(/Partner organization Sava Telekom new Change/);
    await screen.press('Change: Customer administrator');
    await screen.sees('Who is the customer’s administrator?');
    expect((await screen.field('Administrator’s e-mail address')).value).to.equal('it@drina.example');
    await screen.nameAdmin('office@drina.example');
    await screen.sees('Check the answers and confirm');
    expect(screen.text).to.contain('office@drina.example');
    expect(screen.text).to.contain('Drina Logistika');
  });

  it('P-50, X-01: maps only after both sides were confirmed and the door was acknowledged, then says so', async () => {
    const counted = counting(memoryBackend({seed: 'newPartner'}));
    const screen = mount({backend: counted.backend});
    await screen.toConfirm();
    await screen.press('Confirm and set up the order');
    await screen.reads('Confirm that the partner’s data is right.');
    expect(screen.text).to.contain('Confirm that the customer’s data is right.');
    expect(screen.text).to.contain('Confirm that you understand what becomes final.');
    expect(counted.count('mapOrder')).to.equal(0);
    await screen.passFirstDoor();
    await screen.reads('Your order has been set up.');
    expect(requestOf(counted, 'mapOrder')).to.deep.equal({
      orderId: 'order-1',
      operationId: 'order-1-map-1',
      role: 'partner',
      customerAdminEmail: 'it@drina.example',
      partner: {
        choice: 'new',
        organization: {name: 'Sava Telekom', country: 'RS', adminEmail: 'admin@sava.example', address: ''},
      },
      customer: {
        choice: 'new',
        organization: {
          name: 'Drina Logistika',
          country: 'RS',
          adminEmail: 'it@drina.example',
          address: 'Bulevar 1, 11000 Beograd',
        },
      },
    });
    expect(screen.details('partner-order-set-up')).to.deep.equal([{orderId: 'order-1'}]);
  });

  it('P-82: keeps every answer after a failed look-up and tries again', async () => {
    const screen = mount();
    await screen.backend.admin.injectFault({
      operation: 'matchOrganizations',
      phase: 'before',
      problem: {kind: 'network'},
    });
    await screen.toPartnerOrganization();
    await screen.sees('The organizations could not be looked up');
    expect(screen.text).to.contain('Nothing is lost: check your network');
    await screen.press('Try again');
    await screen.sees('Create your partner organization');
    await screen.press('Back');
    await screen.sees('Will you set up the services?');
    expect((await screen.field('Yes, I will set up the services')).checked).to.equal(true);
    await screen.press('Back');
    expect((await screen.field('I am a partner')).checked).to.equal(true);
    expect(screen.details('partner-problem')).to.deep.equal([
      {orderId: 'order-1', kind: 'network', code: null, reference: null},
    ]);
  });

  it('P-82: an outcome that is unknown is asked for, never sent again', async () => {
    const counted = counting(memoryBackend({seed: 'newPartner'}));
    await counted.backend.admin.injectFault({operation: 'mapOrder', phase: 'after', problem: {kind: 'network'}});
    const screen = mount({backend: counted.backend});
    await screen.toConfirm();
    await screen.passFirstDoor();
    await screen.sees('Choose a password for the new partner organization');
    expect(counted.count('mapOrder')).to.equal(1);
    expect(counted.count('getOperation')).to.equal(1);
  });

  it('X-07: complains on Next, not while typing, and takes a complaint back as soon as it is mended', async () => {
    const screen = mount();
    await screen.toPartnerOrganization();
    await screen.createPartner();
    await screen.type('Administrator’s e-mail address', 'nobody');
    (await screen.field('Administrator’s e-mail address')).blur();
    await screen.wizard.updateComplete;
    expect(screen.text).not.to.contain('There is a problem');
    await screen.press('Next');
    await screen.reads('The address has no @.');
    await screen.type('Administrator’s e-mail address', 'nobody@drina.example');
    await screen.until('the complaint to go', () => !screen.text.includes('There is a problem'));
  });
});

describe('the wizard, behind the first door', () => {
  afterEach(clearScreens);

  it('P-52: asks only a new partner organisation for a password, once', async () => {
    const screen = mount({scenario: 'passwordPending'});
    await screen.press('Continue set-up');
    await screen.setPassword();
    await screen.sees('What was ordered');
    expect(screen.buttons('Back')).to.deep.equal([]);
    const other = mount({scenario: 'mappedOrder'});
    await other.continue();
    expect(other.steps).not.to.include('Password');
  });

  it('P-53: shows each rule of the password as it is met, and refuses what meets not all', async () => {
    const counted = counting(memoryBackend({seed: 'passwordPending'}));
    const screen = mount({backend: counted.backend});
    await screen.press('Continue set-up');
    const rules = () => [...screen.root.querySelectorAll('#password-rules li')].map((item) => tidy(item.textContent));
    await screen.field('New password');
    expect(rules()).to.deep.equal([
      'at least 8 characters, not met yet',
      'at most 256 characters, not met yet',
      'a lower-case letter, not met yet',
      'an upper-case letter, not met yet',
      'a digit, not met yet',
      'a special character, not met yet',
    ]);
    await screen.type('New password', 'abcDEF');
    expect(rules()).to.deep.equal([
      'at least 8 characters, not met yet',
      'at most 256 characters, met',
      'a lower-case letter, met',
      'an upper-case letter, met',
      'a digit, not met yet',
      'a special character, not met yet',
    ]);
    await screen.press('Set password');
    await screen.until('the complaint', async () => screen.text.includes('The password is too short.'));
    expect(await screen.errorOf('New password')).to.equal('The password is too short.');
    expect(counted.count('setPassword')).to.equal(0);
  });

  it('P-53: takes no password until the moment that the backend names', async () => {
    const screen = mount({
      scenario: 'passwordPending',
      properties: {policy: {provisioning: {password: {minLength: 1}}}},
    });
    await screen.press('Continue set-up');
    for (let attempt = 1; attempt <= 5; attempt++) {
      await screen.type('New password', `aA1-${attempt}`);
      await screen.press('Set password');
      await screen.until(
        'the refusal',
        () => screen.text.includes('There is a problem') && screen.buttons('Set password').length === 1,
      );
    }
    await screen.reads('No password is taken until');
    await screen.type('New password', 'Tajna-Lozinka-2026');
    await screen.press('Set password');
    await screen.reads('Too many tries. Wait until the stated time.');
    await screen.backend.admin.travel(60_001);
    document.dispatchEvent(new Event('visibilitychange'));
    await screen.until('the notice to go', () => !screen.text.includes('No password is taken until'));
    await screen.setPassword();
    await screen.sees('What was ordered');
  });

  it('X-02, X-14: asks for the password in a real form beside the user name, pasted and shown at will', async () => {
    const screen = mount({scenario: 'passwordPending'});
    await screen.press('Continue set-up');
    const field = await screen.field('New password');
    expect(field.form?.matches('form')).to.equal(true);
    expect(field.autocomplete).to.equal('new-password');
    expect(field.type).to.equal('password');
    const user = await screen.field('User name');
    expect(user.autocomplete).to.equal('username');
    expect(user.form).to.equal(field.form);
    expect(user.value).to.equal('milena@meridian.example');
    field.focus();
    const pasting = new ClipboardEvent('paste', {
      bubbles: true,
      cancelable: true,
      composed: true,
      clipboardData: new DataTransfer(),
    });
    expect(field.dispatchEvent(pasting), 'pasting is not prevented').to.equal(true);
    document.execCommand('insertText', false, 'Tajna-Lozinka-2026');
    await screen.press('Show password');
    await screen.until('the text to show', () => field.type === 'text');
    expect(field.value).to.equal('Tajna-Lozinka-2026');
    await screen.press('Hide password');
    await screen.until('the text to hide', () => field.type === 'password');
    await screen.press('Set password');
    await screen.sees('What was ordered');
  });

  it('P-55: has the steps of what was bought', async () => {
    const one = mount({scenario: 'oneService'});
    await one.start();
    expect(one.steps.filter((step) => ['Calling', 'Meetings', 'Enterprise'].includes(step))).to.deep.equal([
      'Meetings',
    ]);
    const all = mount({scenario: 'allServices'});
    await all.start();
    expect(all.steps.filter((step) => ['Calling', 'Meetings', 'Enterprise'].includes(step))).to.deep.equal([
      'Calling',
      'Meetings',
      'Enterprise',
    ]);
  });

  it('P-56: shows the subscription to read only: lines, changes, trials, add-ons', async () => {
    const state = seed('mappedOrder', (given) => {
      given.orders[0] = {
        ...given.orders[0]!,
        lines: [
          ...given.orders[0]!.lines,
          {...lineFor('other'), id: 'line-more', name: 'More Numbers', kind: 'change', unit: 'numbers', quantity: 10},
        ],
      };
    });
    const screen = mount({scenario: state});
    await screen.continue();
    expect(screen.root.querySelectorAll('.content :is(input, select, textarea)').length).to.equal(0);
    expect(screen.text).to.match(/Calling Professional €480\.00 a month 40 licenses/);
    expect(screen.text).to.match(/Meetings Suite €1,150\.00 a month Trial turned into a purchase 100 licenses/);
    expect(screen.text).to.match(/Device Management €27\.00 a month Add-on 3 licenses/);
    expect(screen.text).to.match(/More Numbers €27\.00 a month Change of licenses 10 numbers/);
  });

  it('P-57: proposes the SIP prefix from the company’s name and asks for the head office', async () => {
    const counted = counting(memoryBackend({seed: 'mappedOrder'}));
    const screen = mount({backend: counted.backend});
    await screen.continue();
    await screen.toCalling();
    expect((await screen.field('SIP address prefix')).value).to.equal('avalalogistika');
    await screen.select('Country of the head office', 'Serbia');
    await screen.type('Address of the head office', 'Savska 3\n11000 Beograd');
    await screen.press('Next');
    await screen.sees('Meeting settings');
    expect(requestOf(counted, 'saveCalling')).to.deep.equal({
      orderId: 'order-1',
      calling: {country: 'RS', headOfficeAddress: 'Savska 3\n11000 Beograd', sipPrefix: 'avalalogistika'},
    });
  });

  it('X-07: says of which site something is wrong where there are several', async () => {
    const screen = mount({scenario: 'mappedOrder'});
    await screen.continue();
    await screen.toCalling();
    await screen.leaveForLater('Meeting settings');
    const told = () => [...screen.root.querySelectorAll('.error-summary li')].map(({textContent}) => tidy(textContent));
    await screen.press('Next');
    await screen.until('what is wrong', () => told().includes('Enter a name.'));
    await screen.press('Add a site');
    await screen.until('the second site', () => screen.root.querySelector('[id="field-sites.1.name"]'));
    await screen.press('Next');
    await screen.until('what is wrong', () => told().includes('Site 1: Enter a name.'));
    expect(told()).to.include('Site 2: Enter a name.');
  });

  it('keeps the zone of a site when the one before it is removed', async () => {
    const screen = mount({scenario: 'mappedOrder'});
    await screen.continue();
    await screen.toCalling();
    await screen.leaveForLater('Meeting settings');
    await screen.press('Add a site');
    const zone = (index: number) =>
      screen.root.querySelector<HTMLSelectElement>(`[id="field-sites.${index}.timeZone"]`);
    for (const [index, value] of [
      [0, 'Asia/Tokyo'],
      [0, 'Europe/Belgrade'],
      [1, 'Asia/Tokyo'],
    ] as const) {
      await screen.until('the list', () => zone(index));
      zone(index)!.focus();
      await screen.until('the zones', () => zone(index)!.options.length > 100);
      zone(index)!.value = value;
      zone(index)!.dispatchEvent(new Event('change', {bubbles: true}));
      await screen.wizard.updateComplete;
    }
    await screen.press('Remove site 1');
    await screen.until('one site', () => zone(1) === null);
    expect(zone(0)!.value).to.equal('Asia/Tokyo');
  });

  it('P-60, P-61, P-62, P-63: sets up meeting sites: checked name, zone, users, early release, licences that add up', async () => {
    const counted = counting(memoryBackend({seed: 'mappedOrder'}));
    const screen = mount({backend: counted.backend});
    await screen.continue();
    await screen.toCalling();
    await screen.leaveForLater('Meeting settings');
    expect((await screen.field('Licenses for this site')).value).to.equal('100');
    await screen.type('Site name', 'avala-meet');
    await screen.press('Next');
    await screen.reads('Check first whether this name is available.');
    expect(screen.text).to.contain('Choose a time zone.');
    expect(screen.text).to.contain('Choose where users are managed.');
    expect(counted.count('saveMeetings')).to.equal(0);
    await screen.checkName('Site 1');
    await screen.reads('avala-meet is available.');
    await screen.select('Time zone', 'Europe/Belgrade');
    const hub = await screen.field('In the admin hub');
    expect(tidy(hub.closest('label')!.textContent)).to.contain('Recommended');
    hub.click();
    const early = await screen.field('Get new versions early on this site');
    expect(tidy(early.closest('label')!.textContent)).to.contain('This cannot be changed later.');
    early.click();
    await screen.type('Licenses for this site', '60');
    await screen.reads('60 of 100 licenses assigned');
    await screen.press('Next');
    await screen.reads('The licenses of all sites have to add up to what was bought.');
    expect(screen.buttons('Remove site 1')).to.deep.equal([]);
    await screen.press('Add a site');
    await screen.until('the second site', () => screen.root.querySelectorAll('fieldset legend').length > 2);
    const second = (part: string) => screen.root.querySelector<HTMLInputElement>(`[id="field-sites.1.${part}"]`)!;
    await screen.until('its fields', () => second('licenses') !== null);
    for (const [part, value] of [
      ['name', 'avala-branch'],
      ['licenses', '40'],
    ] as const) {
      second(part).value = value;
      second(part).dispatchEvent(new InputEvent('input', {bubbles: true}));
    }
    await screen.checkName('Site 2');
    await screen.reads('avala-branch is available.');
    second('timeZone').focus();
    await screen.until('the zones', () => (second('timeZone') as unknown as HTMLSelectElement).options.length > 100);
    second('timeZone').value = 'Asia/Tokyo';
    second('timeZone').dispatchEvent(new Event('change', {bubbles: true}));
    second('userManagement').click();
    await screen.press('Next');
    await screen.sees('Enterprise settings');
    expect(requestOf(counted, 'saveMeetings')).to.deep.equal({
      orderId: 'order-1',
      meetings: {
        sites: [
          {name: 'avala-meet', timeZone: 'Europe/Belgrade', userManagement: 'hub', earlyRelease: true, licenses: 60},
          {name: 'avala-branch', timeZone: 'Asia/Tokyo', userManagement: 'hub', earlyRelease: false, licenses: 40},
        ],
      },
    });
  });

  it('P-64: says that a site takes a day or more and cannot be managed meanwhile', async () => {
    const screen = mount({scenario: 'mappedOrder'});
    await screen.continue();
    await screen.toCalling();
    await screen.leaveForLater('Meeting settings');
    expect(screen.text).to.contain('up to 24 hours, sometimes more. It cannot be managed meanwhile.');
    const running = mount({scenario: 'slowActivation'});
    await running.press('Continue set-up');
    await running.press('Next');
    await running.leaveForLater('Meeting settings');
    await running.leaveForLater('Enterprise settings');
    await running.press('Next');
    await running.sees('Review and start');
    await running.choose('I understand that billing starts');
    await running.press('Provision and start billing');
    await running.sees('Services are being activated');
    expect(running.text).to.match(/Meetings Suite can take 24 hours or more/);
  });

  const toEnterprise = async (scenario: 'mappedOrder' | MemoryState = 'mappedOrder') => {
    const counted = counting(memoryBackend({seed: scenario}));
    const screen = mount({backend: counted.backend});
    await screen.continue();
    await screen.toCalling();
    await screen.leaveForLater('Meeting settings');
    await screen.leaveForLater('Enterprise settings');
    return {screen, counted};
  };

  it('P-70, P-73: checks a subdomain, saves it, and shows the addresses that result', async () => {
    const {screen, counted} = await toEnterprise();
    expect((await screen.field('Subdomain')).value).to.equal('avalalogistika');
    await screen.type('Subdomain', 'drinalog');
    expect([...screen.root.querySelectorAll('.preview code')].map((code) => code.textContent)).to.deep.equal([
      'user@drinalog.calls.example',
      'room@drinalog.rooms.example',
    ]);
    await screen.checkName('Subdomain');
    await screen.reads('drinalog is available.');
    await screen.press('Save subdomain');
    await screen.sees('Review and start');
    expect(requestOf(counted, 'saveSubdomain')).to.deep.equal({orderId: 'order-1', name: 'drinalog'});
    await screen.press('Change: Enterprise Messaging');
    await screen.reads('The subdomain drinalog is saved.');
  });

  it('P-71, P-72: tells unsupported characters from a name that is taken, and offers others', async () => {
    const {screen, counted} = await toEnterprise();
    await screen.type('Subdomain', 'dri_na');
    await screen.press('Save subdomain');
    await screen.reads('There is a character that is not supported. Correct it and check again.');
    await screen.type('Subdomain', 'd'.repeat(64));
    await screen.press('Save subdomain');
    await screen.reads('The name is too long (at most 63 characters).');
    await screen.type('Subdomain', 'avala');
    await screen.checkName('Subdomain');
    await screen.reads('avala is already taken.');
    await screen.press('Save subdomain');
    await screen.reads('This name is already taken. Try another one and check again.');
    expect(counted.count('saveSubdomain')).to.equal(0);
    const offered = [...screen.root.querySelectorAll('button')].find((button) =>
      tidy(button.textContent).startsWith('Use '),
    )!;
    const name = tidy(offered.textContent).slice('Use '.length);
    offered.click();
    await screen.reads(`${name} is available.`);
    expect((await screen.field('Subdomain')).value).to.equal(name);
  });

  it('P-74: says that a name was taken between check and save, and keeps what was typed', async () => {
    const {screen, counted} = await toEnterprise();
    await screen.type('Subdomain', 'drinalog');
    await screen.checkName('Subdomain');
    await screen.reads('drinalog is available.');
    await screen.backend.admin.takeName('subdomain', 'drinalog');
    await screen.press('Save subdomain');
    await screen.reads('This name is already taken. Try another one and check again.');
    expect((await screen.field('Subdomain')).value).to.equal('drinalog');
    expect(screen.text).not.to.contain('drinalog is available.');
    await screen.press('Save subdomain');
    expect(counted.count('saveSubdomain')).to.equal(1);
  });

  it('P-75: forgets a check as soon as the text differs, and does not save unchecked', async () => {
    const {screen, counted} = await toEnterprise();
    await screen.type('Subdomain', 'drinalog');
    await screen.checkName('Subdomain');
    await screen.reads('drinalog is available.');
    await screen.type('Subdomain', 'drinalogs');
    expect(screen.text).not.to.contain('is available');
    await screen.press('Save subdomain');
    await screen.reads('Check first whether this name is available.');
    expect(counted.count('saveSubdomain')).to.equal(0);
  });

  it('P-80, P-81: warns which services stay unconfigured, bills every line, and only when acknowledged', async () => {
    const {screen, counted} = await toEnterprise(seed('mappedOrder', atOnce));
    await screen.leaveForLater('Review and start');
    expect(screen.text).to.contain(
      'These services will be billed although they are not set up yet: Calling Professional, Meetings Suite, Enterprise Messaging.',
    );
    const billed = [...screen.root.querySelectorAll('section li')].map((item) => tidy(item.textContent));
    expect(billed.slice(2)).to.deep.equal([
      'Calling Professional, 40 licenses, €480.00 a month',
      'Meetings Suite, 100 licenses, €1,150.00 a month',
      'Enterprise Messaging, 40 licenses, €120.00 a month',
      'Device Management, 3 licenses, €27.00 a month',
    ]);
    await screen.press('Provision and start billing');
    await screen.reads('Confirm that you understand what is billed.');
    expect(counted.count('provision')).to.equal(0);
    await screen.choose('I understand that billing starts');
    await screen.press('Provision and start billing');
    await screen.sees('All services are active');
    expect(requestOf(counted, 'provision')).to.deep.equal({
      orderId: 'order-1',
      operationId: 'order-1-provision-1',
      acknowledgedLineIds: ['line-calling', 'line-meetings', 'line-enterprise', 'line-devices'],
    });
    const {receipt} = screen.details('partner-provisioned')[0]!;
    expect(receipt).not.to.equal('');
    await screen.press('Close');
    expect(screen.details('partner-closed')).to.deep.equal([{orderId: 'order-1', outcome: 'provisioned'}]);
  });

  it('P-81: calls no service done that was left for later', async () => {
    const screen = mount({scenario: 'mappedOrder'});
    await screen.continue();
    await screen.toCalling();
    await screen.leaveForLater('Meeting settings');
    const steps = () => [...screen.root.querySelectorAll('nav.steps li')].map(({textContent}) => textContent.trim());
    const standing = (step: string) =>
      steps()
        .find((text) => text.includes(step))!
        .replace(/^[\s\d]+/, '');
    expect(standing('Subscription')).to.equal('Subscription, Done');
    expect(standing('Calling')).to.equal('Calling, Not yet');
  });

  it('P-81: leaves nothing for later that policy requires', async () => {
    const screen = mount({
      scenario: 'mappedOrder',
      properties: {policy: {provisioning: {requiredServices: ['calling']}}},
    });
    await screen.continue();
    await screen.toCalling();
    expect(screen.buttons('Leave for later')).to.deep.equal([]);
  });

  it('gives the receipt as a text file that names order, organisations and every billed line', async () => {
    const {screen} = await toEnterprise(seed('mappedOrder', atOnce));
    await screen.leaveForLater('Review and start');
    await screen.choose('I understand that billing starts');
    await screen.press('Provision and start billing');
    await screen.sees('All services are active');
    const kept: Blob[] = [];
    const names: string[] = [];
    const {createObjectURL} = URL;
    const {click} = HTMLAnchorElement.prototype;
    URL.createObjectURL = (blob) => {
      kept.push(blob as Blob);
      return createObjectURL(blob);
    };
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      names.push(this.download);
    };
    try {
      await screen.press('Download');
    } finally {
      URL.createObjectURL = createObjectURL;
      HTMLAnchorElement.prototype.click = click;
    }
    const {receipt} = screen.details('partner-provisioned')[0]!;
    expect(names).to.deep.equal([`receipt-${receipt}.txt`]);
    const text = await kept[0]!.text();
    for (const part of [
      receipt,
      'order-1 · A-WX',
      'Avala Logistika',
      'Meridian Systems',
      'Calling Professional, 40 licenses',
      'Device Management, 3 licenses',
    ]) {
      expect(text).to.contain(part);
    }
    expect(text).not.to.match(/[\u2068\u2069]|undefined/);
  });

  it('S-29: offers a person beside a failed service also while others are still being activated', async () => {
    const state = seed('failingService', (given) => {
      const {behaviour} = given.orders[0]!;
      const seconds = {calling: 0, meetings: 600, enterprise: 600, other: 600};
      given.orders[0] = {
        ...given.orders[0]!,
        behaviour: {...behaviour, queuedSeconds: 0, seconds, failing: ['calling']},
      };
    });
    const screen = mount({backend: memoryBackend({seed: state})});
    await screen.press('Continue set-up');
    await screen.press('Next');
    await screen.leaveForLater('Meeting settings');
    await screen.leaveForLater('Enterprise settings');
    await screen.press('Next');
    await screen.choose('I understand that billing starts');
    await screen.press('Provision and start billing');
    await screen.sees('Services are being activated');
    await screen.reads('Reference for support: ACT-order-1-line-calling');
    await screen.press('Contact support');
    expect(screen.details('partner-support-requested')).to.deep.equal([
      {topic: 'activation-failed', orderId: 'order-1', reference: null},
    ]);
  });

  it('tries a failed service again, by its own name, and bills nothing twice', async () => {
    const state = seed('failingService', (given) => {
      atOnce(given);
      given.orders[0] = {...given.orders[0]!, behaviour: {...given.orders[0]!.behaviour, failing: ['calling']}};
    });
    const counted = counting(memoryBackend({seed: state}));
    const screen = mount({backend: counted.backend});
    await screen.press('Continue set-up');
    await screen.press('Next');
    await screen.leaveForLater('Meeting settings');
    await screen.leaveForLater('Enterprise settings');
    await screen.press('Next');
    await screen.choose('I understand that billing starts');
    await screen.press('Provision and start billing');
    await screen.sees('Some services could not be activated');
    expect(screen.text).to.contain('Reference for support: ACT-order-1-line-calling');
    expect(screen.details('partner-notice-count').at(-1)).to.deep.equal({count: 1});
    await screen.press('Try again: Calling Professional');
    await screen.sees('All services are active');
    expect(counted.count('retryActivation')).to.equal(1);
    expect(counted.count('provision')).to.equal(1);
  });

  it('P-82: offers a person, and no new try, for a failed service that the backend issued none for', async () => {
    const plain = memoryBackend({seed: 'mappedOrder'});
    const getOrder: typeof plain.getOrder = async (...asked) => {
      const order = await plain.getOrder(...asked);
      const services = order.lines.map(({id}, index) => ({
        lineId: id,
        state: index === 0 ? 'failed' : 'active',
        expectedMinutes: null,
        reference: null,
        retryOperationId: null,
      }));
      const startedAt = new Date(plain.serverNow()!).toISOString();
      return {...order, status: 'provisioned', activation: {startedAt, receipt: 'R-1', services}};
    };
    const screen = mount({backend: {...plain, getOrder}});
    await screen.sees('Some services could not be activated');
    await screen.button('Contact support');
    expect([...screen.root.querySelectorAll('button')].map(({innerText}) => tidy(innerText))).not.to.include(
      'Try again',
    );
  });
});
