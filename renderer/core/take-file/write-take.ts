import { encodeJson } from '../avatar-file/utf8.ts';
import type { FaceFrame } from '../signals/face-frame.ts';
import type { HeldFace, Take } from '../signals/take.ts';
import type { VisemeFrame } from '../signals/viseme-frame.ts';
import { chunk, header, joinBytes, readChunks, viewOf } from './chunks.ts';
import { readTakeHead } from './read-take.ts';
import { encodeSound } from './sound-coding.ts';
import { faceRecords, heldRecords, voiceRecords } from './take-frames.ts';
import { fittingName, headOf, type TakeHead } from './take-head.ts';

/** What happened since the part before; every list may be empty. Times are seconds of the take. */
export interface TakePart {
  readonly face: readonly FaceFrame[];
  readonly voice: readonly VisemeFrame[];
  readonly held: readonly HeldFace[];
  /** Goes on where the one before ended, at the same rate. */
  readonly sound: Take['sound'];
}

/** How a file begins. What is appended to it are parts, and at last an end. */
export const takeBeginning = (head: TakeHead): Uint8Array<ArrayBuffer> =>
  joinBytes([header(), chunk('META', encodeJson({ ...head, name: fittingName(head.name) }))]);

const soundPayload = ({ samplesPerSecond, samples }: NonNullable<Take['sound']>): Uint8Array => {
  const rate = new Uint8Array(4);
  viewOf(rate).setUint32(0, samplesPerSecond, true);
  return joinBytes([rate, encodeSound(samples)]);
};

export const takePart = ({ face, voice, held, sound }: TakePart): Uint8Array<ArrayBuffer> =>
  joinBytes([
    ...(face.length > 0 ? [chunk('FAC2', faceRecords.write(face))] : []),
    ...(voice.length > 0 ? [chunk('VOI2', voiceRecords.write(voice))] : []),
    ...(held.length > 0 ? [chunk('HELD', heldRecords.write(held))] : []),
    ...(sound !== null && sound.samples.length > 0 ? [chunk('SOND', soundPayload(sound))] : []),
  ]);

/** `samplesPerSecond` is null without sound. */
export const takeEnd = (
  durationSeconds: number,
  samplesPerSecond: number | null,
): Uint8Array<ArrayBuffer> => {
  const payload = new Uint8Array(12);
  viewOf(payload).setFloat64(0, durationSeconds, true);
  viewOf(payload).setUint32(8, samplesPerSecond ?? 0, true);
  return chunk('DONE', payload);
};

/** A whole take as its file. */
export const writeTake = ({ meta, face, voice, held = [], sound }: Take): Uint8Array<ArrayBuffer> =>
  joinBytes([
    takeBeginning(headOf(meta)),
    takePart({ face, voice, held, sound }),
    takeEnd(meta.durationSeconds, sound?.samplesPerSecond ?? null),
  ]);

/** The same file under another name; nothing else of it is looked at. */
export const renameTake = (bytes: Uint8Array, name: string): Uint8Array<ArrayBuffer> => {
  const head = readTakeHead(bytes);
  const [first] = readChunks(bytes);
  return joinBytes([takeBeginning({ ...head, name }), bytes.subarray(first?.end ?? bytes.length)]);
};
