/** Which element of a page answers when another asks for a person. One does, whichever is nearest at hand. */
import type {PartnerEventDetails} from '../events.js';

/** What was asked for, and the element that asked. */
export interface SupportRequest {
  readonly detail: PartnerEventDetails['partner-support-requested'];
  /** The tag's name. */
  readonly element: string;
}

export interface SupportAnswerer {
  /** How near at hand it is: the highest answers. 0: it cannot. */
  readonly rank: () => number;
  readonly answer: (request: SupportRequest) => void;
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

function answerNearest(event: Event): void {
  let nearest: SupportAnswerer | undefined;
  for (const [{ownerDocument}, answerer] of answerers) {
    const isHere = ownerDocument.defaultView === event.currentTarget;
    if (isHere && answerer.rank() > (nearest?.rank() ?? 0)) nearest = answerer;
  }
  if (event.defaultPrevented || !nearest) return;
  event.preventDefault();
  const {detail} = event as CustomEvent<SupportRequest['detail']>;
  nearest.answer({detail, element: (event.composedPath()[0] as Element).localName});
}
