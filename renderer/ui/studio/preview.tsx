import { Slider } from '@base-ui/react/slider';
import { Pause, Play, X } from 'lucide-react';
import { useCallback, useLayoutEffect, useRef, useState } from 'react';
import { useParts, useSettings } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { clockWords } from '../words/studio-words.ts';
import css from './preview.module.css';
import { usePlayhead } from './use-playhead.ts';
import { useStudio, useStudioSession, useStudioStatus } from './use-studio.ts';

const ICON = { size: 20, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** The playhead in tenths, so that it is drawn no more often than it can be read. */
const useTenths = (): number => {
  const [tenths, setTenths] = useState(0);
  usePlayhead(useCallback((now: number) => setTenths(Math.floor(now * 10) / 10), []));
  return tenths;
};

const PlayBar = () => {
  const session = useStudioSession();
  const duration = useStudioStatus((status) => status.timeline?.durationSeconds ?? 0);
  const isPlaying = useStudioStatus((status) => status.playback.kind === 'playing');
  const now = useTenths();
  const isEmpty = duration === 0;
  const label = isPlaying ? 'Pause' : 'Play';
  return (
    <div className={css.bar}>
      <button
        type="button"
        className={css.play}
        aria-label={label}
        aria-keyshortcuts="Space"
        disabled={isEmpty}
        onClick={() => (isPlaying ? session.pause() : session.play())}
      >
        {isPlaying ? <Pause {...ICON} /> : <Play {...ICON} />}
      </button>
      <Slider.Root
        className={css.slider}
        value={Math.min(now, duration)}
        min={0}
        max={Math.max(duration, 0.1)}
        step={0.1}
        largeStep={1}
        disabled={isEmpty}
        thumbAlignment="edge-client-only"
        onValueChange={(to) => session.seek(to)}
      >
        <Slider.Control className={css.control}>
          <Slider.Track className={css.track}>
            <Slider.Indicator className={css.fill} />
            <Slider.Thumb
              className={css.thumb}
              aria-label="Time"
              getAriaValueText={(_formatted, value) => clockWords(value)}
            />
          </Slider.Track>
        </Slider.Control>
      </Slider.Root>
      <span className={css.time}>
        {clockWords(now)} / {clockWords(duration)}
      </span>
    </div>
  );
};

/** A finished film, where the stage was. */
const Film = () => {
  const watched = useStudio((state) => state.watched);
  const watch = useStudio((state) => state.watch);
  if (watched === null) return null;
  return (
    <div className={css.film}>
      {/* biome-ignore lint/a11y/useMediaCaption: what is said in it is the script that stands beside it. */}
      <video key={watched.address} src={watched.address} controls autoPlay aria-label={watched.name} />
      <Button
        className={css.close}
        size="small"
        icon
        aria-label="Back to the stage"
        onClick={() => watch(null)}
      >
        <X {...ICON} />
      </Button>
    </div>
  );
};

/** The script as its film will be, at the playhead. */
export const Preview = () => {
  const { studio } = useParts();
  const stage = useStudioStatus((status) => status.stage);
  const background = useSettings((settings) => settings.scene.background.kind);
  const watching = useStudio((state) => state.watched !== null);
  const picture = useRef<HTMLDivElement>(null);

  useLayoutEffect(() => {
    const { canvas } = studio;
    canvas.setAttribute('role', 'img');
    canvas.setAttribute('aria-label', 'Preview of the film');
    picture.current?.append(canvas);
    studio.session().attachStage(canvas);
    return () => {
      studio.session().pause();
      studio.session().attachStage(null);
    };
  }, [studio]);

  return (
    <section className={css.preview} aria-label="Preview" data-background={background}>
      <div
        ref={picture}
        className={css.picture}
        data-dim={stage.kind === 'loading' || undefined}
        hidden={watching}
      />
      {stage.kind === 'failed' && !watching && (
        <p role="alert" className={css.failed}>
          {stage.message} {stage.cure}
        </p>
      )}
      {watching ? <Film /> : <PlayBar />}
    </section>
  );
};
