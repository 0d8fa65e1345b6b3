import { clamp, mix, smoothstep } from '../../core/math/easing.ts';
import { mixVectors, scale } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { type Colour, fromHex, writePixel } from './colour.ts';
import type { Eyeball } from './eyeball.ts';
import type { PartDraft } from './part.ts';
import type { Picture } from './sculpted-avatar.ts';
import { gridTriangles, type Surface, type Triangle } from './surface.ts';

type Side = 'Left' | 'Right';

/** How far round from the front the eyeball is modelled, radians: lids hide the rest. */
const EYE_EXTENT = 0.5 * Math.PI;
/** Angle from the front to the iris's edge. */
const IRIS_ANGLE = 0.49;
const PUPIL_SHARE = 0.47;
const PICTURE_SIZE = 256;

/** A cap of a sphere about +z: rings of growing angle, with azimuthal uv. */
const cap = (
  radiusAt: (angle: number) => number,
  extent: number,
  segments: number,
  rings: number,
): Surface & { uv: [number, number][] } => {
  const points: Vector3[] = [];
  const uv: [number, number][] = [];
  for (let ring = 0; ring <= rings; ring++) {
    const angle = (extent * ring) / rings;
    const radius = radiusAt(angle);
    for (let k = 0; k < segments; k++) {
      const turn = (2 * Math.PI * k) / segments;
      const [x, y] = [Math.cos(turn), Math.sin(turn)];
      points.push([radius * Math.sin(angle) * x, radius * Math.sin(angle) * y, radius * Math.cos(angle)]);
      uv.push([0.5 + (0.5 * ring * x) / rings, 0.5 - (0.5 * ring * y) / rings]);
    }
  }
  const isSliver = ([a, b, c]: Triangle): boolean =>
    [a, b, c].filter((i) => i < segments).length > 1 && a !== 0 && b !== 0;
  const triangles = gridTriangles(segments, rings + 1, true).filter((triangle) => !isSliver(triangle));
  return { points, triangles, uv };
};

/** Eye and cornea of one side, in the axes where the eyeball is a sphere about the bone. */
export const makeEye = ({ radius }: Eyeball, side: Side): PartDraft[] => {
  const bone = `Eye${side}` as const;
  const eye = cap(() => radius, EYE_EXTENT, 28, 11);
  // Rises clear of the iris and dives back under the white, so that no edge of it is seen.
  const cornea = cap((angle) => radius + 0.06 - 0.1 * smoothstep(0.4, 0.62, angle), 0.62, 16, 4);
  const origin: Vector3 = [0, 0, 0];
  return [
    { ...eye, name: `Eye${side}`, material: 'Eye', bone, pivot: origin },
    {
      points: cornea.points,
      triangles: cornea.triangles,
      name: `Cornea${side}`,
      material: 'Cornea',
      bone,
      pivot: origin,
    },
  ];
};

/** The key light's and the fill light's reflections. They stay where the lights are while the eye turns. */
const CATCHLIGHTS = [
  { x: 0.2, y: 0.21, size: 0.11 },
  { x: -0.19, y: -0.2, size: 0.05 },
] as const;

export const makeCatchlights = ({ radius }: Eyeball, side: Side): PartDraft => {
  const segments = 14;
  const points: Vector3[] = [];
  const triangles: Triangle[] = [];
  for (const { x, y, size } of CATCHLIGHTS) {
    const first = points.length;
    const lift = (dx: number, dy: number): Vector3 => {
      const [px, py] = [x + dx, y + dy];
      return scale([px, py, Math.sqrt(1 - px * px - py * py)], radius + 0.065);
    };
    points.push(lift(0, 0));
    for (let k = 0; k < segments; k++) {
      const turn = (2 * Math.PI * k) / segments;
      points.push(lift(size * Math.cos(turn), size * Math.sin(turn)));
      triangles.push([first, first + 1 + k, first + 1 + ((k + 1) % segments)]);
    }
  }
  return {
    points,
    triangles,
    name: `Catchlight${side}`,
    material: 'Catchlight',
    bone: `Socket${side}`,
    pivot: [0, 0, 0],
  };
};

const SCLERA: Colour = [0.86, 0.83, 0.79];
const PINK: Colour = [0.62, 0.3, 0.26];
const PUPIL: Colour = [0.004, 0.005, 0.007];

/** The iris at `r` (0 centre, 1 edge) and `turn`: dark ring, fibres, brighter below where light gathers. */
const irisColour = (iris: Colour, r: number, turn: number): Colour => {
  const fibres =
    0.5 * Math.sin(turn * 61 + 3 * Math.sin(turn * 7)) + 0.5 * Math.sin(turn * 37 + 5 * Math.sin(turn * 3));
  const below = clamp(0.5 - 0.5 * Math.sin(turn));
  const bright =
    mix(0.75, 2.1, below ** 1.4) * mix(1.25, 0.8, r) * (1 + 0.22 * fibres * smoothstep(0.45, 0.7, r));
  const glow = mixVectors(scale(iris, bright), [0.8, 0.85, 0.75], 0.1 * below * smoothstep(1, 0.5, r));
  const limbus = smoothstep(0.74, 0.97, r);
  const rimmed = mixVectors(glow, scale(iris, 0.08), limbus * 0.9);
  return mixVectors(PUPIL, rimmed, smoothstep(PUPIL_SHARE - 0.03, PUPIL_SHARE + 0.05, r));
};

/** White, iris and pupil with the upper lid's shadow, in the eyeball's own uv. */
export const paintEyePicture = (irisHex: string): Picture => {
  const iris = fromHex(irisHex);
  const pixels = new Uint8Array(PICTURE_SIZE * PICTURE_SIZE * 4);
  for (let row = 0; row < PICTURE_SIZE; row++) {
    for (let column = 0; column < PICTURE_SIZE; column++) {
      const x = ((column + 0.5) / PICTURE_SIZE) * 2 - 1;
      const y = 1 - ((row + 0.5) / PICTURE_SIZE) * 2;
      const r = Math.hypot(x, y);
      const inIris = r / (IRIS_ANGLE / EYE_EXTENT);
      const white = mixVectors(SCLERA, PINK, 0.5 * smoothstep(0.5, 0.95, r));
      const colour = mixVectors(
        irisColour(iris, Math.min(1, inIris), Math.atan2(y, x)),
        white,
        smoothstep(0.96, 1.03, inIris),
      );
      const lidShadow = 1 - 0.5 * smoothstep(0.12, 0.5, y);
      writePixel(pixels, (row * PICTURE_SIZE + column) * 4, scale(colour, lidShadow));
    }
  }
  return { width: PICTURE_SIZE, height: PICTURE_SIZE, pixels };
};
