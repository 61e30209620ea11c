/** Every state has a view: the compiler demands it here. The element itself loads the parts when it needs them. */
import {billingViews} from './billing-views.js';
import {organizationViews} from './organization-views.js';
import {questionViews} from './question-views.js';
import {views as rareViews} from './rare-views.js';
import {serviceViews} from './service-views.js';
import {startViews} from './start-views.js';
import type {View, ViewState} from './view-model.js';

export const allViews = {
  ...startViews,
  ...questionViews,
  ...organizationViews,
  ...serviceViews,
  ...billingViews,
  ...rareViews,
} satisfies Record<ViewState, View>;
