import { IDENTITY } from '../../math/quaternion.ts';
import { ZERO } from '../../math/vector3.ts';
import type { Timeline } from '../../script/timeline.ts';
import { neutralWeights } from '../../signals/arkit.ts';
import type { VisemeFrame } from '../../signals/viseme-frame.ts';
import type { Acting, Actor } from '../acting.ts';

const still = (): Acting => ({
  weights: neutralWeights(),
  head: IDENTITY,
  chest: IDENTITY,
  offset: ZERO,
  gaze: { yaw: 0, pitch: 0 },
});

/** Who acts a script: whoever speaks at the time, as one is seen at a time. */
export const createActor = (_of: { readonly timeline: Timeline; readonly seed: number }): Actor => ({
  at: still,
});

/** Who acts a sound that somebody recorded: phrases and stress are found in what was heard. */
export const createListeningActor = (_of: {
  readonly voice: readonly VisemeFrame[];
  readonly seed: number;
}): Actor => ({ at: still });
