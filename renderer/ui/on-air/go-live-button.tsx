import { Toolbar } from '@base-ui/react/toolbar';
import { Radio, SquareStop } from 'lucide-react';
import { useShallow } from 'zustand/react/shallow';
import { useParts, useSettings, useShell, useStatus } from '../app-context.tsx';
import { Hint } from '../controls/hint.tsx';
import { Spinner } from '../controls/spinner.tsx';
import { type GoLiveWords, goLiveWords, PRESS_WORDS } from '../words/on-air-words.ts';
import css from './go-live-button.module.css';
import { pressGoLive } from './press-go-live.ts';

const LookIcon = ({ look }: Pick<GoLiveWords, 'look'>) => {
  if (look === 'starting') return <Spinner size={24} />;
  const Icon = look === 'on' || look === 'interrupted' ? SquareStop : Radio;
  return <Icon size={24} strokeWidth={1.75} aria-hidden />;
};

/** The last tool of the dock and the one bright thing in it. Red while others see the avatar; it says why when it cannot. */
export const GoLiveButton = () => {
  const parts = useParts();
  const chosen = useSettings((settings) => settings.virtualCamera);
  const { look, title, note, press } = useStatus(useShallow((status) => goLiveWords(status, chosen)));
  const sheetOpen = useShell((state) => state.cameraSheetOpen);
  const denied = useStatus((status) => status.camera.kind === 'denied');
  const mac = parts.facts.runtime?.platform === 'darwin';
  // While a sheet asks, its button is the only bright one.
  const dimmed = look === 'ready' && (sheetOpen || denied);
  return (
    <Hint words={PRESS_WORDS[press]} shortcut={mac ? '⌘ Enter' : 'Ctrl Enter'}>
      <Toolbar.Button
        className={css.button}
        data-look={dimmed ? 'cannot' : look}
        disabled={press === 'nothing'}
        aria-busy={look === 'starting'}
        aria-keyshortcuts={mac ? 'Meta+Enter' : 'Control+Enter'}
        onClick={() => pressGoLive(parts)}
      >
        <LookIcon look={look} />
        <span className={css.words}>
          <span className={css.title}>{title}</span> <span className={css.note}>{note}</span>
        </span>
      </Toolbar.Button>
    </Hint>
  );
};
