import { MasqueError } from '../errors.ts';

export const EXPORT_AGAIN =
  'Export it again as a binary glTF 2.0 file (.glb or .vrm) with everything embedded.';
export const COPY_AGAIN = 'Copy or download the file again.';
export const SIMPLIFY = 'Use a simpler model: fewer polygons, smaller textures.';

/** Why a file cannot be worn, as the second half of a sentence: “The avatar … cannot be opened: <why>”. */
export const refuse = (why: string, cure: string = EXPORT_AGAIN): never => {
  throw new MasqueError('unreadable', why, cure);
};
