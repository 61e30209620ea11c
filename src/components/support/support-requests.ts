/** Which element of a page answers when another asks for a person. One does, whichever is nearest at hand. */
import type {SupportBackend} from '../../backend/partner-backend.js';
import type {SupportCenterPolicy} from '../../domain/support/support-center-policy.js';
import type {PartnerEventDetails} from '../events.js';

/** What was asked for, and the element that asked. */
export interface SupportRequest {
  readonly detail: PartnerEventDetails['partner-support-requested'];
  /** The tag's name. */
  readonly element: string;
}

/** What other elements learn a case's state from. */
export interface CaseSource {
  readonly backend: SupportBackend;
  readonly policy: SupportCenterPolicy;
  readonly openCase: (caseId: string) => void;
}

export interface SupportAnswerer {
  /** How near at hand it is: the highest answers. 0: it cannot. */
  readonly rank: () => number;
  readonly answer: (request: SupportRequest) => void;
  /** `null`: the vendor's systems are not at hand yet. */
  readonly cases: () => CaseSource | null;
}

const answerers = new Map<HTMLElement, SupportAnswerer>();

/**
 * Answers requests in the page that `element` stands in, where the host left them to the kit: it may cancel them
 * anywhere in the document. Answers how to stop.
 */
export function answerSupportRequests(element: HTMLElement, answerer: SupportAnswerer): () => void {
  // The same listener is there once, however many elements answer.
  element.ownerDocument.defaultView?.addEventListener('partner-support-requested', answerNearest);
  answerers.set(element, answerer);
  return () => answerers.delete(element);
}

/** The element in a window that is nearest at hand. */
export function nearestIn(view: EventTarget | null | undefined): SupportAnswerer | undefined {
  let nearest: SupportAnswerer | undefined;
  for (const [{ownerDocument}, answerer] of answerers) {
    const isHere = ownerDocument.defaultView === view;
    if (isHere && answerer.rank() > (nearest?.rank() ?? 0)) nearest = answerer;
  }
  return nearest;
}

function answerNearest(event: Event): void {
  const nearest = nearestIn(event.currentTarget);
  if (event.defaultPrevented || !nearest) return;
  event.preventDefault();
  const {detail} = event as CustomEvent<SupportRequest['detail']>;
  nearest.answer({detail, element: (event.composedPath()[0] as Element).localName});
}
