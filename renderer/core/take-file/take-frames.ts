import { FACE_KEYS, type FaceKey } from '../animate/held-face.ts';
import { ARKIT_COUNT } from '../signals/arkit.ts';
import type { FaceFrame } from '../signals/face-frame.ts';
import type { HeldFace } from '../signals/take.ts';
import type { VisemeFrame } from '../signals/viseme-frame.ts';
import { VISEME_COUNT } from '../signals/visemes.ts';
import { viewOf } from './chunks.ts';
import { packFrames, unpackFrames } from './frame-coding.ts';

/** How one kind of value stands in its chunk: a time in double precision, then numbers in single. */
interface RecordForm<Value> {
  readonly floats: number;
  timeOf(value: Value): number;
  numbersOf(value: Value): readonly number[];
  toValue(timeSeconds: number, numbers: Float32Array): Value;
}

const records = <Value>({ floats, timeOf, numbersOf, toValue }: RecordForm<Value>) => {
  const length = 8 + 4 * floats;
  return {
    write: (values: readonly Value[]): Uint8Array =>
      packFrames(
        values.map((value) => ({ timeSeconds: timeOf(value), numbers: numbersOf(value) })),
        floats,
      ),
    read: (payload: Uint8Array): Value[] =>
      unpackFrames(payload, floats).map(({ timeSeconds, numbers }) => toValue(timeSeconds, numbers)),
    /** As version 1 wrote them: one after the other. */
    readPlain(bytes: Uint8Array): Value[] {
      const view = viewOf(bytes);
      return Array.from({ length: Math.floor(bytes.length / length) }, (_, index) => {
        const at = index * length;
        const numbers = Float32Array.from({ length: floats }, (_, i) =>
          view.getFloat32(at + 8 + 4 * i, true),
        );
        return toValue(view.getFloat64(at, true), numbers);
      });
    },
  };
};

export const faceRecords = records<FaceFrame>({
  floats: 1 + ARKIT_COUNT + 4 + 3 + 4,
  timeOf: ({ timeSeconds }) => timeSeconds,
  numbersOf: ({ confidence, weights, rotation, translation, gaze: { left, right } }) => [
    confidence,
    ...weights,
    ...rotation,
    ...translation,
    left.yaw,
    left.pitch,
    right.yaw,
    right.pitch,
  ],
  toValue(timeSeconds, numbers) {
    const [x = 0, y = 0, z = 0, w = 1, right = 0, up = 0, forward = 0, ...gaze] = numbers.subarray(
      1 + ARKIT_COUNT,
    );
    const [leftYaw = 0, leftPitch = 0, rightYaw = 0, rightPitch = 0] = gaze;
    return {
      timeSeconds,
      confidence: numbers[0] ?? 0,
      weights: numbers.slice(1, 1 + ARKIT_COUNT),
      rotation: [x, y, z, w],
      translation: [right, up, forward],
      gaze: { left: { yaw: leftYaw, pitch: leftPitch }, right: { yaw: rightYaw, pitch: rightPitch } },
    };
  },
});

export const voiceRecords = records<VisemeFrame>({
  floats: 2 + VISEME_COUNT,
  timeOf: ({ timeSeconds }) => timeSeconds,
  numbersOf: ({ voice, loudness, weights }) => [voice, loudness, ...weights],
  toValue: (timeSeconds, numbers) => ({
    timeSeconds,
    weights: numbers.slice(2),
    voice: numbers[0] ?? 0,
    loudness: numbers[1] ?? 0,
  }),
});

const HELD_BYTES = 9;

export const heldRecords = {
  write(values: readonly HeldFace[]): Uint8Array {
    const bytes = new Uint8Array(values.length * HELD_BYTES);
    const view = viewOf(bytes);
    values.forEach(({ timeSeconds, face }, index) => {
      view.setFloat64(index * HELD_BYTES, timeSeconds, true);
      view.setUint8(index * HELD_BYTES + 8, face === null ? 0 : FACE_KEYS.indexOf(face) + 1);
    });
    return bytes;
  },
  read(bytes: Uint8Array): HeldFace[] {
    const view = viewOf(bytes);
    return Array.from({ length: Math.floor(bytes.length / HELD_BYTES) }, (_, index) => {
      const face: FaceKey | undefined = FACE_KEYS[view.getUint8(index * HELD_BYTES + 8) - 1];
      return { timeSeconds: view.getFloat64(index * HELD_BYTES, true), face: face ?? null };
    });
  },
};
