import { clamp, mix, smoothstep } from '../../../core/math/easing.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { leaner } from '../fineness.ts';
import { makeSheet } from './cap.ts';
import {
  arcBetween,
  cap,
  fullness,
  type HairDo,
  type HairKit,
  lockThrough,
  type Strand,
  vary,
} from './kit.ts';
import type { Polar } from './scalp.ts';
import { fringe } from './short.ts';
import type { HairPiece } from './strand.ts';

/** Hair frames the face from this far round. */
export const FRAME = 1.08;
/** Where it leaves the head and hangs. */
const HANGS_FROM = 1.42;

/** How hair falls below the head's widest line. */
export interface Fall {
  /** How far down the ends are, centimetres below the head's widest line. */
  readonly length: number;
  /** Waves: how far they swing out, and their length. */
  readonly wave: number;
  readonly pitch: number;
  /** How far the ends turn in, 0..1. */
  readonly turnIn: number;
}

/** `drop` centimetres below where hair starts to hang, `height` off the skin. */
export const hangAt = (kit: HairKit, fall: Fall, drop: number, around: number, height: number): Vector3 => {
  const [x, y, z] = kit.scalp.at(HANGS_FROM, around, height);
  const a = Math.abs(around);
  // Hair on the shoulders parts: before them or behind.
  const low = smoothstep(9, 19, drop);
  const inFront = smoothstep(1.75, 1.45, a);
  const bell = 1 + 0.035 * fullness(kit) * Math.sin(Math.PI * clamp(drop / 11));
  const ends = 1 - 0.16 * fall.turnIn * smoothstep(fall.length - 5, fall.length + 0.5, drop);
  const toward = mix(1, inFront > 0.5 ? 0.86 : 0.9, low) * bell * ends;
  const swing =
    fall.wave * smoothstep(0, 5, drop) * Math.sin((2 * Math.PI * drop) / fall.pitch + 1.7 * around);
  const z0 = z - kit.scalp.centre[2];
  return kit.bust.clear(
    [
      x * toward + swing * Math.cos(around),
      y - drop,
      kit.scalp.centre[2] +
        z0 * toward -
        swing * Math.sin(around) +
        low * mix(-0.5, 4.2, inFront) * (a < 2.4 ? 1 : 0.2),
    ],
    0.3 + 0.4 * height,
  );
};

export interface Drape extends Fall {
  /** How high a lock stands over the head, and its width. */
  readonly lift: number;
  readonly width: number;
  readonly count: number;
  readonly parting: number;
  readonly tilt: number;
  readonly springy: boolean;
}

/** As far apart as the control points below, or the curve would buckle between the two. */
const SHARES = [0, 0.11, 0.23, 0.35, 0.48];

/** From the parting over the head, then down: control points of one lock that ends `around`. */
export const drapePath = (
  kit: HairKit,
  drape: Drape,
  root: Polar,
  around: number,
  height: number,
  end: number,
): Vector3[] => {
  const onHead = SHARES.map((t) => {
    const share = t / 0.62;
    const lift =
      height * mix(0.3, 1, smoothstep(0, 0.3, share)) + 0.35 * Math.sin(Math.PI * share) * drape.lift;
    return kit.scalp.along(arcBetween(root, { down: HANGS_FROM, around }, share), lift);
  });
  const steps = Math.max(4, Math.round(end / 2.6));
  const below = Array.from({ length: steps + 1 }, (_, i) =>
    hangAt(kit, drape, (end * i) / steps, around, height),
  );
  return [...onHead, ...below];
};

const rootFor = (drape: Drape, side: number, around: number): Polar => {
  // The further back a lock hangs, the nearer to the crown it leaves the parting.
  const back = smoothstep(FRAME, 2.6, Math.abs(around));
  return { down: mix(0.8, 0.12, back), around: side * drape.parting * mix(1, 1.6, back) };
};

