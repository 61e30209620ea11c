#!/usr/bin/env node
/**
 * The kit's memory backend behind real HTTP: `node scripts/serve.mjs [--port 4000] [--static DIR] [--scenario newPartner]`.
 * Operations are under /api; with --static the folder's files are served beside them. State lives until it stops.
 */
import {parseArgs} from 'node:util';
import {startServer} from '../test/support/node-server.mjs';

const {values} = parseArgs({
  options: {
    port: {type: 'string', default: '4000'},
    static: {type: 'string'},
    scenario: {type: 'string', default: 'newPartner'},
  },
});
const server = await startServer({port: Number(values.port), staticFolder: values.static, scenario: values.scenario});
console.log(`Backend: ${server.url}/api${values.static ? `\nPages:   ${server.url}/` : ''}`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
