import {PartnerEvent, type PartnerEventDetails} from '../events.js';

/** Asks the host for a person; where the host leaves it to the kit, the support page opens in a window of its own. */
export function requestSupport(
  element: HTMLElement,
  detail: PartnerEventDetails['partner-support-requested'],
  url: string | null,
): void {
  const event = new PartnerEvent('partner-support-requested', detail);
  element.dispatchEvent(event);
  if (!event.defaultPrevented && url) window.open(url, '_blank', 'noopener');
}
