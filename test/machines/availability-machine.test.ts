import {aTimeout, expect} from '@open-wc/testing';
import {createActor, fromPromise, setup} from 'xstate';
import {
  availabilityMachine,
  type AvailabilityEvent,
  type NameCheckedEvent,
} from '../../src/machines/availability-machine.js';

/** A name below a parent that writes down what it is told; its checks are answered by the test, in any order. */
function aName() {
  const told: NameCheckedEvent[] = [];
  const asked: {value: string; answer: (output: unknown) => Promise<void>; fail: () => Promise<void>}[] = [];
  const checkName = fromPromise(
    ({input}: {input: {value: string}}) =>
      new Promise((resolve, reject) => {
        const settled = async (settle: () => void) => {
          settle();
          await aTimeout(0);
        };
        asked.push({
          value: input.value,
          answer: (output) => settled(() => resolve(output)),
          fail: () => settled(() => reject(new Error('no'))),
        });
      }),
  );
  const parent = setup({
    actors: {name: availabilityMachine.provide({actors: {checkName: checkName as never}})},
  }).createMachine({
    invoke: {id: 'name', src: 'name', input: {field: 'subdomain', value: 'alpha'}},
    on: {'name.checked': {actions: ({event}) => void told.push(event as unknown as NameCheckedEvent)}},
  });
  const actor = createActor(parent).start();
  const name = actor.getSnapshot().children['name']!;
  return {
    told,
    asked,
    send: (event: AvailabilityEvent) => name.send(event as never),
    get last() {
      return told.at(-1)!.check;
    },
  };
}

describe('the availability of a name', () => {
  it('P-70: is asked for on request, and told with the text it was asked for', async () => {
    const name = aName();
    expect(name.asked).to.deep.equal([]);
    name.send({type: 'check.requested', value: 'alpha'});
    expect(name.last).to.deep.equal({value: 'alpha', state: 'checking', suggestions: []});
    await name.asked[0]!.answer({result: 'available', suggestions: []});
    expect(name.last).to.deep.equal({value: 'alpha', state: 'available', suggestions: []});
  });

  it('P-72: taken comes with suggestions, refused characters and a failure are told apart', async () => {
    const outcome = async (output: unknown) => {
      const name = aName();
      name.send({type: 'check.requested', value: 'alpha'});
      await (output ? name.asked[0]!.answer(output) : name.asked[0]!.fail());
      return name.last;
    };
    expect(await outcome({result: 'taken', suggestions: ['alpha1']})).to.deep.equal({
      value: 'alpha',
      state: 'taken',
      suggestions: ['alpha1'],
    });
    expect(await outcome({result: 'invalid', suggestions: []})).to.deep.equal({
      value: 'alpha',
      state: 'invalid',
      suggestions: [],
    });
    expect(await outcome(null)).to.deep.equal({value: 'alpha', state: 'failed', suggestions: []});
  });

  it('P-75: other text voids an answer, also one that is still on its way', async () => {
    const name = aName();
    name.send({type: 'check.requested', value: 'alpha'});
    name.send({type: 'text.changed', value: 'beta'});
    expect(name.last).to.deep.equal({value: 'beta', state: 'editing', suggestions: []});
    await name.asked[0]!.answer({result: 'available', suggestions: []});
    expect(name.last).to.deep.equal({value: 'beta', state: 'editing', suggestions: []});
  });

  it('P-75: an older answer that comes late does not replace a newer one', async () => {
    const name = aName();
    name.send({type: 'check.requested', value: 'alpha'});
    name.send({type: 'check.requested', value: 'beta'});
    await name.asked[1]!.answer({result: 'taken', suggestions: []});
    await name.asked[0]!.answer({result: 'available', suggestions: []});
    expect(name.asked.map(({value}) => value)).to.deep.equal(['alpha', 'beta']);
    expect(name.last).to.deep.equal({value: 'beta', state: 'taken', suggestions: []});
  });

  it('F-P1: the same text asked for twice is one question', () => {
    const name = aName();
    name.send({type: 'check.requested', value: 'alpha'});
    name.send({type: 'check.requested', value: 'alpha'});
    expect(name.asked).to.have.length(1);
  });

  it('P-74: a save that came too late makes the name taken, and a check of another starts anew', async () => {
    const name = aName();
    name.send({type: 'check.requested', value: 'alpha'});
    await name.asked[0]!.answer({result: 'available', suggestions: []});
    name.send({type: 'name.taken', value: 'alpha', suggestions: ['alpha1']});
    expect(name.last).to.deep.equal({value: 'alpha', state: 'taken', suggestions: ['alpha1']});
    name.send({type: 'check.requested', value: 'alpha1'});
    expect(name.last).to.deep.equal({value: 'alpha1', state: 'checking', suggestions: []});
  });
});
