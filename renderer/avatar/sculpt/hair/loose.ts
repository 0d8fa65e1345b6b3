import { clamp, mix, smoothstep } from '../../../core/math/easing.ts';
import { length, mixVectors, subtract } from '../../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt } from '../../../core/shapes/points.ts';
import { finer, leaner } from '../fineness.ts';
import { smoothPath } from '../tube.ts';
import { makeSheet } from './cap.ts';
import { STREAK, sectionAt } from './combed.ts';
import { arcBetween, cap, fullness, type HairDo, type HairKit, type Strand, vary } from './kit.ts';
import type { Polar } from './scalp.ts';
import { fringe } from './short.ts';
import { type HairPiece, makeCord } from './strand.ts';

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
  const swing = fall.wave * smoothstep(0, 5, drop) * Math.sin((2 * Math.PI * drop) / fall.pitch + 2 * around);
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

/** Locks side by side in a mane, and faces across each at the lowest level. */
const LOCKS = 22;
const FACES = 4;
const ROWS = 18;

/** How far a shoulder pushes hair aside, centimetres; beyond, hair comes to rest. */
const MOST_DEFLECTION = 1.2;

/** All that falls from the parting, as one surface of locks: a smooth outline without gaps. */
const mane = (kit: HairKit, drape: Drape): HairPiece => {
  const across = finer(FACES, kit.level);
  const rows = finer(ROWS, kit.level);
  const locks = Array.from({ length: LOCKS + 1 }, () => ({
    start: vary(kit, -0.25, 0.25),
    tall: vary(kit, 0.88, 1.14),
    end: vary(kit, 0.95, 1.02),
    shade: vary(kit, 0.9, 1.08),
  }));
  const count = LOCKS * across;
  const places = Array.from({ length: rows + 1 }, (_, i) => (i / rows) ** (drape.wave > 0.5 ? 1 : 1.1));
  const columns = Array.from({ length: count + 1 }, (_, column) => {
    const k = Math.min(LOCKS - 1, Math.floor(column / across));
    const [lock, next] = [itemAt(locks, k), itemAt(locks, k + 1)];
    const share = column / across - k;
    const place = k + mix(k === 0 ? 0 : lock.start, 1 + (k === LOCKS - 1 ? 0 : next.start), share);
    const turn = FRAME + (2 * Math.PI - 2 * FRAME) * (place / LOCKS);
    const around = turn > Math.PI ? turn - 2 * Math.PI : turn;
    const section = sectionAt(share);
    // At the face it comes down to the cheek: seen from the side there is a lock, and not the edge of a sheet.
    const inside = smoothstep(0, 0.2, Math.PI - FRAME - Math.abs(turn - Math.PI));
    const height = fullness(kit) * 1.15 * lock.tall * mix(0.62, 1, section) * mix(0.25, 1, inside);
    const end = drape.length * lock.end * mix(0.97, 1, section);
    const controls = drapePath(kit, drape, rootFor(drape, kit.side, around), around, height, end);
    const path: Vector3[] = [];
    smoothPath(controls, places).forEach((point) => {
      const off = kit.scalp.clear(point, 0.22);
      const clear = kit.bust.clear(off, 0.35);
      const before = path.at(-1);
      const rests = before && length(subtract(clear, off)) > MOST_DEFLECTION;
      path.push(rests ? mixVectors(before, clear, 0.3) : clear);
    });
    return { path, shade: lock.shade * mix(0.6, 1.08, section) * vary(kit, 1 - STREAK, 1 + STREAK) };
  });
  const at = (turn: number) => itemAt(columns, Math.round((turn / 1) * count));
  return makeSheet({
    columns: count,
    rows,
    from: 0,
    to: 1,
    place: (turn, t) => itemAt(at(turn).path, Math.round(t * rows)),
    shade: (turn, t) => mix(1, at(turn).shade, smoothstep(0, 0.2, t)),
    swings: drape.springy,
  });
};

/** A thick lock on either side of the face: whole from every side. */
const frameLocks = (kit: HairKit, drape: Drape): HairPiece[] =>
  ([1, -1] as const).map((way) => {
    const around = way * (FRAME - 0.03);
    const height = 0.55 * fullness(kit);
    const end = drape.length * vary(kit, 0.86, 0.95);
    const controls = drapePath(kit, drape, rootFor(drape, kit.side, around), around, height, end);
    const rows = finer(16, kit.level);
    const path = smoothPath(
      controls,
      Array.from({ length: rows + 1 }, (_, i) => i / rows),
    ).map((point) => kit.bust.clear(kit.scalp.clear(point, 0.3), 0.5));
    return makeCord(path, {
      radius: (t) => 0.62 * smoothstep(-0.1, 0.3, t) * (1 - smoothstep(0.55, 1.02, t)) + 0.03,
      sides: finer(6, kit.level),
      shade: 1.02,
      swings: drape.springy,
    });
  });

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
            drape.length * 0.9 * ((t - 0.12) / 0.88),
            around,
            // Close to neck and shoulders: where locks come to rest there it must not come out between them.
            0.5 * fullness(kit) * (1 - t) - 0.4 * t,
          );
    },
    shade: (_, t) => mix(0.55, 0.8, smoothstep(0.5, 1, t)),
    swings: drape.springy,
  });

const loose = (kit: HairKit, drape: Drape): HairPiece[] => [
  cap(kit, { height: 0.4, shade: 0.7, soft: 0.06, columns: 36, rows: 9 }),
  curtain(kit, drape),
  mane(kit, drape),
  ...frameLocks(kit, drape),
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
