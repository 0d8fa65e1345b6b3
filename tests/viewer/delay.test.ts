import { expect, it } from 'vitest';
import { delayOf } from '../../renderer/viewer/delay.ts';

const video = {
  type: 'inbound-rtp',
  kind: 'video',
  framesDecoded: 100,
  totalDecodeTime: 0.2,
  jitterBufferDelay: 3,
  jitterBufferEmittedCount: 100,
};

it('adds half the round trip, the wait and the decoding', () => {
  const pair = { type: 'candidate-pair', nominated: true, currentRoundTripTime: 0.02 };
  expect(delayOf([{ ...pair, nominated: false, currentRoundTripTime: 9 }, pair, video])).toBeCloseTo(42);
});

it('knows nothing before a picture has come', () => {
  expect(delayOf([])).toBeNull();
  expect(delayOf([{ ...video, framesDecoded: 0 }])).toBeNull();
  expect(delayOf([{ ...video, kind: 'audio' }])).toBeNull();
});
