import { fromEuler } from '../../../renderer/core/math/quaternion.ts';
import { createRandom } from '../../../renderer/core/math/seeded-random.ts';
import { ARKIT_COUNT } from '../../../renderer/core/signals/arkit.ts';
import type { FaceFrame } from '../../../renderer/core/signals/face-frame.ts';
import type { Take } from '../../../renderer/core/signals/take.ts';
import type { VisemeFrame } from '../../../renderer/core/signals/viseme-frame.ts';
import { VISEME_COUNT } from '../../../renderer/core/signals/visemes.ts';

/** In the steps of a take's file. */
const kept = (number: number): number => Math.round(number * 2 ** 20) / 2 ** 20 || 0;

/** A face as a take's file keeps it. */
const aFace = (timeSeconds: number, random: () => number): FaceFrame => {
  const [x, y, z, w] = fromEuler({
    yaw: 0.3 * Math.sin(timeSeconds),
    pitch: 0.1 * Math.cos(2 * timeSeconds),
    roll: 0.05 * Math.sin(3 * timeSeconds),
  });
  const eye = { yaw: kept(0.1 * random()), pitch: kept(-0.1 * random()) };
  return {
    timeSeconds,
    confidence: kept(0.9 + 0.1 * random()),
    weights: Float32Array.from({ length: ARKIT_COUNT }, (_, shape) =>
      kept(0.3 + 0.25 * Math.sin(timeSeconds * (1 + shape / 20)) + 0.05 * random()),
    ),
    rotation: [kept(x), kept(y), kept(z), kept(w)],
    translation: [kept(0.01 * random()), 0, kept(-0.6)],
    gaze: { left: eye, right: { ...eye } },
  };
};

const aHop = (timeSeconds: number, random: () => number): VisemeFrame => {
  const raw = Array.from({ length: VISEME_COUNT }, () => random() ** 4);
  const sum = raw.reduce((a, b) => a + b, 0);
  return {
    timeSeconds,
    weights: Float32Array.from(raw, (weight) => kept(weight / sum)),
    voice: kept(random()),
    loudness: kept(0.2 * random()),
  };
};

/** Somebody who talks and moves, at 100 hops a second, with a humming voice. */
export const makeTake = (seconds: number, seed = 1, framesPerSecond = 30): Take => {
  const random = createRandom(seed);
  const samplesPerSecond = 8000;
  const times = (perSecond: number): number[] =>
    Array.from({ length: Math.floor(seconds * perSecond) }, (_, i) => (i + 0.5) / perSecond);
  return {
    meta: {
      name: 'Début',
      recordedAt: '2026-11-26T10:00:00.000Z',
      avatar: 'mira',
      durationSeconds: seconds,
      trackerModel: 'npm',
      calibration: null,
    },
    face: times(framesPerSecond).map((time) => aFace(time, random)),
    voice: times(100).map((time) => aHop(time, random)),
    held: [
      { timeSeconds: seconds * 0.25, face: 'smile' },
      { timeSeconds: seconds * 0.75, face: null },
    ],
    sound: {
      samplesPerSecond,
      samples: Float32Array.from({ length: seconds * samplesPerSecond }, (_, i) => {
        const t = i / samplesPerSecond;
        const hum = 0.3 * Math.sin(2 * Math.PI * 140 * t) * Math.sin(2 * Math.PI * 2 * t) ** 2;
        return Math.round((hum + 0.002 * (random() - 0.5)) * 32768) / 32768 || 0;
      }),
    },
  };
};
