import { mix, smoothstep } from '../../../core/math/easing.ts';
import { mixVectors, scale } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { fromHex } from '../colour.ts';
import { finer } from '../fineness.ts';
import { joinPainted, makeRing, onBothSides, type PaintedSurface, painted } from '../painted.ts';
import type { PartDraft } from '../part.ts';
import { revolve } from '../revolve.ts';
import { CHEST_JOINT, NECK_JOINT } from '../skeleton.ts';
import { gridTriangles, type Surface, turnInsideOut, unitSphere } from '../surface.ts';
import { makeTube } from '../tube.ts';
import { type Being, type BeingFit, coloursOf, featureShare, METAL } from './being.ts';
import { paintRobotEye } from './being-eyes.ts';
import { lensRings, voiceDisplay } from './robot-face.ts';

const ORIGIN: Vector3 = [0, 0, 0];

/** No nose, the chin square: a face plate. */
const warp = ([x, y, z]: Vector3): Vector3 => {
  const across = Math.abs(x);
  const nose = smoothstep(3.4, 1.6, Math.abs(y + 0.6)) * smoothstep(3, 1.5, across) * smoothstep(3, 4.6, z);
  const jaw = smoothstep(-4.5, -8, y);
  const plate = 5.35 - 0.05 * x * x - 0.05 * (y + 1);
  return [x * (1 + 0.14 * jaw * smoothstep(0.6, 3, across)), y, mix(z, plate, 0.94 * nose)];
};

/** Dark lines between plates: 0 on a seam's middle, 1 off it. */
const groove = (distance: number, width = 0.1): number => smoothstep(width * 0.4, width, Math.abs(distance));

const sphere = (radius: number, centre: Vector3, segments: number): Surface => {
  const { points, triangles } = unitSphere(segments, Math.round(segments / 2));
  return {
    triangles,
    points: points.map(([x, y, z]) => [
      centre[0] + x * radius,
      centre[1] + y * radius,
      centre[2] + z * radius,
    ]),
  };
};

/** A turned body about the x axis: discs over the ears. */
const sideways = (surface: Surface, [cx, cy, cz]: Vector3): Surface => ({
  triangles: surface.triangles,
  points: surface.points.map(([x, y, z]) => [cx + y, cy - x, cz + z]),
});

/** The skull's cover, ear discs, antenna and brow visor. */
const headParts = ({ recipe, form, level }: BeingFit): { plates: PaintedSurface; lights: PaintedSurface } => {
  const { base, marking } = coloursOf(recipe);
  const light = fromHex(recipe.eyes.irisColour);
  const { centre, radii } = form.skull;
  const segments = finer(32, level);
  const rows = finer(9, level);
  // From the crown down; in front it ends over the forehead, behind at the nape.
  const helmet: Vector3[] = [];
  for (let row = 0; row <= rows; row++)
    for (let k = 0; k < segments; k++) {
      const turn = (2 * Math.PI * k) / segments;
      const front = Math.max(0, -Math.cos(turn));
      const edge = mix(1.95, 0.86, smoothstep(0.1, 0.8, front)) + (row === rows ? 0.02 : 0);
      const down = (edge * Math.min(row, rows - 1)) / (rows - 1);
      const lift = row === rows ? -0.6 : 0.45;
      helmet.push([
        centre[0] + (radii[0] + lift) * Math.sin(down) * Math.sin(turn),
        centre[1] + (radii[1] + lift) * Math.cos(down),
        centre[2] - (radii[2] + lift) * Math.sin(down) * Math.cos(turn),
      ]);
    }
  const grid = { points: helmet, triangles: turnInsideOut(gridTriangles(segments, rows + 1, true)) };
  const shell = painted(grid, ([x]) => scale(marking, mix(0.55, 1, groove(Math.abs(x) - 2.1, 0.5))));
  const side: Vector3 = [radii[0] - 0.5, 1.2, -3];
  const disc = sideways(
    revolve(
      [
        { x: 0.02, z: 0.02, y: 1.6 },
        { x: 1.15, z: 1.15, y: 1.55 },
        { x: 1.3, z: 1.3, y: 1.2 },
        { x: 1.9, z: 1.9, y: 1.2 },
        { x: 2.5, z: 2.5, y: 0.9 },
        { x: 2.6, z: 2.6, y: -0.6 },
      ],
      finer(20, level),
      ORIGIN,
    ),
    side,
  );
  const discs = onBothSides(painted(disc, (_, i) => (i < 3 * finer(20, level) ? METAL : base)));
  const glowRing = sideways(
    makeRing(
      (turn) => [1.55 * Math.sin(turn), 1.3, 1.55 * Math.cos(turn)],
      () => 0.16,
      { segments: finer(20, level), sides: 5 },
    ),
    side,
  );
  const top = centre[1] + radii[1] + 0.3;
  const stem = painted(
    makeTube(
      [
        [0, top - 0.4, -2.6],
        [0, top + 0.5, -2.7],
        [0, top + 2.2, -3],
      ],
      { radius: (t) => 0.42 - 0.28 * t, flatness: 1, sides: 8, facing: () => [0, 0, 1] },
    ),
    METAL,
  );
  return {
    plates: joinPainted([shell, discs, stem]),
    lights: joinPainted([
      onBothSides(painted(glowRing, light)),
      painted(sphere(0.78, [0, top + 2.8, -3.1], finer(14, level)), mixVectors(light, [1, 1, 1], 0.25)),
    ]),
  };
};

