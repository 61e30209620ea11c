import {html, nothing, type TemplateResult} from 'lit';
import {icon, type IconName} from '../icons.js';
import type {Portal} from '../portal.js';
import type {Route} from '../route.js';

/** The portal's themes as the kit names them. */
export const kitTheme = {system: 'auto', light: 'light', dark: 'dark'} as const;

/** A link that stays in the page; a new tab or window gets the same address. */
export function link(
  portal: Portal,
  change: Partial<Route>,
  content: unknown,
  {className = '', label = null, current = false}: {className?: string; label?: string | null; current?: boolean} = {},
): TemplateResult {
  const follow = (event: MouseEvent) => {
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    portal.go(change);
  };
  return html`<a
    class=${className}
    href=${portal.href(change)}
    aria-label=${label ?? nothing}
    aria-current=${current ? 'page' : nothing}
    @click=${follow}
    >${content}</a
  >`;
}

/** An address that breaks before its `@` rather than anywhere. */
export const address = (email: string): TemplateResult => {
  const [name, ...domain] = email.split('@');
  return html`${name}${domain.length > 0 ? html`<wbr />@${domain.join('@')}` : nothing}`;
};

const statusLooks: Readonly<Record<string, readonly [look: string, icon: IconName]>> = {
  awaitingProvisioningDetails: ['waiting', 'waiting'],
  mapping: ['busy', 'progress'],
  mapped: ['busy', 'check'],
  provisioning: ['busy', 'progress'],
  provisioned: ['good', 'active'],
  closed: ['over', 'closed'],
};

/** The status of an order, as an icon and a word; `null` where the account has no access. */
export function statusBadge({words}: Portal, status: string | null): TemplateResult {
  if (status === null) return html`<span class="status" data-look="over">${icon('denied')}${words.noAccess}</span>`;
  const [look, name] = statusLooks[status] ?? ['waiting', 'waiting'];
  const word = Object.hasOwn(words.statusOf, status) ? words.statusOf[status as keyof typeof words.statusOf] : status;
  return html`<span class="status" data-look=${look}>${icon(name)}${word}</span>`;
}

export interface Segment<T extends string> {
  readonly value: T;
  readonly text: string;
  readonly lang?: string;
}

/** A few values of which one is chosen, side by side. */
export function segments<T extends string>(
  name: string,
  legend: string,
  values: readonly Segment<T>[],
  chosen: T,
  choose: (value: T) => void,
): TemplateResult {
  return html`<fieldset class="segments">
    <legend>${legend}</legend>
    <div>
      ${values.map(
        ({value, text, lang}) =>
          html`<label lang=${lang ?? nothing}
            ><input
              type="radio"
              name=${name}
              .value=${value}
              .checked=${value === chosen}
              @change=${() => choose(value)}
            /><span>${text}</span></label
          >`,
      )}
    </div>
  </fieldset>`;
}

/** A page or list without content, and what to do about it. */
export const emptyView = (name: IconName, heading: string, text: string, action: unknown = nothing): TemplateResult =>
  html`<div class="empty">
    <span class="empty-mark">${icon(name)}</span>
    <h2>${heading}</h2>
    <p>${text}</p>
    ${action}
  </div>`;
