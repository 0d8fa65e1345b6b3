import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT } from '../../build/setup/places.mjs';
import { hostCall } from './host-call.ts';
import { createStand, type Opened } from './launch.ts';

const PATIENCE = 120_000;
const stand = createStand();
beforeAll(() => stand.ready(), PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

/** A server outside the app, which counts who comes. */
const outsider = async () => {
  let visits = 0;
  const server = createServer((_request, response) => {
    visits += 1;
    response.setHeader('access-control-allow-origin', '*');
    response.setHeader('cross-origin-resource-policy', 'cross-origin');
    response.end('reached');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return { address: `http://127.0.0.1:${port}/`, visits: () => visits, close: () => server.close() };
};

describe('the window', { timeout: PATIENCE }, () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await stand.open([], ['--use-fake-device-for-media-stream']);
  }, PATIENCE);
  afterAll(() => opened.close(), PATIENCE);

  it('opens isolated on our origin, with nothing of Node or Electron in it', async () => {
    expect(await opened.page.evaluate(() => [location.href, crossOriginIsolated])).toEqual([
      'app://masque/index.html',
      true,
    ]);
    const names = [
      'require',
      'process',
      'module',
      'Buffer',
      'ipcRenderer',
      'electron',
      'electronAPI',
      'masque',
    ];
    expect(await opened.page.evaluate((list) => list.filter((name) => name in window), names)).toEqual([]);
  });

  it('is locked down as the baseline says', async () => {
    const [preferences, minimum, visible] = await opened.app.evaluate(({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      const web = window?.webContents as unknown as
        | { getLastWebPreferences(): Record<string, unknown> }
        | undefined;
      return [web?.getLastWebPreferences(), window?.getMinimumSize(), window?.isVisible()] as const;
    });
    expect(preferences).toMatchObject({
      contextIsolation: true,
      nodeIntegration: false,
      sandbox: true,
      webSecurity: true,
      webviewTag: false,
    });
    expect([minimum, visible]).toEqual([[1024, 700], true]);
  });

  it('reaches nothing outside, from the page or past its policy', async () => {
    const outside = await outsider();
    try {
      const fromPage = await opened.page.evaluate(async (address) => {
        const tries: Record<string, () => Promise<unknown>> = {
          fetch: () => fetch(address, { mode: 'no-cors' }),
          beacon: async () => {
            if (!navigator.sendBeacon(address, 'x')) throw new Error('refused');
            // A beacon says true when it is queued; the visits tell the rest.
            throw new Error('queued');
          },
          image: () =>
            new Promise((done, failed) => {
              const image = new Image();
              image.onload = done;
              image.onerror = failed;
              image.src = address;
            }),
          socket: () =>
            new Promise((done, failed) => {
              const socket = new WebSocket(address.replace('http', 'ws'));
              socket.onopen = done;
              socket.onerror = failed;
            }),
          script: () =>
            new Promise((done, failed) => {
              const script = document.createElement('script');
              script.onload = done;
              script.onerror = failed;
              script.src = address;
              document.head.append(script);
            }),
        };
        const reached: string[] = [];
        for (const [name, attempt] of Object.entries(tries)) {
          await attempt().then(
            () => reached.push(name),
            () => undefined,
          );
        }
        return reached;
      }, outside.address);
      expect(fromPage).toEqual([]);
      // The session's own guard, which holds even where no policy applies.
      const pastPolicy = await opened.app.evaluate(async ({ session }, address) => {
        const ses = session.defaultSession as unknown as {
          fetch(address: string): Promise<{ status: number }>;
        };
        return ses.fetch(address).then(
          ({ status }) => `reached ${status}`,
          (error: Error) => error.message,
        );
      }, outside.address);
      expect(pastPolicy).toMatch(/ERR_BLOCKED_BY_CLIENT/);
      expect(outside.visits()).toBe(0);
      expect(opened.errors()).toContain(`Blocked a request to ${outside.address}`);
      const closed = await opened.page.evaluate(() => fetch('http://127.0.0.1:9/').then(String, String));
      expect(closed).toMatch(/Failed to fetch/);
    } finally {
      outside.close();
    }
  });

  it('runs no inline script, eval or foreign frame', async () => {
    const ran = await opened.page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.inlineRan = true';
      document.head.append(script);
      const frame = document.createElement('iframe');
      frame.src = 'data:text/html,<script>parent.postMessage("frame","*")</script>';
      const violation = new Promise((done) =>
        document.addEventListener('securitypolicyviolation', () => done('refused')),
      );
      document.body.append(frame);
      const refused = await violation;
      frame.remove();
      return ['inlineRan' in window, refused];
    });
    expect(ran).toEqual([false, 'refused']);
    const headers = await opened.page.evaluate(async () =>
      Object.fromEntries((await fetch('/index.html')).headers),
    );
    expect(headers['content-security-policy']).toContain("default-src 'none'");
    expect(headers['content-security-policy']).not.toMatch(/unsafe-inline|'unsafe-eval'|https?:|\*/);
  });

  it('serves nothing outside its folders', async () => {
    const paths = [
      '/../package.json',
      '/%2e%2e/package.json',
      '/..%2f..%2fpackage.json',
      '/models/..%5c..%5cpackage.json',
    ];
    const more = ['/%2e%2e/%2e%2e/package.json', '//etc/passwd', '/media/guess/film.mp4', '/package.json'];
    const statuses = await opened.page.evaluate(
      (list) => Promise.all(list.map(async (path) => (await fetch(`app://masque${path}`)).status)),
      [...paths, ...more],
    );
    expect(statuses).toEqual(statuses.map(() => 404));
  });

  it('gives camera and microphone to itself, and nothing else to anybody', async () => {
    const answers = await opened.page.evaluate(async () => {
      const place = new Promise<string>((done) =>
        navigator.geolocation.getCurrentPosition(
          () => done('granted'),
          ({ code }) => done(code === GeolocationPositionError.PERMISSION_DENIED ? 'denied' : `code ${code}`),
        ),
      );
      const query = async (name: string) =>
        (await navigator.permissions.query({ name: name as PermissionName })).state;
      const media = await navigator.mediaDevices.getUserMedia({ video: true, audio: true });
      const kinds = media.getTracks().map(({ kind }) => kind);
      for (const track of media.getTracks()) track.stop();
      return {
        place: await place,
        notification: await Notification.requestPermission(),
        queried: [await query('geolocation'), await query('notifications'), await query('midi')],
        screen: await navigator.mediaDevices.getDisplayMedia().then(String, ({ name }: Error) => name),
        kinds: kinds.sort(),
      };
    });
    expect(answers).toEqual({
      place: 'denied',
      notification: 'denied',
      queried: ['denied', 'denied', 'denied'],
      screen: expect.stringMatching(/^(NotAllowed|NotSupported|Abort)Error$/),
      kinds: ['audio', 'video'],
    });
  });

  it('stays where it is', async () => {
    const outside = await outsider();
    const opener = await opened.page.evaluate((address) => {
      const popup = window.open(address);
      location.href = address;
      return popup;
    }, outside.address);
    await opened.page.evaluate(() => {
      location.href = 'app://masque/wasm/vision_wasm_module_internal.js';
    });
    await opened.page.waitForTimeout(500);
    expect(opener).toBeNull();
    expect(opened.page.url()).toBe('app://masque/index.html');
    expect(opened.app.windows()).toHaveLength(1);
    expect(outside.visits()).toBe(0);
    outside.close();
  });

  it.each([
    ['a foreign page', 'data:text/html,<title>foreign</title>'],
    ['another window of our own origin', 'app://masque/blank'],
  ])('shares neither its host nor its virtual camera nor its models with %s', async (_who, address) => {
    const preload = join(ROOT, 'out/preload/preload.cjs');
    const appearing = opened.app.waitForEvent('window');
    await opened.app.evaluate(
      async ({ BrowserWindow }, plan) => {
        const other = new BrowserWindow({
          show: false,
          webPreferences: { preload: plan.preload, sandbox: true },
        });
        await other.loadURL(plan.address);
      },
      { preload, address },
    );
    const other = await appearing;
    expect(await hostCall(other, 'runtime', undefined, 1000)).toBeNull();
    expect(opened.errors()).toContain(`Refused the host to ${address}`);
    await other.evaluate(() => {
      const target = location.origin === 'null' ? '*' : location.origin;
      for (const line of ['masque:camera', 'masque:models', 'masque:broadcast'])
        window.postMessage(line, target, [new MessageChannel().port2]);
    });
    await expect.poll(() => opened.errors()).toContain(`Refused the virtual camera to ${address}`);
    await expect.poll(() => opened.errors()).toContain(`Refused the native models to ${address}`);
    await expect.poll(() => opened.errors()).toContain(`Refused the broadcast to ${address}`);
    await other.close();
    expect((await hostCall(opened.page, 'runtime'))?.status).toBe(200);
  });
});
