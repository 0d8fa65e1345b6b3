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
 * What the tracker reads off a face whose sliders all stand in the middle, measured on avatars of known sliders that were
 * photographed from the stage, and on photographs: its faces differ from the canonical one.
 */
export const TRACKER_HABIT: Partial<FaceSliders> = {
  craniumHeight: -0.18,
  foreheadHeight: -0.36,
  faceLength: -0.1,
  zygomaticWidth: -0.13,
  gonialAngle: -0.18,
  mentalHeight: -0.3,
  browHeight: -0.14,
  browTilt: -0.08,
  eyeSize: 0.14,
  eyeSpacing: 0.4,
  palpebralOpening: 0.24,
  alarWidth: 0.44,
  nasalProjection: 0.08,
  mouthWidth: 0.38,
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
