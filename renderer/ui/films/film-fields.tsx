import { FILM_FORMATS, FILM_LOOKS, type FilmJob } from '../../core/film.ts';
import type { FilmChoices } from '../../state/studio-store.ts';
import { FormRow } from '../controls/form-sheet.tsx';
import { Segments } from '../controls/segments.tsx';
import { LOOK_NOTES, LOOK_WORDS } from '../words/film-words.ts';
import { SHAPES, SHORT_SIDES, shapeOf, shortSideOf, sizeOf } from './film-sizes.ts';

const SHAPE_WORDS = { wide: '16:9', tall: '9:16', square: '1:1' } as const;
const RATES = [24, 25, 30, 50, 60] as const;
const FORMAT_WORDS = { mp4: 'MP4', webm: 'WebM', png: 'Pictures' } as const;
const FORMAT_NOTES = {
  mp4: 'H.264 and Opus: plays nearly everywhere',
  webm: 'VP9 and Opus: smaller, for the web',
  png: 'One PNG for each frame, and the sound, in a folder',
} as const;

/** As segments show them. */
export const choicesOf = <Value extends string | number>(
  values: readonly Value[],
  label: (value: Value) => string,
) => values.map((value) => ({ value: `${value}`, label: label(value) }));

/** What goes with each other: see-through films are WebM or pictures. */
const inFormat = (format: FilmJob['format']): Partial<FilmChoices> =>
  format === 'mp4' ? { format, transparent: false } : { format };

/** What every film is asked: its shape and size, how finely it is drawn, and as which kind of file. */
export const FilmFields = (props: {
  readonly choices: FilmChoices;
  readonly choose: (patch: Partial<FilmChoices>) => void;
}) => {
  const { choices, choose } = props;
  const shape = shapeOf(choices);
  const short = shortSideOf(choices);
  return (
    <>
      <FormRow title="Shape">
        <Segments
          label="Shape"
          value={shape}
          choices={SHAPES.map((value) => ({ value, label: SHAPE_WORDS[value] }))}
          onChange={(next) => choose(sizeOf(next, short))}
        />
      </FormRow>
      <FormRow title="Size" note={`${choices.width} × ${choices.height} pixels`}>
        <Segments
          label="Size"
          value={`${short}`}
          choices={choicesOf(SHORT_SIDES, (side) => (side === 2160 ? '4K' : `${side}p`))}
          onChange={(next) => {
            const side = SHORT_SIDES.find((one) => `${one}` === next);
            if (side !== undefined) choose(sizeOf(shape, side));
          }}
        />
      </FormRow>
      <FormRow title="Frames a second">
        <Segments
          label="Frames a second"
          value={`${choices.framesPerSecond}`}
          choices={choicesOf(RATES, String)}
          onChange={(next) => choose({ framesPerSecond: Number(next) })}
        />
      </FormRow>
      <FormRow title="Look" note={LOOK_NOTES[choices.look]}>
        <Segments
          label="Look"
          value={choices.look}
          choices={FILM_LOOKS.map((value) => ({ value, label: LOOK_WORDS[value] }))}
          onChange={(look) => choose({ look })}
        />
      </FormRow>
      <FormRow title="Format" note={FORMAT_NOTES[choices.format]}>
        <Segments
          label="Format"
          value={choices.format}
          choices={FILM_FORMATS.map((value) => ({ value, label: FORMAT_WORDS[value] }))}
          onChange={(format) => choose(inFormat(format))}
        />
      </FormRow>
    </>
  );
};
