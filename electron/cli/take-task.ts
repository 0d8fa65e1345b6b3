import { resolve } from 'node:path';
import { TAKE_FORMATS, type TakeFormat } from '../../renderer/core/take-export/export-take.ts';
import { VRMA_FACES, type VrmaFace } from '../../renderer/core/take-export/vrma.ts';
import { parseChoice, parseInput, parseTime, refuse, type Surroundings } from './values.ts';

/** What `masque take` does, each without a window or a display. */
export type TakeTask =
  | { readonly kind: 'list' }
  | {
      readonly kind: 'export';
      /** A take's id, or its file. */
      readonly take: string;
      readonly out: string;
      readonly format: TakeFormat;
      readonly face: VrmaFace;
      readonly framesPerSecond: number;
      readonly from?: number | undefined;
      readonly to?: number | undefined;
    }
  | {
      readonly kind: 'import';
      readonly path: string;
      /** Where the take goes; absent, among the person's own. */
      readonly out?: string | undefined;
    };

interface Form {
  readonly usage: string;
  readonly help: string;
  /** What must follow the task's name, in words; nothing may when it is left out. */
  readonly subject?: string;
  readonly flags: readonly string[];
}

const ENDINGS = TAKE_FORMATS.map((format) => `.${format}`);

/** Every task, as data: the parser and the help text read this one table. */
export const TAKE_TASKS = {
  list: { usage: 'list', help: 'the takes that are kept, newest first, one JSON line each', flags: [] },
  export: {
    usage: `export ID|FILE --out FILE${ENDINGS.join('|')} [--from S] [--to S] [--fps N] [--face ${VRMA_FACES.join('|')}]`,
    help: 'write a take for other programs',
    subject: 'a take’s id or file',
    flags: ['--out', '--from', '--to', '--fps', '--face'],
  },
  import: {
    usage: 'import FILE.csv|FILE.take [--out FILE.take]',
    help: 'keep a take’s file, or read a CSV of ARKit weights as Live Link Face writes it',
    subject: 'the file to import',
    flags: ['--out'],
  },
} as const satisfies Readonly<Record<string, Form>>;

type TaskName = keyof typeof TAKE_TASKS;
const NAMES = Object.keys(TAKE_TASKS) as TaskName[];
/** Of every task, whatever it does. */
const ALWAYS = ['--user-data'];

const usageOf = (task: TaskName): string => `masque take ${TAKE_TASKS[task].usage}`;

/** The task, and refuses what it has no use for, so that a slip is never silently ignored. */
const taskOf = (positional: readonly string[], values: ReadonlyMap<string, string>) => {
  const [word, subject, extra] = positional;
  if (word === undefined)
    return refuse('masque take needs to be told what to do.', `It knows ${NAMES.join(', ')}.`);
  const name = NAMES.find((candidate) => candidate === word);
  if (name === undefined)
    return refuse(`masque take cannot ${word}: it knows ${NAMES.join(', ')}.`, 'masque take list');
  const form: Form = TAKE_TASKS[name];
  if (form.subject !== undefined && subject === undefined)
    refuse(`masque take ${name} needs ${form.subject}.`, usageOf(name));
  const tooMany = form.subject === undefined ? subject : extra;
  if (tooMany !== undefined)
    refuse(`masque take ${name} does not know what to do with ${tooMany}.`, usageOf(name));
  for (const flag of values.keys())
    if (!form.flags.includes(flag) && !ALWAYS.includes(flag))
      refuse(`${flag} means nothing to masque take ${name}.`, usageOf(name));
  return { name, subject: subject ?? '' };
};

const formatOf = (out: string): TakeFormat =>
  TAKE_FORMATS.find((format) => out.toLowerCase().endsWith(`.${format}`)) ??
  refuse(`--out ${out} does not end in ${ENDINGS.join(', ')}.`, usageOf('export'));

const SLOWEST = 1;
const FASTEST = 120;

const parseFramesPerSecond = (text: string): number => {
  const rate = /^\d{1,3}$/.test(text) ? Number(text) : Number.NaN;
  return rate >= SLOWEST && rate <= FASTEST
    ? rate
    : refuse(`--fps ${text} is not a whole number from ${SLOWEST} to ${FASTEST}.`, usageOf('export'));
};

export const parseTakeTask = (
  positional: readonly string[],
  values: ReadonlyMap<string, string>,
  around: Surroundings,
): TakeTask => {
  const { name, subject } = taskOf(positional, values);
  const given = <Value>(flag: string, read: (text: string) => Value): Value | undefined => {
    const text = values.get(flag);
    return text === undefined ? undefined : read(text);
  };
  switch (name) {
    case 'list':
      return { kind: 'list' };
    case 'export': {
      const out = values.get('--out') ?? refuse('masque take export needs --out.', usageOf('export'));
      const path = resolve(around.folder, subject);
      return {
        kind: 'export',
        take: around.fileExists(path) ? path : subject,
        out: resolve(around.folder, out),
        format: formatOf(out),
        face: parseChoice('--face', values.get('--face') ?? 'shapes', VRMA_FACES),
        framesPerSecond: given('--fps', parseFramesPerSecond) ?? 30,
        from: given('--from', (text) => parseTime('--from', text)),
        to: given('--to', (text) => parseTime('--to', text)),
      };
    }
    case 'import':
      return {
        kind: 'import',
        path: parseInput('take import', subject, around),
        out: given('--out', (text) =>
          text.toLowerCase().endsWith('.take')
            ? resolve(around.folder, text)
            : refuse(`--out ${text} does not end in .take.`, usageOf('import')),
        ),
      };
  }
};
