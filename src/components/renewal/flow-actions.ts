import {downloadFile} from '../shared/download-file.js';
import type {FlowHost} from './flow.js';
import type {RenewalActions} from './view-model.js';

/** What the views of a flow ask of the element. `agreementId`: what support is told of; `null`: nothing. */
export const flowActions = (
  host: FlowHost,
  agreementId: string | null,
  draft: Pick<RenewalActions, 'eraseDraft' | 'resolveDraft'>,
): RenewalActions => ({
  focusField: (id) =>
    host
      .root()
      .querySelector<HTMLElement>(`#${CSS.escape(id)}`)
      ?.focus(),
  requestSupport: (topic, problem) => host.requestSupport(topic, agreementId, problem ?? null),
  printPage: () => window.print(),
  download: downloadFile,
  closeFlow: () => host.open(null),
  startReapplication: (id) => host.open({kind: 'reapplication', agreementId: id}),
  showReceipt: (receipt) => host.open({kind: 'receipts', agreementId: receipt.agreementId, receiptId: receipt.id}),
  ...draft,
});
