/** What context and event say together; shared by guards and actions of the provisioning machine. */
import {orderStanding} from '../../domain/order-standing.js';
import {withAnswer} from '../../domain/wizard-answers.js';
import {formProblems, type WizardForm} from '../../domain/wizard-forms.js';
import type {ProvisioningContext, ProvisioningEvent} from './context.js';

/** The order's standing now, or `unknown` before it is loaded. */
export const standing = ({order, deadlines, now, policy}: ProvisioningContext) =>
  order && deadlines ? orderStanding(order, deadlines, now, policy) : 'unknown';

/** The form's values taken over, and what is wrong with them. */
export function filled(context: ProvisioningContext, event: ProvisioningEvent, form: WizardForm) {
  let {answers} = context;
  if (event.type === 'step.submitted') {
    for (const [name, value] of Object.entries(event.values ?? {})) answers = withAnswer(answers, name, value);
  }
  const problems = context.order
    ? formProblems(form, answers, {
        order: context.order,
        policy: context.policy,
        ownEmail: context.ownEmail,
        names: context.names,
      })
    : {};
  return {answers, problems};
}

/** The text that stands in a field whose name is checked. */
export function textOf(context: ProvisioningContext, field: string): string {
  const [, index] = field.split('.');
  return index === undefined ? context.answers.subdomain : (context.answers.sites[Number(index)]?.name ?? '');
}
