import { createHash } from 'node:crypto';
import { LONGEST_AVATAR_BYTES, sha256OfPath } from '../../../../renderer/core/broadcast/room.ts';
import type { ServedFile } from '../viewer-files.ts';

/** All of a room together; beyond it the oldest that nobody wears go. */
const MOST_BYTES = 8 * LONGEST_AVATAR_BYTES;

/** The figures of a room and what is behind them, each under the sum of its bytes: nobody can put another in its place. */
export interface Wardrobe {
  /** `unfit`: not what its path says. `full`: there is no place for it. */
  put(path: string, bytes: Buffer): 'kept' | 'unfit' | 'full';
  at(path: string): ServedFile | undefined;
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** By their first bytes: glTF's binary form, VRM included, and JPEG. */
const KINDS = [
  { ending: '.glb', begins: 'glTF', type: 'model/gltf-binary' },
  { ending: '.jpg', begins: '\xff\xd8\xff', type: 'image/jpeg' },
];
const typeOf = (path: string, bytes: Buffer): string | undefined =>
  KINDS.find(
    ({ ending, begins }) => path.endsWith(ending) && bytes.toString('latin1', 0, begins.length) === begins,
  )?.type;

export const createWardrobe = (isWorn: (path: string) => boolean, most = MOST_BYTES): Wardrobe => {
  const files = new Map<string, ServedFile>();
  const total = () => [...files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  return {
    put(path, bytes) {
      const type = typeOf(path, bytes);
      if (type === undefined || sha256OfPath(path) !== sha256Of(bytes)) return 'unfit';
      if (files.has(path)) return 'kept';
      for (const [other] of files) {
        if (total() + bytes.length <= most) break;
        if (!isWorn(other)) files.delete(other);
      }
      if (total() + bytes.length > most) return 'full';
      files.set(path, { type, bytes });
      return 'kept';
    },
    at: (path) => files.get(path),
  };
};
