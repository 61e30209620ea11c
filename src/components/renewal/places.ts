/** What stands in the overview's place: a flow, or the kit's own sign-in. Their parts are loaded when one is opened. */
import {html, type CSSResultOrNative, type TemplateResult} from 'lit';
import {partInTime} from '../../domain/in-time.js';
import type {Agreement, AgreementSummary} from '../../domain/agreement.js';
import type {Problem} from '../../domain/problem.js';
import type {WordsPart} from '../../locales/index.js';
import type {SessionAccount} from '../../machines/session-machine.js';
import type {PartnerEventDetails, PartnerEventName} from '../events.js';
import type {Language} from '../shared/localization.js';
import {sessionNotice} from '../shared/templates/session-notice.js';
import type {Flow, FlowPosition, FlowSubject} from './flow.js';
import {Invitations} from './overview/invitations.js';
import {KeptDrafts} from './overview/kept-drafts.js';
import {laterParts} from './overview/later-parts.js';
import type {OverviewParts} from './overview/overview-model.js';
import type {KeptDraft, RenewalStorage} from './renewal-storage.js';
import type {RenewalVisit} from './renewal-visit.js';
import type {Runtime} from './renewal-runtime.js';
import type {SignInPanel} from './sign-in-panel.js';
import {TextLoader} from './text-loader.js';

export interface PlacesOptions {
  readonly visit: RenewalVisit;
  readonly runtime: Runtime;
  readonly storage: RenewalStorage;
  readonly root: () => ShadowRoot;
  /** Something changed that shows. */
  readonly onChange: () => void;
  /** The drafts on the device are others. */
  readonly onDrafts: () => void;
  /** Ids of the agreements of which it is not known what became of what was submitted. */
  readonly undecided: () => ReadonlySet<string>;
  /** Lets the browser go back instead, where its history leads through the steps (decision 16). */
  readonly goBack: () => boolean;
  /** Another subject is to be opened, or with `null` the overview. */
  readonly open: (subject: FlowSubject | null) => void;
  /** Whether the browser refuses to keep anything on the device. */
  readonly isMemoryOnly: () => boolean;
  /** The grace of an agreement ended; told once. */
  readonly tellLapsed: (agreementId: string) => void;
  /** Somebody signed in with the kit's own form; the session is to be asked for anew at once. */
  readonly onSignedIn: (accountId: string | null) => void;
  readonly requestSupport: (topic: string, agreementId: string | null, problem: Problem | null) => void;
  readonly emit: <N extends PartnerEventName>(name: N, detail: PartnerEventDetails[N]) => void;
  readonly requireWords: (part: WordsPart) => void;
  readonly addStyles: (styles: readonly CSSResultOrNative[]) => void;
  /** State of the session machine, and milliseconds to its end while it is near. */
  readonly session: () => {readonly state: string | null; readonly endsIn: number | null};
  readonly refreshSession: () => void;
}

const words = ['agreement', 'renewal'] as const satisfies readonly WordsPart[];

/** Whether the words are here that stand in the overview's place. */
const hasWords = ({parts}: Language): boolean => words.every((part) => parts.has(part));

export class Places {
  readonly #options: PlacesOptions;
  readonly #texts: TextLoader;
  readonly #drafts: KeptDrafts;
  readonly #invitations: Invitations;
  #parts: OverviewParts | null = null;
  #account: SessionAccount | null = null;
  /** Resolves when somebody is known to be signed in: whose drafts they are is not known before. */
  readonly #opened: Promise<void>;
  #tellOpened: () => void = () => {};
  #flow: Flow | null = null;
  /** The flow that stays behind the receipt on view, with what it is for. */
  #behind: {readonly subject: FlowSubject; readonly flow: Flow} | null = null;
  /** The subject that `#flow` is for, or that is being loaded. */
  #flowFor: FlowSubject | null = null;
  #signIn: SignInPanel | null = null;
  #isSignInLoading = false;
  #wantsSignIn = false;
  /** Whether the form was answered, and the session is being asked for: nothing of the flow is to be seen yet. */
  #hasSignedIn = false;
  #hasFailed = false;
  /** Whether a draft was erased in the overview that is on view. */
  #isErased = false;
  /** What had the focus in the overview's list before it was rendered anew. */
  #focused: HTMLElement | null = null;

