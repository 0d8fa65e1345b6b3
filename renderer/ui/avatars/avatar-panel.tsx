import { Check, Copy, Pencil, X } from 'lucide-react';
import { useEffect, useState } from 'react';
import { summariseRecipe } from '../../core/describe/summarise.ts';
import type { AvatarEntry } from '../../core/host.ts';
import { useAttempt, useParts, useShell } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Group } from '../controls/group.tsx';
import panel from '../live/panel.module.css';
import { fileWords, OWN_MOVES, sceneOf } from '../words/avatar-words.ts';
import { duplicateAvatar, editAvatar, hasRecipe, wearAvatar } from './avatar-actions.ts';
import css from './avatar-panel.module.css';
import { AvatarPicture } from './avatar-picture.tsx';
import { DeleteAvatar } from './delete-avatar.tsx';
import { ExportAvatar } from './export-avatar.tsx';
import { useGalleryEntries } from './gallery-entries.ts';

const ICON = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** One line that tells who it is; empty until the recipe has been read. */
const useSummary = (entry: AvatarEntry): string => {
  const { host } = useParts();
  const [told, setTold] = useState({ of: '', words: '' });
  const of = `${entry.id} ${entry.changedAt ?? ''}`;
  const known = hasRecipe(entry);
  useEffect(() => {
    if (!known) return;
    let gone = false;
    host.avatars.recipe({ id: entry.id }).then(
      (recipe) => {
        if (!gone) setTold({ of, words: summariseRecipe(recipe) });
      },
      // What is wrong with the recipe is said when it is used or edited.
      () => {},
    );
    return () => {
      gone = true;
    };
  }, [host, entry.id, known, of]);
  if (!known) return fileWords(entry);
  return told.of === of ? told.words : '';
};

const Buttons = (props: { readonly entry: AvatarEntry; readonly inUse: boolean }) => {
  const { entry, inUse } = props;
  const parts = useParts();
  const attempt = useAttempt();
  return (
    <div className={css.buttons}>
      {inUse ? (
        <span className={css.used}>
          <Check {...ICON} />
          In use
        </span>
      ) : (
        <Button look="primary" onClick={() => wearAvatar(parts, entry)}>
          Use
        </Button>
      )}
      {hasRecipe(entry) && (
        <>
          <Button onClick={() => attempt(() => editAvatar(parts, entry))}>
            <Pencil {...ICON} />
            Edit
          </Button>
          <div className={css.pair}>
            <Button onClick={() => attempt(() => duplicateAvatar(parts, entry))}>
              <Copy {...ICON} />
              Duplicate
            </Button>
            <ExportAvatar entry={entry} />
          </div>
        </>
      )}
    </div>
  );
};

/** Beside the gallery, or over it where there is no room: one avatar, and all that can be done with it. */
export const AvatarPanel = (props: { readonly overlay: boolean }) => {
  const { selected, inUse } = useGalleryEntries();
  const close = useShell((state) => state.setOverlay);
  if (!selected) return null;
  return (
    <aside
      className={`${panel.panel} ${css.panel}`}
      data-overlay={props.overlay || undefined}
      aria-label={selected.name}
    >
      <Inside key={selected.id} entry={selected} inUse={selected.id === inUse?.id} />
      {props.overlay && (
        <Button
          size="small"
          icon
          className={css.close}
          aria-label="Close the panel"
          onClick={() => close(false)}
        >
          <X {...ICON} />
        </Button>
      )}
    </aside>
  );
};

const Inside = ({ entry, inUse }: { readonly entry: AvatarEntry; readonly inUse: boolean }) => {
  const summary = useSummary(entry);
  return (
    <>
      <AvatarPicture picture={entry.picture} className={css.picture} scene={sceneOf(entry.id)} />
      <div>
        <h2 className={css.name}>{entry.name}</h2>
        <p className={css.summary}>{summary}</p>
      </div>
      <Buttons entry={entry} inUse={inUse} />
      {hasRecipe(entry) && (
        <Group title="Moves" tight>
          <ul className={css.moves}>
            {OWN_MOVES.map((words) => (
              <li key={words}>
                <Check size={16} strokeWidth={1.75} aria-hidden />
                {words}
              </li>
            ))}
          </ul>
        </Group>
      )}
      {entry.origin === 'mine' && <DeleteAvatar entry={entry} />}
    </>
  );
};
