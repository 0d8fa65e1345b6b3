const NONE = 64;

const VALUES = (() => {
  const values = new Uint8Array(128).fill(NONE);
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
  for (let i = 0; i < alphabet.length; i++) values[alphabet.charCodeAt(i)] = i;
  return values;
})();

/** The bytes of `text` from `start` on; null when it is not base64. Core has no atob. Source: RFC 4648. */
export const decodeBase64 = (text: string, start: number): Uint8Array | null => {
  let end = text.length;
  while (end > start && text.charCodeAt(end - 1) === 0x3d) end--;
  const bytes = new Uint8Array(Math.floor(((end - start) * 3) / 4));
  const valueAt = (at: number): number => (at < end ? (VALUES[text.charCodeAt(at)] ?? NONE) : 0);
  // Four characters of six bits are three bytes; what the last ones lack is beyond the array, which takes no notice.
  for (let at = start, to = 0; at < end; at += 4, to += 3) {
    const [a, b, c, d] = [valueAt(at), valueAt(at + 1), valueAt(at + 2), valueAt(at + 3)];
    if ((a | b | c | d) >= NONE) return null;
    const held = (a << 18) | (b << 12) | (c << 6) | d;
    bytes[to] = held >> 16;
    bytes[to + 1] = held >> 8;
    bytes[to + 2] = held;
  }
  return bytes;
};
