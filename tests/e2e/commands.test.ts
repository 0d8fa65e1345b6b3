import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { askHost, hostCall } from './host-call.ts';
import { createStand } from './launch.ts';

const PATIENCE = 120_000;
const stand = createStand();
beforeAll(() => stand.ready(), PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

describe('masque', { timeout: PATIENCE }, () => {
  it('tells its version and how to use it', async () => {
    const version = await stand.run(['--version']);
    expect(version).toMatchObject({ status: 0, stdout: '0.1.0\n' });
    const help = await stand.run(['--help']);
    expect(help.status).toBe(0);
    expect(help.stdout).toContain('--camera demo|FILE|DEVICE|remote[:network]|none');
  });

  it.each([
    [['--size', '1281x720'], '--size 1281x720'],
    [['--camera', 'gone/film.mp4'], '--camera gone/film.mp4'],
    [['--sise', '1280x720'], '--sise'],
  ])('refuses %j with one clear line and status 2', async (args, words) => {
    const { status, stdout, stderr } = await stand.run(args);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.split('\n').filter((line) => line.includes(words))).toHaveLength(1);
  });

  it('examines the machine', async () => {
    const { status, stdout } = await stand.run(['doctor', '--json']);
    const report = JSON.parse(stdout);
    expect(status).toBe(report.ok ? 0 : 1);
    expect(report).toMatchObject({
      runtime: { electron: expect.any(String), official: expect.any(Boolean) },
      gpu: { renderer: expect.stringMatching(/\w/), software: expect.any(Boolean) },
      models: { npm: { kind: expect.any(String) }, official: { kind: expect.any(String) } },
      built: true,
      cameras: expect.any(Array),
      microphones: expect.any(Array),
      displays: [{ width: expect.any(Number) }],
    });
    expect(report.findings.map(({ part }: { part: string }) => part)).toContain('cameras');
    const text = await stand.run(['doctor']);
    expect(text.status).toBe(status);
    expect(text.stdout).toMatch(/Masque can(not)? run here/);
  });

  it('leaves without a word when the reader of its output goes away', async () => {
    const { status, stderr } = await stand.run(['doctor'], (child) => child.stdout?.destroy());
    expect(status).toBe(141);
    expect(stderr).not.toContain('fault');
  });

  it('writes what a run without a window reports, and ends with its word', async () => {
    const folder = await stand.folder();
    const [stats, picture] = [join(folder, 'new', 'stats.json'), join(folder, 'stage.png')];
    const opened = await stand.open([
      '--headless',
      '--seconds',
      '600',
      '--stats',
      stats,
      '--screenshot',
      picture,
    ]);
    const visible = await opened.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.isVisible(),
    );
    expect(visible).toBe(false);
    const png = [0x89, 0x50, 0x4e, 0x47, 1, 2, 3, 0, 255];
    await opened.page.evaluate((bytes) => {
      const { port1, port2 } = new MessageChannel();
      window.postMessage('masque:connect', location.origin, [port2]);
      const report = {
        ok: true,
        stats: { trackedPerSecond: 29.5, gpu: 'test' },
        stagePicture: new Uint8Array(bytes),
      };
      port1.postMessage({ i: '1', p: { u: '/run/finish', b: { json: report } } });
    }, png);
    expect(await opened.ended).toBe(0);
    const written = JSON.parse(await readFile(stats, 'utf8'));
    expect(written).toMatchObject({
      ok: true,
      trackedPerSecond: 29.5,
      runtime: {
        electron: expect.any(String),
        chromium: expect.any(String),
        official: expect.any(Boolean),
        gpu: 'test',
      },
      memoryMegabytes: expect.any(Number),
      blockedRequests: 0,
    });
    expect([...(await readFile(picture))]).toEqual(png);
    expect(await readdir(join(folder, 'new'))).toEqual(['stats.json']);
  });

  it('ends when the page closes its window', async () => {
    const opened = await stand.open();
    await hostCall(opened.page, 'window/close', undefined, 2000).catch(() => null);
    expect(await opened.ended).toBe(0);
  });

  it('takes the picture of a window that people can see', async () => {
    const picture = join(await stand.folder(), 'window.png');
    const opened = await stand.open(['--seconds', '600', '--screenshot', picture]);
    await hostCall(opened.page, 'run/finish', { ok: true }, 5000).catch(() => null);
    expect(await opened.ended).toBe(0);
    const png = await readFile(picture);
    expect(png.toString('latin1', 1, 4)).toBe('PNG');
    expect([png.readUInt32BE(16) >= 1024, png.readUInt32BE(20) >= 700]).toEqual([true, true]);
  });

  it('ends with status 1 and the page’s own words when it could not do it', async () => {
    const opened = await stand.open(['--headless']);
    const problem = { message: 'The film has no picture.', cure: 'Choose another.' };
    await hostCall(opened.page, 'run/finish', { ok: false, problem }, 5000).catch(() => null);
    expect(await opened.ended).toBe(1);
    expect(opened.errors()).toContain('The film has no picture.\nChoose another.\n');
  });

  it('ends a run whose page crashes, in words', async () => {
    const opened = await stand.open(['--headless']);
    await opened.app.evaluate(({ BrowserWindow }) => {
      BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
    });
    expect(await opened.ended).toBe(1);
    expect(opened.errors()).toMatch(/process ended/);
  });

  it('comes back by itself when the window’s page crashes once', async () => {
    const opened = await stand.open();
    const answer = await opened.app.evaluate(async ({ BrowserWindow }, question) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      const loaded = new Promise((done) => contents?.once('did-finish-load', () => done(true)));
      contents?.forcefullyCrashRenderer();
      await loaded;
      return contents?.executeJavaScript(question);
    }, `(${askHost.toString()})({ path: 'runtime' })`);
    expect(answer).toMatchObject({ status: 200 });
    await opened.close();
  });

  it('leaves at once when it is told to', async () => {
    const opened = await stand.open();
    opened.app.process().kill('SIGTERM');
    expect(await opened.ended).toBe(143);
  });

  it('opens once: a second start brings the first forward', async () => {
    const userData = await stand.folder();
    const first = await stand.open(['--user-data', userData]);
    await first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    const second = await stand.run(['--user-data', userData]);
    expect(second).toMatchObject({ status: 0, stdout: expect.stringContaining('already open') });
    const visible = () =>
      first.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    await expect.poll(visible).toBe(true);
    await first.close();
  });
});
