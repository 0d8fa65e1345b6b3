import { Group, type Material, type Object3D, ShaderMaterial, Texture } from 'three';
import { MasqueError } from '../core/errors.ts';
import { EYE_LIMIT } from '../core/retarget/eye-rotations.ts';
import { ARKIT_COUNT } from '../core/signals/arkit.ts';
import type { Avatar, Morphing } from './avatar.ts';
import { jointFinder } from './find-joints.ts';
import { hangArms } from './hang-arms.ts';
import { measureFigure } from './measure-figure.ts';
import { readParts } from './read-parts.ts';
import { rigByNames, type SceneRig, type Springs } from './scene-rig.ts';

const disposeMaterial = (material: Material): void => {
  for (const value of Object.values(material)) if (value instanceof Texture) value.dispose();
  if (material instanceof ShaderMaterial)
    for (const { value } of Object.values(material.uniforms)) if (value instanceof Texture) value.dispose();
  material.dispose();
};

/** Springs take longer steps badly; a stage that stood still for a while goes on from there. */
const LONGEST_STEP_SECONDS = 0.1;

const createSwing = (root: Object3D, springs: Springs | null): ((timeSeconds: number) => void) => {
  if (!springs) return () => {};
  let before: number | null = null;
  return (timeSeconds) => {
    root.updateWorldMatrix(true, true);
    const step = before === null ? 0 : Math.min(LONGEST_STEP_SECONDS, timeSeconds - before);
    before = timeSeconds;
    if (step > 0) springs.update(step);
  };
};

/** When a pose turns an eye as far to a side as it ever does, the figure's eye is as far as that ever goes. */
const eyeShareOf = (reachDegrees: number | null): number =>
  reachDegrees === null ? 1 : Math.min(1, (reachDegrees * Math.PI) / 180 / EYE_LIMIT.yaw);

/**
 * Turns a loaded scene into an avatar: looks along +z, +y up, metres.
 * Throws when it has neither a face shape nor a head that turns.
 */
export const makeAvatar = (name: string, scene: Object3D, rig: SceneRig = rigByNames(scene)): Avatar => {
  const root = new Group();
  const pivot = new Group();
  root.add(pivot.add(scene));
  root.updateWorldMatrix(true, true);
  const parts = readParts(scene, rig);
  const finder = jointFinder(pivot, rig.bones);
  hangArms(finder.node);
  const joints = finder.readJoints();
  const { controls, shapes } = rig.plan;
  if (controls.length === 0 && !joints.head)
    throw new MasqueError(
      'missing-part',
      `The avatar "${name}" has no face shapes and no head that could turn.`,
      `Export it with the ${ARKIT_COUNT} ARKit shapes (jawOpen, eyeBlinkLeft, …) as morph targets.`,
    );
  const figure = measureFigure(parts, joints, controls);
  rig.springs?.reset();
  if (!joints.head) {
    // Turn about the neck, not about the feet.
    pivot.position.set(figure.eyes[0], figure.chinY, 0);
    scene.position.sub(pivot.position);
  }
  const fileMaterials = new Set(parts.flatMap(({ material, toon }) => [material, ...(toon ?? [])]));
  let morphing: Morphing = 'gpu';
  return {
    name,
    root,
    pivot,
    joints,
    parts,
    figure,
    triangles: parts.reduce(
      (sum, { geometry }) =>
        sum + Math.floor((geometry.index?.count ?? geometry.getAttribute('position').count) / 3),
      0,
    ),
    eyeShare: eyeShareOf(rig.eyeReachDegrees),
    controls,
    controlWeights: new Float32Array(controls.length),
    shapes,
    shapeCount: ARKIT_COUNT - shapes.missing.length,
    swing: createSwing(root, rig.springs),
    get morphing() {
      return morphing;
    },
    setMorphing(wanted) {
      morphing = wanted;
      for (const part of parts)
        part.mesh.geometry = wanted === 'cpu' && part.cpuMorph ? part.cpuMorph.geometry : part.geometry;
    },
    dispose() {
      root.removeFromParent();
      for (const { geometry, cpuMorph } of parts) {
        geometry.dispose();
        cpuMorph?.geometry.dispose();
      }
      for (const material of fileMaterials) disposeMaterial(material);
    },
  };
};
