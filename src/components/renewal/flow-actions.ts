import {downloadFile} from '../shared/download-file.js';
import type {FlowHost} from './flow.js';
import type {RenewalActions} from './view-model.js';

/** What the views of a flow ask of the element. `agreementId`: what support is told of unless a view names another; `null`: nothing. */
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
  requestSupport: (topic, problem = null, one = agreementId) => host.requestSupport(topic, one, problem),
  download: downloadFile,
  closeFlow: () => host.open(null),
  startReapplication: (id) => host.open({kind: 'reapplication', agreementId: id}),
  showReceipt: ({agreementId: id, id: receiptId}) =>
    host.open({kind: 'receipts', agreementId: id, receiptId, returns: true}),
  ...draft,
});
