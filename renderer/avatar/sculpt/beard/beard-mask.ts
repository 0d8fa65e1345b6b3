import { mix, smoothstep } from '../../../core/math/easing.ts';
import type { Vector3 } from '../../../core/math/vector3.ts';
import { itemAt } from '../../../core/shapes/points.ts';

/** Where a beard grows, by a point of the skin: 0 none, 1 full. */
export type BeardMask = (point: Vector3) => number;

export interface BeardMasks {
  readonly moustache: BeardMask;
  readonly chin: BeardMask;
  /** Cheeks and jaw, up to the sideburns, with moustache and chin. */
  readonly all: BeardMask;
}

/** MediaPipe's landmarks. */
const LIP_TOP = 0;
const LIP_BOTTOM = 17;
const NOSE_FOOT = 164;
const CHIN = 152;
const LIP_CORNER = 291;

/** The masks of a face at rest; `points` begin with the 468 landmarks. Lips stay free. */
export const createBeardMasks = (points: readonly Vector3[]): BeardMasks => {
  const at = (landmark: number): Vector3 => itemAt(points, landmark);
  const [top, bottom, nose, chin] = [at(LIP_TOP)[1], at(LIP_BOTTOM)[1], at(NOSE_FOOT)[1], at(CHIN)[1]];
  const [cornerX, cornerY] = [Math.abs(at(LIP_CORNER)[0]), at(LIP_CORNER)[1]];
  const lipsFree: BeardMask = ([x, y]) => {
    const middle = (top + bottom) / 2;
    const reach = (top - bottom) / 2;
    return smoothstep(0.98, 1.22, Math.hypot(x / (cornerX + 0.12), (y - middle) / (reach + 0.05)));
  };
  const front: BeardMask = ([, , z]) => smoothstep(0, 2, z);
  const moustache: BeardMask = (point) => {
    const [x, y] = point;
    const a = Math.abs(x);
    const upper = mix(nose + 0.42, cornerY + 0.5, smoothstep(0.6, cornerX + 0.5, a));
    const lower = mix(top - 0.1, cornerY - 0.75, smoothstep(0.8, cornerX + 0.4, a));
    const band = smoothstep(upper + 0.12, upper - 0.28, y) * smoothstep(lower - 0.25, lower + 0.2, y);
    return band * smoothstep(cornerX + 0.95, cornerX + 0.3, a) * lipsFree(point) * front(point);
  };
  const chinMask: BeardMask = (point) => {
    const [x, y] = point;
    const width = mix(1.5, 2.6, smoothstep(bottom, chin + 0.6, y));
    const below = smoothstep(bottom - 0.02, bottom - 0.4, y) * smoothstep(chin - 1.7, chin - 0.9, y);
    return below * smoothstep(width + 0.5, width - 0.3, Math.abs(x)) * lipsFree(point) * front(point);
  };
  const jaw: BeardMask = (point) => {
    const [x, y, z] = point;
    const a = Math.abs(x);
    const sideburn = smoothstep(1.2, -0.6, z);
    const soft = mix(0.75, 1.5, sideburn);
    // It sinks from the sideburn to the corner of the mouth, and runs up before the ear as a sideburn does.
    const cheekLine = mix(cornerY + 0.1, 0.6, smoothstep(cornerX + 0.6, 6.6, a)) + 2.4 * sideburn;
    const onCheek =
      smoothstep(cheekLine + soft, cheekLine - soft, y) * smoothstep(cornerX - 1.6, cornerX + 0.1, a);
    const beneath = smoothstep(bottom + 0.1, bottom - 0.4, y);
    // Its lower edge follows the jaw, which rises from the throat to the ear.
    const rise = 0.8 * Math.max(0, 1 - z) - 0.22 * Math.max(0, 4 - z);
    const throat = smoothstep(chin - 1.9, chin - 0.7, y - rise);
    // Back to the ear, which stands over its end; below that it follows the jaw's corner.
    const back = smoothstep(-3.9, -2.5, z + 0.9 * smoothstep(-2.5, -5, y));
    return Math.max(onCheek, beneath) * throat * lipsFree(point) * back;
  };
  return {
    moustache,
    chin: chinMask,
    all: (point) => Math.max(moustache(point), chinMask(point), jaw(point)),
  };
};
