import { clamp, mix, smoothstep } from '../../core/math/easing.ts';
import { add, centroid, scale, subtract, unit } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import type { AvatarRecipe } from '../../core/recipe/avatar-recipe.ts';
import type { CanonicalFace } from '../../core/shapes/canonical-face.ts';
import { createFieldSolver } from '../../core/shapes/field-solver.ts';
import {
  BROW,
  EYE_CORNERS,
  EYE_RING,
  LOWER_LID,
  LOWER_LIP_COLUMNS,
  UPPER_LID,
  UPPER_LIP_COLUMNS,
} from '../../core/shapes/landmarks.ts';
import { openFaceTriangles } from '../../core/shapes/open-face.ts';
import { itemAt, numberAt, pointAt } from '../../core/shapes/points.ts';
import { clearanceOf, depthOver, type Eyeball, fitEyeball, LID_CLEARANCE } from './eyeball.ts';
import { createRelief } from './relief.ts';

const METRES_PER_CENTIMETRE = 0.01;

export interface Identity {
  /** The person's 468 landmarks at rest, centimetres. */
  readonly points: readonly Vector3[];
  readonly right: Eyeball;
  readonly left: Eyeball;
}

/** Landmarks that are moved in steps; every step keeps mid-plane vertices on the mid-plane. */
const createWorkpiece = (face: CanonicalFace) => {
  const triangles = openFaceTriangles(face);
  let points = Array.from({ length: face.mirror.length }, (_, i): Vector3 => {
    const [x, y, z] = pointAt(face.positions, i);
    return [x / METRES_PER_CENTIMETRE, y / METRES_PER_CENTIMETRE, z / METRES_PER_CENTIMETRE];
  });
  const other = (landmark: number): number => numberAt(face.mirror, landmark);
  return {
    at: (landmark: number): Vector3 => itemAt(points, landmark),
    other,
    points: () => points,
    warp: (move: (point: Vector3) => Vector3): void => {
      points = points.map((point, i) => {
        const [x, y, z] = move(point);
        return [other(i) === i ? 0 : x, y, z];
      });
    },
    /** Moves landmarks of the right half by [out, up, forward] centimetres, and their partners alike. */
    shift: (handles: ReadonlyMap<number, Vector3>, radius: number, pinned: readonly number[] = []): void => {
      const both = new Map<number, Vector3>();
      for (const [i, [out, up, forward]] of handles) {
        both.set(i, [other(i) === i ? 0 : -out, up, forward]);
        if (other(i) !== i) both.set(other(i), [out, up, forward]);
      }
      const flat = points.flatMap((point) => [...point].map((value) => value * METRES_PER_CENTIMETRE));
      const solve = createFieldSolver(flat, triangles);
      const everywherePinned = pinned.flatMap((i) => [i, other(i)]);
      const field = solve(both, { radius: radius * METRES_PER_CENTIMETRE, pinned: everywherePinned });
      points = points.map((point, i) => add(point, pointAt(field, i)));
    },
  };
};

type Workpiece = ReturnType<typeof createWorkpiece>;
type FaceRecipe = AvatarRecipe['face'];

const shapeJaw = (work: Workpiece, face: FaceRecipe): void => {
  work.warp(([x, y, z]) => [x * mix(1, face.jawWidth, smoothstep(1, -7, y)), y, z]);
  const chinTop = -4.3;
  work.warp(([x, y, z]) =>
    y < chinTop
      ? [
          x,
          chinTop + (y - chinTop) * face.chinLength,
          z - (1 - face.chinLength) * 1.2 * smoothstep(-6, -9, y),
        ]
      : [x, y, z],
  );
  const mouthHeight = work.at(13)[1];
  work.warp(([x, y, z]) => {
    const near = Math.exp(-(((y - mouthHeight) / 1.7) ** 2)) * smoothstep(2, 4.5, z);
    return [x * mix(1, face.mouthWidth, near), y, z];
  });
};

const shapeNose = (work: Workpiece, face: FaceRecipe): void => {
  const root: Vector3 = [0, 0.2, 4.9];
  work.warp(([x, y, z]) => {
    const far = Math.hypot(x / 2.6, (y + 0.6) / 3.2, (z - 6.2) / 2.6);
    const near = 1 - smoothstep(0.55, 1.25, far);
    return [
      x * mix(1, face.noseWidth, near),
      root[1] + (y - root[1]) * mix(1, face.noseLength, near),
      root[2] + (z - root[2]) * mix(1, face.noseWidth, near),
    ];
  });
  const lift = face.noseLift;
  const tip = new Map<number, Vector3>([
    [1, [0, 0.8 * lift, 0.15 * lift]],
    [4, [0, 0.7 * lift, 0.2 * lift]],
    [5, [0, 0.45 * lift, 0.1 * lift]],
    [195, [0, 0.05 * lift, -0.25 * lift]],
    [19, [0, 0.75 * lift, 0.1 * lift]],
    [94, [0, 0.5 * lift, 0]],
  ]);
  work.shift(tip, 1.6, [168, 6, 164, 0, ...EYE_CORNERS]);
};

