import { expect, it } from 'vitest';
import { encodingsOf } from '../../renderer/output/broadcast/video-encoding.ts';

const wish = { codec: 'auto', isLayered: true, width: 1280, height: 720 } as const;

it('sends this computer’s own viewers one picture, in any codec', () => {
  for (const codec of ['vp8', 'h264', 'vp9'] as const) {
    expect(encodingsOf(codec, { ...wish, isLayered: false })).toEqual([{ maxBitrate: 2_500_000 }]);
  }
});

it('sends the network a stream for each size, the smallest first', () => {
  const sizes = encodingsOf('h264', wish);
  expect(sizes.map(({ scaleResolutionDownBy }) => scaleResolutionDownBy)).toEqual([4, 2, 1]);
  const bits = sizes.map(({ maxBitrate = 0 }) => maxBitrate);
  expect(bits).toEqual([...bits].sort((a, b) => a - b));
});

it('sends VP9’s sizes in one stream', () => {
  expect(encodingsOf('vp9', wish)).toEqual([{ maxBitrate: 2_500_000, scalabilityMode: 'L3T1_KEY' }]);
  expect(encodingsOf('vp9', { ...wish, width: 640, height: 360 })[0]?.scalabilityMode).toBe('L2T1_KEY');
});
