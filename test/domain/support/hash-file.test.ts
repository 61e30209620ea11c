import {expect} from '@open-wc/testing';
import {hashFile} from '../../../src/domain/support/hash-file.js';
import {sha256Hex} from '../../../src/domain/sha-256.js';

const mebibyte = 1024 * 1024;

/** Bytes that are different everywhere. */
function bytesOf(length: number): Uint8Array<ArrayBuffer> {
  const words = new Uint32Array(Math.ceil(length / 4));
  for (let at = 0; at < words.length; at++) words[at] = Math.imul(at + 1, 0x9e3779b1);
  return new Uint8Array(words.buffer, 0, length);
}

/** A file that tells how much of it was asked for at a time. */
class WatchedFile extends Blob {
  most = 0;
  override arrayBuffer(): Promise<ArrayBuffer> {
    this.most = Math.max(this.most, this.size);
    return super.arrayBuffer();
  }
  override slice(start = 0, end = this.size): Blob {
    this.most = Math.max(this.most, Math.min(end, this.size) - start);
    return super.slice(start, end);
  }
}

describe('the hash of a file', () => {
  it('S-19, K-05: is that of its bytes, of a small file and of a large one that is read in slices', async () => {
    for (const size of [0, 1, 3 * mebibyte, 16 * mebibyte, 16 * mebibyte + 1, 20 * mebibyte + 12_345]) {
      const bytes = bytesOf(size);
      expect(await hashFile(new Blob([bytes])), `${size} bytes`).to.equal(await sha256Hex(bytes));
    }
  });

  it('S-19: holds a small part of a large file at a time', async () => {
    const file = new WatchedFile([bytesOf(40 * mebibyte)]);
    await hashFile(file);
    expect(file.most).to.be.at.most(mebibyte);
  });

  it('S-19: ends when it is not wanted any more', async () => {
    const end = new AbortController();
    const hashed = hashFile(new Blob([bytesOf(20 * mebibyte)]), end.signal).then(
      () => 'hashed',
      () => 'ended',
    );
    end.abort();
    expect(await hashed).to.equal('ended');
  });
});
