import type { FaceMeasures } from '../face-measures.ts';
import type { Workpiece } from './workpiece.ts';

/** What a nudge makes a fold with: a crest beside a valley. [landmark, reach, out, up, forward] at age 1. */
type Fold = readonly [number, readonly [number, number], readonly [number, number, number]];

const FOLDS: readonly Fold[] = [
  // From the nose's wings past the corners of the mouth (nasolabial): the cheek hangs over it.
  [205, [0.9, 1.1], [-0.1, -0.22, 0.26]],
  [207, [0.9, 1], [-0.06, -0.2, 0.2]],
  [203, [0.5, 0.7], [0, 0, -0.2]],
  [206, [0.45, 0.7], [0.06, 0, -0.28]],
  [216, [0.45, 0.7], [0.06, -0.05, -0.26]],
  // From the corners of the mouth down (marionette), and the jowl beside it.
  [212, [0.5, 0.7], [0, -0.05, -0.22]],
  [202, [0.5, 0.7], [0, 0, -0.22]],
  [210, [0.9, 0.9], [0.16, -0.28, 0.22]],
  [169, [1, 0.8], [0.22, -0.3, 0.12]],
  [32, [0.7, 0.7], [-0.05, 0.06, -0.16]],
  // A bag under the eye and the trough below it.
  [230, [1.2, 0.35], [0, -0.05, 0.16]],
  [119, [1.5, 0.4], [0, 0, -0.15]],
  // The outer lid sinks over the corner.
  [225, [0.8, 0.45], [0, -0.14, 0.08]],
];

/** Folds and sag; what age does to a proportion, `measureFace` has done. */
export const shapeAge = (work: Workpiece, { age }: FaceMeasures): void => {
  // Hardly anything before the middle of life, then faster.
  const deep = age * (0.9 + 0.7 * age);
  for (const [landmark, reach, [out, up, forward]] of FOLDS)
    work.nudge(landmark, reach, [out * deep, up * deep, forward * deep]);
};
