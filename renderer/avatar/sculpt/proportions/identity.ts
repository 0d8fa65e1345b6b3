import type { Vector3 } from '../../../core/math/vector3.ts';
import type { CanonicalFace } from '../../../core/shapes/canonical-face.ts';
import type { Eyeball } from '../eyeball.ts';
import type { FaceMeasures } from '../face-measures.ts';
import { shapeAge } from './age.ts';
import { shapeBrow } from './brow.ts';
import { shapeCheeks } from './cheeks.ts';
import { foldLids, seatEyeballs, shapeEyes } from './eyes.ts';
import { shapeHead } from './head.ts';
import { shapeJaw } from './jaw.ts';
import { closeLips, placeMouth } from './mouth.ts';
import { shapeNose } from './nose.ts';
import { createWorkpiece, METRES_PER_CENTIMETRE } from './workpiece.ts';

export interface Identity {
  /** The person's 468 landmarks at rest, centimetres. */
  readonly points: readonly Vector3[];
  readonly right: Eyeball;
  readonly left: Eyeball;
}

/**
 * The canonical face with a recipe's proportions: first what moves whole regions, last what must hold whatever went
 * before, lids on their eyeballs and lips that meet.
 */
export const shapeIdentity = (face: CanonicalFace, measures: FaceMeasures): Identity => {
  const work = createWorkpiece(face);
  shapeHead(work, measures);
  shapeJaw(work, measures);
  placeMouth(work, measures);
  shapeNose(work, measures);
  shapeCheeks(work, measures);
  shapeAge(work, measures);
  shapeEyes(work, measures);
  shapeBrow(work, measures);
  const eyeballs = seatEyeballs(work);
  foldLids(work, measures);
  closeLips(work, measures);
  return { points: work.points(), ...eyeballs };
};

/** Identity landmarks as a face that `makeShapes` takes. */
export const asCanonicalFace = (face: CanonicalFace, points: readonly Vector3[]): CanonicalFace => ({
  ...face,
  positions: Float32Array.from(
    points.flatMap((point) => point.map((value) => value * METRES_PER_CENTIMETRE)),
  ),
});
