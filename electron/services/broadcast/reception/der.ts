/*
 * As much of DER (ITU-T X.690) as a certificate needs: a value is its tag, its length, its bytes.
 */

const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  objectIdentifier: 0x06,
  utf8String: 0x0c,
  utcTime: 0x17,
  sequence: 0x30,
  set: 0x31,
} as const;

/** Lengths from 128 on are themselves preceded by how many bytes they take. */
const lengthOf = (count: number): Buffer => {
  if (count < 0x80) return Buffer.of(count);
  const bytes: number[] = [];
  for (let rest = count; rest > 0; rest >>>= 8) bytes.unshift(rest & 0xff);
  return Buffer.of(0x80 | bytes.length, ...bytes);
};

export const tagged = (tag: number, ...parts: readonly Uint8Array[]): Buffer => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.of(tag), lengthOf(content.length), content]);
};

export const sequence = (...parts: readonly Uint8Array[]) => tagged(TAG.sequence, ...parts);
export const set = (...parts: readonly Uint8Array[]) => tagged(TAG.set, ...parts);
export const boolean = (yes: boolean) => tagged(TAG.boolean, Buffer.of(yes ? 0xff : 0));
export const utf8String = (text: string) => tagged(TAG.utf8String, Buffer.from(text, 'utf8'));
export const octetString = (bytes: Uint8Array) => tagged(TAG.octetString, bytes);
/** `unused`: bits at the end that say nothing. */
export const bitString = (bytes: Uint8Array, unused = 0) => tagged(TAG.bitString, Buffer.of(unused), bytes);

/** Above zero, most significant byte first; a zero keeps the sign away, and is all that may stand before. */
export const positiveInteger = (bytes: Uint8Array): Buffer => {
  const first = bytes.findIndex((byte) => byte !== 0);
  const digits = first < 0 ? Buffer.of(0) : bytes.subarray(first);
  return tagged(TAG.integer, ...((digits[0] ?? 0) & 0x80 ? [Buffer.of(0)] : []), digits);
};

/** Of whole seconds, before the year 2050 (RFC 5280, section 4.1.2.5). */
export const utcTime = (moment: Date) =>
  tagged(TAG.utcTime, Buffer.from(`${moment.toISOString().slice(2, 19).replace(/[-T:]/g, '')}Z`, 'ascii'));

/** Written with dots. The first two numbers share a byte; seven bits a byte, all but the last of a number marked. */
export const objectIdentifier = (dotted: string): Buffer => {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  const bytes = [first * 40 + second, ...rest].flatMap((number) => {
    const digits = [number & 0x7f];
    for (let left = number >>> 7; left > 0; left >>>= 7) digits.unshift(0x80 | (left & 0x7f));
    return digits;
  });
  return tagged(TAG.objectIdentifier, Buffer.from(bytes));
};
