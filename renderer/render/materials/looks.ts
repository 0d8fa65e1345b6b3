import type { PartRole } from '../../avatar/avatar.ts';
import type { Vector3 } from '../../core/math/vector3.ts';

/** How a stuff answers light, in the few numbers that the qualities share. */
export interface Look {
  /** How far light reaches past the terminator, per channel, 0..1: scattering under the surface. */
  readonly wrap: Vector3;
  /** Strength of the broad highlight, and its Blinn exponent. */
  readonly gloss: number;
  readonly shine: number;
  /** How much of the rim lamps it catches. */
  readonly rim: number;
  /** Microfacet roughness for the physical quality, 0..1. */
  readonly roughness: number;
  /** Fabric-like edge glow for the physical quality: strength and linear RGB. */
  readonly sheen: number;
  readonly sheenColour: Vector3;
  /** Drawn first where small: what is in front hides what is behind before that costs anything. */
  readonly order: number;
}

const NO_SHEEN: Pick<Look, 'sheen' | 'sheenColour'> = { sheen: 0, sheenColour: [1, 1, 1] };

export const LOOKS: Readonly<Record<PartRole, Look>> = {
  hair: {
    wrap: [0.3, 0.25, 0.2],
    gloss: 0.13,
    shine: 18,
    rim: 1,
    roughness: 0.46,
    sheen: 0.1,
    sheenColour: [1, 0.8, 0.65],
    order: 0,
  },
  brow: { wrap: [0.2, 0.2, 0.2], gloss: 0.02, shine: 8, rim: 0.3, roughness: 0.7, ...NO_SHEEN, order: 1 },
  lash: { wrap: [0.2, 0.2, 0.2], gloss: 0, shine: 8, rim: 0.1, roughness: 0.6, ...NO_SHEEN, order: 1 },
  skin: {
    wrap: [0.5, 0.27, 0.2],
    gloss: 0.06,
    shine: 20,
    rim: 0.55,
    roughness: 0.5,
    sheen: 0.16,
    sheenColour: [1, 0.195, 0.107],
    order: 2,
  },
  cloth: {
    wrap: [0.15, 0.15, 0.15],
    gloss: 0.01,
    shine: 6,
    rim: 1,
    roughness: 0.9,
    sheen: 0.16,
    sheenColour: [1, 1, 1],
    order: 3,
  },
  eye: { wrap: [0.4, 0.36, 0.36], gloss: 0, shine: 30, rim: 0.1, roughness: 0.6, ...NO_SHEEN, order: 4 },
  cornea: { wrap: [0, 0, 0], gloss: 1, shine: 200, rim: 0, roughness: 0.03, ...NO_SHEEN, order: 9 },
  catchlight: {
    wrap: [0, 0, 0],
    gloss: 0,
    shine: 1,
    rim: 0,
    roughness: 1,
    ...NO_SHEEN,
    order: 5,
  },
  teeth: { wrap: [0.3, 0.3, 0.3], gloss: 0.1, shine: 30, rim: 0, roughness: 0.25, ...NO_SHEEN, order: 5 },
  tongue: { wrap: [0.4, 0.2, 0.2], gloss: 0.1, shine: 24, rim: 0, roughness: 0.35, ...NO_SHEEN, order: 5 },
  coat: {
    wrap: [0.3, 0.26, 0.24],
    gloss: 0.015,
    shine: 8,
    rim: 1,
    roughness: 0.85,
    sheen: 0.3,
    sheenColour: [1, 0.9, 0.8],
    order: 2,
  },
  fur: {
    wrap: [0.3, 0.26, 0.24],
    gloss: 0.015,
    shine: 8,
    rim: 1,
    roughness: 0.85,
    sheen: 0.3,
    sheenColour: [1, 0.9, 0.8],
    order: 1,
  },
  shell: { wrap: [0.1, 0.1, 0.1], gloss: 0.3, shine: 40, rim: 1, roughness: 0.3, ...NO_SHEEN, order: 2 },
  veil: {
    wrap: [0.8, 0.85, 0.95],
    gloss: 0.01,
    shine: 6,
    rim: 1.6,
    roughness: 0.9,
    sheen: 0.5,
    sheenColour: [0.75, 0.85, 1],
    order: 2,
  },
  trim: { wrap: [0.1, 0.1, 0.1], gloss: 0.3, shine: 40, rim: 1, roughness: 0.32, ...NO_SHEEN, order: 1 },
  glow: { wrap: [0, 0, 0], gloss: 0, shine: 1, rim: 0, roughness: 1, ...NO_SHEEN, order: 1 },
  frame: { wrap: [0.1, 0.1, 0.1], gloss: 0.35, shine: 50, rim: 0.8, roughness: 0.28, ...NO_SHEEN, order: 1 },
  // After everything that is seen through it.
  glass: { wrap: [0, 0, 0], gloss: 0.9, shine: 160, rim: 0.6, roughness: 0.05, ...NO_SHEEN, order: 8 },
  other: { wrap: [0.2, 0.2, 0.2], gloss: 0.03, shine: 16, rim: 0.8, roughness: 0.6, ...NO_SHEEN, order: 3 },
};
