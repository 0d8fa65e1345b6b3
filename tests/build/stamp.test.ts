import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesUnder, fingerprint, makeOnce } from '../../build/setup/stamp.mjs';

describe('a step of set-up', () => {
  let root = '';
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'masque-stamp-'));
    mkdirSync(join(root, 'source', 'deep'), { recursive: true });
    writeFileSync(join(root, 'source', 'one.ts'), 'one');
    writeFileSync(join(root, 'source', 'deep', 'two.ts'), 'two');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('finds its inputs, and none where there is no folder', () => {
    expect(filesUnder(root, ['source', 'absent', 'source/one.ts'])).toEqual([
      'source/deep/two.ts',
      'source/one.ts',
    ]);
  });

  it('sees a changed, renamed or new file, and no mere date', () => {
    const before = fingerprint(root, ['source']);
    utimesSync(join(root, 'source', 'one.ts'), 1, 1);
    expect(fingerprint(root, ['source'])).toBe(before);
    writeFileSync(join(root, 'source', 'one.ts'), 'another');
    const changed = fingerprint(root, ['source']);
    expect(changed).not.toBe(before);
    writeFileSync(join(root, 'source', 'three.ts'), '');
    expect(fingerprint(root, ['source'])).not.toBe(changed);
  });

  it('is done once for the same inputs, and again for others', async () => {
    const done: string[] = [];
    const make = (inputs: string) =>
      makeOnce(root, 'step', inputs, async () => {
        done.push(inputs);
      });
    expect(await make('a')).toBe(true);
    expect(await make('a')).toBe(false);
    expect(await make('b')).toBe(true);
    expect(await make('a')).toBe(true);
    expect(done).toEqual(['a', 'b', 'a']);
  });

  it('is done again after it was cut off', async () => {
    await makeOnce(root, 'step', 'a', async () => {});
    const failing = makeOnce(root, 'step', 'b', () => Promise.reject(new Error('cut off')));
    await expect(failing).rejects.toThrow('cut off');
    expect(await makeOnce(root, 'step', 'a', async () => {})).toBe(true);
  });
});
