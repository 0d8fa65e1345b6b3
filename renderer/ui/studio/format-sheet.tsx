import { Dialog } from '@base-ui/react/dialog';
import type { ReactNode } from 'react';
import { useState } from 'react';
import { FILM_LOOKS, SUBTITLES } from '../../core/film.ts';
import type { FilmChoices } from '../../state/studio-store.ts';
import { useAttempt, useParts } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Segments } from '../controls/segments.tsx';
import { SwitchRow } from '../controls/switch-row.tsx';
import { LOOK_NOTES, LOOK_WORDS } from '../words/studio-words.ts';
import { SHAPES, SHORT_SIDES, shapeOf, shortSideOf, sizeOf } from './film-sizes.ts';
import css from './format-sheet.module.css';
import { exportFilm } from './studio-actions.ts';
import { useStudio, useStudioStatus } from './use-studio.ts';

const SHAPE_WORDS = { wide: '16:9', tall: '9:16', square: '1:1' } as const;
const RATES = [24, 25, 30, 50, 60] as const;
const FORMAT_WORDS = { mp4: 'MP4', webm: 'WebM', png: 'Pictures' } as const;
const FORMAT_NOTES = {
  mp4: 'H.264 and Opus: plays nearly everywhere',
  webm: 'VP9 and Opus: smaller, for the web',
  png: 'One PNG for each frame, and the sound, in a folder',
} as const;
const SUBTITLE_WORDS = { none: 'None', burn: 'In the picture', srt: 'SRT file', vtt: 'VTT file' } as const;

const choicesOf = <Value extends string | number>(
  values: readonly Value[],
  label: (value: Value) => string,
) => values.map((value) => ({ value: `${value}`, label: label(value) }));

const Row = (props: { readonly title: string; readonly note?: string; readonly children: ReactNode }) => (
  <div className={css.row}>
    <span className={css.label}>{props.title}</span>
    {props.children}
    {props.note && <span className={css.note}>{props.note}</span>}
  </div>
);

/** What goes with each other: see-through films are WebM or pictures. */
const fitting = (patch: Partial<FilmChoices>): Partial<FilmChoices> =>
  patch.format === 'mp4' ? { ...patch, transparent: false } : patch;

const Fields = () => {
  const choices = useStudio((state) => state.choices);
  const choose = useStudio((state) => state.choose);
  const shape = shapeOf(choices);
  const short = shortSideOf(choices);
  const change = (patch: Partial<FilmChoices>) => choose(fitting(patch));
  const formats = ['mp4', 'webm', 'png'] as const;
  return (
    <>
      <Row title="Shape">
        <Segments
          label="Shape"
          value={shape}
          choices={SHAPES.map((value) => ({ value, label: SHAPE_WORDS[value] }))}
          onChange={(next) => change(sizeOf(next, short))}
        />
      </Row>
      <Row title="Size" note={`${choices.width} × ${choices.height} pixels`}>
        <Segments
          label="Size"
          value={`${short}`}
          choices={choicesOf(SHORT_SIDES, (side) => (side === 2160 ? '4K' : `${side}p`))}
          onChange={(next) => {
            const side = SHORT_SIDES.find((one) => `${one}` === next);
            if (side !== undefined) change(sizeOf(shape, side));
          }}
        />
      </Row>
      <Row title="Frames a second">
        <Segments
          label="Frames a second"
          value={`${choices.framesPerSecond}`}
          choices={choicesOf(RATES, String)}
          onChange={(next) => change({ framesPerSecond: Number(next) })}
        />
      </Row>
      <Row title="Look" note={LOOK_NOTES[choices.look]}>
        <Segments
          label="Look"
          value={choices.look}
          choices={FILM_LOOKS.map((value) => ({ value, label: LOOK_WORDS[value] }))}
          onChange={(look) => change({ look })}
        />
      </Row>
      <Row title="Format" note={FORMAT_NOTES[choices.format]}>
        <Segments
          label="Format"
          value={choices.format}
          choices={formats.map((value) => ({ value, label: FORMAT_WORDS[value] }))}
          onChange={(format) => change({ format })}
        />
      </Row>
      <Row title="Subtitles">
        <Segments
          label="Subtitles"
          value={choices.subtitles}
          choices={SUBTITLES.map((value) => ({ value, label: SUBTITLE_WORDS[value] }))}
          onChange={(subtitles) => change({ subtitles })}
        />
      </Row>
      <SwitchRow
        label="See-through background"
        note={choices.format === 'mp4' ? 'WebM and pictures alone can hold it' : 'To lay over other films'}
        on={choices.transparent}
        disabled={choices.format === 'mp4'}
        onChange={(transparent) => change({ transparent })}
      />
    </>
  );
};

const Body = () => {
  const parts = useParts();
  const attempt = useAttempt();
  const setFormat = useStudio((state) => state.setFormat);
  const faults = useStudioStatus((status) => status.faults.length);
  const [busy, setBusy] = useState(false);
  const start = () =>
    attempt(async () => {
      setBusy(true);
      try {
        if (await exportFilm(parts)) setFormat(false);
      } finally {
        setBusy(false);
      }
    });
  return (
    <>
      <Dialog.Title className={css.title}>Export video</Dialog.Title>
      <Fields />
      {faults > 0 && (
        <p className={css.faults}>
          {faults === 1 ? 'One place of the script is' : `${faults} places of the script are`} not understood
          and will be left out.
        </p>
      )}
      <div className={css.actions}>
        <Button look="primary" busy={busy} onClick={start}>
          {busy ? 'Choosing' : 'Choose a place and export'}
        </Button>
        <Dialog.Close render={<Button look="quiet">Not now</Button>} />
      </div>
    </>
  );
};

/** What the film is to be, before it goes into the queue. */
export const FormatSheet = () => {
  const open = useStudio((state) => state.formatOpen);
  const setFormat = useStudio((state) => state.setFormat);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => setFormat(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.backdrop} />
        <Dialog.Popup className={css.sheet}>
          <Body />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
