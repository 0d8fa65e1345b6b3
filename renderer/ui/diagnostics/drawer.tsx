import { X } from 'lucide-react';
import { useCallback } from 'react';
import type { LiveStatus } from '../../session/live-status.ts';
import { useParts, useShell, useStatus } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { CopyButton } from '../controls/copy-button.tsx';
import { Hint } from '../controls/hint.tsx';
import type { Tone } from '../words/status-words.ts';
import { voiceFigure } from '../words/voice-words.ts';
import { DropsChart, LatencyChart, ShapesChart } from './charts.tsx';
import css from './drawer.module.css';
import { reportText } from './report.ts';
import { usePolled } from './use-polled.ts';

const POLL_MILLISECONDS = 100;

/** Above these a conversation feels the delay; below this the movement shows its steps. */
const SLOW_MILLISECONDS = 150;
const SLOW_PICTURES_PER_SECOND = 15;

const health = (status: LiveStatus): { readonly tone: Tone; readonly words: string } => {
  if (status.stage.kind !== 'ready') return { tone: 'quiet', words: 'Not ready' };
  if (status.renderedPerSecond < SLOW_PICTURES_PER_SECOND)
    return { tone: 'attention', words: 'Slow picture' };
  if (status.voice.kind === 'failed') return { tone: 'attention', words: 'No voice' };
  if (status.camera.kind !== 'running') return { tone: 'quiet', words: 'No camera' };
  return status.latencyMilliseconds > SLOW_MILLISECONDS
    ? { tone: 'attention', words: 'Slow' }
    : { tone: 'fine', words: 'All good' };
};

const CopyReport = () => {
  const { host, session, settings, status, facts } = useParts();
  return (
    <CopyButton
      label="Copy report"
      done="The report is copied"
      text={async () =>
        reportText({
          runtime: facts.runtime,
          status: status.getState(),
          settings: settings.getState().settings,
          diagnostics: session.diagnostics(),
          memoryMegabytes: await host.memory().catch(() => null),
        })
      }
    />
  );
};

const VoiceFigure = () => {
  const figure = useStatus(voiceFigure);
  return figure && <span className={css.aside}>{figure}</span>;
};

/** Where an engineer looks: times, shapes and drops, asked for only while this is open. */
export const Drawer = () => {
  const { session } = useParts();
  const setDrawer = useShell((state) => state.setDrawer);
  const status = useStatus((one) => one);
  const diagnostics = usePolled(
    useCallback(() => session.diagnostics(), [session]),
    POLL_MILLISECONDS,
  );
  const { tone, words } = health(status);
  return (
    <section className={css.drawer} aria-label="Diagnostics">
      <div className={css.head}>
        <h2 className={css.title}>Diagnostics</h2>
        <span className={css.pill} data-tone={tone}>
          {words}
        </span>
        <VoiceFigure />
        <span className={css.space} />
        <CopyReport />
        <Hint words="Close" shortcut="Esc">
          <Button
            look="quiet"
            size="small"
            icon
            aria-label="Close diagnostics"
            onClick={() => setDrawer(false)}
          >
            <X size={20} strokeWidth={1.75} aria-hidden />
          </Button>
        </Hint>
      </div>
      <LatencyChart seconds={diagnostics.seconds} latency={status.latencyMilliseconds} />
      <ShapesChart weights={diagnostics.weights} />
      <DropsChart diagnostics={diagnostics} />
    </section>
  );
};
