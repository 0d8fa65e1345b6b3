import { extname, resolve } from 'node:path';
import { MasqueError } from '../renderer/core/errors.ts';
import type { LaunchOptions } from '../renderer/core/host.ts';
import type { SourceChoice } from '../renderer/core/settings.ts';
import { FLAGS, type Flag, VERBS, type Verb } from './cli-flags.ts';

/** Where a run writes what was asked for; absolute paths. */
export interface OutputFiles {
  readonly stats?: string;
  readonly screenshot?: string;
  /** `-` is the standard output. */
  readonly out?: string;
}

export type Command =
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }
  | {
      readonly kind: 'run';
      readonly launch: LaunchOptions;
      readonly files: OutputFiles;
      readonly userData?: string;
      readonly json: boolean;
    };

/** What the parser asks of the machine. */
export interface Surroundings {
  readonly folder: string;
  fileExists(path: string): boolean;
}

const refuse = (message: string, cure = 'See masque --help.'): never => {
  throw new MasqueError('bad-option', message, cure);
};

const MAXIMUM_SIDE = 7680;
const MINIMUM_SIDE = 16;

const parseSize = (text: string): { width: number; height: number } => {
  const match = /^(\d{1,6})x(\d{1,6})$/i.exec(text);
  if (match === null) return refuse(`--size ${text} is not WIDTHxHEIGHT.`, 'For example --size 1280x720.');
  const [width, height] = [Number(match[1]), Number(match[2])];
  for (const side of [width, height]) {
    if (side < MINIMUM_SIDE || side > MAXIMUM_SIDE) {
      refuse(
        `--size ${text} is out of range: ${side} is not between ${MINIMUM_SIDE} and ${MAXIMUM_SIDE}.`,
        'For example --size 1280x720.',
      );
    }
    if (side % 2 !== 0)
      refuse(`--size ${text} is odd: video needs even sides.`, 'For example --size 1280x720.');
  }
  return { width, height };
};

const parseSeconds = (text: string): number => {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds > 0 && seconds <= 86_400)) {
    return refuse(
      `--seconds ${text} is not a number of seconds from above 0 to 86400.`,
      'For example --seconds 10.',
    );
  }
  return seconds;
};

const parseChoice = <Word extends string>(flag: string, text: string, words: readonly Word[]): Word => {
  const word = words.find((candidate) => candidate === text);
  return word ?? refuse(`${flag} ${text} is not one of ${words.join(', ')}.`);
};

const looksLikePath = (text: string): boolean =>
  /[/\\]/.test(text) || /^\.[a-z0-9]{1,5}$/i.test(extname(text));

const parseSource = (
  flag: string,
  text: string,
  words: readonly ('demo' | 'none' | 'default')[],
  around: Surroundings,
): SourceChoice => {
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return { kind: word };
  const path = resolve(around.folder, text);
  if (around.fileExists(path)) return { kind: 'file', path };
  if (looksLikePath(text)) {
    return refuse(`${flag} ${text}: there is no file ${path}.`, 'Check the name and the folder.');
  }
  return { kind: 'device', id: text, label: text };
};

const parseAvatar = (text: string, around: Surroundings): string => {
  const path = resolve(around.folder, text);
  if (around.fileExists(path)) return path;
  if (looksLikePath(text))
    refuse(`--avatar ${text}: there is no file ${path}.`, 'Check the name and the folder.');
  return text;
};

interface Words {
  readonly verb: Verb;
  readonly positional: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}

/** Chromium's own switches, which Electron has read already and which a launcher or a test may put anywhere. */
const CHROMIUM_SWITCH =
  /^--(no-sandbox|use-(gl|angle)=|ozone-platform(-hint)?=|(enable|disable)-(features=|gpu|logging)|remote-debugging-(port|pipe)|inspect|use-f(ake|ile)-|force-device-scale-factor=|lang=|v=|vmodule=|allow-file-access-from-files|original-process-start-time=)/;

const valueAfter = (flag: Flag, inline: string | undefined, next: string | undefined): string => {
  const value = inline ?? next;
  if (value === undefined || value === '' || (inline === undefined && /^--/.test(value))) {
    return refuse(`${flag.name} needs a value: ${flag.name} ${flag.value}.`);
  }
  return value;
};

