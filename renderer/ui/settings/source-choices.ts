import type { SourceChoice } from '../../core/settings.ts';
import type { SelectChoice } from '../controls/select-field.tsx';
import { sourceWords } from '../words/choices.ts';

export interface Device {
  readonly id: string;
  readonly label: string;
}

/** The choice that asks for a file instead of being one. */
export const CHOOSE_FILE = 'choose-file';

/** As it is first chosen: what a network may send is another choice, made in its sheet. */
const REMOTE: SourceChoice = { kind: 'remote', audience: 'this-computer' };

/** A choice as the value of a list's row. */
export const choiceValue = (choice: SourceChoice): string => {
  switch (choice.kind) {
    case 'device':
      return `device:${choice.label}:${choice.id}`;
    case 'file':
      return `file:${choice.path}`;
    default:
      return choice.kind;
  }
};

interface SourceWords {
  readonly file: string;
  readonly none: string;
  /** Whether a phone or OBS may be one. */
  readonly remote: boolean;
}

export const CAMERA_WORDS: SourceWords = {
  file: 'Video file or picture…',
  none: 'No camera',
  remote: true,
};

export const MICROPHONE_WORDS: SourceWords = {
  file: 'Sound file…',
  none: 'No microphone',
  remote: false,
};

/** The rows of a camera or microphone list; what is chosen is always among them, plugged in or not. */
export const sourceRows = (
  devices: readonly Device[],
  chosen: SourceChoice,
  words: SourceWords,
  /** What the default turned out to be, while it runs. */
  defaultLabel: string | undefined,
): { readonly rows: readonly SelectChoice[]; readonly choices: ReadonlyMap<string, SourceChoice> } => {
  const fromDevices = devices.map((device): SourceChoice => ({ kind: 'device', ...device }));
  const all: SourceChoice[] = [{ kind: 'default' }, ...fromDevices];
  const values = new Set(all.map(choiceValue));
  if (chosen.kind === 'device' && !values.has(choiceValue(chosen))) all.push(chosen);
  const rest: SourceChoice[] = [{ kind: 'demo' }];
  if (words.remote) rest.push(chosen.kind === 'remote' ? chosen : REMOTE);
  if (chosen.kind === 'file') rest.push(chosen);
  const row = (choice: SourceChoice): SelectChoice => ({
    value: choiceValue(choice),
    label:
      choice.kind === 'default' && defaultLabel
        ? `${defaultLabel} (default)`
        : sourceWords(choice, words.none),
  });
  const [first, ...others] = rest.map(row);
  return {
    rows: [
      ...all.map(row),
      ...(first ? [{ ...first, apart: true }] : []),
      ...others,
      { value: CHOOSE_FILE, label: words.file },
      { ...row({ kind: 'none' }), apart: true },
    ],
    choices: new Map(
      [...all, ...rest, { kind: 'none' } as const].map((choice) => [choiceValue(choice), choice]),
    ),
  };
};
