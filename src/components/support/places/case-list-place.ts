/** The history of cases: its list, what the device keeps of it, and where it leads (S-04, S-11, S-12). */
import type {TemplateResult} from 'lit';
import {caseFilters, type CaseFilter} from '../../../backend/support-requests.js';
import type {SupportCounts} from '../../../domain/support/support-profile.js';
import {createCaseList} from '../../../machines/create-support.js';
import {statePathOf} from '../../../machines/state-path.js';
import {
  everyCase,
  type CaseListCopy,
  type CaseListEvent,
  type CaseListFilter,
} from '../../../machines/support/case-list.js';
import {formStyles} from '../../shared/form-styles.js';
import type {Language} from '../../shared/localization.js';
import {skeleton} from '../../shared/templates/messages.js';
import type {CaseListState} from '../cases/case-list-model.js';
import {caseListStyles} from '../cases/case-list-styles.js';
import {caseListView} from '../cases/case-list-view.js';
import {timesFor} from '../cases/case-times.js';
import {FocusKeeper} from '../keep-focus.js';
import {outboxStyles} from '../outbox/outbox-styles.js';
import {shownOutbox} from '../outbox/shown-outbox.js';
import type {Place, PlaceHost} from '../place.js';

type CaseList = ReturnType<typeof createCaseList>;

/** What a visit goes on with when it comes back to the history. */
interface LastVisit {
  readonly list: CaseList;
  /** What the list was made with. */
  readonly key: string;
  /** The case that was opened from it. */
  caseId: string | null;
}

const lastVisits = new WeakMap<PlaceHost, LastVisit>();

const isFilter = (show: unknown): show is CaseFilter => (caseFilters as readonly unknown[]).includes(show);

class CaseListPlace implements Place {
  readonly #host: PlaceHost;
  readonly #following: {unsubscribe(): void};
  readonly #focus: FocusKeeper;
  #list: CaseList | null = null;
  #listening: {unsubscribe(): void}[] = [];
  /** What the list was made with. */
  #key = '';
  #hasEnded = false;
  /** The case to which the focus returns. */
  #returnsTo: string | null = null;

  constructor(host: PlaceHost) {
    this.#host = host;
    this.#focus = new FocusKeeper(host.root);
    host.addStyles([formStyles, caseListStyles, outboxStyles]);
    const last = lastVisits.get(host);
    const show = this.#wantedShow;
    if (last && last.key === this.#currentKey) {
      this.#key = last.key;
      this.#returnsTo = last.caseId;
      this.#use(last.list);
      last.list.send(
        show === null || show === last.list.getSnapshot().context.filter.show
          ? {type: 'refresh.requested'}
          : {type: 'filter.changed', change: {show}},
      );
    } else void this.#begin({...everyCase, ...(show && {show})});
    this.#following = host.support.subscribe(() => this.#follow());
  }

  get page(): string {
    const state = this.#state;
    return state === null || state === 'loading' ? '' : state === 'loadFailed' ? 'cases failed' : 'cases';
  }

  get hasProblem(): boolean {
    return this.#state === 'loadFailed';
  }

  get showsNews(): boolean {
    return this.#state === 'list.ready' && this.#list?.getSnapshot().context.filter.text.trim() === '';
  }

  render(language: Language): TemplateResult {
    const {t, locale} = language;
    const host = this.#host;
    const list = this.#list;
    const state = this.#state;
    if (!list || state === null) return skeleton(t('shell.loading'));
    const {context} = list.getSnapshot();
    this.#focus.before((focused) => this.#afterMore(focused));
    return caseListView({
      state,
      list: context,
      policy: host.policy,
      calendar: host.calendar,
      now: host.now(),
      isOnline: navigator.onLine,
      outbox: shownOutbox(host, language, {
        referenceOf: (caseId) => context.known.find(({id}) => id === caseId)?.reference ?? null,
      }),
      t,
      times: timesFor(locale),
      send: (event) => this.#send(event),
      actions: {
        open: (caseId) => {
          const last = lastVisits.get(host);
          if (last) last.caseId = caseId;
          host.support.send({type: 'place.requested', place: {view: 'case', caseId}});
        },
        newCase: () => host.support.send({type: 'case.requested'}),
        leave: () => this.#leave(),
      },
    });
  }

