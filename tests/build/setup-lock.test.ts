import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../build/setup/progress.mjs';
import { withSetupLock } from '../../build/setup/setup-lock.mjs';

describe('two set-ups of one clone', () => {
  let root = '';
  const lock = () => join(root, '.cache', 'setup.lock');
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'masque-lock-'));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('work one after the other, and leave no lock', async () => {
    const order: string[] = [];
    const work = (name: string) => () =>
      new Promise<void>((done) => {
        order.push(`${name} begins`);
        setTimeout(() => {
          order.push(`${name} ends`);
          done();
        }, 20);
      });
    const options = { root, log: silentLog };
    await Promise.all([withSetupLock(options, work('first')), withSetupLock(options, work('second'))]);
    expect(order).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
    expect(existsSync(lock())).toBe(false);
  });

  it('give the lock back after a failure', async () => {
    const failing = withSetupLock({ root, log: silentLog }, () => Promise.reject(new Error('no disk')));
    await expect(failing).rejects.toThrow('no disk');
    expect(existsSync(lock())).toBe(false);
  });

  it('take over from one that died', async () => {
    mkdirSync(join(root, '.cache'));
    // Above the highest process number that Linux gives.
    writeFileSync(lock(), String(2 ** 22 + 1));
    expect(await withSetupLock({ root, log: silentLog }, async () => 'done')).toBe('done');
  });
});
