import {expect} from '@open-wc/testing';
import {Announcer} from '../../../src/components/support/announcer.js';

describe('what is read out', () => {
  const said = async (milliseconds: number, announce: (announcer: Announcer) => void): Promise<string[]> => {
    const all: string[] = [];
    const announcer = new Announcer((text) => all.push(text));
    announce(announcer);
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    announcer.end();
    return all;
  };

  it('S-25, S-28: says together what is told in one turn, in order', async () => {
    const all = await said(20, (announcer) => {
      announcer.announce('One new entry.');
      announcer.announce('Your reply was sent.');
    });
    expect(all).to.deep.equal(['One new entry. Your reply was sent.']);
  });

  it('S-28: lets a sentence be heard before the next one, and says one that comes again so that it is heard', async () => {
    const all = await said(1200, (announcer) => {
      announcer.announce('Stored.');
      queueMicrotask(() => announcer.announce('Stored.'));
    });
    expect(all).to.deep.equal(['Stored.', 'Stored.\u00a0']);
  });

  it('X-03: says nothing more once it was let go of', async () => {
    const all: string[] = [];
    const announcer = new Announcer((text) => all.push(text));
    announcer.announce('Stored.');
    announcer.end();
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(all).to.deep.equal([]);
  });
});
