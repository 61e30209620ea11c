/** Something to render for every state that a person can see: real orders of the memory backend with answers added. */
import {adoptStyles, html, render} from 'lit';
import {checkedBackend} from '../../src/backend/checked-backend.js';
import {answerSchemas} from '../../src/backend/operations.js';
import {memoryBackend, type MemoryBackend, type ScenarioName} from '../../src/backend/memory/index.js';
import {allViews} from '../../src/components/provisioning/all-views.js';
import {loadOrder} from '../../src/machines/provisioning/load-order.js';
import {shell} from '../../src/components/provisioning/shell-template.js';
import type {PageState, ViewModel, ViewState} from '../../src/components/provisioning/view-model.js';
import {frame, styles} from '../../src/components/provisioning/wizard-runtime.js';
import {ProvisioningWizard} from '../../src/components/provisioning-wizard.js';
import '../../src/define/provisioning-wizard.js';
import {formatFor} from '../../src/components/shared/format.js';
import {readPolicy} from '../../src/domain/provisioning-policy.js';
import type {Problem} from '../../src/domain/problem.js';
import {emptyAnswers, emptySite, type WizardAnswers} from '../../src/domain/wizard-answers.js';
import {answersFrom} from '../../src/domain/wizard-requests.js';
import {intlLocaleFor, type LanguageTag, wordsParts} from '../../src/locales/index.js';
import {translator, type Messages} from '../../src/locales/messages.js';
import {wizardWords} from '../../src/locales/wizard-words.js';
import {
  initialContext,
  type LoadedOrder,
  type OrganizationMatches,
  type ProvisioningContext,
} from '../../src/machines/provisioning/context.js';

/** One state with what it shows. */
export interface Shown {
  readonly state: ViewState;
  /** Told apart from other shapes of the same state. */
  readonly variant: string;
  readonly context: ProvisioningContext;
  readonly page?: Partial<PageState>;
  readonly daysLeft?: number;
  readonly session?: string;
}

const orderId = 'order-1';
const noon = Date.UTC(2026, 5, 15, 10);
const {policy} = readPolicy({provisioning: {mailSender: 'setup@vendor.example', outreachTeam: null}});
const longName = 'Međunarodna logistička i špediterska kompanija „Šumadija–Dunav–Jadran“';

/** Answers with long values, as they stand in front of the first door. */
const answers: WizardAnswers = {
  ...emptyAnswers,
  contactEmail: 'somebody.with-a-long-name@subsidiary.meridian.example',
  contactKind: 'partnerAlias',
  contactAllLines: true,
  role: 'partner',
  setter: 'self',
  colleagueEmail: 'oleg@meridian.example',
  customerContactEmail: 'jana@münchen.example',
  partnerChoice: 'new',
  partnerName: longName,
  partnerCountry: 'RS',
  partnerAdminEmail: 'admin@сава.example',
  customerAdminEmail: 'it-administration.and-operations@drina-logistika.example',
  customerChoice: 'new',
  customerName: longName,
  customerCountry: 'BA',
  customerAddress: 'Bulevar Nikole Tesle 12\n11000 Beograd',
  callingCountry: 'RS',
  callingAddress: 'Bulevar Nikole Tesle 12\n11000 Beograd',
  sipPrefix: 'drinalogistika',
  sites: [
    {name: 'drina-logistika', timeZone: '', userManagement: 'hub', earlyRelease: true, licenses: '60'},
    {...emptySite, licenses: '40'},
  ],
  subdomain: 'drinalogistika',
};

const server: Problem = {kind: 'server', reference: 'REF-2026-06-15-0001'};

async function scene(name: ScenarioName, during?: (backend: MemoryBackend) => Promise<unknown>) {
  const backend = memoryBackend({seed: name, now: () => noon});
  await during?.(backend);
  const loaded = await loadOrder(checkedBackend(backend, answerSchemas, {timeoutMilliseconds: 5000}), orderId, policy);
  return {backend, loaded};
}

