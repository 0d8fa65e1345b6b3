import { describe, expect, it } from 'vitest';
import {
  QUEUE_STATE,
  queueHeader,
  queueLayout,
  slotOffset,
} from '../../../electron/services/virtual-camera/windows/obs-queue-layout.ts';
import { registeredName } from '../../../electron/services/virtual-camera/windows/registry.ts';
import {
  HEADER_BYTES,
  LARGEST_PICTURE_BYTES,
  senderHeader,
  TIMEOUT_MILLISECONDS,
} from '../../../electron/services/virtual-camera/windows/unity-capture-layout.ts';
import {
  createWindowsBackends,
  windowsRemedy,
} from '../../../electron/services/virtual-camera/windows/windows-cameras.ts';
import { pictureBytes } from '../../../renderer/core/virtual-camera.ts';

describe('OBS’s queue', () => {
  it('lies at 720p where OBS lays it', () => {
    const { offsets, totalBytes } = queueLayout(pictureBytes('NV12', 1280, 720));
    expect(offsets).toEqual([96, 1_382_528, 2_764_960]);
    expect(totalBytes).toBe(4_147_392);
  });

  it('begins every slot at a multiple of 32, whatever the size', () => {
    for (const [width, height] of [
      [2, 2],
      [854, 480],
      [1366, 768],
      [1920, 1080],
    ] as const) {
      const bytes = pictureBytes('NV12', width, height);
      const { offsets, totalBytes } = queueLayout(bytes);
      for (const [place, offset] of offsets.entries()) {
        expect(offset % 32).toBe(0);
        const end = offsets[place + 1] ?? totalBytes;
        expect(end - offset).toBeGreaterThanOrEqual(32 + bytes);
        expect(end - offset).toBeLessThan(32 + bytes + 32);
      }
    }
  });

  it('says in its header what comes, and that nothing has come yet', () => {
    const layout = queueLayout(pictureBytes('NV12', 1280, 720));
    const header = Buffer.from(queueHeader(layout, { width: 1280, height: 720, framesPerSecond: 30 }));
    const words = Array.from({ length: 20 }, (_, place) => header.readUInt32LE(4 * place));
    expect(words.slice(0, 9)).toEqual([0, 0, QUEUE_STATE.starting, 96, 1_382_528, 2_764_960, 0, 1280, 720]);
    expect(header.readBigUInt64LE(40)).toBe(333_333n);
    expect(words.slice(12)).toEqual(Array(8).fill(0));
    expect(header).toHaveLength(80);
  });

  it('uses the slots in turn, the first picture in the second', () => {
    const layout = queueLayout(pictureBytes('NV12', 1280, 720));
    const [first, second, third] = layout.offsets;
    expect([1, 2, 3, 4, 5].map((index) => slotOffset(layout, index))).toEqual([
      second,
      third,
      first,
      second,
      third,
    ]);
    // The last index before the 32-bit number begins again.
    expect(slotOffset(layout, 0xffff_ffff)).toBe(first);
  });
});

describe('UnityCapture’s memory', () => {
  it('has the sender’s words behind the receiver’s', () => {
    const header = Buffer.from(senderHeader(1280, 720));
    const words = Array.from({ length: 7 }, (_, place) => header.readInt32LE(4 * place));
    // Width, height, stride in pixels, eight bits a channel, fitted to what the app asks for, not mirrored, a day.
    expect(words).toEqual([1280, 720, 1280, 0, 1, 0, 86_400_000]);
    expect(4 + header.length).toBe(HEADER_BYTES);
  });

  it('asks for a patience that the filter’s sum of 32 bits can hold', () => {
    expect(TIMEOUT_MILLISECONDS + 200 - 1).toBeLessThan(2 ** 31);
  });

  it('takes 4K and no more than the filter makes room for', () => {
    expect(pictureBytes('RGBA', 3840, 2160)).toBeLessThan(LARGEST_PICTURE_BYTES);
    expect(pictureBytes('RGBA', 7680, 4320)).toBeGreaterThan(LARGEST_PICTURE_BYTES);
  });
});

describe('what is registered', () => {
  const registry = (entries: Readonly<Record<string, string>>) => ({
    classesString: (key: string, view: number) => entries[`${view} ${key}`] ?? null,
  });
  const classes = [
    { classId: '{A}', view: 64 },
    { classId: '{B}', view: 32 },
  ] as const;
  const here = import.meta.filename;

  it('has the name that its filter was registered by, in either view', () => {
    expect(registeredName(registry({ '64 CLSID\\{A}': 'Camera' }), classes)).toBe('Camera');
    expect(registeredName(registry({ '32 CLSID\\{B}': 'Old' }), classes)).toBe('Old');
    expect(registeredName(registry({ '32 CLSID\\{A}': 'Elsewhere' }), classes)).toBeNull();
    expect(registeredName(registry({}), classes)).toBeNull();
  });

  it('is passed over when its file is gone', () => {
    const lost = { '64 CLSID\\{A}': 'Lost', '64 CLSID\\{A}\\InprocServer32': `${here}.gone` };
    expect(registeredName(registry(lost), classes)).toBeNull();
    expect(registeredName(registry({ ...lost, '32 CLSID\\{B}': 'Next' }), classes)).toBe('Next');
    expect(registeredName(registry({ ...lost, '64 CLSID\\{A}\\InprocServer32': here }), classes)).toBe(
      'Lost',
    );
  });
});

describe('the cameras of Windows', () => {
  it('are OBS’s before UnityCapture’s, and none on another system', async () => {
    const backends = createWindowsBackends();
    expect(backends.map(({ kind }) => kind)).toEqual(['obs-queue', 'unity-capture']);
    if (process.platform === 'win32') return;
    for (const backend of backends) expect(await backend.survey()).toEqual([]);
  });

  it('are missed in words when there are none', () => {
    const remedy = windowsRemedy([]);
    expect(remedy).toMatchObject({ command: null, canAdd: false });
    expect(remedy?.cure).toContain('OBS Studio');
    const device = {
      id: 'obs-queue',
      kind: 'obs-queue',
      name: 'OBS Virtual Camera',
      busy: true,
      unverified: false,
    } as const;
    expect(windowsRemedy([device])).toBeNull();
  });
});
