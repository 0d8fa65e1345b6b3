import { createHash } from 'node:crypto';
import { LONGEST_AVATAR_BYTES } from '../../../../renderer/core/broadcast/room.ts';
import type { ServedFile } from '../viewer-files.ts';

/** All avatars of a room together; beyond it the oldest that nobody wears go. */
const MOST_BYTES = 8 * LONGEST_AVATAR_BYTES;

/** The figures of a room, each under the sum of its bytes: no guest can put another in somebody's place. */
export interface Wardrobe {
  /** False where there is no place for it any more. */
  put(bytes: Buffer): boolean;
  at(sha256: string): ServedFile | undefined;
}

export const sha256Of = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** glTF's binary form, VRM included, begins with these letters. */
export const isGlb = (bytes: Buffer): boolean => bytes.subarray(0, 4).toString('latin1') === 'glTF';

export const createWardrobe = (isWorn: (sha256: string) => boolean): Wardrobe => {
  const files = new Map<string, ServedFile>();
  const total = () => [...files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  return {
    put(bytes) {
      for (const [sha256] of files) {
        if (total() + bytes.length <= MOST_BYTES) break;
        if (!isWorn(sha256)) files.delete(sha256);
      }
      if (total() + bytes.length > MOST_BYTES) return false;
      files.set(sha256Of(bytes), { type: 'model/gltf-binary', bytes });
      return true;
    },
    at: (sha256) => files.get(sha256),
  };
};
