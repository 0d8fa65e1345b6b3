import { mix, smoothstep } from '../math/smoothstep.ts';
import { ARKIT_INDEX, type ArkitWeights } from '../signals/arkit.ts';

/** Gaps that are a tracker's leftovers, from sealed to as tracked: in speech, most real ones are 0.05–0.2. */
const SEALED_GAP = 0.01;
const OPEN_GAP = 0.04;
/** Gaps that pressed lips close, for a p, b or m in the middle of speech: wholly up to the first, none from the second. */
const PRESSED_GAP = 0.12;
const UNPRESSED_GAP = 0.3;

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
  const sealed = smoothstep(0.35, 0.65, pressed) * (1 - smoothstep(PRESSED_GAP, UNPRESSED_GAP, gap));
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
