import { describe, expect, it } from 'vitest';
import { readCanonicalFaceBytes } from '../../../build/avatars/canonical-face-bytes.ts';
import { readRecipe } from '../../../build/avatars/read-recipe.ts';
import { clearanceOf } from '../../../renderer/avatar/sculpt/eyeball.ts';
import { measureFace } from '../../../renderer/avatar/sculpt/face-measures.ts';
import { createHeadVolume, headFormOf } from '../../../renderer/avatar/sculpt/head-volume.ts';
import { jawPivotOf, jawShifts } from '../../../renderer/avatar/sculpt/jaw-motion.ts';
import type { PartDraft } from '../../../renderer/avatar/sculpt/part.ts';
import { shapeIdentity } from '../../../renderer/avatar/sculpt/proportions/identity.ts';
import { makeSkin } from '../../../renderer/avatar/sculpt/skin.ts';
import type { Triangle } from '../../../renderer/avatar/sculpt/surface.ts';
import { makeTeeth } from '../../../renderer/avatar/sculpt/teeth.ts';
import { makeTongue } from '../../../renderer/avatar/sculpt/tongue.ts';
import { yieldToBlink } from '../../../renderer/core/animate/lids.ts';
import {
  addScaled,
  cross,
  dot,
  length,
  subtract,
  unit,
} from '../../../renderer/core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../renderer/core/math/vector3.ts';
import { parseCanonicalFace } from '../../../renderer/core/shapes/canonical-face.ts';
import {
  LOWER_LID,
  LOWER_LIP_COLUMNS,
  UPPER_LID,
  UPPER_LIP_COLUMNS,
} from '../../../renderer/core/shapes/landmarks.ts';
import { itemAt, numberAt } from '../../../renderer/core/shapes/points.ts';
import { ARKIT_INDEX, ARKIT_SHAPES, type ArkitShape } from '../../../renderer/core/signals/arkit.ts';

type Weights = Partial<Record<ArkitShape, number>>;
type Sided<Name extends ArkitShape> = Name extends `${infer Base}Left` ? Base : never;

const both = (shape: Sided<ArkitShape>, weight = 1): Weights => ({
  [`${shape}Left`]: weight,
  [`${shape}Right`]: weight,
});

/** The commonest pairs, as the pose hands them on. */
const PAIRS: Readonly<Record<string, Weights>> = {
  'smile + jawOpen': { ...both('mouthSmile'), jawOpen: 0.5 },
  'smile + cheekSquint': { ...both('mouthSmile'), ...both('cheekSquint') },
  'smile + upperUp': { ...both('mouthSmile'), ...both('mouthUpperUp', 0.6) },
  'pucker + jawOpen': { mouthPucker: 1, jawOpen: 0.35 },
  'funnel + jawOpen': { mouthFunnel: 1, jawOpen: 0.4 },
  'blink + squint': { ...both('eyeBlink'), ...both('eyeSquint') },
  'blink + smile': { ...both('eyeBlink'), ...both('mouthSmile') },
  'blink + lookDown': { ...both('eyeBlink', 0.5), ...both('eyeLookDown') },
  'blink + browDown': { ...both('eyeBlink'), ...both('browDown') },
  'sneer + smile': { ...both('noseSneer'), ...both('mouthSmile') },
  'frown + browDown': { ...both('mouthFrown'), ...both('browDown') },
  'stretch + jawOpen': { ...both('mouthStretch'), jawOpen: 0.6 },
  'mouthClose + jawOpen': { mouthClose: 0.6, jawOpen: 0.6 },
  'tongueOut + jawOpen': { tongueOut: 1, jawOpen: 0.5 },
  'cheekPuff + pucker': { cheekPuff: 1, mouthPucker: 0.7 },
  'jawLeft + jawOpen': { jawLeft: 1, jawOpen: 0.5 },
  'mouthLeft + smile': { mouthLeft: 0.8, ...both('mouthSmile', 0.7) },
  'rollLower + jawOpen': { mouthRollLower: 1, jawOpen: 0.4 },
  'both rolls': { mouthRollLower: 1, mouthRollUpper: 1 },
  'both presses': both('mouthPress'),
  'innerUp + wide': { browInnerUp: 1, ...both('eyeWide') },
  'upperUp + lowerDown': { ...both('mouthUpperUp'), ...both('mouthLowerDown') },
};

const asPosed = (weights: Weights): [ArkitShape, number][] => {
  const posed = new Float32Array(ARKIT_SHAPES.length);
  for (const [shape, weight] of Object.entries(weights)) posed[ARKIT_INDEX[shape as ArkitShape]] = weight;
  yieldToBlink(posed);
  return ARKIT_SHAPES.flatMap((shape, i): [ArkitShape, number][] => {
    const weight = numberAt(posed, i);
    return weight > 0 ? [[shape, weight]] : [];
  });
};

