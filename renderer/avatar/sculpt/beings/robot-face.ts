import { scale } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { fromHex } from '../colour.ts';
import { finer } from '../fineness.ts';
import { joinPainted, onBothSides, type PaintedSurface, painted } from '../painted.ts';
import type { Surface } from '../surface.ts';
import { makeTube } from '../tube.ts';
import { type BeingFit, coloursOf, METAL } from './being.ts';

/** How far round its arch the mouth's display reaches, radians, and its rows of lamps, centimetres from the lips' seam. */
const DISPLAY_EXTENT = 1.05;
const LAMP_ROWS = [0.5, 0.18, -0.14, -0.46, -0.78, -1.1, -1.42] as const;
const LAMP_COLUMNS = 11;
const LAMP = { across: 0.075, up: 0.11 } as const;

/**
 * What a robot has for teeth: a display behind the lips, whose rows the jaw uncovers one after the other. It stays where
 * it is; the jaw's own plate hides what is below the lips.
 */
export const voiceDisplay = ({
  recipe,
  skin,
}: BeingFit): { panel: PaintedSurface; lamps: PaintedSurface } => {
  const [, y, z] = itemAt(skin.points, 13);
  const light = fromHex(recipe.eyes.irisColour);
  const at = (angle: number, up: number, out: number): Vector3 => [
    (2 + out) * Math.sin(angle),
    y + up,
    z - 3.1 + (1.9 + out) * Math.cos(angle),
  ];
  const quad = (angle: number, across: number, [top, bottom]: readonly [number, number], out: number) => ({
    points: [
      at(angle - across, top, out),
      at(angle + across, top, out),
      at(angle - across, bottom, out),
      at(angle + across, bottom, out),
    ],
    triangles: [
      [0, 2, 1],
      [1, 2, 3],
    ] as Surface['triangles'],
  });
  const columns = Array.from({ length: LAMP_COLUMNS }, (_, k) => (2 * k) / (LAMP_COLUMNS - 1) - 1);
  const step = DISPLAY_EXTENT / (LAMP_COLUMNS - 1);
  return {
    panel: joinPainted(
      columns.map((column) =>
        painted(quad(column * DISPLAY_EXTENT, step, [0.9, -1.65], 0), scale(METAL, 0.3)),
      ),
    ),
    lamps: joinPainted(
      columns.flatMap((column) =>
        LAMP_ROWS.map((up, row) =>
          painted(
            quad(column * DISPLAY_EXTENT, LAMP.across, [up + LAMP.up, up - LAMP.up], 0.03),
            // As a voice's level: tall in the middle, low at the sides.
            scale(light, row <= 1 + 5 * Math.cos(column * 1.4) ** 2 ? 1 : 0.16),
          ),
        ),
      ),
    ),
  };
};

/** A ring that stands out round each eye, as a lens is held. */
export const lensRings = ({ identity, skin, recipe, level }: BeingFit): PaintedSurface => {
  const { marking } = coloursOf(recipe);
  const segments = finer(24, level);
  const front = skin.points.filter(([, , z]) => z > 0);
  const { centre, radius } = identity.left;
  const places = Array.from({ length: segments }, (_, k): readonly [number, number] => {
    const turn = (2 * Math.PI * k) / segments;
    return [centre[0] + radius * 1.06 * Math.cos(turn), centre[1] + radius * 0.84 * Math.sin(turn)];
  });
  // The skin about the ring, in the ring's smoothest curve through it: a tilt about two axes.
  const depths = places.map(([x, y]) => {
    const weighed = front.map((point) => [(point[0] - x) ** 2 + (point[1] - y) ** 2, point[2]] as const);
    const [sum, total] = weighed.reduce(
      ([depth, weight], [far, z]) => [depth + z * Math.exp(-6 * far), weight + Math.exp(-6 * far)],
      [0, 0],
    );
    return sum / total;
  });
  const wave = (k: number, harmonic: number): readonly [number, number] => {
    const turn = (2 * Math.PI * k * harmonic) / segments;
    return [Math.cos(turn), Math.sin(turn)];
  };
  const harmonics = [0, 1, 2].map((harmonic): readonly [number, number] => {
    const share = (harmonic === 0 ? 1 : 2) / segments;
    return depths.reduce<readonly [number, number]>(
      ([a, b], depth, k) => {
        const [cos, sin] = wave(k, harmonic);
        return [a + share * depth * cos, b + share * depth * sin];
      },
      [0, 0],
    );
  });
  const path = Array.from({ length: segments + 1 }, (_, k): Vector3 => {
    const [x, y] = itemAt(places, k % segments);
    const depth = harmonics.reduce((sum, [a = 0, b = 0], harmonic) => {
      const [cos, sin] = wave(k, harmonic);
      return sum + a * cos + b * sin;
    }, 0.12);
    return [x, y, depth];
  });
  const ring = makeTube(path, { radius: () => 0.34, flatness: 1, sides: 5, facing: () => [0, 0, 1] });
  return onBothSides(painted(ring, scale(marking, 0.7)));
};
