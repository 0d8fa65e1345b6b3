import { MasqueError } from '../../../renderer/core/errors.ts';
import type { AvatarEntry } from '../../../renderer/core/host.ts';
import { type AvatarRecipe, parseAvatarRecipe } from '../../../renderer/core/recipe/avatar-recipe.ts';
import { fakePicture } from './fake-pictures.ts';

const SAMPLES = ['Mira', 'Noor', 'June', 'Otto', 'Rowan'];
const OWN = [
  { name: 'Pixel', changedAt: '2026-04-28T10:00:00.000Z' },
  { name: 'Tide', changedAt: '2026-04-20T10:00:00.000Z' },
];

const recipeOf = (id: string, name: string): AvatarRecipe =>
  parseAvatarRecipe({
    version: 2,
    id,
    name,
    skin: { colour: '#e7b79c', lipColour: '#c9706a' },
    eyes: { irisColour: '#3aa79b' },
    brows: { colour: '#4a2c1c', thickness: 0, arch: 0 },
    hair: { style: 'crop', volume: 0, length: 0 },
    clothes: { colour: '#2f6f86' },
  });

const idOf = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]+/g, '-');

/** What the host keeps of avatars, in memory: `count` samples, and with `own` two of one's own and a file. */
export const fakeAvatars = (start: { readonly count: number; readonly own: boolean }) => {
  const recipes = new Map<string, AvatarRecipe>();
  let entries: AvatarEntry[] = [];
  const keep = (
    name: string,
    origin: AvatarEntry['origin'],
    changedAt?: string,
    recipe?: AvatarRecipe,
  ): AvatarEntry => {
    const id = idOf(name);
    recipes.set(id, { ...(recipe ?? recipeOf(id, name)), id });
    const entry: AvatarEntry = {
      id,
      name,
      origin,
      format: origin === 'sample' ? 'glb' : 'recipe',
      address: '/nothing.glb',
      recipeAddress: `/nothing/${id}.json`,
      picture: fakePicture((name.charCodeAt(0) * 37) % 360),
      ...(changedAt && { changedAt }),
    };
    entries = [...entries.filter((one) => one.id !== id), entry];
    return entry;
  };
  for (const name of SAMPLES.slice(0, start.count)) keep(name, 'sample');
  if (start.own) {
    for (const { name, changedAt } of OWN) keep(name, 'mine', changedAt);
    entries.push({
      id: '/home/you/fox.vrm',
      name: 'fox',
      origin: 'file',
      format: 'vrm',
      address: '/nothing',
    });
  }
  const find = (id: string): AvatarEntry => {
    const entry = entries.find((one) => one.id === id);
    if (!entry) throw new MasqueError('not-found', `There is no avatar ${id}.`, 'Choose another one.');
    return entry;
  };
  return {
    list: () => entries,
    find,
    recipe: (id: string): AvatarRecipe => recipes.get(find(id).id) ?? recipeOf(id, id),
    save(recipe: AvatarRecipe, as: 'new' | 'same'): AvatarEntry {
      const before = entries.find(({ id }) => id === recipe.id);
      const now = new Date().toISOString();
      if (as === 'new' || before?.origin !== 'mine') return keep(recipe.name, 'mine', now, recipe);
      recipes.set(before.id, recipe);
      const entry = { ...before, name: recipe.name, changedAt: now };
      entries = entries.map((one) => (one === before ? entry : one));
      return entry;
    },
    add(path: string): AvatarEntry {
      if (path.includes('broken')) {
        throw new MasqueError('unreadable', 'The file is cut short.', 'Copy it again.');
      }
      return keep(path.split('/').at(-1) ?? path, 'mine', new Date().toISOString());
    },
    remove(id: string): void {
      entries = entries.filter((one) => one.id !== id);
    },
  };
};