/** A bellows between head and chest. */
const neck = ({ form, level }: BeingFit): PaintedSurface => {
  const rings = Array.from({ length: 15 }, (_, i) => {
    const radius = form.neckRadius + (i % 2 === 0 ? 0.9 : 1.45);
    return { x: radius, z: radius, y: 4.6 - 0.68 * i };
  });
  const segments = finer(24, level);
  return painted(revolve(rings, segments, [0, NECK_JOINT[1] + 0.6, -4]), (_, i) =>
    scale(METAL, Math.floor(i / segments) % 2 === 0 ? 0.45 : 1.35),
  );
};

const chest = ({ recipe, level }: BeingFit): { plates: PaintedSurface; lights: PaintedSurface } => {
  const { base, marking } = coloursOf(recipe);
  const cloth = fromHex(recipe.clothes.colour);
  const light = fromHex(recipe.eyes.irisColour);
  const segments = finer(32, level);
  const rings = [
    { x: 5.2, z: 4.9, y: -14.4 },
    { x: 6.6, z: 6, y: -14 },
    { x: 7, z: 6.3, y: -14.5 },
    { x: 6.8, z: 6.1, y: -15.2 },
    { x: 9, z: 7.4, y: -15.7 },
    { x: 11.6, z: 8.3, y: -16.8 },
    { x: 13.2, z: 8.9, y: -18.8 },
    { x: 13.8, z: 9.2, y: -22 },
    { x: 13.2, z: 9, y: -30 },
  ];
  const torso = painted(revolve(rings, segments, [0, 0, -4.2]), ([x, y, z], i) => {
    const ring = Math.floor(i / segments);
    if (ring <= 3) return marking;
    const plate = z > -3 && Math.abs(x) < 7 ? cloth : base;
    return y < -29 ? scale(plate, 0.6) : plate;
  });
  const shoulder = sideways(
    revolve(
      [
        { x: 0.05, z: 0.05, y: 3.4 },
        { x: 2.2, z: 2.2, y: 3.1 },
        { x: 3.5, z: 3.5, y: 1.9 },
        { x: 4.1, z: 4.1, y: 0 },
        { x: 3.8, z: 3.8, y: -1.6 },
      ],
      finer(18, level),
      ORIGIN,
    ),
    [13.6, -21, -4.2],
  );
  const lamp = sphere(1, ORIGIN, finer(14, level));
  return {
    plates: joinPainted([torso, onBothSides(painted(shoulder, marking))]),
    lights: painted(
      { ...lamp, points: lamp.points.map(([x, y, z]) => [x * 1.5, -20.2 + y * 1.5, 4.75 + z * 0.5]) },
      mixVectors(light, [1, 1, 1], 0.2),
    ),
  };
};

