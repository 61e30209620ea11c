import {ContextProvider} from '@lit/context';
import {html, css, type PropertyValues} from 'lit';
import type {ProvisioningBackend, RenewalBackend, SupportBackend} from '../backend/partner-backend.js';
import type {PolicyInput} from '../domain/policy.js';
import {KitElement} from './shared/kit-element.js';

/**
 * One place to hand over what the kit's elements need. An element's own property wins over the provider's.
 *
 * @slot - The elements.
 */
export class PartnerKit extends KitElement {
  static override styles = css`
    :host {
      display: contents;
    }
  `;
  static override properties = {
    backend: {attribute: false},
    locale: {},
    policy: {attribute: false},
    storage: {},
    tenant: {},
  };

  /** The vendor's systems: `httpBackend()`, `memoryBackend()` or the host's own. */
  backend?: ProvisioningBackend | RenewalBackend | SupportBackend;
  /** BCP 47 tag of the interface language. Default: the nearest `lang`, else English. */
  locale?: string;
  /** Policy values that differ from the defaults (decision 1). */
  policy?: PolicyInput;
  /** `memory` keeps nothing on the device. Default `device`. */
  storage?: 'device' | 'memory';

  /** Tells portals on one origin apart in what the device keeps. Default: none. */
  tenant?: string;

  readonly #provider = new ContextProvider(this, {
    context: (this.constructor as typeof PartnerKit).kitKey,
    initialValue: {},
  });

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const {backend, locale, policy, storage, tenant} = this;
    this.#provider.setValue({backend, locale, policy, storage, tenant});
  }

  protected override render() {
    return html`<slot></slot>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'partner-kit': PartnerKit;
  }
}
