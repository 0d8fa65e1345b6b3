import type { Vector3 } from '../core/math/vector3.ts';

/**
 * One studio for every quality: warm key from the viewer's upper right, cool fill, a cool and an orange rim behind.
 * Directions point from the figure to the lamp. Colours are linear RGB; a strength of 1 turns white paper white.
 */
export interface Lamp {
  readonly direction: Vector3;
  readonly colour: Vector3;
  readonly strength: number;
}

export const LIGHTING = {
  key: { direction: [0.42, 0.62, 1.6], colour: [1, 0.93, 0.85], strength: 0.86 },
  fill: { direction: [-1, 0.15, 1.3], colour: [0.82, 0.88, 1], strength: 0.2 },
  coolRim: { direction: [-1.3, 0.9, -1.7], colour: [0.42, 0.6, 1], strength: 1.3 },
  warmRim: { direction: [1.4, 0.6, -1.6], colour: [1, 0.5, 0.27], strength: 1.1 },
} as const satisfies Record<string, Lamp>;

/** Light from everywhere: from above, and thrown back from below. */
export const AMBIENT = { sky: [0.4, 0.42, 0.5], ground: [0.24, 0.17, 0.15] } as const satisfies Record<
  string,
  Vector3
>;
