import {expect} from '@open-wc/testing';
import {memoryBackend, type MemoryBackend, type ScenarioName} from '../../src/backend/memory/index.js';
import type {OperationName} from '../../src/backend/operations.js';
import {defaultPolicy} from '../support/default-policies.js';
import {BackendError} from '../../src/domain/problem.js';
import {emailProblem, normalizeEmail} from '../../src/domain/validate/email.js';
import {labelProblem, normalizeLabel, siteNameProblem} from '../../src/domain/validate/name-label.js';
import {licenseProblem} from '../../src/domain/validate/numbers.js';
import {passwordProblem} from '../../src/domain/validate/password.js';
import {addressProblem, cleanText, nameProblem} from '../../src/domain/validate/text.js';
import type {LanguageTag} from '../../src/locales/index.js';
import {emails, everyText, labels, markup, megabyte, unicode, word} from '../support/bad-input.js';
import {long} from '../support/long.js';
import {
  errorBeside,
  fieldsOn,
  judging,
  nameOf,
  paste,
  submit,
  summary,
  watchingForHarm,
  type Field,
} from './field-trial.js';
import {clearScreens, mount, type Screen} from './screen.js';
import {speech} from './view-models.js';
import {tidy} from './text.js';

const {password, reservedNames} = defaultPolicy.provisioning;
const rules = {reserved: reservedNames};

/** Who judges a field, by its name or, of secrets, its id. A field that is not here makes a test fail. */
const judgeOf = judging([
  [/Email$/, emailProblem],
  [/^(partner|customer)Name$/, nameProblem],
  [/Address$/, addressProblem],
  [/^(sipPrefix|subdomain)$/, (text) => labelProblem(text, rules)],
  [/^sites\.\d+\.name$/, (text) => siteNameProblem(text, rules)],
  [/^sites\.\d+\.licenses$/, licenseProblem],
  [/^field-password$/, (text) => passwordProblem(text, password)],
]);

interface Page {
  readonly scenario: ScenarioName;
  readonly reach: (screen: Screen) => Promise<void>;
  /** Whether what is accepted leads on: then only what is refused is tried here. */
  readonly leadsOn?: boolean;
}

/** Every page with fields to fill. What else it asks for stays empty, so that it stays on view. */
const pages: Readonly<Record<string, Page>> = {
  contact: {
    scenario: 'newPartner',
    leadsOn: true,
    reach: async (screen) => {
      await screen.press('Change contact');
      await screen.sees('Change the provisioning contact');
    },
  },
  colleague: {
    scenario: 'newPartner',
    leadsOn: true,
    reach: async (screen) => {
      await screen.asPartner();
      await screen.choose('Another person in my company');
    },
  },
  'customer contact': {
    scenario: 'newPartner',
    leadsOn: true,
    reach: async (screen) => {
      await screen.asPartner();
      await screen.choose('The customer will set up');
    },
  },
  'new partner': {
    scenario: 'newPartner',
    reach: async (screen) => {
      await screen.toPartnerOrganization();
      await screen.sees('Create your partner organization');
    },
  },
  'customer admin': {
    scenario: 'newPartner',
    leadsOn: true,
    reach: async (screen) => {
      await screen.toPartnerOrganization();
      await screen.createPartner();
    },
  },
  'new customer': {
    scenario: 'newPartner',
    reach: async (screen) => {
      await screen.toPartnerOrganization();
      await screen.createPartner();
      await screen.nameAdmin();
      await screen.sees('Confirm the customer’s data');
    },
  },
  password: {
    scenario: 'passwordPending',
    leadsOn: true,
    reach: async (screen) => {
      await screen.press('Continue set-up');
      await screen.sees('Choose a password for the new partner organization');
    },
  },
  calling: {
    scenario: 'mappedOrder',
    leadsOn: true,
    reach: async (screen) => {
      await screen.continue();
      await screen.toCalling();
    },
  },
  meetings: {
    scenario: 'mappedOrder',
    reach: async (screen) => {
      await pages['calling']!.reach(screen);
      await screen.leaveForLater('Meeting settings');
    },
  },
  enterprise: {
    scenario: 'mappedOrder',
    reach: async (screen) => {
      await pages['meetings']!.reach(screen);
      await screen.leaveForLater('Enterprise settings');
    },
  },
};

