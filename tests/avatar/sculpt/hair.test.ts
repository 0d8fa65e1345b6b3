import { beforeAll, describe, expect, it } from 'vitest';
import { readCanonicalFaceBytes } from '../../../build/avatars/canonical-face-bytes.ts';
import { readRecipe } from '../../../build/avatars/read-recipe.ts';
import { makeBeard } from '../../../renderer/avatar/sculpt/beard/beard.ts';
import { measureFace } from '../../../renderer/avatar/sculpt/face-measures.ts';
import { type HairFit, makeHair } from '../../../renderer/avatar/sculpt/hair/hair.ts';
import { createScalp, type Scalp } from '../../../renderer/avatar/sculpt/hair/scalp.ts';
import { HAT_CLEARANCE } from '../../../renderer/avatar/sculpt/hair/under-hat.ts';
import { createHeadVolume, headFormOf } from '../../../renderer/avatar/sculpt/head-volume.ts';
import { shapeIdentity } from '../../../renderer/avatar/sculpt/proportions/identity.ts';
import { makeSkin, type Skin } from '../../../renderer/avatar/sculpt/skin.ts';
import { coverLine } from '../../../renderer/avatar/sculpt/wear/headwear.ts';
import type { Vector3 } from '../../../renderer/core/math/vector3.ts';
import type { AvatarRecipe } from '../../../renderer/core/recipe/avatar-recipe.ts';
import {
  BEARD_STYLES,
  type BeardStyle,
  HAIR_STYLES,
  type HairStyle,
} from '../../../renderer/core/recipe/recipe-choices.ts';
import { parseCanonicalFace } from '../../../renderer/core/shapes/canonical-face.ts';
import { itemAt } from '../../../renderer/core/shapes/points.ts';

/** Sculpting takes seconds on a busy machine; the limit only ends a hang. Milliseconds. */
const PATIENCE = 120_000;
const MOST_TRIANGLES = 7000;

const mira = readRecipe(new URL('../../../assets/avatars/mira.json', import.meta.url));
const wearing = (style: HairStyle, more: Partial<AvatarRecipe> = {}): AvatarRecipe => ({
  ...mira,
  ...more,
  hair: { ...mira.hair, style },
});

let fit: HairFit;
let skin: Skin;
let scalp: Scalp;

beforeAll(async () => {
  const face = parseCanonicalFace(await readCanonicalFaceBytes());
  const measures = measureFace(mira);
  const head = headFormOf(measures);
  skin = makeSkin(face, shapeIdentity(face, measures), createHeadVolume(head), 'low');
  scalp = createScalp(skin, head.skull);
  fit = { scalp, head, measures, level: 'low' };
}, PATIENCE);

/** Between the brows and the chin, before the ears: where a face is read. */
const isBeforeFace = ([x, y, z]: Vector3): boolean => {
  const mouth = itemAt(skin.points, 13);
  return Math.abs(x) < 4 && y < 3.6 && y > mouth[1] - 1 && z > 2.5;
};

const partOf = (recipe: AvatarRecipe) => {
  const { part } = makeHair(recipe, fit);
  if (!part) throw new Error(`${recipe.hair.style} makes no hair`);
  return part;
};

const styles = (Object.keys(HAIR_STYLES) as HairStyle[]).filter((style) => style !== 'bald');

