/** @jsxImportSource react */
/** Compiled with the types, never run: what frameworks know of the elements, and what they refuse. */
import type {PartnerBackend, PartnerEvent, ProvisioningWizard} from 'partner-widgets';
import type {PartnerJsxElements} from 'partner-widgets/types/jsx';
import type {} from 'partner-widgets/types/react';
import type {} from 'partner-widgets/types/svelte';
import type {} from 'partner-widgets/types/vue';
import {createRef} from 'react';
import type {GlobalComponents} from 'vue';

declare const backend: PartnerBackend;
declare const onExit: (event: PartnerEvent<'partner-exit'>) => void;

const place = createRef<ProvisioningWizard>();
export const react = [
  <partner-kit backend={backend} locale="ru" storage="memory">
    <provisioning-wizard
      ref={place}
      key="1"
      className="wide"
      orderId="order-1"
      history="steps"
      onpartner-exit={onExit}
    />
  </partner-kit>,
  <provisioning-wizard order-id="order-1" onpartner-step-changed={({detail}) => detail.step.trim()} />,
  <support-button isOpen backend={async () => backend} onpartner-case-created={({detail}) => detail.caseId.trim()} />,
  // @ts-expect-error an id is text
  <provisioning-wizard orderId={1} />,
  // @ts-expect-error there is no such theme
  <partner-renewal theme="blue" />,
  // @ts-expect-error the wizard knows no agreements
  <provisioning-wizard agreementId="agreement-1" />,
  // @ts-expect-error the detail has no such member
  <provisioning-wizard onpartner-exit={({detail}) => detail.price} />,
  // @ts-expect-error it would be put over the method of this name
  <support-button open />,
  // @ts-expect-error no such element
  <partner-nonsense />,
];

export const jsx: PartnerJsxElements['partner-renewal'][] = [
  {'agreement-id': 'a-1', backend, class: 'wide', 'on:partner-declined': ({detail}) => detail.agreementId.trim()},
  // @ts-expect-error a backend is no address
  {backend: '/api'},
  // @ts-expect-error no such property
  {orderId: 'order-1'},
];

type VueProps<T extends keyof GlobalComponents> = InstanceType<GlobalComponents[T]>['$props'];
export const vue: VueProps<'provisioning-wizard'>[] = [
  {orderId: 'order-1', backend, class: ['wide'], slot: 'main', onPartnerExit: onExit},
  {onPartnerStepChanged: ({detail}) => detail.index.toFixed()},
  // @ts-expect-error there is no such density
  {density: 'tight'},
  // @ts-expect-error the detail has no such member
  {onPartnerExit: ({detail}) => detail.price},
  // @ts-expect-error this event is told by another element
  {onPartnerCaseCreated: () => {}},
];

type SvelteProps<T extends keyof svelteHTML.IntrinsicElements> = svelteHTML.IntrinsicElements[T];
export const svelte: SvelteProps<'support-center'>[] = [
  {'case-id': 'case-1', backend, 'onpartner-case-created': ({detail}) => detail.reference.trim()},
  {caseId: 'case-1', onclick: ({currentTarget}) => currentTarget.open({view: 'home'}), 'on:partner-ready': () => {}},
  // @ts-expect-error there is no such storage
  {storage: 'cookie'},
  // @ts-expect-error this event is told by another element
  {'onpartner-exit': onExit},
];
