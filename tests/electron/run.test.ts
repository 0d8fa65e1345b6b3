import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createRun } from '../../electron/run.ts';
import { createProgressLine } from '../../electron/services/progress-line.ts';
import { statsDocument } from '../../electron/services/stats.ts';
import { createWatchdog } from '../../electron/watchdog.ts';
import type { LaunchOptions } from '../../renderer/core/host.ts';
import { temporaryFolders } from './temporary-folder.ts';

const temporaryFolder = temporaryFolders();

const launch = (more: Partial<LaunchOptions>): LaunchOptions => ({
  verb: 'window',
  headless: true,
  wantsStats: false,
  wantsScreenshot: false,
  ...more,
});

const RUNTIME = {
  app: '0.1.0',
  electron: '45.4.1',
  chromium: '148.0',
  node: '24.0.0',
  official: true,
  platform: 'linux-x64',
  packaged: false,
};

describe('createRun', () => {
  const start = async (
    launched: Partial<LaunchOptions>,
    names: readonly ('stats' | 'screenshot' | 'out')[],
  ) => {
    const folder = await temporaryFolder();
    const statuses: number[] = [];
    const file = (name: string) => join(folder, name);
    const run = createRun({
      launch: launch(launched),
      files: Object.fromEntries(names.map((name) => [name, file(name)])),
      runtime: RUNTIME,
      memoryMegabytes: async () => 400,
      blockedRequests: () => 0,
      window: () => undefined,
      exit: (status) => statuses.push(status),
    });
    return { run, statuses, folder, file };
  };
  const silence = () => vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('writes the figures so far when a person ends a run that has no end of its own', async () => {
    for (const end of ['closed', 'interrupt'] as const) {
      const { run, statuses, file } = await start({ wantsStats: true }, ['stats']);
      run.keep({ seconds: 1 });
      run.keep({ seconds: 2 });
      await (end === 'closed' ? run.closed() : run.interrupt(130));
      expect(statuses).toEqual([end === 'closed' ? 0 : 130]);
      expect(JSON.parse(await readFile(file('stats'), 'utf8'))).toMatchObject({ ok: true, seconds: 2 });
    }
  });

  it('gives a tracked file its name only when the run ends well', async () => {
    const { run, statuses, folder, file } = await start({ verb: 'track' }, ['out']);
    await run.emit(['{"frame":0}', '{"frame":1}']);
    expect(await readdir(folder)).not.toContain('out');
    await run.finish({ ok: true });
    expect(await readFile(file('out'), 'utf8')).toBe('{"frame":0}\n{"frame":1}\n');
    expect(statuses).toEqual([0]);
  });

  it('leaves no half file when it fails, says why, and still writes its stats', async () => {
    const said = silence();
    const { run, statuses, folder, file } = await start({ verb: 'track' }, ['out', 'stats', 'screenshot']);
    await run.emit(['{"frame":0}']);
    await run.fail('The film has no picture.', 'Choose another.');
    expect(statuses).toEqual([1]);
    expect(said.mock.calls.flat()).toContain('The film has no picture.\nChoose another.\n');
    expect(await readdir(folder)).toEqual(['stats']);
    expect(JSON.parse(await readFile(file('stats'), 'utf8'))).toMatchObject({
      ok: false,
      problem: { message: 'The film has no picture.' },
    });
  });

  it('fails when it cannot write what was asked for', async () => {
    const said = silence();
    const { run, statuses } = await start({}, ['screenshot']);
    await run.finish({ ok: true });
    expect(statuses).toEqual([1]);
    expect(said.mock.calls.flat().join('')).toContain('No picture could be taken');
  });

  it('ends once, whoever says so first', async () => {
    const { run, statuses } = await start({}, ['stats']);
    await Promise.all([run.finish({ ok: true }), run.fail('late', 'none'), run.closed()]);
    expect(statuses).toEqual([0]);
  });

  it('throws a half file away on a signal, and leaves even while it is writing', async () => {
    const { run, statuses, folder } = await start({ verb: 'track' }, ['out']);
    await run.emit(['{"frame":0}']);
    await run.interrupt(130);
    expect(await readdir(folder)).toEqual([]);
    await run.interrupt(130);
    expect(statuses).toEqual([130, 130]);
  });

  it('takes a closed window for the end of the app, but not of a run that still owes something', async () => {
    const said = silence();
    const app = await start({ headless: false }, []);
    await app.run.closed();
    expect(app.statuses).toEqual([0]);
    const owing = await start({ headless: false, seconds: 60, wantsStats: true }, ['stats']);
    await owing.run.closed();
    expect(owing.statuses).toEqual([1]);
    expect(said.mock.calls.flat().join('')).toContain('closed before the run ended');
  });
});

