import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { queueLayout } from '../../../electron/services/virtual-camera/windows/obs-queue-layout.ts';
import { pictureBytes } from '../../../renderer/core/virtual-camera.ts';
import type { ReportEvent } from './follow-report.ts';
import { createStand, type Stand } from './stand.ts';
import { provideWindowsTools } from './windows-tools.ts';

const tools = await provideWindowsTools();
const CLASS = 'HKCR\\CLSID\\{A3FCE0F5-3493-419F-958A-ABA1250EC20B}';
const HD = { kind: 'obs-queue', width: 1280, height: 720, framesPerSecond: 30 } as const;
const FULL_HD = { ...HD, width: 1920, height: 1080, framesPerSecond: 60 } as const;
const PICTURES = 300;
/** A busy machine may lose the very last pictures before an end: the reader looks at the state before it looks at them. */
const LATE = 10;

const expectUpTo = (last: number, seen: ReportEvent): void => {
  expect(seen).toMatchObject({ wrong: 0 });
  expect(seen.last).toBeGreaterThan(last - LATE);
};

describe.skipIf(tools === null)('OBS’s queue under wine', () => {
  let stand: Stand;
  beforeAll(async () => {
    if (tools === null) return;
    stand = await createStand(tools);
    await stand.register(CLASS, 'OBS Virtual Camera', 64);
  });
  afterEach(async () => stand?.endPrograms());
  afterAll(async () => stand?.dispose());

  it('is found when OBS’s filter is registered, in either view, and not before', async () => {
    await stand.unregister(CLASS, 64);
    const writer = await stand.startWriter();
    expect(await writer.survey()).toEqual([]);
    await expect(writer.open(HD)).rejects.toMatchObject({ reason: 'not-found' });

    await stand.register(CLASS, 'OBS Virtual Camera', 32);
    const device = { id: 'obs-queue', kind: 'obs-queue', name: 'OBS Virtual Camera', busy: false };
    expect(await writer.survey()).toEqual([{ ...device, unverified: false }]);
    await stand.unregister(CLASS, 32);
    expect(await writer.survey()).toEqual([]);

    await stand.register(CLASS, 'OBS Virtual Camera', 64, 'C:\\gone\\filter.dll');
    expect(await writer.survey()).toEqual([]);
    await stand.register(CLASS, 'OBS Virtual Camera', 64);
    expect(await writer.survey()).toEqual([{ ...device, unverified: false }]);
    await writer.end();
  });

  it('gives every picture to a reader that was there first, to the last byte', async () => {
    const writer = await stand.startWriter();
    const reader = stand.startReader('obs-queue');
    const layout = await reader.next('layout');
    expect(layout).toMatchObject({
      header: 80,
      readIndex: 4,
      state: 8,
      offsets: 12,
      type: 24,
      width: 28,
      height: 32,
      interval: 40,
    });
    expect(await writer.open(HD)).toEqual({ format: 'NV12', width: 1280, height: 720 });
    // Nought when the reader came between the memory and its header.
    expect([0, 1]).toContain((await reader.next('opened')).state);
    await writer.write(PICTURES);
    await writer.close();

    const expected = queueLayout(pictureBytes('NV12', 1280, 720));
    const header = await reader.next('header');
    expect(header).toMatchObject({ width: 1280, height: 720, interval: 333_333, type: 0, state: 2 });
    expect(header.offsets).toEqual(expected.offsets);
    // Windows shares whole pages.
    expect(header.bytes).toBe(Math.ceil(expected.totalBytes / 4096) * 4096);
    const seen = await reader.next('stopping');
    expect(seen).toMatchObject({ wrong: 0 });
    expect(seen.exact).toBeGreaterThanOrEqual(PICTURES * 0.99);
    expect(await reader.next('order')).toMatchObject({ backwards: 0 });
    await reader.stop();
    await writer.end();
  });

  it('gives what comes to a reader that is late, and counts who looks', async () => {
    const writer = await stand.startWriter();
    await writer.open(HD);
    expect(await writer.readers()).toBe(0);
    await writer.write(30);
    const reader = stand.startReader('obs-queue');
    await reader.next('header');
    expect(await writer.readers()).toBe(1);
    const last = await writer.write(90);
    await reader.stop();
    expect(await writer.readers()).toBe(0);
    const seen = await reader.next('stopped');
    expectUpTo(last, seen);
    expect(seen.first).toBe(last - 90);
    await writer.end();
  });

  it('keeps the last picture until it is closed, and then says so', async () => {
    const writer = await stand.startWriter();
    await writer.open(HD);
    const reader = stand.startReader('obs-queue');
    await reader.next('opened');
    const last = await writer.write(30);
    expect(await reader.next('still')).toEqual({ event: 'still', number: last, isExact: true });
    expect(reader.all('stopping')).toEqual([]);
    await writer.close();
    await writer.close();
    expect(await reader.next('stopping')).toMatchObject({ wrong: 0, last });
    await expect(writer.write(1)).rejects.toMatchObject({ reason: 'lost' });
    await reader.stop();
    await writer.end();
  });

  it('survives a reader that vanishes, and serves the next', async () => {
    const writer = await stand.startWriter();
    await writer.open(HD);
    const first = stand.startReader('obs-queue', '20');
    await first.next('opened');
    await writer.write(60);
    expect(await first.next('vanished')).toMatchObject({ exact: 20, wrong: 0 });
    await first.ended;
    const second = stand.startReader('obs-queue');
    await second.next('header');
    expect(await writer.readers()).toBe(1);
    const last = await writer.write(60);
    await writer.close();
    expectUpTo(last, await second.next('stopping'));
    await second.stop();
    await writer.end();
  });

  it('is refused to a second writer in words, and is free again after the first', async () => {
    const first = await stand.startWriter();
    const second = await stand.startWriter();
    await first.open(HD);
    const writing = first.write(90);
    const busy = await second.open(FULL_HD).catch((error: unknown) => error);
    expect(busy).toMatchObject({
      reason: 'busy',
      message: expect.stringContaining('OBS, or another program'),
    });
    expect(busy).toMatchObject({ cure: expect.stringContaining('OBS Studio') });
    expect(await second.survey()).toMatchObject([{ busy: true }]);
    // Our own writer does not make the camera busy for us.
    expect(await first.survey()).toMatchObject([{ busy: false }]);
    await writing;
    await first.close();
    await second.open(FULL_HD);
    await first.end();
    await second.end();
  });

  it('changes its size while a reader looks on', async () => {
    const writer = await stand.startWriter();
    const reader = stand.startReader('obs-queue');
    await writer.open(HD);
    await reader.next('opened');
    await writer.write(30);
    await writer.close();
    await writer.open(FULL_HD);
    await reader.next('opened', 2);
    const last = await writer.write(60);
    await writer.close();
    expect(await reader.next('header', 2)).toMatchObject({ width: 1920, height: 1080, interval: 166_667 });
    expectUpTo(last - 60, await reader.next('stopping', 1));
    expectUpTo(last, await reader.next('stopping', 2));
    await reader.stop();
    await writer.end();
  });

  it('is opened again after a writer that died, once its reader has let go', async () => {
    const first = await stand.startWriter();
    await first.open(HD);
    const reader = stand.startReader('obs-queue');
    await reader.next('opened');
    await first.write(10);
    await first.kill();
    const second = await stand.startWriter();
    await expect(second.open(HD)).rejects.toMatchObject({
      reason: 'busy',
      message: expect.stringContaining('held by the program that gave it a picture last'),
    });
    const opening = second.open(HD);
    await reader.stop();
    await opening;
    await second.end();
  });

  it('refuses a picture of the wrong size', async () => {
    const writer = await stand.startWriter();
    await writer.open(HD);
    await expect(writer.writeBytes(1000)).rejects.toMatchObject({
      reason: 'failed',
      message: 'A picture has 1000 bytes; NV12 of 1280×720 has 1382400.',
    });
    await writer.end();
  });
});
