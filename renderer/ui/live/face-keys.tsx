import { Toolbar } from '@base-ui/react/toolbar';
import { useEffect } from 'react';
import { FACE_KEYS } from '../../session/live-session.ts';
import { shownFace } from '../../state/interface-store.ts';
import { useParts, useShell, useStatus } from '../app-context.tsx';
import { FACE_WORDS } from '../words/choices.ts';
import { FaceDrawing } from './face-drawing.tsx';
import css from './face-keys.module.css';

/** Tells the session which face is held, from keys and pointers alike. */
export const useHeldFace = (): void => {
  const { session } = useParts();
  const face = useShell(shownFace);
  useEffect(() => {
    session.holdFace(face);
  }, [session, face]);
};

/** Six faces: held while pressed, kept with Shift. */
export const FaceKeys = () => {
  const pictures = useStatus((status) => status.pictures?.faces);
  const shown = useShell(shownFace);
  const hold = useShell((state) => state.holdFace);
  const release = useShell((state) => state.releaseFace);
  const keep = useShell((state) => state.keepFace);
  return (
    <Toolbar.Root className={css.keys} aria-label="Faces">
      {FACE_KEYS.map((face, index) => (
        <Toolbar.Button
          key={face}
          className={css.key}
          aria-pressed={shown === face}
          aria-keyshortcuts={`${index + 1}`}
          title="Hold to show. Shift keeps it."
          onPointerDown={(event) => {
            if (event.button !== 0) return;
            if (event.shiftKey) return keep(face);
            event.currentTarget.setPointerCapture(event.pointerId);
            hold(face);
          }}
          onLostPointerCapture={() => release(face)}
          onKeyDown={(event) => {
            if (event.repeat || event.ctrlKey || event.metaKey) return;
            if (event.key !== ' ' && event.key !== 'Enter') return;
            event.preventDefault();
            if (event.shiftKey) keep(face);
            else hold(face);
          }}
          onKeyUp={() => release(face)}
          onBlur={() => release(face)}
          onContextMenu={(event) => event.preventDefault()}
        >
          <span className={css.picture}>
            {pictures?.[face] ? <img src={pictures[face]} alt="" /> : <FaceDrawing face={face} />}
          </span>
          <span>
            <span className={css.digit}>{index + 1}</span>{' '}
            <span className={css.word}>{FACE_WORDS[face]}</span>
          </span>
        </Toolbar.Button>
      ))}
    </Toolbar.Root>
  );
};
