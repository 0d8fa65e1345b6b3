import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { AvatarEntry } from '../../core/host.ts';
import { shownEntries } from '../../state/avatars-store.ts';
import { useAvatar, useAvatars, useSettings } from '../app-context.tsx';

/** Whoever is in use: listed, or a file from elsewhere that only the settings name; null before the host has told. */
const useEntryInUse = (): AvatarEntry | null => {
  const id = useSettings((settings) => settings.avatar);
  const listed = useAvatars(({ entries }) => entries.find((entry) => entry.id === id));
  const none = useAvatars(({ entries }) => entries.length === 0);
  const { name, picture } = useAvatar();
  return useMemo(() => {
    if (listed) return listed;
    if (none) return null;
    return { id, name, origin: 'file', format: formatOf(id), address: '', ...(picture && { picture }) };
  }, [listed, none, id, name, picture]);
};

const formatOf = (path: string): AvatarEntry['format'] => {
  const ending = /\.(vrm|gltf)$/i.exec(path)?.[1]?.toLowerCase();
  return ending === 'vrm' || ending === 'gltf' ? ending : 'glb';
};

export interface GalleryEntries {
  /** Everyone there is, a file from elsewhere in use included. */
  readonly all: readonly AvatarEntry[];
  /** Those that filter and search leave. */
  readonly shown: readonly AvatarEntry[];
  readonly inUse: AvatarEntry | null;
  /** Whom the panel tells of. */
  readonly selected: AvatarEntry | null;
}

export const useGalleryEntries = (): GalleryEntries => {
  const inUse = useEntryInUse();
  const { entries, filter, search, selected } = useAvatars(
    useShallow((state) => ({
      entries: state.entries,
      filter: state.filter,
      search: state.search,
      selected: state.selected,
    })),
  );
  return useMemo(() => {
    const all = inUse && !entries.includes(inUse) ? [inUse, ...entries] : entries;
    return {
      all,
      shown: shownEntries({ entries: all, filter, search }),
      inUse,
      selected: all.find(({ id }) => id === selected) ?? inUse,
    };
  }, [inUse, entries, filter, search, selected]);
};