describe.each(styles)('hair in the style %s', (style) => {
  it('keeps to its triangles, is finite and leaves the face free', () => {
    const { points, triangles, colours } = partOf(wearing(style));
    expect(triangles.length).toBeGreaterThan(1000);
    expect(triangles.length).toBeLessThanOrEqual(MOST_TRIANGLES);
    expect(points.flat().every(Number.isFinite)).toBe(true);
    expect(colours?.flat().every((value) => value >= 0)).toBe(true);
    expect(points.filter(isBeforeFace)).toEqual([]);
  });

  it('is the same for the same person, and another’s is not', () => {
    const once = partOf(wearing(style));
    expect(partOf(wearing(style)).points).toEqual(once.points);
    if (style !== 'buzz') expect(partOf(wearing(style, { id: 'mara' })).points).not.toEqual(once.points);
  });

  it('lies flat under a beanie', () => {
    const recipe = wearing(style, { headwear: { style: 'beanie', colour: '#46505f' } });
    const cover = coverLine('beanie');
    const high = partOf(recipe).points.filter((point) => {
      const { down, around, height } = scalp.polarOf(point);
      return height > HAT_CLEARANCE && down < (cover?.(around) ?? 0);
    });
    expect(high).toEqual([]);
  });

  it('hangs on bones that exist, by weights that add up', () => {
    const { part, bones, springs, springColliders } = makeHair(wearing(style), fit);
    if (springs.length === 0) return expect(part?.skin).toBeUndefined();
    const names = new Set(['Head', ...bones.map(({ name }) => name)]);
    for (const bone of [...springs.flatMap((spring) => spring.bones), ...(part?.skin?.bones ?? [])])
      expect(names).toContain(bone);
    expect(springColliders.length).toBeGreaterThan(0);
    const weights = part?.skin?.weights ?? new Float32Array();
    let swinging = 0;
    for (let i = 0; i < weights.length; i += 4) {
      expect(weights.subarray(i, i + 4).reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 4);
      if (part?.skin?.joints[i] !== 0) swinging++;
    }
    expect(swinging).toBeGreaterThan(100);
  });
});

describe('hair', () => {
  it('is none on a bald head and under a hijab', () => {
    expect(makeHair(wearing('bald'), fit).part).toBeNull();
    const hidden = wearing('long', { headwear: { style: 'hijab', colour: '#46505f' } });
    expect(makeHair(hidden, fit)).toMatchObject({ part: null, bones: [] });
  });

  it('grows longer with its length, and the parting changes sides', () => {
    const lowest = (length: number): number => {
      const recipe = wearing('long');
      return Math.min(...partOf({ ...recipe, hair: { ...recipe.hair, length } }).points.map(([, y]) => y));
    };
    expect(lowest(1)).toBeLessThan(lowest(-1) - 4);
    const recipe = wearing('swept');
    const other = partOf({ ...recipe, hair: { ...recipe.hair, parting: 'right' } });
    expect(other.points).not.toEqual(partOf(recipe).points);
  });
});

const beards = (Object.keys(BEARD_STYLES) as BeardStyle[]).filter(
  (style) => style !== 'none' && style !== 'stubble',
);

describe.each(beards)('a beard in the style %s', (style) => {
  const beardOf = () => {
    const part = makeBeard({ ...mira, beard: { style, colour: '#3a2a1c' } }, skin)?.part;
    if (!part) throw new Error(`${style} makes no beard`);
    return part;
  };

  it('leaves the lips free and moves with the skin that it grows on', () => {
    const { points, shifts, triangles } = beardOf();
    const mouth = itemAt(skin.points, 13);
    expect(points.filter(([x, y]) => Math.abs(x) < 1.2 && Math.abs(y - mouth[1]) < 0.12)).toEqual([]);
    expect(points.flat().every(Number.isFinite)).toBe(true);
    expect(triangles.length).toBeLessThan(4000);
    const opens = shifts?.jawOpen?.map(([, y]) => y) ?? [];
    expect(Math.max(...opens)).toBeLessThan(0.3);
    expect(Math.min(...opens)).toBeLessThan(-1);
    const smiles = shifts?.mouthSmileLeft?.map((shift) => Math.hypot(...shift)) ?? [];
    expect(Math.max(...smiles)).toBeGreaterThan(0.2);
  });
});

it('lets a full beard stand off in locks, and least above the mouth', () => {
  const beard = makeBeard({ ...mira, beard: { style: 'full', colour: '#3a2a1c' } }, skin)?.part;
  const [lip, chin] = [itemAt(skin.points, 164), itemAt(skin.points, 175)];
  const near = ([x, y, z]: Vector3, at: Vector3) => Math.hypot(x - at[0], y - at[1], z - at[2]);
  const forward = (at: Vector3) =>
    Math.max(...(beard?.points ?? []).filter((point) => near(point, at) < 1.2).map(([, , z]) => z - at[2]));
  expect(forward(lip)).toBeLessThan(0.6);
  expect(forward(chin)).toBeGreaterThan(0.6);
  const shades = (beard?.colours ?? []).map(([red]) => red).sort((a, b) => a - b);
  const [furrow = 0, crest = 1] = [0.1, 0.9].map((share) => shades[Math.floor(share * shades.length)]);
  expect(furrow).toBeLessThan(0.8 * crest);
});
