import type { Morphing } from '../avatar/avatar.ts';
import type { Quality } from '../core/settings.ts';

/** What a quality costs and gives. Ordered from the cheapest. */
export interface QualityTier {
  readonly quality: Quality;
  /** Who adds the face shapes up. */
  readonly morphing: Morphing;
  /** Samples a pixel at edges; 0 draws straight into the canvas. */
  readonly samples: 0 | 4;
  /** Soft rims instead of samples. */
  readonly feathered: boolean;
  /** Where light is computed. */
  readonly shading: 'vertex' | 'pixel' | 'physical';
  readonly shadows: boolean;
}

const QUALITY_TIERS: Readonly<Record<Quality, QualityTier>> = {
  light: {
    quality: 'light',
    morphing: 'cpu',
    samples: 0,
    feathered: true,
    shading: 'vertex',
    shadows: false,
  },
  balanced: {
    quality: 'balanced',
    morphing: 'gpu',
    samples: 4,
    feathered: false,
    shading: 'pixel',
    shadows: false,
  },
  full: {
    quality: 'full',
    morphing: 'gpu',
    samples: 4,
    feathered: false,
    shading: 'physical',
    shadows: true,
  },
};

/**
 * What a quality is here. Where the processor imitates a graphics card, four samples a pixel cost more than all the rest
 * of a balanced picture; soft rims look nearly the same.
 */
export const tierOf = (quality: Quality, software: boolean): QualityTier => {
  const tier = QUALITY_TIERS[quality];
  return software && quality === 'balanced'
    ? { ...tier, morphing: 'cpu', samples: 0, feathered: true }
    : tier;
};
