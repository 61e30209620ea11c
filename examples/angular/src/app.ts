import {Component, CUSTOM_ELEMENTS_SCHEMA, signal} from '@angular/core';
import 'partner-widgets/define/provisioning-wizard.js';
import {httpBackend} from 'partner-widgets/backend/http.js';

@Component({
  selector: 'portal-root',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    <main>
      <h1>Partner portal</h1>
      <p role="status">{{ isProvisioned() ? 'Order ' + orderId + ' is provisioned.' : '' }}</p>
      <provisioning-wizard [orderId]="orderId" [backend]="backend" (partner-provisioned)="isProvisioned.set(true)" />
    </main>
  `,
})
export class App {
  protected readonly backend = httpBackend({baseUrl: '/api'});
  protected readonly orderId = new URLSearchParams(location.search).get('order') ?? '';
  protected readonly isProvisioned = signal(false);
}
