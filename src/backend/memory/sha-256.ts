/** SHA-256 without waiting, for rules that run within one transaction; elsewhere the kit hashes by WebCrypto. */

/** Words of the fractional parts of the square or cube roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3). */
const rootWords = (count: number, exponent: number): Uint32Array => {
  const words: number[] = [];
  for (let candidate = 2; words.length < count; candidate++) {
    let isPrime = true;
    for (let divisor = 2; divisor * divisor <= candidate; divisor++) isPrime &&= candidate % divisor !== 0;
    if (isPrime) words.push(fractionWord(candidate, exponent));
  }
  return Uint32Array.from(words);
};

/** The first 32 bits after the point of the `exponent`th root, found bit by bit in whole numbers. */
function fractionWord(value: number, exponent: number): number {
  const scaled = BigInt(value) << BigInt(32 * exponent);
  let root = 0n;
  for (let bit = 1n << 36n; bit > 0n; bit >>= 1n) {
    if ((root + bit) ** BigInt(exponent) <= scaled) root += bit;
  }
  return Number(root & 0xffffffffn);
}

const roundConstants = rootWords(64, 3);
const initialState = rootWords(8, 2);

const turned = (word: number, bits: number): number => (word >>> bits) | (word << (32 - bits));

/** The SHA-256 of a text's UTF-8, as 64 lower-case hexadecimal digits. */
export function sha256(text: string): string {
  const data = padded(new TextEncoder().encode(text));
  const state = Int32Array.from(initialState);
  const schedule = new Int32Array(64);
  for (let at = 0; at < data.byteLength; at += 64) {
    for (let index = 0; index < 16; index++) schedule[index] = data.getInt32(at + index * 4);
    addBlock(state, schedule);
  }
  return Array.from(state, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('');
}

/** The message, a one bit, zeros, and its length in bits, in whole blocks of 64 bytes. */
function padded(bytes: Uint8Array): DataView {
  const buffer = new ArrayBuffer(Math.ceil((bytes.length + 9) / 64) * 64);
  const all = new Uint8Array(buffer);
  all.set(bytes);
  all[bytes.length] = 0x80;
  const view = new DataView(buffer);
  view.setBigUint64(buffer.byteLength - 8, BigInt(bytes.length) * 8n);
  return view;
}

function addBlock(state: Int32Array, schedule: Int32Array): void {
  for (let index = 16; index < 64; index++) {
    const early = schedule[index - 15]!;
    const late = schedule[index - 2]!;
    schedule[index] =
      (schedule[index - 16]! +
        (turned(early, 7) ^ turned(early, 18) ^ (early >>> 3)) +
        schedule[index - 7]! +
        (turned(late, 17) ^ turned(late, 19) ^ (late >>> 10))) |
      0;
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number];
  for (let index = 0; index < 64; index++) {
    const chosen = (e & f) ^ (~e & g);
    const first =
      (h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + chosen + roundConstants[index]! + schedule[index]!) | 0;
    const majority = (a & b) ^ (a & c) ^ (b & c);
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + majority) | 0;
    [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
  }
  [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = (state[index]! + word) | 0));
}