function contextOf({order, deadlines, now}: LoadedOrder, more: Partial<ProvisioningContext> = {}): ProvisioningContext {
  const begun = initialContext({orderId, policy, ownEmail: 'milena@meridian.example', now});
  return {...begun, order, deadlines, now, answers: answersFrom(order, answers), ...more};
}

/** Every state, in one shape or several; the compiler demands a new one here. */
export async function everyView(): Promise<Shown[]> {
  const [ready, known, nudged, before, closing, closed, mapped, pending, configured] = await Promise.all([
    scene('newPartner'),
    scene('allServices'),
    scene('newPartner', (backend) => backend.admin.travel(2 * 86_400_000)),
    scene('beforeStart'),
    scene('closingOrder'),
    scene('closedOrder'),
    scene('mappedOrder'),
    scene('passwordPending'),
    scene('failingService'),
  ]);
  const acknowledgedLineIds = configured.loaded.order.lines.map(({id}) => id);
  const provision = (backend: MemoryBackend) =>
    backend.provision({orderId, operationId: configured.loaded.order.operations.provisioning, acknowledgedLineIds});
  const [running, partly, done] = await Promise.all([
    scene('slowActivation', async (backend) => {
      await provision(backend);
      await backend.admin.travel(90_000);
    }),
    scene('failingService', async (backend) => {
      await provision(backend);
      await backend.admin.travel(60_000);
    }),
    scene('slowActivation', async (backend) => {
      await provision(backend);
      await backend.admin.travel(3 * 86_400_000);
    }),
  ]);
  const partners = (await known.backend.matchOrganizations({
    orderId,
    side: 'partner',
    email: '',
  })) as OrganizationMatches;
  const customers = (await known.backend.matchOrganizations({
    orderId,
    side: 'customer',
    email: 'jana@avala.example',
  })) as OrganizationMatches;
  const partnerMatches = {...partners, mayCreate: true};

  const at = contextOf(ready.loaded);
  const first = (more: Partial<ProvisioningContext>) => contextOf(ready.loaded, {answering: true, ...more});
  const second = (more: Partial<ProvisioningContext>) => contextOf(mapped.loaded, {answering: true, ...more});
  const blank = (more: Partial<ProvisioningContext> = {}) =>
    first({answers: answersFrom(ready.loaded.order, emptyAnswers), ...more});
  const doubtful = {state: 'checking', doubtful: true, reference: null} as const;
  const asked = {state: 'waiting', doubtful: false, reference: null} as const;
  const lost = {state: 'stillUnknown', doubtful: true, reference: server.reference!} as const;
  const taken = {
    value: 'drinalogistika',
    state: 'taken',
    suggestions: ['drinalogistika1', 'drinalogistika-rs'],
  } as const;
  const free = {value: 'drina-logistika', state: 'available', suggestions: []} as const;
  type Shape = Omit<Shown, 'state' | 'variant'> & {readonly context: ProvisioningContext};

  const shapes: Record<ViewState, Readonly<Record<string, Shape>>> = {
    loading: {plain: {context: initialContext({orderId, policy, ownEmail: '', now: noon})}},
    loadFailed: {plain: {context: {...initialContext({orderId, policy, ownEmail: '', now: noon}), failure: server}}},
    closed: {plain: {context: contextOf(closed.loaded)}},
    left: {plain: {context: at}, 'after the door': {context: {...at, leftAfterDoor: true}}},
    'intro.overview': {
      ready: {context: at},
      'after an earlier attempt': {context: {...at, earlierAttempt: true, contactNotice: 'resent'}},
      nudged: {context: contextOf(nudged.loaded)},
      'before the start': {context: contextOf(before.loaded)},
      closing: {context: contextOf(closing.loaded), daysLeft: 2},
      'on the last day': {context: contextOf(closing.loaded), daysLeft: 0},
      mapped: {context: contextOf(mapped.loaded)},
      'password pending': {context: contextOf(pending.loaded)},
      'an unknown status': {
        context: contextOf({
          ...ready.loaded,
          order: {...ready.loaded.order, status: 'SUSPENDED_V2', mayChangeContact: false},
        }),
      },
      'leaving?': {context: {...at, leaving: true}},
    },
    'intro.changingContact': {
      plain: {context: at},
      wrong: {context: {...at, problems: {contactKind: 'contactKind.empty', contactEmail: 'email.noAt'}}},
    },
    'intro.savingContact': {plain: {context: at}},
    'intro.confirmingResend': {plain: {context: at}, failed: {context: {...at, failure: server}}},
    'intro.resending': {plain: {context: at}},
    role: {
      plain: {context: blank()},
      wrong: {context: blank({problems: {role: 'role.empty'}, earlierAttempt: true})},
      'leaving?': {context: first({leaving: true})},
      'session ends': {context: first({}), session: 'ending', page: {sessionEndsIn: 65_000}},
      'session ended': {context: first({}), session: 'ended'},
    },
    setter: {
      plain: {context: blank()},
      colleague: {
        context: first({answers: {...answers, setter: 'colleague'}, problems: {colleagueEmail: 'email.self'}}),
      },
      customer: {context: first({answers: {...answers, setter: 'customer'}})},
    },
    'handover.confirming': {
      colleague: {context: first({answers: {...answers, setter: 'colleague'}})},
      customer: {context: first({answers: {...answers, setter: 'customer'}, failure: server})},
    },
    'handover.sending': {
      customer: {context: first({answers: {...answers, setter: 'customer'}})},
      'leaving?': {context: first({answers: {...answers, setter: 'customer'}, leaving: true})},
    },
    handedOver: {
      colleague: {context: contextOf(ready.loaded, {handedOverTo: 'colleague'})},
      customer: {context: contextOf(ready.loaded, {handedOverTo: 'customer'})},
    },
    'partnerOrganization.lookup': {plain: {context: first({})}},
    'partnerOrganization.lookupFailed': {plain: {context: first({failure: server})}},
    'partnerOrganization.choosing': {
      plain: {context: first({partnerMatches})},
      one: {
        context: blank({
          partnerMatches: {matches: partners.matches.slice(0, 1), mayCreate: false},
          problems: {partnerChoice: 'organization.empty'},
        }),
      },
    },
    'partnerOrganization.reviewing': {
      plain: {context: first({partnerMatches, answers: {...answers, partnerChoice: 'id:organization-meridian-old'}})},
    },
    'partnerOrganization.creating': {
      plain: {context: first({})},
      open: {context: first({}), page: {openedLists: new Set(['partnerCountry'])}},
      wrong: {
        context: blank({
          problems: {partnerName: 'name.empty', partnerCountry: 'country.empty', partnerAdminEmail: 'email.empty'},
        }),
      },
    },
    'partnerOrganization.notRecognized': {plain: {context: first({partnerMatches})}},
    'customerAdmin.editing': {
      plain: {context: first({})},
      wrong: {context: blank({problems: {customerAdminEmail: 'email.twoAts'}})},
      'an unknown code': {context: blank({problems: {customerAdminEmail: 'email.whatever'}})},
    },
    'customerAdmin.checking': {plain: {context: first({})}},
    'customerAdmin.freeAccount': {
      plain: {context: first({adminCheck: {result: 'freeAccount', organization: null, claimable: true}})},
    },
    'customerAdmin.otherOrganization': {
      plain: {context: first({adminCheck: {result: 'otherOrganization', organization: null, claimable: true}})},
    },
    'customerOrganization.lookup': {plain: {context: first({})}},
    'customerOrganization.lookupFailed': {plain: {context: first({failure: {kind: 'network'}})}},
    'customerOrganization.choosing': {
      plain: {context: first({customerMatches: customers})},
      own: {context: first({customerMatches: customers, answers: {...answers, role: 'customer'}})},
    },
    'customerOrganization.reviewing': {
      plain: {
        context: first({customerMatches: customers, answers: {...answers, customerChoice: 'id:organization-avala'}}),
      },
    },
    'customerOrganization.creating': {
      plain: {context: first({})},
      wrong: {
        context: blank({
          problems: {customerName: 'name.empty', customerCountry: 'country.empty', customerAddress: 'address.empty'},
        }),
      },
      'as a customer whose address nobody tells': {
        context: blank({
          ownEmail: '',
          answers: {...answersFrom(ready.loaded.order, emptyAnswers), role: 'customer', customerChoice: 'new'},
          problems: {customerAdminEmail: 'email.empty'},
        }),
      },
    },
    'customerOrganization.notRecognized': {plain: {context: first({})}},
    confirm: {
      plain: {context: first({})},
      wrong: {
        context: first({
          problems: {
            partnerConfirmed: 'confirm.partner',
            customerConfirmed: 'confirm.customer',
            mappingAcknowledged: 'confirm.mapping',
          },
        }),
      },
      'as the customer': {context: first({answers: {...answers, role: 'customer'}})},
      refused: {
        context: first({
          problems: {partnerName: 'name.empty', customerAdminEmail: 'email.noAt', 'order.unheardOf': 'unheardOf'},
        }),
      },
    },
    mapping: {
      sending: {context: first({submission: {state: 'sending', doubtful: false, reference: null}})},
      waiting: {context: first({submission: {state: 'waiting', doubtful: false, reference: null}})},
      checking: {context: first({submission: doubtful})},
      'still unknown': {context: first({submission: lost})},
    },
    settling: {plain: {context: at}},
    mappedElsewhere: {plain: {context: at}},
    'password.editing': {
      plain: {context: contextOf(pending.loaded, {justMapped: true})},
      wrong: {
        context: contextOf(pending.loaded, {problems: {password: 'password.short'}}),
        page: {passwordMet: new Set(['password.lower', 'password.long']), passwordShown: true},
      },
      locked: {
        context: contextOf(pending.loaded, {
          passwordLockedUntil: noon + 60_000,
          problems: {password: 'password.locked'},
        }),
      },
    },
    'password.submitting': {
      plain: {context: contextOf(pending.loaded)},
      doubtful: {context: contextOf(pending.loaded, {submission: doubtful})},
      waiting: {context: contextOf(pending.loaded, {submission: asked})},
      'still unknown': {context: contextOf(pending.loaded, {submission: lost})},
    },
    'services.subscription': {plain: {context: second({justMapped: true})}},
    'services.calling.editing': {
      plain: {context: second({})},
      wrong: {
        context: second({
          problems: {callingCountry: 'country.empty', callingAddress: 'address.empty', sipPrefix: 'label.characters'},
        }),
      },
    },
    'services.calling.saving': {plain: {context: second({})}},
    'services.meetings.editing': {
      plain: {context: second({names: {'sites.0.name': free}})},
      wrong: {
        context: second({
          names: {'sites.0.name': {...taken, value: 'drina-logistika'}},
          problems: {
            'sites.0.name': 'label.taken',
            'sites.0.timeZone': 'timeZone.empty',
            'sites.1.userManagement': 'userManagement.empty',
            'sites.1.licenses': 'licenses.total',
          },
        }),
      },
    },
    'services.meetings.saving': {plain: {context: second({})}},
    'services.enterprise.editing': {
      plain: {context: second({})},
      taken: {context: second({names: {subdomain: taken}, problems: {subdomain: 'label.taken'}})},
      checking: {context: second({names: {subdomain: {...taken, state: 'checking', suggestions: []}}})},
      saved: {context: contextOf(configured.loaded, {answers: answersFrom(configured.loaded.order, answers)})},
    },
    'services.enterprise.saving': {plain: {context: second({})}},
    review: {
      'nothing set up': {context: second({problems: {billingAcknowledged: 'confirm.billing'}})},
      'all set up': {context: contextOf(configured.loaded)},
    },
    provisioning: {
      sending: {context: second({})},
      checking: {context: second({submission: doubtful})},
      'still unknown': {context: second({submission: lost})},
    },
    'activating.asking': {plain: {context: contextOf(running.loaded)}},
    'activating.paused': {'signed out': {context: contextOf(running.loaded, {failure: {kind: 'signed-out'}})}},
    'activating.pausing': {'not readable': {context: contextOf(running.loaded, {failure: server})}},
    'activating.retrying': {
      plain: {context: contextOf(partly.loaded, {submission: doubtful, retriedLineId: 'line-calling'})},
      waiting: {context: contextOf(partly.loaded, {submission: asked, retriedLineId: 'line-calling'})},
      'still unknown': {context: contextOf(partly.loaded, {submission: lost, retriedLineId: 'line-calling'})},
    },
    partlyDone: {
      plain: {context: contextOf(partly.loaded)},
      'refused again': {
        context: contextOf(partly.loaded, {
          retriedLineId: 'line-calling',
          retryRefusal: {kind: 'conflict', reference: 'REF-1'},
        }),
      },
    },
    done: {plain: {context: contextOf(done.loaded)}},
  };
  return Object.entries(shapes).flatMap(([state, variants]) =>
    Object.entries(variants).map(([variant, shape]) => ({...shape, state: state as ViewState, variant})),
  );
}

