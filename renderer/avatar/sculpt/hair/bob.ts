import { mix, smoothstep } from '../../../core/math/easing.ts';
import { makeCap } from './cap.ts';
import { type HairPiece, makeLock } from './lock.ts';
import { hairline, hanging } from './scalp.ts';

/** The parting: over her left eye. */
const PARTING = 0.42;
/** Hair frames the face from this far round. */
const FRAME = 1.02;
/** How low the ends hang, as in `hanging`. */
const ENDS = 2.5;

/** Where the sheet of hair ends: at the hairline over the forehead, at the jaw elsewhere. */
const edge = (around: number): number =>
  mix(hairline(around), ENDS, smoothstep(FRAME - 0.14, FRAME + 0.06, Math.abs(around)));

/** A lock that leaves the parting and sweeps to `around` before it hangs. */
const sweep = (options: {
  from: number;
  start: number;
  to: number;
  end: number;
  height: number;
  width: number;
  shade: number;
}): HairPiece => {
  const { from, start, to, end, height, width, shade } = options;
  return makeLock(
    (t) => {
      const turn = mix(from, to, smoothstep(0, 0.62, t));
      return hanging(
        mix(start, end, t),
        turn,
        height * (0.55 + 0.45 * Math.sin(Math.PI * Math.min(1, t * 1.1))),
      );
    },
    { width, points: 11, sides: 6, flatness: 0.38, shade, taper: 0.22 },
  );
};

/** Chin-length, parted at the side, a wave over the forehead. Covers the ears. */
export const bob = (random: () => number): HairPiece[] => {
  const pieces = [
    makeCap({
      columns: 44,
      rows: 12,
      shade: 0.72,
      place: (around, t) => {
        const body = 0.35 + 0.35 * Math.sin(Math.PI * t) - (t === 1 ? 0.45 : 0);
        return hanging(edge(around) * t, around, body);
      },
    }),
  ];
  const side = (count: number, direction: number): void => {
    for (let k = 0; k < count; k++) {
      const s = k / (count - 1);
      const to =
        PARTING +
        direction *
          mix(
            direction < 0 ? FRAME + PARTING : FRAME - PARTING + 0.02,
            direction < 0 ? Math.PI + 0.5 : Math.PI - 0.6,
            s,
          );
      pieces.push(
        sweep({
          from: mix(PARTING + direction * 0.06, to, smoothstep(0.25, 1, s)),
          start: mix(0.74, 0.06, Math.min(1, s * 1.5)),
          to,
          end: ENDS + 0.12 * random() - 0.1 * (1 - s),
          height: 1.05 + 0.35 * random(),
          width: 1.75 + 0.35 * random(),
          shade: 0.9 + 0.22 * random(),
        }),
      );
    }
  };
  side(15, -1);
  side(10, 1);
  // The wave over the forehead: it starts at the parting and passes above the brows to the temple.
  for (let k = 0; k < 4; k++) {
    const s = k / 3;
    pieces.push(
      sweep({
        from: PARTING - 0.04,
        start: mix(0.62, 0.42, s),
        to: mix(-FRAME - 0.02, -FRAME - 0.3, s),
        end: mix(1.62, 2.0, s),
        height: 1.5 + 0.25 * s,
        width: mix(1.5, 1.9, s),
        shade: 1 + 0.12 * random(),
      }),
    );
  }
  return pieces;
};
