import type { FilmPacket } from './film-packet.ts';

/*
 * A film's packets as they lie in its journal, so that a film that was cut off can go on. Little-endian:
 *
 *   journal = "MSQFILM1", u32 length, what is filmed (text), record*
 *   record  = "PKT1", u32 frame, u32 flags (1: key), u32 lengths of data, alpha and config (JSON); then those three
 *
 * Whatever is no whole record ends what can be read: that is what a crash leaves.
 */

const JOURNAL_MARK = 'MSQFILM1';
const RECORD_MARK = 'PKT1';
const KEY_FLAG = 1;
const RECORD_HEAD = 24;
/** No picture of ours is larger, encoded; a length beyond it is damage. */
const MOST_BYTES = 1 << 26;

const encodeText = (text: string): Uint8Array => new TextEncoder().encode(text);
const decodeText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const toBase64 = (source: AllowSharedBufferSource): string => {
  const bytes = ArrayBuffer.isView(source)
    ? new Uint8Array(source.buffer, source.byteOffset, source.byteLength)
    : new Uint8Array(source);
  return btoa(String.fromCharCode(...bytes));
};
const fromBase64 = (text: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(text), (character) => character.charCodeAt(0));

const configText = ({ description, ...rest }: VideoDecoderConfig): string =>
  JSON.stringify({ ...rest, ...(description ? { description: toBase64(description) } : {}) });

const configFrom = (text: string): VideoDecoderConfig => {
  // Ours, as `configText` wrote it.
  const { description, ...rest } = JSON.parse(text) as VideoDecoderConfig & { description?: string };
  return description === undefined ? rest : { ...rest, description: fromBase64(description) };
};

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

/** How a journal begins: `subject` says all that the film depends on. */
export const journalHead = (subject: string): Uint8Array<ArrayBuffer> => {
  const text = encodeText(subject);
  const length = new DataView(new ArrayBuffer(4));
  length.setUint32(0, text.length, true);
  return joined([encodeText(JOURNAL_MARK), new Uint8Array(length.buffer), text]);
};

export const journalRecord = ({ frame, isKey, data, alpha, config }: FilmPacket): Uint8Array<ArrayBuffer> => {
  const head = new Uint8Array(RECORD_HEAD);
  const view = new DataView(head.buffer);
  const described = encodeText(config === undefined ? '' : configText(config));
  head.set(encodeText(RECORD_MARK));
  const numbers = [frame, isKey ? KEY_FLAG : 0, data.length, alpha?.length ?? 0, described.length];
  for (const [place, number] of numbers.entries()) view.setUint32(4 + 4 * place, number, true);
  return joined([head, data, alpha ?? new Uint8Array(), described]);
};

/** Reads a journal from wherever it lies: fewer bytes than asked for means that there are no more. */
export type ReadBytes = (from: number, length: number) => Promise<Uint8Array>;

/** Whether this is the journal of that film. Resolves with where its records begin, or null. */
export const openJournal = async (read: ReadBytes, subject: string): Promise<number | null> => {
  const wanted = journalHead(subject);
  const found = await read(0, wanted.length);
  const isSame = found.length === wanted.length && found.every((byte, at) => byte === wanted[at]);
  return isSame ? wanted.length : null;
};

export interface JournalEntry {
  readonly packet: FilmPacket;
  /** Where its record ends in the journal. */
  readonly end: number;
}

const READ_AHEAD = 1 << 20;

/** Every whole record from `from` on, in order. */
export async function* readJournal(read: ReadBytes, from: number): AsyncGenerator<JournalEntry> {
  let held: Uint8Array = new Uint8Array();
  let start = from;
  /** Brings at least so many bytes from `start` on into `held`, if there are so many. */
  const hold = async (length: number): Promise<boolean> => {
    if (held.length < length) {
      const more = await read(start + held.length, Math.max(length - held.length, READ_AHEAD));
      held = joined([held, more]);
    }
    return held.length >= length;
  };
  while (await hold(RECORD_HEAD)) {
    if (decodeText(held.subarray(0, 4)) !== RECORD_MARK) return;
    const view = new DataView(held.buffer, held.byteOffset, RECORD_HEAD);
    const [frame = 0, flags = 0, ...lengths] = [4, 8, 12, 16, 20].map((at) => view.getUint32(at, true));
    const [data = 0, alpha = 0, config = 0] = lengths;
    const whole = RECORD_HEAD + data + alpha + config;
    if (whole > MOST_BYTES || !(await hold(whole))) return;
    const body = held.slice(RECORD_HEAD, whole);
    const text = decodeText(body.subarray(data + alpha));
    start += whole;
    held = held.subarray(whole);
    yield {
      end: start,
      packet: {
        frame,
        isKey: (flags & KEY_FLAG) !== 0,
        data: body.subarray(0, data),
        ...(alpha > 0 ? { alpha: body.subarray(data, data + alpha) } : {}),
        ...(text === '' ? {} : { config: configFrom(text) }),
      },
    };
  }
}
