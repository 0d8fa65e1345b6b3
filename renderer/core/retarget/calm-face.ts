import {
  createOneEuroFilter,
  createRotationFilter,
  type OneEuroFilter,
  type OneEuroOptions,
} from '../math/one-euro-filter.ts';
import type { EyeDirection } from '../signals/face-frame.ts';
import type { FacePose } from './face-pose.ts';
import { filterFor, GAZE_FILTER, HEAD_FILTER, PLACE_FILTER, SHAPE_CLASSES } from './shape-classes.ts';

/** Takes the tremble out of a tracked face; each kind of movement keeps its own promptness. */
export interface CalmFace {
  /** The pose `stepSeconds` after the one before. @param smoothing 0 (raw) to 1 (as smooth as can be) */
  next(pose: FacePose, stepSeconds: number, smoothing: number): FacePose;
  /** Forgets the movement so far: the next pose passes unchanged. */
  reset(): void;
}

export const createCalmFace = (): CalmFace => {
  const shapes = SHAPE_CLASSES.map(({ filter }) => ({ filter, euro: createOneEuroFilter() }));
  const head = createRotationFilter();
  const place = [createOneEuroFilter(), createOneEuroFilter(), createOneEuroFilter()] as const;
  const left = { yaw: createOneEuroFilter(), pitch: createOneEuroFilter() };
  const right = { yaw: createOneEuroFilter(), pitch: createOneEuroFilter() };

  return {
    next(pose, stepSeconds, smoothing) {
      const calm = (euro: OneEuroFilter<number>, value: number, options: OneEuroOptions): number =>
        euro.next(value, stepSeconds, filterFor(options, smoothing));
      const eye = (euro: typeof left, { yaw, pitch }: EyeDirection): EyeDirection => ({
        yaw: calm(euro.yaw, yaw, GAZE_FILTER),
        pitch: calm(euro.pitch, pitch, GAZE_FILTER),
      });
      const weights = pose.weights.slice();
      shapes.forEach(({ euro, filter }, i) => {
        weights[i] = calm(euro, pose.weights[i] ?? 0, filter);
      });
      return {
        weights,
        head: head.next(pose.head, stepSeconds, filterFor(HEAD_FILTER, smoothing)),
        gaze: { left: eye(left, pose.gaze.left), right: eye(right, pose.gaze.right) },
        offset: [
          calm(place[0], pose.offset[0], PLACE_FILTER),
          calm(place[1], pose.offset[1], PLACE_FILTER),
          calm(place[2], pose.offset[2], PLACE_FILTER),
        ],
      };
    },
    reset() {
      for (const { euro } of shapes) euro.reset();
      for (const euro of [...place, left.yaw, left.pitch, right.yaw, right.pitch]) euro.reset();
      head.reset();
    },
  };
};
