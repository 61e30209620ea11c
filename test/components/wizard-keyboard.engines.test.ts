import {expect} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {memoryBackend} from '../../src/backend/memory/index.js';
import {atOnce, clearScreens, counting, mount, seed, type Screen} from './screen.js';
import {tidy} from './text.js';

/** The accessible name of a control, near enough. */
function nameOf(element: Element | null): string {
  if (!element) return '';
  const labels = 'labels' in element ? [...(element as HTMLInputElement).labels!].map(({innerText}) => innerText) : [];
  return tidy(element.getAttribute('aria-label') ?? labels[0] ?? element.textContent);
}

const key = (press: string) => sendKeys({press: press === 'Space' ? ' ' : press});

/** Presses Tab until the control with this name has the focus. */
async function tabTo(screen: Screen, name: string): Promise<Element> {
  for (let pressed = 0; pressed < 40; pressed++) {
    const {focused} = screen;
    if (focused && nameOf(focused).startsWith(name) && focused.matches('button, input, select, textarea, a, summary'))
      return focused;
    await key('Tab');
  }
  throw new Error(`no Tab leads to "${name}"; the focus is on "${nameOf(screen.focused)}"`);
}

async function activate(screen: Screen, name: string): Promise<void> {
  await tabTo(screen, name);
  await key('Enter');
}

/** Chooses within a group of radio buttons: Tab leads to the group, arrows walk in it. */
async function choose(screen: Screen, group: string, value: string): Promise<void> {
  for (let pressed = 0; pressed < 40 && screen.focused?.getAttribute('name') !== group; pressed++) await key('Tab');
  await key('Space');
  for (let pressed = 0; pressed < 10; pressed++) {
    const focused = screen.focused as HTMLInputElement;
    if (focused.value === value && focused.checked) return;
    await key('ArrowDown');
    await screen.wizard.updateComplete;
  }
  throw new Error(`no arrow leads to ${value}`);
}

async function tick(screen: Screen, name: string): Promise<void> {
  const box = (await tabTo(screen, name)) as HTMLInputElement;
  if (!box.checked) await key('Space');
  await screen.until(`the tick at "${name}"`, () => box.checked);
}

async function type(screen: Screen, name: string, text: string): Promise<void> {
  const field = (await tabTo(screen, name)) as HTMLInputElement;
  field.select();
  await keysOf(text);
  expect(field.value).to.equal(text);
}

/** Types the beginning of an option's words; typed with a pause in it, it begins anew and is typed again. */
async function pick(screen: Screen, name: string, words: string, value: string): Promise<void> {
  const list = (await tabTo(screen, name)) as HTMLSelectElement;
  await screen.until('the options', () => list.options.length > 2);
  for (let typed = 0; typed < 5 && list.value !== value; typed++) {
    await keysOf(words);
    // After this long every engine has forgotten the letters.
    const forgotten = Date.now() + 3000;
    await screen.until(`the option ${value}`, () => list.value === value || Date.now() > forgotten);
  }
  expect(list.value).to.equal(value);
}

/** WebKit's driver loses characters that come twice in one go, so they go one by one there. */
async function keysOf(text: string): Promise<void> {
  const parts = /Chrome|Firefox/.test(navigator.userAgent) ? [text] : [...text];
  for (const part of parts) await sendKeys({type: part});
}

const headingHasFocus = (screen: Screen) =>
  screen.focused?.matches('h2') && tidy(screen.focused.textContent) === screen.heading;

