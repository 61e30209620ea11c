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

const answerersOf = new WeakMap<Window, Set<SupportAnswerer>>();

/**
 * Answers requests in the page that `element` stands in, where the host left them to the kit: it may cancel them
 * anywhere in the document. Answers how to stop.
 */
export function answerSupportRequests(element: HTMLElement, answerer: SupportAnswerer): () => void {
  const view = element.ownerDocument.defaultView;
  if (!view) return () => {};
  const answerers = answerersOf.get(view) ?? new Set();
  if (answerers.size === 0) view.addEventListener('partner-support-requested', answerNearest);
  answerersOf.set(view, answerers.add(answerer));
  return () => {
    answerers.delete(answerer);
    if (answerers.size === 0) view.removeEventListener('partner-support-requested', answerNearest);
  };
}

function answerNearest(event: Event): void {
  if (event.defaultPrevented) return;
  const known = [...(answerersOf.get(event.currentTarget as Window) ?? [])];
  const ranks = known.map((answerer) => answerer.rank());
  const highest = Math.max(0, ...ranks);
  if (highest === 0) return;
  event.preventDefault();
  const {detail} = event as CustomEvent<SupportRequest['detail']>;
  const [from] = event.composedPath();
  known[ranks.indexOf(highest)]!.answer({detail, element: from instanceof Element ? from.localName : ''});
}
