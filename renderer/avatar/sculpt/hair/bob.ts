import { mix, smoothstep } from '../../../core/math/easing.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { SKULL } from '../head-volume.ts';
import { makeCap } from './cap.ts';
import { type HairPiece, makeLock } from './lock.ts';
import { hairline, hanging } from './scalp.ts';

/** The parting: over her left eye. */
const PARTING = 0.42;
/** Hair frames the face from this far round. */
const FRAME = 1.06;
/** How low the ends hang, as in `hanging`. */
const ENDS = 2.45;
/** Slope of a lock across its width. */
const TILT = 0.3;

/** Where the sheet of hair ends: at the hairline over the forehead, at the jaw elsewhere. */
const edge = (around: number): number =>
  mix(hairline(around), ENDS, smoothstep(FRAME - 0.14, FRAME + 0.06, Math.abs(around)));

/** Height of a lock's root over the skull to that of its middle. */
const ROOT_LIFT = 0.5;

interface Sweep {
  readonly from: number;
  readonly start: number;
  readonly to: number;
  readonly end: number;
  readonly height: number;
  readonly width: number;
  readonly shade: number;
  readonly tilt: number;
  /** Above 1 the lock stays high for longer before it falls. */
  readonly late?: number;
}

/** A lock that leaves the parting and sweeps to `to` before it hangs. */
const sweep = ({ from, start, to, end, height, width, shade, tilt, late = 1 }: Sweep): HairPiece =>
  makeLock(
    (t) => {
      const around = mix(from, to, smoothstep(-0.1, 0.66, t));
      const arch = 0.5 + 0.5 * Math.sin(Math.PI * Math.min(1, 0.12 + t));
      // Roots dive into the cap: ends that stood out would notch the outline.
      const lift = arch * mix(ROOT_LIFT, 1, smoothstep(0, 0.3, t));
      return hanging(mix(start, end, t ** late), around, height * lift);
    },
    { width, points: 11, sides: 6, flatness: 0.3, shade, taper: 0.26, tilt },
  );

interface Side {
  readonly count: number;
  /** How far round the first and the last lock hang. */
  readonly first: number;
  readonly last: number;
  /** Under the wave the front locks need no top: they begin at the temple. */
  readonly underWave: boolean;
}

/** One side from the face to the nape; locks in front lie over those behind. */
const drape = ({ count, first, last, underWave }: Side, random: () => number): HairPiece[] =>
  Array.from({ length: count }, (_, k) => {
    const s = 1 - k / (count - 1);
    const to = mix(last, first, s);
    const fromParting = mix(to, PARTING - Math.sign(first) * 0.02, smoothstep(0.2, 0.9, s));
    return sweep({
      from: underWave ? to : fromParting,
      start: underWave ? mix(0.1, 1.0, smoothstep(0.2, 0.7, s)) : mix(0.05, 0.8, Math.min(1, s * 1.4)),
      to,
      end: ENDS + 0.06 * random(),
      height: mix(0.95, underWave ? 0.85 : 1.1, s) + 0.08 * random(),
      width: mix(2.2, 1.9, s),
      tilt: -Math.sign(first) * TILT,
      shade: 0.92 + 0.16 * random(),
    });
  });

/** From the parting over the forehead and past the temple to the jaw; each lock over the one behind. */
const wave = (random: () => number): HairPiece[] =>
  Array.from({ length: 7 }, (_, k) => {
    const s = k / 6;
    return sweep({
      from: PARTING + 0.1,
      start: mix(0.06, 0.8, s),
      to: mix(-FRAME - 1.55, -FRAME - 0.12, s),
      end: ENDS + 0.05 * random(),
      height: mix(1.05, 1.6, s),
      width: mix(1.9, 1.6, s),
      late: mix(1, 1.35, s),
      tilt: TILT,
      shade: 0.96 + 0.14 * random(),
    });
  });

const body = (): HairPiece =>
  makeCap({
    columns: 32,
    rows: 8,
    shade: 0.5,
    place: (around, t) => {
      const crown = 0.5 * smoothstep(0.45, 0, t);
      const height = 0.35 + 0.35 * Math.sin(Math.PI * t) + crown - (t === 1 ? 0.45 : 0);
      return hanging(edge(around) * t, around, height);
    },
  });

/**
 * Chin-length, parted at the side, a wave over the forehead. Covers the ears. What lies on top comes first: then what
 * it hides costs nothing to draw.
 */
export const bob = (random: () => number): HairPiece[] =>
  [
    body(),
    ...drape({ count: 11, first: -FRAME, last: -Math.PI - 0.35, underWave: true }, random),
    ...drape({ count: 9, first: FRAME, last: Math.PI - 0.5, underWave: false }, random),
    ...wave(random),
  ].reverse();

/** The back of the head and what lies behind the ears, down to where the hair ends. */
export const underBob = ([x, y, z]: Vector3): boolean =>
  y > -5 && Math.abs(Math.atan2(x, z - SKULL.centre[2])) > FRAME + 0.45;
