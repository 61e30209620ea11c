import {ContextConsumer, ContextProvider} from '@lit/context';
import {html, css, type PropertyValues} from 'lit';
import type {ProvisioningBackend, RenewalBackend, SupportBackend} from '../backend/partner-backend.js';
import type {PolicyInput} from '../domain/policy.js';
import {KitElement} from './shared/kit-element.js';

/**
 * One place to hand over what the kit's elements need. An element's own property wins over the provider's, and a
 * provider inside another has from that one what it lacks.
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
  backend?: ProvisioningBackend | RenewalBackend | SupportBackend | undefined;
  /** BCP 47 tag of the interface language. Default: the nearest `lang`, else English. */
  locale?: string | undefined;
  /** Policy values that differ from the defaults (decision 1). */
  policy?: PolicyInput | undefined;
  /** `memory` keeps nothing on the device. Default `device`. */
  storage?: 'device' | 'memory' | undefined;

  /** Tells portals on one origin apart in what the device keeps. Default: none. */
  tenant?: string | undefined;

  readonly #context = (this.constructor as typeof PartnerKit).kitKey;
  readonly #outer = new ContextConsumer(this, {context: this.#context, subscribe: true});
  readonly #provider = new ContextProvider(this, {context: this.#context});

  override connectedCallback(): void {
    // Moved to where no other provider is around it, nobody answers.
    this.#outer.value = undefined;
    super.connectedCallback();
    this.requestUpdate();
  }

  protected override willUpdate(_changed: PropertyValues<this>): void {
    const services: Record<PropertyKey, unknown> = {...this.#outer.value};
    for (const name of PartnerKit.elementProperties.keys()) services[name] = this[name as keyof this] ?? services[name];
    this.#provider.setValue(services);
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
