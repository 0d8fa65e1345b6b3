import { describe, expect, it } from 'vitest';
import { readCanonicalFaceBytes } from '../../../build/avatars/canonical-face-bytes.ts';
import { readRecipe } from '../../../build/avatars/read-recipe.ts';
import { type FaceSliders, TRACKER_HABIT } from '../../../renderer/avatar/likeness/fit-sliders.ts';
import type { PhotoFace, PhotoPixels, Rgb } from '../../../renderer/avatar/likeness/photo.ts';
import { recipeFromPhoto } from '../../../renderer/avatar/likeness/recipe-from-photo.ts';
import { measureFace } from '../../../renderer/avatar/sculpt/face-measures.ts';
import { shapeIdentity } from '../../../renderer/avatar/sculpt/proportions/identity.ts';
import { MasqueError } from '../../../renderer/core/errors.ts';
import { addScaled, scale } from '../../../renderer/core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../renderer/core/math/vector3.ts';
import { FACE_SLIDER_NAMES } from '../../../renderer/core/recipe/face-sliders.ts';
import { parseCanonicalFace } from '../../../renderer/core/shapes/canonical-face.ts';
import { makeShapes } from '../../../renderer/core/shapes/make-shapes.ts';
import { itemAt, pointAt } from '../../../renderer/core/shapes/points.ts';
import { ARKIT_INDEX, neutralWeights } from '../../../renderer/core/signals/arkit.ts';

const canonical = parseCanonicalFace(await readCanonicalFaceBytes());
const shapes = makeShapes(canonical);
const someone = readRecipe(new URL('../../../assets/avatars/mira.json', import.meta.url));
const cache = new Map<string, readonly Vector3[]>();
/** The sculptor's landmarks; the fit asks for the same ones in every test. */
const identityOf = (face: FaceSliders): readonly Vector3[] => {
  const key = JSON.stringify(face);
  const known = cache.get(key) ?? shapeIdentity(canonical, measureFace({ ...someone, age: 0, face })).points;
  cache.set(key, known);
  return known;
};
const middle = Object.fromEntries(FACE_SLIDER_NAMES.map((name) => [name, 0])) as FaceSliders;

const SIZE = 400;
/** Pixels of a picture a centimetre of the face takes. */
const PIXELS = 14;

interface Pose {
  readonly yaw?: number;
  readonly smile?: number;
  readonly pixels?: number;
}

/** Somebody who differs from the average face as these sliders say, as the tracker sees them from afar. */
const photograph = (
  sliders: Partial<FaceSliders>,
  { yaw = 0, smile = 0, pixels = PIXELS }: Pose = {},
): PhotoFace => {
  const seen = FACE_SLIDER_NAMES.map((name) => [name, (TRACKER_HABIT[name] ?? 0) + (sliders[name] ?? 0)]);
  const [their, usual] = [identityOf(Object.fromEntries(seen) as FaceSliders), identityOf(middle)];
  const landmarks = new Float32Array(478 * 3);
  const turned = ([x, y, z]: Vector3): Vector3 => [
    x * Math.cos(yaw) + z * Math.sin(yaw),
    y,
    z * Math.cos(yaw) - x * Math.sin(yaw),
  ];
  const put = (index: number, point: Vector3) => {
    const [x, y, z] = turned(point);
    landmarks.set([0.5 + (x * pixels) / SIZE, 0.5 - (y * pixels) / SIZE, (-z * pixels) / SIZE], index * 3);
  };
  for (let i = 0; i < 468; i++) {
    const average = scale(pointAt(canonical.positions, i), 100);
    const own = addScaled(addScaled(average, itemAt(their, i), 1), itemAt(usual, i), -1);
    const smiling = [shapes.mouthSmileLeft, shapes.mouthSmileRight].reduce(
      (point, field) => addScaled(point, pointAt(field, i), 100 * 0.8 * smile),
      own,
    );
    put(i, smiling);
  }
  // Irises, which are no part of the canonical face: a centre and four points around it.
  for (const [centre, corners] of [
    [468, [33, 133]],
    [473, [263, 362]],
  ] as const) {
    const [a, b] = corners.map((landmark) => scale(pointAt(canonical.positions, landmark), 100)) as [
      Vector3,
      Vector3,
    ];
    const place: Vector3 = [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2, a[2]];
    const around: Vector3[] = [
      [0, 0, 0],
      [0.6, 0, 0],
      [0, 0.6, 0],
      [-0.6, 0, 0],
      [0, -0.6, 0],
    ];
    for (const [k, offset] of around.entries()) put(centre + k, addScaled(place, offset, 1));
  }
  const weights = neutralWeights();
  weights[ARKIT_INDEX.mouthSmileLeft] = smile;
  weights[ARKIT_INDEX.mouthSmileRight] = smile;
  return { landmarks, weights };
};

const SKIN: Rgb = [208, 154, 114];
const WALL: Rgb = [90, 130, 120];

