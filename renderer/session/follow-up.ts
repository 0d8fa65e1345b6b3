import { epochNow } from '../capture/captured-picture.ts';
import type { FromCamera } from '../core/virtual-camera.ts';
import type { OutputStatistics } from './output-statistics.ts';

/** What became of the pictures that were sent out. */
export interface FollowUp {
  /** Milliseconds since 1970. Returns the picture's number. */
  sent(capturedAt: number): number;
  written(message: Extract<FromCamera, { kind: 'written' }>): void;
  forget(): void;
}

export const createFollowUp = (statistics: Pick<OutputStatistics, 'written' | 'dropped'>): FollowUp => {
  const takenAt = new Map<number, number>();
  let last = 0;
  // The writer process has a clock of its own, read at another moment. No answer arrives before it was sent: the
  // quickest one tells how far the clocks are apart, to within its own way, a fraction of a millisecond.
  let clocksApart = Number.POSITIVE_INFINITY;
  return {
    sent(capturedAt) {
      last += 1;
      takenAt.set(last, capturedAt);
      return last;
    },
    written({ number, writtenAt, writeMilliseconds }) {
      const capturedAt = takenAt.get(number);
      takenAt.delete(number);
      if (capturedAt === undefined) return;
      if (writtenAt === null) return statistics.dropped();
      clocksApart = Math.min(clocksApart, epochNow() - writtenAt);
      statistics.written({ capturedAt, writtenAt: writtenAt + clocksApart, writeMilliseconds });
    },
    forget: () => takenAt.clear(),
  };
};
