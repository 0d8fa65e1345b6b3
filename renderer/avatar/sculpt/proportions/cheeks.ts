import { smoothstep } from '../../../core/math/easing.ts';
import type { FaceMeasures } from '../face-measures.ts';
import { bell, type Workpiece } from './workpiece.ts';

/** Cheekbones (zygomata) and the soft cheeks below them. */
export const shapeCheeks = (work: Workpiece, face: FaceMeasures): void => {
  const [, boneHeight] = work.at(117);
  work.warp(([x, y, z]) => {
    const near = bell((y - boneHeight) / 2.6) * smoothstep(2.5, 6, Math.abs(x));
    return [x * (1 + (face.zygomaticWidth - 1) * near), y, z];
  });
  const bone = face.zygomaticProjectionCentimetres;
  work.nudge(117, [1.8, 1.3], [0.25 * bone, 0, bone]);
  const higher = face.zygomaticHeightCentimetres;
  work.nudge(117, [2, 1.1], [0.1 * higher, 0.25 * higher, 0.5 * higher]);
  work.nudge(187, [1.9, 1.2], [-0.1 * higher, 0.35 * higher, -0.45 * higher]);
  const [, cheekHeight] = work.at(205);
  work.warp(([x, y, z]) => {
    const near = bell((Math.abs(x) - 4.6) / 2.2, (y - cheekHeight + 0.1) / 2);
    return [x * (1 + 0.04 * face.cheekFullness * near), y, z + face.cheekFullness * near];
  });
  // The hollow under the cheekbone, in front of the jaw's corner.
  const hollow = Math.min(0, face.cheekFullness - 0.3);
  work.nudge(213, [1.5, 1.5], [0.7 * hollow, 0, 0.3 * hollow]);
};
