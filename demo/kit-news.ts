import type {KitEvent, LoggedEvent, PortalState} from './portal-state.js';
import {agreementRoute, type Route} from './route.js';

/** What the kit's events need of the portal. */
export interface ToldPortal {
  state(): PortalState;
  change(change: Partial<PortalState>): void;
  adjust(change: Pick<Route, 'agreement'>): void;
  go(change: Partial<Route>): void;
  refresh(): Promise<void>;
  note(event: LoggedEvent): void;
}

const isOfDrawer = ({target}: Event): boolean => target instanceof Element && target.localName === 'support-button';
const isOfSupport = ({target}: Event): boolean => target instanceof Element && target.localName.startsWith('support-');

const textIn = (value: unknown): string | null => (typeof value === 'string' ? value : null);

/** What the portal does when the kit's elements tell of something. */
export class KitNews {
  readonly #portal: ToldPortal;

  constructor(portal: ToldPortal) {
    this.#portal = portal;
  }

  hear(name: KitEvent, event: Event): void {
    const detail = ((event as CustomEvent<unknown>).detail ?? {}) as Record<string, unknown>;
    const portal = this.#portal;
    portal.note({at: Date.now(), name, detail});
    switch (name) {
      case 'partner-exit':
        this.#left();
        break;
      case 'partner-closed':
        portal.go({page: 'orders'});
        break;
      case 'partner-handed-over':
      case 'partner-order-set-up':
      case 'partner-provisioned':
      case 'partner-signed-out':
        void portal.refresh();
        break;
      case 'partner-renewal-opened':
        this.#opened(detail['agreementIds']);
        break;
      case 'partner-notice-count':
        portal.change({[isOfSupport(event) ? 'caseCount' : 'noticeCount']: Number(detail['count']) || 0});
        break;
      case 'partner-step-changed':
        // The drawer of support is no page of the portal.
        if (!isOfDrawer(event)) this.#stepChanged(textIn(detail['step']));
        break;
      case 'partner-storage':
        portal.change({storageHealth: [detail['state'], detail['reason']].filter(Boolean).join(', ')});
        break;
      case 'partner-page-title':
        portal.change({stepTitle: textIn(detail['title'])});
        break;
      case 'partner-case-created':
      case 'partner-case-changed':
        void portal.refresh();
        break;
      default:
    }
  }

  /** The address names every agreement that is being renewed: a reload goes on with the same draft. */
  #opened(agreementIds: unknown): void {
    const ids = Array.isArray(agreementIds) ? agreementIds.map(String) : [];
    if (this.#portal.state().route.page === 'agreements') this.#portal.adjust({agreement: agreementRoute(ids)});
  }

  /** With the overview on view the address names no agreement; whoever has to sign in first goes on with the one it names. */
  #stepChanged(step: string | null): void {
    const portal = this.#portal;
    portal.change({step});
    const {route, account} = portal.state();
    const isOverview = route.page === 'agreements' && step === 'overview' && account !== null;
    if (isOverview && route.agreement !== null) portal.adjust({agreement: null});
  }

  /** Back to where the link came from; what was submitted before is not lost. */
  #left(): void {
    const {orders, mails, route} = this.#portal.state();
    const status = orders.find(({id}) => id === route.order)?.order?.status;
    const kind = status === 'awaitingProvisioningDetails' ? 'left' : 'leftLater';
    this.#portal.go({page: mails.length > 0 ? 'mailbox' : 'orders'});
    this.#portal.change({notice: {kind}});
  }
}
