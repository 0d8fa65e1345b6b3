import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { codeOf, RULES, report } from './architecture/inspect.ts';
import { parseSource, type Source } from './architecture/read-source.ts';
import { readTree } from './architecture/read-tree.ts';

const tree = readTree(join(import.meta.dirname, '..')).map(parseSource);

describe('the house', () => {
  it('is there to be looked at', () => {
    expect(codeOf(tree).length).toBeGreaterThan(100);
    expect(tree.flatMap(({ imports }) => imports).length).toBeGreaterThan(300);
  });

  it.each(Object.entries(RULES))('%s', (_, rule) => {
    expect(report(rule(tree))).toEqual([]);
  });
});

const lines = (count: number): string => 'export {};\n'.repeat(count);
const file = (path: string, ...text: string[]): Source => ({ path, text: text.join('\n') });
const many = (room: string, count: number): Source[] =>
  Array.from({ length: count }, (_, i) => file(`${room}part-${i}.ts`, ''));

/** A house that breaks one rule, where, and what is said of it; and one beside it that keeps it. */
const FIXTURES: readonly {
  readonly rule: string;
  readonly broken: readonly Source[];
  readonly said: readonly string[];
  readonly kept: readonly Source[];
}[] = [
  {
    rule: 'imports point inward',
    broken: [
      file('renderer/core/a.ts', '', "import { b } from '../ui/b.ts';"),
      file('renderer/capture/c.ts', "const d = () => import('../track/d.ts');"),
      file('renderer/ui/e.tsx', "export type { F } from '../session/live.ts';"),
      file('native-models/g.ts', "type H = import('../electron/h.ts').H;"),
    ],
    said: [
      'renderer/core/a.ts:2 renderer/core/ may not import renderer/ui/b.ts',
      'renderer/capture/c.ts:1 renderer/capture/ may not import renderer/track/d.ts',
      'renderer/ui/e.tsx:1 renderer/ui/ may not import renderer/session/live.ts',
      'native-models/g.ts:1 native-models/ may not import electron/h.ts',
    ],
    kept: [
      file('renderer/ui/live/a.tsx', "import { b } from '../../session/live-session.ts';"),
      file('renderer/track/c.ts', "import { d } from '../core/signals/d.ts';"),
    ],
  },
  {
    rule: 'nobody imports electron/',
    broken: [file('build/a.mjs', "import '../electron/b.ts';")],
    said: ['build/a.mjs:1 nobody imports electron/'],
    kept: [file('electron/a.ts', "import './b.ts';"), file('tests/a.ts', "import '../electron/b.ts';")],
  },
  {
    rule: 'packages stay in their place',
    broken: [
      file('renderer/ui/a.tsx', "import { Mesh } from 'three';"),
      file('renderer/track/b.ts', "import '@mediapipe/tasks-vision';"),
      file('renderer/track/c.ts', "import { d } from 'unheard-of/e';"),
      file('renderer/session/f.ts', "import { readFileSync } from 'node:fs';"),
      file('native-models/g.cjs', "const { app } = require('electron');"),
    ],
    said: [
      'renderer/ui/a.tsx:1 three belongs in renderer/avatar/, renderer/render/',
      'renderer/track/b.ts:1 @mediapipe/tasks-vision belongs in renderer/track/mediapipe*',
      'renderer/track/c.ts:1 unheard-of has no place in the table of packages',
      'renderer/session/f.ts:1 node: belongs in electron/, native-models/, build/, electron.vite.config.ts, vitest.config.ts',
      'native-models/g.cjs:1 electron belongs in electron/',
    ],
    kept: [
      file('renderer/track/mediapipe-backend.ts', "import '@mediapipe/tasks-vision';"),
      file('renderer/avatar/a.ts', "import { x } from 'three/addons/x.js';", "// import 'electron'"),
      file('tests/b.ts', "import 'anything';"),
    ],
  },
  {
    rule: 'pure rooms stay pure',
    broken: [
      file('renderer/core/a.ts', 'const now = () => Date.now();', 'const dice = Math.random();'),
      file('renderer/core/b.ts', 'const t = performance.now();', "import { Mesh } from 'three';"),
      file('renderer/avatar/sculpt/c.ts', "import { Vector3 } from 'three';"),
    ],
    said: [
      'renderer/core/b.ts:2 renderer/core/ may not import three',
      'renderer/avatar/sculpt/c.ts:1 renderer/avatar/sculpt/ may not import three',
      'renderer/core/a.ts:1 core may not use Date',
      'renderer/core/a.ts:2 core may not use Math.random',
      'renderer/core/b.ts:1 core may not use performance',
    ],
    kept: [
      file('renderer/core/a.ts', '// Date and Math.random stay out', "import { z } from 'zod';"),
      file('renderer/core/b.ts', "const said = 'performance';", 'const x = a.window + Math.floor(2.5);'),
      file('renderer/session/c.ts', 'const t = performance.now();'),
    ],
  },
  {
    rule: 'files are short',
    broken: [file('renderer/ui/a.tsx', lines(401)), file('renderer/ui/b.css', lines(500))],
    said: [
      'renderer/ui/a.tsx:401 401 lines; the most is 400, data tables excepted',
      'renderer/ui/b.css:401 500 lines; the most is 400, data tables excepted',
    ],
    kept: [file('renderer/ui/a.tsx', lines(400)), file('package.json', lines(900))],
  },
  {
    rule: 'names say what is inside',
    broken: [file('renderer/ui/utils/a.ts', ''), file('electron/window-manager.ts', '')],
    said: [
      'renderer/ui/utils/a.ts:1 “utils” says nothing of what is inside',
      'electron/window-manager.ts:1 “manager” says nothing of what is inside',
    ],
    kept: [file('renderer/ui/utilitarian.ts', ''), file('renderer/core/commonplace.ts', '')],
  },
  {
    rule: 'no path aliases',
    broken: [
      file('renderer/tsconfig.json', '{', '  "compilerOptions": { "paths": {} }', '}'),
      file('electron.vite.config.ts', 'export default { resolve: { alias: {} } };'),
      file('renderer/ui/a.ts', "import '@/ui/b.ts';"),
    ],
    said: [
      'renderer/tsconfig.json:2 path aliases hide where a file is',
      'electron.vite.config.ts:1 path aliases hide where a file is',
      'renderer/ui/a.ts:1 @/ui/b.ts is an alias; import by a relative path',
    ],
    kept: [
      file('electron/tsconfig.electron25.json', '{ "paths": {} }'),
      file('a.ts', "import '@orpc/client';"),
    ],
  },
  {
    rule: 'imports name their file',
    broken: [file('renderer/ui/a.ts', "import './b';", "export * from '..';")],
    said: ['renderer/ui/a.ts:1 ./b has no extension', 'renderer/ui/a.ts:2 .. has no extension'],
    kept: [file('renderer/ui/a.ts', "import './b.module.css';", "import w from './w.ts?worker&inline';")],
  },
  {
    rule: 'rooms explain themselves',
    broken: [...many('renderer/track/', 6), file('renderer/core/README.md', lines(81))],
    said: [
      'renderer/track/README.md:1 missing: the room has many files',
      'renderer/core/README.md:81 longer than a screen',
    ],
    kept: [...many('renderer/track/', 5), ...many('electron/', 9), file('electron/README.md', lines(60))],
  },
];

describe('the inspection', () => {
  it('has a house that breaks each rule', () => {
    expect(FIXTURES.map(({ rule }) => rule)).toEqual(Object.keys(RULES));
  });

  it.each(FIXTURES)(
    'finds where it is broken and nothing where it is kept: $rule',
    ({ rule, broken, said, kept }) => {
      const inspect = (sources: readonly Source[]): string[] =>
        report(RULES[rule]?.(sources.map(parseSource)) ?? []);
      expect(inspect(broken)).toEqual(said);
      expect(inspect(kept)).toEqual([]);
    },
  );
});
