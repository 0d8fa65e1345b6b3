import { expect, it } from 'vitest';
import { createSenderClock, timingHere } from '../../../renderer/core/broadcast/sender-clock.ts';

it('says another’s times on one’s own clock, by the message that came fastest', () => {
  const clock = createSenderClock();
  clock.heard(5000, 1050);
  clock.heard(6000, 2010);
  const timing = { origin: 5500, poseLag: 2, videoLag: 1, voiceLag: null };
  expect(timingHere(timing, clock, 2010)).toEqual({ origin: 1510, poseLag: 2, videoLag: 1, voiceLag: null });
});
