import { mix, smoothstep } from '../../../core/math/easing.ts';
import type { FaceMeasures } from '../face-measures.ts';
import { bell, type Workpiece } from './workpiece.ts';

/** Heights where the forehead begins and where the eyes stand, centimetres. */
const FOREHEAD = 4.6;
const EYES = 2.4;

/** The forehead and temples over the skull, and the length of the face below the eyes. */
export const shapeHead = (work: Workpiece, face: FaceMeasures): void => {
  const taller = 0.12 * face.craniumHeightCentimetres + 0.26 * face.foreheadHeightCentimetres;
  work.warp(([x, y, z]) => {
    const above = Math.max(0, y - FOREHEAD);
    return [
      x * mix(1, face.craniumWidth, smoothstep(-2, 4, y)),
      y < EYES ? EYES + (y - EYES) * face.faceLength : y + above * taller,
      z - face.foreheadSlopeCentimetres * smoothstep(FOREHEAD, 9, y),
    ];
  });
  work.warp(([x, y, z]) => {
    const near = bell((y - 4.3) / 2.2) * smoothstep(4.2, 6.6, Math.abs(x));
    return [x + Math.sign(x) * face.templeCentimetres * near, y, z + 0.3 * face.templeCentimetres * near];
  });
};