/** A flat picture: the wall, and what `paint` puts over it, by centimetres from the picture's middle, y up. */
const picture = (paint: (x: number, y: number) => Rgb | null): PhotoPixels => {
  const data = new Uint8Array(SIZE * SIZE * 4);
  for (let row = 0; row < SIZE; row++)
    for (let column = 0; column < SIZE; column++)
      data.set(
        paint((column - SIZE / 2) / PIXELS, (SIZE / 2 - row) / PIXELS) ?? WALL,
        (row * SIZE + column) * 4,
      );
  return { width: SIZE, height: SIZE, data };
};
const onFace = (x: number, y: number): boolean => (x / 8) ** 2 + ((y - 0.5) / 9.8) ** 2 < 1;
const bare = picture((x, y) => (onFace(x, y) ? SKIN : null));

const likeness = (photo: PhotoPixels, ...faces: PhotoFace[]) =>
  recipeFromPhoto({ photo, faces, canonical, identityOf });

describe('recipeFromPhoto', { timeout: 60_000 }, () => {
  it('finds the middle face in an average one', () => {
    const { face } = likeness(bare, photograph({}));
    // What landmarks hardly show, such as a forehead's height, is found by less than it is there.
    for (const name of FACE_SLIDER_NAMES) expect(Math.abs(face[name]), name).toBeLessThan(0.3);
  });

  it.each([
    'gonialWidth',
    'mentalHeight',
    'eyeSize',
    'eyeSpacing',
    'nasalLength',
    'alarWidth',
    'mouthWidth',
  ] as const)('sees %s in the landmarks, straight on, turned and smiling', (name) => {
    for (const pose of [{}, { yaw: 0.2 }, { smile: 0.7 }]) {
      const large = likeness(bare, photograph({ [name]: 0.6 }, pose)).face[name];
      const small = likeness(bare, photograph({ [name]: -0.6 }, pose)).face[name];
      expect(large - small).toBeGreaterThan(0.5);
    }
  });

  it('does not take a smile for a wide mouth', () => {
    const smiling = likeness(bare, photograph({}, { smile: 0.8 })).face;
    expect(Math.abs(smiling.mouthWidth)).toBeLessThan(0.25);
  });

  it('takes colours from where they are', () => {
    const HAIR: Rgb = [150, 90, 50];
    const photo = picture((x, y) => {
      if (onFace(x, y) && y < 9) return SKIN;
      return Math.hypot(x / 8.5, (y - 3) / 10) < 1 && y > 2 ? HAIR : null;
    });
    const recipe = likeness(photo, photograph({}));
    expect(recipe.skin.colour).toBe('#d09a72');
    expect(recipe.hair).toMatchObject({ style: 'crop', colour: '#965a32' });
    expect(recipe.beard.style).toBe('none');
    expect(recipe.glasses.style).toBe('none');
  });

  it('sees that there is no hair', () => {
    const photo = picture((x, y) => (Math.hypot(x / 8.2, (y - 2) / 12.5) < 1 ? SKIN : null));
    expect(likeness(photo, photograph({})).hair.style).toBe('bald');
  });

  it('sees hair that falls to the shoulders', () => {
    const HAIR: Rgb = [60, 40, 30];
    const photo = picture((x, y) => {
      if (onFace(x, y) && y < 9) return SKIN;
      return Math.abs(x) < 11 && y < 12.5 ? HAIR : null;
    });
    expect(likeness(photo, photograph({})).hair.style).toBe('long');
  });

  it('sees that hair lit from the side is still hair', () => {
    const photo = picture((x, y) => {
      if (onFace(x, y) && y < 9) return SKIN;
      if (Math.abs(x) >= 11 || y >= 12.5) return null;
      return Math.abs(x) > 8 ? [92, 62, 40] : [44, 24, 14];
    });
    expect(likeness(photo, photograph({})).hair.style).toBe('long');
  });

  it('sees a hijab by the cloth under the chin, and takes no hair colour from it', () => {
    const CLOTH: Rgb = [40, 122, 116];
    const photo = picture((x, y) => {
      if (onFace(x, y) && y < 8.6 && y > -8.6) return SKIN;
      return Math.abs(x) < 11 && y < 12.5 ? CLOTH : null;
    });
    const recipe = likeness(photo, photograph({}));
    expect(recipe.headwear).toEqual({ style: 'hijab', colour: '#287a74' });
    expect(recipe.hair.colour).not.toBe('#287a74');
    expect(recipe.beard.style).toBe('none');
  });

  it.each([
    ['no face', []],
    ['several faces', [photograph({}), photograph({})]],
    ['too small', [photograph({}, { pixels: 2 })]],
    ['looks to the side', [photograph({}, { yaw: 0.9 })]],
  ])('refuses %s', (words, faces) => {
    const attempt = () => likeness(bare, ...faces);
    expect(attempt).toThrow(MasqueError);
    expect(attempt).toThrow(words);
  });
});
