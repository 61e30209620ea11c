import {isTrue} from './checks.js';
import type {Example} from './every-flow-tests.js';
import {hour, second} from './requests.js';
import type {EveryWorld} from './session-of.js';
import type {TestOf} from './worlds.js';

/** How far a clock may be from a stamp of its server's: the way of the answer, whole seconds, a busy machine. */
const tolerance = 60 * second;

export const clockTests = <Scenario, World extends EveryWorld>({
  scenario,
  stamp,
  stamped,
}: Example<Scenario, World>): readonly TestOf<Scenario, World>[] => [
  {
    title: "The time is the server's, told with each answer",
    scenario,
    topic: 'clock',
    run: async ({backend, travel}) => {
      await backend.getSession({});
      const before = backend.serverNow();
      await travel(30 * hour);
      await backend.getSession({});
      const after = backend.serverNow();
      isTrue(
        before !== null && after !== null,
        'serverNow() gave null after an answer, where the server’s time is needed',
      );
      const passed = after - before;
      isTrue(
        Math.abs(passed - 30 * hour) < hour,
        `serverNow() gave ${shownTime(before)}, and ${shownTime(after)} after the server’s clock went on by 30 hours: expected 30 hours more, got ${inWords(passed)} more`,
      );
    },
  },
  {
    title: 'The time agrees with what the server stamps, neither ahead nor behind nor in another zone',
    scenario,
    topic: 'clock',
    run: async (world) => {
      const at = Date.parse(await stamp(world));
      const now = world.backend.serverNow()!;
      const ahead = now - at;
      isTrue(
        Math.abs(ahead) < tolerance,
        `serverNow() gave ${shownTime(now)} right after the server told ${shownTime(at)} as ${stamped}: it is ${inWords(Math.abs(ahead))} ${ahead > 0 ? 'ahead' : 'behind'}`,
      );
    },
  },
];

const shownTime = (epoch: number): string => (Number.isFinite(epoch) ? new Date(epoch).toISOString() : String(epoch));

function inWords(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  return Math.abs(minutes) < 120 ? `${minutes} minutes` : `${Math.round(minutes / 60)} hours`;
}
