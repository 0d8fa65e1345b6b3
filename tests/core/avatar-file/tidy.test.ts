import { expect, it } from 'vitest';
import { tidyDescription } from '../../../renderer/core/avatar-file/tidy.ts';

const tidied = (material: Record<string, unknown>): unknown => {
  const json = { materials: [material] };
  tidyDescription(json);
  return json.materials[0];
};

it('says of a material with specular and glossiness what it shows the newer way', () => {
  const diffuseTexture = { index: 2 };
  const older = { diffuseFactor: [1, 0.5, 0.5, 1], diffuseTexture, glossinessFactor: 0.25 };
  expect(tidied({ name: 'skin', extensions: { KHR_materials_pbrSpecularGlossiness: older } })).toEqual({
    name: 'skin',
    extensions: {},
    pbrMetallicRoughness: {
      baseColorFactor: [1, 0.5, 0.5, 1],
      baseColorTexture: diffuseTexture,
      metallicFactor: 0,
      roughnessFactor: 0.75,
    },
  });
});

it('keeps what a material says both ways', () => {
  const pbrMetallicRoughness = { baseColorFactor: [0, 0, 1, 1] };
  const extensions = { KHR_materials_pbrSpecularGlossiness: { diffuseFactor: [1, 0, 0, 1] } };
  expect(tidied({ pbrMetallicRoughness, extensions })).toEqual({ pbrMetallicRoughness, extensions: {} });
});
