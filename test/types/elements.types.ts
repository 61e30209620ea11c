/** Compiled with the types, never run: what a portal's TypeScript knows of the elements, and what it refuses. */
import type {PartnerEvent, PartnerRenewal, ProvisioningWizard, SupportButton, SupportCenter} from 'partner-widgets';

type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
const holds = <T extends true>(..._: T[]): void => {};

// F-E5: an element that is created or found has its own type, by its tag alone.
const wizard = document.createElement('provisioning-wizard');
holds<Same<typeof wizard, ProvisioningWizard>>();
holds<Same<HTMLElementTagNameMap['partner-renewal'], PartnerRenewal>>();
holds<Same<HTMLElementTagNameMap['support-center'], SupportCenter>>();
const button: SupportButton | null = document.querySelector('support-button');
button?.open({view: 'cases'});
wizard.orderId = 'order-1';
wizard.theme = 'dark';
// @ts-expect-error an id is text
wizard.orderId = 1;
// @ts-expect-error there is no such theme
wizard.theme = 'blue';
// @ts-expect-error a backend is no address
wizard.backend = '/api';
// @ts-expect-error nobody outside has the words of an element
wizard.words;
// @ts-expect-error there is no such place
button?.open({view: 'nowhere'});

// Listeners know their event, wherever they listen.
wizard.addEventListener('partner-provisioned', ({detail}) => detail.receipt.trim());
document.body.addEventListener('partner-declined', ({detail}) => detail.agreementId.trim());
document.addEventListener('partner-step-changed', (event) => {
  holds<Same<typeof event, PartnerEvent<'partner-step-changed'>>>();
  holds<Same<typeof event.detail.index, number>>();
});
window.addEventListener('partner-support-requested', (event) => event.preventDefault());
wizard.onclick = (event) => holds<Same<typeof event, PointerEvent>>();
// @ts-expect-error the detail has no such member
wizard.addEventListener('partner-provisioned', ({detail}) => detail.price);
// @ts-expect-error a count is no text
document.addEventListener('partner-notice-count', ({detail}) => detail.count.toUpperCase());
// @ts-expect-error what is told cannot be changed
document.addEventListener('partner-exit', ({detail}) => (detail.step = 'intro'));
