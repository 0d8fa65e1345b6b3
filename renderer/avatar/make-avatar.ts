import { Group, type Material, type Object3D, Texture } from 'three';
import { MasqueError } from '../core/errors.ts';
import { ARKIT_COUNT } from '../core/signals/arkit.ts';
import type { Avatar, AvatarPart, Morphing } from './avatar.ts';
import { findJoints } from './find-joints.ts';
import { measureFigure } from './measure-figure.ts';
import { readParts } from './read-parts.ts';

const countShapes = (parts: readonly AvatarPart[]): number => {
  const moving = new Set<number>();
  for (const { cpuMorph } of parts) for (const { shape } of cpuMorph?.morphs ?? []) moving.add(shape);
  return moving.size;
};

const disposeMaterial = (material: Material): void => {
  for (const value of Object.values(material)) if (value instanceof Texture) value.dispose();
  material.dispose();
};

/**
 * Turns a loaded scene into an avatar: looks along +z, +y up, metres.
 * Throws when it has nothing to draw or no ARKit shape.
 */
export const makeAvatar = (name: string, scene: Object3D): Avatar => {
  const root = new Group();
  const pivot = new Group();
  root.add(pivot.add(scene));
  root.updateWorldMatrix(true, true);
  const parts = readParts(scene);
  const shapeCount = countShapes(parts);
  if (shapeCount === 0)
    throw new MasqueError(
      'missing-part',
      `The avatar "${name}" has no face shapes, so it could not move its face.`,
      `Export it with the ${ARKIT_COUNT} ARKit shapes (jawOpen, eyeBlinkLeft, …) as morph targets.`,
    );
  const joints = findJoints(pivot);
  const figure = measureFigure(parts, joints);
  if (!joints.head) {
    // Turn about the neck, not about the feet.
    pivot.position.set(figure.eyes[0], figure.chinY, 0);
    scene.position.sub(pivot.position);
  }
  const fileMaterials = new Set(parts.map(({ material }) => material));
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
    shapeCount,
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
