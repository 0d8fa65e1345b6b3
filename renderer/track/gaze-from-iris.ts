import { conjugate, type Quaternion, rotate } from '../core/math/quaternion.ts';
import type { Vector3 } from '../core/math/vector3.ts';
import type { EyeDirection } from '../core/signals/face-frame.ts';

/** One eye: landmark numbers, and where its corners are on the canonical face. */
interface Eye {
  readonly outer: number;
  readonly inner: number;
  readonly upperLid: number;
  readonly lowerLid: number;
  readonly iris: number;
  /** Inner to outer corner, metres, in the head's axes. */
  readonly corners: Vector3;
  /** Middle of the corners to the centre of the ball, metres, in the head's axes. */
  readonly ball: Vector3;
}

/** Centre of the ball to the iris, as the landmarks show it. */
const IRIS_DISTANCE = 0.012;
/**
 * The ball lies behind the corners, and, since the inner corner is the tear duct's, further out and higher than their
 * middle. Fitted on a talking head, so that both eyes agree, a turned head does not leak into the gaze (7 mm: the best
 * correlation with MediaPipe's own eyeLook shapes), and a look into the lens is 0.
 */
const BALL = { outwards: 0.0011, upwards: 0.0018, backwards: 0.007 };

/** Below this share of the eye's width the lids hide the iris, and the tracker only guesses where it is. */
const LEAST_OPENING = 0.13;

const RIGHT: Eye = {
  outer: 33,
  inner: 133,
  upperLid: 159,
  lowerLid: 145,
  iris: 468,
  corners: [-0.0259, 0.00079, -0.00585],
  ball: [-BALL.outwards, BALL.upwards, -BALL.backwards],
};
const LEFT: Eye = {
  outer: 263,
  inner: 362,
  upperLid: 386,
  lowerLid: 374,
  iris: 473,
  corners: [-RIGHT.corners[0], RIGHT.corners[1], RIGHT.corners[2]],
  ball: [BALL.outwards, BALL.upwards, -BALL.backwards],
};

/**
 * Where the eyes point, from 478 landmarks (x, y in 0..1 of the picture, y down; z is not read).
 * The iris is put back onto a ball behind the eye's corners, in the head's own axes. Yaw + is towards the person's
 * left, pitch + is up, radians. An eye whose lids hide the iris is null: keep its last direction.
 * @param aspect the picture's width / height
 * @param rotation the head's, as in FaceFrame
 */
export const gazeFromIris = (
  landmarks: ArrayLike<number>,
  aspect: number,
  rotation: Quaternion,
): { readonly left: EyeDirection | null; readonly right: EyeDirection | null } => ({
  left: directionOf(LEFT, landmarks, aspect, rotation),
  right: directionOf(RIGHT, landmarks, aspect, rotation),
});

const directionOf = (
  eye: Eye,
  landmarks: ArrayLike<number>,
  aspect: number,
  rotation: Quaternion,
): EyeDirection | null => {
  /** From one landmark to another, picture heights, y up. */
  const between = (from: number, to: number): readonly [number, number] => [
    ((landmarks[3 * to] ?? 0) - (landmarks[3 * from] ?? 0)) * aspect,
    (landmarks[3 * from + 1] ?? 0) - (landmarks[3 * to + 1] ?? 0),
  ];
  const width = between(eye.inner, eye.outer);
  const widthSeen = Math.hypot(width[0], width[1]);
  const opening = between(eye.lowerLid, eye.upperLid);
  const cornersTurned = rotate(rotation, eye.corners);
  const widthExpected = Math.hypot(cornersTurned[0], cornersTurned[1]);
  if (widthSeen < 1e-6 || widthExpected < 1e-6) return null;
  if (Math.hypot(opening[0], opening[1]) < LEAST_OPENING * widthSeen) return null;

  const metres = widthExpected / widthSeen;
  const iris = between(eye.inner, eye.iris);
  const ball = rotate(rotation, eye.ball);
  const x = ((iris[0] - width[0] / 2) * metres - ball[0]) / IRIS_DISTANCE;
  const y = ((iris[1] - width[1] / 2) * metres - ball[1]) / IRIS_DISTANCE;
  const z = Math.sqrt(Math.max(0.01, 1 - x * x - y * y));
  const [right, up, forward] = rotate(conjugate(rotation), [x, y, z]);
  return { yaw: Math.atan2(right, forward), pitch: Math.asin(Math.min(1, Math.max(-1, up))) };
};
