import { createListeningActor } from '../../core/animate/actor/create-actor.ts';
import { MasqueError } from '../../core/errors.ts';
import type { MediaSource } from '../../core/host.ts';
import {
  type HeardHop,
  VOICE_HOP_SAMPLES,
  VOICE_HOP_SECONDS,
  VOICE_SAMPLES_PER_SECOND,
} from '../../core/native-models.ts';
import type { PerformControls } from '../../core/retarget/perform-controls.ts';
import type { VisemeFrame } from '../../core/signals/viseme-frame.ts';
import { FILM_SAMPLES_PER_SECOND } from '../../output/film/encode-sound.ts';
import { decodeSoundFile, wholeHops } from '../sound-file.ts';
import { listenToSound } from '../visemes-file.ts';
import { createMoments } from './moments.ts';
import type { Play } from './play.ts';

const loudnessOf = (samples: Float32Array, hop: number): number => {
  let sum = 0;
  for (let at = hop * VOICE_HOP_SAMPLES; at < (hop + 1) * VOICE_HOP_SAMPLES; at += 1)
    sum += (samples[at] ?? 0) ** 2;
  return Math.sqrt(sum / VOICE_HOP_SAMPLES);
};

/** The mouth of a recorded voice, as the live path would have heard it. */
export const hearSound = async (samples: Float32Array, name: string): Promise<readonly VisemeFrame[]> => {
  const hops: HeardHop[] = [];
  await listenToSound(samples, (heard) => hops.push(...heard));
  if (hops.length * VOICE_HOP_SAMPLES !== samples.length) {
    throw new MasqueError(
      'failed',
      `Of “${name}” only ${(hops.length * VOICE_HOP_SECONDS).toFixed(1)} s were heard.`,
      'Try again, or run masque doctor.',
    );
  }
  return hops.map(({ timeSeconds, weights, voice }, hop) => ({
    timeSeconds,
    weights,
    voice,
    loudness: loudnessOf(samples, hop),
  }));
};

/** Somebody else's voice, and an actor who listens to it. */
export const playOfSound = async (
  file: MediaSource,
  { controls, scene }: { controls: PerformControls; scene: Play['scenes'][number] },
): Promise<Play> => {
  const samples = await decodeSoundFile(file, FILM_SAMPLES_PER_SECOND);
  const heard = wholeHops(await decodeSoundFile(file, VOICE_SAMPLES_PER_SECOND));
  const voice = await hearSound(heard, file.name);
  return {
    durationSeconds: samples.length / FILM_SAMPLES_PER_SECOND,
    sound: { samplesPerSecond: FILM_SAMPLES_PER_SECOND, samples },
    scenes: [scene],
    timeline: null,
    notices: [],
    begin: (seed) => createMoments({ voice, controls, actor: createListeningActor({ voice, seed }) }),
  };
};
