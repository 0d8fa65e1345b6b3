import { basename, resolve } from 'node:path';
import { LEVELS, type Level } from '../../renderer/core/recipe/levels.ts';
import { freeId } from '../services/avatars/avatar-id.ts';
import { parseAvatar, parseChoice, parseInput, refuse, type Surroundings } from './values.ts';

/** What `masque avatar` does, each without a window or a display. What draws or looks (`isPageTask`) is a run of the app. */
export type AvatarTask =
  | { readonly kind: 'list' }
  /** The file need not be there: that too is a reason, and it is told as the others are. */
  | { readonly kind: 'check'; readonly path: string }
  | {
      readonly kind: 'bake';
      readonly recipe: string;
      readonly out: string;
      readonly format: 'glb' | 'vrm';
      readonly level: Level;
    }
  | { readonly kind: 'describe'; readonly words: string };

interface Form {
  readonly usage: string;
  readonly help: string;
  /** What must follow the task's name, in words; nothing may when it is left out. */
  readonly subject?: string;
  readonly flags: readonly string[];
}

/** Every task, as data: the parser and the help text read this one table. */
export const AVATAR_TASKS = {
  list: {
    usage: 'list',
    help: 'the avatars that come with the app, one JSON line each',
    flags: [],
  },
  check: {
    usage: 'check FILE',
    help: 'whether a .glb, .vrm or .gltf file can be put on, as one JSON object',
    subject: 'the file to check',
    flags: [],
  },
  bake: {
    usage: 'bake RECIPE.json --out FILE.glb|FILE.vrm [--level low|middle|high]',
    help: 'sculpt a recipe’s avatar into a file',
    subject: 'the recipe to bake',
    flags: ['--out', '--level'],
  },
  describe: {
    usage: 'describe "WORDS"',
    help: 'a recipe from words, as one JSON object that lists the words not understood',
    subject: 'the words in quotes',
    flags: [],
  },
  'from-photo': {
    usage: 'from-photo PICTURE --out RECIPE.json',
    help: 'a likeness of the one face in a picture, as a recipe to be edited',
    subject: 'the picture',
    flags: ['--out'],
  },
  sheet: {
    usage: 'sheet ID|FILE --out FILE.png',
    help: 'draw an avatar with each of the 52 shapes and the commonest pairs',
    subject: 'the avatar to draw',
    flags: ['--out', '--quality', '--level'],
  },
} as const satisfies Readonly<Record<string, Form>>;

type TaskName = keyof typeof AVATAR_TASKS;
type PageTask = 'from-photo' | 'sheet';
/** Whether the app's page does it: it has the face tracker and the stage. */
export const isPageTask = (name: TaskName): name is PageTask => name === 'from-photo' || name === 'sheet';

const NAMES = Object.keys(AVATAR_TASKS) as TaskName[];
/** Of every task, whatever it does. */
const ALWAYS = ['--user-data'];

export const usageOf = (task: TaskName): string => `masque avatar ${AVATAR_TASKS[task].usage}`;

/** The task, and refuses what it has no use for, so that a slip is never silently ignored. */
export const taskOf = (
  positional: readonly string[],
  values: ReadonlyMap<string, string>,
): { readonly name: TaskName; readonly subject: string } => {
  const [word, subject, extra] = positional;
  if (word === undefined)
    return refuse('masque avatar needs to be told what to do.', `It knows ${NAMES.join(', ')}.`);
  const name = NAMES.find((candidate) => candidate === word);
  if (name === undefined)
    return refuse(`masque avatar cannot ${word}: it knows ${NAMES.join(', ')}.`, 'masque avatar list');
  const form: Form = AVATAR_TASKS[name];
  if (form.subject !== undefined && subject === undefined)
    refuse(`masque avatar ${name} needs ${form.subject}.`, usageOf(name));
  const tooMany = form.subject === undefined ? subject : extra;
  if (tooMany !== undefined)
    refuse(
      `masque avatar ${name} does not know what to do with ${tooMany}.`,
      name === 'describe' ? 'Put all the words into one pair of quotes.' : usageOf(name),
    );
  for (const flag of values.keys())
    if (!form.flags.includes(flag) && !ALWAYS.includes(flag))
      refuse(`${flag} means nothing to masque avatar ${name}.`, usageOf(name));
  return { name, subject: subject ?? '' };
};

const FORMATS = { glb: /\.glb$/i, vrm: /\.vrm$/i };

const formatOf = (out: string): 'glb' | 'vrm' => {
  if (FORMATS.glb.test(out)) return 'glb';
  return FORMATS.vrm.test(out)
    ? 'vrm'
    : refuse(`--out ${out} does not end in .glb or .vrm.`, usageOf('bake'));
};

const needed = (task: TaskName, flag: string, values: ReadonlyMap<string, string>): string =>
  values.get(flag) ?? refuse(`masque avatar ${task} needs ${flag}.`, usageOf(task));

export const parseLevel = (text: string): Level => parseChoice('--level', text, LEVELS);

export const parseAvatarTask = (
  name: Exclude<TaskName, PageTask>,
  subject: string,
  values: ReadonlyMap<string, string>,
  around: Surroundings,
): AvatarTask => {
  switch (name) {
    case 'list':
      return { kind: 'list' };
    case 'check':
      return { kind: 'check', path: resolve(around.folder, subject) };
    case 'describe':
      return { kind: 'describe', words: subject };
    case 'bake': {
      const out = needed('bake', '--out', values);
      return {
        kind: 'bake',
        recipe: parseInput('avatar bake', subject, around),
        out: resolve(around.folder, out),
        format: formatOf(out),
        level: parseLevel(values.get('--level') ?? 'middle'),
      };
    }
  }
};

const parseOut = (
  task: PageTask,
  ending: `.${string}`,
  values: ReadonlyMap<string, string>,
  around: Surroundings,
): string => {
  const out = needed(task, '--out', values);
  return out.toLowerCase().endsWith(ending)
    ? resolve(around.folder, out)
    : refuse(`--out ${out} does not end in ${ending}.`, usageOf(task));
};

/** What a run of the app is to do for `masque avatar`, and where it goes. */
export const parsePageTask = (
  name: PageTask,
  subject: string,
  values: ReadonlyMap<string, string>,
  around: Surroundings,
) => {
  switch (name) {
    case 'sheet':
      return {
        launch: { verb: name, input: parseAvatar('masque avatar sheet', subject, around) },
        // A sheet is the picture that its run ends with.
        files: { screenshot: parseOut(name, '.png', values, around) },
      } as const;
    case 'from-photo': {
      const out = parseOut(name, '.json', values, around);
      const recipeId = freeId(basename(out).replace(/\.json$/i, ''), new Set());
      return {
        launch: { verb: name, input: parseInput('avatar from-photo', subject, around), recipeId },
        files: { out },
      } as const;
    }
  }
};
