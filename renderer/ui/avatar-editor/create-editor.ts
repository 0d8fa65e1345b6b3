import { type AvatarEditorStore, createAvatarEditorStore } from '../../state/avatar-editor-store.ts';
import { freeName } from '../../state/avatars-store.ts';
import { problemOf } from '../../state/problem.ts';
import type { AppParts } from '../app-context.tsx';
import { readAvatars } from '../avatars/avatar-actions.ts';

/** The editor's store, writing to the host; the gallery hears of everything that was written. */
export const createEditorOf = (parts: Pick<AppParts, 'host' | 'shell' | 'avatars'>): AvatarEditorStore =>
  createAvatarEditorStore({
    save: async (recipe) => {
      const entry = await parts.host.avatars.save({ recipe, as: 'same' });
      await readAvatars(parts);
      return entry;
    },
    onSaveFailed: (cause) => parts.shell.getState().notify(problemOf(cause)),
    nameCopy: (name) => freeName(parts.avatars.getState().entries, name),
  });
