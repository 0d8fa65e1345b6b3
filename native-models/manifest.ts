import { MasqueError } from '../renderer/core/errors.ts';
import table from './models.json' with { type: 'json' };

export type ModelId =
  | 'face-landmarks-npm'
  | 'face-landmarker-official'
  | 'face-geometry'
  | 'face-shapes'
  | 'voice-activity'
  | 'visemes';

/** Tensor names and their sizes, slowest dimension first. */
export type TensorShapes = Readonly<Record<string, readonly number[]>>;

export interface ModelEntry {
  readonly id: ModelId;
  /** Path below the app's folder, with forward slashes. */
  readonly file: string;
  /** Lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly licence: string;
  /** Where the file comes from: an address, or the recipe that makes it. */
  readonly source: string;
  /** False for a file that the set-up step fetches or builds. */
  readonly committed: boolean;
  readonly shapes: { readonly input: TensorShapes; readonly output: TensorShapes };
}

/** Every model file that the app may open, pinned. `build/models` reads the same table. */
// The compiler widens a JSON file's strings; tests/models holds the table to these types.
export const MODELS = table.models as unknown as readonly ModelEntry[];

export const modelEntry = (id: ModelId): ModelEntry => {
  const entry = MODELS.find((model) => model.id === id);
  if (!entry) {
    throw new MasqueError(
      'missing-part',
      `No model is called "${id}".`,
      'Reinstall Masque: its model table is damaged.',
    );
  }
  return entry;
};
