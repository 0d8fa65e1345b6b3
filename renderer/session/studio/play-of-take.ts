import type { MediaSource } from '../../core/host.ts';
import type { PerformControls } from '../../core/retarget/perform-controls.ts';
import { readTake } from '../../core/take-file/read-take.ts';
import { createTakeReplay, faceAt } from '../../core/take-file/replay-take.ts';
import { trimTake } from '../../core/take-file/trim-take.ts';
import type { Play } from './play.ts';

/** What somebody performed before the camera, once more. */
export const playOfTake = async (
  file: Pick<MediaSource, 'address'>,
  part: { readonly from?: number | undefined; readonly to?: number | undefined; readonly withSound: boolean },
  { controls, scene }: { controls: PerformControls; scene: Play['scenes'][number] },
): Promise<Play> => {
  const whole = readTake(new Uint8Array(await (await fetch(file.address)).arrayBuffer()));
  const isTrimmed = part.from !== undefined || part.to !== undefined;
  const take = isTrimmed ? trimTake(whole, part.from ?? 0, part.to ?? whole.meta.durationSeconds) : whole;
  return {
    durationSeconds: take.meta.durationSeconds,
    sound: part.withSound ? take.sound : null,
    scenes: [scene],
    timeline: null,
    notices: [],
    begin() {
      const replay = createTakeReplay(take, controls);
      const first = faceAt(take.face, take.face[0]?.timeSeconds ?? 0);
      return {
        at: (timeSeconds) =>
          timeSeconds < 0 ? { timeSeconds, face: first, voice: [], controls } : replay.at(timeSeconds),
      };
    },
  };
};
