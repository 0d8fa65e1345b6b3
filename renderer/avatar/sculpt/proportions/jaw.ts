import { mix, smoothstep } from '../../../core/math/easing.ts';
import type { FaceMeasures } from '../face-measures.ts';
import { bell, type Workpiece } from './workpiece.ts';

/** Jaw's corners (gonion), chin (menton), and the line between them. */
export const shapeJaw = (work: Workpiece, face: FaceMeasures): void => {
  work.warp(([x, y, z]) => [x * mix(1, face.jawWidth, smoothstep(1, -7, y)), y, z]);
  const corner = face.jawCornerCentimetres;
  work.nudge(172, [2.2, 2], [0.9 * corner, -0.55 * corner, 0.35 * corner]);
  const chinTop = work.at(17)[1] + 1.1;
  const chinMiddle = work.at(200)[1];
  work.warp(([x, y, z]) => {
    if (y >= chinTop) return [x, y, z];
    const low = smoothstep(chinTop - 1, chinMiddle - 1, y);
    const onChin = low * bell(x / 3.4);
    return [
      x * mix(1, face.chinWidth, low * bell(x / 4.2)),
      chinTop + (y - chinTop) * face.chinLength,
      z - (1 - face.chinLength) * 1.2 * low + face.chinProjectionCentimetres * onChin,
    ];
  });
};
