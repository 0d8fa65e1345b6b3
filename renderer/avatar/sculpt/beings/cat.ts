import { mix, smoothstep } from '../../../core/math/easing.ts';
import { mixVectors, scale } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { fromHex } from '../colour.ts';
import { finer } from '../fineness.ts';
import { painted } from '../painted.ts';
import { unitSphere } from '../surface.ts';
import { makeAnimalParts, neckBand } from './animal.ts';
import { type Being, coloursOf, featureShare } from './being.ts';
import { paintAnimalEye } from './being-eyes.ts';
import { mouthLine, muzzleWarp } from './muzzle.ts';

const BRASS: Vector3 = [0.72, 0.47, 0.13];
const INNER_EAR: Vector3 = [0.78, 0.4, 0.38];

/** Three stripes on the forehead and two on each cheek, 0..1. */
const stripes = ([x, y, z]: Vector3): number => {
  const side = Math.abs(x);
  const forehead = [0, 1.5, 3].reduce((most, at, k) => {
    const line = side - at * (0.75 + 0.06 * (y - 5));
    const wide = 0.42 * smoothstep(4.6 - 0.2 * k, 7, y);
    return Math.max(
      most,
      smoothstep(wide, wide * 0.45, Math.abs(line)) * smoothstep(4.8 + 0.35 * k, 5.6 + 0.35 * k, y),
    );
  }, 0);
  const cheek = [0.4, -1.5].reduce((most, at) => {
    const line = y - at + 0.22 * (side - 6);
    const wide = 0.38 * smoothstep(5, 7, side);
    return Math.max(most, smoothstep(wide, wide * 0.4, Math.abs(line)) * smoothstep(5, 5.8, side));
  }, 0);
  return Math.max(forehead, cheek) * smoothstep(-1.2, 0.6, z);
};

export const cat: Being = {
  material: 'Coat',
  mouth: 'fangs',
  roughness: 0.85,
  teethInset: 1.1,
  // As large as a kitten's: more of the head than a person's are.
  measures: (measures) => ({
    ...measures,
    eyeSize: measures.eyeSize * 1.28,
    eyeSpacingCentimetres: measures.eyeSpacingCentimetres + 0.3,
    upperLidLiftCentimetres: measures.upperLidLiftCentimetres + 0.15,
    lowerLidDropCentimetres: measures.lowerLidDropCentimetres + 0.14,
  }),
  warp: muzzleWarp({ length: 1.1, taper: 0.8, pads: 0.75, chin: 0.72, cheeks: 1.1 }),
  form: (form) => ({
    ...form,
    skull: { centre: [0, 3.4, -2.8], radii: [8.7, 9, 8.9] },
    jaw: { ...form.jaw, radii: [form.jaw.radii[0] * 1.08, 4.6, form.jaw.radii[2]] },
  }),
  eyePicture: paintAnimalEye({ iris: 0.47, slit: 0.48 }),
  paint: ({ recipe, skin }) => {
    const { base, marking } = coloursOf(recipe);
    const lips = mouthLine(skin);
    const mouth = itemAt(skin.points, 13);
    const stripe = scale(base, 0.38);
    return (point, person) => {
      const [x, y, z] = point;
      // White from the nose down to the throat.
      const muzzle = smoothstep(1.12, 0.86, Math.hypot(x / 3.7, (y + 4.2) / 3.7)) * smoothstep(0, 3, z);
      const bridge =
        smoothstep(1.15, 0.5, Math.abs(x) + 0.22 * (y - 1)) * smoothstep(5.4, 2, y) * smoothstep(-2, 0, y);
      const coat = mixVectors(
        mixVectors(base, stripe, stripes(point)),
        marking,
        Math.max(muzzle, 0.9 * bridge * smoothstep(0, 5, z)),
      );
      // The line from the nose to the lip.
      const philtrum =
        smoothstep(0.13, 0.05, Math.abs(x)) *
        smoothstep(mouth[1] - 0.1, mouth[1] + 0.2, y) *
        smoothstep(-1.4, -1.7, y);
      const lids = mixVectors(coat, person, y > 0 ? featureShare(person, base) : 0);
      return mixVectors(lids, scale(base, 0.14), 0.9 * Math.max(philtrum, lips(point)));
    };
  },
  parts: (fit) => {
    const { recipe, level } = fit;
    const { base, marking } = coloursOf(recipe);
    const brass = recipe.clothes.secondColour ? fromHex(recipe.clothes.secondColour) : BRASS;
    const bell = painted(unitSphere(finer(12, level), finer(8, level)), ([, y]) =>
      scale(brass, mix(1, 0.25, smoothstep(0.3, 0.1, Math.abs(y + 0.2)))),
    );
    const collar = neckBand(
      recipe,
      { radius: 5.7, y: -8.6, thickness: 0.75, flatness: 0.7, folds: 0 },
      level,
    );
    return makeAnimalParts(fit, {
      ear: {
        root: [5.2, 9.6, -2.4],
        up: [0.42, 1, 0.02],
        height: 7,
        width: 3.5,
        fur: base,
        inside: INNER_EAR,
        tuft: marking,
        tip: scale(base, 0.6),
      },
      cheekTufts: [
        [
          [6.6, -1.2, 0.4],
          [8.6, -1.9, 0.2],
          [10.4, -3, -0.9],
        ],
        [
          [6.3, -2.8, 1],
          [8, -4, 0.9],
          [9.6, -5.6, -0.2],
        ],
        [
          [5.6, -4.2, 1.6],
          [6.9, -5.6, 1.7],
          [8, -7.4, 0.8],
        ],
      ],
      crownTufts: [],
      tuftWidth: 1.55,
      snout: { width: 0.78, nose: [0.62, 0.2, 0.22], whiskers: [0.95, 0.93, 0.9], whiskerLength: 6.4 },
      body: { fur: base, chest: marking, ruff: 0.9 },
      neckwear: [
        collar,
        {
          ...bell,
          points: bell.points.map(([x, y, z]): Vector3 => [x * 1.05, -10.9 + y * 1.05, 3 + z * 1.05]),
        },
      ],
    });
  },
};
