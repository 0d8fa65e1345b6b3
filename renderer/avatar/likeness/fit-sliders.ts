import type { Vector3 } from '../../core/math/vector3.ts';
import { FACE_SLIDER_NAMES, type FaceSlider } from '../../core/recipe/face-sliders.ts';
import { choleskySolve } from '../../core/shapes/cholesky.ts';
import { numberAt } from '../../core/shapes/points.ts';

export type FaceSliders = Readonly<Record<FaceSlider, number>>;

/** A picture says little of depth. */
const DEPTH_WEIGHT = 0.45;
/** How far a slider is moved to see what it does. */
const PROBE = 0.5;
/** Pulls sliders to the middle, square centimetres over all landmarks: noise of the tracker must not become a big nose. */
const CAUTION = 6;
const REACH = 0.85;

/**
 * By how much more of a slider is read off a picture than is there: the mean over the twelve people that come with the
 * app, each photographed at rest on the stage. The tracker draws everybody towards the faces it knows, and our middle
 * face is not theirs. What no landmark shows is here too: such a slider stands where the cast's do.
 */
export const TRACKER_HABIT: Partial<FaceSliders> = {
  craniumWidth: 0.27,
  craniumHeight: -0.13,
  foreheadHeight: -0.35,
  faceLength: -0.12,
  zygomaticWidth: -0.23,
  zygomaticHeight: -0.18,
  zygomaticProjection: -0.1,
  gonialWidth: 0.14,
  gonialAngle: -0.22,
  mentalHeight: -0.27,
  mentalProjection: -0.08,
  supraorbitalRidge: 0.13,
  browHeight: -0.06,
  browTilt: -0.09,
  eyeSize: 0.24,
  eyeSpacing: 0.36,
  eyeDepth: -0.11,
  canthalTilt: -0.11,
  palpebralOpening: 0.34,
  nasalLength: 0.21,
  nasalBridgeHeight: -0.05,
  nasalBridgeWidth: -0.17,
  alarWidth: 0.25,
  nasalTipSize: -0.19,
  nasalTipRotation: -0.15,
  mouthWidth: 0.26,
  mouthHeight: -0.23,
  upperLipFullness: -0.09,
  lowerLipFullness: -0.08,
  cupidsBow: -0.07,
  mouthCornerTilt: -0.28,
};

const flat = (points: readonly Vector3[]): Float64Array =>
  Float64Array.from(points.flatMap(([x, y, z]) => [x, y, z * DEPTH_WEIGHT]));

/**
 * The sliders whose face differs from the middle one as the person differs from the average face: linear least squares
 * with a ridge, on what each slider does to the landmarks.
 * @param own the person's landmarks, centimetres  @param average the average face's
 * @param identityOf the sculptor's landmarks for given sliders, centimetres
 */
export const fitSliders = (
  own: readonly Vector3[],
  average: readonly Vector3[],
  identityOf: (sliders: FaceSliders) => readonly Vector3[],
): FaceSliders => {
  const middle = Object.fromEntries(FACE_SLIDER_NAMES.map((name) => [name, 0])) as Record<FaceSlider, number>;
  const base = flat(identityOf(middle));
  const usual = flat(average);
  const wanted = flat(own).map((value, i) => value - numberAt(usual, i));
  const effects = FACE_SLIDER_NAMES.map((name) =>
    flat(identityOf({ ...middle, [name]: PROBE })).map((value, i) => (value - numberAt(base, i)) / PROBE),
  );
  const size = effects.length;
  const product = (a: Float64Array, b: Float64Array): number =>
    a.reduce((sum, value, i) => sum + value * numberAt(b, i), 0);
  const normal = new Float64Array(size * size);
  effects.forEach((a, i) => {
    effects.forEach((b, j) => {
      normal[i * size + j] = product(a, b) + (i === j ? CAUTION : 0);
    });
  });
  const solution = Float64Array.from(effects, (effect) => product(effect, wanted));
  choleskySolve(normal, size, [solution]);
  const bounded = (value: number): number => Math.round(Math.max(-REACH, Math.min(REACH, value)) * 100) / 100;
  return Object.fromEntries(
    FACE_SLIDER_NAMES.map((name, i) => [name, bounded(numberAt(solution, i) - (TRACKER_HABIT[name] ?? 0))]),
  ) as FaceSliders;
};
