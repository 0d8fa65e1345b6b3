import { describe, expect, it } from 'vitest';
import type { AvatarEntry } from '../../renderer/core/host.ts';
import { countOf, createAvatarsStore, freeName, shownEntries } from '../../renderer/state/avatars-store.ts';

const entry = (name: string, more: Partial<AvatarEntry> = {}): AvatarEntry => ({
  id: name.toLowerCase(),
  name,
  origin: 'sample',
  format: 'glb',
  address: '/nothing',
  ...more,
});
const ENTRIES = [
  entry('Mira'),
  entry('Zoë'),
  entry('Tide', { origin: 'mine', changedAt: '2026-04-20T10:00:00.000Z' }),
  entry('Pixel', { origin: 'mine', changedAt: '2026-04-28T10:00:00.000Z' }),
  entry('Fox', { origin: 'file', format: 'vrm' }),
];
const names = (filter: 'all' | 'mine' | 'samples', search = '') =>
  shownEntries({ entries: ENTRIES, filter, search }).map(({ name }) => name);

describe('the gallery', () => {
  it('shows one’s own first, the latest first, then the samples in their order', () => {
    expect(names('all')).toEqual(['Pixel', 'Tide', 'Fox', 'Mira', 'Zoë']);
  });

  it('counts and shows files among one’s own', () => {
    expect(names('mine')).toEqual(['Pixel', 'Tide', 'Fox']);
    expect(names('samples')).toEqual(['Mira', 'Zoë']);
    expect(countOf(ENTRIES, 'mine')).toBe(3);
    expect(countOf(ENTRIES, 'all')).toBe(5);
  });

  it('finds by a part of the name, whatever its accents and capitals', () => {
    expect(names('all', ' zoe')).toEqual(['Zoë']);
    expect(names('mine', 'zoe')).toEqual([]);
  });
});

describe('a free name', () => {
  it.each([
    ['Ada', 'Ada'],
    ['Mira', 'Mira 2'],
    ['Mira 2', 'Mira 2'],
    ['ZOE', 'ZOE 2'],
  ])('%s becomes %s', (wanted, name) => {
    expect(freeName(ENTRIES, wanted)).toBe(name);
  });

  it('counts on from a number, and stays within what a recipe takes', () => {
    expect(freeName([entry('Mira'), entry('Mira 2')], 'Mira 2')).toBe('Mira 3');
    const long = 'A'.repeat(40);
    expect(freeName([entry(long)], long).length).toBeLessThanOrEqual(40);
  });
});

describe('a file on its way in', () => {
  it('waits, fails with a reason, is tried again in the same place, and ends', () => {
    const { getState } = createAvatarsStore();
    getState().arrive('/a.vrm');
    getState().arrive('/b.vrm');
    const problem = { message: 'Cut short.', cure: 'Copy it again.' };
    getState().failToArrive('/a.vrm', problem);
    expect(getState().arrivals).toEqual([
      { path: '/b.vrm', kind: 'file', problem: null },
      { path: '/a.vrm', kind: 'file', problem },
    ]);
    getState().arrive('/a.vrm');
    expect(getState().arrivals.find(({ path }) => path === '/a.vrm')?.problem).toBeNull();
    getState().endArrival('/a.vrm');
    expect(getState().arrivals).toEqual([{ path: '/b.vrm', kind: 'file', problem: null }]);
  });
  it('stays the photo that it was when it fails', () => {
    const { getState } = createAvatarsStore();
    getState().arrive('/me.jpg', 'photo');
    getState().failToArrive('/me.jpg', { message: 'No face.', cure: 'Choose another.' });
    expect(getState().arrivals).toMatchObject([{ path: '/me.jpg', kind: 'photo' }]);
  });
});
