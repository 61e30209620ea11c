/** Words typed into every field of the wizard, to be looked for afterwards, and the walks that type them. */
import {randomBytes} from 'node:crypto';
import {fill, heading, next, press, reachFirstStep, waitForField, waitForStep} from './wizard-flow.mjs';
import {until} from './wizard-stage.mjs';
import {words} from './words.mjs';

const alphabet = 'abcdefghijkmnpqrstuvwxyz23456789';
const digits = '0123456789';
const random = (length, letters) => [...randomBytes(length)].map((byte) => letters[byte % letters.length]).join('');

/** Random letters repeat nothing that stands before them, so that compression by repeats (Snappy, LZ4) keeps them. */
export const randomWord = () => random(1, 'bcdfg') + random(15, alphabet);

/** What is chosen from a list: an option that no page and no program speaks of by itself, with its label. */
const options = {
  partnerCountry: ['TV', 'Tuvalu'],
  customerCountry: ['NR', 'Nauru'],
  callingCountry: ['KI', 'Kiribati'],
  timeZone: ['Pacific/Funafuti', 'Pacific/Funafuti'],
};

/** Which card stays chosen; without a line the first. The values of cards and ticks are the kit's or the server's own. */
const cards = {setter: 'self', role: 'partner'};

const kindOf = (name) =>
  name.endsWith('Email') ? 'email' : name.endsWith('Address') ? 'address' : name.split('.').at(-1);

const textOf = {
  email: (word) => [`${word()}@${word()}.example`],
  address: (word) => [`${word()} 12`, word()],
  password: (word) => [`${word()}-Zq7`],
  licenses: (_word, number) => [number()],
  ...Object.fromEntries(
    ['partnerName', 'customerName', 'sipPrefix', 'name', 'subdomain'].map((kind) => [kind, (word) => [word()]]),
  ),
};

/** The words of one visit: every field has its own. */
export class Canaries {
  /** `{field, word}` of all that was typed or chosen. */
  words = [];
  #lines = new Map();

  /** The lines to type into a field. A field of no known kind is an error: it needs a canary. */
  linesFor(field) {
    const kind = kindOf(field);
    if (!Object.hasOwn(textOf, kind)) throw new Error(`the field ${field} has no canary`);
    if (!this.#lines.has(field)) {
      const noted = (word) => {
        this.words.push({field, word});
        return word;
      };
      const lines = textOf[kind](
        () => noted(randomWord()),
        () => noted(random(15, digits)),
      );
      this.#lines.set(field, lines);
    }
    return this.#lines.get(field);
  }

  /** The value to choose from a list. */
  optionFor(field) {
    const kind = field.split('.').at(-1);
    if (!Object.hasOwn(options, kind)) throw new Error(`the list ${field} has no canary`);
    const [value, label] = options[kind];
    if (!this.words.some((one) => one.field === field)) this.words.push({field, word: label});
    return value;
  }

  /** The fields whose words stand in the text. */
  foundIn(text) {
    return [...new Set(this.words.filter(({word}) => text.includes(word)).map(({field}) => field))];
  }
}

/** Every control of the wizard that a person can fill: `[{name, kind, values}]`; `root` is the page's own otherwise. */
export function controlsOf(root) {
  const controls = new Map();
  for (const element of root.querySelectorAll('input, textarea, select')) {
    if (element.readOnly) continue;
    const name = element.name || element.id.replace(/^field-/, '');
    const kind =
      {radio: 'cards', checkbox: 'tick'}[element.type] ??
      {textarea: 'lines', select: 'list'}[element.localName] ??
      'text';
    const values = [...(controls.get(name)?.values ?? []), ...(kind === 'cards' ? [element.value] : [])];
    controls.set(name, {name, kind, values});
  }
  return [...controls.values()];
}

const controlsOn = (page) =>
  page.evaluate(`(async () => {
    const wizard = document.querySelector('provisioning-wizard');
    await wizard.updateComplete;
    return (${String(controlsOf)})(wizard.shadowRoot);
  })()`);

const inField = (page, name, work) =>
  page.evaluate(
    `(${work})(document.querySelector('provisioning-wizard').shadowRoot.querySelector('[id="field-${name}"]'))`,
  );

async function typeLines(page, name, lines) {
  await inField(page, name, (field) => {
    field.focus();
    field.select();
  });
  for (const [index, line] of lines.entries()) {
    if (index > 0) await page.press('Enter');
    await page.type(line);
  }
  const typed = await inField(page, name, (field) => field.value);
  if (typed !== lines.join('\n')) throw new Error(`${name} holds ${JSON.stringify(typed)}`);
}

