import { smoothstep } from '../../../core/math/easing.ts';
import { mixVectors, scale } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { fromHex } from '../colour.ts';
import { makeTuft } from '../painted.ts';
import { makeAnimalParts, neckBand } from './animal.ts';
import { type Being, coloursOf, featureShare } from './being.ts';
import { paintAnimalEye } from './being-eyes.ts';
import { mouthLine, muzzleWarp } from './muzzle.ts';

const DARK: Vector3 = [0.022, 0.016, 0.015];

/** White cheeks that sweep up from the muzzle under the eyes to the temples, 0..1. */
const mask = ([x, y, z]: Vector3): number => {
  const side = Math.abs(x);
  const edge = -0.9 + 0.34 * Math.max(0, side - 1.2) - 0.9 * smoothstep(1.4, 0.4, side);
  return smoothstep(edge + 0.28, edge - 0.28, y) * smoothstep(-2.6, 0.5, z);
};

export const fox: Being = {
  material: 'Coat',
  mouth: 'fangs',
  roughness: 0.85,
  teethInset: 1.1,
  // As large as a kitten's: more of the head than a person's are.
  measures: (measures) => ({
    ...measures,
    eyeSize: measures.eyeSize * 1.22,
    eyeSpacingCentimetres: measures.eyeSpacingCentimetres + 0.3,
    upperLidLiftCentimetres: measures.upperLidLiftCentimetres + 0.12,
    lowerLidDropCentimetres: measures.lowerLidDropCentimetres + 0.1,
  }),
  warp: muzzleWarp({ length: 3.1, taper: 0.62, pads: 0.25, chin: 0.76, cheeks: 1.12 }),
  form: (form) => ({
    ...form,
    skull: { centre: [0, 3.5, -2.9], radii: [8.3, 8.9, 8.9] },
    jaw: { ...form.jaw, radii: [form.jaw.radii[0] * 1.05, 4.6, form.jaw.radii[2]] },
  }),
  eyePicture: paintAnimalEye({ iris: 0.4, slit: 0.62 }),
  paint: ({ recipe, skin }) => {
    const { base, marking } = coloursOf(recipe);
    const lips = mouthLine(skin);
    return (point, person) => {
      const [x, y] = point;
      const ridge = smoothstep(2.4, 0.4, Math.abs(x)) * smoothstep(6.5, 2, y);
      const coat = mixVectors(mixVectors(base, scale(base, 0.72), 0.6 * ridge), marking, mask(point));
      const lids = mixVectors(coat, person, y > 0 ? featureShare(person, base) : 0);
      return mixVectors(lids, DARK, 0.9 * lips(point));
    };
  },
  parts: (fit) => {
    const { recipe, level } = fit;
    const { base, marking } = coloursOf(recipe);
    const cloth = fromHex(recipe.clothes.colour);
    const tail = (x: number, lean: number, reach: number) =>
      makeTuft(
        [
          [x, -10, 2.6],
          [x + lean * 0.4, -12.8, 5.2],
          [x + lean, -10 - reach, 6],
        ],
        {
          width: 1.9,
          root: scale(cloth, 0.75),
          tip: cloth,
          facing: () => [0, 0.2, 1],
          sides: 8,
          points: 6,
          flatness: 0.25,
        },
      );
    return makeAnimalParts(fit, {
      ear: {
        root: [4.9, 9.4, -2.6],
        up: [0.3, 1, 0],
        height: 9,
        width: 3.3,
        fur: base,
        inside: mixVectors(marking, [0.75, 0.5, 0.42], 0.35),
        tuft: marking,
        tip: DARK,
      },
      cheekTufts: [
        [
          [6.6, 0.2, 0],
          [8.8, -0.4, -0.2],
          [11, -1.9, -1.6],
        ],
        [
          [6.5, -1.4, 0.7],
          [8.8, -2.4, 0.5],
          [11, -4.4, -0.9],
        ],
        [
          [6, -3, 1.2],
          [8, -4.5, 1.2],
          [9.6, -6.8, 0],
        ],
        [
          [5.2, -4.4, 1.6],
          [6.4, -6, 1.7],
          [7.4, -8.2, 0.7],
        ],
      ],
      crownTufts: [
        [
          [0.2, 9.6, 2.4],
          [0.5, 12, 2],
          [1.6, 14, 0.6],
        ],
        [
          [-0.7, 9.6, 2.2],
          [-1, 11.8, 1.8],
          [-2, 13.2, 0.4],
        ],
      ],
      tuftWidth: 1.6,
      snout: { width: 0.95, nose: DARK, whiskers: [0.05, 0.04, 0.035], whiskerLength: 4.6 },
      body: { fur: base, chest: marking, ruff: 1.05 },
      neckwear: [
        neckBand(recipe, { radius: 5.9, y: -8.9, thickness: 1.5, flatness: 0.85, folds: 1 }, level),
        tail(1.2, 1.2, 8.5),
        tail(-0.2, -1.4, 7.2),
      ],
    });
  },
};
