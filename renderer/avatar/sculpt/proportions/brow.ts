import type { Vector3 } from '../../../core/math/vector3.ts';
import { BROW, EYE_RING } from '../../../core/shapes/landmarks.ts';
import type { FaceMeasures } from '../face-measures.ts';
import type { Workpiece } from './workpiece.ts';

/** From the brow's inner end to its outer: how it tilts, stern (1) or sad (−1). */
const TILT = [-1, -0.55, 0.05, 0.5, 0.85];

/** The ridge over the eyes (supraorbital) and the brows on it. */
export const shapeBrow = (work: Workpiece, face: FaceMeasures): void => {
  const ridge = face.browRidgeCentimetres;
  work.nudge(52, [2.4, 0.75], [0, 0, ridge]);
  work.nudge(9, [1.6, 0.8], [0, 0, 0.45 * ridge]);
  const brows = new Map<number, Vector3>();
  for (const row of [BROW.upper, BROW.lower])
    row.forEach((landmark, k) => {
      brows.set(landmark, [0, face.browLiftCentimetres + face.browTiltCentimetres * (TILT[k] ?? 0), 0]);
    });
  work.shift(brows, 2.4, [...EYE_RING.right]);
};