describe('the wizard by keyboard', () => {
  afterEach(clearScreens);

  it('goes from the order to active services without a mouse', async function () {
    this.timeout(60_000);
    const counted = counting(memoryBackend({seed: seed('newPartner', atOnce)}));
    const screen = mount({backend: counted.backend});
    await screen.sees('Set up services for Avala Logistika');
    await activate(screen, 'Start set-up');
    await screen.sees('What is your role in this order?');
    await choose(screen, 'role', 'partner');
    await activate(screen, 'Next');
    await screen.sees('Will you set up the services?');
    await choose(screen, 'setter', 'self');
    await activate(screen, 'Next');
    await screen.sees('Create your partner organization');
    await type(screen, 'Company name', 'Sava Telekom');
    await pick(screen, 'Country', 'Serb', 'RS');
    await type(screen, 'Administrator’s e-mail address', 'admin@sava.example');
    await key('Enter');
    await screen.sees('Who is the customer’s administrator?');
    await type(screen, 'Administrator’s e-mail address', 'it@drina.example');
    await key('Enter');
    await screen.sees('Confirm the customer’s data');
    await pick(screen, 'Country', 'Serb', 'RS');
    await type(screen, 'Postal address', 'Bulevar 1, Beograd');
    await activate(screen, 'Next');
    await screen.sees('Check the answers and confirm');
    await tick(screen, 'The data of the partner organization is right.');
    await tick(screen, 'The data of the customer organization is right.');
    await tick(screen, 'I understand');
    await activate(screen, 'Confirm and set up the order');
    await screen.sees('Choose a password for the new partner organization');
    await type(screen, 'New password', 'Tajna-Lozinka-2026');
    await key('Enter');
    await screen.sees('What was ordered');
    await activate(screen, 'Next');
    await screen.sees('Calling settings');
    await pick(screen, 'Country of the head office', 'Serb', 'RS');
    await type(screen, 'Address of the head office', 'Savska 3, Beograd');
    await activate(screen, 'Next');
    await screen.sees('Meeting settings');
    await type(screen, 'Site name', 'drina-meet');
    await key('Enter');
    await screen.reads('drina-meet is available.');
    await pick(screen, 'Time zone', 'Europe/Belg', 'Europe/Belgrade');
    await choose(screen, 'sites.0.userManagement', 'hub');
    await activate(screen, 'Next');
    await screen.sees('Enterprise settings');
    await type(screen, 'Subdomain', 'drinalog');
    await activate(screen, 'Check availability: Subdomain');
    await screen.reads('drinalog is available.');
    await activate(screen, 'Save subdomain');
    await screen.sees('Review and start');
    await tick(screen, 'I understand');
    await activate(screen, 'Provision and start billing');
    await screen.sees('All services are active');
    await activate(screen, 'Close');
    expect(screen.details('partner-closed')).to.deep.equal([{orderId: 'order-1', outcome: 'provisioned'}]);
    expect([counted.count('mapOrder'), counted.count('provision')]).to.deep.equal([1, 1]);
  });

  it('X-13: leaves the focus on the button that has it while the machines take over', async () => {
    const screen = mount({backend: memoryBackend({seed: seed('newPartner', atOnce)})});
    await screen.sees('Set up services for Avala Logistika');
    const start = await screen.button('Start set-up');
    start.focus();
    // The way out asks in a dialog, which comes with the machines.
    await screen.until('the machines', () => screen.root.querySelector('dialog'));
    await screen.wizard.updateComplete;
    expect(screen.focused).to.equal(start);
    await key('Enter');
    await screen.sees('What is your role in this order?');
  });

  it('F-P1: Enter held down and pressed again at a door sends one request', async () => {
    const counted = counting(memoryBackend({latency: (name) => (name === 'mapOrder' ? 100 : 0)}));
    const screen = mount({backend: counted.backend});
    await screen.toConfirm();
    await screen.choose('The data of the partner organization is right.');
    await screen.choose('The data of the customer organization is right.');
    await screen.choose('I understand that the order is mapped to these organizations');
    const button = await screen.button('Confirm and set up the order');
    button.focus();
    for (let pressed = 0; pressed < 5; pressed++) await key('Enter');
    button.click();
    button.form?.requestSubmit();
    await screen.reads('Your order has been set up.');
    expect(counted.count('mapOrder')).to.equal(1);
  });

  it('leaves the focus where it is on the first view, and moves it to the heading with each step, once', async () => {
    const before = document.createElement('button');
    document.body.append(before);
    before.focus();
    const screen = mount();
    await screen.sees('Set up services for Avala Logistika');
    await screen.wizard.updateComplete;
    expect(document.activeElement).to.equal(before);
    before.remove();
    const moves: string[] = [];
    screen.root.addEventListener('focusin', (event) => moves.push(nameOf(event.target as Element)));
    await activate(screen, 'Start set-up');
    await screen.until('the focus on the heading', () => headingHasFocus(screen));
    await choose(screen, 'role', 'partner');
    moves.length = 0;
    await activate(screen, 'Next');
    await screen.sees('Will you set up the services?');
    await screen.until('the focus on the heading', () => headingHasFocus(screen));
    expect(moves).to.deep.equal(['Next', 'Will you set up the services?']);
    // The moved focus is the announcement: nothing else speaks of the step.
    for (const live of screen.root.querySelectorAll('[role=status], [role=alert], [aria-live]'))
      expect(tidy(live.textContent)).to.equal('');
    await activate(screen, 'Back');
    await screen.until(
      'the focus on the heading',
      () => headingHasFocus(screen) && screen.heading.startsWith('What is your role'),
    );
  });

  it('X-07: moves to the summary of problems, whose links lead to the fields', async () => {
    const screen = mount();
    await screen.toPartnerOrganization();
    await screen.sees('Create your partner organization');
    await activate(screen, 'Next');
    await screen.until('the focus on the summary', () => screen.focused?.getAttribute('role') === 'group');
    expect(nameOf(screen.focused)).to.contain('There is a problem');
    for (const [words, label] of [
      ['Enter a company name.', 'Company name'],
      ['Choose a country.', 'Country'],
      ['Enter an e-mail address.', 'Administrator’s e-mail address'],
    ] as const) {
      const links = [...screen.root.querySelectorAll('a')].filter((link) => tidy(link.textContent) === words);
      expect(links, words).to.have.lengthOf(1);
      links[0]!.focus();
      await key('Enter');
      await screen.until(`the focus on ${label}`, () => screen.focused === screen.find(label));
      expect(await screen.errorOf(label)).to.equal(words);
    }
  });

  it('X-07: an unsent step can be submitted again and the summary takes the focus again', async () => {
    const screen = mount();
    await screen.start();
    for (let attempt = 0; attempt < 2; attempt++) {
      await activate(screen, 'Next');
      await screen.until('the focus on the summary', () => screen.focused?.getAttribute('role') === 'group');
      await tabTo(screen, 'Choose your role.');
    }
  });

  it('X-13: asks in a native dialog before leaving; Escape stays and gives the focus back', async () => {
    const screen = mount();
    await screen.start();
    await screen.choose('I am a partner');
    const exit = await screen.button('Exit');
    exit.focus();
    await key('Enter');
    await screen.until('the dialog', () => screen.root.querySelector('dialog')?.matches(':modal'));
    await screen.until('the focus in it', () => screen.root.querySelector('dialog')!.contains(screen.focused));
    expect(nameOf(screen.focused)).to.equal('Stay');
    await key('Escape');
    await screen.until('the dialog to close', () => !screen.root.querySelector('dialog')!.open);
    await screen.until('the focus on Exit', () => screen.focused === exit);
    expect((await screen.field('I am a partner')).checked).to.equal(true);
    expect(screen.details('partner-exit')).to.deep.equal([]);
    await key('Enter');
    await screen.until('the dialog again', () => screen.root.querySelector('dialog')?.matches(':modal'));
    await activate(screen, 'Leave and discard');
    await screen.sees('You left the set-up');
    await screen.until('the focus on the heading', () => headingHasFocus(screen));
  });

  it('X-13: moved within its page, the question before leaving is still modal: it keeps the focus, and Escape stays', async () => {
    const screen = mount();
    await screen.start();
    await screen.press('Exit');
    const dialog = () => screen.root.querySelector('dialog')!;
    await screen.until('the dialog', () => dialog()?.matches(':modal'));
    const [place, behind] = [document.createElement('main'), document.createElement('button')];
    screen.place.append(behind, place);
    place.append(screen.wizard);
    await screen.until('the modal dialog again', () => dialog().matches(':modal'));
    await screen.until('the focus in it', () => dialog().contains(screen.focused));
    behind.focus();
    expect(document.activeElement).to.not.equal(behind);
    await key('Escape');
    await screen.until('the dialog to close', () => !dialog().open);
    expect(screen.heading).to.equal('What is your role in this order?');
    await screen.press('Exit');
    await screen.until('the dialog again', () => dialog().matches(':modal'));
    screen.wizard.remove();
    screen.wizard.requestUpdate();
    await screen.wizard.updateComplete;
  });

  it('Enter in a name field checks the name first and saves only then', async () => {
    const counted = counting(memoryBackend({seed: 'mappedOrder'}));
    const screen = mount({backend: counted.backend});
    await screen.continue();
    await screen.toCalling();
    await screen.leaveForLater('Meeting settings');
    await screen.leaveForLater('Enterprise settings');
    await type(screen, 'Subdomain', 'drinalog');
    await key('Enter');
    await screen.reads('drinalog is available.');
    expect(counted.count('saveSubdomain')).to.equal(0);
    await key('Enter');
    await screen.sees('Review and start');
    expect(counted.count('saveSubdomain')).to.equal(1);
  });
});
