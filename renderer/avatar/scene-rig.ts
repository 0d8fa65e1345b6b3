import { Mesh, type Object3D } from 'three';
import type { BoundSource } from '../core/avatar-file/read-rig.ts';
import { type FacePlan, planFace } from '../core/face-rig/plan-face.ts';

/** Hair, ears and clothes that swing by themselves. */
export interface Springs {
  /** Hangs everything as it rests. */
  reset(): void;
  update(deltaSeconds: number): void;
}

/** How a scene's face and joints are moved: what the file says, or its names. */
export interface SceneRig {
  readonly sources: readonly BoundSource[];
  readonly plan: FacePlan;
  /** The number by which the sources call each mesh. */
  readonly meshNumber: ReadonlyMap<Object3D, number>;
  /** By VRM's name. */
  readonly bones: ReadonlyMap<string, Object3D>;
  readonly springs: Springs | null;
  /** How far the eyes turn at most by their joints, degrees to a side; null for as far as a person's. */
  readonly eyeReachDegrees: number | null;
}

/** The rig of a scene that no file tells of: by the names of its morph targets. */
export const rigByNames = (scene: Object3D): SceneRig => {
  const meshNumber = new Map<Object3D, number>();
  const sources: BoundSource[] = [];
  scene.traverse((node) => {
    if (!(node instanceof Mesh)) return;
    const mesh = meshNumber.size;
    meshNumber.set(node, mesh);
    for (const [name, target] of Object.entries(node.morphTargetDictionary ?? {}))
      sources.push({ name, isExpression: false, binds: [{ mesh, target, amount: 1 }] });
  });
  return {
    sources,
    plan: planFace(sources),
    meshNumber,
    bones: new Map(),
    springs: null,
    eyeReachDegrees: null,
  };
};
