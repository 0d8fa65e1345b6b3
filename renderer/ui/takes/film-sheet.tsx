import { Dialog } from '@base-ui/react/dialog';
import { Clapperboard } from 'lucide-react';
import { useState } from 'react';
import type { TakeEntry } from '../../core/host.ts';
import { useAttempt, useParts, useTakes } from '../app-context.tsx';
import { Button } from '../controls/button.tsx';
import { Segments } from '../controls/segments.tsx';
import { SelectField } from '../controls/select-field.tsx';
import { SwitchRow } from '../controls/switch-row.tsx';
import dialog from '../settings/reset.module.css';
import { clockWords } from '../words/take-words.ts';
import css from './film-sheet.module.css';
import { type FilmChoice, filmTake } from './take-actions.ts';

const SIZES = [
  { value: '1280x720', label: '1280 × 720', note: 'HD' },
  { value: '1920x1080', label: '1920 × 1080', note: 'Full HD' },
  { value: '3840x2160', label: '3840 × 2160', note: '4K' },
  { value: '1080x1920', label: '1080 × 1920', note: 'Upright, for phones' },
  { value: '1080x1080', label: '1080 × 1080', note: 'Square' },
  { value: '640x360', label: '640 × 360', note: 'Small' },
] as const;
const RATES = ['24', '25', '30', '50', '60'].map((value) => ({ value, label: `${value} a second` }));
const LOOKS: readonly { readonly value: FilmChoice['look']; readonly label: string }[] = [
  { value: 'draft', label: 'Draft' },
  { value: 'standard', label: 'Standard' },
  { value: 'full', label: 'Full' },
];
const FORMATS = [
  { value: 'mp4', label: 'MP4', note: 'Plays everywhere' },
  { value: 'webm', label: 'WebM', note: 'Open, and may be transparent' },
  { value: 'png', label: 'PNG pictures', note: 'A folder, for editing' },
] as const;
const BACKGROUNDS = [
  { value: 'scene', label: 'As on Live' },
  { value: 'green', label: 'Green', note: 'To be keyed out' },
  { value: 'transparent', label: 'Transparent', note: 'WebM and PNG alone' },
] as const;

/** The choice among a list's own values. */
const among = <Value extends string>(
  choices: readonly { readonly value: Value }[],
  value: string,
  or: Value,
) => choices.find((one) => one.value === value)?.value ?? or;

const sizeOf = (text: string): FilmChoice['size'] => {
  const [width = 1280, height = 720] = text.split('x').map(Number);
  return { width, height };
};

const Form = (props: { readonly take: TakeEntry }) => {
  const { take } = props;
  const parts = useParts();
  const attempt = useAttempt();
  const part = useTakes((state) => state.parts[take.id]) ?? { from: 0, to: take.durationSeconds };
  const [size, setSize] = useState<string>(SIZES[0].value);
  const [rate, setRate] = useState('30');
  const [look, setLook] = useState<FilmChoice['look']>('standard');
  const [format, setFormat] = useState<FilmChoice['format']>('mp4');
  const [background, setBackground] = useState<FilmChoice['background']>('scene');
  const [withSound, setSound] = useState(take.hasSound);
  const film = () =>
    attempt(() =>
      filmTake(parts, take, {
        size: sizeOf(size),
        framesPerSecond: Number(rate),
        look,
        format,
        background,
        withSound,
      }),
    );
  return (
    <>
      <Dialog.Title className={dialog.title}>Film “{take.name}”</Dialog.Title>
      <Dialog.Description className={dialog.text}>
        {clockWords(part.to - part.from)} long. It is made in the background, and you can go on.
      </Dialog.Description>
      <div className={css.pair}>
        <SelectField label="Size" value={size} choices={SIZES} onChange={setSize} />
        <SelectField label="Pictures a second" value={rate} choices={RATES} onChange={setRate} />
      </div>
      <Segments<FilmChoice['look']> label="Look" value={look} choices={LOOKS} onChange={setLook} />
      <div className={css.pair}>
        <SelectField
          label="Format"
          value={format}
          choices={FORMATS}
          onChange={(value) => {
            const next = among(FORMATS, value, 'mp4');
            setFormat(next);
            if (next === 'mp4' && background === 'transparent') setBackground('scene');
          }}
        />
        <SelectField
          label="Background"
          value={background}
          choices={BACKGROUNDS}
          onChange={(value) => {
            const next = among(BACKGROUNDS, value, 'scene');
            setBackground(next);
            if (next === 'transparent' && format === 'mp4') setFormat('webm');
          }}
        />
      </div>
      {take.hasSound && <SwitchRow label="With the recorded voice" on={withSound} onChange={setSound} />}
      <div className={dialog.actions}>
        <Button look="primary" onClick={film}>
          <Clapperboard size={20} strokeWidth={1.75} aria-hidden />
          Choose where, and film
        </Button>
        <Dialog.Close render={<Button look="quiet">Not now</Button>} />
      </div>
    </>
  );
};

/** How a take is filmed. The last answer is where the film goes, which the system asks. */
export const FilmSheet = (props: { readonly take: TakeEntry }) => {
  const open = useTakes((state) => state.filming);
  const setOpen = useTakes((state) => state.setFilming);
  return (
    <Dialog.Root open={open} onOpenChange={(next) => setOpen(next)}>
      <Dialog.Portal>
        <Dialog.Backdrop className={dialog.backdrop} />
        <Dialog.Popup className={`${dialog.sheet} ${css.sheet}`}>
          <Form key={props.take.id} take={props.take} />
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
};
