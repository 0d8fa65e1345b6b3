import { useState } from 'react';
import { SUBTITLES } from '../../core/film.ts';
import { useAttempt, useParts } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { FormRow, FormSheet, FormSheetActions } from '../controls/form-sheet.tsx';
import { Segments } from '../controls/segments.tsx';
import { SwitchRow } from '../controls/switch-row.tsx';
import { FilmFields } from '../films/film-fields.tsx';
import css from './format-sheet.module.css';
import { exportFilm } from './studio-actions.ts';
import { useStudio, useStudioStatus } from './use-studio.ts';

const SUBTITLE_WORDS = { none: 'None', burn: 'In the picture', srt: 'SRT file', vtt: 'VTT file' } as const;

const Fields = () => {
  const choices = useStudio((state) => state.choices);
  const choose = useStudio((state) => state.choose);
  return (
    <>
      <FilmFields choices={choices} choose={choose} />
      <FormRow title="Subtitles">
        <Segments
          label="Subtitles"
          value={choices.subtitles}
          choices={SUBTITLES.map((value) => ({ value, label: SUBTITLE_WORDS[value] }))}
          onChange={(subtitles) => choose({ subtitles })}
        />
      </FormRow>
      <SwitchRow
        label="See-through background"
        note={choices.format === 'mp4' ? 'WebM and pictures alone can hold it' : 'To lay over other films'}
        on={choices.transparent}
        disabled={choices.format === 'mp4'}
        onChange={(transparent) => choose({ transparent })}
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
      <Fields />
      {faults > 0 && (
        <p className={css.faults}>
          {faults === 1 ? 'One place of the script is' : `${faults} places of the script are`} not understood
          and will be left out.
        </p>
      )}
      <FormSheetActions>
        <Button look="primary" busy={busy} onClick={start}>
          {busy ? 'Choosing' : 'Choose a place and export'}
        </Button>
      </FormSheetActions>
    </>
  );
};

/** What the film is to be, before it goes into the queue. */
export const FormatSheet = () => {
  const open = useStudio((state) => state.formatOpen);
  const setFormat = useStudio((state) => state.setFormat);
  return (
    <FormSheet open={open} setOpen={setFormat} title="Export video">
      <Body />
    </FormSheet>
  );
};
