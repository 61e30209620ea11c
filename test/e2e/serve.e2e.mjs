/** `npm run serve` as a developer meets it, and what it answers to the plain page of renewal. */
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const read = (path) => readFileSync(`${root}${path}`, 'utf8');

/** Runs the script until it ends, or until it has said `until`. */
function serve(args, until) {
  const child = spawn(process.execPath, ['scripts/serve.mjs', ...args], {cwd: root});
  let said = '';
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({code, said}));
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text) => {
        said += text;
        if (until?.test(said)) resolve({code: null, said, child});
      });
    }
  });
}

describe('npm run serve', () => {
  it('names its options on --help', async () => {
    const {code, said} = await serve(['--help']);
    assert.equal(code, 0);
    for (const option of ['--static', '--scenario', '--port', '--chaos', '--rate']) assert.ok(said.includes(option));
  });

  it('answers an option that there is not with those that there are', async () => {
    const {code, said} = await serve(['--scenarios', 'agreements']);
    assert.equal(code, 1);
    assert.match(said, /--scenarios/);
    assert.match(said, /--scenario <name>/);
    assert.doesNotMatch(said, /^ +at /m);
  });

  it('answers a scenario that there is not with the names of all', async () => {
    const {code, said} = await serve(['--scenario', 'agreemnts', '--port', '0']);
    assert.equal(code, 1);
    assert.match(said, /agreemnts/);
    for (const name of ['newPartner', 'agreements', 'lapsedAgreement', 'longText'])
      assert.ok(said.includes(name), name);
    assert.doesNotMatch(said, /^ +at /m);
  });

  it('begins with agreements where the scenario of the renewal example is given', async () => {
    const [, command] = /npm run serve -- (.*agreements.*)/.exec(read('examples/plain/README.md'));
    const {said, child} = await serve([...command.split(' '), '--port', '0'], /Pages: +http\S+/);
    const [, url] = /Pages: +(http\S+\/)/.exec(said);
    try {
      const page = await (await fetch(`${url}examples/plain/renewal.html`)).text();
      assert.match(page, /<partner-renewal><\/partner-renewal>/);
      assert.match(page, /\.\.\/\.\.\/dist\/cdn\/partner-renewal\.js/);
      const answer = await fetch(`${url}api/agreements/list`, {
        method: 'POST',
        headers: {'content-type': 'application/json'},
        body: '{}',
      });
      const {registered, agreements} = await answer.json();
      assert.equal(registered, true);
      assert.ok(agreements.length > 1);
    } finally {
      child.kill();
    }
  });

  it('begins with an order, agreements and cases as the first page of the README has it', async () => {
    const [, command] = /npm run serve -- (.*everything)`/.exec(read('README.md'));
    const {said, child} = await serve([...command.split(' '), '--port', '0'], /Backend: +http\S+/);
    const [, api] = /Backend: +(http\S+)/.exec(said);
    const ask = async (path, body) => {
      const headers = {'content-type': 'application/json'};
      return (await fetch(`${api}/${path}`, {method: 'POST', headers, body: JSON.stringify(body)})).json();
    };
    try {
      assert.equal((await ask('orders/get', {orderId: 'order-1'})).id, 'order-1');
      assert.ok((await ask('agreements/list', {})).agreements.length > 1);
      assert.ok((await ask('cases/list', {})).cases.length > 1);
    } finally {
      child.kill();
    }
  });
});
