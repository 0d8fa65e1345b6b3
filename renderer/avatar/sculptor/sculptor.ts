import { MasqueError } from '../../core/errors.ts';
import { type CanonicalFace, parseCanonicalFace } from '../../core/shapes/canonical-face.ts';
import { toGlb } from '../export/to-glb.ts';
import { toVrm } from '../export/to-vrm.ts';
import { sculptAvatar } from '../sculpt/sculpt-avatar.ts';
import type { FromSculptor, SculptOrder, ToSculptor } from './protocol.ts';

const WRITERS = { glb: toGlb, vrm: toVrm } as const;

const problemOf = (number: number, { recipe }: SculptOrder, cause: unknown): FromSculptor => {
  const known = cause instanceof MasqueError ? cause : null;
  const why = cause instanceof Error ? cause.message : String(cause);
  return {
    kind: 'problem',
    number,
    reason: known?.reason ?? 'failed',
    message: known?.message ?? `“${recipe.name}” could not be sculpted: ${why}`,
    cure: known?.cure ?? 'Undo the last change, or choose another avatar.',
  };
};

/** The worker's mind: answers each order with bytes, or with what went wrong. Null: nothing to say. */
export const createSculptor = (): ((message: ToSculptor) => FromSculptor | null) => {
  let face: () => CanonicalFace = () => {
    throw new Error('no canonical face was given');
  };
  return (message) => {
    if (message.kind === 'open') {
      let parsed: CanonicalFace | null = null;
      // Read with the first order, whose answer can say what is wrong with it.
      face = () => {
        parsed ??= parseCanonicalFace(message.canonicalFace);
        return parsed;
      };
      return null;
    }
    const { number, order } = message;
    const { recipe, level, format } = order;
    try {
      const bytes = WRITERS[format](sculptAvatar(recipe, face(), { level }));
      return { kind: 'sculpted', number, bytes };
    } catch (cause) {
      return problemOf(number, order, cause);
    }
  };
};
