import { mix, smoothstep } from '../../../core/math/easing.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { EYE_CORNERS } from '../../../core/shapes/landmarks.ts';
import type { FaceMeasures } from '../face-measures.ts';
import { bell, type Workpiece } from './workpiece.ts';

/** 1 on the nose, 0 off it: an ellipsoid about its middle. */
const onNose = ([x, y, z]: Vector3, [, tipY]: Vector3): number =>
  1 - smoothstep(0.55, 1.25, Math.hypot(x / 2.6, (y - tipY + 0.1) / 3.2, (z - 6.2) / 2.6));

/** The nose grows from its root: bridge, wings (alae), tip. */
export const shapeNose = (work: Workpiece, face: FaceMeasures): void => {
  const tip = work.at(4);
  const rootZ = work.at(168)[2] - 0.3;
  // Where the bridge ends and the wings begin.
  const wings = tip[1] + 0.7;
  work.warp((point) => {
    const [x, y, z] = point;
    const near = onNose(point, tip);
    const bridge = smoothstep(wings - 0.5, wings + 0.6, y) * bell(x / 1.9, (y - wings - 0.9) / 2.4);
    return [
      x * mix(1, face.alarWidth, near) * mix(1, face.nasalBridgeWidth, bridge),
      0.2 + (y - 0.2) * mix(1, face.nasalLength, near),
      rootZ + (z - rootZ) * mix(1, face.nasalProjection, near),
    ];
  });
  work.nudge(6, [0.9, 1.5], [0, 0, face.nasalBridgeHeightCentimetres]);
  work.nudge(195, [0.8, 0.85], [0, 0, face.nasalBridgeCurveCentimetres]);
  const middle = work.at(1);
  work.warp(([x, y, z]) => {
    const [dx, dy, dz] = [x, y - middle[1], z - middle[2] + 0.5];
    const size = mix(1, face.nasalTipSize, 1 - smoothstep(0.5, 1.5, Math.hypot(dx, dy, dz)));
    return [dx * size, middle[1] + dy * size, middle[2] - 0.5 + dz * size];
  });
  const lift = face.nasalTipLift;
  const turned = new Map<number, Vector3>([
    [1, [0, 0.8 * lift, 0.15 * lift]],
    [4, [0, 0.7 * lift, 0.2 * lift]],
    [5, [0, 0.45 * lift, 0.1 * lift]],
    [195, [0, 0.05 * lift, -0.25 * lift]],
    [19, [0, 0.75 * lift, 0.1 * lift]],
    [94, [0, 0.5 * lift, 0]],
  ]);
  work.shift(turned, 1.6, [168, 6, 164, 0, ...EYE_CORNERS]);
};
