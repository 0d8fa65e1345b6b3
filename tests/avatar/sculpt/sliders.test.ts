import { describe, expect, it } from 'vitest';
import { readCanonicalFaceBytes } from '../../../build/avatars/canonical-face-bytes.ts';
import { measureFace } from '../../../renderer/avatar/sculpt/face-measures.ts';
import { shapeIdentity } from '../../../renderer/avatar/sculpt/proportions/identity.ts';
import { sculptAvatar } from '../../../renderer/avatar/sculpt/sculpt-avatar.ts';
import { distance } from '../../../renderer/core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../renderer/core/math/vector3.ts';
import type { AvatarRecipe } from '../../../renderer/core/recipe/avatar-recipe.ts';
import { FACE_SLIDER_NAMES, type FaceSlider } from '../../../renderer/core/recipe/face-sliders.ts';
import { randomRecipe } from '../../../renderer/core/recipe/random-recipe.ts';
import { parseCanonicalFace } from '../../../renderer/core/shapes/canonical-face.ts';
import { itemAt, pointAt } from '../../../renderer/core/shapes/points.ts';

const face = parseCanonicalFace(await readCanonicalFaceBytes());
const somebody = randomRecipe(1);
const middle = Object.fromEntries(FACE_SLIDER_NAMES.map((name) => [name, 0])) as AvatarRecipe['face'];
const withSlider = (name: FaceSlider, value: number): AvatarRecipe => ({
  ...somebody,
  age: 0,
  hair: { ...somebody.hair, style: 'bald' },
  face: { ...middle, [name]: value },
});

/** What these move is no landmark: the chin's underside, ears, neck and shoulders. */
const ELSEWHERE = [
  'submentalFullness',
  'earSize',
  'earProtrusion',
  'neckWidth',
  'neckLength',
  'shoulderWidth',
] as const satisfies readonly FaceSlider[];
const ON_LANDMARKS = FACE_SLIDER_NAMES.filter((name) => !ELSEWHERE.some((other) => other === name));

const landmarks = (recipe: AvatarRecipe): readonly Vector3[] =>
  shapeIdentity(face, measureFace(recipe)).points;
const rest = landmarks(withSlider('eyeSize', 0));
/** Centimetres: a millimetre, less what rounds off. */
const SEEN = 0.095;

describe('a slider', { timeout: 60_000 }, () => {
  it.each(ON_LANDMARKS)('%s moves the face both ways, the one against the other', (name) => {
    const [low, high] = [landmarks(withSlider(name, -1)), landmarks(withSlider(name, 1))];
    const most = (points: readonly Vector3[], others: readonly Vector3[]): number =>
      Math.max(...points.map((point, i) => distance(point, itemAt(others, i))));
    expect(most(low, rest)).toBeGreaterThan(SEEN);
    expect(most(high, rest)).toBeGreaterThan(SEEN);
    expect(most(low, high)).toBeGreaterThan(Math.max(most(low, rest), most(high, rest)));
  });

  it.each(ELSEWHERE)('%s moves what is not the face', (name) => {
    const [low, high] = [-1, 1].map((value) =>
      sculptAvatar(withSlider(name, value), face, { still: true }).parts.map((part) => ({
        name: part.name,
        positions: part.positions,
      })),
    );
    const moved = (low ?? []).map((part) => {
      const other = high?.find((one) => one.name === part.name)?.positions;
      if (other?.length !== part.positions.length) return 0;
      const count = part.positions.length / 3;
      return Math.max(
        ...Array.from({ length: count }, (_, i) => distance(pointAt(part.positions, i), pointAt(other, i))),
      );
    });
    expect(Math.max(...moved)).toBeGreaterThan(0.001);
  });
});
