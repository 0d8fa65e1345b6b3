import type { FaceKey } from '../animate/held-face.ts';
import type { Calibration, Settings } from '../settings.ts';

/** What a person may turn while performing. Ranges are those of `Settings`. */
export interface PerformControls
  extends Pick<
    Settings,
    'expression' | 'headTurn' | 'smoothing' | 'lookAtCamera' | 'blinkWhenIBlink' | 'voiceMovesMouth'
  > {
  /** Both lids close together unless one is clearly open (a wink). */
  readonly linkBlinks: boolean;
  /** The person's face at rest, for the tracker model in use. */
  readonly calibration: Calibration | null;
  readonly heldFace: FaceKey | null;
}

/** The controls that the settings stand for. */
export const controlsFrom = (
  settings: Settings,
  now: { readonly calibration: Calibration | null; readonly heldFace: FaceKey | null },
): PerformControls => ({
  expression: settings.expression,
  headTurn: settings.headTurn,
  smoothing: settings.smoothing,
  lookAtCamera: settings.lookAtCamera,
  blinkWhenIBlink: settings.blinkWhenIBlink,
  voiceMovesMouth: settings.voiceMovesMouth,
  linkBlinks: true,
  ...now,
});
