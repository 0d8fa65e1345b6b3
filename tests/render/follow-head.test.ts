import { describe, expect, it } from 'vitest';
import { restPose } from '../../renderer/core/signals/avatar-pose.ts';
import { createHeadFollower } from '../../renderer/render/follow-head.ts';

const at = (timeSeconds: number, x: number) => ({ ...restPose(timeSeconds), offset: [x, 0, 0] as const });

describe('createHeadFollower', () => {
  it('stands still while the head only sways', () => {
    const follower = createHeadFollower();
    for (let i = 0; i < 300; i++)
      expect(follower.follow(at(i / 30, 0.014 * Math.sin(i / 9)))[0]).toBeCloseTo(0, 9);
  });
  it('goes after a head that has gone, without a jump and without overshoot', () => {
    const follower = createHeadFollower();
    let before = follower.follow(at(0, 0))[0];
    for (let i = 1; i < 300; i++) {
      const [x] = follower.follow(at(i / 30, 0.1));
      expect(x).toBeGreaterThanOrEqual(before);
      expect(x - before).toBeLessThan(0.002);
      before = x;
    }
    expect(before).toBeCloseTo(0.068, 3);
  });
  it('begins where the person is, and after a pause goes on from where it was', () => {
    const follower = createHeadFollower();
    expect(follower.follow(at(5, 0.1))[0]).toBeCloseTo(0.068, 6);
    expect(follower.follow(at(90, -0.1))[0]).toBeCloseTo(0.068, 6);
    follower.reset();
    expect(follower.follow(at(91, -0.1))[0]).toBeCloseTo(-0.068, 6);
  });
  it('is the same at any rate of pictures', () => {
    const end = (rate: number) => {
      const follower = createHeadFollower();
      follower.follow(at(0, 0));
      let x = 0;
      for (let i = 1; i <= rate; i++) [x] = follower.follow(at(i / rate, 0.1));
      return x;
    };
    expect(end(15)).toBeCloseTo(end(60), 9);
  });
});
