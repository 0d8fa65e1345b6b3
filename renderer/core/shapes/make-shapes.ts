import type { Vector3 } from '../math/vector3.ts';
import type { ArkitShape } from '../signals/arkit.ts';
import { BROW_SHAPES } from './brows.ts';
import type { CanonicalFace } from './canonical-face.ts';
import { CHEEK_AND_NOSE_SHAPES } from './cheeks-and-nose.ts';
import { EYELID_SHAPES } from './eyelids.ts';
import { createFieldSolver } from './field-solver.ts';
import type { Handles } from './handles.ts';
import { findJawPivot, JAW_SHAPES } from './jaw.ts';
import { LIP_SHAPES } from './lips.ts';
import { isSymmetric, mirrorField, mirrorPositions, symmetrise } from './mirror.ts';
import { MOUTH_SHAPES } from './mouth.ts';
import { MOUTH_CORNER_SHAPES } from './mouth-corners.ts';
import { openFaceTriangles } from './open-face.ts';
import { numberAt } from './points.ts';
import type { FaceToShape, ShapeDefinition } from './shape-definition.ts';
import { TONGUE_SHAPES } from './tongue.ts';

export interface ShapeOptions {
  /** The jaw's joint, metres. By default found from the face. */
  readonly jawPivot?: Vector3;
}

/** Each shape's displacement at weight 1: 468 × [x, y, z], metres. */
export type ArkitFields = Readonly<Record<ArkitShape, Float32Array>>;

const DEFINITIONS: readonly ShapeDefinition[] = [
  ...EYELID_SHAPES,
  ...BROW_SHAPES,
  ...CHEEK_AND_NOSE_SHAPES,
  ...JAW_SHAPES,
  ...MOUTH_CORNER_SHAPES,
  ...MOUTH_SHAPES,
  ...LIP_SHAPES,
  ...TONGUE_SHAPES,
];

/** [out, up, forward] of the right half → world axes; the right is −x. */
const toWorld = (handles: Handles): Map<number, Vector3> =>
  new Map([...handles].map(([landmark, [out, up, forward]]) => [landmark, [-out, up, forward]]));

const onBothHalves = (handles: Handles, mirror: ArrayLike<number>): Map<number, Vector3> => {
  const shifts = new Map<number, Vector3>();
  for (const [landmark, [out, up, forward]] of handles) {
    const other = numberAt(mirror, landmark);
    shifts.set(landmark, [other === landmark ? 0 : -out, up, forward]);
    if (other !== landmark) shifts.set(other, [out, up, forward]);
  }
  return shifts;
};

/** The field of a definition; of a side shape, the right one. */
const fieldOf = (definition: ShapeDefinition, context: FaceToShape): Float64Array => {
  switch (definition.kind) {
    case 'field':
    case 'side-field':
      return definition.field(context);
    case 'side':
      return context.solve(toWorld(definition.handles(context)), definition);
    case 'middle': {
      const { mirror } = context.face;
      const pinned = (definition.pinned ?? []).flatMap((i) => [i, numberAt(mirror, i)]);
      const shifts = onBothHalves(definition.handles(context), mirror);
      return context.solve(shifts, { radius: definition.radius, pinned });
    }
  }
};

const contextFor = (face: CanonicalFace, options: ShapeOptions): FaceToShape => ({
  face,
  solve: createFieldSolver(face.positions, openFaceTriangles(face)),
  jawPivot: options.jawPivot ?? findJawPivot(face.positions),
});

/** The face that a mirror shows, so that the left side's shapes can be made as the right's of this one. */
const mirroredContext = (face: CanonicalFace, options: ShapeOptions): FaceToShape => {
  const pivot = options.jawPivot;
  return contextFor(
    { ...face, positions: mirrorPositions(face) },
    pivot ? { jawPivot: [-pivot[0], pivot[1], pivot[2]] } : {},
  );
};

/**
 * The 52 ARKit shapes as displacement fields on a face of the canonical topology.
 * A shape is a handful of landmark displacements; a bi-Laplacian solve over the mesh, cut open at eyes and mouth,
 * fills in the rest. Deterministic. On a symmetric face left and right are exact mirror images.
 * Apply a face's weights by summing `weight × field`; the shapes are linear.
 */
export const makeShapes = (face: CanonicalFace, options: ShapeOptions = {}): ArkitFields => {
  const right = contextFor(face, options);
  const left = isSymmetric(face) ? right : mirroredContext(face, options);
  const fields: Partial<Record<ArkitShape, Float32Array>> = {};
  for (const definition of DEFINITIONS) {
    if (definition.kind === 'side' || definition.kind === 'side-field') {
      const rightField = fieldOf(definition, right);
      const leftField = left === right ? rightField : fieldOf(definition, left);
      fields[`${definition.name}Right`] = Float32Array.from(rightField);
      fields[`${definition.name}Left`] = mirrorField(Float32Array.from(leftField), face.mirror);
    } else {
      const field = fieldOf(definition, right);
      fields[definition.name] = Float32Array.from(left === right ? symmetrise(field, face.mirror) : field);
    }
  }
  // Every name is covered by DEFINITIONS, which the test of all 52 shapes holds to.
  return fields as ArkitFields;
};
