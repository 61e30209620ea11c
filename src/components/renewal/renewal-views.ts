/** Every state of renewing has a view: the compiler demands it here. */
import {authorityViews} from './authority-views.js';
import {companyViews} from './company-views.js';
import {countryViews} from './country-views.js';
import {questionnaireViews} from './questionnaire-views.js';
import {resultViews} from './result-views.js';
import {signViews} from './sign-views.js';
import {textViews} from './text-views.js';
import type {RenewalState, RenewalView} from './view-model.js';

export const renewalViews = {
  ...authorityViews,
  ...companyViews,
  ...countryViews,
  ...questionnaireViews,
  ...textViews,
  ...signViews,
  ...resultViews,
} satisfies Record<RenewalState, RenewalView>;
