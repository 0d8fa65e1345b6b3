import { Mesh, NoBlending, ShaderMaterial, SkinnedMesh } from 'three';
import type { AvatarPart } from '../avatar/avatar.ts';
import type { FewJoints } from './few-joints.ts';
import { DISTANCE_FRAGMENT, DISTANCE_VERTEX } from './shaders/soft-shadow.ts';

/** What casts a shadow is in this layer, and only the lamp sees it. */
export const SHADOW_LAYER = 1;

/** A part's twin that only the key lamp sees. */
export interface ShadowCaster {
  dispose(): void;
}

/** The part must wear the geometry that is posed. */
export const createShadowCaster = ({ mesh }: AvatarPart, joints: FewJoints | null): ShadowCaster => {
  const material = new ShaderMaterial({
    vertexShader: DISTANCE_VERTEX,
    fragmentShader: DISTANCE_FRAGMENT,
    defines: joints ? { FEW_JOINTS: '' } : {},
    uniforms: { ...joints?.uniforms },
    blending: NoBlending,
  });
  const caster =
    mesh instanceof SkinnedMesh && joints === null
      ? new SkinnedMesh(mesh.geometry, material)
      : new Mesh(mesh.geometry, material);
  if (caster instanceof SkinnedMesh && mesh instanceof SkinnedMesh)
    caster.bind(mesh.skeleton, mesh.bindMatrix);
  // Shapes that the graphics card adds.
  caster.morphTargetInfluences = mesh.morphTargetInfluences;
  caster.frustumCulled = false;
  caster.layers.set(SHADOW_LAYER);
  mesh.add(caster);
  return {
    dispose() {
      caster.removeFromParent();
      material.dispose();
    },
  };
};
