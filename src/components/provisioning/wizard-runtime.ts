/** What the wizard needs from the first click on: the machines and the views up to the first door. */
import {organizationViews} from './organization-views.js';
import {questionViews} from './question-views.js';

export {createProvisioning} from '../../machines/create-provisioning.js';
export const views = {...questionViews, ...organizationViews};
export {answerFacts} from './question-views.js';
