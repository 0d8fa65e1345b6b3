import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { useParts, useSettings } from '../app-context.tsx';
import line from '../frame/status-line.module.css';
import { filmSizeWords } from '../words/film-words.ts';
import { studioStatusWords } from '../words/studio-words.ts';
import { useStudio } from './use-studio.ts';

/** The status line in the Studio: what is under way, and what a film would be. */
export const StudioFigures = () => {
  const { tone, words } = useStore(useParts().studio.status, useShallow(studioStatusWords));
  const id = useSettings((settings) => settings.studioVoice);
  const voice = useStudio(({ voices }) => voices.find((one) => one.id === id)?.name ?? id);
  const size = useStudio((state) => filmSizeWords(state.choices));
  const rate = useStudio((state) => state.choices.framesPerSecond);
  return (
    <>
      <span className={`${line.part} ${line.first}`}>
        <span className={line.dot} data-tone={tone} />
        {words}
      </span>
      <span className={line.spare}>{size}</span>
      <span className={line.spare}>{rate} fps</span>
      <span className={line.spare}>{voice}</span>
    </>
  );
};
