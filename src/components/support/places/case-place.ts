/** One case: its machine, what is on view, and what the host is told (S-23 to S-25). */
import type {TemplateResult} from 'lit';
import type {ActAnswers, CaseAct} from '../../../domain/support/case-answers.js';
import type {SupportCase} from '../../../domain/support/support-case.js';
import {createCase} from '../../../machines/create-case.js';
import {statePathOf} from '../../../machines/state-path.js';
import type {CaseContext, CaseEvent} from '../../../machines/support/case-context.js';
import {formStyles} from '../../shared/form-styles.js';
import type {Language} from '../../shared/localization.js';
import {readForm} from '../../shared/read-form.js';
import {skeleton} from '../../shared/templates/messages.js';
import {CaseFetches} from '../case/case-fetches.js';
import {decidingActs, isDeciding, type CaseModel, type CaseViewState} from '../case/case-model.js';
import {caseStyles} from '../case/case-styles.js';
import {caseView} from '../case/case-view.js';
import {ScrollKeeper} from '../case/keep-scroll.js';
import {newCaseFrom} from '../case/new-case-from.js';
import {ReplyDesk, type CaseStanding} from '../case/reply-desk.js';
import {SeenWatch} from '../case/seen-watch.js';
import {caseListStyles} from '../cases/case-list-styles.js';
import {timesFor} from '../cases/case-times.js';
import type {CaseWord} from '../cases/case-words.js';
import {FocusKeeper} from '../keep-focus.js';
import {newId} from '../new-id.js';
import {outboxStyles} from '../outbox/outbox-styles.js';
import {shownOutbox} from '../outbox/shown-outbox.js';
import type {Place, PlaceHost} from '../place.js';

type CaseActor = ReturnType<typeof createCase>;

class CasePlace implements Place {
  readonly #host: PlaceHost;
  readonly #caseId: string;
  readonly #scroll: ScrollKeeper;
  readonly #focus: FocusKeeper;
  readonly #seen: SeenWatch;
  readonly #reply: ReplyDesk;
  readonly #fetches: CaseFetches;
  #actor: CaseActor | null = null;
  #language: Language | null = null;
  /** The revision up to which the case had been on view when it was opened here. */
  #baseline: number | null = null;
  /** The person answered: nothing up to then counts as new any more. */
  #isAllRead = true;
  #lastFollowing: boolean | null = null;
  #isShown: boolean;
  #hasEnded = false;

