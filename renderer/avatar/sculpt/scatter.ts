/** A repeatable number in 0..1 for each n. Jenkins' one-at-a-time mixing of a 32-bit integer. */
export const scatter = (n: number): number => {
  let h = Math.imul(n ^ (n >>> 16), 0x45d9f3b);
  h = Math.imul(h ^ (h >>> 16), 0x45d9f3b);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
};
