import { Writable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createProgressLine } from '../../electron/services/progress-line.ts';
import { statsDocument } from '../../electron/services/stats.ts';
import { createWatchdog } from '../../electron/watchdog.ts';
import type { LaunchOptions } from '../../renderer/core/host.ts';

const launch = (more: Partial<LaunchOptions>): LaunchOptions => ({
  verb: 'window',
  headless: true,
  wantsStats: false,
  wantsScreenshot: false,
  ...more,
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
    const runtime = {
      app: '0.1.0',
      electron: '45.4.1',
      chromium: '148.0',
      node: '24.0.0',
      official: true,
      platform: 'linux-x64',
      packaged: false,
    };
    const report = { ok: true, stats: { frames: 300, gpu: 'llvmpipe', runtime: 'mine', memoryMegabytes: 1 } };
    const text = statsDocument(report, { runtime, memoryMegabytes: 412.5, blockedRequests: 0 });
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
