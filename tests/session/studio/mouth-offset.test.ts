import { expect, it } from 'vitest';
import type { Timeline } from '../../../renderer/core/script/timeline.ts';
import { mouthOffset } from '../../../renderer/session/studio/mouth-offset.ts';

const PHONE_SECONDS = 0.12;
const VISEMES = ['sil', 'PP', 'aa', 'PP', 'E', 'sil', 'aa', 'FF', 'oh', 'PP', 'aa', 'sil'] as const;

const timeline: Timeline = {
  durationSeconds: VISEMES.length * PHONE_SECONDS,
  cues: [],
  scenes: [],
  soundStarts: [0],
  lines: [
    {
      speaker: null,
      text: '',
      scriptLine: 1,
      startSeconds: 0,
      endSeconds: VISEMES.length * PHONE_SECONDS,
      words: [],
      phones: VISEMES.map((viseme, i) => ({
        phone: viseme,
        viseme,
        startSeconds: i * PHONE_SECONDS,
        endSeconds: (i + 1) * PHONE_SECONDS,
        stress: 0,
      })),
    },
  ],
};
const openAt = (seconds: number): number => {
  const viseme = VISEMES[Math.floor(seconds / PHONE_SECONDS)] ?? 'sil';
  return { aa: 1, E: 0.7, oh: 0.7, sil: 0, PP: 0, FF: 0 }[viseme];
};

it.each([0, -0.05, 0.04])('finds a mouth that is %s s before its sound', (early) => {
  const openings = Array.from({ length: 43 }, (_, frame) => openAt((frame + 0.5) / 30 + early));
  expect(Math.abs((mouthOffset(openings, 30, timeline) ?? 999) - early * 1000)).toBeLessThanOrEqual(20);
});

it('knows nothing where nobody speaks', () => {
  expect(mouthOffset([0, 1], 30, null)).toBeNull();
});
