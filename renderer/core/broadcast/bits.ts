/** A number's longest code: 2 × 15 + 1 bits hold 0..32766, far more than any value here can differ by. */
const LONGEST_PREFIX = 15;

/*
 * Signed exponential-Golomb codes, order 0 (ITU-T H.264, 9.1): nothing costs one bit, ±1 three, ±2 and ±3 five. Most of a
 * face rests most of the time.
 */

export interface BitWriter {
  /** −16383..16383. */
  write(value: number): void;
  /** Whole bytes; the last one is filled with zeros. */
  finish(): Uint8Array;
}

export const createBitWriter = (mostBytes: number): BitWriter => {
  const bytes = new Uint8Array(mostBytes);
  let at = 0;
  const put = (value: number, bits: number) => {
    for (let bit = bits - 1; bit >= 0; bit -= 1, at += 1) {
      if ((value >>> bit) & 1) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (0x80 >> (at & 7));
    }
  };
  return {
    write(value) {
      // 0, 1, −1, 2, −2 … become 1, 2, 3, 4, 5 …
      const code = (value > 0 ? value * 2 : -value * 2 + 1) | 0;
      const bits = 32 - Math.clz32(code);
      put(0, bits - 1);
      put(code, bits);
    },
    finish: () => bytes.slice(0, (at + 7) >> 3),
  };
};

export interface BitReader {
  /** Null when the bytes end too early or hold what no writer writes. */
  read(): number | null;
  /** Nothing is left but the zeros that fill the last byte. */
  isAtEnd(): boolean;
}

export const createBitReader = (bytes: Uint8Array): BitReader => {
  const end = bytes.length * 8;
  let at = 0;
  const take = (): number => {
    const bit = ((bytes[at >> 3] ?? 0) >> (7 - (at & 7))) & 1;
    at += 1;
    return bit;
  };
  return {
    read() {
      let zeros = 0;
      while (at < end && take() === 0) {
        zeros += 1;
        if (zeros > LONGEST_PREFIX) return null;
      }
      if (at > end || at + zeros > end || (at === end && zeros > 0)) return null;
      let code = 1;
      for (let bit = 0; bit < zeros; bit += 1) code = code * 2 + take();
      return code % 2 === 0 ? code / 2 : 0 - (code - 1) / 2;
    },
    isAtEnd() {
      if (end - at >= 8) return false;
      while (at < end) if (take() !== 0) return false;
      return true;
    },
  };
};
