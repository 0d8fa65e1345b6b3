import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from './read-source.ts';

/** Folders that hold what was made or fetched, never what was written. */
const NOT_OURS = new Set(['node_modules', 'out', 'dist', '__pycache__', 'models']);
const TEXT = /\.(ts|tsx|mts|cts|js|mjs|cjs|json|css|html|md|py|c|h|sh)$/;

const walk = (root: string, folder: string): Source[] =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
    if (entry.name.startsWith('.') || (entry.isDirectory() && isNotOurs(path, entry.name))) return [];
    if (entry.isDirectory()) return walk(root, path);
    return entry.isFile() && TEXT.test(entry.name) && entry.name !== 'package-lock.json'
      ? [{ path, text: readFileSync(join(root, path), 'utf8') }]
      : [];
  });

/** `models` is fetched only under assets; elsewhere it is a room like any other. */
const isNotOurs = (path: string, name: string): boolean =>
  NOT_OURS.has(name) && (name !== 'models' || path === 'assets/models');

/** Every text file of the repository below `root` that people wrote. */
export const readTree = (root: string): Source[] => walk(root, '');
