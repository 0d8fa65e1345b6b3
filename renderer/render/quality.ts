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
  /** The key lamp's alone, by vertices; or every lamp's, by pixels. */
  readonly shadows: 'none' | 'soft' | 'all';
}

const QUALITY_TIERS: Readonly<Record<Quality, QualityTier>> = {
  light: {
    quality: 'light',
    morphing: 'cpu',
    samples: 0,
    feathered: true,
    shading: 'vertex',
    shadows: 'none',
  },
  balanced: {
    quality: 'balanced',
    morphing: 'gpu',
    samples: 4,
    feathered: false,
    shading: 'pixel',
    shadows: 'soft',
  },
  full: {
    quality: 'full',
    morphing: 'gpu',
    samples: 4,
    feathered: false,
    shading: 'physical',
    shadows: 'all',
  },
};

/**
 * What a quality is here. Where the processor imitates a graphics card, four samples a pixel cost more than all the rest
 * of a picture; soft rims look nearly the same.
 */
export const tierOf = (quality: Quality, software: boolean): QualityTier => {
  const tier = QUALITY_TIERS[quality];
  return software ? { ...tier, morphing: 'cpu', samples: 0, feathered: true } : tier;
};
