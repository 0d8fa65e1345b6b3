import { expect, it } from 'vitest';
import { QUALITIES } from '../../renderer/core/settings.ts';
import { tierOf } from '../../renderer/render/quality.ts';

it('takes no samples and no shapes from a processor that draws', () => {
  for (const quality of QUALITIES) {
    const tier = tierOf(quality, true);
    expect(tier).toMatchObject({ samples: 0, feathered: true, morphing: 'cpu' });
    expect(tier.shading).toBe(tierOf(quality, false).shading);
    expect(tier.shadows).toBe(tierOf(quality, false).shadows);
  }
});

it('casts more shadows the finer it draws', () => {
  expect(QUALITIES.map((quality) => tierOf(quality, false).shadows)).toEqual(['none', 'soft', 'all']);
});
