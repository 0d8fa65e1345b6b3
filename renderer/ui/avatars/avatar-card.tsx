import { Check, Pencil, RotateCw } from 'lucide-react';
import type { AvatarEntry } from '../../core/host.ts';
import { Button } from '../controls/button.tsx';
import { Spinner } from '../controls/spinner.tsx';
import { cardNote, sceneOf } from '../words/avatar-words.ts';
import css from './avatar-card.module.css';
import { AvatarPicture } from './avatar-picture.tsx';

export interface AvatarCardProps {
  readonly entry: AvatarEntry;
  readonly inUse: boolean;
  readonly selected: boolean;
  /** Its thumbnail is being taken. */
  readonly making: boolean;
  /** It is in use and cannot be shown. */
  readonly failed: boolean;
  onSelect(): void;
  onUse(): void;
  /** Absent for what cannot be edited. */
  onEdit?: (() => void) | undefined;
}

/** One avatar: pressed, the panel tells more; under the pointer or the focus it offers what one wants most. */
export const AvatarCard = (props: AvatarCardProps) => {
  const { entry, inUse, selected, making, failed, onSelect, onUse, onEdit } = props;
  const state = failed ? 'cannot be shown' : inUse ? 'in use' : '';
  return (
    <li className={css.card} data-used={inUse || undefined} data-selected={selected || undefined}>
      <button
        type="button"
        className={css.select}
        aria-pressed={selected}
        onClick={onSelect}
        onDoubleClick={onUse}
      >
        <AvatarPicture picture={entry.picture} className={css.picture} scene={sceneOf(entry.id)} />
        <span className={css.name}>
          <span className={css.words}>{entry.name}</span>
          {state && <span className="unseen">{state}</span>}
        </span>
      </button>
      <span className={css.note}>{cardNote(entry, new Date())}</span>
      {inUse && !failed && (
        <span className={css.tag} aria-hidden>
          <Check size={16} strokeWidth={1.75} />
          In use
        </span>
      )}
      {making && (
        <span className={css.tag} role="status">
          <Spinner size={16} />
          Taking the picture
        </span>
      )}
      {failed && (
        <span className={css.tag} data-tone="attention">
          Cannot be shown
        </span>
      )}
      <div className={css.actions} data-shown={failed || undefined}>
        {failed ? (
          <Button size="small" onClick={onUse} aria-label={`Try ${entry.name} again`}>
            <RotateCw size={16} strokeWidth={1.75} aria-hidden />
            Try again
          </Button>
        ) : (
          !inUse && (
            <Button look="primary" size="small" onClick={onUse} aria-label={`Use ${entry.name}`}>
              Use
            </Button>
          )
        )}
        {onEdit && (
          <Button size="small" onClick={onEdit} aria-label={`Edit ${entry.name}`}>
            <Pencil size={16} strokeWidth={1.75} aria-hidden />
            Edit
          </Button>
        )}
      </div>
    </li>
  );
};