/** Words and formats of one language; `marked` puts brackets around every one. */
export async function speech(tag: LanguageTag, marked = false): Promise<Pick<ViewModel, 't' | 'format' | 'locale'>> {
  const locale = intlLocaleFor(tag);
  const parts = await Promise.all(wordsParts.wizard.map((part) => wizardWords[tag][part]()));
  const words: Messages = Object.assign({}, ...parts.map((part) => part.words));
  const t = translator(words, locale);
  const format = formatFor(locale);
  if (!marked) return {t, format, locale};
  const mark = (text: string) => `[${text}]`;
  return {
    locale,
    t: (key, values) => (Object.hasOwn(words, key) ? mark(t(key, values)) : key),
    format: {
      date: (date) => mark(format.date(date)),
      moment: (epoch, zone) => mark(format.moment(epoch, zone)),
      country: (code) => mark(format.country(code)),
      price: (price) => mark(format.price(price)),
      clock: (milliseconds) => mark(format.clock(milliseconds)),
    },
  };
}

const noPage: PageState = {openedLists: new Set(), passwordShown: false, passwordMet: new Set(), sessionEndsIn: null};
const nothing = (): void => {};

/** What a view is made from; `send` hears what it sends. */
export const modelOf = (
  {state, context, page, daysLeft = 12}: Omit<Shown, 'variant' | 'session'>,
  spoken: Pick<ViewModel, 't' | 'format' | 'locale'>,
  send: (event: unknown) => void,
): ViewModel => ({
  ...spoken,
  state,
  context,
  daysLeft,
  page: {...noPage, ...page},
  send,
  actions: {
    openList: nothing,
    showPassword: nothing,
    focusField: nothing,
    requestSupport: nothing,
    printPage: nothing,
    download: nothing,
    closeWizard: nothing,
  },
});

