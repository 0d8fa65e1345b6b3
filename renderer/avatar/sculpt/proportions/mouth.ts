import { mix, smoothstep } from '../../../core/math/easing.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { LOWER_LIP_COLUMNS, UPPER_LIP_COLUMNS } from '../../../core/shapes/landmarks.ts';
import { itemAt, numberAt } from '../../../core/shapes/points.ts';
import type { FaceMeasures } from '../face-measures.ts';
import { bell, type Workpiece } from './workpiece.ts';

/** The mouth's width and place. */
export const placeMouth = (work: Workpiece, face: FaceMeasures): void => {
  const mouthHeight = work.at(13)[1];
  work.warp(([x, y, z]) => {
    const near = bell((y - mouthHeight) / 1.7) * smoothstep(2, 4.5, z);
    return [x * mix(1, face.mouthWidth, near), y + face.mouthLiftCentimetres * near, z];
  });
};

/** Per lip column, corner to middle: how much of a lip's fullness it has, and of the corner's rise. */
const FULL = [0, 0.35, 0.7, 0.88, 1, 1];
const RISES = [1, 0.62, 0.3, 0.1, 0, 0];
/** Where the upper lip's edge peaks and where it dips, as shares of Cupid's bow. */
const BOW = [0, 0, -0.1, 0.35, 1, -0.75];

/** Lips that meet all along, as full as the recipe says. */
export const closeLips = (work: Workpiece, face: FaceMeasures): void => {
  // Subdivision rounds the rims off and would part them by as much.
  const overlap = 0.07;
  const [moreUpper, moreLower] = [face.upperLipFullness - 1, face.lowerLipFullness - 1];
  const lips = new Map<number, Vector3>();
  UPPER_LIP_COLUMNS.forEach((upper, c) => {
    const lower = itemAt(LOWER_LIP_COLUMNS, c);
    const rise = face.mouthCornerCentimetres * numberAt(RISES, c);
    if (c === 0) {
      for (const landmark of upper) lips.set(landmark, [0, rise, 0]);
      return;
    }
    const along = numberAt(FULL, c);
    const forward = face.lipProjectionCentimetres * along;
    const meet = (work.at(upper[3])[1] + work.at(lower[3])[1]) / 2;
    lips.set(upper[3], [0, meet - overlap - work.at(upper[3])[1] + rise, 0.05 + 0.9 * forward]);
    lips.set(lower[3], [0, meet + overlap - work.at(lower[3])[1] + rise, -0.02 + 0.9 * forward]);
    lips.set(upper[2], [
      0,
      (meet + 0.16 - work.at(upper[2])[1]) * 0.8 + rise,
      0.08 + 0.25 * moreUpper * along + forward,
    ]);
    lips.set(lower[2], [
      0,
      (meet - 0.18 - work.at(lower[2])[1]) * 0.8 + rise,
      0.06 + 0.25 * moreLower * along + forward,
    ]);
    const bow = face.cupidsBowCentimetres * numberAt(BOW, c);
    lips.set(upper[0], [0, moreUpper * 1.1 * along + bow + rise, 0.1 + 0.7 * forward]);
    lips.set(lower[0], [0, -moreLower * 1.1 * along + rise, 0.1 + 0.7 * forward]);
  });
  work.shift(lips, 1.8, [2, 164, 152, 199, 200]);
};
