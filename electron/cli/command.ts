import { resolve } from 'node:path';
import { VIDEO_CODEC_CHOICES } from '../../renderer/core/broadcast/video-codec.ts';
import { FILM_LOOKS } from '../../renderer/core/film.ts';
import { BENCHES, type LaunchOptions } from '../../renderer/core/host.ts';
import { EXECUTION_PROVIDERS } from '../../renderer/core/native-models.ts';
import {
  type AvatarTask,
  isPageTask,
  parseAvatarTask,
  parseLevel,
  parsePageTask,
  taskOf,
} from './avatar-task.ts';
import { parseFfmpeg, parseRender } from './render-task.ts';
import { parseRoom } from './room-flags.ts';
import { parseTakeTask, type TakeTask } from './take-task.ts';
import {
  parseAvatar,
  parseCamera,
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
import { checkFit, readWords, takesFile, type Words } from './words.ts';

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
  /** `render`: what makes the sound AAC. */
  readonly ffmpeg?: string;
}

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | { readonly kind: 'avatar'; readonly task: AvatarTask }
  | { readonly kind: 'take'; readonly task: TakeTask; readonly userData?: string }
  | { readonly kind: 'voices'; readonly userData?: string }
  | RunCommand;

type Present<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** Leaves out what was not given, so that "absent" and "undefined" never mix. */
const present = <Fields extends Record<string, unknown>>(fields: Fields): Present<Fields> =>
  // The filter is the proof, which fromEntries cannot carry in its type.
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;

/** What a run is for; `files` where its verb has a word of its own for where that goes. */
interface Job {
  readonly launch: Pick<LaunchOptions, 'verb' | 'input' | 'recipeId'>;
  readonly files?: OutputFiles;
}

const parseRun = ({ verb, positional, values }: Words, around: Surroundings, job: Job): RunCommand => {
  const given = <Value>(name: string, read: (text: string) => Value): Value | undefined => {
    const text = values.get(name);
    return text === undefined ? undefined : read(text);
  };
  const path = (text: string) => resolve(around.folder, text);
  const launch: LaunchOptions = {
    headless: verb !== 'window' || values.has('--headless'),
    wantsStats: values.has('--stats'),
    wantsScreenshot: values.has('--screenshot'),
    ...present({
      camera: given('--camera', (text) => parseCamera(text, around)),
      microphone: given('--mic', (text) => parseSource('--mic', text, ['none', 'default'], around)),
      avatar: given('--avatar', (text) => parseAvatar('--avatar', text, around)),
      size: given('--size', parseSize),
      quality: given('--quality', (text) =>
        parseChoice('--quality', text, ['light', 'balanced', 'full', 'auto']),
      ),
      trackerModel: given('--model', (text) => parseChoice('--model', text, ['auto', 'npm', 'official'])),
      voiceProvider: given('--voice-provider', (text) =>
        parseChoice('--voice-provider', text, EXECUTION_PROVIDERS),
      ),
      output: given('--output', parseOutput),
      room: parseRoom(values),
      rate: given('--fps', parseRate),
      codec: given('--codec', (text) => parseChoice('--codec', text, VIDEO_CODEC_CHOICES)),
      pictureClock: given('--picture-clock', (text) =>
        parseChoice('--picture-clock', text, ['time', 'count']),
      ),
      seconds: given('--seconds', parseSeconds),
      bench: verb === 'bench' ? parseChoice('bench', positional[0] ?? 'live', BENCHES) : undefined,
      logSent: values.has('--log-sent') || undefined,
      level: given('--level', parseLevel),
      look: given('--look', (text) => parseChoice('--look', text, FILM_LOOKS)),
    }),
    ...job.launch,
  };
  const files: OutputFiles = present({
    stats: given('--stats', path),
    screenshot: given('--screenshot', (text) => parsePicture(text, around)),
    out: given('--out', (text) => (text === '-' ? text : path(text))),
  });
  return {
    kind: 'run',
    launch,
    files: job.files ?? files,
    json: values.has('--json'),
    ...present({ userData: given('--user-data', path) }),
  };
};

/** Understands the arguments after the app's path, or throws a MasqueError of reason `bad-option`. */
export const parseCommand = (argv: readonly string[], around: Surroundings): Command => {
  const words = readWords(argv);
  const { verb, positional, values } = words;
  if (values.has('--help')) return { kind: 'help' };
  if (values.has('--version')) return { kind: 'version' };
  checkFit(words);
  if (verb === 'render') {
    const path = (flag: string): string | undefined => {
      const text = values.get(flag);
      return text === undefined ? undefined : resolve(around.folder, text);
    };
    const films = parseRender(positional, values, around);
    return {
      kind: 'run',
      launch: {
        verb,
        headless: true,
        wantsStats: values.has('--stats'),
        wantsScreenshot: false,
        films,
      },
      files: present({ stats: path('--stats') }),
      json: false,
      ...present({ userData: path('--user-data'), ffmpeg: parseFfmpeg(values, films, around) }),
    };
  }
  if (verb === 'avatar') {
    const { name, subject } = taskOf(positional, values);
    return isPageTask(name)
      ? parseRun(words, around, parsePageTask(name, subject, values, around))
      : { kind: 'avatar', task: parseAvatarTask(name, subject, values, around) };
  }
  if (verb === 'take') {
    const userData = values.get('--user-data');
    return {
      kind: 'take',
      task: parseTakeTask(positional, values, around),
      ...(userData !== undefined && { userData: resolve(around.folder, userData) }),
    };
  }
  if (verb === 'voices') {
    const userData = values.get('--user-data');
    return userData === undefined
      ? { kind: 'voices' }
      : { kind: 'voices', userData: resolve(around.folder, userData) };
  }
  const input = takesFile(verb) ? { input: parseInput(verb, positional[0] ?? '', around) } : {};
  return parseRun(words, around, { launch: { verb, ...input } });
};