const face = parseCanonicalFace(await readCanonicalFaceBytes());
const recipe = readRecipe(new URL('../../../assets/avatars/mira.json', import.meta.url));
const measures = measureFace(recipe);
const identity = shapeIdentity(face, measures);
const skin = makeSkin(face, identity, createHeadVolume(headFormOf(measures)), 'low');
const mouth = itemAt(skin.points, 13);
const pivot = jawPivotOf(identity);
const withJaw = (points: readonly Vector3[]) => jawShifts(points, pivot);
const teeth = makeTeeth(mouth, withJaw, 'low');
const tongue = makeTongue(mouth, withJaw, 'low');

const moved = (weights: Weights): Vector3[] => {
  const posed = asPosed(weights);
  return skin.points.map((rest, i) =>
    posed.reduce<Vector3>((point, [shape, w]) => addScaled(point, itemAt(skin.shifts[shape], i), w), rest),
  );
};
const movedPart = ({ points, shifts }: PartDraft, weights: Weights): Vector3[] =>
  points.map((rest, i) =>
    asPosed(weights).reduce<Vector3>((point, [shape, w]) => {
      const shift = shifts?.[shape]?.[i];
      return shift ? addScaled(point, shift, w) : point;
    }, rest),
  );

/** Outer skin of the face: no lid rims, no mouth, no skull. */
const OUTSIDE = skin.triangles.filter((triangle) =>
  triangle.every((i) => itemAt(skin.kinds, i).every((share) => share < 0.02)),
);
const normalOf = (points: readonly Vector3[], [a, b, c]: Triangle): Vector3 =>
  cross(subtract(itemAt(points, b), itemAt(points, a)), subtract(itemAt(points, c), itemAt(points, a)));
const REST_NORMALS = OUTSIDE.map((triangle) => normalOf(skin.points, triangle));

/** Share of the face's area, in parts of a thousand, whose triangles turn over. */
const flipped = (points: readonly Vector3[]): number => {
  let [over, whole] = [0, 0];
  OUTSIDE.forEach((triangle, t) => {
    const rest = itemAt(REST_NORMALS, t);
    whole += length(rest);
    if (dot(normalOf(points, triangle), rest) < 0) over += length(rest);
  });
  return (1000 * over) / whole;
};

