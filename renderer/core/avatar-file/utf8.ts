const CHUNK = 8192;

/** How many bytes from `at` on are plain ASCII: nearly all of a description is, and such runs go over at once. */
const asciiFrom = (bytes: Uint8Array, at: number): number => {
  const end = Math.min(bytes.length, at + CHUNK);
  let to = at;
  while (to < end && (bytes[to] as number) < 0x80) to++;
  return to - at;
};

/** Bytes as text. Core has no TextDecoder; what is no UTF-8 becomes U+FFFD, as there. Source: RFC 3629. */
export const decodeUtf8 = (bytes: Uint8Array): string => {
  const parts: string[] = [];
  let units: number[] = [];
  for (let at = 0; at < bytes.length; ) {
    const ascii = units.length === 0 ? asciiFrom(bytes, at) : 0;
    if (ascii > 0) {
      // Without a spread, which would go through an iterator byte by byte.
      parts.push(Reflect.apply(String.fromCharCode, null, bytes.subarray(at, at + ascii)));
      at += ascii;
      continue;
    }
    const lead = bytes[at] as number;
    const size = lead < 0x80 ? 1 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    let point = size < 2 ? lead : lead & (0x7f >> size);
    let read = 1;
    while (read < size && ((bytes[at + read] ?? 0) & 0xc0) === 0x80)
      point = (point << 6) | ((bytes[at + read++] as number) & 0x3f);
    const isWhole = size > 0 && read === size && point <= 0x10ffff;
    at += read;
    if (!isWhole) units.push(0xfffd);
    else if (point < 0x10000) units.push(point);
    else units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + (point & 0x3ff));
    if ((bytes[at] ?? 0) >= 0x80 && units.length < CHUNK) continue;
    parts.push(String.fromCharCode(...units));
    units = [];
  }
  return parts.join('') + String.fromCharCode(...units);
};

/** Plain ASCII as bytes: core has no TextEncoder. */
export const encodeText = (ascii: string): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(ascii.length);
  for (let at = 0; at < ascii.length; at++) bytes[at] = ascii.charCodeAt(at);
  return bytes;
};

/** A value as JSON in which every character that is not ASCII is escaped. */
export const encodeJson = (value: unknown): Uint8Array<ArrayBuffer> =>
  encodeText(
    JSON.stringify(value).replace(
      /[\u0080-\uffff]/g,
      (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  );
