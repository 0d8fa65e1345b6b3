import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPipewireBackend } from '../../../electron/services/virtual-camera/pipewire/camera.ts';
import { CAMERA_NAME } from '../../../renderer/core/virtual-camera.ts';
import { findChromium } from '../../ui/harness/chromium.ts';
import { type ChromiumReader, openChromiumReader } from './chromium-reader.ts';
import { eventually } from './eventually.ts';
import { feedPattern } from './feed.ts';
import { bestPassage, type PassageFigures, passage, rounded } from './figures.ts';
import { paintPattern } from './pattern.ts';
import { CAMERA, canStand, openStand, PROGRAM, type Stand } from './stand.ts';

const HD = { device: CAMERA, width: 1280, height: 720, framesPerSecond: 30 };
const SMALL = { device: CAMERA, width: 640, height: 360, framesPerSecond: 30 };

describe.skipIf(!canStand('PipeWire’s camera'))('PipeWire’s camera', () => {
  let stand: Stand;
  let reader: ChromiumReader;
  let backend: ReturnType<typeof createPipewireBackend>;
  const closing: (() => Promise<void> | void)[] = [];

  beforeAll(async () => {
    stand = await openStand();
    reader = await openChromiumReader(findChromium() ?? '', stand.env);
  });
  beforeEach(() => {
    backend = createPipewireBackend({ program: PROGRAM, env: stand.environment });
  });
  afterAll(async () => {
    await reader?.close();
    await stand?.dispose();
  });
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await eventually(async () => (await stand.cameras()).length === 0);
    // The next camera has the same name: what is listed must be it.
    await eventually(async () => (await reader.inputs('videoinput')).length === 0);
  });

  const open = async (request = HD) => {
    const writer = await backend.open(request);
    closing.push(() => writer.close());
    return writer;
  };
  const feed = (writer: Awaited<ReturnType<typeof open>>, from = 1) => {
    const feeder = feedPattern(writer, { from });
    closing.push(() => void feeder.stop());
    return feeder;
  };

  it('is found where PipeWire runs, and not where none does', async () => {
    expect(await backend.survey()).toEqual([CAMERA]);
    const elsewhere = createPipewireBackend({
      program: PROGRAM,
      env: { PATH: process.env.PATH, PIPEWIRE_RUNTIME_DIR: '/nowhere' },
    });
    expect(await elsewhere.survey()).toEqual([]);
    await expect(elsewhere.open(HD)).rejects.toMatchObject({ reason: 'not-found' });
  });

  it('brings every picture whole and in order, at the pace of its source', async () => {
    const writer = await open();
    const feeder = feed(writer);
    expect(await reader.lists('videoinput', CAMERA_NAME)).toBe(true);
    const watch = await reader.watch({ expectPattern: true });
    // Five seconds are looked for in which the machine is free for it; mostly they are the first.
    let figures: PassageFigures | null = null;
    for (let count = 160; count <= 800 && (figures === null || figures.lost > 1); count += 80) {
      expect(await watch.pictures(count, 30)).toBe(true);
      figures = bestPassage((await watch.soFar()).pictures, feeder.at, 150);
    }
    const { pictures, label } = await watch.stop();
    if (figures === null) throw new Error('Too little was seen.');
    console.log(`PipeWire → Chromium, 1280×720 at 30, best of ${pictures.length}:`, rounded(figures));
    expect(feeder.failure()).toBeNull();
    expect(label).toBe(CAMERA_NAME);
    expect(pictures.map(({ wrongBytes }) => wrongBytes)).toEqual(pictures.map(() => 0));
    expect(pictures.every(({ width, height }) => width === 1280 && height === 720)).toBe(true);
    expect(passage(pictures, feeder.at).backward).toBe(0);
    expect(figures.lost / (figures.seen + figures.lost)).toBeLessThanOrEqual(0.01);
    // As fast as it was fed, however fast this machine could feed.
    expect(figures.seenPerSecond / figures.fedPerSecond).toBeGreaterThan(0.98);
  });

  it('waits for its first picture, shows its last one to whoever comes later, and counts them', async () => {
    const writer = await open();
    expect(await reader.lists('videoinput', CAMERA_NAME)).toBe(true);
    const early = await reader.watch({ expectPattern: true });
    expect(await eventually(() => writer.readers() === 1)).toBe(true);
    expect(await early.pictures(1, 0.5)).toBe(false);
    for (const number of [1, 2, 3]) {
      await writer.write(paintPattern(number, 1280, 720));
      expect(await early.shows(number)).toBe(true);
    }
    const seen = (await early.stop()).pictures;
    expect(seen.map(({ wrongBytes }) => wrongBytes)).toEqual(seen.map(() => 0));
    expect(new Set(seen.map(({ hash }) => hash)).size).toBe(3);
    expect(await eventually(() => writer.readers() === 0)).toBe(true);

    const late = await reader.watch({ expectPattern: true });
    expect(await late.pictures(1)).toBe(true);
    expect((await late.stop()).pictures.map(({ clock }) => clock)).toContain(3);
    expect(await eventually(() => writer.readers() === 0)).toBe(true);
  });

  it('keeps its size while a reader looks, and takes the new one when nobody does', async () => {
    const first = await open();
    await first.write(paintPattern(1, 1280, 720));
    expect(await reader.lists('videoinput', CAMERA_NAME)).toBe(true);
    const watch = await reader.watch({ expectPattern: true });
    expect(await watch.pictures(1)).toBe(true);
    expect(await eventually(() => first.readers() === 1)).toBe(true);

    const held = await open(SMALL);
    expect([held.width, held.height]).toEqual([1280, 720]);
    await expect(first.write(paintPattern(2, 1280, 720))).rejects.toMatchObject({ reason: 'lost' });
    await held.write(paintPattern(2, 1280, 720));
    expect(await watch.shows(2)).toBe(true);
    const { pictures, ended } = await watch.stop();
    expect(ended).toBeNull();
    expect(pictures.every(({ width, wrongBytes }) => width === 1280 && wrongBytes === 0)).toBe(true);
    expect(await eventually(() => held.readers() === 0)).toBe(true);

    const free = await open(SMALL);
    expect([free.width, free.height]).toEqual([640, 360]);
    await expect(free.write(paintPattern(3, 1280, 720))).rejects.toMatchObject({ reason: 'failed' });
    await free.write(paintPattern(3, 640, 360));
    const again = await reader.watch({ expectPattern: true });
    expect(await again.pictures(1)).toBe(true);
    const [picture] = (await again.stop()).pictures;
    expect(picture).toMatchObject({ clock: 3, wrongBytes: 0, width: 640, height: 360 });
  });

  it('leaves the list when it is closed', async () => {
    const writer = await open();
    expect(await reader.lists('videoinput', CAMERA_NAME)).toBe(true);
    await writer.close();
    await writer.close();
    await expect(writer.write(paintPattern(1, 1280, 720))).rejects.toMatchObject({ reason: 'lost' });
    expect(await eventually(async () => (await stand.cameras()).length === 0)).toBe(true);
    expect(await eventually(async () => (await reader.inputs('videoinput')).length === 0)).toBe(true);
  });

  it('is two cameras when there are two of us', async () => {
    await (await open()).write(paintPattern(5, 1280, 720));
    const other = createPipewireBackend({ program: PROGRAM, env: stand.environment });
    const second = await other.open(SMALL);
    closing.push(() => second.close());
    await second.write(paintPattern(7, 640, 360));
    expect(await eventually(async () => (await reader.inputs('videoinput')).length === 2)).toBe(true);
    const seen = [];
    for (const { deviceId } of await reader.inputs('videoinput')) {
      const watch = await reader.watch({ expectPattern: true, video: { deviceId: { exact: deviceId } } });
      expect(await watch.pictures(1)).toBe(true);
      const [picture] = (await watch.stop()).pictures;
      seen.push([picture?.clock, picture?.width, picture?.wrongBytes]);
    }
    expect(seen.sort()).toEqual([
      [5, 1280, 0],
      [7, 640, 0],
    ]);
  });
});
