/** Changes records by what the device has: what another tab wrote meanwhile is seen in the same transaction (F-S8). */
import {changeKey, notDone, type Change, type Revise} from './indexed-db-store.js';
import type {PlaceStored} from './record-store.js';

export const reviseOnDevice: Revise = async (device, kind, key, record, place) => {
  const {changes} = device;
  const wasEnded = device.isEnded();
  const slot = changeKey(kind, key);
  let beside: {readonly waiting?: Change | undefined; readonly target: string | null} = {target: key};
  /** Where it goes for what waits for the device in its place, or its key where nothing waits. */
  const placeBesideWaiting = () => {
    const waiting = changes.get(slot);
    beside = {waiting, target: waiting ? place(waiting.record ?? undefined) : key};
    return beside;
  };
  const placeOnDevice = (stored: unknown) => {
    const {waiting, target} = placeBesideWaiting();
    return target === key ? placeAfter(waiting, place)(stored) : target;
  };
  const done = await device.write({kind, key, record, place: placeOnDevice});
  if (done !== notDone) {
    // The device has something newer now than what waited for it.
    if (beside.target === key && changes.get(slot) === beside.waiting) changes.delete(slot);
    if (done !== null && done !== key) changes.delete(changeKey(kind, done));
    device.settle();
    return beside.target === null ? 'memory' : 'device';
  }
  const {reason = 'timeout'} = device.health.current;
  const {waiting, target} = placeBesideWaiting();
  const goneWithTheRest = device.isEnded() && !wasEnded && (reason === 'wiped' || reason === 'closed');
  if (target === null || goneWithTheRest) return 'memory';
  const conditions = target === key && {
    place: placeAfter(waiting, place),
    first: waiting ? firstOf(waiting) : place,
  };
  changes.set(changeKey(kind, target), {kind, key: target, record, ...conditions, refused: reason});
  return 'memory';
};

/** What the device has to have for a change that waits; where it depends on nothing: nothing else. */
const firstOf = ({key, first, place}: Change): PlaceStored =>
  first ?? place ?? ((stored) => (stored === undefined ? key : null));

/** Where a change goes after one that waits: that one counts as what is there while the device would still take it. */
function placeAfter(waiting: Change | undefined, place: PlaceStored): PlaceStored {
  if (!waiting) return place;
  const {key} = waiting;
  const first = firstOf(waiting);
  return (stored) => (first(stored) === key ? key : place(stored));
}