/** A box with the wizard's shadow root and styles in which views are rendered one after another. */
export class Stage {
  readonly frame = document.createElement('div');
  readonly host = document.createElement('div');
  readonly root = this.host.attachShadow({mode: 'open'});
  /** What the views sent. */
  readonly sent: unknown[] = [];

  constructor() {
    adoptStyles(this.root, [...ProvisioningWizard.elementStyles, ...styles]);
    if (this.root.adoptedStyleSheets.length < 3) throw new Error('the stage has no styles');
    this.frame.append(this.host);
    document.body.append(this.frame);
  }

  show(
    {state, context, page, daysLeft = 12, session = null}: Omit<Shown, 'session'> & {session?: string | null},
    spoken: Pick<ViewModel, 't' | 'format' | 'locale'>,
  ): void {
    const model = modelOf({state, context, page, daysLeft}, spoken, (event) => this.sent.push(event));
    this.root.querySelector('dialog')?.close();
    // Another state is another page: nothing of the one before is to be seen.
    render(html``, this.root);
    render(
      html`<div class="kit" lang=${spoken.locale}>${shell({
        model,
        session,
        frame,
        content: allViews[state](model),
        onExit: nothing,
        onExtendSession: nothing,
        onRefreshSession: nothing,
      })}</div>`,
      this.root,
    );
    if (context.leaving) this.root.querySelector('dialog')!.showModal();
  }

  remove(): void {
    this.frame.remove();
  }
}
