import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
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

  it('broadcasts with the worker that it carries', async () => {
    const executable = join(home, 'Masque', 'masque');
    const display = await openDisplay();
    const machine = await inspectMachine({ executable, isVirtualDisplay: display.isVirtual });
    const { PATH, DISPLAY } = process.env;
    const app = spawn(
      executable,
      [...chromiumSwitches(machine), '--headless', '--camera', 'demo', '--output', 'broadcast'],
      {
        env: { PATH, DISPLAY, HOME: home, XDG_RUNTIME_DIR: home, ...display.env },
        stdio: ['ignore', 'pipe', 'inherit'],
      },
    );
    const ended = once(app, 'exit');
    try {
      const early = ended.then(([status]) => Promise.reject(new Error(`The app ended with ${status}.`)));
      const [line] = await Promise.race([once(createInterface({ input: app.stdout }), 'line'), early]);
      const response = await fetch(JSON.parse(String(line)).view);
      expect(response.status).toBe(200);
      expect(await response.text()).toContain('<video');
      early.catch(() => undefined);
    } finally {
      app.kill('SIGTERM');
      await ended;
      await display.dispose();
    }
  });
});
