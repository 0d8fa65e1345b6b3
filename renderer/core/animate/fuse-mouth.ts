import { clamp01, mix } from '../math/smoothstep.ts';
import { touchLips } from '../retarget/lip-contact.ts';
import { SPEECH_SHAPES } from '../retarget/visemes-to-pose.ts';
import { ARKIT_SHAPES, type ArkitShape, type ArkitWeights } from '../signals/arkit.ts';
import type { TrackedFace } from './tracked-face.ts';
import type { TrackedVoice } from './tracked-voice.ts';

/**
 * What the voice takes of a shape while somebody speaks into a camera that sees the mouth well. The camera sees a jaw and
 * a smile better, the voice hears roundness and lips that touch; a tongue is seldom seen. Smiles, frowns, dimples, puffed
 * cheeks and all that is one-sided are no shapes of speech: they stay the camera's.
 */
const BESIDE_CAMERA: readonly (readonly [stem: string, share: number])[] = [
  ['jawOpen', 0.35],
  ['mouthClose', 0.35],
  ['mouthFunnel', 0.5],
  ['mouthPucker', 0.5],
  ['tongueOut', 0.8],
  ['mouth', 0.4],
];

const besideCamera = (name: ArkitShape): number =>
  BESIDE_CAMERA.find(([stem]) => name.startsWith(stem))?.[1] ?? 0;

const SHAPES = SPEECH_SHAPES.map((shape) => ({
  shape,
  beside: besideCamera(ARKIT_SHAPES[shape] ?? 'jawOpen'),
}));

/** How far each source leads the mouth at a moment. */
interface Levels {
  readonly camera: number;
  readonly mouthSeen: number;
  readonly presence: number;
  readonly speaking: number;
}

/** What the voice takes of the mouth that a camera leads: only while somebody speaks. */
const besideShare = ({ mouthSeen, presence, speaking }: Levels, beside: number): number =>
  presence * speaking * mix(1, beside, mouthSeen);

/** What it takes in all: of what no camera leads everything, silent or not. */
const voiceShare = (levels: Levels, beside: number): number =>
  mix(levels.presence, besideShare(levels, beside), levels.camera);

/** Who moves the mouth, together 1, and how far it moved because that changed. */
export interface MouthShares {
  readonly camera: number;
  readonly voice: number;
  readonly idle: number;
  /**
   * The largest change of one mouth shape since the moment before that is the slide's alone: the sources as they are now,
   * mixed once as now and once as a moment ago.
   */
  readonly slide: number;
}

/** Camera and voice share the mouth, shape by shape, by how far each may be trusted. */
export const createMouthFusion = () => {
  let before: Levels | null = null;
  return {
    /** Lays the mouth over `weights`, the blend of idle life and the camera (which it changes). */
    lay(
      weights: ArkitWeights,
      resting: ArkitWeights,
      { pose, trust, mouthSeen }: TrackedFace,
      { mouth, contact, presence, speaking }: TrackedVoice,
    ): MouthShares {
      const now: Levels = { camera: trust, mouthSeen, presence, speaking };
      const past = before ?? now;
      before = now;
      let slide = 0;
      for (const { shape, beside } of SHAPES) {
        const rest = resting[shape] ?? 0;
        const seen = pose?.weights[shape] ?? rest;
        const said = mouth[shape] ?? 0;
        const mixed = (levels: Levels): number =>
          mix(mix(rest, said, levels.presence), mix(seen, said, besideShare(levels, beside)), levels.camera);
        weights[shape] = mixed(now);
        slide = Math.max(slide, Math.abs(mixed(now) - mixed(past)));
      }
      const touching = voiceShare(now, 1);
      touchLips(weights, { seal: contact.seal * touching, bite: contact.bite * touching });
      const voice = clamp01(speaking * voiceShare(now, besideCamera('jawOpen')));
      const camera = (1 - voice) * trust;
      return { camera, voice, idle: (1 - voice) * (1 - trust), slide };
    },
  };
};
