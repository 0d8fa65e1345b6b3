import { Toggle } from '@base-ui/react/toggle';
import { ToggleGroup } from '@base-ui/react/toggle-group';
import { AVATAR_FILTERS, countOf } from '../../state/avatars-store.ts';
import { useAttempt, useAvatars, useParts, useShell, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { FILTER_WORDS } from '../words/avatar-words.ts';
import { ArrivalCard } from './arrival-card.tsx';
import { editAvatar, hasRecipe, wearAvatar } from './avatar-actions.ts';
import { AvatarCard } from './avatar-card.tsx';
import css from './avatars-page.module.css';
import { DescribeField } from './describe-field.tsx';
import { CameraTarget, DropTarget } from './drop-target.tsx';
import { type GalleryEntries, useGalleryEntries } from './gallery-entries.ts';
import { tryArrivalAgain } from './likeness-actions.ts';
import { useDroppedFiles } from './use-dropped-files.ts';

const Filters = (props: { readonly all: GalleryEntries['all'] }) => {
  const filter = useAvatars((state) => state.filter);
  const show = useAvatars((state) => state.show);
  return (
    <ToggleGroup
      className={css.filters}
      aria-label="Show"
      value={[filter]}
      onValueChange={([next]) => {
        const chosen = AVATAR_FILTERS.find((one) => one === next);
        if (chosen) show(chosen);
      }}
    >
      {AVATAR_FILTERS.map((one) => (
        <Toggle key={one} value={one} className={css.filter}>
          {FILTER_WORDS[one]} {countOf(props.all, one)}
        </Toggle>
      ))}
    </ToggleGroup>
  );
};

const Cards = ({ shown, inUse, selected }: GalleryEntries) => {
  const parts = useParts();
  const attempt = useAttempt();
  const arrivals = useAvatars((state) => state.arrivals);
  const picturing = useAvatars((state) => state.picturing);
  const select = useAvatars((state) => state.select);
  const endArrival = useAvatars((state) => state.endArrival);
  const openPanel = useShell((state) => state.setOverlay);
  const failed = useStatus((status) => status.stage.kind === 'failed');
  return (
    <ul className={css.grid}>
      {arrivals.map((arrival) => (
        <ArrivalCard
          key={arrival.path}
          arrival={arrival}
          onTryAgain={() => attempt(() => tryArrivalAgain(parts, arrival))}
          onDismiss={() => endArrival(arrival.path)}
        />
      ))}
      {shown.map((entry) => (
        <AvatarCard
          key={entry.id}
          entry={entry}
          inUse={entry.id === inUse?.id}
          selected={entry.id === selected?.id}
          making={picturing.includes(entry.id)}
          failed={failed && entry.id === inUse?.id}
          onSelect={() => {
            select(entry.id);
            openPanel(true);
          }}
          onUse={() => wearAvatar(parts, entry)}
          onEdit={hasRecipe(entry) ? () => attempt(() => editAvatar(parts, entry)) : undefined}
        />
      ))}
    </ul>
  );
};

/** Nothing to show for what was asked: says so, and the way back. */
const Nothing = () => {
  const search = useAvatars((state) => state.search);
  const seek = useAvatars((state) => state.seek);
  return (
    <div className={css.nothing}>
      {search ? (
        <>
          <p>Nobody is called “{search}”.</p>
          <Button onClick={() => seek('')}>Show everyone</Button>
        </>
      ) : (
        <p>Nobody here yet. Describe someone above, or edit a sample: it becomes your own.</p>
      )}
    </div>
  );
};

/** Everyone one can be: described in words, brought as a file, made from a photo, or chosen. */
export const AvatarsPage = () => {
  const entries = useGalleryEntries();
  const said = useAvatars((state) => state.said);
  const arriving = useAvatars((state) => state.arrivals.length > 0);
  const { over, target } = useDroppedFiles();
  return (
    <main className={css.page} aria-label="Avatars" {...target}>
      <div className={css.start}>
        <DescribeField />
        <DropTarget over={over} />
        <CameraTarget />
      </div>
      <div className={css.row}>
        <Filters all={entries.all} />
        <p role="status" className={css.said} title={said}>
          {said}
        </p>
      </div>
      {entries.shown.length === 0 && !arriving ? <Nothing /> : <Cards {...entries} />}
    </main>
  );
};