const readWords = (argv: readonly string[]): Words => {
  const values = new Map<string, string>();
  const positional: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (CHROMIUM_SWITCH.test(argument)) continue;
    if (!argument.startsWith('-') || argument === '-') {
      positional.push(argument);
      continue;
    }
    const [name = '', inline] = argument.split(/=(.*)/s, 2);
    const flag = FLAGS.find((candidate) => candidate.name === (name === '-h' ? '--help' : name));
    if (flag === undefined) return refuse(`${name} is not a flag of masque.`);
    if (values.has(flag.name)) return refuse(`${flag.name} is given twice.`);
    if (flag.value === undefined) {
      if (inline !== undefined) refuse(`${flag.name} takes no value, but was given ${inline}.`);
      values.set(flag.name, '');
      continue;
    }
    values.set(flag.name, valueAfter(flag, inline, argv[index + 1]));
    if (inline === undefined) index += 1;
  }
  const [first, ...rest] = positional;
  if (first === undefined) return { verb: 'window', positional, values };
  const verb = VERBS.find((candidate) => candidate === (first === 'live' ? 'window' : first));
  if (verb === undefined) {
    return refuse(`${first} is not something masque does: it knows ${['live', ...VERBS].join(', ')}.`);
  }
  return { verb, positional: rest, values };
};

const checkFit = ({ verb, positional, values }: Words): void => {
  for (const name of values.keys()) {
    const flag = FLAGS.find((candidate) => candidate.name === name);
    if (flag && !flag.verbs.includes(verb)) refuse(`${name} means nothing to masque ${verb}.`);
  }
  const wanted = verb === 'track' ? 1 : 0;
  const [extra] = positional.slice(wanted);
  if (extra !== undefined) refuse(`masque ${verb} does not know what to do with ${extra}.`);
  if (positional.length < wanted)
    refuse('masque track needs the file to track.', 'masque track FILE --out FILE');
};

const parseInput = (text: string, around: Surroundings): string => {
  const path = resolve(around.folder, text);
  if (!around.fileExists(path))
    refuse(`masque track ${text}: there is no file ${path}.`, 'Check the name and the folder.');
  return path;
};

/** Understands the arguments after the app's path, or throws a MasqueError of reason `bad-option`. */
export const parseCommand = (argv: readonly string[], around: Surroundings): Command => {
  const words = readWords(argv);
  const { verb, values } = words;
  if (values.has('--help')) return { kind: 'help' };
  if (values.has('--version')) return { kind: 'version' };
  checkFit(words);
  const from = <Value>(name: string, read: (text: string) => Value): Value | undefined => {
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
      camera: from('--camera', (text) => parseSource('--camera', text, ['demo', 'none', 'default'], around)),
      microphone: from('--mic', (text) => parseSource('--mic', text, ['none', 'default'], around)),
      avatar: from('--avatar', (text) => parseAvatar(text, around)),
      size: from('--size', parseSize),
      quality: from('--quality', (text) =>
        parseChoice('--quality', text, ['light', 'balanced', 'full', 'auto']),
      ),
      trackerModel: from('--model', (text) => parseChoice('--model', text, ['auto', 'npm', 'official'])),
      seconds: from('--seconds', parseSeconds),
      input: verb === 'track' ? parseInput(words.positional[0] ?? '', around) : undefined,
    }),
  };
  const files: OutputFiles = present({
    stats: from('--stats', path),
    screenshot: from('--screenshot', (text) =>
      /\.png$/i.test(text) ? path(text) : refuse(`--screenshot ${text} must end in .png.`),
    ),
    out: from('--out', (text) => (text === '-' ? text : path(text))),
  });
  return {
    kind: 'run',
    launch,
    files,
    json: values.has('--json'),
    ...present({ userData: from('--user-data', path) }),
  };
};

type Present<Fields> = { [Name in keyof Fields]?: Exclude<Fields[Name], undefined> };

/** Leaves out what was not given, so that "absent" and "undefined" never mix. */
const present = <Fields extends Record<string, unknown>>(fields: Fields): Present<Fields> =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;

/**
 * The arguments that are ours. In a checkout Electron's own come first and end with the app's folder; a package has
 * none.
 */
export const ownArguments = (argv: readonly string[], packaged: boolean): readonly string[] => {
  if (packaged) return argv.slice(1);
  for (let index = 1; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (argument === '-r' || argument === '--require') index += 1;
    else if (!argument.startsWith('-')) return argv.slice(index + 1);
  }
  return [];
};
