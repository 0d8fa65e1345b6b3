import { CircleHelp, Copy, type LucideIcon, ScanFace, UserRoundX, X } from 'lucide-react';
import { useEditor, useRecipe, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import css from '../live/banner.module.css';
import { quotedList } from '../words/avatar-words.ts';
import own from './editor-note.module.css';

interface Note {
  readonly icon: LucideIcon;
  readonly tone: 'calm' | 'warn';
  readonly title: string;
  readonly text: string;
  readonly stays?: boolean;
}

const useNote = (): Note | null => {
  const stage = useStatus((status) => status.stage);
  const name = useRecipe((recipe) => recipe.name);
  const copiedFrom = useEditor((state) => state.copiedFrom);
  const guessed = useEditor((state) => state.guessed);
  const notUnderstood = useEditor((state) => state.notUnderstood);
  if (stage.kind === 'failed') {
    return { icon: UserRoundX, tone: 'warn', title: stage.message, text: stage.cure, stays: true };
  }
  if (notUnderstood.length > 0) {
    return {
      icon: CircleHelp,
      tone: 'warn',
      title: `Not understood: ${quotedList(notUnderstood)}`,
      text: 'Everything else is here. Look for the rest in the panel.',
    };
  }
  if (guessed) {
    return {
      icon: ScanFace,
      tone: 'calm',
      title: 'This is a first guess',
      text: 'Change whatever is not so, hair, beard and glasses first. The photo is not kept.',
    };
  }
  if (copiedFrom === null) return null;
  return {
    icon: Copy,
    tone: 'calm',
    title: `This is ${name}, your own copy`,
    text: `${copiedFrom} stays as a sample. Give yours a name at the top.`,
  };
};

/** The one banner on the editor's stage. */
export const EditorNote = () => {
  const note = useNote();
  const dismiss = useEditor((state) => state.dismiss);
  return (
    <div role="status">
      {note && (
        <div className={css.banner} data-tone={note.tone}>
          <note.icon size={24} strokeWidth={1.75} aria-hidden />
          <div className={css.words}>
            <p className={css.title}>{note.title}</p>
            <p className={`${css.text} ${own.text}`}>{note.text}</p>
          </div>
          {!note.stays && (
            <Button look="quiet" size="small" icon aria-label="Dismiss" onClick={dismiss}>
              <X size={20} strokeWidth={1.75} aria-hidden />
            </Button>
          )}
        </div>
      )}
    </div>
  );
};