  constructor(host: PlaceHost) {
    this.#host = host;
    const {place} = host.support.getSnapshot().context;
    this.#caseId = place.view === 'case' ? place.caseId : '';
    host.addStyles([formStyles, caseListStyles, outboxStyles, caseStyles]);
    this.#isShown = host.root().ownerDocument.visibilityState === 'visible';
    this.#scroll = new ScrollKeeper(host.root);
    this.#focus = new FocusKeeper(host.root);
    this.#seen = new SeenWatch(host.root, () => this.#tellSeen());
    this.#fetches = new CaseFetches(host, this.#caseId);
    this.#reply = new ReplyDesk({
      host,
      caseId: this.#caseId,
      standing: () => this.#standing,
      send: (event) => this.#send(event),
      announce: (word) => this.#announce(word),
    });
    void this.#begin();
  }

  get page(): string {
    const state = this.#state;
    if (state === null || state === 'loading') return '';
    if (state === 'loadFailed') return 'case failed';
    if (isDeciding(state)) return `case ${state}`;
    const isActSent = state === 'open.sending' && this.#context?.purpose !== 'reply';
    return isActSent ? 'case sending' : 'case';
  }

  get hasProblem(): boolean {
    const context = this.#context;
    return context !== null && (context.failure !== null || Object.keys(context.problems).length > 0);
  }

  render(language: Language): TemplateResult {
    this.#language = language;
    const model = this.#model(language);
    if (!model) return skeleton(language.t('shell.loading'));
    this.#scroll.before();
    this.#focus.before();
    return caseView(model);
  }

  updated(): void {
    this.#reply.updated();
    this.#scroll.after();
    this.#focus.after();
    this.#seen.follow();
  }

  submit(form: HTMLFormElement): void {
    const state = this.#state;
    if (state === null) return;
    const values = readForm(form);
    const text = String(values['text'] ?? '');
    if (isDeciding(state)) this.#send({type: 'step.submitted', answers: {text, ...starsOf(values['stars'])}});
    else this.#reply.submit(text);
  }

  change(name: string, value: string | boolean): void {
    const state = this.#state;
    if (state === null || typeof value !== 'string') return;
    if (isDeciding(state)) {
      this.#send({type: 'act.changed', answers: name === 'stars' ? starsOf(value) : {text: value}});
    } else if (name === 'text') this.#send({type: 'reply.changed', text: value});
  }

  tick(): void {
    this.#send({type: 'clock.ticked'});
  }

  sessionRestored(): void {
    this.#send({type: 'session.restored'});
    this.#reply.sessionRestored();
  }

  networkChanged(isOnline: boolean): void {
    if (isOnline) this.#send({type: 'network.returned'});
    this.#reply.networkChanged(isOnline);
  }

  caseChanged(changed: SupportCase): void {
    if (changed.id !== this.#caseId) return;
    this.#send({type: 'case.changed', case: changed});
    this.#announce('case.reply.sent');
  }

  visibilityChanged(isVisible: boolean): void {
    this.#isShown = isVisible;
    this.#send({type: isVisible ? 'page.shown' : 'page.hidden'});
    if (isVisible) this.#seen.tell();
  }

  leaveStep(): boolean {
    const state = this.#state;
    if (state === null || !isDeciding(state)) return false;
    this.#send({type: 'step.left'});
    return true;
  }

  end(): void {
    this.#hasEnded = true;
    this.#fetches.end();
    this.#seen.stop();
    this.#actor?.stop();
    this.#reply.end();
  }

  get #standing(): CaseStanding | null {
    const snapshot = this.#actor?.getSnapshot();
    return snapshot ? {state: statePathOf(snapshot.value) as CaseViewState, context: snapshot.context} : null;
  }

  get #state(): CaseViewState | null {
    return this.#standing?.state ?? null;
  }

  get #context(): CaseContext | null {
    return this.#standing?.context ?? null;
  }

  async #begin(): Promise<void> {
    const host = this.#host;
    const caseId = this.#caseId;
    const {storage, policy} = host;
    const {support} = policy;
    const [seenRevision, copy, opened] = await Promise.all([
      storage.seenRevision(caseId),
      storage.case(caseId),
      storage.openReply(caseId, support.draftDays),
    ]);
    if (this.#hasEnded) return;
    this.#baseline = seenRevision;
    this.#isAllRead = seenRevision === null;
    const isShown = this.#isShown;
    const actor = createCase({
      backend: host.backend,
      input: {caseId, policy: support, seenRevision, copy, isShown, ...this.#reply.begin(opened)},
      policy,
      calendar: host.calendar,
      now: host.now,
      newId,
      deviceNow: () => Date.now(),
    });
    this.#actor = actor;
    this.#reply.listen(actor);
    this.#listen(actor);
    actor.start();
    host.onChange();
  }

  #listen(actor: CaseActor): void {
    const host = this.#host;
    const {storage} = host;
    actor.subscribe(() => this.#follow());
    actor.on('case.loaded', ({case: loaded}) => void storage.keepCase(loaded));
    actor.on('case.seen', ({caseId, revision}) => void storage.keepSeen(caseId, revision));
    actor.on('messages.arrived', ({entryIds}) => this.#announce('case.arrived', entryIds.length));
    actor.on('case.acted', ({caseId, purpose}) => {
      host.emit('partner-case-changed', {caseId, change: purpose});
      if (purpose === 'reply') this.#isAllRead = true;
      this.#announce(purpose === 'reply' ? 'case.reply.sent' : `case.done.${purpose}`);
      void this.#count();
    });
    actor.on('problem.met', ({problem: {kind, code = null, reference = null}}) =>
      host.emit('partner-problem', {kind, code, reference}),
    );
  }

  #follow(): void {
    const standing = this.#standing;
    if (standing === null) return;
    const {state, context} = standing;
    const following = context.case?.following ?? null;
    if (this.#lastFollowing !== null && following !== null && following !== this.#lastFollowing)
      this.#announce(following ? 'case.followed' : 'case.unfollowed');
    this.#lastFollowing = following;
    if (this.#isAllRead && context.case && context.copyFrom === null && state === 'open.reading') {
      this.#isAllRead = false;
      this.#baseline = context.case.revision;
    }
    this.#reply.follow(standing);
    this.#host.onChange();
  }

  #send(event: CaseEvent): void {
    this.#actor?.send(event);
  }

  #model(language: Language): CaseModel | null {
    const host = this.#host;
    const standing = this.#standing;
    if (standing === null) return null;
    const {state, context} = standing;
    const {t, format, locale} = language;
    return {
      state,
      context,
      policy: host.policy,
      calendar: host.calendar,
      now: host.now(),
      isOnline: navigator.onLine,
      isBehind: this.#reply.isBehind,
      baseline: this.#baseline,
      downloads: this.#fetches.downloads,
      exported: this.#fetches.exported,
      draft: this.#reply.draft,
      notReceived: this.#reply.notReceived,
      attachments: this.#reply.attachments(language, standing),
      outbox: shownOutbox(host, language, {
        caseId: this.#caseId,
        referenceOf: () => context.case?.reference ?? null,
        onTakeBack: (id) => void this.#reply.takeBack(id),
      }),
      t,
      times: timesFor(locale),
      format,
      locale,
      send: (event) => this.#send(event),
      actions: {
        open: (caseId) => host.support.send({type: 'place.requested', place: {view: 'case', caseId}}),
        download: (file) => void this.#fetches.download(file),
        exportAs: (form) => this.#export(form),
        continueInNew: (text) => this.#continueInNew(text),
        newCase: () => host.support.send({type: 'case.requested'}),
        leave: () => this.#leave(),
        focusField: (id) => host.root().getElementById(id)?.focus(),
        eraseDraft: () => this.#erase(),
        eraseAct: (act) => this.#eraseAct(act),
        resolveDraft: (keep) => void this.#reply.resolve(keep),
      },
    };
  }

  #tellSeen(): void {
    const {case: known, seenRevision} = this.#context ?? {};
    if (known && known.revision > (seenRevision ?? -1)) this.#send({type: 'thread.seen', revision: known.revision});
  }

  #announce(word: CaseWord, count = 0): void {
    const {t} = this.#language ?? {};
    if (t) this.#host.announce(t(word, {count}));
  }

  /** After something was done other numbers of cases wait. */
  async #count(): Promise<void> {
    const {backend, support} = this.#host;
    const {since} = support.getSnapshot().context;
    const counts = await backend.getSupportCounts({since}).catch(() => null);
    if (counts && !this.#hasEnded) support.send({type: 'counts.changed', counts});
  }

  /** What is written on the page on view is not wanted any more. */
  #erase(): void {
    const state = this.#state;
    if (state !== null && isDeciding(state)) this.#eraseAct(decidingActs[state]);
    else void this.#reply.erase();
  }

  #eraseAct(act: CaseAct): void {
    this.#send({type: 'act.erased', act});
    this.#announce('draft.erased');
  }

  #export(form: 'print' | 'text'): void {
    const model = this.#language && this.#model(this.#language);
    const known = this.#context?.case;
    if (model && known) void this.#fetches.exportAs(form, model, known);
  }

  /** What was written goes along; here it stays until the person erases it. */
  #continueInNew(text = ''): void {
    const {support} = this.#host;
    const known = this.#context?.case;
    if (!known) return;
    const {profile} = support.getSnapshot().context;
    support.send({type: 'case.requested', offer: newCaseFrom(known, profile?.products ?? [], text)});
  }

  #leave(): void {
    const {support} = this.#host;
    const {trail} = support.getSnapshot().context;
    if (trail.at(-1)?.view === 'cases') support.send({type: 'place.left'});
    else support.send({type: 'place.requested', place: {view: 'cases'}});
  }
}

/** How many stars were chosen; nothing where none were. */
function starsOf(value: unknown): Partial<ActAnswers> {
  const stars = ([1, 2, 3, 4, 5] as const).find((one) => String(one) === value);
  return stars === undefined ? {} : {stars};
}

export const createPlace = (host: PlaceHost): Place => new CasePlace(host);
