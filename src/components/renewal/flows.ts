/** What is opened from the overview: loaded when it is. */
import type {Flow, FlowHost, FlowSubject} from './flow.js';
import {ReapplicationFlow} from './reapplication-flow.js';
import {ReceiptsFlow} from './receipts-flow.js';
import {RenewalFlow} from './renewal-flow.js';
import {renewalStyles} from './renewal-styles.js';

export {SignInPanel} from './sign-in-panel.js';
export const styles = renewalStyles;

export function createFlow(subject: FlowSubject, host: FlowHost): Flow {
  switch (subject.kind) {
    case 'renewal':
      return new RenewalFlow(subject.agreementIds, subject.declines ?? false, host);
    case 'reapplication':
      return new ReapplicationFlow(subject.agreementId, host);
    case 'receipts':
      return new ReceiptsFlow(subject.agreementId, subject.receiptId, host);
  }
}
