import type { MediaSource } from '../../core/host.ts';
import type { PerformControls } from '../../core/retarget/perform-controls.ts';
import type { Take } from '../../core/signals/take.ts';
import { readTake } from '../../core/take-file/read-take.ts';
import { createTakeReplay } from '../../core/take-file/replay-take.ts';
import { trimTake } from '../../core/take-file/trim-take.ts';
import type { Play } from './play.ts';

/** A take, or the part of it that is wanted. */
export const openTake = async (
  file: Pick<MediaSource, 'address'>,
  part: { readonly from?: number | undefined; readonly to?: number | undefined },
): Promise<Take> => {
  const whole = readTake(new Uint8Array(await (await fetch(file.address)).arrayBuffer()));
  const isTrimmed = part.from !== undefined || part.to !== undefined;
  return isTrimmed ? trimTake(whole, part.from ?? 0, part.to ?? whole.meta.durationSeconds) : whole;
};

/** What somebody performed before the camera, once more. Without its sound the voice still moves the mouth. */
export const playOfTake = (
  take: Take,
  withSound: boolean,
  { controls, scene }: { controls: PerformControls; scene: Play['scenes'][number] },
): Play => ({
  durationSeconds: take.meta.durationSeconds,
  sound: withSound ? take.sound : null,
  scenes: [scene],
  timeline: null,
  notices: [],
  begin() {
    const replay = createTakeReplay(take, controls);
    const [first] = take.face;
    // Before the first picture the first face is seen all along, so that nobody slides into it.
    const face = (timeSeconds: number) => (first === undefined ? null : { ...first, timeSeconds });
    return {
      at: (timeSeconds) => {
        if (timeSeconds >= 0) return replay.at(timeSeconds);
        const calibration = take.meta.calibration ?? controls.calibration;
        return { timeSeconds, face: face(timeSeconds), voice: [], controls: { ...controls, calibration } };
      },
    };
  },
});
