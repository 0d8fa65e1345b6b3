import type { Random } from '../math/seeded-random.ts';
import { clamp01 } from '../math/smoothstep.ts';
import type { PerformControls } from '../retarget/perform-controls.ts';
import { ARKIT_INDEX, type ArkitWeights } from '../signals/arkit.ts';
import { createBlinker } from './blink.ts';
import type { TrackedFace } from './tracked-face.ts';

const LEFT = ARKIT_INDEX.eyeBlinkLeft;
const RIGHT = ARKIT_INDEX.eyeBlinkRight;

/** A tracked face that has not blinked for so long hides its blinks (glasses, glare): ours come back. */
const UNBLINKING_SECONDS = 10;
/** Closure that counts as a blink seen. */
const BLINK_SEEN = 0.5;

const pair = (weights: ArkitWeights): number => Math.max(weights[LEFT] ?? 0, weights[RIGHT] ?? 0);

/** Whose blinks are shown: the person's while the camera sees them, our own otherwise. */
export const createLids = (random: Random) => {
  const blink = createBlinker(random);
  let sinceSeen = 0;
  return {
    /**
     * Lays our own blinks over `weights`, the blend of the camera and idle life (which it changes). Without leave nobody
     * but the camera's face blinks here: an actor does it by themselves.
     */
    lay(
      weights: ArkitWeights,
      camera: TrackedFace,
      controls: PerformControls,
      step: number,
      mayBlink: boolean,
    ): void {
      const leads = controls.blinkWhenIBlink && camera.trust > 0.5;
      sinceSeen = leads && pair(weights) > BLINK_SEEN ? 0 : sinceSeen + step;
      if (!leads) sinceSeen = Math.min(sinceSeen, UNBLINKING_SECONDS / 2);
      const own = blink(step, mayBlink && (!leads || sinceSeen > UNBLINKING_SECONDS));
      const tracked = controls.blinkWhenIBlink ? 1 : 0;
      weights[LEFT] = Math.max((weights[LEFT] ?? 0) * tracked, own);
      weights[RIGHT] = Math.max((weights[RIGHT] ?? 0) * tracked, own);
    },
  };
};

/** Shapes that move the lids too: a blink, which already shuts them, would overshoot or gape with them. */
const MOVES_LIDS = ['eyeWide', 'eyeSquint', 'eyeLookDown', 'eyeLookUp'] as const;

/** As a lid closes, whoever closes it, whatever else moves the same eye's lids yields to the blink. Changes `weights`. */
export const yieldToBlink = (weights: ArkitWeights): void => {
  for (const side of ['Left', 'Right'] as const) {
    const open = 1 - clamp01(weights[ARKIT_INDEX[`eyeBlink${side}`]] ?? 0);
    for (const shape of MOVES_LIDS) {
      const index = ARKIT_INDEX[`${shape}${side}`];
      weights[index] = (weights[index] ?? 0) * open;
    }
  }
};
