import type { Calibration } from '../core/settings.ts';

/** As many as the settings file takes. */
const MOST = 8;

/** The kept calibrations with a new one, which replaces the same model's; the oldest give way. */
export const withCalibration = (kept: readonly Calibration[], taken: Calibration): Calibration[] =>
  [...kept.filter((one) => one.model !== taken.model), taken].slice(-MOST);
