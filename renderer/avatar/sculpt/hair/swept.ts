import { mix, smoothstep } from '../../../core/math/easing.ts';
import { makeCap } from './cap.ts';
import { type HairPiece, makeLock } from './lock.ts';
import { edgeDip, hairline, overScalp } from './scalp.ts';

const PARTING = 0.42;

const lock = (
  down: (t: number) => number,
  around: (t: number) => number,
  height: (t: number) => number,
  width: number,
  shade: number,
): HairPiece =>
  // Roots dive into the cap: ends that stood out would notch the outline.
  makeLock((t) => overScalp(down(t), around(t), height(t) * mix(0.35, 1, smoothstep(0, 0.3, t))), {
    width,
    points: 7,
    sides: 5,
    flatness: 0.45,
    shade,
    taper: 0.3,
  });

/** A short cut swept from a side parting; ears free. */
export const swept = (random: () => number): HairPiece[] => {
  const pieces = [
    makeCap({
      columns: 40,
      rows: 10,
      shade: 0.75,
      place: (around, t) =>
        overScalp(
          hairline(around) * t,
          around,
          0.12 +
            0.25 * Math.sin(Math.PI * t) +
            0.4 * smoothstep(0.45, 0, t) -
            (t === 1 ? edgeDip(around) : 0),
        ),
    }),
  ];
  const rows = [
    { start: 0.04, reach: 0.56 },
    { start: 0.24, reach: 0.52 },
    { start: 0.46, reach: 0.48 },
  ];
  for (const { start, reach } of rows) {
    for (let k = 0; k < 13; k++) {
      const from = -Math.PI + ((k + 0.5 * random()) * 2 * Math.PI) / 13;
      const line = hairline(from);
      const begin = start + 0.04 * random();
      const sweep = (from > PARTING ? 0.3 : -0.42) * (Math.abs(from) < 1.4 ? 1 : 0.35);
      const lift = 0.4 + 0.3 * random();
      pieces.push(
        lock(
          (t) => line * Math.min(begin + reach * t, 1.08),
          (t) => from + sweep * t * t,
          (t) => lift + 0.75 * Math.sin(Math.PI * (0.3 + 0.62 * t)) - 0.5 * t * t,
          1.65 + 0.4 * random(),
          0.9 + 0.25 * random(),
        ),
      );
    }
  }
  for (let k = 0; k < 9; k++) {
    const s = k / 8;
    const from = mix(PARTING - 0.05, -1.15, s);
    const end = hairline(from - 0.55) + 0.07;
    pieces.push(
      lock(
        (t) => mix(0.34, end, smoothstep(-0.1, 1.1, t)),
        (t) => from - 0.62 * t * t,
        (t) => 0.85 + 1.45 * Math.sin(Math.PI * (0.18 + 0.74 * t)) * (1 - 0.35 * s) - 0.6 * t * t,
        1.6 + 0.3 * random(),
        0.95 + 0.2 * random(),
      ),
    );
  }
  for (let k = 0; k < 4; k++) {
    const s = k / 3;
    const from = mix(PARTING + 0.08, 0.95, s);
    const end = hairline(from + 0.3) + 0.06;
    pieces.push(
      lock(
        (t) => mix(0.4, end, smoothstep(-0.1, 1.1, t)),
        (t) => from + 0.34 * t * t,
        (t) => 0.6 + 0.95 * Math.sin(Math.PI * (0.18 + 0.74 * t)) - 0.5 * t * t,
        1.5 + 0.3 * random(),
        0.95 + 0.2 * random(),
      ),
    );
  }
  // Along the hairline from the parting, over what the fringe leaves bare.
  for (let k = 0; k < 3; k++) {
    const to = mix(-0.95, -0.5, k / 2);
    pieces.push(
      lock(
        (t) => mix(0.5 + 0.15 * k, hairline(to) + 0.02, t),
        (t) => mix(PARTING + 0.08, to, t),
        (t) => 0.7 + 1.2 * Math.sin(Math.PI * (0.18 + 0.74 * t)) - 0.6 * t * t,
        1.5,
        0.95 + 0.2 * random(),
      ),
    );
  }
  // What lies on top comes first: then what it hides costs nothing to draw.
  return pieces.reverse();
};
