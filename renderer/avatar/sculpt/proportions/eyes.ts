import { clamp, mix, smoothstep } from '../../../core/math/easing.ts';
import { centroid, scale, subtract, unit } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { EYE_CORNERS, EYE_RING, LOWER_LID, UPPER_LID } from '../../../core/shapes/landmarks.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { clearanceOf, depthOver, type Eyeball, fitEyeball, LID_CLEARANCE } from '../eyeball.ts';
import type { FaceMeasures } from '../face-measures.ts';
import { createRelief } from '../relief.ts';
import { bell, type Workpiece } from './workpiece.ts';

/** Nothing comes nearer to the mid-plane than this share of the way: between two large eyes skin would fold over. */
const INNERMOST = 0.45;

/** From an eye's middle to where its lids have become cheek and brow, centimetres. */
const LIDS = 2.3;

/** Smooth maximum over a width of 2 mm. Quilez, "Smooth minimum". */
const largerOf = (a: number, b: number): number =>
  Math.max(a, b) + Math.max(0.2 - Math.abs(a - b), 0) ** 2 / 0.8;

/** Rises almost evenly: what is squeezed is squeezed alike all the way. */
const ramp = (from: number, to: number, value: number): number =>
  mix(clamp((value - from) / (to - from)), smoothstep(from, to, value), 0.4);

/**
 * Larger, apart, lower, tilted; then opened by the lids. The skin slides along the face's relief: if it took its depth
 * along, the slopes squeezed together around a large eye would end in a ridge across the cheek.
 */
export const shapeEyes = (work: Workpiece, face: FaceMeasures): void => {
  const depthAt = createRelief(work.points());
  const centre = centroid(EYE_RING.right.map(work.at));
  const [cx, cy] = [Math.abs(centre[0]), centre[1]];
  // The largest eyes would fold the brow over.
  const above = mix(4.9, 5.9, smoothstep(1.6, 1.95, face.eyeSize));
  work.warp(([x, y, z]) => {
    const side = Math.sign(x);
    const dx = Math.abs(x) - cx;
    // The nose keeps its width, and the whole cheek gives way: a short slope there would crease with every smile.
    const below = smoothstep(cy - 0.8, cy - 3, y);
    const ofNose = 1 - smoothstep(0, mix(1.2, 3.2, below), Math.abs(x));
    const far = Math.hypot(dx, y - cy);
    const near = (1 - ramp(1.3, mix(above, 6.2, below), far)) * (1 - ofNose);
    // Beyond the lids the skin is moved aside by as much as they are and no further, or it would pile up in a fold.
    const grows = near * (1 + (far / LIDS) ** 4) ** -0.25;
    const wide = 1 + (face.eyeSize * 0.94 - 1) * grows;
    const high = 1 + (face.eyeSize * 1.18 - 1) * grows;
    const tilt = (face.eyeTiltCentimetres * clamp(dx / 1.5, -1, 1)) / 2;
    const grown = cx + dx * wide + face.eyeSpacingCentimetres * near;
    const toX = side * largerOf(grown, INNERMOST * Math.abs(x));
    const toY = cy + (y - cy) * high + (tilt - face.eyeDropCentimetres) * near;
    const sunk = face.eyeDepthCentimetres * bell(dx / 2.3, (y - cy) / 1.5);
    return [toX, toY, (near > 0 ? z + depthAt(toX, toY) - depthAt(x, y) : z) - sunk];
  });
  const lids = new Map<number, Vector3>(EYE_CORNERS.map((corner) => [corner, [0, 0, 0]]));
  UPPER_LID.rim.forEach((rim, k) => {
    const arch = Math.sin((Math.PI * (k + 1)) / 8) ** 0.7;
    const [up, down] = [face.upperLidLiftCentimetres * arch, -face.lowerLidDropCentimetres * arch];
    lids.set(rim, [0, up, 0]);
    lids.set(itemAt(UPPER_LID.fold, k), [0, up * 0.62, 0]);
    lids.set(itemAt(LOWER_LID.rim, k), [0, down, 0]);
    lids.set(itemAt(LOWER_LID.fold, k), [0, down * 0.7, 0]);
  });
  work.shift(lids, 2);
};

/** The skin around the lids lies further out than they do. Centimetres. */
const ORBIT_CLEARANCE = 0.3;

/** The way out of the right eyeball, as [out, up, forward]. */
const awayFrom = (eye: Eyeball, point: Vector3): Vector3 => {
  const [x, y, z] = unit(subtract(point, eye.centre));
  return [-x, y, z];
};

/** Both eyeballs, alike and level, with every lid point laid on its own. */
export const seatEyeballs = (work: Workpiece): { right: Eyeball; left: Eyeball } => {
  const right = fitEyeball(EYE_RING.right.map(work.at));
  const left: Eyeball = { ...right, centre: [-right.centre[0], right.centre[1], right.centre[2]] };
  const onEyeball = EYE_RING.right.map((landmark): [number, Vector3] => {
    const [x, y, z] = work.at(landmark);
    return [landmark, [0, 0, depthOver(right, x, y, LID_CLEARANCE) - z]];
  });
  const fixed = [1, 4, 168, 6, 61];
  work.shift(new Map(onEyeball), 4, fixed);
  // Where the temple falls away from a large eyeball, the skin is drawn over it as a whole.
  const orbit = work.points().flatMap((point, landmark): [number, Vector3][] => {
    const inFront = point[0] < 0 && point[2] > right.centre[2];
    if (!inFront || EYE_RING.right.some((rim) => rim === landmark)) return [];
    const lack = ORBIT_CLEARANCE - clearanceOf(right, point);
    return lack > 0 ? [[landmark, scale(awayFrom(right, point), lack)]] : [];
  });
  const rims = EYE_RING.right.map((rim): [number, Vector3] => [rim, [0, 0, 0]]);
  work.shift(new Map([...rims, ...orbit]), 3, fixed);
  return { right, left };
};

/**
 * The crease over the upper lid: the skin above hangs over it, or, of a monolid, runs down to the lashes in one.
 * The lid's edge stays where the eyeball has it.
 */
export const foldLids = (work: Workpiece, { lidFold }: FaceMeasures): void => {
  const folds = new Map<number, Vector3>();
  for (const landmark of EYE_RING.right) folds.set(landmark, [0, 0, 0]);
  UPPER_LID.fold.forEach((fold, k) => {
    const arch = Math.sin((Math.PI * (k + 1)) / 8) ** 0.6;
    folds.set(fold, [0, 0.05 * lidFold * arch, -0.2 * lidFold * arch]);
    folds.set(itemAt(UPPER_LID.orbit, k), [0, -0.12 * lidFold * arch, 0.16 * lidFold * arch]);
  });
  work.shift(folds, 1.2, [...LOWER_LID.fold]);
};
