import { clamp01, mix, smoothstep } from '../math/smoothstep.ts';
import { isVoiceHeard } from '../retarget/usable-frame.ts';
import { SPEECH_SHAPES, visemesToPose } from '../retarget/visemes-to-pose.ts';
import type { ArkitWeights } from '../signals/arkit.ts';
import type { VisemeFrame } from '../signals/viseme-frame.ts';
import { VISEME_COUNT } from '../signals/visemes.ts';
import { createTrust } from './blend-poses.ts';

/** A voice not heard for so long is silent. */
const SILENT_SECONDS = 0.2;
/** How fast the mouth follows the visemes: one time constant. */
const SETTLE_SECONDS = 0.03;
/** What the voice adds to a mouth that the camera sees. */
const SHARE_BESIDE_CAMERA = 0.25;

export interface TrackedVoice {
  readonly mouth: ArkitWeights;
  readonly trust: number;
}

/** The microphone as a source: eased visemes, and the trust in them. */
export const createTrackedVoice = () => {
  const slide = createTrust({ riseSeconds: 0.12, fallSeconds: 0.3 });
  const eased = new Float32Array(VISEME_COUNT);
  let frameSeconds = Number.NaN;
  let unheardSeconds = Number.POSITIVE_INFINITY;
  let latest: VisemeFrame | null = null;
  return {
    next(voice: VisemeFrame | null, step: number): TrackedVoice {
      unheardSeconds += step;
      if (isVoiceHeard(voice) && voice.timeSeconds !== frameSeconds) {
        latest = voice;
        frameSeconds = voice.timeSeconds;
        unheardSeconds = 0;
      }
      const isHeard = latest !== null && unheardSeconds <= SILENT_SECONDS;
      const share = 1 - Math.exp(-step / SETTLE_SECONDS);
      for (let i = 0; i < VISEME_COUNT; i++)
        eased[i] = mix(eased[i] ?? 0, isHeard ? clamp01(latest?.weights[i] ?? 0) : 0, share);
      const wanted = isHeard ? smoothstep(0.3, 0.7, latest?.voice ?? 0) : 0;
      return { mouth: visemesToPose(eased), trust: slide(wanted, step) };
    },
  };
};

/** Lays the voice's mouth over `weights` (which it changes): alone it leads, beside the camera it helps. */
export const speak = (weights: ArkitWeights, { mouth, trust }: TrackedVoice, cameraTrust: number): void => {
  const share = trust * mix(1, SHARE_BESIDE_CAMERA, cameraTrust);
  for (const i of SPEECH_SHAPES) weights[i] = mix(weights[i] ?? 0, mouth[i] ?? 0, share);
};
