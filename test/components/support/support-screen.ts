/** Partner support on the test page as a person meets it. */
import {
  memoryBackend,
  type MemoryBackend,
  type MemoryState,
  type ScenarioName,
} from '../../../src/backend/memory/index.js';
import type {PartnerEventName} from '../../../src/components/events.js';
import type {SupportCenter} from '../../../src/components/support-center.js';
import '../../../src/define/support-center.js';
import {KitScreen} from '../kit-screen.js';

export {clearScreens, counting} from '../kit-screen.js';

/** Everything that the class says it fires. */
export const supportEvents = [
  'partner-ready',
  'partner-step-changed',
  'partner-page-title',
  'partner-problem',
  'partner-signed-out',
  'partner-answer-rated',
  'partner-case-form-rated',
  'partner-case-created',
  'partner-case-changed',
  'partner-case-queued',
  'partner-notice-count',
  'partner-storage',
] as const satisfies readonly PartnerEventName[];

export const homeTitle = 'Partner support';

export interface MountingSupport {
  readonly scenario?: ScenarioName | MemoryState;
  readonly backend?: MemoryBackend;
  /** Properties of the element. Default: English, nothing kept on the device. */
  readonly properties?: Partial<SupportCenter>;
}

/** Partner support on the page. */
export function mountSupport({
  scenario = 'busy',
  backend = memoryBackend({seed: scenario}),
  properties = {},
}: MountingSupport = {}): SupportScreen {
  const element = document.createElement('support-center');
  Object.assign(element, {locale: 'en', storage: 'memory', backend}, properties);
  const screen = new SupportScreen(element, backend);
  screen.place.append(element);
  document.body.append(screen.place);
  return screen;
}

export class SupportScreen extends KitScreen<SupportCenter> {
  readonly backend: MemoryBackend;

  constructor(element: SupportCenter, backend: MemoryBackend) {
    super({element, eventNames: supportEvents, part: 'support'});
    this.backend = backend;
  }
}
