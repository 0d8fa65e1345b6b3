import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ScriptEntry } from '../../renderer/core/host.ts';
import { createStudioStore, SAVE_AFTER_MILLISECONDS } from '../../renderer/state/studio-store.ts';

const entry = (name: string): ScriptEntry => ({
  name,
  path: `/home/you/${name}.md`,
  changedAt: '2026-11-26T10:00:00Z',
});

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const openStore = (save = async (name: string, _text: string) => entry(name)) => {
  const written: string[] = [];
  const failures: unknown[] = [];
  const store = createStudioStore({
    save: async (name, text) => {
      const answer = await save(name, text);
      written.push(`${name}: ${text}`);
      return answer;
    },
    onSaveFailed: (cause) => failures.push(cause),
  });
  store.getState().list([entry('One'), entry('Two')]);
  store.getState().open(entry('One'), 'start');
  return { store, written, failures, state: () => store.getState() };
};

describe('the script under the hands', () => {
  it('is written once the hand rests, and comes first in the list', async () => {
    const { state, written } = openStore();
    state().open(entry('Two'), '');
    state().type('a');
    state().type('ab');
    expect(state().saving).toBe('unsaved');
    await vi.advanceTimersByTimeAsync(SAVE_AFTER_MILLISECONDS);
    expect(written).toEqual(['Two: ab']);
    expect(state().saving).toBe('saved');
    expect(state().scripts.map(({ name }) => name)).toEqual(['Two', 'One']);
  });

  it('is written before another one opens, under its own name', async () => {
    const { state, written } = openStore();
    state().type('changed');
    state().open(entry('Two'), 'other');
    await vi.runAllTimersAsync();
    expect(written).toEqual(['One: changed']);
    expect(state()).toMatchObject({ name: 'Two', text: 'other', saving: 'saved' });
  });

  it('is not written where nothing was changed', async () => {
    const { state, written } = openStore();
    state().type('start');
    await state().close();
    expect(written).toEqual([]);
    expect(state().name).toBeNull();
  });

  it('stays unsaved when it could not be written, and is tried again', async () => {
    let full = true;
    const { state, written, failures } = openStore(async (name) => {
      if (full) throw new Error('full');
      return entry(name);
    });
    state().type('a');
    await vi.runAllTimersAsync();
    expect(state().saving).toBe('failed');
    expect(failures).toHaveLength(1);
    full = false;
    await state().flush();
    expect(written).toEqual(['One: a']);
    expect(state().saving).toBe('saved');
  });

  it('never goes back in time when a write is slow', async () => {
    const ends: (() => void)[] = [];
    const { state, written } = openStore((name) => new Promise((done) => ends.push(() => done(entry(name)))));
    state().type('a');
    const first = state().flush();
    await vi.advanceTimersByTimeAsync(0);
    state().type('ab');
    const second = state().flush();
    ends[0]?.();
    await first;
    await vi.advanceTimersByTimeAsync(0);
    ends[1]?.();
    await second;
    expect(written).toEqual(['One: a', 'One: ab']);
    expect(state().saving).toBe('saved');
  });
});
