import { describe, expect, it } from 'vitest';
import { readCanonicalFaceBytes } from '../../../build/avatars/canonical-face-bytes.ts';
import { distance, length } from '../../../renderer/core/math/vector-arithmetic.ts';
import { parseCanonicalFace } from '../../../renderer/core/shapes/canonical-face.ts';
import {
  EYE_CORNERS,
  LOWER_LID,
  LOWER_LIP_COLUMNS,
  UPPER_LID,
  UPPER_LIP_COLUMNS,
} from '../../../renderer/core/shapes/landmarks.ts';
import { makeShapes } from '../../../renderer/core/shapes/make-shapes.ts';
import { itemAt, numberAt, pointAt } from '../../../renderer/core/shapes/points.ts';
import { ARKIT_MIRROR, ARKIT_SHAPES, type ArkitShape } from '../../../renderer/core/signals/arkit.ts';

const face = parseCanonicalFace(await readCanonicalFaceBytes());
const shapes = makeShapes(face);

const MILLIMETRE = 0.001;
const movement = (shape: ArkitShape, vertex: number): number => length(pointAt(shapes[shape], vertex));
const largest = (shape: ArkitShape): number =>
  Math.max(...Array.from(face.mirror, (_, i) => movement(shape, i)));

/** Landmarks that a shape must leave alone: the hairline, the other eye, the nose bridge, the chin. */
const STILL: readonly (readonly [RegExp, readonly number[]])[] = [
  [/^(eye|brow|noseSneer|cheekSquint)/, [152, 175, 14, 17, 58, 288]],
  [/^(eye|brow|cheekSquint)/, [61, 291]],
  [/^browInnerUp/, [10, 109, 338, 67, 297]],
  [/^(mouth|jaw|cheekPuff|tongue)/, [10, 9, 168, 159, 386, 70, 300]],
  [/^(eye|brow|cheekSquint).*Right$/, [386, 374, 263, 362]],
  [/^(eye|brow|cheekSquint).*Left$/, [159, 145, 33, 133]],
];

describe('makeShapes', () => {
  it.each(ARKIT_SHAPES)(
    '%s moves something by more than a millimetre, and by less than five centimetres',
    (shape) => {
      expect(largest(shape)).toBeGreaterThan(MILLIMETRE);
      expect(largest(shape)).toBeLessThan(50 * MILLIMETRE);
    },
  );

  it.each(ARKIT_SHAPES)('%s stays in its region', (shape) => {
    for (const [name, landmarks] of STILL)
      if (name.test(shape))
        for (const landmark of landmarks)
          expect(movement(shape, landmark), `landmark ${landmark}`).toBeLessThan(MILLIMETRE / 2);
  });

  it.each(ARKIT_SHAPES)('%s and its partner are exact mirror images', (shape) => {
    const partner = itemAt(ARKIT_SHAPES, numberAt(ARKIT_MIRROR, ARKIT_SHAPES.indexOf(shape)));
    face.mirror.forEach((other, i) => {
      const [x, y, z] = pointAt(shapes[shape], i);
      const [mx, my, mz] = pointAt(shapes[partner], other);
      expect(mx + x === 0).toBe(true);
      expect([my, mz]).toEqual([y, z]);
    });
  });

  it.each(['Right', 'Left'] as const)('eyeBlink%s closes the lids without crossing them', (side) => {
    const blink = shapes[`eyeBlink${side}`];
    const on = (i: number): number => (side === 'Right' ? i : numberAt(face.mirror, i));
    const height = (i: number): number =>
      numberAt(face.positions, 3 * on(i) + 1) + numberAt(blink, 3 * on(i) + 1);
    UPPER_LID.rim.forEach((upper, k) => {
      const gap = height(upper) - height(itemAt(LOWER_LID.rim, k));
      expect(gap).toBeGreaterThanOrEqual(0);
      expect(gap).toBeLessThan(MILLIMETRE / 2);
    });
    for (const corner of EYE_CORNERS) expect(movement(`eyeBlink${side}`, on(corner))).toBe(0);
  });

  it('mouthClose shuts the lips that jawOpen parted', () => {
    const gap = (middle: number, mouthClose: number): number => {
      const at = (i: number) =>
        pointAt(
          face.positions.map(
            (value, n) => value + numberAt(shapes.jawOpen, n) + mouthClose * numberAt(shapes.mouthClose, n),
          ),
          i,
        );
      return distance(at(itemAt(UPPER_LIP_COLUMNS, middle)[3]), at(itemAt(LOWER_LIP_COLUMNS, middle)[3]));
    };
    expect(gap(5, 0)).toBeGreaterThan(20 * MILLIMETRE);
    const atRest = distance(pointAt(face.positions, 13), pointAt(face.positions, 14));
    expect(gap(5, 1)).toBeCloseTo(atRest, 5);
  });

  it('opens the jaw downwards and pushes a kiss forwards', () => {
    expect(numberAt(shapes.jawOpen, 3 * 152 + 1)).toBeLessThan(-15 * MILLIMETRE);
    expect(numberAt(shapes.mouthPucker, 3 * 13 + 2)).toBeGreaterThan(5 * MILLIMETRE);
    expect(numberAt(shapes.mouthSmileLeft, 3 * 291 + 1)).toBeGreaterThan(5 * MILLIMETRE);
    expect(numberAt(shapes.jawLeft, 3 * 152)).toBeGreaterThan(5 * MILLIMETRE);
  });

  it('gives the same bytes for the same face', () => {
    const again = makeShapes(face);
    for (const shape of ARKIT_SHAPES) expect(again[shape]).toEqual(shapes[shape]);
  });

  it('closes both eyes of a face that is not symmetric', () => {
    const positions = Float32Array.from(face.positions);
    for (const lid of [386, 385, 387])
      positions[3 * lid + 1] = numberAt(positions, 3 * lid + 1) + 2 * MILLIMETRE;
    const uneven = makeShapes({ ...face, positions });
    const height = (i: number) => numberAt(positions, 3 * i + 1) + numberAt(uneven.eyeBlinkLeft, 3 * i + 1);
    expect(height(386) - height(374)).toBeLessThan(MILLIMETRE / 2);
  });
});
