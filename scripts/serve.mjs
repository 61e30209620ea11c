#!/usr/bin/env node
/** The kit's memory backend behind real HTTP. State lives until it stops. */
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {parseArgs} from 'node:util';
import {headersOf} from '../test/support/headers-of.mjs';
import {startServer} from '../test/support/node-server.mjs';

const help = `npm run serve [-- options]   the kit's operations under /api, from a backend in memory
  --static <folder>   its files beside them: --static . for the examples
  --headers <file>    lines "Name: value" that are sent with its pages: --headers examples/legacy/headers.txt
  --scenario <name>   how the world begins, such as newPartner (default), agreements or everything;
                      a name that there is not prints all
  --port <number>     default 4000
  --chaos <seed>      a share of the requests meets a fault, the same ones for the same seed
  --rate <share>      which share, from 0 to 1; default 0.2`;

/** Says what is wrong, and ends. */
function refuse(message) {
  console.error(message);
  process.exit(1);
}

function optionsGiven() {
  try {
    return parseArgs({
      options: {
        port: {type: 'string', default: '4000'},
        static: {type: 'string'},
        headers: {type: 'string'},
        scenario: {type: 'string', default: 'newPartner'},
        chaos: {type: 'string'},
        rate: {type: 'string', default: '0.2'},
        help: {type: 'boolean', short: 'h'},
      },
    }).values;
  } catch (error) {
    return refuse(`${error.message}\n\n${help}`);
  }
}

const values = optionsGiven();
if (values.help) {
  console.log(help);
  process.exit();
}
const [seed, rate] = [Number(values.chaos), Number(values.rate)];
if (values.chaos !== undefined && !Number.isInteger(seed)) refuse('--chaos takes a whole number');
if (!(rate >= 0 && rate <= 1)) refuse('--rate takes a number from 0 to 1');
if (values.headers && !existsSync(values.headers)) refuse(`there is no file ${values.headers}`);
const server = await startServer({
  port: Number(values.port),
  staticFolder: values.static,
  pageHeaders: values.headers ? headersOf(readFileSync(values.headers, 'utf8')) : {},
  scenario: values.scenario,
  chaos: values.chaos === undefined ? undefined : {seed, rate},
}).catch((error) => refuse(error.message));
console.log(`Backend: ${server.url}/api`);
if (values.static) console.log(`Pages:   ${server.url}/`);
const isHere = (path) => existsSync(join(values.static, path));
if (values.static && isHere('examples/plain') && !isHere('dist/cdn'))
  console.log('The examples load dist/cdn, which is not there yet: npm run build');
if (values.chaos !== undefined) console.log(`Chaos:   seed ${seed}, ${rate * 100} % of the requests`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => server.close());
