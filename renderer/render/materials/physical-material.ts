import { AdditiveBlending, Color, type Material, MeshPhysicalMaterial } from 'three';
import { LOOKS } from './looks.ts';
import type { Surface } from './studio-material.ts';

/** Skin's red terminator: what a wrapped red light adds where the plain cosine has ended, and a warm translucent edge. */
const SKIN_SCATTER = /* glsl */ `
#include <lights_fragment_end>
#if NUM_DIR_LIGHTS > 0
{
  float cosine = dot(normal, directionalLights[0].direction);
  float beyond = clamp((cosine + 0.45) / 1.45, 0.0, 1.0) - clamp(cosine, 0.0, 1.0);
  reflectedLight.directDiffuse += diffuseColor.rgb * vec3(1.0, 0.32, 0.18) * beyond * directionalLights[0].color * 0.2;
  float edge = pow(1.0 - saturate(dot(normal, normalize(vViewPosition))), 3.0);
  reflectedLight.indirectDiffuse += diffuseColor.rgb * vec3(1.0, 0.45, 0.32) * edge * 0.16;
}
#endif
`;

const makeCornea = (surface: Surface): MeshPhysicalMaterial =>
  new MeshPhysicalMaterial({
    color: 0x000000,
    // Only what it mirrors is seen of it.
    transparent: true,
    blending: AdditiveBlending,
    roughness: LOOKS.cornea.roughness,
    envMapIntensity: 0.5,
    depthWrite: false,
    side: surface.side,
  });

/** Glasses: a tint and what they mirror. Refraction would cost a second rendering of all that is behind. */
const makeGlass = (surface: Surface): MeshPhysicalMaterial =>
  new MeshPhysicalMaterial({
    color: surface.tint,
    transparent: true,
    opacity: surface.opacity,
    roughness: LOOKS.glass.roughness,
    envMapIntensity: 0.4,
    depthWrite: false,
    side: surface.side,
  });

/** Microfacet shading with shadows and an environment; `surface.picture` must be decoded by its sampler. */
export const makePhysicalMaterial = (surface: Surface): Material => {
  if (surface.role === 'cornea') return makeCornea(surface);
  if (surface.role === 'glass') return makeGlass(surface);
  const look = LOOKS[surface.role];
  const material = new MeshPhysicalMaterial({
    color: surface.tint,
    map: surface.picture,
    alphaTest: surface.cutout ? 0.5 : 0,
    vertexColors: surface.vertexColours,
    roughness: surface.roughness,
    specularIntensity: surface.role === 'skin' ? 0.55 : surface.role === 'eye' ? 0.25 : 1,
    sheen: look.sheen,
    sheenColor: new Color(...look.sheenColour),
    sheenRoughness: 0.4,
    side: surface.side,
  });
  if (surface.role === 'skin')
    material.onBeforeCompile = (shader) => {
      shader.fragmentShader = shader.fragmentShader.replace('#include <lights_fragment_end>', SKIN_SCATTER);
    };
  return material;
};
