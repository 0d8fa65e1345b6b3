import { useState } from 'react';
import type { TakeEntry } from '../../core/host.ts';
import { FilmChoices } from '../../state/studio-store.ts';
import { partOf } from '../../state/takes-store.ts';
import { useAttempt, useParts, useTakes } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { FormRow, FormSheet, FormSheetActions } from '../controls/form-sheet.tsx';
import { Segments } from '../controls/segments.tsx';
import { SwitchRow } from '../controls/switch-row.tsx';
import { FilmFields } from '../films/film-fields.tsx';
import { lengthWords } from '../words/studio-words.ts';
import { filmTake, type TakeBackground } from './take-actions.ts';

const BACKGROUNDS = [
  { value: 'scene', label: 'As on Live' },
  { value: 'green', label: 'Green' },
  { value: 'transparent', label: 'See-through' },
] as const satisfies readonly { readonly value: TakeBackground; readonly label: string }[];
const BACKGROUND_NOTES: Readonly<Record<TakeBackground, string>> = {
  scene: 'What stands behind you there',
  green: 'To be keyed out',
  transparent: 'To lay over other films: WebM and pictures',
};

const Form = (props: { readonly take: TakeEntry }) => {
  const { take } = props;
  const parts = useParts();
  const attempt = useAttempt();
  const [choices, setChoices] = useState(() => FilmChoices.parse({}));
  const [isGreen, setGreen] = useState(false);
  const [withSound, setSound] = useState(take.hasSound);
  const [busy, setBusy] = useState(false);
  const choose = (patch: Partial<FilmChoices>) => setChoices((before) => ({ ...before, ...patch }));
  const background: TakeBackground = choices.transparent ? 'transparent' : isGreen ? 'green' : 'scene';
  const chooseBackground = (next: TakeBackground) => {
    setGreen(next === 'green');
    const transparent = next === 'transparent';
    choose(transparent && choices.format === 'mp4' ? { transparent, format: 'webm' } : { transparent });
  };
  const film = () =>
    attempt(async () => {
      setBusy(true);
      try {
        await filmTake(parts, take, { choices, background, withSound });
      } finally {
        setBusy(false);
      }
    });
  return (
    <>
      <FilmFields choices={choices} choose={choose} />
      <FormRow title="Background" note={BACKGROUND_NOTES[background]}>
        <Segments label="Background" value={background} choices={BACKGROUNDS} onChange={chooseBackground} />
      </FormRow>
      {take.hasSound && <SwitchRow label="With the recorded voice" on={withSound} onChange={setSound} />}
      <FormSheetActions>
        <Button look="primary" busy={busy} onClick={film}>
          {busy ? 'Choosing' : 'Choose a place and film'}
        </Button>
      </FormSheetActions>
    </>
  );
};

/** How a take is filmed. The last answer is where the film goes, which the system asks. */
export const FilmSheet = (props: { readonly take: TakeEntry }) => {
  const { take } = props;
  const open = useTakes((state) => state.filming);
  const setOpen = useTakes((state) => state.setFilming);
  const seconds = useTakes((state) => {
    const { from, to } = partOf(state, take);
    return to - from;
  });
  return (
    <FormSheet
      open={open}
      setOpen={setOpen}
      title={`Film “${take.name}”`}
      text={`${lengthWords(seconds)} long. It is made in the background, and you can go on.`}
    >
      <Form key={take.id} take={take} />
    </FormSheet>
  );
};
