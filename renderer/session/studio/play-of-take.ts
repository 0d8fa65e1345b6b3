import type { PerformControls } from '../../core/retarget/perform-controls.ts';
import type { TimelineScene } from '../../core/script/timeline.ts';
import type { Take } from '../../core/signals/take.ts';
import type { Play } from './play.ts';

export interface TakePlayPlan {
  readonly controls: PerformControls;
  readonly scene: TimelineScene;
  /** The voice still moves the mouth where it is not heard. */
  readonly withSound: boolean;
}

/** Somebody's recorded performance, played again by whoever the scene names. */
export const playOfTake = (take: Take, { controls, scene, withSound }: TakePlayPlan): Play => ({
  durationSeconds: take.meta.durationSeconds,
  sound: withSound ? take.sound : null,
  scenes: [scene],
  voice: take.voice,
  face: take.face,
  held: take.held ?? [],
  controls: { ...controls, calibration: take.meta.calibration ?? controls.calibration },
  timeline: null,
  notices: [],
  act: () => null,
});
