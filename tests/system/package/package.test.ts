import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, readdir, readFile, readlink, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDisplay } from '../../../build/display.mjs';
import { chromiumSwitches, inspectMachine } from '../../../build/electron-args.mjs';
import { provideWorker } from '../../../build/mediasoup/provide-worker.mjs';
import { ROOT } from '../../../build/setup/places.mjs';
import { createStepLog } from '../../../build/setup/progress.mjs';
import { runCommand } from '../../../build/setup/run-command.mjs';

const PACKAGE_SECONDS = 540;
const worker =
  process.platform === 'linux' ? await provideWorker({ log: createStepLog(process.stderr) }) : null;

/** Of all processes that are ours to look at. */
const runningPrograms = async (): Promise<string[]> => {
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const programs = await Promise.all(pids.map((pid) => readlink(`/proc/${pid}/exe`).catch(() => '')));
  return programs.filter((program) => program !== '');
};

/** What `npm run package` makes, away from the checkout and with an empty home. */
describe.skipIf(worker === null)('the packaged app', () => {
  let home: string;
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), 'masque-package-'));
    const { code, output } = await runCommand(process.execPath, [join(ROOT, 'build/package.mjs'), 'dir'], {
      timeoutSeconds: PACKAGE_SECONDS,
    });
    expect(code, output).toBe(0);
    await cp(join(ROOT, 'dist', 'linux-unpacked'), join(home, 'Masque'), { recursive: true });
  });
  afterAll(() => rm(home, { recursive: true, force: true, maxRetries: 5 }));

  /** Runs the package until `meanwhile` is over, or until it ends by itself; its home is empty. */
  const run = async (
    args: readonly string[],
    meanwhile?: (output: Readable) => Promise<void>,
  ): Promise<number | null> => {
    const executable = join(home, 'Masque', 'masque');
    const display = await openDisplay();
    const machine = await inspectMachine({ executable, isVirtualDisplay: display.isVirtual });
    const { PATH, DISPLAY } = process.env;
    const env = { PATH, DISPLAY, HOME: home, XDG_RUNTIME_DIR: home, ...display.env };
    const app = spawn(executable, [...chromiumSwitches(machine), '--camera', 'demo', ...args], {
      env,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(app, 'exit');
    try {
      if (meanwhile === undefined) await ended;
      else {
        const early = ended.then(([status]) => Promise.reject(new Error(`The app ended with ${status}.`)));
        await Promise.race([meanwhile(app.stdout), early]);
        early.catch(() => undefined);
      }
    } finally {
      app.kill('SIGTERM');
      await ended;
      await display.dispose();
    }
    return app.exitCode;
  };

  it('broadcasts with the worker that it carries', async () => {
    await run(['--headless', '--output', 'broadcast'], async (output) => {
      const [line] = await once(createInterface({ input: output }), 'line');
      const response = await fetch(JSON.parse(String(line)).view);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<video');
      const carried = await realpath(join(home, 'Masque', 'resources', 'mediasoup', 'mediasoup-worker'));
      expect(await runningPrograms()).toContain(carried);
    });
  });

  it('shows its window with somebody on the stage', async () => {
    const picture = process.env.PACKAGE_PICTURE ?? join(home, 'window.png');
    const stats = join(home, 'stats.json');
    expect(await run(['--seconds', '5', '--screenshot', picture, '--stats', stats])).toBe(0);
    const png = await readFile(picture);
    expect(png.subarray(1, 4).toString()).toBe('PNG');
    // The window itself, not the stage alone, which is 16:9; and more than a colour or two.
    expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1280, 800]);
    expect(png.length).toBeGreaterThan(50_000);
    expect(JSON.parse(await readFile(stats, 'utf8'))).toMatchObject({ ok: true, blockedRequests: 0 });
  });
});
