/** What the portal once began to build anew, on a Lit of its own. It is loaded before the kit's. */
import {html, render} from '../../node_modules/lit-html/lit-html.js';
import {ReactiveElement, css} from '../../node_modules/@lit/reactive-element/reactive-element.js';

class PortalGreeting extends ReactiveElement {
  static styles = css`
    p {
      margin-block-start: 8px;
    }
  `;

  update(changed) {
    super.update(changed);
    const today = new Intl.DateTimeFormat('ar', {dateStyle: 'full'}).format(new Date());
    render(html`<p>${today}</p>`, this.renderRoot);
  }
}
customElements.define('portal-greeting', PortalGreeting);
