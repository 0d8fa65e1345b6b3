import { MasqueError } from '../errors.ts';
import type { Take } from '../signals/take.ts';

/** Shorter is no performance but a slip of the hand. */
export const SHORTEST_TRIM_SECONDS = 0.1;

const within = <Frame extends { readonly timeSeconds: number }>(
  frames: readonly Frame[],
  from: number,
  to: number,
): Frame[] =>
  frames.flatMap((frame) =>
    frame.timeSeconds >= from && frame.timeSeconds < to
      ? [{ ...frame, timeSeconds: frame.timeSeconds - from }]
      : [],
  );

/** A part of a take, as a take of its own that begins at 0. */
export const trimTake = (take: Take, from: number, to: number): Take => {
  const end = Math.min(to, take.meta.durationSeconds);
  if (!(from >= 0 && end - from >= SHORTEST_TRIM_SECONDS))
    throw new MasqueError(
      'bad-option',
      `From ${from} s to ${to} s nothing is left of a take of ${take.meta.durationSeconds.toFixed(2)} s.`,
      'Choose a start before the end, both within the take.',
    );
  const held = take.held ?? [];
  // A face that was held when the part begins is held from its first moment.
  const before = held.filter(({ timeSeconds }) => timeSeconds < from).at(-1);
  const { sound } = take;
  const sampleAt = (seconds: number) => Math.round(seconds * (sound?.samplesPerSecond ?? 0));
  return {
    meta: { ...take.meta, durationSeconds: end - from },
    face: within(take.face, from, end),
    voice: within(take.voice, from, end),
    held: [...(before?.face ? [{ ...before, timeSeconds: 0 }] : []), ...within(held, from, end)],
    sound: sound && { ...sound, samples: sound.samples.slice(sampleAt(from), sampleAt(end)) },
  };
};
