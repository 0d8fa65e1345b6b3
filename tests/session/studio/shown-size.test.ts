import { expect, it } from 'vitest';
import { shownSize } from '../../../renderer/session/studio/shown-size.ts';

it.each([
  [352, 198, 1, 704, 396],
  [352, 198, 3, 1056, 594],
  [171, 304, 1, 342, 608],
  // No more than anybody sees beside the words, whatever the screen.
  [900, 506, 2, 1280, 720],
  // Before it lies on a page.
  [0, 0, 1, 640, 360],
])(
  'draws a canvas of %i × %i, at %i pixels each, with %i × %i',
  (clientWidth, clientHeight, ratio, width, height) => {
    expect(shownSize({ clientWidth, clientHeight }, ratio)).toEqual({ width, height });
  },
);
