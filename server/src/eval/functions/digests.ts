/** Message digests in plain TypeScript: the core has neither Node's nor a browser's cryptography. */

export function md5(bytes: Uint8Array): Uint8Array {
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
  for (const view of blocks(bytes, 64, true)) {
    const before = [...state];
    for (let step = 0; step < 64; step++) {
      const [a = 0, b = 0, c = 0, d = 0] = state;
      const round = step >> 4;
      const mixed = [(b & c) | (~b & d), (d & b) | (~d & c), b ^ c ^ d, c ^ (b | ~d)][round] ?? 0;
      const word = [step, 5 * step + 1, 3 * step + 5, 7 * step][round] ?? 0;
      const sum = (a + mixed + (MD5_CONSTANTS[step] ?? 0) + view.getUint32((word % 16) * 4, true)) | 0;
      const shift = MD5_SHIFTS[round]?.[step % 4] ?? 0;
      state.unshift(state.pop() ?? 0);
      state[1] = (b + ((sum << shift) | (sum >>> (32 - shift)))) | 0;
      state[0] = d;
    }
    for (const [index, word] of before.entries()) state[index] = ((state[index] ?? 0) + word) | 0;
  }
  return words(state, true);
}

export function sha1(bytes: Uint8Array): Uint8Array {
  const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
  const schedule = new Int32Array(80);
  for (const view of blocks(bytes, 64, false)) {
    for (let step = 0; step < 80; step++)
      schedule[step] =
        step < 16
          ? view.getInt32(step * 4)
          : left(
              at(schedule, step - 3) ^
                at(schedule, step - 8) ^
                at(schedule, step - 14) ^
                at(schedule, step - 16),
              1,
            );
    let [a = 0, b = 0, c = 0, d = 0, e = 0] = state;
    for (let step = 0; step < 80; step++) {
      const round = Math.floor(step / 20);
      const mixed = round === 0 ? (b & c) | (~b & d) : round === 2 ? (b & c) | (b & d) | (c & d) : b ^ c ^ d;
      const next = (left(a, 5) + mixed + e + (SHA1_CONSTANTS[round] ?? 0) + at(schedule, step)) | 0;
      [a, b, c, d, e] = [next, a, left(b, 30), c, d];
    }
    addTo(state, [a, b, c, d, e]);
  }
  return words(state, false);
}

export function sha256(bytes: Uint8Array): Uint8Array {
  const { start256, steps256 } = constants();
  const state = [...start256];
  const schedule = new Int32Array(64);
  for (const view of blocks(bytes, 64, false)) {
    for (let step = 0; step < 64; step++) {
      const early = at(schedule, step - 15);
      const late = at(schedule, step - 2);
      schedule[step] =
        step < 16
          ? view.getInt32(step * 4)
          : at(schedule, step - 16) +
            (right(early, 7) ^ right(early, 18) ^ (early >>> 3)) +
            at(schedule, step - 7) +
            (right(late, 17) ^ right(late, 19) ^ (late >>> 10));
    }
    let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state;
    for (let step = 0; step < 64; step++) {
      const choice = (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g));
      const first = (h + choice + at(steps256, step) + at(schedule, step)) | 0;
      const second = (right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
      [a, b, c, d, e, f, g, h] = [(first + second) | 0, a, b, c, (d + first) | 0, e, f, g];
    }
    addTo(state, [a, b, c, d, e, f, g, h]);
  }
  return words(state, false);
}

