import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadKoffi } from '../../../electron/services/virtual-camera/load-koffi.ts';
import {
  fourCharCode,
  PIXEL_FORMAT_NV12,
  PROPERTY,
  propertyAddress,
} from '../../../electron/services/virtual-camera/macos/cmio-constants.ts';
import {
  declareFrameworks,
  type Frameworks,
} from '../../../electron/services/virtual-camera/macos/frameworks.ts';
import {
  createObsExtensionBackend,
  macosRemedy,
} from '../../../electron/services/virtual-camera/macos/obs-extension.ts';
import {
  SAMPLE_TIMING_BYTES,
  writeSampleTiming,
} from '../../../electron/services/virtual-camera/macos/sample-timing.ts';

describe('macOS’s numbers', () => {
  it('are four letters, the first one highest', () => {
    expect(fourCharCode('420v')).toBe(0x34323076);
    expect(PIXEL_FORMAT_NV12).toBe(0x34323076);
    expect(PROPERTY).toEqual({
      devices: 0x64657623,
      deviceUid: 0x75696420,
      streams: 0x73746d23,
      direction: 0x73646972,
    });
    expect(() => fourCharCode('toolong')).toThrow('"toolong" is no four-character code');
  });

  it('make an address of three words', () => {
    expect([...propertyAddress(PROPERTY.devices)]).toEqual([
      ...[0x23, 0x76, 0x65, 0x64],
      ...[0x62, 0x6f, 0x6c, 0x67],
      ...[0, 0, 0, 0],
    ]);
  });

  it('make a timing of three moments, the last of them invalid', () => {
    const bytes = Buffer.alloc(SAMPLE_TIMING_BYTES);
    writeSampleTiming(bytes, 5_000_000_123n, 29.97);
    const time = (place: number) => ({
      value: bytes.readBigInt64LE(24 * place),
      timescale: bytes.readInt32LE(24 * place + 8),
      flags: bytes.readUInt32LE(24 * place + 12),
      epoch: bytes.readBigInt64LE(24 * place + 16),
    });
    expect(time(0)).toEqual({ value: 1000n, timescale: 29_970, flags: 1, epoch: 0n });
    expect(time(1)).toEqual({ value: 5_000_000_123n, timescale: 1_000_000_000, flags: 1, epoch: 0n });
    expect(time(2)).toEqual({ value: 0n, timescale: 0, flags: 0, epoch: 0n });
  });
});

describe('the camera of macOS', () => {
  it('is none on another system, and is missed in words', async () => {
    if (process.platform !== 'darwin') expect(await createObsExtensionBackend().survey()).toEqual([]);
    expect(macosRemedy([])).toMatchObject({ command: null, canAdd: false });
    expect(macosRemedy([])?.cure).toContain('OBS Studio 30');
  });
});

const CANNOT_COMPILE = process.platform !== 'linux' || spawnSync('cc', ['--version']).status !== 0;
if (CANNOT_COMPILE)
  console.log('The calls into macOS are not tested: that needs a C compiler named cc on Linux.');

describe.skipIf(CANNOT_COMPILE)('the calls into macOS', () => {
  let folder: string;
  let api: Frameworks;
  let read: (name: string) => number;
  let write: (name: string, value: number) => void;
  let take: () => { isExact: boolean; times: number[]; shape: number[] };

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'masque-macos-'));
    const library = join(folder, 'macos.so');
    const source = join(import.meta.dirname, 'macos-stand-in.c');
    // Apple's codes are written as characters of four letters.
    const words = ['-shared', '-fPIC', '-Wall', '-Wno-multichar', '-Werror', '-o', library, source];
    const { status, stderr } = spawnSync('cc', words, { encoding: 'utf8' });
    if (status !== 0) throw new Error(stderr);
    const koffi = loadKoffi();
    const opened = koffi.load(library);
    read = (name) => koffi.decode(opened.symbol(name), 'int');
    write = (name, value) => koffi.encode(opened.symbol(name), 'int', value);
    const takeSample = opened.func('int stand_in_take(_Out_ int64_t* times, _Out_ int32_t* shape)');
    take = () => {
      const times = new BigInt64Array(5);
      const shape = new Int32Array(4);
      const isExact = takeSample(times, shape) === 1;
      return { isExact, times: [...times].map(Number), shape: [...shape] };
    };
    api = declareFrameworks({
      coreFoundation: library,
      coreMedia: library,
      coreMediaIo: library,
      coreVideo: library,
      // Its memmove and sched_yield are the system's own.
      system: library,
    });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const backend = () => createObsExtensionBackend(() => api);
  const device = {
    id: 'obs-extension',
    kind: 'obs-extension',
    name: 'OBS Virtual Camera',
    busy: false,
    unverified: true,
  } as const;
  // Rows of 200 bytes lie 256 apart in a buffer.
  const request = { device, width: 200, height: 8, framesPerSecond: 30 };
  const picture = Uint8Array.from(
    { length: 200 * 12 },
    (_, place) => Math.floor(place / 200) * 7 + (place % 200),
  );

  it('find the extension by its identity and say that it is unverified', async () => {
    expect(await backend().survey()).toEqual([device]);
    write('stand_in_has_device', 0);
    expect(await backend().survey()).toEqual([]);
    await expect(backend().open(request)).rejects.toMatchObject({ reason: 'not-found' });
    write('stand_in_has_device', 1);
    expect(read('stand_in_live')).toBe(0);
  });

  it('give the stream that takes pictures each picture with its time, and release all they made', async () => {
    const writer = await backend().open(request);
    expect(writer).toMatchObject({ format: 'NV12', width: 200, height: 8, framesPerSecond: 30 });
    expect([read('stand_in_started'), read('stand_in_altered')]).toEqual([1, 1]);
    for (let count = 0; count < 3; count++) {
      await writer.write(picture);
      expect(take()).toEqual({
        isExact: true,
        times: [123_456_789_012_345, 1_000_000_000, 1000, 30_000, 11],
        shape: [200, 8, PIXEL_FORMAT_NV12, 1],
      });
    }
    expect(writer.readers()).toBeNull();
    await writer.close();
    await writer.close();
    await expect(writer.write(picture)).rejects.toMatchObject({ reason: 'lost' });
    expect([read('stand_in_stopped'), read('stand_in_live'), read('stand_in_wrong')]).toEqual([1, 0, 0]);
  });

  it('let a picture go when the extension does not keep up', async () => {
    const writer = await backend().open(request);
    await writer.write(picture);
    const made = read('stand_in_made');
    for (let count = 0; count < 10; count++) await writer.write(picture);
    expect(read('stand_in_made')).toBe(made);
    expect(take().isExact).toBe(true);
    await writer.close();
    expect([read('stand_in_live'), read('stand_in_wrong')]).toEqual([0, 0]);
  });

  it('release all they made when the stream does not start, and say which status that was', async () => {
    write('stand_in_fail_start', 1);
    await expect(backend().open(request)).rejects.toMatchObject({
      reason: 'failed',
      message: expect.stringContaining(`status ${fourCharCode('stop')}`),
    });
    write('stand_in_fail_start', 0);
    expect([read('stand_in_live'), read('stand_in_wrong')]).toEqual([0, 0]);
  });

  it('refuse a picture of the wrong size', async () => {
    const writer = await backend().open(request);
    await expect(writer.write(new Uint8Array(10))).rejects.toMatchObject({ reason: 'failed' });
    await writer.close();
  });
});
