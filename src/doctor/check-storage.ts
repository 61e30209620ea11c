import {probeDevice} from '../storage/probe-device.js';
import {finding, type Finding} from './finding.js';
import {given, type FoundElement} from './kit-elements.js';

/** From here on a file of a case may not fit any more. */
const nearlyFullPercent = 90;

/** What the browser's storage does for the kit, unless every element on the page keeps to memory. */
export async function checkStorage(
  elements: readonly FoundElement[],
  milliseconds: number,
): Promise<readonly Finding[]> {
  const found = globalThis.isSecureContext ? [] : [finding('not-secure')];
  const keepers = elements.filter(({tag}) => tag !== 'partner-kit');
  if (keepers.length > 0 && keepers.every(({element}) => given(element, 'storage') === 'memory')) return found;
  const probe = await probeDevice(milliseconds);
  if (probe.state === 'refused') return [...found, finding('storage-refused', {error: probe.error})];
  if (probe.state === 'full') return [...found, finding('storage-full')];
  if (probe.state === 'blocked') return [...found, finding('storage-blocked', {databases: probe.databases})];
  const {usedPercent} = probe;
  if (usedPercent === null || usedPercent < nearlyFullPercent) return found;
  return [...found, finding('storage-nearly-full', {percent: usedPercent})];
}
