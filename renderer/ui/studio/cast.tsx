import { Select } from '@base-ui/react/select';
import { Check, ChevronDown, Volume2 } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import type { Voice } from '../../core/speech/speech.ts';
import { problemOf } from '../../state/problem.ts';
import { useAttempt, useAvatars, useChangeSettings, useParts, useSettings } from '../app-context.tsx';
import { AvatarPicture } from '../avatars/avatar-picture.tsx';
import { Group } from '../controls/group.tsx';
import popup from '../controls/popup.module.css';
import css from './cast.module.css';
import { useStudio, useStudioSession } from './use-studio.ts';

interface Row {
  readonly value: string;
  readonly name: string;
  readonly note: string;
  readonly picture?: ReactNode;
}

/** One of many, shown as a card; what stands before it is a control of its own, or nothing. */
const CardSelect = (props: {
  readonly label: string;
  /** Of what is chosen. */
  readonly name: string;
  readonly value: string;
  readonly rows: readonly Row[];
  readonly before: ReactNode;
  onChange(value: string): void;
}) => {
  const { label, name, value, rows, before, onChange } = props;
  const chosen = rows.find((row) => row.value === value);
  const isGone = chosen === undefined && rows.length > 0;
  return (
    <div className={css.card}>
      {before}
      <Select.Root
        items={rows.map((row) => ({ value: row.value, label: row.name }))}
        value={value}
        modal={false}
        onValueChange={(next) => {
          if (next !== null) onChange(next);
        }}
      >
        <Select.Trigger className={css.trigger} aria-label={label}>
          <span className={css.words}>
            <span className={css.name}>{name}</span>
            {chosen?.note && <span className={css.note}>{chosen.note}</span>}
            {isGone && <span className={css.gone}>Gone: choose another</span>}
          </span>
          <Select.Icon>
            <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
          </Select.Icon>
        </Select.Trigger>
        <Select.Portal>
          <Select.Positioner className={popup.positioner} sideOffset={4} alignItemWithTrigger={false}>
            <Select.Popup className={popup.popup}>
              {rows.map((row) => (
                <Select.Item key={row.value} value={row.value} className={popup.item}>
                  {row.picture}
                  <span className={popup.text}>
                    <Select.ItemText>{row.name}</Select.ItemText>
                    {row.note && <span className={popup.note}>{row.note}</span>}
                  </span>
                  <Select.ItemIndicator className={popup.check}>
                    <Check size={16} strokeWidth={1.75} aria-hidden />
                  </Select.ItemIndicator>
                </Select.Item>
              ))}
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
    </div>
  );
};

/** All voices there are; looked for again with each visit, since a person may add some. */
const useVoices = (): readonly Voice[] => {
  const { shell } = useParts();
  const session = useStudioSession();
  const hearOf = useStudio((state) => state.hearOf);
  useEffect(() => {
    session.voices().then(hearOf, (cause: unknown) => shell.getState().notify(problemOf(cause)));
  }, [session, shell, hearOf]);
  return useStudio((state) => state.voices);
};

export const VoiceField = () => {
  const session = useStudioSession();
  const attempt = useAttempt();
  const voices = useVoices();
  const voice = useSettings((settings) => settings.studioVoice);
  const change = useChangeSettings();
  const rows = voices.map(({ id, name, description }) => ({ value: id, name, note: description }));
  // Of one that is gone its name is the last that is known.
  const name = voices.find(({ id }) => id === voice)?.name ?? voice.replace(/^.*\//, '');
  return (
    <Group title="Voice" tight>
      <CardSelect
        label={`Voice: ${name}`}
        name={name}
        value={voice}
        rows={rows}
        onChange={(studioVoice) => {
          change({ studioVoice });
          attempt(() => session.sampleVoice(studioVoice));
        }}
        before={
          <button
            type="button"
            className={css.sample}
            aria-label={`Hear ${name}`}
            onClick={() => attempt(() => session.sampleVoice(voice))}
          >
            <Volume2 size={20} strokeWidth={1.75} aria-hidden />
          </button>
        }
      />
    </Group>
  );
};

/** Who speaks wherever the script names nobody. */
export const AvatarField = () => {
  const entries = useAvatars((state) => state.entries);
  const avatar = useSettings((settings) => settings.studioAvatar ?? settings.avatar);
  const change = useChangeSettings();
  const chosen = entries.find(({ id }) => id === avatar);
  const name = chosen?.name ?? avatar.replace(/^.*[\\/]/, '');
  return (
    <div className={css.row}>
      <h2 className={css.heading}>Avatar</h2>
      <CardSelect
        label={`Avatar: ${name}`}
        name={name}
        value={avatar}
        rows={entries.map((entry) => ({
          value: entry.id,
          name: entry.name,
          note: '',
          picture: <AvatarPicture picture={entry.picture} />,
        }))}
        onChange={(studioAvatar) => change({ studioAvatar })}
        before={
          <span className={css.picture}>
            <AvatarPicture picture={chosen?.picture} />
          </span>
        }
      />
    </div>
  );
};