export function sha512(bytes: Uint8Array): Uint8Array {
  const { start512, steps512 } = constants();
  const state = [...start512];
  const schedule = new BigInt64Array(80);
  for (const view of blocks(bytes, 128, false)) {
    for (let step = 0; step < 80; step++) {
      const early = BigInt.asUintN(64, schedule[step - 15] ?? 0n);
      const late = BigInt.asUintN(64, schedule[step - 2] ?? 0n);
      schedule[step] =
        step < 16
          ? view.getBigInt64(step * 8)
          : (schedule[step - 16] ?? 0n) +
            (right64(early, 1n) ^ right64(early, 8n) ^ (early >> 7n)) +
            (schedule[step - 7] ?? 0n) +
            (right64(late, 19n) ^ right64(late, 61n) ^ (late >> 6n));
    }
    let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state;
    for (let step = 0; step < 80; step++) {
      const choice = (right64(e, 14n) ^ right64(e, 18n) ^ right64(e, 41n)) + ((e & f) ^ (~e & g));
      const first = h + choice + (steps512[step] ?? 0n) + (schedule[step] ?? 0n);
      const second = (right64(a, 28n) ^ right64(a, 34n) ^ right64(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
      [a, b, c, d, e, f, g, h] = [unsigned64(first + second), a, b, c, unsigned64(d + first), e, f, g];
    }
    for (const [index, word] of [a, b, c, d, e, f, g, h].entries())
      state[index] = unsigned64((state[index] ?? 0n) + word);
  }
  const result = new DataView(new ArrayBuffer(64));
  for (const [index, word] of state.entries()) result.setBigUint64(index * 8, word);
  return new Uint8Array(result.buffer);
}

/** The message, padded with its length in bits, in blocks. */
function* blocks(bytes: Uint8Array, size: number, littleEndian: boolean): Generator<DataView> {
  const padded = new Uint8Array(Math.ceil((bytes.length + 1 + size / 8) / size) * size);
  padded.set(bytes);
  padded[bytes.length] = 0x80;
  const all = new DataView(padded.buffer);
  all.setBigUint64(padded.length - 8, BigInt(bytes.length) * 8n, littleEndian);
  for (let start = 0; start < padded.length; start += size) yield new DataView(padded.buffer, start, size);
}

function words(state: readonly number[], littleEndian: boolean): Uint8Array {
  const result = new DataView(new ArrayBuffer(state.length * 4));
  for (const [index, word] of state.entries()) result.setInt32(index * 4, word, littleEndian);
  return new Uint8Array(result.buffer);
}

function addTo(state: number[], others: readonly number[]): void {
  for (const [index, word] of others.entries()) state[index] = ((state[index] ?? 0) + word) | 0;
}

function at(values: Int32Array, index: number): number {
  return values[index] ?? 0;
}

function left(word: number, count: number): number {
  return (word << count) | (word >>> (32 - count));
}

function right(word: number, count: number): number {
  return (word >>> count) | (word << (32 - count));
}

function right64(word: bigint, count: bigint): bigint {
  return unsigned64((word >> count) | (word << (64n - count)));
}

function unsigned64(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}

const MD5_SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
];
const MD5_CONSTANTS = Array.from({ length: 64 }, (_, step) =>
  Math.floor(2 ** 32 * Math.abs(Math.sin(step + 1))),
);
const SHA1_CONSTANTS = [0x5a827999, 0x6ed9eba1, 0x8f1bbcdc, 0xca62c1d6];

interface Constants {
  readonly start512: readonly bigint[];
  readonly steps512: readonly bigint[];
  readonly start256: readonly number[];
  readonly steps256: Int32Array;
}

let known: Constants | undefined;

/**
 * The first bits behind the point of roots of the first primes. They are worked out by the first digest: that takes as long as
 * starting a small program, and hardly any configuration asks for one.
 */
function constants(): Constants {
  if (known) return known;
  const all = primes(80);
  const start512 = all.slice(0, 8).map((prime) => fractionOfRoot(prime, 2n));
  const steps512 = all.map((prime) => fractionOfRoot(prime, 3n));
  known = {
    start512,
    steps512,
    start256: start512.map(upperHalf),
    steps256: Int32Array.from(steps512.slice(0, 64), upperHalf),
  };
  return known;
}

function upperHalf(word: bigint): number {
  return Number(word >> 32n) | 0;
}

function primes(count: number): readonly bigint[] {
  const found: bigint[] = [];
  for (let candidate = 2n; found.length < count; candidate++)
    if (found.every((prime) => candidate % prime !== 0n)) found.push(candidate);
  return found;
}

/** The first 64 bits behind the point of the square or cube root. */
function fractionOfRoot(prime: bigint, degree: bigint): bigint {
  const target = prime << (64n * degree);
  let low = 0n;
  let high = 1n << 70n;
  while (high - low > 1n) {
    const middle = (low + high) / 2n;
    if (middle ** degree <= target) low = middle;
    else high = middle;
  }
  return unsigned64(low);
}
