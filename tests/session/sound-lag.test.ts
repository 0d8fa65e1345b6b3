import { describe, expect, it } from 'vitest';
import { createSoundLag } from '../../renderer/session/sound-lag.ts';

const after = (pictures: number, voice: number, behind: number | null, lag = createSoundLag()) => {
  for (let i = 0; i < pictures; i++) lag.performed({ voice }, behind);
  return lag;
};

describe('the lag of the outgoing sound', () => {
  it('is the mouth’s own: the mean of what the camera and the voice move of it', () => {
    expect(after(3000, 0.35, 40).milliseconds).toBeCloseTo(14, 2);
    expect(after(3000, 1, 12).milliseconds).toBeCloseTo(12, 2);
  });

  it('changes so slowly that nobody hears it: less than half a millisecond a picture', () => {
    const lag = createSoundLag();
    let before = 0;
    for (let i = 0; i < 500; i++) {
      after(1, 1, i % 2 ? 80 : 0, lag);
      expect(Math.abs(lag.milliseconds - before)).toBeLessThan(0.5);
      before = lag.milliseconds;
    }
  });

  it('stays between sentences, and never waits for a path that is ill', () => {
    const lag = after(3000, 1, 30);
    const { milliseconds } = lag;
    expect(after(3000, 0, 200, lag).milliseconds).toBe(milliseconds);
    expect(after(3000, 1, null, lag).milliseconds).toBe(milliseconds);
    expect(after(9000, 1, 400).milliseconds).toBeLessThanOrEqual(80);
  });
});
