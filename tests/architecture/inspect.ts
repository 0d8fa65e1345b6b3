import {
  DATA_TABLES,
  FILES_WITHOUT_README,
  FORBIDDEN_WORDS,
  IMPURE_NAMES,
  LONGEST_FILE,
  LONGEST_README,
  MAY_HAVE_PATHS,
  OUTSIDE,
  PACKAGE_PLACES,
  PURE_ROOMS,
  ROOMS,
  WITHOUT_README,
} from './house.ts';
import { isCode, type ParsedSource } from './read-source.ts';

export interface Violation {
  readonly path: string;
  readonly line: number;
  readonly what: string;
}

/** What a rule has to say about a whole tree. */
export type Rule = (tree: readonly ParsedSource[]) => Violation[];

/** Whether a path lies where a row of the tables says. */
export const isIn = (path: string, place: string): boolean => {
  if (place.endsWith('/')) return path.startsWith(place);
  return place.endsWith('*') ? path.startsWith(place.slice(0, -1)) : path === place;
};

const isInAny = (path: string, places: readonly string[]): boolean =>
  places.some((place) => isIn(path, place));

const isRelative = (specifier: string): boolean => specifier.startsWith('.');

/** Where a relative import leads, from the root. */
const resolved = (from: string, specifier: string): string => {
  const parts = from.split('/').slice(0, -1);
  for (const part of specifier.replace(/\?.*$/, '').split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.') parts.push(part);
  }
  return parts.join('/');
};

/** `three/addons/x.js` is of `three`, `@orpc/client/y` of `@orpc/client`, `node:fs` of `node:`. */
const packageOf = (specifier: string): string => {
  if (specifier.startsWith('node:')) return 'node:';
  const parts = specifier.split('/');
  return (specifier.startsWith('@') ? parts.slice(0, 2) : parts.slice(0, 1)).join('/');
};

const eachImport = (
  tree: readonly ParsedSource[],
  judge: (path: string, specifier: string) => string | null,
): Violation[] =>
  tree.flatMap(({ path, imports }) =>
    imports.flatMap(({ specifier, line }) => {
      const what = judge(path, specifier);
      return what === null ? [] : [{ path, line, what }];
    }),
  );

const importsPointInward: Rule = (tree) =>
  eachImport(tree, (path, specifier) => {
    const home = ROOMS.find(({ room }) => path.startsWith(room));
    if (!isRelative(specifier) || home === undefined) return null;
    const target = resolved(path, specifier);
    return isInAny(target, [home.room, ...home.mayImport]) ? null : `${home.room} may not import ${target}`;
  });

const nobodyImportsElectron: Rule = (tree) =>
  eachImport(tree, (path, specifier) =>
    isRelative(specifier) &&
    resolved(path, specifier).startsWith('electron/') &&
    !isInAny(path, ['electron/', 'tests/'])
      ? 'nobody imports electron/'
      : null,
  );

const packagesStayInTheirPlace: Rule = (tree) =>
  eachImport(tree, (path, specifier) => {
    if (isRelative(specifier) || isInAny(path, OUTSIDE)) return null;
    const name = packageOf(specifier);
    const place = PACKAGE_PLACES.find((row) => row.name === name);
    if (place === undefined) return `${name} has no place in the table of packages`;
    return isInAny(path, place.in) ? null : `${name} belongs in ${place.in.join(', ')}`;
  });

const pureRoomsStayPure: Rule = (tree) => [
  ...eachImport(tree, (path, specifier) => {
    const pure = PURE_ROOMS.find(({ room }) => path.startsWith(room));
    if (pure === undefined || isRelative(specifier)) return null;
    const name = packageOf(specifier);
    return pure.mayImport.includes(name) ? null : `${pure.room} may not import ${name}`;
  }),
  ...tree
    .filter(({ path }) => path.startsWith('renderer/core/'))
    .flatMap(({ path, uses }) =>
      uses
        .filter(({ name }) => IMPURE_NAMES.includes(name))
        .map(({ name, line }) => ({ path, line, what: `core may not use ${name}` })),
    ),
];

