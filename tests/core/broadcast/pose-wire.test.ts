import { describe, expect, it } from 'vitest';
import { demoPose } from '../../../renderer/core/animate/demo-performance.ts';
import { createBitReader, createBitWriter } from '../../../renderer/core/broadcast/bits.ts';
import {
  createPoseDecoder,
  createPoseEncoder,
  LONGEST_POSE_BYTES,
} from '../../../renderer/core/broadcast/pose-wire.ts';
import { between, createRandom } from '../../../renderer/core/math/seeded-random.ts';
import { type AvatarPose, restPose } from '../../../renderer/core/signals/avatar-pose.ts';
import { expectSamePose } from './same-pose.ts';

const RATE = 30;
const SECONDS = 20;
/** The demo performer, who speaks, blinks and moves about, with the tremble that a tracker leaves. */
const performance: AvatarPose[] = (() => {
  const random = createRandom(7);
  return Array.from({ length: RATE * SECONDS }, (_, index) => {
    const pose = demoPose(index / RATE);
    return {
      ...pose,
      timeSeconds: index / RATE,
      weights: pose.weights.map((weight) => Math.min(1, Math.max(0, weight + between(random, -0.01, 0.01)))),
    };
  });
})();

describe('a pose on the wire', () => {
  it('arrives as it was sent, within half a step of each part', () => {
    const [encode, decode] = [createPoseEncoder(), createPoseDecoder()];
    for (const pose of performance) expectSamePose(decode(encode(pose)), pose);
  });

  it('takes no more than 30 kilobits a second', () => {
    const encode = createPoseEncoder();
    const bytes = performance.reduce((sum, pose) => sum + encode(pose).length, 0);
    expect((bytes * 8) / SECONDS).toBeLessThan(30_000);
  });

  it('needs its key and no other packet, and comes in any order', () => {
    const [encode, decode] = [createPoseEncoder(), createPoseDecoder()];
    const packets = performance.slice(0, 24).map(encode);
    const give = (index: number) => decode(packets[index] ?? new Uint8Array());
    expect(give(3)).toBe('key-missing');
    for (const index of [0, 7, 3, 8, 5, 15, 23]) {
      const got = give(index);
      if (index === 23) expect(got).toBe('key-missing');
      else expectSamePose(got, performance[index] ?? restPose());
    }
  });

  it('goes on past 65535', () => {
    const [encode, decode] = [createPoseEncoder(), createPoseDecoder()];
    const pose = performance[100] ?? restPose();
    for (let index = 0; index < 65_530; index += 1) encode(pose);
    const got = Array.from({ length: 40 }, () => decode(encode(pose)));
    expect(got.slice(8).every((one) => typeof one === 'object')).toBe(true);
  });

  it('is held within its bounds, whatever is to be sent', () => {
    const wild = {
      ...restPose(1),
      weights: restPose().weights.map(
        (_, index) => [7, -3, Number.NaN, Number.POSITIVE_INFINITY][index % 4] ?? 0,
      ),
      head: [Number.NaN, 3, -3, -1] as const,
      offset: [1e9, -1e9, Number.NaN] as const,
    };
    const got = createPoseDecoder()(createPoseEncoder()(wild));
    expect(got).toMatchObject({ offset: [1, -1, 0] });
    expect(JSON.stringify(got)).not.toMatch(/null|NaN/);
  });
});

describe('bytes from anywhere', () => {
  const isSound = (got: ReturnType<ReturnType<typeof createPoseDecoder>>): boolean =>
    typeof got === 'string' ||
    [
      ...got.weights,
      ...got.head,
      ...got.chest,
      ...got.neck,
      ...got.leftEye,
      ...got.rightEye,
      ...got.offset,
    ].every(Number.isFinite);

  it('are refused or make a pose that can be drawn', () => {
    const random = createRandom(3);
    const below = (end: number) => Math.floor(between(random, 0, end));
    const decode = createPoseDecoder();
    const encode = createPoseEncoder();
    for (let round = 0; round < 3000; round += 1) {
      const good = encode(performance[round % performance.length] ?? restPose());
      expect(isSound(decode(good))).toBe(true);
      const bad =
        round % 3 === 0
          ? Uint8Array.from({ length: below(400) }, () => below(256))
          : good.slice(0, below(good.length + 1));
      for (let flips = below(4); flips > 0 && bad.length > 0; flips -= 1) bad[below(bad.length)] = below(256);
      expect(isSound(decode(bad))).toBe(true);
    }
  });

  it.each([
    ['nothing', new Uint8Array()],
    ['a header alone', new Uint8Array(8)],
    ['too much', new Uint8Array(LONGEST_POSE_BYTES + 1).fill(255)],
    ['another version', Uint8Array.of(0x20, 0, 0, 0, 0, 0, 0, 0, ...new Uint8Array(9).fill(255))],
    ['a kind that is none', Uint8Array.of(0x12, 0, 0, 0, 0, 0, 0, 0, ...new Uint8Array(9).fill(255))],
    ['something after the end', Uint8Array.of(0x10, 0, 0, 0, 0, 0, 0, 0, ...new Uint8Array(12).fill(255))],
  ])('that are %s are refused', (_what, bytes) => {
    expect(createPoseDecoder()(bytes)).toBe('malformed');
  });
});

it('reads every number that it writes', () => {
  const numbers = [0, 1, -1, 2, -2, 3, 127, -128, 4095, -4095, 16_383, -16_383];
  const writer = createBitWriter(100);
  for (const number of numbers) writer.write(number);
  const reader = createBitReader(writer.finish());
  expect(numbers.map(() => reader.read())).toEqual(numbers);
  expect(reader.isAtEnd()).toBe(true);
});
