/** Bits, the most significant first. */
export const createBitWriter = () => {
  let bytes = new Uint8Array(4096);
  let used = 0;
  let held = 0;
  let free = 8;
  const push = (byte: number): void => {
    if (used === bytes.length) {
      const longer = new Uint8Array(bytes.length * 2);
      longer.set(bytes);
      bytes = longer;
    }
    bytes[used++] = byte;
  };
  const write = (value: number, count: number): void => {
    for (let left = count; left > 0; ) {
      const taken = Math.min(left, free);
      held |= ((value >>> (left - taken)) & ((1 << taken) - 1)) << (free - taken);
      free -= taken;
      left -= taken;
      if (free > 0) continue;
      push(held);
      held = 0;
      free = 8;
    }
  };
  return {
    /** At most 24 bits. */
    write,
    /** So many zeros, then a one. */
    unary(zeros: number): void {
      for (let left = zeros; left > 0; left -= 24) write(0, Math.min(24, left));
      write(1, 1);
    },
    /** Fills the last byte up with zeros. */
    finish(): Uint8Array {
      if (free < 8) push(held);
      return bytes.slice(0, used);
    },
  };
};
export type BitWriter = ReturnType<typeof createBitWriter>;

/** Beyond the end there are ones, so that no run of zeros is endless. */
export const createBitReader = (bytes: Uint8Array) => {
  let at = 0;
  const bit = (): number => {
    const value = ((bytes[at >> 3] ?? 0xff) >> (7 - (at & 7))) & 1;
    at += 1;
    return value;
  };
  return {
    /** At most 24 bits. */
    read(count: number): number {
      let value = 0;
      for (let left = count; left > 0; ) {
        const inByte = 8 - (at & 7);
        const taken = Math.min(left, inByte);
        const byte = bytes[at >> 3] ?? 0xff;
        value = (value << taken) | ((byte >> (inByte - taken)) & ((1 << taken) - 1));
        at += taken;
        left -= taken;
      }
      return value;
    },
    unary(): number {
      let zeros = 0;
      while (bit() === 0) zeros += 1;
      return zeros;
    },
    get isPastEnd(): boolean {
      return at > bytes.length * 8;
    },
  };
};
export type BitReader = ReturnType<typeof createBitReader>;