const lineCount = (text: string): number => text.replace(/\n$/, '').split('\n').length;

const filesAreShort: Rule = (tree) =>
  tree
    .filter(({ path, text }) => {
      const isProse = /\.(json|md)$/.test(path);
      return !isProse && lineCount(text) > LONGEST_FILE && !DATA_TABLES.includes(path);
    })
    .map(({ path, text }) => ({
      path,
      line: LONGEST_FILE + 1,
      what: `${lineCount(text)} lines; the most is ${LONGEST_FILE}, data tables excepted`,
    }));

const namesSayWhatTheyKnow: Rule = (tree) =>
  tree.flatMap(({ path }) => {
    const words = path.toLowerCase().split(/[/.\-_]/);
    const bad = FORBIDDEN_WORDS.find((word) => words.includes(word));
    return bad === undefined ? [] : [{ path, line: 1, what: `“${bad}” says nothing of what is inside` }];
  });

const lineOf = (text: string, pattern: RegExp): number => {
  const at = text.search(pattern);
  return at < 0 ? 1 : text.slice(0, at).split('\n').length;
};

const noPathAliases: Rule = (tree) => {
  const settings = tree.filter(
    ({ path }) => /tsconfig[^/]*\.json$/.test(path) && !MAY_HAVE_PATHS.includes(path),
  );
  const bundlers = tree.filter(({ path }) => /(vite|vitest)\.config\.[a-z]+$/.test(path));
  const find = (files: readonly ParsedSource[], pattern: RegExp, what: string): Violation[] =>
    files
      .filter(({ text }) => pattern.test(text))
      .map(({ path, text }) => ({ path, line: lineOf(text, pattern), what }));
  return [
    ...find(settings, /"(paths|baseUrl)"\s*:/, 'path aliases hide where a file is'),
    ...find(bundlers, /\balias\s*:/, 'path aliases hide where a file is'),
    ...eachImport(tree, (_, specifier) =>
      /^(@\/|~|#|\/)/.test(specifier) ? `${specifier} is an alias; import by a relative path` : null,
    ),
  ];
};

const importsNameTheirFile: Rule = (tree) =>
  eachImport(tree, (_, specifier) =>
    isRelative(specifier) && !/\.[a-z0-9]+(\?[\w&=]+)?$/i.test(specifier.split('/').at(-1) ?? '')
      ? `${specifier} has no extension`
      : null,
  );

const isReadme = (path: string): boolean => path.endsWith('/README.md');

const roomsExplainThemselves: Rule = (tree) => {
  const rooms = ROOMS.map(({ room }) => room).filter((room) => !WITHOUT_README.includes(room));
  const silent = rooms.filter((room) => {
    const files = tree.filter(({ path }) => path.startsWith(room));
    return files.length > FILES_WITHOUT_README && !files.some(({ path }) => path === `${room}README.md`);
  });
  return [
    ...silent.map((room) => ({
      path: `${room}README.md`,
      line: 1,
      what: 'missing: the room has many files',
    })),
    ...tree
      .filter(({ path, text }) => isReadme(path) && lineCount(text) > LONGEST_README)
      .map(({ path }) => ({ path, line: LONGEST_README + 1, what: 'longer than a screen' })),
  ];
};

/** The rules by the sentence that they enforce. */
export const RULES: Readonly<Record<string, Rule>> = {
  'imports point inward': importsPointInward,
  'nobody imports electron/': nobodyImportsElectron,
  'packages stay in their place': packagesStayInTheirPlace,
  'pure rooms stay pure': pureRoomsStayPure,
  'files are short': filesAreShort,
  'names say what is inside': namesSayWhatTheyKnow,
  'no path aliases': noPathAliases,
  'imports name their file': importsNameTheirFile,
  'rooms explain themselves': roomsExplainThemselves,
};

export const codeOf = (tree: readonly ParsedSource[]): readonly ParsedSource[] =>
  tree.filter(({ path }) => isCode(path));

/** One line for each: path:line and what is wrong. */
export const report = (violations: readonly Violation[]): string[] =>
  violations.map(({ path, line, what }) => `${path}:${line} ${what}`);
