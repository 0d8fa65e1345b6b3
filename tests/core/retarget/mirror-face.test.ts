import { expect, it } from 'vitest';
import { fromEuler } from '../../../renderer/core/math/quaternion.ts';
import { createRandom } from '../../../renderer/core/math/seeded-random.ts';
import { mirrorFace } from '../../../renderer/core/retarget/mirror-face.ts';
import { ARKIT_COUNT, ARKIT_MIRROR } from '../../../renderer/core/signals/arkit.ts';

it('mirrors twice back to the very same face', () => {
  const random = createRandom(41);
  const pose = {
    weights: Float32Array.from({ length: ARKIT_COUNT }, random),
    head: fromEuler({ yaw: 0.3, pitch: -0.2, roll: 0.1 }),
    gaze: { left: { yaw: 0.1, pitch: 0.2 }, right: { yaw: 0.15, pitch: 0.2 } },
    offset: [0.1, 0.2, 0.3] as const,
  };
  expect(mirrorFace(pose)).not.toEqual(pose);
  expect(mirrorFace(mirrorFace(pose))).toEqual(pose);
});

it('pairs 20 shapes of either side and leaves the rest', () => {
  const paired = ARKIT_MIRROR.filter((mirror, i) => mirror !== i);
  expect(paired).toHaveLength(40);
  ARKIT_MIRROR.forEach((mirror, i) => {
    expect(ARKIT_MIRROR[mirror]).toBe(i);
  });
});
