import {expect} from '@open-wc/testing';
import {DeadlineWatch} from '../../src/components/renewal/overview/deadline-watch.js';
import {ServerClock} from '../../src/domain/server-clock.js';
import {noon} from '../domain/an-agreement-summary.js';

const second = 1000;
const day = 86_400_000;
/** What browsers do with longer timers: they fire at once. */
const longestTimer = 2 ** 31 - 1;

/** A device whose clocks the test turns, with its timers, a page of its own, and a watch that runs on them. */
function aDevice(changes: readonly number[] = []) {
  let monotonic = 5000;
  let device = noon;
  let sequence = 0;
  const timers = new Map<number, {readonly at: number; readonly call: () => void}>();
  const waits: number[] = [];
  const frame = document.createElement('iframe');
  document.body.append(frame);
  let page = frame.contentDocument!;
  const clock = new ServerClock({monotonic: () => monotonic, device: () => device});
  clock.sync(noon);
  const ticks: number[] = [];
  let wakes = 0;
  const watch = new DeadlineWatch({
    now: () => clock.now(),
    nextChange: (now) => changes.find((at) => at > now) ?? null,
    onTick: (now) => void ticks.push(now),
    onWake: () => void wakes++,
    page: () => page,
    device: () => device,
    monotonic: () => monotonic,
    timers: {
      setTimeout: ((call: () => void, wait: number) => {
        waits.push(wait);
        timers.set(++sequence, {at: monotonic + (wait > longestTimer ? 0 : wait), call});
        return sequence;
      }) as Window['setTimeout'],
      clearTimeout: (timer) => void timers.delete(timer!),
    },
  });
  watch.start();
  return {
    watch,
    clock,
    ticks,
    waits,
    get page() {
      return page;
    },
    /** What the watch is for moves to another page, as an element does that is put into a frame. */
    moveTo(other: Document) {
      watch.stop();
      page = other;
      watch.start();
    },
    get wakes() {
      return wakes;
    },
    get timers() {
      return timers.size;
    },
    /** Time passes while the device is awake, its timers running. */
    pass(milliseconds: number) {
      const until = monotonic + milliseconds;
      for (;;) {
        const [next] = [...timers].sort(([, one], [, other]) => one.at - other.at);
        if (!next || next[1].at > until) break;
        const [id, {at, call}] = next;
        device += Math.max(0, at - monotonic);
        monotonic = Math.max(monotonic, at);
        timers.delete(id);
        call();
      }
      device += until - monotonic;
      monotonic = until;
    },
    /** Time passes and no timer runs; asleep, the monotonic clock stands still too. */
    miss(milliseconds: number, isAsleep: boolean) {
      device += milliseconds;
      if (!isAsleep) monotonic += milliseconds;
    },
    setDevice(milliseconds: number) {
      device += milliseconds;
    },
    tell(target: EventTarget, event: Event) {
      target.dispatchEvent(event);
    },
    remove() {
      watch.stop();
      frame.remove();
    },
  };
}

describe('the watch over deadlines', () => {
  let device: ReturnType<typeof aDevice>;
  afterEach(() => device.remove());

  it('F-T3: judges at the moment of the next change, not later', () => {
    const end = noon + 12_345;
    device = aDevice([end, end + 10 * day]);
    device.pass(20 * second);
    expect(device.ticks).to.deep.equal([end]);
  });

  it('F-T3, F-E4: listens to the page that it is moved to, and no more to the one before', () => {
    device = aDevice();
    const before = device.page;
    device.moveTo(document);
    device.tell(before, new Event('resume'));
    expect(device.ticks).to.deep.equal([]);
    device.tell(document, new Event('resume'));
    expect(device.ticks).to.deep.equal([noon]);
  });

  it('F-T3: judges every 30 seconds where nothing changes by the clock', () => {
    device = aDevice();
    device.pass(95 * second);
    expect(device.ticks).to.deep.equal([30, 60, 90].map((after) => noon + after * second));
  });

  it('F-T4: waits for a change 60 days away in pieces no browser cuts, and meets it', () => {
    const end = noon + 60 * day + 7;
    device = aDevice([end]);
    device.pass(60 * day + second);
    expect(device.waits.filter((wait) => wait > longestTimer)).to.deep.equal([]);
    expect(device.ticks).to.contain(end);
    expect(device.ticks.filter((at) => at < end)).to.have.lengthOf((60 * day) / (30 * second));
  });

  it('F-T1: goes by the server’s clock, however the device’s clock is set', () => {
    const end = noon + 40 * second;
    device = aDevice([end]);
    device.setDevice(2 * day);
    expect(device.watch.now).to.equal(noon);
    device.pass(10 * second);
    device.setDevice(-4 * day);
    device.pass(35 * second);
    expect(device.ticks).to.deep.equal([noon + 30 * second, end]);
    expect(device.watch.now).to.equal(noon + 45 * second);
  });

  it('F-T1: has the server asked after somebody set the device’s clock, in either direction', () => {
    for (const change of [2 * day, -2 * day]) {
      device?.remove();
      device = aDevice();
      device.pass(30 * second);
      expect(device.wakes).to.equal(0);
      device.setDevice(change);
      device.pass(30 * second);
      expect(device.wakes).to.equal(1);
      device.pass(60 * second);
      expect(device.wakes).to.equal(1);
    }
  });

  const wakers: Readonly<Record<string, (of: ReturnType<typeof aDevice>) => void>> = {
    'the page is visible again': ({tell, page}) => tell(page, new Event('visibilitychange')),
    'it comes from the back-forward cache': ({tell, page}) =>
      tell(page.defaultView!, new PageTransitionEvent('pageshow', {persisted: true})),
    'it is unfrozen': ({tell, page}) => tell(page, new Event('resume')),
  };
  for (const [what, wake] of Object.entries(wakers)) {
    it(`F-T3: judges at once when ${what}, timers having stood still, and has the server asked`, () => {
      device = aDevice([noon + day]);
      device.miss(2 * day, false);
      wake(device);
      expect(device.ticks).to.deep.equal([noon + 2 * day]);
      expect(device.wakes).to.equal(1);
    });
  }

  it('F-T3: judges at once when the window has the focus again', () => {
    device = aDevice();
    device.miss(10 * second, false);
    device.tell(device.page.defaultView!, new Event('focus'));
    expect(device.ticks).to.deep.equal([noon + 10 * second]);
    expect(device.wakes).to.equal(0);
  });

  it('F-T3: after a sleep in which the monotonic clock stood still has the server asked, and is right with its answer', () => {
    device = aDevice([noon + 2 * day]);
    device.miss(3 * day, true);
    device.pass(31 * second);
    expect(device.wakes).to.equal(1);
    device.clock.sync(noon + 3 * day);
    device.watch.check();
    expect(device.ticks.at(-1)).to.equal(noon + 3 * day);
  });

  it('takes a page that is shown for the first time for no waking', () => {
    device = aDevice();
    device.tell(device.page.defaultView!, new PageTransitionEvent('pageshow', {persisted: false}));
    expect([device.ticks.length, device.wakes]).to.deep.equal([0, 0]);
  });

  it('is silent after its end, and runs once however often it is begun', () => {
    device = aDevice();
    device.watch.start();
    expect(device.timers).to.equal(1);
    device.watch.stop();
    device.pass(day);
    for (const wake of Object.values(wakers)) wake(device);
    device.watch.check();
    expect([device.ticks.length, device.wakes, device.timers]).to.deep.equal([0, 0, 0]);
    device.watch.start();
    device.pass(30 * second);
    expect(device.ticks).to.have.lengthOf(1);
  });
});
