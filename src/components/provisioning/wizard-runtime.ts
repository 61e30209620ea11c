/** What the wizard needs from the first click on: the machines and the views of the usual way. */
import {partInTime} from '../../domain/in-time.js';
import {formStyles} from '../shared/form-styles.js';
import {billingViews} from './billing-views.js';
import {organizationViews} from './organization-views.js';
import {questionViews} from './question-views.js';
import {serviceViews} from './service-views.js';
import {decidedSection, exitDialog, sessionNotice, steps} from './step-frame.js';
import {stepStyles} from './step-styles.js';

export {createProvisioning} from '../../machines/create-provisioning.js';
export const styles = [formStyles, stepStyles];
export const frame = {decidedSection, exitDialog, sessionNotice, steps};
export const views = {...questionViews, ...organizationViews, ...serviceViews, ...billingViews};
export {passwordMet, passwordProblem} from '../../domain/validate/password.js';
/** The views of all other states, loaded when one is reached. */
export const loadRareViews = () => partInTime(import('./rare-views.js'));
export {WizardStorage} from './wizard-storage.js';
export {warmViews} from './warm-views.js';
export {emptyControls} from '../shared/read-form.js';
export {PageInput} from './page-input.js';