/** A backend that takes note of what arrives as JSON, and answers with a refusal that leaves the page on view. */
function refusing(backend: MemoryBackend, names: readonly OperationName[]) {
  const sent: unknown[] = [];
  const refuse = (request: unknown) => {
    sent.push(JSON.parse(JSON.stringify(request)));
    return Promise.reject(new BackendError({kind: 'invalid', nextOperationId: `next-${sent.length}`}));
  };
  return {sent, backend: {...backend, ...Object.fromEntries(names.map((name) => [name, refuse]))} as MemoryBackend};
}

describe('every field', () => {
  const watch = watchingForHarm();
  beforeEach(() => watch.begin());
  afterEach(async () => {
    await clearScreens();
    expect(watch.end()).to.deep.equal({errors: [], ran: undefined});
  });

  /** Tries `texts` in every field of the page on view; answers with how many were judged. */
  async function judgeAll(screen: Screen, page: Page, texts: readonly string[], tag: LanguageTag): Promise<number> {
    const {t} = await speech(tag);
    const heading = screen.heading;
    let judged = 0;
    for (const {id} of fieldsOn(screen)) {
      const field = () => screen.root.getElementById(id) as Field;
      const judge = judgeOf(field());
      const before = field().value;
      for (const text of texts) {
        const what = `${nameOf(field())}: ${JSON.stringify(text.slice(0, 40))}`;
        const held = paste(field(), text);
        const code = judge(held);
        if (code === null && page.leadsOn) continue;
        await submit(screen);
        judged++;
        expect(screen.heading, what).to.equal(heading);
        expect(field().value, `${what} stays`).to.equal(held);
        const said = errorBeside(screen, field());
        if (code === null) {
          // What only a check, or all sites together, can tell is complained of as such.
          expect(said, what).to.be.oneOf(['', tidy(t('error.label.unchecked')), tidy(t('error.licenses.total'))]);
          continue;
        }
        expect(said, what).to.equal(tidy(t(`error.${code}` as 'error.name.empty')));
        expect(summary(screen), what).to.include(said);
        expect(field().getAttribute('aria-invalid'), what).to.equal('true');
        expect(field().getAttribute('aria-describedby'), what).to.include(`${id}-error`);
        expect(screen.element.scrollWidth, what).to.be.at.most(screen.element.clientWidth);
      }
      paste(field(), before);
    }
    return judged;
  }

  const perPage = long ? everyText : everyText.filter((_, index) => index % 4 === 0);
  for (const [name, page] of Object.entries(pages)) {
    it(`F-E8: of ${name} takes the catalogue or says in words why not, keeps it, and fits 320 pixels`, async function () {
      this.timeout(300_000);
      const screen = mount({scenario: page.scenario});
      screen.place.style.width = '320px';
      await page.reach(screen);
      expect(fieldsOn(screen), 'fields').not.to.have.lengthOf(0);
      const labelled = [...emails, ...labels].map(([text]) => text);
      const texts = [...new Set([...perPage, ...(/contact|enterprise|meetings/.test(name) ? labelled : [])])];
      expect(await judgeAll(screen, page, texts, 'en')).to.be.greaterThan(10);
    });
  }

  it('F-E8: refuses in the language of the page', async function () {
    this.timeout(60_000);
    for (const tag of ['ru', 'sr-Latn'] as const) {
      const screen = mount({scenario: 'newPartner'});
      const page = pages['new customer']!;
      await page.reach(screen);
      const heading = screen.heading;
      screen.wizard.locale = tag;
      await screen.until(`the page in ${tag}`, () => screen.heading !== heading);
      expect(await judgeAll(screen, page, ['', unicode[4]!, '\u0000', word(2000), markup[0]!], tag)).to.equal(10);
    }
  });

  it('F-E8: takes a pasted megabyte, keeps it, and says that it is too long', async function () {
    this.timeout(120_000);
    for (const name of ['new customer', 'enterprise', 'contact']) {
      const page = pages[name]!;
      const screen = mount({scenario: page.scenario});
      screen.place.style.width = '320px';
      await page.reach(screen);
      // Chromium takes ten seconds to lay out a megabyte in a field of several lines.
      for (const field of fieldsOn(screen).filter(({localName}) => long || localName !== 'textarea')) {
        const held = paste(field, word(megabyte));
        expect(held).to.have.lengthOf(megabyte);
        await submit(screen);
        expect(errorBeside(screen, field), nameOf(field)).not.to.equal('');
        expect(field.value.length, nameOf(field)).to.equal(megabyte);
        expect(screen.element.scrollWidth).to.be.at.most(screen.element.clientWidth);
        paste(field, '');
      }
      await clearScreens();
    }
  });

  /** Fills one field with each text that is accepted and answers with what was sent. */
  async function sendEach(name: string, operation: OperationName, fieldName: string, texts: readonly string[]) {
    const page = pages[name]!;
    const {backend, sent} = refusing(memoryBackend({seed: page.scenario}), [operation]);
    const screen = mount({backend});
    await page.reach(screen);
    const field = () => fieldsOn(screen).find((one) => nameOf(one) === fieldName)!;
    if (name === 'calling') paste(fieldsOn(screen)[0]!, 'Savska 3');
    const held: string[] = [];
    for (const text of texts) {
      const value = paste(field(), text);
      if (judgeOf(field())(value) !== null) continue;
      held.push(value);
      await submit(screen);
      await screen.until(`${fieldName} ${held.length}`, () => sent.length === held.length);
      await screen.until('the page again', () => !screen.root.querySelector('form[aria-busy]') && field());
      expect(field().value, `${fieldName} stays`).to.equal(value);
    }
    expect(held.length, fieldName).to.be.greaterThan(3);
    return {sent, held};
  }

  it('F-E8: sends an address as documented: no space around it, form C, the domain in lower case', async function () {
    this.timeout(120_000);
    const texts = emails.map(([text]) => text);
    for (const [name, operation, field, path] of [
      ['contact', 'changeContact', 'contactEmail', 'contact.email'],
      ['customer admin', 'checkAdmin', 'customerAdminEmail', 'email'],
    ] as const) {
      const {sent, held} = await sendEach(name, operation, field, texts);
      sent.forEach((request, index) => expect(request).to.have.nested.property(path, normalizeEmail(held[index]!)));
      expect(JSON.stringify(sent))
        .to.include('"a@münchen.de"')
        .and.to.include('"mila@example.com"')
        .and.not.include('MÜN');
    }
  });

  it('F-E8: sends a postal address letter for letter but for line ends, tabs and space around it', async function () {
    this.timeout(120_000);
    const {sent, held} = await sendEach('calling', 'saveCalling', 'callingAddress', everyText);
    sent.forEach((request, index) => {
      expect(request).to.have.nested.property('calling.headOfficeAddress', cleanText(held[index]!));
    });
    for (const text of markup.slice(0, 6)) {
      expect(
        sent.map((request) => (request as {calling: {headOfficeAddress: string}}).calling.headOfficeAddress),
      ).to.include(text);
    }
  });

  it('F-E8: sends a prefix in lower case, and a password exactly as it was typed', async function () {
    this.timeout(120_000);
    const prefixes = await sendEach(
      'calling',
      'saveCalling',
      'sipPrefix',
      labels.map(([text]) => text),
    );
    prefixes.sent.forEach((request, index) => {
      expect(request).to.have.nested.property('calling.sipPrefix', normalizeLabel(prefixes.held[index]!));
      expect(request)
        .to.have.nested.property('calling.sipPrefix')
        .that.matches(/^[a-z0-9]{1,63}$/);
    });
    const texts = markup.slice(0, 8).map((text) => `${text.slice(0, 40)} A1a\u0301`);
    const passwords = await sendEach('password', 'setPassword', 'field-password', texts);
    expect(passwords.sent.map((request) => (request as {password: string}).password)).to.deep.equal(passwords.held);
  });
});