describe('createWatchdog', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const watch = (more: Partial<LaunchOptions>) => {
    const said: string[] = [];
    return { said, watchdog: createWatchdog(launch(more), (message) => said.push(message)) };
  };

  it('ends a run a minute after its time, whatever it says', () => {
    const { said, watchdog } = watch({ seconds: 10 });
    vi.advanceTimersByTime(69_000);
    watchdog.alive();
    expect(said).toEqual([]);
    vi.advanceTimersByTime(2000);
    expect(said).toEqual([expect.stringMatching(/10 s.*70 s/)]);
  });

  it('lets a job go on as long as it says something', () => {
    const { said, watchdog } = watch({ verb: 'track' });
    for (let minute = 0; minute < 60; minute += 1) {
      vi.advanceTimersByTime(60_000);
      watchdog.alive();
    }
    expect(said).toEqual([]);
    vi.advanceTimersByTime(600_000);
    expect(said).toEqual([expect.stringContaining('masque track has said nothing')]);
  });

  it('leaves a person’s window alone, and is quiet once disposed', () => {
    const window = watch({});
    const job = watch({ verb: 'bench' });
    job.watchdog.dispose();
    job.watchdog.alive();
    vi.advanceTimersByTime(1e8);
    expect([window.said, job.said]).toEqual([[], []]);
  });
});

describe('createProgressLine', () => {
  const sink = (isTTY: boolean) => {
    let text = '';
    const stream = new Writable({
      write(chunk, _encoding, done) {
        text += String(chunk);
        done();
      },
    });
    return { stream: Object.assign(stream, { isTTY }), text: () => text };
  };

  it('writes a line for each tenth where lines cannot be redrawn', () => {
    const { stream, text } = sink(false);
    const progress = createProgressLine(stream);
    for (let step = 0; step <= 100; step += 1) progress(step / 100, 'frames');
    progress(Number.NaN, 'frames');
    progress(7, 'frames');
    expect(text().trim().split('\n')).toEqual(
      [0, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map((percent) => `${percent} % frames`),
    );
  });

  it('redraws one line on a terminal', () => {
    const { stream, text } = sink(true);
    const progress = createProgressLine(stream);
    progress(0.5, 'half');
    progress(1, 'done');
    expect(text()).toBe('\r50 % half\u001b[K\r100 % done\u001b[K\n');
  });
});

describe('statsDocument', () => {
  it('sets the host’s figures beside the session’s, which cannot speak for it', () => {
    const report = { ok: true, stats: { frames: 300, gpu: 'llvmpipe', runtime: 'mine', memoryMegabytes: 1 } };
    const text = statsDocument(report, { runtime: RUNTIME, memoryMegabytes: 412.5, blockedRequests: 0 });
    expect(JSON.parse(text)).toEqual({
      ok: true,
      frames: 300,
      gpu: 'llvmpipe',
      runtime: { electron: '45.4.1', chromium: '148.0', official: true, gpu: 'llvmpipe' },
      memoryMegabytes: 412.5,
      blockedRequests: 0,
    });
  });
});
