import { smoothstep } from '../math/smoothstep.ts';

/** Fifteen breaths a minute, an adult's at rest; breathing in takes 40 % of it. */
export const BREATH_SECONDS = 4;
const IN_SHARE = 0.4;

const CHEST_RADIANS = (0.9 * Math.PI) / 180;
const LIFT_METRES = 0.0022;

export interface Breath {
  /** How full the lungs are, 0..1. */
  readonly fullness: number;
  /** Pitch of the chest, radians: it leans back as it fills. */
  readonly chestPitch: number;
  /** Rise of the figure, metres. */
  readonly lift: number;
}

/** Breath at a moment of a clock that never jumps. */
export const breathe = (timeSeconds: number): Breath => {
  const phase = (((timeSeconds / BREATH_SECONDS) % 1) + 1) % 1;
  const fullness = smoothstep(0, IN_SHARE, phase) - smoothstep(IN_SHARE, 1, phase);
  return { fullness, chestPitch: -CHEST_RADIANS * fullness, lift: LIFT_METRES * fullness };
};
