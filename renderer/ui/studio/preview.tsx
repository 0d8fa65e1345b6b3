import { Slider } from '@base-ui/react/slider';
import { Pause, Play } from 'lucide-react';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useParts, useSettings } from '../app-context.tsx';
import { FilmPlayer } from '../films/film-player.tsx';
import { shapeOf } from '../films/film-sizes.ts';
import { clockWords } from '../words/clock-words.ts';
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

/** The script as its film will be, at the playhead. */
export const Preview = () => {
  const { studio } = useParts();
  const stage = useStudioStatus((status) => status.stage);
  const background = useSettings((settings) => settings.scene.background.kind);
  const watched = useStudio((state) => state.watched);
  const watch = useStudio((state) => state.watch);
  const shape = useStudio((state) => shapeOf(state.choices));
  const picture = useRef<HTMLDivElement>(null);
  const box = useRef<HTMLElement>(null);

  // What is asked to be played from a list below is seen.
  useEffect(() => {
    if (watched !== null) box.current?.scrollIntoView({ block: 'nearest' });
  }, [watched]);
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
    <section
      ref={box}
      className={css.preview}
      aria-label="Preview"
      data-shape={shape}
      data-watching={watched !== null || undefined}
    >
      <div
        ref={picture}
        className={css.picture}
        data-background={background}
        data-dim={stage.kind === 'loading' || undefined}
        hidden={watched !== null}
      />
      {stage.kind === 'failed' && watched === null && (
        <p role="alert" className={css.failed}>
          {stage.message} {stage.cure}
        </p>
      )}
      {watched === null ? <PlayBar /> : <FilmPlayer film={watched} onClose={() => watch(null)} />}
    </section>
  );
};
