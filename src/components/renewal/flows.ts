/** What is opened from the overview: loaded when it is. */
import type {Flow, FlowHost, FlowSubject} from './flow.js';
import {ReapplicationFlow} from './reapplication-flow.js';
import {ReceiptsFlow} from './receipts-flow.js';
import {RenewalFlow} from './renewal-flow.js';
import {renewalStyles} from './renewal-styles.js';

export {SignInPanel} from './sign-in-panel.js';
export const styles = renewalStyles;

/** The agreements that a host names in place of one, as a JSON list of their ids; none where it is an id. */
function listedIn(agreementIds: readonly string[]): readonly string[] {
  const [only = '', ...others] = agreementIds;
  if (others.length > 0 || !only.startsWith('[')) return [];
  try {
    const ids: unknown = JSON.parse(only);
    return Array.isArray(ids) ? [...new Set(ids.filter((id) => typeof id === 'string' && id !== ''))] : [];
  } catch {
    return [];
  }
}

/** The flow of what is opened; `null`: another subject is opened in its place. */
export function createFlow(subject: FlowSubject, host: FlowHost): Flow | null {
  switch (subject.kind) {
    case 'renewal': {
      const agreementIds = listedIn(subject.agreementIds);
      if (agreementIds.length > 0) {
        host.open({kind: 'renewal', agreementIds});
        return null;
      }
      return new RenewalFlow(subject.agreementIds, subject.declines ?? false, host);
    }
    case 'reapplication':
      return new ReapplicationFlow(subject.agreementId, host);
    case 'receipts':
      return new ReceiptsFlow(subject.agreementId, subject.receiptId, host);
  }
}
