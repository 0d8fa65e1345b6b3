import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createStand, type Opened } from './launch.ts';
import { filmWebcam, mouthMoments, webcamSwitches } from './webcam-film.ts';

const PATIENCE = 240_000;
const stand = createStand();
let film: { readonly shut: string; readonly open: string };

beforeAll(async () => {
  await stand.ready();
  const folder = await stand.folder();
  film = { shut: join(folder, 'shut.mjpeg'), open: join(folder, 'open.mjpeg') };
  const opened = await stand.open(['--camera', 'none']);
  const moments = mouthMoments();
  await filmWebcam(opened.page, moments.shut, film.shut);
  await filmWebcam(opened.page, moments.open, film.open);
  await opened.close();
}, PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

const says = (page: Page, words: string | RegExp) =>
  page.getByText(words).first().waitFor({ timeout: 60_000 });

describe('a webcam', { timeout: PATIENCE }, () => {
  const jawOpen = async (webcam: string): Promise<number> => {
    const stats = join(await stand.folder(), 'stats.json');
    const args = ['--camera', 'default', '--headless', '--seconds', '3', '--stats', stats];
    const { status } = await stand.run([...webcamSwitches(webcam), ...args]);
    expect(status).toBe(0);
    const { shapes, tracked } = JSON.parse(await readFile(stats, 'utf8'));
    expect(tracked.faces).toBeGreaterThan(5);
    return shapes.jawOpen.mean - shapes.mouthClose.mean;
  };

  it('opens the avatar’s mouth when the person opens theirs, and shuts it when they do', async () => {
    const shut = await jawOpen(film.shut);
    const open = await jawOpen(film.open);
    expect(shut).toBeLessThan(0.1);
    expect(open).toBeGreaterThan(0.25);
  });
});

describe('the window', { timeout: PATIENCE }, () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await stand.open(['--camera', 'default'], webcamSwitches(film.open));
    // What no test machine has: a plug to pull. The tracks that the page opens are kept, so that one can be ended.
    await opened.page.evaluate(() => {
      const { mediaDevices } = navigator;
      const open = mediaDevices.getUserMedia.bind(mediaDevices);
      mediaDevices.getUserMedia = async (constraints) => {
        const stream = await open(constraints);
        Object.assign(window, { lastStream: stream });
        return stream;
      };
    });
  }, PATIENCE);
  afterAll(() => opened.close(), PATIENCE);

  const toggleCamera = () => opened.page.keyboard.press('v');
  const setPermission = (allowed: boolean) =>
    opened.app.evaluate(({ session }, isAllowed) => {
      session.defaultSession.setPermissionRequestHandler((_contents, _permission, answer) =>
        answer(isAllowed),
      );
      session.defaultSession.setPermissionCheckHandler(() => isAllowed);
    }, allowed);

  it('finds the face and shows a moving avatar', async () => {
    await says(opened.page, 'Face found');
    const stage = opened.page.locator('canvas').first();
    const before = await stage.screenshot();
    await opened.page.waitForTimeout(1500);
    expect(before.equals(await stage.screenshot())).toBe(false);
  });

  it('pictures the six faces on their keys, each another', async () => {
    const keys = opened.page.getByRole('toolbar', { name: 'Faces' }).locator('img');
    await keys.nth(5).waitFor({ timeout: 60_000 });
    expect(await keys.count()).toBe(6);
    const { contrasts, leastDifference } = await keys.evaluateAll(async (images) => {
      const faces = await Promise.all(
        (images as HTMLImageElement[]).map(async (image) => {
          await image.decode();
          const context = new OffscreenCanvas(64, 64).getContext('2d');
          context?.drawImage(image, 0, 0, 64, 64);
          return context?.getImageData(0, 0, 64, 64).data ?? new Uint8ClampedArray();
        }),
      );
      const spread = (face: Uint8ClampedArray) =>
        Math.max(...face.filter((_, i) => i % 4 < 3)) - Math.min(...face);
      const difference = (one: Uint8ClampedArray, other: Uint8ClampedArray) =>
        one.reduce((sum, value, i) => sum + Math.abs(value - (other[i] ?? 0)), 0) / one.length;
      return {
        contrasts: faces.map(spread),
        leastDifference: Math.min(
          ...faces.flatMap((one, i) => faces.slice(i + 1).map((other) => difference(one, other))),
        ),
      };
    });
    for (const contrast of contrasts) expect(contrast).toBeGreaterThan(100);
    expect(leastDifference).toBeGreaterThan(0.5);
  });

  it('goes on while another section is open, and shows the stage again', async () => {
    const frames = () => opened.page.evaluate(() => document.querySelector('footer')?.textContent ?? '');
    await opened.page.getByRole('button', { name: 'Settings', exact: true }).click();
    expect(await opened.page.getByRole('img', { name: /your avatar/ }).count()).toBe(0);
    await opened.page.waitForTimeout(3000);
    expect(await frames()).toMatch(/Face found[1-9]\d* fps/);
    await opened.page.getByRole('button', { name: 'Live', exact: true }).click();
    const stage = opened.page.getByRole('img', { name: /your avatar/ });
    const before = await stage.screenshot();
    await opened.page.waitForTimeout(1500);
    expect(before.equals(await stage.screenshot())).toBe(false);
  });

  it('says that the camera was unplugged, idles, and takes it back', async () => {
    await toggleCamera();
    await says(opened.page, /Camera off|Voice only/);
    await toggleCamera();
    await says(opened.page, 'Face found');
    await opened.page.evaluate(() => {
      const { lastStream } = window as unknown as { lastStream: MediaStream };
      const [track] = lastStream.getVideoTracks();
      track?.stop();
      track?.dispatchEvent(new Event('ended'));
    });
    await says(opened.page, /was unplugged/);
    await opened.page.evaluate(() => navigator.mediaDevices.dispatchEvent(new Event('devicechange')));
    await says(opened.page, 'Face found');
  });

  it('says that access was refused, and goes on once it is granted', async () => {
    await setPermission(false);
    await toggleCamera();
    await says(opened.page, /Camera off|Voice only/);
    await toggleCamera();
    await says(opened.page, 'Camera access is off');
    await setPermission(true);
    await opened.page.getByRole('button', { name: 'Open settings' }).click();
    await opened.page.getByRole('button', { name: 'Try again' }).click();
    await says(opened.page, 'Face found');
  });
});

describe('settings', { timeout: PATIENCE }, () => {
  it('are kept over a restart', async () => {
    const userData = await stand.folder();
    const args = ['--camera', 'demo', '--user-data', userData];
    const first = await stand.open(args);
    const mirror = first.page.getByRole('switch', { name: 'Mirror' });
    const before = await mirror.getAttribute('aria-checked');
    await mirror.click();
    const changed = await mirror.getAttribute('aria-checked');
    expect(changed).not.toBe(before);
    await first.page.waitForTimeout(500);
    await first.close();
    const second = await stand.open(args);
    expect(await second.page.getByRole('switch', { name: 'Mirror' }).getAttribute('aria-checked')).toBe(
      changed,
    );
    await second.close();
  });
});
