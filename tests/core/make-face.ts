import { IDENTITY } from '../../renderer/core/math/quaternion.ts';
import { controlsFrom, type PerformControls } from '../../renderer/core/retarget/perform-controls.ts';
import { type Calibration, defaultSettings } from '../../renderer/core/settings.ts';
import {
  ARKIT_COUNT,
  ARKIT_INDEX,
  ARKIT_SHAPES,
  type ArkitShape,
  type ArkitWeights,
} from '../../renderer/core/signals/arkit.ts';
import type { FaceFrame } from '../../renderer/core/signals/face-frame.ts';

/** Weights from the few that differ from 0. */
export const weightsOf = (some: Partial<Record<ArkitShape, number>>): ArkitWeights => {
  const weights = new Float32Array(ARKIT_COUNT);
  for (const name of ARKIT_SHAPES) weights[ARKIT_INDEX[name]] = some[name] ?? 0;
  return weights;
};

export const read = (weights: ArkitWeights, name: ArkitShape): number =>
  weights[ARKIT_INDEX[name]] ?? Number.NaN;

/** A confident face half a metre from the camera that looks straight into it. */
export const makeFace = (
  timeSeconds: number,
  some: Partial<Record<ArkitShape, number>> = {},
  rest: Partial<FaceFrame> = {},
): FaceFrame => ({
  timeSeconds,
  confidence: 0.95,
  weights: weightsOf(some),
  rotation: IDENTITY,
  translation: [0, 0, -0.5],
  gaze: { left: { yaw: 0, pitch: 0 }, right: { yaw: 0, pitch: 0 } },
  ...rest,
});

/** A face whose rest is known to be 0 everywhere: shows weights as tracked, without a guess at the neutral. */
export const BLANK: Calibration = {
  model: 'npm',
  takenAt: '2026-01-01T12:00:00.000Z',
  weights: new Array<number>(ARKIT_COUNT).fill(0),
  rotation: [0, 0, 0, 1],
  translation: [0, 0, -0.5],
};

/** The default settings' controls, with expression and head as tracked, so that figures can be told. */
export const plainControls = (some: Partial<PerformControls> = {}): PerformControls => ({
  ...controlsFrom(defaultSettings(), { calibration: BLANK, heldFace: null }),
  expression: 0.5,
  headTurn: 0.5,
  ...some,
});

export const standardDeviation = (values: readonly number[]): number => {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length);
};
