import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { MasqueError } from '../../renderer/core/errors.ts';
import type { TrackerModel, TrackerModelName } from '../../renderer/core/host.ts';
import { sha256Of } from './checksum.ts';
import { checkedFile, type OpenedFiles } from './files.ts';
import type { AppFolders } from './folders.ts';

/** The sums that the model table pins, lower-case hexadecimal. */
export type TrackerSums = Readonly<Record<TrackerModelName, string>>;

const FILE_NAMES: Readonly<Record<TrackerModelName, string>> = {
  npm: 'face-landmarks-npm.task',
  official: 'face_landmarker.task',
};

const CURES: Readonly<Record<TrackerModelName, string>> = {
  npm: 'Run npm run setup: it builds this file again.',
  official: 'Download face_landmarker.task again, or choose --model npm.',
};

/** Where a model may lie, best first. A person's own folder of models wins over the app's. */
export const modelPlaces = (
  model: TrackerModelName,
  folders: AppFolders,
  ownFolder: string | undefined,
): readonly string[] => {
  const name = FILE_NAMES[model];
  const own = ownFolder ? [join(ownFolder, name)] : [];
  const app = join(folders.models, name);
  return model === 'npm' ? [...own, app] : [...own, app, join(folders.root, '..', 'shared', 'models', name)];
};

/** What is on disk of one model. */
export type ModelState =
  | { readonly kind: 'missing'; readonly places: readonly string[] }
  | { readonly kind: 'wrong-sum'; readonly file: string; readonly expected: string; readonly found: string }
  | { readonly kind: 'ready'; readonly file: string; readonly sha256: string };

export const inspectModel = async (
  model: TrackerModelName,
  places: readonly string[],
  sums: TrackerSums,
): Promise<ModelState> => {
  for (const place of places) {
    if (!(await stat(place).catch(() => null))?.isFile()) continue;
    const { path: file } = await checkedFile(place);
    const [expected, found] = [sums[model], await sha256Of(file)];
    return found === expected
      ? { kind: 'ready', file, sha256: found }
      : { kind: 'wrong-sum', file, expected, found };
  }
  return { kind: 'missing', places };
};

/** A model's file, or the error that a person reads. */
export const demandModel = (model: TrackerModelName, state: ModelState): { file: string; sha256: string } => {
  switch (state.kind) {
    case 'ready':
      return state;
    case 'missing':
      throw new MasqueError(
        'missing-part',
        `The ${model} face tracker model was not found; looked for ${state.places.join(', ')}.`,
        model === 'npm' ? CURES.npm : 'Put face_landmarker.task there, or choose --model npm.',
      );
    case 'wrong-sum':
      throw new MasqueError(
        'wrong-sum',
        `${state.file} is damaged or another version: its SHA-256 should be ${state.expected} and is ${state.found}.`,
        CURES[model],
      );
  }
};

export interface ModelsPlan {
  readonly folders: AppFolders;
  /** `MASQUE_MODELS`: a person's own folder of models. */
  readonly ownFolder: string | undefined;
  readonly sums: TrackerSums;
  readonly opened: OpenedFiles;
}

export const createModels = ({ folders, ownFolder, sums, opened }: ModelsPlan) => {
  const inspect = (model: TrackerModelName) =>
    inspectModel(model, modelPlaces(model, folders, ownFolder), sums);
  return {
    inspect,
    /** `auto` takes the official bundle only where a GPU runs it; a missing or damaged one falls back to npm's. */
    async faceTracker(wish: { prefer: 'auto' | TrackerModelName; gpu: boolean }): Promise<TrackerModel> {
      const official = wish.prefer === 'auto' && wish.gpu ? await inspect('official') : null;
      const auto: TrackerModelName = official?.kind === 'ready' ? 'official' : 'npm';
      const model = wish.prefer === 'auto' ? auto : wish.prefer;
      const { file, sha256 } = demandModel(model, await inspect(model));
      const { address } = await opened.open(file);
      return { model, address, file, sha256 };
    },
  };
};
export type Models = ReturnType<typeof createModels>;
