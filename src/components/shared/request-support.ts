import {PartnerEvent, type PartnerEventDetails} from '../events.js';

/**
 * Asks the host for a person; where the host leaves it to the kit, the support page opens in a window of its own.
 * Answers whether anybody or anything took it over.
 */
export function requestSupport(
  element: HTMLElement,
  detail: PartnerEventDetails['partner-support-requested'],
  url: string | null,
): boolean {
  const event = new PartnerEvent('partner-support-requested', detail);
  element.dispatchEvent(event);
  if (event.defaultPrevented) return true;
  if (url) window.open(url, '_blank', 'noopener');
  return url !== null;
}
