import { decodeUtf8 } from '../avatar-file/utf8.ts';
import { MasqueError } from '../errors.ts';
import type { FaceFrame } from '../signals/face-frame.ts';
import type { HeldFace, Take } from '../signals/take.ts';
import type { VisemeFrame } from '../signals/viseme-frame.ts';
import { type Chunk, readChunks, viewOf } from './chunks.ts';
import { decodeSound, soundLength } from './sound-coding.ts';
import {
  DONE_BYTES,
  FRAME_BYTES,
  HEADER_BYTES,
  LONGEST_TAKE_SECONDS,
  SAMPLE_RATES,
  SIGNATURE,
  VERSION,
} from './take-format.ts';
import { faceRecords, heldRecords, voiceRecords } from './take-frames.ts';
import { TakeHead } from './take-head.ts';

const unreadable = (message: string): MasqueError =>
  new MasqueError('unreadable', message, 'Choose another take, or copy the file again.');

/** Whether a file says of itself that it is a take. */
export const isTake = (bytes: Uint8Array): boolean =>
  bytes.length >= HEADER_BYTES && SIGNATURE.every((byte, index) => bytes[index] === byte);

const checkHeader = (bytes: Uint8Array): void => {
  if (!isTake(bytes)) throw unreadable('The file is no take of Masque.');
  const version = viewOf(bytes).getUint16(SIGNATURE.length, true);
  if (version > VERSION)
    throw new MasqueError(
      'unsupported',
      `The take was recorded by a newer Masque (its version is ${version}, the latest known here ${VERSION}).`,
      'Update Masque.',
    );
};

const headFrom = (first: Chunk | undefined): TakeHead => {
  if (first?.name !== 'META') throw unreadable('The take’s beginning is damaged.');
  try {
    return TakeHead.parse(JSON.parse(decodeUtf8(first.payload)));
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw unreadable(`The take’s description is damaged: ${why}.`);
  }
};

/** The first bytes of a file are enough. */
export const readTakeHead = (beginning: Uint8Array): TakeHead => {
  checkHeader(beginning);
  const [first] = readChunks(beginning);
  return headFrom(first);
};

/** How a take ended. */
export interface TakeEnd {
  readonly durationSeconds: number;
  /** Null without sound. */
  readonly samplesPerSecond: number | null;
}

const endFrom = ({ name, payload }: Chunk): TakeEnd | null => {
  if (name !== 'DONE' || payload.length !== DONE_BYTES - FRAME_BYTES) return null;
  const view = viewOf(payload);
  const durationSeconds = view.getFloat64(0, true);
  const isSaid = durationSeconds >= 0 && durationSeconds <= LONGEST_TAKE_SECONDS;
  return isSaid ? { durationSeconds, samplesPerSecond: view.getUint32(8, true) || null } : null;
};

/** Of a file's last `DONE_BYTES`; null for a recording that was cut short. */
export const readTakeEnd = (last: Uint8Array): TakeEnd | null => {
  const padded = new Uint8Array(HEADER_BYTES + DONE_BYTES);
  padded.set(last.subarray(-DONE_BYTES), HEADER_BYTES);
  const [end] = readChunks(padded);
  return end === undefined ? null : endFrom(end);
};

/** What is whole of a recording that was cut short: where the next chunk would begin, and how it can be ended there. */
export const surveyTake = (bytes: Uint8Array): TakeEnd & { readonly end: number } => {
  let end = HEADER_BYTES;
  for (const chunk of readChunks(bytes)) end = chunk.end;
  const { meta, sound } = readTake(bytes);
  return { end, durationSeconds: meta.durationSeconds, samplesPerSecond: sound?.samplesPerSecond ?? null };
};

const inOrder = <Frame extends { readonly timeSeconds: number }>(frames: readonly Frame[]): Frame[] => {
  let last = Number.NEGATIVE_INFINITY;
  return frames.filter(({ timeSeconds }) => {
    if (!(timeSeconds >= last && timeSeconds <= LONGEST_TAKE_SECONDS)) return false;
    last = timeSeconds;
    return true;
  });
};

/** Of one rate, the first's; what says another is no part of the same sound. */
const soundOf = (payloads: readonly Uint8Array[]): Take['sound'] => {
  const rateOf = (payload: Uint8Array) => (payload.length < 4 ? 0 : viewOf(payload).getUint32(0, true));
  const samplesPerSecond = payloads.map(rateOf).find((rate) => rate > 0);
  if (samplesPerSecond === undefined) return null;
  if (samplesPerSecond < SAMPLE_RATES.lowest || samplesPerSecond > SAMPLE_RATES.highest)
    throw unreadable(`The take’s sound has ${samplesPerSecond} samples a second.`);
  const coded = payloads
    .filter((payload) => rateOf(payload) === samplesPerSecond)
    .map((payload) => payload.subarray(4));
  const lengths = coded.map(soundLength);
  const total = lengths.reduce((sum, length) => sum + length, 0);
  if (total > LONGEST_TAKE_SECONDS * samplesPerSecond)
    throw unreadable(`The take says it is longer than ${LONGEST_TAKE_SECONDS / 60} minutes.`);
  const samples = new Float32Array(total);
  let at = 0;
  coded.forEach((part, index) => {
    const length = lengths[index] ?? 0;
    decodeSound(part, samples.subarray(at, at + length));
    at += length;
  });
  return { samplesPerSecond, samples };
};

/** Of a recording without its end: up to the last that was seen or heard. */
const heardUpTo = (take: Omit<Take, 'meta'>): number =>
  Math.max(
    0,
    take.face.at(-1)?.timeSeconds ?? 0,
    take.voice.at(-1)?.timeSeconds ?? 0,
    take.sound === null ? 0 : take.sound.samples.length / take.sound.samplesPerSecond,
  );

/**
 * A take from its file. What follows the first damaged chunk is left out: a recording that was cut short is shorter, no
 * more. Throws a MasqueError for what is no take.
 */
export const readTake = (bytes: Uint8Array): Take => {
  checkHeader(bytes);
  const face: FaceFrame[] = [];
  const voice: VisemeFrame[] = [];
  const held: HeldFace[] = [];
  const sound: Uint8Array[] = [];
  let head: TakeHead | null = null;
  let end: TakeEnd | null = null;
  for (const chunk of readChunks(bytes)) {
    head ??= headFrom(chunk);
    if (chunk.name === 'FAC2') for (const frame of faceRecords.read(chunk.payload)) face.push(frame);
    if (chunk.name === 'VOI2') for (const frame of voiceRecords.read(chunk.payload)) voice.push(frame);
    if (chunk.name === 'FACE') for (const frame of faceRecords.readPlain(chunk.payload)) face.push(frame);
    if (chunk.name === 'VOIC') for (const frame of voiceRecords.readPlain(chunk.payload)) voice.push(frame);
    if (chunk.name === 'HELD') held.push(...heldRecords.read(chunk.payload));
    if (chunk.name === 'SOND') sound.push(chunk.payload);
    end = endFrom(chunk) ?? end;
  }
  const about = head ?? headFrom(undefined);
  const performed = {
    face: inOrder(face),
    voice: inOrder(voice),
    held: inOrder(held),
    sound: soundOf(sound),
  };
  const durationSeconds = end?.durationSeconds ?? heardUpTo(performed);
  return { meta: { ...about, durationSeconds }, ...performed };
};