const drapeLocks = (kit: HairKit, drape: Drape): HairPiece[] => {
  const count = Math.round(drape.count * (kit.level === 'low' ? 1 : kit.level === 'middle' ? 1.2 : 1.45));
  const locks: HairPiece[] = [];
  for (const layer of [0, 1]) {
    for (const way of [1, -1] as const) {
      const n = layer === 0 ? count : Math.round(count * 0.7);
      for (let k = 0; k < n; k++) {
        const share = (k + (layer === 0 ? 0 : 0.45)) / (n - 1 + 0.5);
        const around = way * mix(FRAME + 0.02, Math.PI + 0.05, share ** 1.2) + 0.03 * vary(kit, -1, 1);
        const height = fullness(kit) * (layer === 0 ? 0.75 : 1.2) * vary(kit, 0.92, 1.08);
        const end = drape.length * (layer === 0 ? 1 : mix(0.78, 0.9, kit.random())) * vary(kit, 0.96, 1.03);
        locks.push(
          lockThrough(kit, drapePath(kit, drape, rootFor(drape, kit.side, around), around, height, end), {
            width: drape.width * vary(kit, 0.9, 1.12),
            rows: drape.length > 12 ? 11 : 9,
            root: 0.5,
            // Straight hair bends over the head alone.
            crowding: drape.wave > 0.5 ? 0.87 : 1.4,
            narrows: drape.wave > 0.5 ? 0.6 : 0.75,
            tilt: -way * drape.tilt,
            shade: layer === 0 ? 0.9 : 1.02,
            swings: drape.springy,
          }),
        );
      }
    }
  }
  return locks;
};

/** What hangs under the locks: closes the gaps between them, darker. */
export const curtain = (kit: HairKit, drape: Drape): HairPiece =>
  makeSheet({
    columns: leaner(26, kit.level),
    rows: leaner(8, kit.level),
    from: FRAME + 0.06,
    to: 2 * Math.PI - FRAME - 0.06,
    place: (turn, t) => {
      const around = turn > Math.PI ? turn - 2 * Math.PI : turn;
      return t < 0.12
        ? kit.scalp.at(1.2, around, 0.3)
        : hangAt(
            kit,
            drape,
            drape.length * 0.95 * ((t - 0.12) / 0.88),
            around,
            0.3 + 0.25 * fullness(kit) * (1 - t),
          );
    },
    shade: () => 0.55,
    swings: drape.springy,
  });

const loose = (kit: HairKit, drape: Drape): HairPiece[] => [
  cap(kit, { height: 0.5, shade: 0.7, soft: 0.06 }),
  curtain(kit, drape),
  ...drapeLocks(kit, drape),
  ...fringe(kit, kit.fringe, -0.4 * kit.side),
];

/** Where strands of bones hang: how far round, and what they are called. */
const PLACES: readonly (readonly [name: string, around: number])[] = [
  ['HairFrontLeft', 1.2],
  ['HairFrontRight', -1.2],
  ['HairSideLeft', 2.05],
  ['HairSideRight', -2.05],
  ['HairBackLeft', 2.8],
  ['HairBackRight', -2.8],
];

export const strandsOf = (kit: HairKit, fall: Fall): Strand[] =>
  PLACES.map(([name, around]) => ({
    name,
    stiffness: 1.1,
    radius: 1.2,
    joints: [0.1, 0.4, 0.7, 1].map((t) => hangAt(kit, fall, fall.length * t, around, 0.6)),
  }));

/** To the chin, ends turned in. Too short to swing. */
export const bob = (kit: HairKit): HairDo => ({
  pieces: loose(kit, {
    length: 10.2 + 2 * kit.length,
    wave: 0,
    pitch: 9,
    turnIn: 1,
    lift: fullness(kit),
    width: 1.6,
    count: 14,
    parting: 0.42,
    tilt: 0.22,
    springy: false,
  }),
});

/** Past the shoulders, straight. */
export const long = (kit: HairKit): HairDo => {
  const drape: Drape = {
    length: 22 + 5 * kit.length,
    wave: 0.12,
    pitch: 17,
    turnIn: 0.25,
    lift: 0.7 * fullness(kit),
    width: 1.45,
    count: 15,
    parting: 0.02,
    tilt: 0.2,
    springy: true,
  };
  return { pieces: loose(kit, drape), strands: strandsOf(kit, drape) };
};

/** Past the shoulders in waves. */
export const waves = (kit: HairKit): HairDo => {
  const drape: Drape = {
    length: 20 + 5 * kit.length,
    wave: 1.05,
    pitch: 12.5,
    turnIn: 0,
    lift: 1.15 * fullness(kit),
    width: 1.6,
    count: 14,
    parting: 0.38,
    tilt: 0.22,
    springy: true,
  };
  return { pieces: loose(kit, drape), strands: strandsOf(kit, drape) };
};