/** The front of the skin at (x, y), looking from the front; −∞ where it is open. */
const frontAt = (
  points: readonly Vector3[],
  triangles: readonly Triangle[],
  x: number,
  y: number,
): number => {
  let front = Number.NEGATIVE_INFINITY;
  for (const [ia, ib, ic] of triangles) {
    const [a, b, c] = [itemAt(points, ia), itemAt(points, ib), itemAt(points, ic)];
    if (x < Math.min(a[0], b[0], c[0]) || x > Math.max(a[0], b[0], c[0])) continue;
    if (y < Math.min(a[1], b[1], c[1]) || y > Math.max(a[1], b[1], c[1])) continue;
    const area = (b[0] - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (b[1] - a[1]);
    if (area <= 0) continue;
    const v = ((x - a[0]) * (c[1] - a[1]) - (c[0] - a[0]) * (y - a[1])) / area;
    const w = ((b[0] - a[0]) * (y - a[1]) - (x - a[0]) * (b[1] - a[1])) / area;
    if (v < 0 || w < 0 || v + w > 1) continue;
    front = Math.max(front, a[2] + v * (b[2] - a[2]) + w * (c[2] - a[2]));
  }
  return front;
};

const NEAR_MOUTH = OUTSIDE.filter((triangle) =>
  triangle.every((i) => {
    const [x, y] = itemAt(skin.points, i);
    return Math.abs(x) < 4.5 && Math.abs(y - mouth[1]) < 3;
  }),
);

/** How far the farthest of `inner` stands out of the skin around the mouth, centimetres. */
const pokesThrough = (points: readonly Vector3[], inner: readonly Vector3[]): number =>
  inner.reduce((most, [x, y, z], i) => {
    // A point in three is as good as all: a row of teeth is smooth.
    if (i % 3 !== 0 || z < mouth[2] - 2.2) return most;
    const front = frontAt(points, NEAR_MOUTH, x, y);
    return Number.isFinite(front) ? Math.max(most, z - front) : most;
  }, Number.NEGATIVE_INFINITY);

const MOVES_MOUTH = /^(mouth|jaw|tongue|cheekPuff|noseSneer)/;
/** Parts of a thousand of the face's area: slivers at a lid's fold or a lip's corner. */
const MOST_FLIPPED = 0.5;

const SINGLE: [string, Weights][] = ARKIT_SHAPES.map((shape) => [shape, { [shape]: 1 }]);
const EVERY = [...SINGLE, ...Object.entries(PAIRS)];
const MILLIMETRE = 0.1;

describe('the face in motion', () => {
  it.each(EVERY)('%s turns no skin inside out and keeps the teeth behind the lips', (name, weights) => {
    // mouthClose is only ever shown over an open jaw.
    if (name === 'mouthClose') return;
    const points = moved(weights);
    expect(flipped(points)).toBeLessThan(MOST_FLIPPED);
    if (!Object.keys(weights).some((shape) => MOVES_MOUTH.test(shape))) return;
    for (const row of teeth)
      expect(pokesThrough(points, movedPart(row, weights)), row.name).toBeLessThan(MILLIMETRE / 2);
  });

  it.each([0, 0.25, 0.5, 0.75, 1])('tongueOut at %d keeps clear of the lips', (weight) => {
    const points = moved({ tongueOut: weight });
    const middle = movedPart(tongue, { tongueOut: weight }).filter(([x]) => Math.abs(x) < 0.6);
    // The underside touches the lower lip; nothing of the tongue lies deeper in it than a lip gives.
    const lipTop = itemAt(points, 14)[1];
    for (const [, y, z] of middle)
      if (z > mouth[2] - 0.3 && z < mouth[2] + 0.5) expect(y).toBeGreaterThan(lipTop - 1.6 * MILLIMETRE);
  });

  it('shows the tongue between the teeth for a TH', () => {
    const tips = movedPart(tongue, { tongueOut: 0.3, jawOpen: 0.1 });
    const teethFront = Math.max(...itemAt(teeth, 0).points.map(([, , z]) => z));
    expect(Math.max(...tips.map(([, , z]) => z))).toBeGreaterThan(teethFront);
  });

  it.each([0.25, 0.5, 0.75, 1])(
    'keeps closing lids together and off the eyeball at a blink of %d',
    (weight) => {
      const weights = both('eyeBlink', weight);
      const points = moved(weights);
      UPPER_LID.rim.forEach((upper, k) => {
        const lower = itemAt(LOWER_LID.rim, k);
        const gap = itemAt(points, upper)[1] - itemAt(points, lower)[1];
        const open = itemAt(skin.points, upper)[1] - itemAt(skin.points, lower)[1];
        // Every column closes by the same share, so that the lids meet in one line, all along at once.
        expect(Math.abs(gap - open * (1 - weight))).toBeLessThan(MILLIMETRE);
      });
      for (const rim of [...UPPER_LID.rim, ...LOWER_LID.rim])
        expect(clearanceOf(identity.right, itemAt(points, rim))).toBeGreaterThan(0);
    },
  );

  it.each([
    ['cheekSquint', 0.07, 0.2],
    ['eyeSquint', 0.2, 0.35],
  ] as const)('raises the lower lid in a %s, and the eye stays open', (shape, least, most) => {
    const points = moved(both(shape));
    const height = (landmark: number, of: readonly Vector3[]): number => itemAt(of, landmark)[1];
    const open = height(UPPER_LID.rim[3], skin.points) - height(LOWER_LID.rim[3], skin.points);
    const share = (height(LOWER_LID.rim[3], points) - height(LOWER_LID.rim[3], skin.points)) / open;
    expect(share).toBeGreaterThan(least);
    expect(share).toBeLessThan(most);
    expect(height(UPPER_LID.rim[3], points) - height(LOWER_LID.rim[3], points)).toBeGreaterThan(open / 2);
  });

  it('rounds the cheek in a smile, and does not break it', () => {
    const points = moved(both('mouthSmile'));
    // Both triangles at either edge that runs across the left cheek.
    const edges = [
      [
        [280, 425, 330],
        [425, 280, 411],
      ],
      [
        [266, 425, 426],
        [425, 266, 330],
      ],
    ] as const;
    for (const [one, other] of edges)
      expect(dot(unit(normalOf(points, one)), unit(normalOf(points, other)))).toBeGreaterThan(
        Math.cos(Math.PI / 3),
      );
  });

  it.each(['mouthSmile', 'mouthFrown', 'mouthDimple', 'mouthPress'] as const)(
    'keeps the lips sealed in a %s',
    (shape) => {
      const points = moved(both(shape));
      UPPER_LIP_COLUMNS.slice(1).forEach((upper, c) => {
        const lower = itemAt(LOWER_LIP_COLUMNS, c + 1);
        const gap = itemAt(points, upper[3])[1] - itemAt(points, lower[3])[1];
        expect(gap, `column ${c + 1}`).toBeLessThan(MILLIMETRE);
      });
    },
  );

  it('leaves room between the lip and its corner in a smile', () => {
    const points = moved(both('mouthSmile'));
    expect(itemAt(points, 185)[1] - itemAt(points, 61)[1]).toBeGreaterThan(0.5 * MILLIMETRE);
  });
});
