import { clamp01, mix, smoothstep } from '../math/smoothstep.ts';
import { ARKIT_INDEX, type ArkitWeights } from '../signals/arkit.ts';
import { SHAPE_CLASSES } from './shape-classes.ts';

/**
 * A weight made stronger or weaker. Up to 1 the gain is a factor; above, small weights grow by the factor and full
 * weights stay full, so that nothing is cut off.
 */
export const gained = (weight: number, gain: number): number =>
  gain <= 1 ? weight * gain : 1 - (1 - weight) ** gain;

/** Gains per unit of `expression`: 0 is still, 0.5 as tracked, 1 twice (more for brows and lids). Lids' closing and gaze are life, not expression: always as tracked. */
export const gainOf = (shape: number, expression: number): number => {
  const exaggeration = SHAPE_CLASSES[shape]?.exaggeration ?? 1;
  if (exaggeration === 0) return 1;
  const factor = 2 * clamp01(expression);
  return factor <= 1 ? factor : 1 + (factor - 1) * exaggeration;
};

const LEFT = ARKIT_INDEX.eyeBlinkLeft;
const RIGHT = ARKIT_INDEX.eyeBlinkRight;

/** Trackers rarely say more than 0.8 for a shut eye: the upper part of the range is stretched to a whole closure. */
export const wholeBlink = (weight: number): number => mix(weight, 1, smoothstep(0.45, 0.8, weight));

/** Two lids that nearly agree close together; clearly different ones are a wink and stay. Changes `weights`. */
export const linkBlinks = (weights: ArkitWeights): void => {
  const left = weights[LEFT] ?? 0;
  const right = weights[RIGHT] ?? 0;
  const together = 1 - smoothstep(0.3, 0.55, Math.abs(left - right));
  const both = Math.max(left, right);
  weights[LEFT] = mix(left, both, together);
  weights[RIGHT] = mix(right, both, together);
};