  constructor(options: PlacesOptions) {
    this.#options = options;
    this.#texts = new TextLoader(options.runtime.backend);
    this.#drafts = new KeptDrafts(options.storage, () => {
      options.onDrafts();
      options.onChange();
    });
    const {backend, list} = options.runtime;
    this.#invitations = new Invitations({
      backend,
      onRead: (agreement, summary) => {
        // What the list was told meanwhile is newer.
        if (!list.getSnapshot().context.known.includes(summary)) return;
        list.send({type: 'agreements.read', agreements: [agreement]});
      },
    });
    options.storage.onDraftsChanged = () => this.#look();
    this.#opened = new Promise((resolve) => (this.#tellOpened = resolve));
  }

  /** Who is signed in; `null`: not known. */
  get account(): SessionAccount | null {
    return this.#account;
  }

  /** The account is known: what was asked for before begins now. */
  sessionOpened(account: SessionAccount): void {
    this.#account = account;
    this.#tellOpened();
    this.#look();
  }

  /** What the overview is made of after its first paint; another object where the drafts are others. */
  get parts(): OverviewParts {
    const {all} = this.#drafts;
    const undecided = this.#options.undecided();
    if (this.#parts?.drafts !== all || this.#parts.undecided !== undecided || this.#parts.isErased !== this.#isErased) {
      this.#parts = {
        ...laterParts,
        drafts: all,
        undecided,
        isErased: this.#isErased,
        eraseDraft: this.#eraseDraft,
        invited: (agreement, mayAsk) => this.#invitations.of(agreement, mayAsk),
        decline: this.#decline,
        isMemoryOnly: this.#options.isMemoryOnly,
      };
    }
    return this.#parts;
  }

  /** What the device keeps that was begun and not submitted. */
  get drafts(): readonly KeptDraft[] {
    return this.#drafts.all;
  }

  readonly #eraseDraft = (agreementIds: readonly string[]): void => {
    const {storage, visit, root, onChange} = this.#options;
    const erased = (): void => {
      this.#isErased = true;
      onChange();
      // What was pressed goes with the draft.
      root().querySelector<HTMLElement>('h2[tabindex]')?.focus();
    };
    // A device that does not let it go keeps it on view.
    storage.eraseRenewal(agreementIds, visit.policy.renewal.draftDays).then(erased, () => undefined);
  };

  readonly #decline = (agreementId: string): void =>
    this.#options.open({kind: 'renewal', agreementIds: [agreementId], declines: true});

  /** Looks anew at what the device keeps; while a flow is on view, nobody asks. */
  #look(): void {
    if (this.#account && !this.#flowFor) void this.#drafts.look();
  }

  /** Whether a part could not be loaded: `retry()` is the way on. */
  get hasFailed(): boolean {
    return this.#hasFailed;
  }

  /** Whether the form to sign in is on view. */
  get isSigningIn(): boolean {
    return this.#signIn !== null;
  }

  get isStep(): boolean {
    return this.#flow?.isStep ?? false;
  }

  /** Where the page is among the steps of its flow. */
  get position(): FlowPosition | undefined {
    return this.#flow?.position;
  }

  /** Agreements for which the flow on view submitted something, unless it was refused. */
  get submitted(): readonly Agreement[] {
    return this.#flow?.submitted ?? [];
  }

  /** Ids of those of which it is not known what became of it. */
  get undecided(): readonly string[] {
    return this.#flow?.undecided ?? [];
  }

  /** Goes one page of the flow back; answers whether there was one. */
  leaveStep(): boolean {
    return this.#flow?.leaveStep() ?? false;
  }

  get hasProblem(): boolean | undefined {
    return (this.#signIn ?? this.#flow)?.hasProblem;
  }

  /** Names what is on view; empty: it is still on its way. */
  page(language: Language): string {
    if (!hasWords(language)) return '';
    if (this.#wantsSignIn) return this.#signIn && !this.#hasSignedIn ? 'signIn' : '';
    return this.#flow?.page ?? '';
  }

  /** Begins and ends what is asked for: a subject's flow, the sign-in over whatever is on view. */
  follow(subject: FlowSubject | null, wantsSignIn: boolean): void {
    const focused = this.#options.root().activeElement;
    this.#focused = focused?.closest('.agreements, .no-match') ? (focused as HTMLElement) : null;
    this.#wantsSignIn = wantsSignIn;
    if (subject !== this.#flowFor) void this.#openFlow(subject);
    if (this.#hasSignedIn && this.#options.session().state !== 'asking') this.#closeSignIn();
    if (wantsSignIn) void this.#openSignIn();
    else this.#closeSignIn();
  }

  retry(): void {
    if (this.#hasFailed && !this.#flow) this.#flowFor = null;
    this.#hasFailed = false;
    this.#options.onChange();
  }

  /** What is on view instead of the overview; `null`: it is still on its way. */
  render(language: Language): TemplateResult | null {
    if (!hasWords(language)) return null;
    if (!this.#wantsSignIn) return this.#flow?.render(language) ?? null;
    if (this.#hasSignedIn) return null;
    const signIn = this.#signIn?.render(language);
    return signIn ? html`<div class="wizard flow single"><div class="content">${signIn}</div></div>` : null;
  }

  /** What is said of the session over the overview; a flow says its own. */
  notice(language: Language): ReturnType<typeof sessionNotice> | null {
    const {state, endsIn} = this.#options.session();
    if (!hasWords(language) || state === 'ended') return null;
    return sessionNotice({
      t: language.t,
      session: state,
      time: language.format.clock(endsIn ?? 0),
      onExtendSession: this.#extendSession,
      onRefreshSession: this.#options.refreshSession,
    });
  }

  submit(form: HTMLFormElement): void {
    (this.#signIn ?? this.#flow)?.submit(form);
  }

  change(name: string, value: string | boolean): void {
    (this.#signIn ?? this.#flow)?.change(name, value);
  }

  tick(now: number): void {
    this.#flow?.tick(now);
  }

  /** The same account is signed in still, or again; asked on every return to the page, when other tabs may have been busy. */
  sessionRestored(): void {
    this.#flow?.sessionRestored();
    this.#look();
  }

  /** After each rendering. */
  updated(): void {
    this.#flow?.updated();
    this.#keepFocus();
  }

  /** The focus stays on a row that has another place now; from one that is not on view any more it goes to the heading. */
  #keepFocus(): void {
    const [root, focused] = [this.#options.root(), this.#focused];
    const {activeElement} = root;
    if (!focused || (activeElement && activeElement !== focused)) return;
    if (!focused.isConnected || focused.matches('.agreements ~ .agreements *')) {
      root.querySelector<HTMLElement>('h2[tabindex]')?.focus();
    } else if (!activeElement) focused.focus({preventScroll: true});
  }

  end(): void {
    this.#drafts.end();
    this.#flow?.end();
    this.#behind?.flow.end();
    this.#behind = null;
    this.#flow = null;
    this.#flowFor = null;
    this.#closeSignIn();
  }

  readonly #extendSession = (): void => {
    this.#options.runtime.session.send({type: 'session.extensionRequested'});
  };

  /** What the flow knows, the list is to know: it may stand on a page that is not asked for anew. */
  #leaveFlow(flow: Flow | null): void {
    const {list} = this.#options.runtime;
    const send = (agreements: readonly AgreementSummary[]) => list.send({type: 'agreements.read', agreements});
    void flow?.whatChanged?.().then(send, () => undefined);
    flow?.end();
  }

  /** Another subject takes the flow's place; answers whether its flow was there already, behind a receipt. */
  #changePlace(subject: FlowSubject | null): boolean {
    const [flow, before, behind] = [this.#flow, this.#flowFor, this.#behind];
    this.#flowFor = subject;
    this.#flow = null;
    const staysBehind = subject?.kind === 'receipts' && subject.returns && flow && before;
    if (staysBehind) {
      this.#behind = {subject: before, flow};
      return false;
    }
    this.#leaveFlow(flow);
    this.#behind = null;
    if (subject !== null && behind?.subject === subject) {
      this.#flow = behind.flow;
      behind.flow.tick(this.#options.visit.now());
      return true;
    }
    this.#leaveFlow(behind?.flow ?? null);
    return false;
  }

  async #openFlow(subject: FlowSubject | null): Promise<void> {
    this.#hasFailed = false;
    if (this.#changePlace(subject)) return this.#options.onChange();
    if (!subject) return this.#look();
    this.#isErased = false;
    const {visit, runtime, storage, ...options} = this.#options;
    // What was chosen together is on its way; left, it is a draft and no choice any more.
    if (subject.kind === 'renewal' && subject.agreementIds.length > 1) runtime.list.send({type: 'selection.cleared'});
    options.requireWords('renewal');
    try {
      const [module] = await Promise.all([partInTime(import('./flows.js')), this.#opened]);
      if (this.#flowFor !== subject || visit.hasEnded) return;
      options.addStyles(module.styles);
      this.#flow = module.createFlow(subject, {
        ...options,
        backend: runtime.backend,
        policy: visit.policy,
        texts: this.#texts,
        storage,
        account: this.#account,
        behind: this.#behind?.subject ?? null,
        now: () => visit.now(),
        addStyles: (styles) => options.addStyles([...module.styles, ...styles]),
        extendSession: this.#extendSession,
      });
    } catch {
      if (this.#flowFor === subject) this.#hasFailed = true;
    }
    options.onChange();
  }

  async #openSignIn(): Promise<void> {
    if (this.#signIn || this.#isSignInLoading || this.#hasFailed) return;
    const {visit, runtime, root, onChange, onSignedIn, requestSupport, requireWords, addStyles, emit} = this.#options;
    requireWords('renewal');
    this.#isSignInLoading = true;
    const module = await partInTime(import('./flows.js')).catch(() => null);
    this.#isSignInLoading = false;
    if (!this.#wantsSignIn || visit.hasEnded) return;
    if (!module) {
      this.#hasFailed = true;
      return onChange();
    }
    addStyles(module.styles);
    this.#signIn = new module.SignInPanel({
      backend: runtime.unreported,
      root,
      onChange,
      onSignedIn: ({account}) => {
        this.#hasSignedIn = true;
        onSignedIn(account?.id ?? null);
      },
      onProblem: ({kind, code = null, reference = null}) =>
        emit('partner-problem', {agreementId: null, kind, code, reference}),
      onSupport: (problem) => requestSupport('sign-in', null, problem),
    });
    onChange();
  }

  #closeSignIn(): void {
    this.#signIn?.end();
    this.#signIn = null;
    this.#hasSignedIn = false;
  }
}
