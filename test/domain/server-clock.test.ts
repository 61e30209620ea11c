import {expect} from '@open-wc/testing';
import {ServerClock} from '../../src/domain/server-clock.js';

const twoDays = 2 * 86_400_000;

describe('server clock', () => {
  it("F-T1: keeps the server's time whatever the device's clock says or does", () => {
    for (const wrong of [-twoDays, 0, twoDays]) {
      let monotonic = 5_000;
      let device = 1_700_000_000_000 + wrong;
      const clock = new ServerClock({monotonic: () => monotonic, device: () => device});
      clock.sync(1_700_000_000_000);
      monotonic += 60_000;
      device += 60_000 + wrong;
      expect(clock.now()).to.equal(1_700_000_060_000);
    }
  });

  it('goes by the device until the server has told its time', () => {
    const clock = new ServerClock({monotonic: () => 0, device: () => 42});
    expect([clock.synced, clock.now()]).to.deep.equal([false, 42]);
    clock.sync(1_000);
    expect([clock.synced, clock.now()]).to.deep.equal([true, 1_000]);
  });

  it('is corrected by a later time after a sleep that the monotonic clock missed', () => {
    let monotonic = 0;
    const clock = new ServerClock({monotonic: () => monotonic, device: () => 0});
    clock.sync(1_000);
    monotonic = 10;
    clock.sync(9_000_000);
    monotonic = 20;
    expect(clock.now()).to.equal(9_000_010);
  });

  it('ignores a time that is no number', () => {
    const clock = new ServerClock({monotonic: () => 0, device: () => 7});
    clock.sync(Number.NaN);
    expect([clock.synced, clock.now()]).to.deep.equal([false, 7]);
  });

  it('runs on the clocks of the browser by default', () => {
    const clock = new ServerClock();
    expect(clock.now()).to.be.closeTo(Date.now(), 1_000);
    clock.sync(5_000_000);
    expect(clock.now()).to.be.within(5_000_000, 5_001_000);
  });
});
