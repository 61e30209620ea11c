import {expect} from '@open-wc/testing';
import fc from 'fast-check';
import {canonicalJson, NotJsonError} from '../../src/domain/canonical-json.js';
import {repetitions} from '../support/long.js';

/** The number with these 64 bits. */
function ieee754(hexadecimal: string): number {
  const bits = new DataView(new ArrayBuffer(8));
  bits.setBigUint64(0, BigInt(`0x${hexadecimal}`));
  return bits.getFloat64(0);
}

/** Number samples of RFC 8785, appendix B. */
const numbers: Readonly<Record<string, string>> = {
  '0000000000000000': '0',
  '8000000000000000': '0',
  '0000000000000001': '5e-324',
  '8000000000000001': '-5e-324',
  '7fefffffffffffff': '1.7976931348623157e+308',
  ffefffffffffffff: '-1.7976931348623157e+308',
  '4340000000000000': '9007199254740992',
  c340000000000000: '-9007199254740992',
  '4430000000000000': '295147905179352830000',
  '44b52d02c7e14af5': '9.999999999999997e+22',
  '44b52d02c7e14af6': '1e+23',
  '44b52d02c7e14af7': '1.0000000000000001e+23',
  '444b1ae4d6e2ef4e': '999999999999999700000',
  '444b1ae4d6e2ef4f': '999999999999999900000',
  '444b1ae4d6e2ef50': '1e+21',
  '3eb0c6f7a0b5ed8c': '9.999999999999997e-7',
  '3eb0c6f7a0b5ed8d': '0.000001',
  '41b3de4355555553': '333333333.3333332',
  '41b3de4355555554': '333333333.33333325',
  '41b3de4355555555': '333333333.3333333',
  '41b3de4355555556': '333333333.3333334',
  '41b3de4355555557': '333333333.33333343',
  becbf647612f3696: '-0.0000033333333333333333',
  '43143ff3c1cb0959': '1424953923781206.2',
};

/** The same data with the members of every object in another order. */
const reversed = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
};

const anyJson = fc.jsonValue({stringUnit: 'binary', maxDepth: 5});

describe('canonical JSON', () => {
  it('writes the example of RFC 8785, 3.2.2', () => {
    const example = {
      numbers: [Number('333333333.33333329'), 1e30, 4.5, 2e-3, 0.000000000000000000000000001],
      string: '\u20ac$\u000F\u000aA\'\u0042\u0022\u005c\\"/',
      literals: [null, true, false],
    };
    expect(canonicalJson(example)).to.equal(
      '{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],' +
        '"string":"€$\\u000f\\nA\'B\\"\\\\\\\\\\"/"}',
    );
  });

  it('sorts keys by their UTF-16 code units, as in RFC 8785, 3.2.3', () => {
    const example = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\ud83d\ude00': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(canonicalJson(example)).to.equal(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
        '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
  });

  it('writes the numbers of RFC 8785, appendix B', () => {
    const written = Object.keys(numbers).map((bits) => [bits, canonicalJson(ieee754(bits))]);
    expect(Object.fromEntries(written)).to.deep.equal(numbers);
    for (const bits of ['7fffffffffffffff', '7ff0000000000000', 'fff0000000000000']) {
      expect(() => canonicalJson(ieee754(bits))).to.throw(NotJsonError);
    }
  });

  it('writes any JSON so that it reads as the same data, whatever the order of its keys', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const written = canonicalJson(value);
        // JSON itself has no negative zero.
        expect(JSON.parse(written)).to.deep.equal(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(JSON.parse(written))).to.equal(written);
        expect(canonicalJson(reversed(JSON.parse(written)))).to.equal(written);
      }),
      {numRuns: repetitions(300, 5000)},
    );
  });

  it('tells any two different values apart', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (one, other) => {
        const areSame = JSON.stringify(reversed(one)) === JSON.stringify(reversed(other));
        if (!areSame && canonicalJson(one) === canonicalJson(other)) {
          expect(JSON.parse(JSON.stringify(one))).to.deep.equal(JSON.parse(JSON.stringify(other)));
        }
      }),
      {numRuns: repetitions(300, 5000)},
    );
  });

  it('keeps keys that every object inherits', () => {
    const value: unknown = JSON.parse('{"toString":1,"__proto__":{"polluted":true},"constructor":2}');
    expect(canonicalJson(value)).to.equal('{"__proto__":{"polluted":true},"constructor":2,"toString":1}');
    expect(({} as {polluted?: boolean}).polluted).to.equal(undefined);
  });

  it('refuses what JSON cannot express, and says where but not what', () => {
    const cycle: Record<string, unknown> = {};
    cycle['self'] = {cycle};
    let deep: unknown = 'bottom';
    for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
    const refused: Readonly<Record<string, unknown>> = {
      undefined,
      bigint: 1n,
      symbol: Symbol('secret'),
      function: () => 'secret',
      NaN,
      Infinity,
      date: new Date(0),
      map: new Map([['secret', 1]]),
      bytes: new Uint8Array(2),
      boxed: new String('secret'),
      hole: [1, , 3], // oxlint-disable-line no-sparse-arrays
      member: {a: {b: undefined}},
      loneHigh: 'secret \uD800',
      loneLow: ['\uDC00 secret'],
      loneKey: {'secret \uDBFF': 1},
      cycle,
      deep,
    };
    for (const [name, value] of Object.entries(refused)) {
      expect(() => canonicalJson(value), name)
        .to.throw(NotJsonError)
        .with.property('message')
        .that.does.not.include('secret');
    }
    expect(() => canonicalJson({a: [{b: undefined}]})).to.throw(NotJsonError, 'at a.0.b');
  });
});
