import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Avatar } from '../../renderer/avatar/avatar.ts';
import { MasqueError } from '../../renderer/core/errors.ts';
import type { AvatarRecipe } from '../../renderer/core/recipe/avatar-recipe.ts';
import { parseAvatarRecipe } from '../../renderer/core/recipe/avatar-recipe.ts';
import type { Level } from '../../renderer/core/recipe/levels.ts';
import type { Figure } from '../../renderer/session/figures.ts';
import { createWearing } from '../../renderer/session/wearing.ts';

const recipeOf = (name: string): AvatarRecipe =>
  parseAvatarRecipe({
    version: 2,
    id: 'a',
    name,
    skin: { colour: '#c98f6b', lipColour: '#a85f55' },
    eyes: { irisColour: '#4a6b3a' },
    brows: { colour: '#2a1c14' },
    clothes: { colour: '#365a70' },
  });

/** Figures that come when they are told to; what happens on the stage is written down. */
const setUp = (machineLevel: Level = 'low') => {
  const said: string[] = [];
  /** And after what was said last. */
  const sculpting: string[] = [];
  const coming = new Map<string, { come(): void; fail(cause: unknown): void }>();
  const promise = (key: string, name: string, level: Level): Promise<Figure | null> =>
    new Promise((done, failed) => {
      const avatar = { triangles: 1, dispose: () => said.push(`dispose ${key}`) } as unknown as Avatar;
      const figure = { name, avatar, sculpted: { level, recipe: async () => recipeOf(name) } };
      coming.set(key, { come: () => done(figure), fail: failed });
      Object.assign(avatar, { key });
    });
  const wearing = createWearing({
    figures: {
      open: (id, { level }) => promise(id, id, level),
      sculpt: ({ name }, level) => promise(name, name, level),
      again: ({ name }, level) => promise(`${name} ${level}`, name, level),
    },
    putOn: (avatar, isKnown) =>
      said.push(`put on ${(avatar as unknown as { key: string }).key}${isKnown ? '' : ', measured'}`),
    level: () => machineLevel,
    takePictures: async () => void said.push('pictures'),
    stopPictures: () => {},
    changed: ({ stage, sculpting: is }) => {
      if (is !== undefined) sculpting.push(`${is} on ${said.at(-1)}`);
      if (stage?.kind === 'failed') said.push(`failed: ${stage.message}`);
      if (stage?.kind === 'ready') said.push(`ready ${stage.avatar}`);
    },
  });
  const come = async (key: string) => {
    const found = coming.get(key);
    if (!found) throw new Error(`nobody waits for ${key}`);
    found.come();
    await vi.advanceTimersByTimeAsync(0);
  };
  const fail = async (key: string, cause: unknown) => {
    coming.get(key)?.fail(cause);
    await vi.advanceTimersByTimeAsync(0);
  };
  return { wearing, said, sculpting, come, fail, isWanted: (key: string) => coming.has(key) };
};

describe('wearing', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it('keeps who is worn until the next one is whole', async () => {
    const { wearing, said, come } = setUp();
    void wearing.wear('mira');
    await come('mira');
    void wearing.wear('noor');
    expect(said).toEqual(['put on mira, measured', 'ready mira', 'pictures']);
    await come('noor');
    expect(said.slice(3)).toEqual(['put on noor, measured', 'dispose mira', 'ready noor', 'pictures']);
  });

  it('drops what comes for an older wish', async () => {
    const { wearing, said, come } = setUp();
    void wearing.wear('mira');
    void wearing.wear('noor');
    await come('noor');
    await come('mira');
    expect(said).toEqual(['put on noor, measured', 'ready noor', 'pictures', 'dispose mira']);
  });

  it('says why somebody could not be put on, and keeps who is worn', async () => {
    const { wearing, said, come, fail } = setUp();
    void wearing.wear('mira');
    await come('mira');
    void wearing.tryOn(recipeOf('Ann'));
    await fail('Ann', new MasqueError('failed', 'no nose', 'Give it one.'));
    expect(said.slice(3)).toEqual(['failed: no nose']);
    expect(wearing.avatar).toMatchObject({ key: 'mira' });
  });

  it('shows how a slider is dragged, and takes pictures once it rests', async () => {
    const { wearing, said, sculpting, come } = setUp();
    void wearing.wear('mira');
    await come('mira');
    said.length = 0;
    for (const name of ['one', 'two', 'three']) void wearing.tryOn(recipeOf(name));
    await come('one');
    await come('three');
    await vi.advanceTimersByTimeAsync(900);
    expect(said).toEqual([
      'put on one',
      'dispose mira',
      'ready one',
      'put on three',
      'dispose one',
      'ready three',
    ]);
    await come('two');
    expect(said.at(-1)).toBe('dispose two');
    // True until the last one stands there.
    expect(sculpting.at(-1)).toBe('false on dispose two');
    expect(sculpting.filter((one) => one.startsWith('false'))).toHaveLength(1);
    await vi.advanceTimersByTimeAsync(200);
    expect(said.at(-1)).toBe('pictures');
  });

  it('takes no picture while somebody goes on dragging', async () => {
    const { wearing, said, come } = setUp();
    for (const name of ['one', 'two', 'three']) {
      void wearing.tryOn(recipeOf(name));
      await come(name);
      await vi.advanceTimersByTimeAsync(900);
    }
    expect(said).not.toContain('pictures');
  });

  it('goes back to what the settings say', async () => {
    const { wearing, said, come } = setUp();
    void wearing.wear('mira');
    await come('mira');
    void wearing.tryOn(recipeOf('Ann'));
    await come('Ann');
    void wearing.tryOn(recipeOf('Bea'));
    void wearing.tryOn(null);
    await come('Bea');
    expect(said.at(-1)).toBe('dispose Bea');
    await come('mira');
    expect(wearing.avatar).toMatchObject({ key: 'mira' });
  });

  it('sculpts finer when the machine can draw it and nobody drags', async () => {
    const { wearing, said, come, isWanted } = setUp('high');
    void wearing.wear('mira');
    await come('mira');
    await come('mira high');
    expect(said.slice(2)).toEqual(['pictures', 'put on mira high', 'dispose mira', 'ready mira']);
    void wearing.tryOn(recipeOf('Ann'));
    await come('Ann');
    await vi.advanceTimersByTimeAsync(900);
    expect(isWanted('Ann high')).toBe(false);
    await vi.advanceTimersByTimeAsync(200);
    void wearing.tryOn(recipeOf('Bea'));
    await come('Ann high');
    expect(said.at(-1)).toBe('dispose Ann high');
  });
});
