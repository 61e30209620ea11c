/** What views can ask of the page itself. */
import type {Problem} from '../../domain/problem.js';
import type {PartnerEventDetails, PartnerEventName} from '../events.js';
import type {ProvisioningWizard} from '../provisioning-wizard.js';
import {requestSupport} from '../shared/request-support.js';
import type {PageActions, PageState} from './view-model.js';

interface Page {
  readonly page: () => PageState;
  readonly setPage: (change: Partial<PageState>) => void;
  readonly supportUrl: () => string | null;
  readonly emit: <N extends PartnerEventName>(name: N, detail: PartnerEventDetails[N]) => void;
}

export function pageActions(element: ProvisioningWizard, {page, setPage, supportUrl, emit}: Page): PageActions {
  return {
    openList: (name) => {
      if (!page().openedLists.has(name)) setPage({openedLists: new Set([...page().openedLists, name])});
    },
    showPassword: (passwordShown) => setPage({passwordShown}),
    focusField: (id) => element.renderRoot.querySelector<HTMLElement>(`#${CSS.escape(id)}`)?.focus(),
    requestSupport: (topic, problem: Problem | null = null) => {
      const reference = problem?.reference ?? null;
      requestSupport(element, {topic, orderId: element.orderId, reference}, supportUrl());
    },
    printPage: () => window.print(),
    download: (fileName, text) => {
      const url = URL.createObjectURL(new Blob([text], {type: 'text/plain;charset=utf-8'}));
      const link = document.createElement('a');
      link.href = url;
      link.download = fileName.replace(/[^\p{L}\p{N}._-]/gu, '');
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 60_000);
    },
    closeWizard: (outcome) => emit('partner-closed', {orderId: element.orderId, outcome}),
  };
}
