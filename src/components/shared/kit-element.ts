/** What every element of the kit is built on. */
import type {Context} from '@lit/context';
import {adoptStyles, LitElement, type CSSResultOrNative} from 'lit';
import type {KitServices} from './kit-context.js';

/** Keeps its looks in whatever document it stands, a frame's included (F-E4). */
export class KitElement extends LitElement {
  /**
   * @internal Names what `<partner-kit>` hands out, for every copy of the kit with this major version on the page. Elements whose
   * tags have a suffix keep to the provider with the same one.
   */
  static kitKey = Symbol.for('partner-widgets/kit@0') as Context<symbol, KitServices>;
  /** @internal What this class's tags end with where they are not the plain ones, such as `-v2`. */
  static tagSuffix?: string;

  #addedStyles: readonly CSSResultOrNative[] = [];

  /** Another document takes none of the style sheets that this one has. */
  adoptedCallback(): void {
    if (this.shadowRoot) this.#adopt(this.shadowRoot);
  }

  protected override createRenderRoot(): ShadowRoot {
    const {shadowRootOptions} = this.constructor as typeof KitElement;
    const root = this.shadowRoot ?? this.attachShadow(shadowRootOptions);
    // What a server printed stands here until now (F-E11).
    root.replaceChildren();
    this.#adopt(root);
    return root;
  }

  /** Adopts styles after the class's own and those added before. */
  protected addStyles(styles: readonly CSSResultOrNative[]): void {
    const fresh = styles.filter((style) => !this.#addedStyles.includes(style));
    if (fresh.length === 0) return;
    this.#addedStyles = [...this.#addedStyles, ...fresh];
    this.#adopt(this.renderRoot as ShadowRoot);
  }

  #adopt(root: ShadowRoot): void {
    const {elementStyles} = this.constructor as typeof KitElement;
    const styles = [...elementStyles, ...this.#addedStyles];
    const view = root.ownerDocument.defaultView;
    if (view === window) adoptStyles(root, styles);
    // A constructed style sheet belongs to the document whose window made it. Without a window nothing is shown.
    else if (view) root.adoptedStyleSheets = styles.map((style) => copyFor(view, style));
  }
}

function copyFor(view: Window & typeof globalThis, style: CSSResultOrNative): CSSStyleSheet {
  const text = 'cssText' in style ? style.cssText : [...style.cssRules].map(({cssText}) => cssText).join('\n');
  const sheet = new view.CSSStyleSheet();
  sheet.replaceSync(text);
  return sheet;
}