export const robot: Being = {
  material: 'Shell',
  roughness: 0.3,
  isBrowless: true,
  mouth: 'empty',
  measures: (measures) => ({
    ...measures,
    eyeSize: measures.eyeSize * 1.12,
    eyeSpacingCentimetres: measures.eyeSpacingCentimetres + 0.25,
  }),
  warp,
  form: (form) => ({ ...form, neckRadius: Math.min(form.neckRadius, 3.6) }),
  eyePicture: paintRobotEye,
  paint: ({ recipe, skin, identity }) => {
    const { base, marking } = coloursOf(recipe);
    const mouth = itemAt(skin.points, 13);
    const [cornerX, cornerY] = itemAt(skin.points, 61);
    const corner = Math.abs(cornerX);
    return (point, person) => {
      const [x, y, z] = point;
      const side = Math.abs(x);
      const eye = x < 0 ? identity.right : identity.left;
      // Shutters: what slides over the eye is of another plate, in a round frame.
      const [dx, dy] = [side - Math.abs(eye.centre[0]), y - eye.centre[1]];
      const round = Math.hypot(dx / 1.02, dy / 0.78) / eye.radius;
      const ahead = smoothstep(eye.centre[2] - 0.6, eye.centre[2], z);
      const lid = smoothstep(1.0, 0.96, round) * ahead;
      const frame = mix(1, groove(round - 1, 0.07), ahead);
      // Seams end before the face's edge, whose colours run on over skull and throat.
      const chin = itemAt(skin.points, 152)[1];
      const below = smoothstep(chin + 0.35, chin + 0.8, y);
      const jaw =
        groove(side - (corner + 0.55), 0.13) +
        smoothstep(mouth[1] + 0.5, mouth[1] + 0.7, y) +
        smoothstep(chin + 0.6, chin + 0.3, y);
      const cheek = groove(y + 2.2 - 0.3 * (side - 5), 0.12) + smoothstep(4.6, 4.4, side);
      const brow = groove(y - 6.9 + 0.03 * x * x, 0.12) + smoothstep(4.7, 4.9, side);
      const lips = mix(mouth[1], cornerY, (side / corner) ** 2);
      const slot = groove(y - lips, 0.17) + smoothstep(corner + 0.2, corner + 0.45, side);
      const seam = Math.min(1, jaw) * Math.min(1, cheek) * Math.min(1, brow) * Math.min(1, slot) * frame;
      const onJaw = side < corner + 0.55 && y < mouth[1] + 0.4 && z > 0 ? below : 0;
      const rivet = smoothstep(0.16, 0.24, Math.hypot(side - 5.9, y + 3.1));
      const plate = mixVectors(base, marking, 0.9 * onJaw);
      const shuttered = mixVectors(plate, scale(marking, 0.8), lid);
      const seamed = mixVectors(scale(plate, 0.22), shuttered, Math.min(seam, rivet));
      // A mouth without lips: the slot between the face's plate and the jaw's.
      const isLip = Math.abs(y - mouth[1]) < 2 && side < corner + 0.6;
      return mixVectors(seamed, person, lid > 0.5 || isLip ? 0 : featureShare(person, base));
    };
  },
  parts: (fit) => {
    const head = headParts(fit);
    const body = chest(fit);
    const voice = voiceDisplay(fit);
    const part = (
      name: string,
      material: 'Trim' | 'Glow',
      bone: PartDraft['bone'],
      pivot: Vector3,
      surface: PaintedSurface,
    ): PartDraft => ({ ...surface, name, material, bone, pivot });
    return [
      part('Helmet', 'Trim', 'Head', ORIGIN, joinPainted([head.plates, lensRings(fit), voice.panel])),
      part('Lights', 'Glow', 'Head', ORIGIN, joinPainted([head.lights, voice.lamps])),
      part('Bellows', 'Trim', 'Neck', NECK_JOINT, neck(fit)),
      part('Torso', 'Trim', 'Chest', CHEST_JOINT, body.plates),
      part('Lamp', 'Glow', 'Chest', CHEST_JOINT, body.lights),
    ];
  },
};
