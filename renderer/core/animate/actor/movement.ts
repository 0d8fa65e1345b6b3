import { clamp01, smoothstep } from '../../math/smoothstep.ts';
import { ARKIT_INDEX, type ArkitShape } from '../../signals/arkit.ts';

/** Shapes by name, each −1..1: they are added to what is there. */
export type Face = Partial<Readonly<Record<ArkitShape, number>>>;

/** What moves at its full extent: shapes, the head and the figure. Radians, metres. */
export interface Extent {
  readonly face?: Face;
  readonly yaw?: number;
  readonly pitch?: number;
  readonly roll?: number;
  readonly chestPitch?: number;
  readonly chestYaw?: number;
  readonly chestRoll?: number;
  readonly side?: number;
  readonly lift?: number;
  readonly forward?: number;
}

export const both = (stem: string, weight: number): Face => ({
  [`${stem}Left`]: weight,
  [`${stem}Right`]: weight,
});

const scaleNumbers = (record: Readonly<Record<string, number>>, amount: number): Record<string, number> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [name, value * amount]));

/** The same, only so strong. */
export const scaleExtent = ({ face, ...body }: Extent, amount: number): Extent => ({
  ...scaleNumbers(body, amount),
  ...(face === undefined ? {} : { face: scaleNumbers(face, amount) }),
});

/** A movement with a beginning and an end. */
export interface Movement {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly extent: Extent;
  /** How much of the extent is reached so long after its start, −1..1; 0 at both ends. */
  readonly level: (sinceSeconds: number) => number;
}

/** Comes, stays and goes. */
export const swell = (
  startSeconds: number,
  [rise, hold, fall]: readonly [rise: number, hold: number, fall: number],
  extent: Extent,
): Movement => ({
  startSeconds,
  endSeconds: startSeconds + rise + hold + fall,
  extent,
  level: (since) => smoothstep(0, rise, since) - smoothstep(rise + hold, rise + hold + fall, since),
});

/** Swings so many times, fading out; `back` is how far it goes to the other side. */
export const swing = (
  startSeconds: number,
  [times, seconds]: readonly [times: number, seconds: number],
  extent: Extent,
  back = 1,
): Movement => ({
  startSeconds,
  endSeconds: startSeconds + seconds,
  extent,
  level: (since) => {
    const t = clamp01(since / seconds);
    const wave = Math.sin(2 * Math.PI * times * t) * smoothstep(0, 0.12, t);
    // Most at the first swing, as people nod and shake.
    return (wave > 0 ? wave : wave * back) * (1 - smoothstep(0.35, 1, t));
  },
});

/** A stroke of the head that arrives at `peakSeconds`, quicker than it leaves. */
export const stroke = (peakSeconds: number, rise: number, fall: number, extent: Extent): Movement =>
  swell(peakSeconds - rise, [rise, 0.02, fall], extent);

/** What moves, in numbers that can be added up. */
export const CHANNELS = [
  'yaw',
  'pitch',
  'roll',
  'chestPitch',
  'chestYaw',
  'chestRoll',
  'side',
  'lift',
  'forward',
] as const;
export type Channel = (typeof CHANNELS)[number];
export type Body = Record<Channel, number>;

export const stillBody = (): Body => ({
  yaw: 0,
  pitch: 0,
  roll: 0,
  chestPitch: 0,
  chestYaw: 0,
  chestRoll: 0,
  side: 0,
  lift: 0,
  forward: 0,
});

/** Adds so much of an extent to a face and a body, which it changes. */
export const addExtent = (weights: Float32Array, body: Body, extent: Extent, level: number): void => {
  for (const channel of CHANNELS) {
    const reach = extent[channel];
    if (reach !== undefined) body[channel] += reach * level;
  }
  if (extent.face === undefined) return;
  for (const name in extent.face) {
    // for…in forgets what the record's keys are.
    const index = ARKIT_INDEX[name as ArkitShape];
    weights[index] = (weights[index] ?? 0) + (extent.face[name as ArkitShape] ?? 0) * level;
  }
};

/** Movements by the second in which they go on, so that an hour's film costs no more a picture than a minute's. */
export const indexMovements = (
  movements: readonly Movement[],
): ((timeSeconds: number) => readonly Movement[]) => {
  const bySecond = new Map<number, Movement[]>();
  for (const movement of movements)
    for (let s = Math.floor(movement.startSeconds); s <= Math.floor(movement.endSeconds); s++) {
      const some = bySecond.get(s);
      if (some === undefined) bySecond.set(s, [movement]);
      else some.push(movement);
    }
  return (timeSeconds) =>
    (bySecond.get(Math.floor(timeSeconds)) ?? []).filter(
      ({ startSeconds, endSeconds }) => timeSeconds >= startSeconds && timeSeconds < endSeconds,
    );
};