const shapeCheeks = (work: Workpiece, face: FaceRecipe): void => {
  work.warp(([x, y, z]) => {
    const near = Math.exp(-(((Math.abs(x) - 4.6) / 2.2) ** 2 + ((y + 1.6) / 2) ** 2));
    return [x * (1 + 0.04 * face.cheekFullness * near), y, z + face.cheekFullness * near];
  });
};

/**
 * Larger, apart, lower, tilted; then opened by the lids. The skin slides along the face's relief: if it took its depth
 * along, the slopes squeezed together around a large eye would end in a ridge across the cheek.
 */
const shapeEyes = (work: Workpiece, face: FaceRecipe): void => {
  const depthAt = createRelief(work.points());
  const centre = centroid(EYE_RING.right.map(work.at));
  const [cx, cy] = [Math.abs(centre[0]), centre[1]];
  work.warp(([x, y, z]) => {
    const side = Math.sign(x);
    const dx = Math.abs(x) - cx;
    // The nose keeps its width, and the whole cheek gives way: a short slope there would crease with every smile.
    const below = smoothstep(cy - 0.8, cy - 3, y);
    const reach = mix(4.9, 5.8, below);
    const ofNose = 1 - smoothstep(0, mix(1.2, 3.2, below), Math.abs(x));
    const near = (1 - smoothstep(1.3, reach, Math.hypot(dx, y - cy))) * (1 - ofNose);
    const wide = 1 + (face.eyeSize - 1) * near;
    const high = 1 + (face.eyeSize * 1.06 - 1) * near;
    const tilt = (face.eyeTiltCentimetres * clamp(dx / 1.5, -1, 1)) / 2;
    const toX = side * (cx + dx * wide + face.eyeSpacingCentimetres * near);
    const toY = cy + (y - cy) * high + (tilt - face.eyeDropCentimetres) * near;
    return [toX, toY, near > 0 ? z + depthAt(toX, toY) - depthAt(x, y) : z];
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
  const brows = [...BROW.upper, ...BROW.lower].map((landmark): [number, Vector3] => [
    landmark,
    [0, face.browLiftCentimetres, 0],
  ]);
  work.shift(new Map(brows), 2.4, [...EYE_RING.right]);
};

/** The skin around the lids lies further out than they do. Centimetres. */
const ORBIT_CLEARANCE = 0.3;

/** The way out of the right eyeball, as [out, up, forward]. */
const awayFrom = (eye: Eyeball, point: Vector3): Vector3 => {
  const [x, y, z] = unit(subtract(point, eye.centre));
  return [-x, y, z];
};

/** Both eyeballs, alike and level, with every lid point laid on its own. */
const seatEyeballs = (work: Workpiece): { right: Eyeball; left: Eyeball } => {
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

/** Lips that meet all along, as full as the recipe says. */
const closeLips = (work: Workpiece, face: FaceRecipe): void => {
  // Subdivision rounds the rims off and would part them by as much.
  const overlap = 0.07;
  const extra = face.lipFullness - 1;
  const lips = new Map<number, Vector3>();
  UPPER_LIP_COLUMNS.forEach((upper, c) => {
    const lower = itemAt(LOWER_LIP_COLUMNS, c);
    if (c === 0) {
      for (const landmark of upper) lips.set(landmark, [0, 0, 0]);
      return;
    }
    const along = numberAt([0, 0.35, 0.7, 0.88, 1, 1], c);
    const meet = (work.at(upper[3])[1] + work.at(lower[3])[1]) / 2;
    const full = extra * 1.1 * along;
    lips.set(upper[3], [0, meet - overlap - work.at(upper[3])[1], 0.05]);
    lips.set(lower[3], [0, meet + overlap - work.at(lower[3])[1], -0.02]);
    lips.set(upper[2], [0, (meet + 0.16 - work.at(upper[2])[1]) * 0.8, 0.08 + 0.2 * extra]);
    lips.set(lower[2], [0, (meet - 0.18 - work.at(lower[2])[1]) * 0.8, 0.06 + 0.2 * extra]);
    lips.set(upper[0], [0, full, 0.1]);
    lips.set(lower[0], [0, -full, 0.1]);
  });
  work.shift(lips, 1.8, [2, 164, 152, 199, 200]);
};

/** The canonical face with a recipe's proportions. */
export const shapeIdentity = (face: CanonicalFace, recipe: FaceRecipe): Identity => {
  const work = createWorkpiece(face);
  shapeJaw(work, recipe);
  shapeNose(work, recipe);
  shapeCheeks(work, recipe);
  shapeEyes(work, recipe);
  const eyeballs = seatEyeballs(work);
  closeLips(work, recipe);
  return { points: work.points(), ...eyeballs };
};

/** Identity landmarks as a face that `makeShapes` takes. */
export const asCanonicalFace = (face: CanonicalFace, points: readonly Vector3[]): CanonicalFace => ({
  ...face,
  positions: Float32Array.from(
    points.flatMap((point) => point.map((value) => value * METRES_PER_CENTIMETRE)),
  ),
});
