import { clamp, mix, smoothstep } from '../../../core/math/easing.ts';
import {
  add,
  addScaled,
  cross,
  dot,
  mixVectors,
  scale,
  subtract,
  unit,
} from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import type { Level } from '../../../core/recipe/levels.ts';
import type { ArkitShape } from '../../../core/signals/arkit.ts';
import type { Colour } from '../colour.ts';
import { finer } from '../fineness.ts';
import { joinPainted, makeTuft, type PaintedSurface } from '../painted.ts';
import type { ShapeShifts } from '../part.ts';
import { gridTriangles, mirrorSurface } from '../surface.ts';

export interface AnimalEar {
  /** The left ear's root on the skull, centimetres. */
  readonly root: Vector3;
  readonly up: Vector3;
  readonly height: number;
  /** Half its width at the root. */
  readonly width: number;
  readonly fur: Colour;
  readonly inside: Colour;
  readonly tuft: Colour;
  readonly tip: Colour;
}

const ROWS = 9;

/** The left ear: a hollow leaf about `up`, open to the front and a little outwards. */
const leftEar = (ear: AnimalEar, level: Level): PaintedSurface => {
  const sides = finer(14, level);
  const up = unit(ear.up);
  const forward = unit(subtract([0.28, 0.1, 1], scale(up, dot([0.28, 0.1, 1], up))));
  const across = cross(up, forward);
  const points: Vector3[] = [];
  const colours: Colour[] = [];
  for (let row = 0; row < ROWS; row++) {
    const v = row / (ROWS - 1);
    const rise = mix(-0.2, 1, v);
    const half =
      ear.width * (1 - clamp(rise) ** 1.5) * mix(1.12, 1, smoothstep(-0.2, 0.25, rise)) +
      0.1 * (1 - v) +
      0.05;
    for (let k = 0; k < sides; k++) {
      const turn = (2 * Math.PI * k) / sides;
      const [c, s] = [Math.cos(turn), Math.sin(turn)];
      // Both faces bulge back, the inner one a little less: a shell, deepest near the root.
      const hollow = half * mix(0.85, 0.5, v) * (1 - c * c);
      const depth = s >= 0 ? -hollow + 0.12 * s : -hollow - (0.22 + 0.1 * half) * -s;
      const lean = 0.5 * clamp(rise) ** 2;
      points.push(
        add(
          addScaled(addScaled(ear.root, up, rise * ear.height), across, half * c),
          scale(forward, depth - lean),
        ),
      );
      const isInner = smoothstep(0.15, 0.45, s);
      const outer = mixVectors(ear.fur, ear.tip, smoothstep(0.5, 0.85, v));
      const inner = mixVectors(scale(ear.inside, 0.6), ear.inside, smoothstep(0.1, 0.6, v));
      colours.push(mixVectors(outer, inner, isInner));
    }
  }
  const shell = { points, triangles: gridTriangles(sides, ROWS, true), colours };
  // Fur grows from the inner edge and half hides the hollow.
  const tufts = [-0.55, -0.2, 0.15, 0.5].map((place, k) => {
    const root = add(
      addScaled(addScaled(ear.root, up, 0.02 * ear.height), across, place * ear.width),
      scale(forward, -0.1),
    );
    const reach = ear.height * (0.5 - 0.1 * Math.abs(k - 1));
    const middle = add(addScaled(root, up, reach * 0.5), scale(forward, 0.35));
    const tip = add(
      addScaled(addScaled(root, up, reach), across, -0.18 * place * ear.width),
      scale(forward, -0.1),
    );
    return makeTuft([root, middle, tip], {
      width: ear.width * 0.24,
      root: scale(ear.tuft, 0.8),
      tip: ear.tuft,
      facing: () => forward,
      points: 4,
      sides: 4,
    });
  });
  return joinPainted([shell, ...tufts]);
};

/** Turns a point of the left ear about an axis through its root, small angles, growing from the root up. */
const turned = (point: Vector3, ear: AnimalEar, axis: Vector3, angle: number): Vector3 => {
  const arm = subtract(point, ear.root);
  const share = smoothstep(-0.1, 0.5, dot(arm, unit(ear.up)) / ear.height);
  const swing = cross(axis, arm);
  const t = angle * share;
  return add(scale(swing, Math.sin(t)), scale(cross(axis, swing), 1 - Math.cos(t)));
};

/** What ears do with a face: they prick with raised brows, lie flat with lowered ones, part with a smile. */
const EAR_MOTION: Readonly<Partial<Record<string, { axis: Vector3; angle: number }>>> = {
  browOuterUp: { axis: [0, 0, 1], angle: 0.22 },
  browInnerUp: { axis: [1, 0, 0], angle: 0.16 },
  browDown: { axis: unit([-0.8, 0.3, -0.75]), angle: 0.5 },
  eyeSquint: { axis: [0, 0, -1], angle: 0.1 },
  eyeWide: { axis: [0, 0, 1], angle: 0.12 },
  noseSneer: { axis: [-1, 0, 0], angle: 0.12 },
};

/** Both ears and how they move. */
export const makeAnimalEars = (
  ear: AnimalEar,
  level: Level,
): { surface: PaintedSurface; shifts: ShapeShifts } => {
  const left = leftEar(ear, level);
  const surface = joinPainted([left, { ...mirrorSurface(left), colours: left.colours }]);
  const count = left.points.length;
  const still: Vector3 = [0, 0, 0];
  const shifts: Partial<Record<ArkitShape, Vector3[]>> = {};
  for (const [name, motion] of Object.entries(EAR_MOTION)) {
    if (!motion) continue;
    const moved = left.points.map((point) => turned(point, ear, motion.axis, motion.angle));
    const mirrored = moved.map(([x, y, z]): Vector3 => [-x, y, z]);
    const none = left.points.map(() => still);
    if (name === 'browInnerUp') shifts.browInnerUp = [...moved, ...mirrored];
    else {
      shifts[`${name}Left` as ArkitShape] = [...moved, ...none];
      shifts[`${name}Right` as ArkitShape] = [...none, ...mirrored];
    }
  }
  return { surface: { ...surface, points: surface.points.slice(0, 2 * count) }, shifts };
};

/** Shifts of a part that begins with moving points and ends with `still` ones. */
export const followedBy = (shifts: ShapeShifts, still: number): ShapeShifts => {
  const rest = Array.from({ length: still }, (): Vector3 => [0, 0, 0]);
  return Object.fromEntries(
    Object.entries(shifts).map(([shape, list]) => [shape, [...(list ?? []), ...rest]]),
  );
};
