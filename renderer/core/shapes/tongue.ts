import { centimetres, withLips } from './handles.ts';
import { jawOpenField } from './jaw.ts';
import { numberAt } from './points.ts';
import type { FaceToShape, ShapeDefinition } from './shape-definition.ts';

/** Of jawOpen: the tongue needs room, and many trackers and people send tongueOut alone. */
export const TONGUE_JAW_SHARE = 0.36;

/**
 * The lips part around a tongue that lies on the lower one. The tongue itself is no part of the canonical face:
 * an avatar moves its own.
 */
const partedLips = (context: FaceToShape): Float64Array => {
  const handles = withLips(centimetres({ 18: [0, -0.1, 0.1] }), {
    upper: [null, [0, 0.04, 0], [0, 0.08, 0.02], [0, 0.12, 0.03], [0, 0.14, 0.04], [0, 0.14, 0.04]],
    lower: [null, [0, -0.06, 0.02], [0, -0.14, 0.06], [0, -0.22, 0.1], [0, -0.27, 0.12], [0, -0.27, 0.12]],
  });
  const shifts = new Map(handles);
  for (const [landmark, [out, up, forward]] of handles) {
    const other = numberAt(context.face.mirror, landmark);
    shifts.set(landmark, [other === landmark ? 0 : -out, up, forward]);
    if (other !== landmark) shifts.set(other, [out, up, forward]);
  }
  const lips = context.solve(shifts, { radius: 0.016, pinned: [2, 152, 175] });
  return jawOpenField(context).map((value, i) => value * TONGUE_JAW_SHARE + numberAt(lips, i));
};

export const TONGUE_SHAPES: readonly ShapeDefinition[] = [
  { kind: 'field', name: 'tongueOut', field: partedLips },
];
