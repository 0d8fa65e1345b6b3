import { scale } from '../../core/math/vector-arithmetic.ts';
import type { Vector3 } from '../../core/math/vector3.ts';
import { findJawPivot, JAW_FORWARD, JAW_RIGHT, jawOpenShift } from '../../core/shapes/jaw.ts';
import { TONGUE_JAW_SHARE } from '../../core/shapes/tongue.ts';
import type { ShapeShifts } from './part.ts';
import type { Identity } from './proportions/identity.ts';

const CENTIMETRES_PER_METRE = 100;

/** The jaw's joint, centimetres. */
export const jawPivotOf = ({ points }: Identity): Vector3 =>
  findJawPivot(
    points.flatMap((point) => [...point]),
    CENTIMETRES_PER_METRE,
  );

/** What hangs on the jaw moves with it as one piece. */
export const jawShifts = (points: readonly Vector3[], pivot: Vector3): ShapeShifts => {
  const open = points.map((point) => jawOpenShift(point, pivot));
  const all = (shift: Vector3): Vector3[] => points.map(() => scale(shift, CENTIMETRES_PER_METRE));
  return {
    jawOpen: open,
    jawForward: all(JAW_FORWARD),
    jawRight: all(JAW_RIGHT),
    jawLeft: all([-JAW_RIGHT[0], JAW_RIGHT[1], JAW_RIGHT[2]]),
    tongueOut: open.map((shift) => scale(shift, TONGUE_JAW_SHARE)),
  };
};
