import {httpBackend} from '../../src/backend/http/http-backend.js';
import {backendConformanceTests} from '../../src/backend/conformance/conformance.js';
import {memoryBackend} from '../../src/backend/memory/index.js';
import {httpWorld} from '../support/backend-world.js';
import {worldOver} from '../support/conformance-world.js';

describe('the memory backend', () => {
  const tests = backendConformanceTests(async (scenario) => {
    const backend = memoryBackend({seed: scenario});
    return worldOver(backend, backend.admin);
  });
  for (const {title, run} of tests) it(title, run);
});

describe('the HTTP backend against a real server', () => {
  const tests = backendConformanceTests(async (scenario) => {
    const {baseUrl, admin} = await httpWorld(scenario);
    return worldOver(httpBackend({baseUrl}), admin);
  });
  for (const {title, run} of tests) it(title, run);
});
