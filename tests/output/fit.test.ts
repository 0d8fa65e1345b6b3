import { expect, it } from 'vitest';
import { fit } from '../../renderer/output/virtual-camera/fit.ts';

it.each([
  ['the same shape fills it', [1280, 720], [640, 360], { left: 0, bottom: 0, width: 640, height: 360 }],
  [
    'a wider one has bars above and below',
    [1920, 1080],
    [640, 480],
    { left: 0, bottom: 60, width: 640, height: 360 },
  ],
  [
    'a taller one has bars at the sides',
    [480, 640],
    [1280, 720],
    { left: 370, bottom: 0, width: 540, height: 720 },
  ],
  ['a smaller one grows', [320, 180], [1280, 720], { left: 0, bottom: 0, width: 1280, height: 720 }],
] as const)('%s', (_, [width, height], [wide, high], wanted) => {
  expect(fit({ width, height }, { width: wide, height: high })).toEqual(wanted);
});
