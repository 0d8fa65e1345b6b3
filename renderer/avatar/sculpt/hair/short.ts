import { mix, smoothstep } from '../../../core/math/easing.ts';
import { makeCap } from './cap.ts';
import { type HairPiece, makeLock } from './lock.ts';
import { hairline, overScalp } from './scalp.ts';

/** Close at the sides, a brush of short locks on top that leans forward and to one side. */
export const short = (random: () => number): HairPiece[] => {
  const pieces = [
    makeCap({
      columns: 48,
      rows: 12,
      shade: 0.85,
      place: (around, t) => {
        const top = smoothstep(0.85, 0.35, t);
        return overScalp(hairline(around) * t, around, 0.22 + 0.75 * top - (t === 1 ? 0.4 : 0));
      },
    }),
  ];
  const rows = [
    { down: 0.12, count: 7 },
    { down: 0.34, count: 11 },
    { down: 0.54, count: 14 },
    { down: 0.72, count: 16 },
  ];
  for (const { down, count } of rows) {
    for (let k = 0; k < count; k++) {
      const around = -Math.PI + ((k + 0.5 * random()) * 2 * Math.PI) / count;
      const front = smoothstep(1.5, 0.6, Math.abs(around));
      if (front < 0.05 && down > 0.5) continue;
      const start = down * hairline(around);
      const reach = mix(0.22, 0.34, random());
      const height = mix(0.75, 1.25, front) + 0.25 * random();
      pieces.push(
        makeLock(
          (t) =>
            overScalp(
              Math.min(start + reach * t, hairline(around) * (0.97 + 0.05 * front)),
              around - 0.3 * t * t,
              height * (0.75 + 0.6 * Math.sin(Math.PI * (0.15 + 0.6 * t))) - 0.9 * t * t * (1 - front),
            ),
          {
            width: 1.05 + 0.3 * random(),
            points: 6,
            sides: 5,
            flatness: 0.5,
            shade: 0.92 + 0.25 * random(),
            taper: 0.3,
          },
        ),
      );
    }
  }
  return pieces;
};
