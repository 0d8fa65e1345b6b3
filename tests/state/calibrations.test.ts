import { expect, it } from 'vitest';
import type { Calibration } from '../../renderer/core/settings.ts';
import { withCalibration } from '../../renderer/state/calibrations.ts';

const calibration = (model: string, takenAt = ''): Calibration => ({
  model,
  takenAt,
  weights: Array.from({ length: 52 }, () => 0),
  rotation: [0, 0, 0, 1],
  translation: [0, 0, 0],
});

it('keeps one calibration for each model, the newest', () => {
  const kept = withCalibration(
    [calibration('npm', 'old'), calibration('official')],
    calibration('npm', 'new'),
  );
  expect(kept.map(({ model, takenAt }) => [model, takenAt])).toEqual([
    ['official', ''],
    ['npm', 'new'],
  ]);
});

it('keeps no more than a settings file takes', () => {
  const many = Array.from({ length: 8 }, (_, index) => calibration(`model ${index}`));
  const kept = withCalibration(many, calibration('npm'));
  expect(kept).toHaveLength(8);
  expect(kept.at(-1)?.model).toBe('npm');
});