/** Fills every field of the page on view, also those that come with a choice; answers with their names. */
export async function fillEveryField(page, canaries) {
  const filled = new Set();
  for (;;) {
    const next = (await controlsOn(page)).find(({name}) => !filled.has(name));
    if (!next) return [...filled];
    await fillControl(page, canaries, next, filled);
  }
}

async function fillControl(page, canaries, {name, kind, values}, filled) {
  filled.add(name);
  if (kind === 'text') await fill(page, name, canaries.linesFor(name).join(''));
  if (kind === 'lines') await typeLines(page, name, canaries.linesFor(name));
  if (kind === 'list') await chooseOption(page, name, canaries.optionFor(name));
  if (kind === 'tick') await inField(page, name, (field) => field.checked || field.click());
  if (kind !== 'cards') return;
  const last = cards[name] ?? values[0];
  for (const value of [...values.filter((one) => one !== last), last]) {
    await page.evaluate(
      `document.querySelector('provisioning-wizard').shadowRoot.querySelector('input[name="${name}"][value="${value}"]').click()`,
    );
    for (const control of await controlsOn(page)) {
      if (control.kind === 'text' && !filled.has(control.name)) await fillControl(page, canaries, control, filled);
    }
  }
}

async function chooseOption(page, name, value) {
  await inField(page, name, (field) => field.focus());
  await controlsOn(page);
  await inField(
    page,
    name,
    `(field) => {
      field.value = '${value}';
      if (field.value !== '${value}') throw new Error('${name} has no ${value}');
      field.dispatchEvent(new Event('change', {bubbles: true}));
    }`,
  );
}

/** Three ways through the set-up that together show every field; each answers with the names of those it filled. */
export const parts = [
  {
    name: 'before the first door',
    scenario: 'newPartner',
    async type({page, canaries}) {
      await reachFirstStep(page);
      await press(page, words['intro.changeContact']);
      await waitForField(page, 'contactEmail');
      const filled = await fillEveryField(page, canaries);
      await press(page, words['action.back']);
      await reachFirstStep(page);
      for (const field of ['role', 'setter', 'partnerName', 'customerAdminEmail', 'customerName']) {
        await next(page);
        await waitForField(page, field);
        filled.push(...(await fillEveryField(page, canaries)));
      }
      await next(page);
      await waitForField(page, 'mappingAcknowledged');
      return [...filled, ...(await fillEveryField(page, canaries))];
    },
  },
  {
    name: 'at the password',
    scenario: 'passwordPending',
    async type({page, canaries}) {
      await reachFirstStep(page);
      await next(page);
      await waitForField(page, 'password');
      return fillEveryField(page, canaries);
    },
  },
  {
    name: 'behind the first door',
    scenario: 'mappedOrder',
    async type({page, canaries}) {
      await reachFirstStep(page);
      await next(page);
      await waitForStep(page, 'subscription');
      await next(page);
      const filled = [];
      for (const [step, field] of [
        ['calling', 'sipPrefix'],
        ['meetings', 'sites.0.name'],
        ['enterprise', 'subdomain'],
      ]) {
        await waitForStep(page, step);
        if (step === 'meetings') await press(page, words['meetings.add']);
        await waitForField(page, step === 'meetings' ? 'sites.1.name' : field);
        filled.push(...(await fillEveryField(page, canaries)));
        await press(page, words['service.later']);
      }
      await waitForField(page, 'billingAcknowledged');
      return [...filled, ...(await fillEveryField(page, canaries))];
    },
  },
];

/** The choices between organisations that the back end recognised. */
export async function chooseKnownOrganizations({page, canaries}) {
  await reachFirstStep(page);
  const filled = [];
  for (const field of ['role', 'setter', 'partnerChoice']) {
    await next(page);
    await waitForField(page, field);
    filled.push(...(await fillEveryField(page, canaries)));
  }
  // The organisation is looked at once more, then comes the customer's side.
  const choice = await heading(page);
  await next(page);
  await until(async () => ![choice, null].includes(await heading(page)));
  await next(page);
  await fill(page, 'customerAdminEmail', 'jana@avala.example');
  await next(page);
  await waitForField(page, 'customerChoice');
  return [...filled, ...(await fillEveryField(page, canaries))];
}
