import { encodeText } from '../avatar-file/utf8.ts';
import { assertNever } from '../errors.ts';
import type { PerformControls } from '../retarget/perform-controls.ts';
import type { Take } from '../signals/take.ts';
import { writeTake } from '../take-file/write-take.ts';
import { writeArkitCsv } from './arkit-csv.ts';
import { writeBvh } from './bvh.ts';
import { performTake } from './perform-take.ts';
import { type VrmaFace, writeVrma } from './vrma.ts';

/** What a take can be written as; each is its file's ending. */
export const TAKE_FORMATS = ['take', 'csv', 'vrma', 'bvh'] as const;
export type TakeFormat = (typeof TAKE_FORMATS)[number];

export interface TakeExport {
  readonly format: TakeFormat;
  readonly controls: PerformControls;
  readonly framesPerSecond: number;
  /** Of `vrma`. */
  readonly face: VrmaFace;
}

/** Any seed does; a fixed one writes the same file twice. */
const SEED = 1;

/** A take's file for other programs. A CSV holds what the camera saw, VRMA and BVH what the avatar did. */
export const exportTake = (
  take: Take,
  { format, controls, framesPerSecond, face }: TakeExport,
): Uint8Array<ArrayBuffer> => {
  const poses = () => performTake(take, controls, { framesPerSecond, seed: SEED });
  switch (format) {
    case 'take':
      return writeTake(take);
    case 'csv':
      return encodeText(writeArkitCsv(take));
    case 'vrma':
      return writeVrma(poses(), framesPerSecond, face);
    case 'bvh':
      return encodeText(writeBvh(poses(), framesPerSecond));
    default:
      return assertNever(format);
  }
};
