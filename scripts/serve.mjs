#!/usr/bin/env node
/**
 * The kit's memory backend behind real HTTP: `node scripts/serve.mjs [--port 4000] [--static DIR] [--scenario newPartner]
 * [--chaos SEED [--rate 0.2]]`. Operations are under /api; with --static the folder's files are served beside them; with
 * --chaos a share of the requests meets a fault, the same ones for the same seed. State lives until it stops.
 */
import {parseArgs} from 'node:util';
import {startServer} from '../test/support/node-server.mjs';

const {values} = parseArgs({
  options: {
    port: {type: 'string', default: '4000'},
    static: {type: 'string'},
    scenario: {type: 'string', default: 'newPartner'},
    chaos: {type: 'string'},
    rate: {type: 'string', default: '0.2'},
  },
});
const [seed, rate] = [Number(values.chaos), Number(values.rate)];
if (values.chaos !== undefined && !Number.isInteger(seed)) throw new Error('--chaos takes a whole number');
if (!(rate >= 0 && rate <= 1)) throw new Error('--rate takes a number from 0 to 1');
const server = await startServer({
  port: Number(values.port),
  staticFolder: values.static,
  scenario: values.scenario,
  chaos: values.chaos === undefined ? undefined : {seed, rate},
});
console.log(`Backend: ${server.url}/api`);
if (values.static) console.log(`Pages:   ${server.url}/`);
if (values.chaos !== undefined) console.log(`Chaos:   seed ${seed}, ${rate * 100} % of the requests`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