  /** The focus returns to the case that was opened from here, after the heading told where the person is. */
  updated(): void {
    this.#focus.after();
    const caseId = this.#returnsTo;
    if (caseId === null || this.page !== 'cases') return;
    this.#returnsTo = null;
    queueMicrotask(() => {
      const opened = [...this.#host.root().querySelectorAll<HTMLElement>('.case-open')].find(
        (button) => button.dataset['case'] === caseId,
      );
      opened?.focus();
    });
  }

  sessionRestored(): void {
    this.#send({type: 'session.restored'});
  }

  networkChanged(isOnline: boolean): void {
    if (isOnline) this.#send({type: 'network.returned'});
  }

  caseChanged(): void {
    this.#send({type: 'refresh.requested'});
  }

  visibilityChanged(isVisible: boolean): void {
    if (isVisible) this.#send({type: 'refresh.requested'});
  }

  end(): void {
    this.#hasEnded = true;
    this.#following.unsubscribe();
    for (const one of this.#listening) one.unsubscribe();
  }

  get #state(): CaseListState | null {
    return this.#list ? (statePathOf(this.#list.getSnapshot().value) as CaseListState) : null;
  }

  /** What a list is made with: another one is made where that changes. */
  get #currentKey(): string {
    const {since, profile} = this.#host.support.getSnapshot().context;
    return `${since} ${profile?.mayViewCompany === true}`;
  }

  /** The filter that whoever led here asked for; `null`: none. */
  get #wantedShow(): CaseFilter | null {
    const {place} = this.#host.support.getSnapshot().context;
    return 'show' in place && isFilter(place.show) ? place.show : null;
  }

  /** Once the last page is there, the focus goes from its button to the first case of that page. */
  #afterMore(focused: Element): (() => HTMLElement | null) | null {
    if (!focused.closest('.case-more')) return null;
    const rows = () => this.#host.root().querySelectorAll<HTMLElement>('.case-open');
    const before = rows().length;
    return () => rows()[before] ?? rows()[before - 1] ?? null;
  }

  #follow(): void {
    const {filter} = this.#list?.getSnapshot().context ?? {};
    if (!filter || this.#key === this.#currentKey) return;
    void this.#begin(filter);
  }

  async #begin(filter: CaseListFilter): Promise<void> {
    const host = this.#host;
    const key = this.#currentKey;
    this.#key = key;
    const copy: CaseListCopy | null = await host.storage.caseList(filter);
    if (this.#hasEnded || this.#key !== key) return;
    const {since, profile} = host.support.getSnapshot().context;
    const list = createCaseList({
      backend: host.backend,
      input: {since, mayViewCompany: profile?.mayViewCompany === true, filter, copy},
    });
    lastVisits.get(host)?.list.stop();
    lastVisits.set(host, {list, key, caseId: null});
    this.#use(list);
    list.start();
    host.onChange();
  }

  #use(list: CaseList): void {
    const host = this.#host;
    for (const one of this.#listening) one.unsubscribe();
    this.#list = list;
    this.#listening = [
      list.subscribe(() => host.onChange()),
      list.on('cases.listed', ({filter, cases}) => {
        void host.storage.keepCaseList(filter, cases);
        void this.#count();
      }),
      list.on('problem.met', ({problem: {kind, code = null, reference = null}}) =>
        host.emit('partner-problem', {kind, code, reference}),
      ),
    ];
  }

  /** How many cases wait is asked for with the list, so that a badge says the same as the list does. */
  async #count(): Promise<void> {
    const {since} = this.#host.support.getSnapshot().context;
    const counts: SupportCounts | null = await this.#host.backend.getSupportCounts({since}).catch(() => null);
    if (counts && !this.#hasEnded) this.#host.support.send({type: 'counts.changed', counts});
  }

  #send(event: CaseListEvent): void {
    this.#list?.send(event);
  }

  #leave(): void {
    const {support} = this.#host;
    const {trail} = support.getSnapshot().context;
    if (trail.at(-1)?.view === 'home') support.send({type: 'place.left'});
    else support.send({type: 'place.requested', place: {view: 'home'}});
  }
}

export const createPlace = (host: PlaceHost): Place => new CaseListPlace(host);
