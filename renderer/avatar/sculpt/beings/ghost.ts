import { mix, smoothstep } from '../../../core/math/easing.ts';
import { mixVectors } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import type { Colour } from '../colour.ts';
import { finer } from '../fineness.ts';
import { joinPainted, makeTuft, type PaintedSurface, painted } from '../painted.ts';
import type { PartDraft } from '../part.ts';
import { bindSkin } from '../skin-part.ts';
import { gridTriangles, turnInsideOut } from '../surface.ts';
import { makeTube, smoothPath } from '../tube.ts';
import { type Being, type BeingFit, coloursOf, featureShare } from './being.ts';
import { paintGhostEye } from './being-eyes.ts';

/** What the sheet would be without a face under it: depth over (x, y). */
const sheetDepth = (x: number, y: number): number => 5.1 - 0.055 * x * x - 0.012 * (y + 2) ** 2;

/** Soft all over: no nose to speak of, a small mouth, and a chin that runs into the sheet. */
const warp = ([x, y, z]: Vector3): Vector3 => {
  const front = smoothstep(0.5, 2.5, z);
  // Eyes stay on their eyeballs; all else of a face is drawn flat.
  const eye = smoothstep(4.4, 2.4, Math.hypot((Math.abs(x) - 3.6) * 0.95, y - 2.2));
  const nose = Math.exp(-(((y + 0.6) / 2.4) ** 2)) * smoothstep(4, 1.7, Math.abs(x)) * front;
  const ridge = smoothstep(1.75, 0.9, Math.abs(x)) * smoothstep(6.5, 4, y) * smoothstep(-3, -1, y) * front;
  const mouth = Math.exp(-(((y + 4.3) / 2.4) ** 2)) * smoothstep(4.4, 2, Math.abs(x)) * front;
  const chin = smoothstep(-5.2, -8, y) * front;
  const flat = Math.max(
    ridge,
    Math.max(0.94 * nose, 0.75 * mouth, 0.85 * chin, 0.5 * smoothstep(0.5, -2, y) * front) * (1 - eye),
  );
  return [x * mix(1, 0.72, mouth) * mix(1, 0.7, nose), y, mix(z, sheetDepth(x, y) - 0.9 * chin, flat)];
};

/** Half the width and the height of the sheet's rings, from under the chin to the hem. */
const RINGS: readonly (readonly [width: number, y: number, fold: number])[] = [
  [7.4, -8.4, 0],
  [8.4, -10.6, 0.004],
  [9.3, -13, 0.015],
  [10, -15.2, 0.035],
  [10.3, -17.5, 0.06],
  [11, -20, 0.085],
  [11.7, -22.6, 0.11],
  [12.5, -25, 0.14],
  [13.2, -27, 0.16],
];

const FOLDS = 9;
const WHITE: Colour = [1, 1, 1];

const sheet = ({ level }: BeingFit): PaintedSurface => {
  const segments = finer(54, level);
  const points = RINGS.flatMap(([width, y, fold], ring) =>
    Array.from({ length: segments }, (_, k): Vector3 => {
      const turn = (2 * Math.PI * k) / segments;
      const wave = Math.cos(FOLDS * turn) + 0.35 * Math.cos(4 * turn + 1);
      const out = width * (1 + fold * wave);
      // The hem waves where the folds lie.
      const hem = ring === RINGS.length - 1 ? -1.1 * wave : 0;
      return [out * Math.sin(turn), y + hem, -3.9 - 0.9 * out * Math.cos(turn)];
    }),
  );
  return painted(
    { points, triangles: turnInsideOut(gridTriangles(segments, RINGS.length, true)) },
    (_, i) => {
      const turn = (2 * Math.PI * (i % segments)) / segments;
      const deep = smoothstep(0.2, -1, Math.cos(FOLDS * turn)) * smoothstep(1, 6, Math.floor(i / segments));
      return mixVectors([1, 1, 1], [0.66, 0.72, 0.9], 0.75 * deep);
    },
  );
};

/** The sheet is gathered to a tip over the crown, which falls to one side. */
const crown = ({ form }: BeingFit): PaintedSurface => {
  const top = form.skull.centre[1] + form.skull.radii[1];
  const places = Array.from({ length: 10 }, (_, i) => i / 9);
  const path = smoothPath(
    [
      [0, top - 2.2, -3],
      [0, top - 0.4, -3],
      [0.3, top + 1.6, -3.1],
      [1.6, top + 3, -3],
      [3.2, top + 2.7, -2.7],
    ],
    places,
  );
  const tube = makeTube(path, {
    radius: (t) => 5.2 * (1 - t) ** 2.1 + 1.1 * Math.sin(Math.PI * t) ** 0.5 * (1 - t) ** 0.5 + 0.02,
    flatness: 1,
    sides: 14,
    facing: () => [0, 0, 1],
  });
  return painted(tube, WHITE);
};

const arms = (): PaintedSurface =>
  joinPainted(
    [1, -1].map((side) =>
      makeTuft(
        [
          [side * 7.5, -16.5, -1],
          [side * 10.6, -17.2, 0.6],
          [side * 12.6, -16, 2],
          [side * 13.4, -14.2, 2.8],
        ],
        {
          width: 2.3,
          root: [0.94, 0.95, 1],
          tip: [1, 1, 1],
          facing: () => [0, 1, 0],
          points: 7,
          sides: 9,
          flatness: 0.85,
        },
      ),
    ),
  );

export const ghost: Being = {
  material: 'Veil',
  roughness: 0.9,
  isBrowless: true,
  mouth: 'tongue',
  // Eyes as round as two holes in a sheet.
  measures: (measures) => ({
    ...measures,
    eyeSize: measures.eyeSize * 1.15,
    eyeSpacingCentimetres: measures.eyeSpacingCentimetres + 0.3,
    upperLidLiftCentimetres: measures.upperLidLiftCentimetres + 0.6,
    lowerLidDropCentimetres: measures.lowerLidDropCentimetres + 0.45,
  }),
  warp,
  form: (form) => ({
    ...form,
    skull: { centre: [0, 3.4, -3.1], radii: [8.3, 9.4, 8.9] },
    jaw: { centre: [0, -3.4, -1.4], radii: [7.4, 6, 5.6] },
    neckRadius: 7.9,
    nape: 1,
  }),
  eyePicture: paintGhostEye,
  paint: ({ recipe }) => {
    const { base } = coloursOf(recipe);
    return (point, person) => {
      const rosy: Colour = mixVectors(base, [0.95, 0.62, 0.68], 0.4);
      const cheek = Math.exp(-(((Math.abs(point[0]) - 4.7) / 1.5) ** 2 + ((point[1] + 1.7) / 1) ** 2));
      const coat = mixVectors(base, rosy, recipe.skin.blush * cheek);
      // Lips are hardly more than a shade of the sheet.
      const features = point[1] > 0.2 ? 1 : point[1] < -2.4 ? 0.1 : 0;
      return mixVectors(coat, person, features * featureShare(person, base));
    };
  },
  parts: (fit): PartDraft[] => {
    const surface = joinPainted([sheet(fit), arms(), crown(fit)]);
    const plain = itemAt(fit.skin.uv, 234);
    return [
      {
        ...surface,
        name: 'Sheet',
        material: 'Veil',
        bone: 'Avatar',
        pivot: [0, 0, 0],
        uv: surface.points.map(() => plain),
        skin: bindSkin(surface.points),
      },
    ];
  },
};
