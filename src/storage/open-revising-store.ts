import {openDeviceStore, type OpenStoreOptions} from './open-store.js';
import type {DeviceStore, KitRecordKinds, RecordKinds} from './port.js';
import {reviseOnDevice} from './revise-on-device.js';

/** As `openDeviceStore`, for what changes records by what another tab wrote: drafts, copies, an outbox. */
export const openRevisingStore = <R extends RecordKinds = KitRecordKinds>(
  options: Omit<OpenStoreOptions<R>, 'revise'>,
): Promise<DeviceStore<R>> => openDeviceStore({...options, revise: reviseOnDevice});
