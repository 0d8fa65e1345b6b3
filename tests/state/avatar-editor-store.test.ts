import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { AvatarEntry } from '../../renderer/core/host.ts';
import type { AvatarRecipe } from '../../renderer/core/recipe/avatar-recipe.ts';
import {
  createAvatarEditorStore,
  editedRecipe,
  SAVE_AFTER_MILLISECONDS,
} from '../../renderer/state/avatar-editor-store.ts';
import { fieldIn } from '../../renderer/state/recipe-field.ts';
import { aRecipe } from './a-recipe.ts';

const entry = (id: string, origin: AvatarEntry['origin'] = 'mine'): AvatarEntry => ({
  id,
  name: id,
  origin,
  format: 'recipe',
  address: '/nothing',
  picture: '/nothing.webp',
});
const width = fieldIn('face', 'craniumWidth');
const to = (value: number) => (recipe: AvatarRecipe) => width.write(recipe, value);

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

const open = (
  of = entry('mira'),
  answer: (recipe: AvatarRecipe) => Promise<AvatarEntry> = async () => of,
) => {
  const saved: AvatarRecipe[] = [];
  const failures: unknown[] = [];
  const store = createAvatarEditorStore({
    save: (recipe) => {
      saved.push(recipe);
      return answer(recipe);
    },
    onSaveFailed: (cause) => failures.push(cause),
    nameCopy: (name) => `${name} 2`,
  });
  store.getState().open(of, aRecipe({ id: of.id, name: of.name }));
  const now = store.getState;
  const shown = () => {
    const recipe = editedRecipe(now());
    return recipe && width.read(recipe);
  };
  const rest = () => vi.advanceTimersByTimeAsync(SAVE_AFTER_MILLISECONDS);
  return { now, shown, saved, failures, rest };
};

describe('undo and redo', () => {
  it('takes a whole drag back in one step', () => {
    const { now, shown } = open();
    for (const value of [0.1, 0.2, 0.3]) now().change(to(value), 'width');
    now().settle();
    for (const value of [0.4, 0.5]) now().change(to(value), 'width');
    now().undo();
    expect(shown()).toBe(0.3);
    now().undo();
    expect(shown()).toBe(0);
    now().redo();
    now().redo();
    expect(shown()).toBe(0.5);
  });

  it('keeps the drags of two sliders apart even when nothing settled between them', () => {
    const { now, shown } = open();
    now().change(to(0.1), 'width');
    now().change((recipe) => ({ ...recipe, age: 0.9 }), 'age');
    now().undo();
    expect(shown()).toBe(0.1);
    expect(editedRecipe(now())?.age).not.toBe(0.9);
  });

  it('forgets what was undone once something else is changed', () => {
    const { now, shown } = open();
    now().change(to(0.1));
    now().undo();
    now().change(to(0.2));
    now().redo();
    expect(shown()).toBe(0.2);
  });

  it('makes no step of a change that changes nothing', () => {
    const { now } = open();
    now().change(to(0));
    expect(now().history?.past).toEqual([]);
    expect(now().saving).toBe('saved');
  });
});

describe('saving', () => {
  it('waits for the hand to rest, then writes the latest once', async () => {
    const { now, saved, rest } = open();
    now().change(to(0.1), 'width');
    now().change(to(0.2), 'width');
    expect(now().saving).toBe('unsaved');
    await rest();
    expect(saved.map(width.read)).toEqual([0.2]);
    expect(now().saving).toBe('saved');
  });

  it('writes what is undone, too', async () => {
    const { now, saved, rest } = open();
    now().change(to(0.1));
    await rest();
    now().undo();
    await rest();
    expect(saved.map(width.read)).toEqual([0.1, 0]);
  });

  it('says that it failed, and writes it with the next change', async () => {
    let full = true;
    const { now, saved, failures, rest } = open(entry('mira'), async () => {
      if (full) throw new Error('The disk is full.');
      return entry('mira');
    });
    now().change(to(0.1));
    await rest();
    expect(now().saving).toBe('failed');
    expect(failures).toHaveLength(1);
    full = false;
    now().change(to(0.2));
    await rest();
    expect(now().saving).toBe('saved');
    expect(saved.map(width.read)).toEqual([0.1, 0.2]);
  });

  it('writes one after the other, so that an old state never lies on a new one', async () => {
    let finish: ((of: AvatarEntry) => void) | undefined;
    const { now, saved, rest } = open(
      entry('mira'),
      () =>
        new Promise((done) => {
          finish = done;
        }),
    );
    now().change(to(0.1));
    await rest();
    now().change(to(0.2));
    await rest();
    expect(saved).toHaveLength(1);
    finish?.(entry('mira'));
    await vi.advanceTimersByTimeAsync(0);
    expect(saved.map(width.read)).toEqual([0.1, 0.2]);
  });

  it('tells at the close whose thumbnail is due: who was changed, and who has none yet', async () => {
    const untouched = open();
    expect(await untouched.now().close()).toBeNull();
    expect(untouched.saved).toEqual([]);
    const { picture: _, ...bare } = entry('mira');
    expect((await open(bare).now().close())?.id).toBe('mira');
    const { now, saved } = open();
    now().change(to(0.1));
    expect((await now().close())?.id).toBe('mira');
    expect(saved.map(width.read)).toEqual([0.1]);
    expect(now().entry).toBeNull();
  });

  it('finishes one before it opens another, each under its own id', async () => {
    const { now, saved } = open();
    now().change(to(0.1));
    now().open(entry('noor'), aRecipe({ id: 'noor', name: 'Noor' }));
    await vi.advanceTimersByTimeAsync(0);
    expect(saved.map(({ id }) => id)).toEqual(['mira']);
    expect(now()).toMatchObject({ entry: { id: 'noor' }, saving: 'saved' });
  });
});

describe('a sample', () => {
  const sample = () =>
    open(entry('Mira', 'sample'), async (recipe) => ({ ...entry('mira-2'), name: recipe.name }));

  it('becomes an own copy at the first change, with a name of its own, and says so', async () => {
    const { now, saved, rest } = sample();
    now().change(to(0.1));
    expect(now().copiedFrom).toBe('Mira');
    await rest();
    expect(saved.map(({ name }) => name)).toEqual(['Mira 2']);
    now().change(to(0.2));
    await rest();
    expect(saved.map(({ id }) => id)).toEqual(['Mira', 'mira-2']);
  });

  it('keeps the copy’s name through undo', () => {
    const { now, shown } = sample();
    now().change(to(0.1));
    now().undo();
    expect(shown()).toBe(0);
    expect(editedRecipe(now())?.name).toBe('Mira 2');
  });

  it('takes a name that was given instead of one we make up', () => {
    const { now } = sample();
    now().change((recipe) => ({ ...recipe, name: 'Ada' }));
    expect(editedRecipe(now())?.name).toBe('Ada');
  });

  it('is left alone when nothing is changed', async () => {
    const { now, saved } = sample();
    await now().close();
    expect(saved).toEqual([]);
  });
});
