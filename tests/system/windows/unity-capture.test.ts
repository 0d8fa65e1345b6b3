import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { ReportEvent } from './follow-report.ts';
import { createStand, type Stand } from './stand.ts';
import { provideWindowsTools } from './windows-tools.ts';
import { windowsPath } from './wine.ts';

const tools = await provideWindowsTools();
const CLASS_64 = 'HKCR\\CLSID\\{5C2CD55C-92AD-4999-8666-912BD3E70010}';
const CLASS_32 = 'HKCR\\CLSID\\{5C2CD55C-92AD-4999-8666-912BD3E70020}';
const HD = { kind: 'unity-capture', width: 1280, height: 720, framesPerSecond: 30 } as const;
const PICTURES = 300;
/** A busy machine may lose the very last pictures before an end: the filter keeps the mutex, or is not asked in time. */
const LATE = 10;

const expectUpTo = (last: number, seen: ReportEvent): void => {
  expect(seen).toMatchObject({ wrong: 0 });
  expect(seen.last).toBeGreaterThan(last - LATE);
};

describe.skipIf(tools === null)('UnityCapture’s memory under wine', () => {
  let stand: Stand;
  beforeAll(async () => {
    if (tools === null) return;
    stand = await createStand(tools);
    await stand.register(CLASS_64, 'Unity Video Capture', 64);
  });
  afterEach(async () => stand?.endPrograms());
  afterAll(async () => stand?.dispose());

  it('is found when a filter is registered, by the name that it was given, and not before', async () => {
    await stand.unregister(CLASS_64, 64);
    const writer = await stand.startWriter();
    expect(await writer.survey()).toEqual([]);
    await expect(writer.open(HD)).rejects.toMatchObject({ reason: 'not-found' });
    await stand.register(CLASS_32, 'Studio Camera', 32);
    expect(await writer.survey()).toMatchObject([
      { id: 'unity-capture', name: 'Studio Camera', busy: false },
    ]);
    await stand.unregister(CLASS_32, 32);
    await stand.register(CLASS_64, 'Unity Video Capture', 64);
    expect(await writer.survey()).toMatchObject([{ id: 'unity-capture', name: 'Unity Video Capture' }]);
    await writer.end();
  });

  it('gives every picture to a filter that waited for it, to the last byte', async () => {
    const receiver = stand.startReader('unity-capture');
    await receiver.next('started');
    const writer = await stand.startWriter();
    expect(await writer.open(HD)).toEqual({ format: 'RGBA', width: 1280, height: 720 });
    await receiver.next('opened');
    expect(await writer.readers()).toBe(1);
    await writer.write(PICTURES);
    expect(await writer.readers()).toBe(1);
    // Offsets by the C compiler; the stride counts pixels; a day without a picture shows no pattern.
    expect(await receiver.next('header')).toMatchObject({
      data: 32,
      width: 1280,
      height: 720,
      stride: 1280,
      format: 0,
      resizeMode: 1,
      mirrorMode: 0,
      timeout: 86_400_000,
      maximumSize: 3840 * 2160 * 8,
    });
    await receiver.stop();
    const seen = await receiver.next('ended');
    expect(seen).toMatchObject({ wrong: 0 });
    expect(seen.exact).toBeGreaterThanOrEqual(PICTURES * 0.99);
    await writer.end();
  });

  it('lets pictures go while nobody is there, and gives them to a filter that comes late', async () => {
    const writer = await stand.startWriter();
    await writer.open(HD);
    await writer.write(30);
    expect(await writer.readers()).toBe(0);
    const receiver = stand.startReader('unity-capture');
    await receiver.next('opened');
    const last = await writer.write(90);
    await receiver.stop();
    expectUpTo(last, await receiver.next('ended'));
    await writer.end();
  });

  it('keeps the last picture, also after it was closed', async () => {
    const receiver = stand.startReader('unity-capture');
    const writer = await stand.startWriter();
    await writer.open(HD);
    await receiver.next('opened');
    const last = await writer.write(30);
    await writer.close();
    await writer.close();
    const still = await receiver.next('still');
    expect(still).toMatchObject({ isExact: true });
    expect(still.number).toBeGreaterThan(last - LATE);
    await expect(writer.write(1)).rejects.toMatchObject({ reason: 'lost' });
    await receiver.stop();
    await writer.end();
  });

  it('survives a filter that vanishes, notices it, and serves the next', async () => {
    const writer = await stand.startWriter();
    await writer.open(HD);
    const first = stand.startReader('unity-capture', 'vanish', '20');
    await first.next('opened');
    await writer.write(60);
    expect(await first.next('vanished')).toMatchObject({ exact: 20, wrong: 0 });
    await first.ended;
    await writer.write(90);
    expect(await writer.readers()).toBe(0);
    const second = stand.startReader('unity-capture');
    // What the first one made is gone with it.
    expect(await second.next('opened')).toMatchObject({ isFresh: true });
    const last = await writer.write(60);
    expect(await writer.readers()).toBe(1);
    await second.stop();
    expectUpTo(last, await second.next('ended'));
    await writer.end();
  });

  it('goes on for one app after another’s filter died with the mutex in its hands', async () => {
    const writer = await stand.startWriter();
    await writer.open(HD);
    const first = stand.startReader('unity-capture', 'die-locked', '20');
    const second = stand.startReader('unity-capture');
    await first.next('opened');
    await second.next('opened');
    // Two apps share the pictures.
    await writer.write(150);
    expect(await first.next('died')).toMatchObject({ exact: 20, wrong: 0 });
    await first.ended;
    const last = await writer.write(60);
    await second.stop();
    const seen = await second.next('ended');
    expectUpTo(last, seen);
    // Half of them while there were two, and nearly all from then on.
    expect(seen.exact).toBeGreaterThan(100);
    await writer.end();
  });

  it('waits for no filter that keeps the mutex', async () => {
    const released = join(stand.folder, 'released');
    const writer = await stand.startWriter();
    await writer.open(HD);
    const receiver = stand.startReader('unity-capture', 'hold', '10', windowsPath(released));
    await receiver.next('opened');
    await writer.write(20);
    await receiver.next('holding');
    // A wait without end would never come to the file that lets the mutex go.
    await writer.write(20);
    writeFileSync(released, '');
    expect(await receiver.next('released')).toMatchObject({ isUntouched: true });
    const last = await writer.write(30);
    await receiver.stop();
    expectUpTo(last, await receiver.next('ended'));
    await writer.end();
  });

  it('changes its size while a filter looks on', async () => {
    const receiver = stand.startReader('unity-capture');
    const writer = await stand.startWriter();
    await writer.open(HD);
    await receiver.next('opened');
    await writer.write(30);
    await writer.close();
    await writer.open({ ...HD, width: 1920, height: 1080 });
    const last = await writer.write(60);
    await receiver.stop();
    expect(await receiver.next('header', 2)).toMatchObject({ width: 1920, height: 1080, stride: 1920 });
    expectUpTo(last, await receiver.next('ended'));
    await writer.end();
  });

  it('refuses pictures that the filter has no room for', async () => {
    const writer = await stand.startWriter();
    await expect(writer.open({ ...HD, width: 7680, height: 4320 })).rejects.toMatchObject({
      reason: 'unsupported',
    });
    const receiver = stand.startReader('unity-capture', 'small', '1000000');
    await writer.open(HD);
    await receiver.next('opened');
    await expect(writer.write(1)).rejects.toMatchObject({
      reason: 'unsupported',
      message: 'A picture of 3686400 bytes is more than the Unity Video Capture filter takes (1000000).',
    });
    await receiver.stop();
    await writer.end();
  });
});
