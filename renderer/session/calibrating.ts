import { type CalibrationRun, createCalibrationRun } from '../core/retarget/calibration.ts';
import type { Calibration } from '../core/settings.ts';
import type { TrackedPicture } from '../track/protocol.ts';
import type { CalibrationState } from './live-status.ts';

/** Runs the two seconds of a person holding still, when asked, on the frames that pass by. */
export interface Calibrating {
  /** `model` is the tracker model that the calibration will belong to. */
  start(model: string): void;
  see(picture: TrackedPicture, timeSeconds: number): void;
}

export function createCalibrating(events: {
  changed(state: CalibrationState): void;
  taken(calibration: Calibration): void;
}): Calibrating {
  let current: { readonly run: CalibrationRun; readonly model: string } | null = null;
  return {
    start(model) {
      current = { run: createCalibrationRun(), model };
      events.changed({ kind: 'running', progress: 0 });
    },
    see({ face, trackedAt }, timeSeconds) {
      if (current === null) return;
      const { run, model } = current;
      const progress = run.add(face, timeSeconds);
      if (progress < 1) return events.changed({ kind: 'running', progress });
      current = null;
      const result = run.finish({ model, takenAt: new Date(trackedAt).toISOString() });
      if (!result.ok) return events.changed({ kind: 'failed', message: result.message });
      events.taken(result.calibration);
      events.changed({ kind: 'done', takenAt: result.calibration.takenAt });
    },
  };
}
