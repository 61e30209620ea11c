/** The ES module of the `punycode` package; its own types cover the CommonJS entry only. */
declare module 'punycode/punycode.es6.js' {
  export function decode(input: string): string;
  export function encode(input: string): string;
}
