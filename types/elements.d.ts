/** What the kit's elements take and tell. Made from custom-elements.json by `npm run manifest`. */
import type {
  PartnerEvent,
  PartnerKit,
  PartnerRenewal,
  ProvisioningWizard,
  SupportButton,
  SupportCaseStatus,
  SupportCenter,
} from 'partner-widgets';

export interface PartnerElements {
  /**
   * One place to hand over what the kit's elements need. An element's own property wins over the provider's,
   * and a provider inside another has from that one what it lacks.
   */
  'partner-kit': {
    element: PartnerKit;
    properties: {
      /** The vendor's systems: `httpBackend()`, `memoryBackend()` or the host's own. */
      backend?: PartnerKit['backend'];
      /** BCP 47 tag of the interface language. Default: the nearest `lang`, else English. */
      locale?: PartnerKit['locale'];
      /** Policy values that differ from the defaults (decision 1). */
      policy?: PartnerKit['policy'];
      /** `memory` keeps nothing on the device. Default `device`. */
      storage?: PartnerKit['storage'];
      /** Tells portals on one origin apart in what the device keeps. Default: none. */
      tenant?: PartnerKit['tenant'];
    };
    attributes: Record<never, never>;
    events: Record<never, never>;
  };
  /**
   * Shows where every agreement of a partner stands, renews it in time or in its grace, and leads through the
   * new application after it lapsed. What is typed is kept on the device as a draft until it was submitted
   * (decision 9).
   */
  'partner-renewal': {
    element: PartnerRenewal;
    properties: {
      /** Id of the agreement whose renewal is opened at once, or a JSON list of several; empty: the overview. */
      agreementId?: PartnerRenewal['agreementId'];
      /** `steps`: the browser's Back goes one step back (decision 16). Default `none`. */
      history?: PartnerRenewal['history'];
      /** The vendor's systems. Default: the provider's. */
      backend?: PartnerRenewal['backend'];
      /** BCP 47 tag of the interface language. Default: the provider's, else the nearest `lang`, else English. */
      locale?: PartnerRenewal['locale'];
      /**
       * Policy values that differ from the defaults (decision 1), read when a visit begins. Default: the
       * provider's.
       */
      policy?: PartnerRenewal['policy'];
      /** `memory` keeps nothing on the device. Default: the provider's, else `device`. */
      storage?: PartnerRenewal['storage'];
      /** Tells portals on one origin apart in what the device keeps. Default: the provider's, else none. */
      tenant?: PartnerRenewal['tenant'];
      /** `light` or `dark`. Default `auto`: the person's own setting. */
      theme?: PartnerRenewal['theme'];
      /** Default `comfortable`. */
      density?: PartnerRenewal['density'];
    };
    attributes: {
      /** Id of the agreement whose renewal is opened at once, or a JSON list of several; empty: the overview. */
      'agreement-id'?: string;
    };
    events: {
      /** The agreements are on view. */
      'partner-ready': PartnerEvent<'partner-ready'>;
      /** Another step is on view. */
      'partner-step-changed': PartnerEvent<'partner-step-changed'>;
      /** Agreements are being renewed. */
      'partner-renewal-opened': PartnerEvent<'partner-renewal-opened'>;
      /** An agreement stands otherwise than before. */
      'partner-deadline-changed': PartnerEvent<'partner-deadline-changed'>;
      /** A step of the reminder ladder is reached, with a calendar entry. */
      'partner-reminder-due': PartnerEvent<'partner-reminder-due'>;
      /** The person may not sign. */
      'partner-signer-not-authorised': PartnerEvent<'partner-signer-not-authorised'>;
      /** The terms were accepted. */
      'partner-accepted': PartnerEvent<'partner-accepted'>;
      /** The renewal was declined. */
      'partner-declined': PartnerEvent<'partner-declined'>;
      /** An acceptance is being judged. */
      'partner-under-review': PartnerEvent<'partner-under-review'>;
      /** The grace of an agreement has ended. */
      'partner-lapsed': PartnerEvent<'partner-lapsed'>;
      /** A receipt can be read. */
      'partner-receipt-ready': PartnerEvent<'partner-receipt-ready'>;
      /** Something failed; kind, code and reference. */
      'partner-problem': PartnerEvent<'partner-problem'>;
      /** The session is over; sign in and call `refreshSession()`. */
      'partner-signed-out': PartnerEvent<'partner-signed-out'>;
      /** A title for the host's page. */
      'partner-page-title': PartnerEvent<'partner-page-title'>;
      /** Agreements that ask for something, for a badge. */
      'partner-notice-count': PartnerEvent<'partner-notice-count'>;
      /** A person is asked for; cancelable. */
      'partner-support-requested': PartnerEvent<'partner-support-requested'>;
      /** What the device keeps. */
      'partner-storage': PartnerEvent<'partner-storage'>;
    };
  };
  /**
   * Sets up a cloud order for a customer, from the "Set up now" link to provisioned and billed exactly once.
   * What is typed lives in memory only and is gone when the wizard is left (P-07, decision 6).
   */
  'provisioning-wizard': {
    element: ProvisioningWizard;
    properties: {
      /** Id of the order. Another id starts over. */
      orderId?: ProvisioningWizard['orderId'];
      /** `steps`: the browser's Back goes one step back (decision 16). Default `none`. */
      history?: ProvisioningWizard['history'];
      /** The vendor's systems. Default: the provider's. */
      backend?: ProvisioningWizard['backend'];
      /** BCP 47 tag of the interface language. Default: the provider's, else the nearest `lang`, else English. */
      locale?: ProvisioningWizard['locale'];
      /**
       * Policy values that differ from the defaults (decision 1), read when a visit begins. Default: the
       * provider's.
       */
      policy?: ProvisioningWizard['policy'];
      /** `memory` keeps nothing on the device. Default: the provider's, else `device`. */
      storage?: ProvisioningWizard['storage'];
      /** Tells portals on one origin apart in what the device keeps. Default: the provider's, else none. */
      tenant?: ProvisioningWizard['tenant'];
      /** `light` or `dark`. Default `auto`: the person's own setting. */
      theme?: ProvisioningWizard['theme'];
      /** Default `comfortable`. */
      density?: ProvisioningWizard['density'];
    };
    attributes: {
      /** Id of the order. Another id starts over. */
      'order-id'?: string;
    };
    events: {
      /** The order's standing is on view. */
      'partner-ready': PartnerEvent<'partner-ready'>;
      /** Another step is on view. */
      'partner-step-changed': PartnerEvent<'partner-step-changed'>;
      /** Left before the end; nothing unsubmitted is kept. */
      'partner-exit': PartnerEvent<'partner-exit'>;
      /** A finished wizard was closed. */
      'partner-closed': PartnerEvent<'partner-closed'>;
      /** A colleague or the customer goes on. */
      'partner-handed-over': PartnerEvent<'partner-handed-over'>;
      /** The order was mapped to its organisations. */
      'partner-order-set-up': PartnerEvent<'partner-order-set-up'>;
      /** Services are being activated, billing has started. */
      'partner-provisioned': PartnerEvent<'partner-provisioned'>;
      /** Something failed; kind, code and reference. */
      'partner-problem': PartnerEvent<'partner-problem'>;
      /** The session is over; sign in and call `refreshSession()`. */
      'partner-signed-out': PartnerEvent<'partner-signed-out'>;
      /** A title for the host's page. */
      'partner-page-title': PartnerEvent<'partner-page-title'>;
      /** Announcements that wait, for a badge. */
      'partner-notice-count': PartnerEvent<'partner-notice-count'>;
      /** A person is asked for; cancelable. */
      'partner-support-requested': PartnerEvent<'partner-support-requested'>;
      /** What the device keeps. */
      'partner-storage': PartnerEvent<'partner-storage'>;
    };
  };
  /**
   * Partner support behind a button at the end of the window: a drawer with `<support-center>` in it. The
   * button is all that is loaded at first; the rest comes in an idle moment, or when it is pressed. What was
   * typed in the drawer stays while it is closed. What `<support-center>` tells the host, it tells from in
   * here.
   */
  'support-button': {
    element: SupportButton;
    properties: {
      /** Default: the provider's. */
      backend?: SupportButton['backend'];
      /** BCP 47 tag of the interface language. Default: the provider's, else the nearest `lang`, else English. */
      locale?: SupportButton['locale'];
      /** Policy values that differ from the defaults (decision 1). Default: the provider's. */
      policy?: SupportButton['policy'];
      /** `memory` keeps nothing on the device. Default: the provider's, else `device`. */
      storage?: SupportButton['storage'];
      /** Tells portals on one origin apart in what the device keeps. Default: the provider's, else none. */
      tenant?: SupportButton['tenant'];
      /** `light` or `dark`. Default `auto`: the person's own setting. */
      theme?: SupportButton['theme'];
      /** Default `comfortable`. */
      density?: SupportButton['density'];
      /** `steps`: the browser's Back leads through the places of an open drawer (decision 16). Default `none`. */
      history?: SupportButton['history'];
      /** Whether the drawer is open; the attribute is `open`. */
      isOpen?: SupportButton['isOpen'];
    };
    attributes: Record<never, never>;
    events: {
      /** The first view of an open drawer is on view. */
      'partner-ready': PartnerEvent<'partner-ready'>;
      /** Another page of the drawer is on view. */
      'partner-step-changed': PartnerEvent<'partner-step-changed'>;
      /** Something failed; kind, code and reference. */
      'partner-problem': PartnerEvent<'partner-problem'>;
      /** The session is over; sign in and call `refreshSession()`. */
      'partner-signed-out': PartnerEvent<'partner-signed-out'>;
      /** Opening a case was easy, or was not. */
      'partner-case-form-rated': PartnerEvent<'partner-case-form-rated'>;
      /** An answer helped, or did not. */
      'partner-answer-rated': PartnerEvent<'partner-answer-rated'>;
      /** A case was opened. */
      'partner-case-created': PartnerEvent<'partner-case-created'>;
      /** Something was done with a case. */
      'partner-case-changed': PartnerEvent<'partner-case-changed'>;
      /** A case or a reply waits for the network. */
      'partner-case-queued': PartnerEvent<'partner-case-queued'>;
      /** Cases that wait for the person, for a badge. */
      'partner-notice-count': PartnerEvent<'partner-notice-count'>;
      /** What the device keeps. */
      'partner-storage': PartnerEvent<'partner-storage'>;
    };
  };
  /**
   * Where the person's open case about an order or an agreement stands, inside the element that had the
   * problem. The kit's other elements have it in their views; it is an empty, hidden element until support is
   * on the page as well.
   */
  'support-case-status': {
    element: SupportCaseStatus;
    properties: {
      /** The order it is about. */
      orderId?: SupportCaseStatus['orderId'];
      /** The agreement it is about, where no order is named. */
      agreementId?: SupportCaseStatus['agreementId'];
      /** The language of the element around it, as it formats. Default: the nearest `lang`. */
      locale?: SupportCaseStatus['locale'];
    };
    attributes: {
      /** The order it is about. */
      'order-id'?: string;
      /** The agreement it is about, where no order is named. */
      'agreement-id'?: string;
    };
    events: Record<never, never>;
  };
  /**
   * Partner support: answers first, a person always in reach, every case with its next step. What is typed is
   * kept on the device as a draft until it was sent, and may wait there for the network (decision 9).
   */
  'support-center': {
    element: SupportCenter;
    properties: {
      /** `steps`: the browser's Back leads through the places (decision 16). Default `none`. */
      history?: SupportCenter['history'];
      /** Id of a case that is opened at once; empty: the first view. */
      caseId?: SupportCenter['caseId'];
      /** The vendor's systems. Default: the provider's. */
      backend?: SupportCenter['backend'];
      /** BCP 47 tag of the interface language. Default: the provider's, else the nearest `lang`, else English. */
      locale?: SupportCenter['locale'];
      /**
       * Policy values that differ from the defaults (decision 1), read when a visit begins. Default: the
       * provider's.
       */
      policy?: SupportCenter['policy'];
      /** `memory` keeps nothing on the device. Default: the provider's, else `device`. */
      storage?: SupportCenter['storage'];
      /** Tells portals on one origin apart in what the device keeps. Default: the provider's, else none. */
      tenant?: SupportCenter['tenant'];
      /** `light` or `dark`. Default `auto`: the person's own setting. */
      theme?: SupportCenter['theme'];
      /** Default `comfortable`. */
      density?: SupportCenter['density'];
    };
    attributes: {
      /** Id of a case that is opened at once; empty: the first view. */
      'case-id'?: string;
    };
    events: {
      /** The first view is on view. */
      'partner-ready': PartnerEvent<'partner-ready'>;
      /** Another page is on view. */
      'partner-step-changed': PartnerEvent<'partner-step-changed'>;
      /** A title for the host's page. */
      'partner-page-title': PartnerEvent<'partner-page-title'>;
      /** Something failed; kind, code and reference. */
      'partner-problem': PartnerEvent<'partner-problem'>;
      /** The session is over; sign in and call `refreshSession()`. */
      'partner-signed-out': PartnerEvent<'partner-signed-out'>;
      /** Opening a case was easy, or was not. */
      'partner-case-form-rated': PartnerEvent<'partner-case-form-rated'>;
      /** An answer helped, or did not. */
      'partner-answer-rated': PartnerEvent<'partner-answer-rated'>;
      /** A case was opened. */
      'partner-case-created': PartnerEvent<'partner-case-created'>;
      /** Something was done with a case. */
      'partner-case-changed': PartnerEvent<'partner-case-changed'>;
      /** A case or a reply waits for the network. */
      'partner-case-queued': PartnerEvent<'partner-case-queued'>;
      /** Cases that wait for the person, for a badge. */
      'partner-notice-count': PartnerEvent<'partner-notice-count'>;
      /** What the device keeps. */
      'partner-storage': PartnerEvent<'partner-storage'>;
    };
  };
}

export type PartnerTag = keyof PartnerElements;

/** Properties of an element, and those of its attributes that are named otherwise. */
export type PropsOf<T extends PartnerTag> = PartnerElements[T]['properties'] & PartnerElements[T]['attributes'];

/** Public events of an element, by name. */
export type EventsOf<T extends PartnerTag> = PartnerElements[T]['events'];

/** Listeners by the names that attributes have: `onpartner-ready`. */
export type ListenersOf<T extends PartnerTag> = {
  [N in keyof EventsOf<T> & string as `on${N}`]?: (event: EventsOf<T>[N]) => void;
};
