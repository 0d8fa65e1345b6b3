import { mix, smoothstep } from '../math/smoothstep.ts';
import { ARKIT_INDEX, type ArkitWeights } from '../signals/arkit.ts';

/** Jaw openings that lips still bridge when a person means them shut: from sealed to as tracked. */
const SEALED_GAP = 0.02;
const OPEN_GAP = 0.1;
/** The widest gap that pressed lips close, for a p, b or m in the middle of speech. */
const PRESSED_GAP = 0.3;

/**
 * Makes the mouth's opening consistent. `mouthClose` holds the lips together over an open jaw, so it never exceeds
 * `jawOpen`; small leftover gaps close; and lips that press or roll in seal, so that p, b and m are seen to close.
 * Changes `weights`.
 */
export const closeLips = (weights: ArkitWeights): void => {
  const read = (name: keyof typeof ARKIT_INDEX): number => weights[ARKIT_INDEX[name]] ?? 0;
  const jaw = read('jawOpen');
  const gap = Math.max(0, jaw - read('mouthClose'));
  const pressed = Math.max(
    (read('mouthPressLeft') + read('mouthPressRight')) / 2,
    (read('mouthRollLower') + read('mouthRollUpper')) / 2,
  );
  const sealed = smoothstep(0.35, 0.65, pressed) * (1 - smoothstep(OPEN_GAP, PRESSED_GAP, gap));
  const left = gap * smoothstep(SEALED_GAP, OPEN_GAP, gap) * (1 - sealed);
  weights[ARKIT_INDEX.mouthClose] = jaw - left;
  for (const name of [
    'mouthLowerDownLeft',
    'mouthLowerDownRight',
    'mouthUpperUpLeft',
    'mouthUpperUpRight',
  ] as const)
    weights[ARKIT_INDEX[name]] = mix(read(name), 0, sealed);
};
