import { Activity, ChevronDown, ChevronUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import type { LiveStatus } from '../../session/live-status.ts';
import { editedRecipe } from '../../state/avatar-editor-store.ts';
import { wantsMicrophone } from '../../state/toggles.ts';
import { useEditor, useParts, useSettings, useShell, useStatus } from '../app-context.tsx';
import { PrivacyWords } from '../on-air/on-air-signs.tsx';
import { StudioFigures } from '../studio/studio-figures.tsx';
import { drivingWords, microphoneWords, QUALITY_WORDS, statusWords } from '../words/status-words.ts';
import css from './status-line.module.css';

const ICON = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** How late the avatar is, by whoever moves it, milliseconds. */
const delayOf = ({ camera, latencyMilliseconds, voiceMilliseconds }: LiveStatus): number =>
  camera.kind === 'running' ? latencyMilliseconds : (voiceMilliseconds ?? 0);

const Figures = (props: { readonly children: ReactNode }) => {
  const { framesPerSecond, milliseconds, quality } = useStore(
    useParts().status,
    useShallow((status) => ({
      framesPerSecond: Math.round(status.renderedPerSecond),
      milliseconds: Math.round(delayOf(status)),
      quality: status.quality,
    })),
  );
  return (
    <>
      <span className={css.spare}>{framesPerSecond} fps</span>
      <span className={css.spare}>{milliseconds} ms</span>
      {props.children}
      <span className={css.spare}>{QUALITY_WORDS[quality]} quality</span>
    </>
  );
};

const LiveFigures = () => {
  const editing = useShell((state) => state.section === 'avatars');
  const edited = useEditor((state) => editedRecipe(state)?.name);
  const { tone, words } = useStore(
    useParts().status,
    useShallow((status) =>
      editing && edited !== undefined ? drivingWords(status, edited) : statusWords(status),
    ),
  );
  const microphone = useStatus((status) => status.microphone);
  const resting = useStatus((status) => status.resting);
  const microphoneOn = useSettings(wantsMicrophone);
  return (
    <>
      <span className={`${css.part} ${css.first}`}>
        <span className={css.dot} data-tone={tone} />
        {words}
      </span>
      {!resting && (
        <Figures>
          <span className={css.spare}>{microphoneWords(microphone, microphoneOn).status}</span>
        </Figures>
      )}
    </>
  );
};

export const StatusLine = () => {
  const section = useShell((state) => state.section);
  const open = useShell((state) => state.drawerOpen);
  const setDrawer = useShell((state) => state.setDrawer);
  const Chevron = open ? ChevronDown : ChevronUp;
  return (
    <footer className={css.line}>
      {section === 'studio' ? <StudioFigures /> : <LiveFigures />}
      <span className={css.space} />
      <span className={`${css.part} ${css.promise}`}>
        <PrivacyWords icon={16} />
      </span>
      {section === 'live' && (
        <button
          type="button"
          className={css.more}
          aria-expanded={open}
          aria-keyshortcuts="D"
          onClick={() => setDrawer(!open)}
        >
          <Activity {...ICON} />
          Diagnostics
          <Chevron {...ICON} />
        </button>
      )}
    </footer>
  );
};
