import { expect, it } from 'vitest';
import { epochNow } from '../../renderer/capture/captured-picture.ts';
import { createFollowUp } from '../../renderer/session/follow-up.ts';

const setUp = () => {
  const latencies: number[] = [];
  let dropped = 0;
  const followUp = createFollowUp({
    written: ({ capturedAt, writtenAt }) => latencies.push(writtenAt - capturedAt),
    dropped: () => {
      dropped += 1;
    },
  });
  return { followUp, latencies, dropped: () => dropped };
};

it.each([0, 5000, -5000])('counts in one clock, though the writer’s is %i ms apart', (apart) => {
  const { followUp, latencies } = setUp();
  for (let i = 0; i < 5; i += 1) {
    const capturedAt = epochNow() - 40;
    const number = followUp.sent(capturedAt);
    followUp.written({ kind: 'written', number, writtenAt: capturedAt + 40 + apart, writeMilliseconds: 1 });
  }
  for (const latency of latencies) expect(Math.abs(latency - 40)).toBeLessThan(20);
  expect(latencies).toHaveLength(5);
});

it('counts what the writer dropped, and nothing that it does not know', () => {
  const { followUp, latencies, dropped } = setUp();
  const number = followUp.sent(epochNow());
  followUp.written({ kind: 'written', number, writtenAt: null, writeMilliseconds: 0 });
  followUp.written({ kind: 'written', number: 99, writtenAt: null, writeMilliseconds: 0 });
  expect(dropped()).toBe(1);
  expect(latencies).toEqual([]);
});
