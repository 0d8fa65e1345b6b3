import { describe, expect, it } from 'vitest';
import { LIGHTS } from '../../renderer/core/scene.ts';
import { createLamps } from '../../renderer/render/lamps.ts';
import { exposureOf, LIGHTING, lightingFor } from '../../renderer/render/lighting.ts';

describe('lightingFor', () => {
  it('is as made in the middle, half of it at 0 and twice at 1', () => {
    expect([0, 0.5, 1].map(exposureOf)).toEqual([0.5, 1, 2]);
    for (const light of LIGHTS) {
      expect(lightingFor(light, 0.5)).toEqual(LIGHTING[light]);
      expect(lightingFor(light, 1).key.strength).toBeCloseTo(2 * LIGHTING[light].key.strength, 9);
      expect(lightingFor(light, 0).sky[2]).toBeCloseTo(LIGHTING[light].sky[2] / 2, 9);
    }
  });
  it('lights every face from the front, and its edges from behind', () => {
    for (const light of LIGHTS) {
      const { key, fill, coolRim, warmRim } = LIGHTING[light];
      for (const lamp of [key, fill]) expect(lamp.direction[2], light).toBeGreaterThan(0);
      for (const lamp of [coolRim, warmRim]) expect(lamp.direction[2], light).toBeLessThan(0);
    }
  });
});

describe('createLamps', () => {
  it('changes the light of materials that are there already', () => {
    const lamps = createLamps();
    const held = lamps.uniforms.keyColour;
    lamps.light(lightingFor('soft', 0.5));
    const soft = held?.value.clone();
    lamps.light(lightingFor('evening', 0.5));
    expect(held?.value.equals(soft)).toBe(false);
    expect(lamps.uniforms.keyDirection?.value.length()).toBeCloseTo(1, 6);
  });
});
