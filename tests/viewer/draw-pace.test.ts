import { expect, it } from 'vitest';
import { createDrawPace } from '../../renderer/viewer/draw-pace.ts';

/** How many pictures are drawn in a second of 60, and what share of it drawing takes. */
const drawFor = (seconds: number) => {
  const pace = createDrawPace();
  let doneAt = 0;
  let busy = 0;
  let pictures = 0;
  for (let tick = 0; tick < 60; tick += 1) {
    const now = tick / 60;
    if (!pace.isDue(now, now >= doneAt)) continue;
    pace.draws(now);
    pictures += 1;
    busy += seconds;
    doneAt = now + seconds;
  }
  return { pictures, busy };
};

it('draws each picture of the screen where that is quick', () => {
  expect(drawFor(0.012).pictures).toBe(60);
});

it.each([0.03, 0.05, 0.12])('leaves time for the line where a picture takes %d s', (seconds) => {
  const { pictures, busy } = drawFor(seconds);
  expect(busy).toBeLessThan(0.75);
  expect(pictures).toBeGreaterThanOrEqual(Math.floor(0.45 / seconds));
});
