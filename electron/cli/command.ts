import { resolve } from 'node:path';
import { BENCHES, type LaunchOptions } from '../../renderer/core/host.ts';
import { EXECUTION_PROVIDERS } from '../../renderer/core/native-models.ts';
import {
  parseAvatar,
  parseChoice,
  parseInput,
  parseOutput,
  parsePicture,
  parseRate,
  parseSeconds,
  parseSize,
  parseSource,
  type Surroundings,
} from './values.ts';
import { checkFit, readWords, takesFile } from './words.ts';

/** Where a run writes what was asked for; absolute paths. */
export interface OutputFiles {
  readonly stats?: string;
  readonly screenshot?: string;
  /** `-` is the standard output. */
  readonly out?: string;
}

export interface RunCommand {
  readonly kind: 'run';
  readonly launch: LaunchOptions;
  readonly files: OutputFiles;
  readonly userData?: string;
  readonly json: boolean;
}

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  /** The file need not be there: that too is a reason, and it is told as the others are. */
  | { readonly kind: 'check-avatar'; readonly path: string }
  | RunCommand;

type Present<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** Leaves out what was not given, so that "absent" and "undefined" never mix. */
const present = <Fields extends Record<string, unknown>>(fields: Fields): Present<Fields> =>
  // The filter is the proof, which fromEntries cannot carry in its type.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;

/** Understands the arguments after the app's path, or throws a MasqueError of reason `bad-option`. */
export const parseCommand = (argv: readonly string[], around: Surroundings): Command => {
  const words = readWords(argv);
  const { verb, values } = words;
  if (values.has('--help')) return { kind: 'help' };
  if (values.has('--version')) return { kind: 'version' };
  checkFit(words);
  if (verb === 'avatar')
    return { kind: 'check-avatar', path: resolve(around.folder, words.positional[1] ?? '') };
  const given = <Value>(name: string, read: (text: string) => Value): Value | undefined => {
    const text = values.get(name);
    return text === undefined ? undefined : read(text);
  };
  const path = (text: string) => resolve(around.folder, text);
  const launch: LaunchOptions = {
    verb,
    headless: verb !== 'window' || values.has('--headless'),
    wantsStats: values.has('--stats'),
    wantsScreenshot: values.has('--screenshot'),
    ...present({
      camera: given('--camera', (text) => parseSource('--camera', text, ['demo', 'none', 'default'], around)),
      microphone: given('--mic', (text) => parseSource('--mic', text, ['none', 'default'], around)),
      avatar: given('--avatar', (text) => parseAvatar(text, around)),
      size: given('--size', parseSize),
      quality: given('--quality', (text) =>
        parseChoice('--quality', text, ['light', 'balanced', 'full', 'auto']),
      ),
      trackerModel: given('--model', (text) => parseChoice('--model', text, ['auto', 'npm', 'official'])),
      voiceProvider: given('--voice-provider', (text) =>
        parseChoice('--voice-provider', text, EXECUTION_PROVIDERS),
      ),
      output: given('--output', parseOutput),
      rate: given('--fps', parseRate),
      pictureClock: given('--picture-clock', (text) =>
        parseChoice('--picture-clock', text, ['time', 'count']),
      ),
      seconds: given('--seconds', parseSeconds),
      bench: verb === 'bench' ? parseChoice('bench', words.positional[0] ?? 'live', BENCHES) : undefined,
      input: takesFile(verb) ? parseInput(verb, words.positional[0] ?? '', around) : undefined,
    }),
  };
  const files: OutputFiles = present({
    stats: given('--stats', path),
    screenshot: given('--screenshot', (text) => parsePicture(text, around)),
    out: given('--out', (text) => (text === '-' ? text : path(text))),
  });
  return {
    kind: 'run',
    launch,
    files,
    json: values.has('--json'),
    ...present({ userData: given('--user-data', path) }),
  };
};
