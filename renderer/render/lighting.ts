import type { Vector3 } from '../core/math/vector3.ts';
import type { Light } from '../core/scene.ts';

/** Directions point from the figure to the lamp. Colours are linear RGB; a strength of 1 turns white paper white. */
export interface Lamp {
  readonly direction: Vector3;
  readonly colour: Vector3;
  readonly strength: number;
}

/** One studio for every quality: a key, a fill, two rims behind, and light from above and thrown back from below. */
export interface Lighting {
  readonly key: Lamp;
  readonly fill: Lamp;
  readonly coolRim: Lamp;
  readonly warmRim: Lamp;
  readonly sky: Vector3;
  readonly ground: Vector3;
}

const lamp = (direction: Vector3, colour: Vector3, strength: number): Lamp => ({
  direction,
  colour,
  strength,
});

export const LIGHTING: Readonly<Record<Light, Lighting>> = {
  /** Warm key from the viewer's upper right, cool fill, a cool and an orange rim. */
  soft: {
    key: lamp([0.42, 0.62, 1.6], [1, 0.93, 0.85], 0.86),
    fill: lamp([-1, 0.15, 1.3], [0.82, 0.88, 1], 0.2),
    coolRim: lamp([-1.3, 0.9, -1.7], [0.42, 0.6, 1], 1.3),
    warmRim: lamp([1.4, 0.6, -1.6], [1, 0.5, 0.27], 1.1),
    sky: [0.4, 0.42, 0.5],
    ground: [0.24, 0.17, 0.15],
  },
  /** Daylight from one side. */
  window: {
    key: lamp([-1.5, 0.7, 1.15], [0.94, 0.98, 1], 1),
    fill: lamp([1.2, 0.1, 1.2], [1, 0.93, 0.86], 0.13),
    coolRim: lamp([-1.3, 0.7, -1.5], [0.8, 0.9, 1], 0.7),
    warmRim: lamp([1.4, 0.6, -1.6], [1, 0.86, 0.72], 0.5),
    sky: [0.36, 0.4, 0.46],
    ground: [0.2, 0.18, 0.16],
  },
  /** A low lamp, and blue dusk around it. */
  evening: {
    key: lamp([1.2, 0.12, 1.2], [1, 0.72, 0.47], 0.9),
    fill: lamp([-1.1, 0.25, 1.2], [0.42, 0.54, 1], 0.26),
    coolRim: lamp([-1.3, 0.9, -1.6], [0.35, 0.5, 1], 1.7),
    warmRim: lamp([1.4, 0.3, -1.6], [1, 0.52, 0.22], 1.4),
    sky: [0.2, 0.24, 0.4],
    ground: [0.24, 0.14, 0.09],
  },
  /** All around the lens: no shadows. */
  ring: {
    key: lamp([0, 0.22, 2], [1, 0.98, 0.96], 0.86),
    fill: lamp([0, -0.7, 1.5], [1, 0.96, 0.94], 0.22),
    coolRim: lamp([-1.4, 0.8, -1.5], [0.9, 0.95, 1], 0.55),
    warmRim: lamp([1.4, 0.8, -1.5], [1, 0.95, 0.9], 0.55),
    sky: [0.42, 0.42, 0.44],
    ground: [0.34, 0.31, 0.3],
  },
  /** A stage: magenta and cyan from behind. */
  neon: {
    key: lamp([0.5, 0.5, 1.5], [0.98, 0.9, 1], 0.6),
    fill: lamp([-1.2, 0.1, 1.1], [0.25, 0.75, 1], 0.36),
    coolRim: lamp([-1.2, 0.6, -1.3], [0.1, 0.85, 1], 2.6),
    warmRim: lamp([1.2, 0.5, -1.3], [1, 0.12, 0.75], 2.6),
    sky: [0.22, 0.24, 0.42],
    ground: [0.3, 0.1, 0.26],
  },
};

/** Brightness 0, 0.5 and 1 are half, all and twice of the light. */
export const exposureOf = (brightness: number): number => 2 ** (2 * brightness - 1);

export const lightingFor = (light: Light, brightness: number): Lighting => {
  const exposure = exposureOf(brightness);
  const dimmed = (one: Lamp): Lamp => ({ ...one, strength: one.strength * exposure });
  const scaled = ([r, g, b]: Vector3): Vector3 => [r * exposure, g * exposure, b * exposure];
  const { key, fill, coolRim, warmRim, sky, ground } = LIGHTING[light];
  return {
    key: dimmed(key),
    fill: dimmed(fill),
    coolRim: dimmed(coolRim),
    warmRim: dimmed(warmRim),
    sky: scaled(sky),
    ground: scaled(ground),
  };
};
