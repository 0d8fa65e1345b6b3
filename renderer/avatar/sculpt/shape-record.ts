import { ARKIT_SHAPES, type ArkitShape } from '../../core/signals/arkit.ts';

/** One value for each of the 52 shapes. */
export const shapeRecord = <Value>(make: (shape: ArkitShape) => Value): Record<ArkitShape, Value> =>
  // `fromEntries` forgets the names, which are exactly ARKIT_SHAPES.
  Object.fromEntries(ARKIT_SHAPES.map((shape) => [shape, make(shape)])) as Record<ArkitShape, Value>;
