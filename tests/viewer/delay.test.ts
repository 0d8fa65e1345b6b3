import { expect, it } from 'vitest';
import { delayOf, soundDelayOf, soundPacketsOf } from '../../renderer/viewer/delay.ts';

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
  const rows = [{ ...pair, nominated: false, currentRoundTripTime: 9 }, pair, video];
  expect(delayOf(rows)?.milliseconds).toBeCloseTo(42);
  expect(delayOf(rows)?.waits).toBeCloseTo(30);
  // What the line alone asks for is not told: it may be nothing.
  expect(delayOf(rows)?.spare).toBeCloseTo(30);
  expect(delayOf([pair, { ...video, jitterBufferMinimumDelay: 1 }])?.spare).toBeCloseTo(20);
  // What was seen goes before what was reckoned.
  expect(delayOf(rows, [], 70)?.milliseconds).toBeCloseTo(80);
});

it('knows nothing before a picture has come', () => {
  expect(delayOf([])).toBeNull();
  expect(delayOf([{ ...video, framesDecoded: 0 }])).toBeNull();
  expect(delayOf([{ ...video, kind: 'audio' }])).toBeNull();
});

it('measures the voice since the last look, and only while somebody speaks', () => {
  const sound = (packetsReceived: number, jitterBufferDelay: number, jitterBufferEmittedCount: number) => [
    { type: 'inbound-rtp', kind: 'audio', packetsReceived, jitterBufferDelay, jitterBufferEmittedCount },
  ];
  const before = sound(100, 9000, 96_000);
  // 48 000 samples that waited 60 ms each; the packet's and the codec's own time are added.
  expect(soundDelayOf(sound(150, 9000 + 2880, 144_000), before)?.milliseconds).toBeCloseTo(76.5);
  expect(soundDelayOf(sound(102, 9000 + 19_200, 144_000), before)).toBeNull();
  expect(soundPacketsOf(before, before)).toBe(0);
  expect(soundDelayOf([], before)).toBeNull();
});
