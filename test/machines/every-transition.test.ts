import {expect} from '@open-wc/testing';
import {allViews} from '../../src/components/provisioning/all-views.js';
import {pathOf, walk} from './machine-walk.js';
import {provisioningWalk} from './provisioning-walk.js';
import {availabilityWalk, sessionWalk, submissionWalk} from './walks.js';

describe('every state and every transition of', () => {
  for (const options of [submissionWalk, sessionWalk, availabilityWalk]) {
    it(`the ${options.machine.id} machine is taken by a shortest path`, () => {
      const {untakenStates, untakenTransitions} = walk(options);
      expect(untakenStates, 'states never entered').to.deep.equal([]);
      expect(untakenTransitions, 'transitions never taken').to.deep.equal([]);
    });
  }

  it('the provisioning machine is taken by a shortest path', function () {
    this.timeout(60_000);
    const start = performance.now();
    const {paths, untakenStates, untakenTransitions} = walk(provisioningWalk);
    console.log(paths.length, performance.now() - start);
    console.log(untakenStates.join('\n'), untakenTransitions.join('\n'));
    expect(untakenStates, 'states never entered').to.deep.equal([]);
    expect(untakenTransitions, 'transitions never taken').to.deep.equal([]);
    const rested = [...new Set(paths.map(({snapshot}) => pathOf(snapshot)))].sort();
    expect(rested, 'a person can see').to.deep.equal(Object.keys(allViews).sort());
  });
});
