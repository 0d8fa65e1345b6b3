import { describe, expect, it } from 'vitest';
import type { TakeEntry } from '../../renderer/core/host.ts';
import { createTakesStore, isTrimmed, partOf } from '../../renderer/state/takes-store.ts';

const take = (id: string, durationSeconds = 10): TakeEntry => ({
  id,
  name: id,
  recordedAt: '2026-11-26T10:00:00.000Z',
  durationSeconds,
  avatar: 'mira',
  trackerModel: 'npm',
  hasSound: true,
  bytes: 1,
  path: `/takes/${id}.take`,
  address: `/media/${id}`,
});
const [a, b, c] = [take('a'), take('b'), take('c')];

const withTakes = () => {
  const store = createTakesStore();
  store.getState().setEntries([a, b, c]);
  return store;
};

describe('the takes', () => {
  it('show the newest first, and whoever was chosen as long as it is there', () => {
    const store = withTakes();
    expect(store.getState().selected).toBe('a');
    store.getState().select('b');
    store.getState().setEntries([a, b]);
    expect(store.getState().selected).toBe('b');
    store.getState().setEntries([a]);
    expect(store.getState().selected).toBe('a');
    store.getState().setEntries([]);
    expect(store.getState().selected).toBeNull();
  });

  it('show what was just recorded, once', () => {
    const store = withTakes();
    store.getState().castAs('zoe');
    const fresh = take('d');
    store.getState().add(fresh);
    store.getState().add(fresh);
    expect(store.getState().entries?.map(({ id }) => id)).toEqual(['d', 'a', 'b', 'c']);
    expect(store.getState()).toMatchObject({ selected: 'd', cast: null });
  });

  it('go on with the next one down when one is removed', () => {
    const store = withTakes();
    store.getState().select('b');
    store.getState().remove('b');
    expect(store.getState().selected).toBe('c');
    store.getState().remove('c');
    expect(store.getState().selected).toBe('a');
    store.getState().remove('a');
    expect(store.getState().selected).toBeNull();
  });
});

describe('trimming', () => {
  it('keeps a part within the take, and never nothing', () => {
    const store = withTakes();
    const trim = (from: number, to: number) => {
      store.getState().trim('a', { from, to });
      return partOf(store.getState(), a);
    };
    expect(partOf(store.getState(), a)).toEqual({ from: 0, to: 10 });
    expect(trim(2, 5)).toEqual({ from: 2, to: 5 });
    expect(isTrimmed(store.getState(), 'a')).toBe(true);
    expect(trim(-3, 99)).toEqual({ from: 0, to: 10 });
    expect(isTrimmed(store.getState(), 'a')).toBe(false);
    const crossed = trim(8, 4);
    expect(crossed.from).toBe(8);
    expect(crossed.to).toBeCloseTo(8.1);
    expect(trim(50, 60).from).toBeCloseTo(9.9);
  });

  it('belongs to one take, and is forgotten with it', () => {
    const store = withTakes();
    store.getState().trim('a', { from: 1, to: 2 });
    expect(isTrimmed(store.getState(), 'b')).toBe(false);
    store.getState().remove('a');
    expect(store.getState().parts).toEqual({});
  });
});
