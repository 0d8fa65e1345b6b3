import { FLAGS, type Flag, VERBS, type Verb } from './flags.ts';
import { refuse } from './values.ts';

/** The command line taken apart: nothing is interpreted yet. */
export interface Words {
  readonly verb: Verb;
  readonly positional: readonly string[];
  readonly values: ReadonlyMap<string, string>;
}

/** Chromium's own switches, which Electron has read already and which a launcher or a test may put anywhere. */
const CHROMIUM_SWITCH =
  /^--(no-sandbox|ignore-gpu-blocklist|enable-unsafe-swiftshader|disable-dev-shm-usage|use-(gl|angle)=|ozone-platform(-hint)?=|(enable|disable)-(features=|gpu|logging)|remote-debugging-(port|pipe)|inspect|use-f(ake|ile)-|force-device-scale-factor=|lang=|v=|vmodule=|original-process-start-time=)/;

const valueAfter = (flag: Flag, inline: string | undefined, next: string | undefined): string => {
  const value = inline ?? next;
  if (value === undefined || value === '' || (inline === undefined && value.startsWith('--'))) {
    return refuse(`${flag.name} needs a value: ${flag.name} ${flag.value}.`);
  }
  return value;
};

const verbOf = (word: string | undefined): Verb =>
  word === undefined || word === 'live'
    ? 'window'
    : (VERBS.find((candidate) => candidate === word) ??
      refuse(`masque cannot ${word}: it knows ${['live', ...VERBS].join(', ')}.`));

export const readWords = (argv: readonly string[]): Words => {
  const values = new Map<string, string>();
  const positional: string[] = [];
  for (let index = 0; index < argv.length; index += 1) {
    const argument = argv[index] ?? '';
    if (CHROMIUM_SWITCH.test(argument)) continue;
    if (!argument.startsWith('-') || argument === '-') {
      positional.push(argument);
      continue;
    }
    const equals = argument.indexOf('=');
    const name = equals < 0 ? argument : argument.slice(0, equals);
    const inline = equals < 0 ? undefined : argument.slice(equals + 1);
    const flag = FLAGS.find((candidate) => candidate.name === (name === '-h' ? '--help' : name));
    if (flag === undefined) return refuse(`${name} is not a flag of masque.`);
    if (values.has(flag.name)) return refuse(`${flag.name} is given twice.`);
    if (flag.value !== undefined) {
      values.set(flag.name, valueAfter(flag, inline, argv[index + 1]));
      if (inline === undefined) index += 1;
    } else if (inline === undefined) values.set(flag.name, '');
    else return refuse(`${flag.name} takes no value, but was given ${inline}.`);
  }
  const [first, ...rest] = positional;
  return { verb: verbOf(first), positional: rest, values };
};

/** Whether the verb's one word is a file to work through. */
export const takesFile = (verb: Verb): boolean => verb === 'track' || verb === 'visemes';

/** How many words follow the verb, at least and at most. */
const wordCount = (verb: Verb): readonly [least: number, most: number] =>
  // `taskOf` counts an avatar's, and a take's.
  verb === 'avatar' || verb === 'take'
    ? [0, Number.POSITIVE_INFINITY]
    : takesFile(verb)
      ? [1, 1]
      : verb === 'bench' || verb === 'render'
        ? [0, 1]
        : [0, 0];

const MISSING_WORDS: Partial<Readonly<Record<Verb, readonly [what: string, usage: string]>>> = {
  track: ['the file to track', 'masque track FILE --out FILE'],
  visemes: ['the file to listen to', 'masque visemes FILE --out FILE'],
};

/** Refuses what the verb has no use for, so that a slip is never silently ignored. */
export const checkFit = ({ verb, positional, values }: Words): void => {
  for (const name of values.keys()) {
    const flag = FLAGS.find((candidate) => candidate.name === name);
    if (flag && !flag.verbs.includes(verb)) refuse(`${name} means nothing to masque ${verb}.`);
  }
  if (values.has('--screenshot') && !values.has('--seconds')) {
    refuse('--screenshot is taken at the end of a run, and this one has none.', 'Add --seconds N.');
  }
  const [least, most] = wordCount(verb);
  const [extra] = positional.slice(most);
  if (extra !== undefined) refuse(`masque ${verb} does not know what to do with ${extra}.`);
  const [what, usage] = MISSING_WORDS[verb] ?? ['more words', 'See masque --help.'];
  if (positional.length < least) refuse(`masque ${verb} needs ${what}.`, usage);
};

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
