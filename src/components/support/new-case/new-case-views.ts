/** Which view shows which state of a new case. */
import {checkView, uploadingView} from './check-view.js';
import {composeView, followingView, similarView} from './compose-view.js';
import {elsewhereView} from './elsewhere-view.js';
import {followedView, sentView} from './end-views.js';
import type {NewCaseState, NewCaseView} from './model.js';
import {queuedView} from './queued-view.js';
import {sendingView} from './sending-view.js';

export const newCaseViews: Readonly<Record<NewCaseState, NewCaseView>> = {
  compose: composeView,
  // The form stays on view until its answer is there.
  looking: composeView,
  following: followingView,
  similar: similarView,
  followed: followedView,
  check: checkView,
  uploading: uploadingView,
  sending: sendingView,
  elsewhere: elsewhereView,
  queued: queuedView,
  sent: sentView,
};
