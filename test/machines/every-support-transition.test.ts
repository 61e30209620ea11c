import {expect} from '@open-wc/testing';
import {walk, type Walk} from './machine-walk.js';
import {supportWalks} from './support-walks.js';

describe('every state and every transition of', () => {
  for (const options of supportWalks) {
    it(`the ${options.machine.id} machine is taken by a shortest path, with plain JSON as context`, function () {
      this.timeout(60_000);
      const walked: Walk = walk(options);
      expect(walked.untakenStates, 'states never entered').to.deep.equal([]);
      expect(walked.untakenTransitions, 'transitions never taken').to.deep.equal([]);
      for (const {snapshot} of walked.paths) {
        expect(snapshot.status).not.to.equal('error');
        expect(structuredClone(snapshot.context)).to.deep.equal(JSON.parse(JSON.stringify(snapshot.context)));
      }
    });
  }
});
