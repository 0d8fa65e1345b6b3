import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createHolderCount,
  findHolders,
  mapsDevice,
} from '../../../electron/services/virtual-camera/v4l2/device-holders.ts';
import {
  type Announced,
  candidateNodes,
  hasProducer,
} from '../../../electron/services/virtual-camera/v4l2/loopback-devices.ts';
import { temporaryFolders } from '../temporary-folder.ts';

const temporaryFolder = temporaryFolders();
const DEVICE = '/dev/video10';

/** A /proc whose processes have these files open. */
const makeProc = async (processes: Readonly<Record<string, readonly string[]>>): Promise<string> => {
  const proc = await temporaryFolder();
  for (const [pid, files] of Object.entries(processes)) {
    await mkdir(join(proc, pid, 'fd'), { recursive: true });
    for (const [number, file] of files.entries()) await symlink(file, join(proc, pid, 'fd', String(number)));
  }
  return proc;
};

describe('findHolders', () => {
  it('finds each other process that has the device open, once', async () => {
    const proc = await makeProc({
      '100': ['/dev/null', DEVICE, DEVICE],
      '101': ['/dev/video1', '/dev/video100', '/tmp/dev/video10'],
      '102': [DEVICE],
      '200': [DEVICE],
      self: [DEVICE],
    });
    expect(await findHolders({ device: DEVICE, proc, self: 200 })).toEqual([100, 102]);
  });

  it('passes over processes that it may not look at', async () => {
    const proc = await makeProc({ '100': [DEVICE] });
    await mkdir(join(proc, '101'));
    expect(await findHolders({ device: DEVICE, proc, self: 1 })).toEqual([100]);
  });

  it('knows nothing where it may look at no other process', async () => {
    const proc = await makeProc({ '200': [DEVICE] });
    await mkdir(join(proc, '100'));
    expect(await findHolders({ device: DEVICE, proc, self: 200 })).toBeNull();
    expect(await findHolders({ device: DEVICE, proc: join(proc, 'absent') })).toBeNull();
  });
});

describe('mapsDevice', () => {
  it('tells a reader, which maps the buffers, from a producer, which does not', async () => {
    const proc = await makeProc({ '100': [], '101': [] });
    const map = '7f0000000000-7f0000152000 rw-s 00000000 00:05 421';
    await writeFile(join(proc, '100', 'maps'), `${map}          /usr/lib/x.so\n${map}    ${DEVICE}\n`);
    await writeFile(join(proc, '101', 'maps'), `${map}    ${DEVICE}0\n`);
    expect([100, 101, 102].map((pid) => mapsDevice(pid, DEVICE, proc))).toEqual([true, false, false]);
  });
});

describe('createHolderCount', () => {
  /** A count whose looks take `takes` milliseconds of a clock that only the test moves. */
  const countWith = (takes: number) => {
    const clock = { time: 0, looks: 0, answer: [7] as readonly number[] | null };
    const count = createHolderCount(
      async () => {
        clock.looks++;
        clock.time += takes;
        return clock.answer;
      },
      () => clock.time,
    );
    return { count, clock };
  };

  it('answers at once, and looks again when the last look is a second old', async () => {
    const { count, clock } = countWith(0);
    await count.look();
    clock.answer = [];
    clock.time = 999;
    expect([count.read(), clock.looks]).toEqual([1, 1]);
    clock.time = 1000;
    expect([count.read(), count.read(), clock.looks]).toEqual([1, 1, 2]);
    await count.look();
    expect([count.read(), clock.looks]).toEqual([0, 2]);
    clock.answer = null;
    clock.time = 2001;
    count.read();
    await count.look();
    expect(count.read()).toBeNull();
  });

  it('rests fifty times as long as a look took', async () => {
    const { count, clock } = countWith(40);
    await count.look();
    clock.time = 1999;
    expect([count.read(), clock.looks]).toEqual([1, 1]);
    clock.time = 2000;
    expect([count.read(), clock.looks]).toEqual([1, 2]);
    await count.look();
  });

  it('does not know the number when looking fails', async () => {
    const count = createHolderCount(() => Promise.reject(new Error('no /proc')));
    await count.look();
    expect(count.read()).toBeNull();
  });
});

describe('hasProducer', () => {
  const PRODUCER = false;
  const READER = true;
  it.each<{ announced: Announced; isFormatSet: boolean; holders: readonly boolean[] | null; taken: boolean }>(
    [
      { announced: 'output', isFormatSet: false, holders: [], taken: false },
      { announced: 'nothing', isFormatSet: false, holders: [], taken: false },
      { announced: 'capture', isFormatSet: true, holders: [PRODUCER], taken: true },
      { announced: 'capture', isFormatSet: true, holders: null, taken: true },
      { announced: 'both', isFormatSet: false, holders: [PRODUCER], taken: false },
      { announced: 'both', isFormatSet: true, holders: [READER], taken: false },
      { announced: 'both', isFormatSet: true, holders: [READER, PRODUCER], taken: true },
      { announced: 'both', isFormatSet: true, holders: [], taken: false },
      { announced: 'both', isFormatSet: true, holders: null, taken: false },
    ],
  )('is $taken for $announced, format set $isFormatSet, holders map $holders', (row) => {
    expect(hasProducer(row.announced, row.isFormatSet, row.holders)).toBe(row.taken);
  });
});

describe('candidateNodes', () => {
  it('leaves real cameras alone and keeps the order of numbers', async () => {
    const root = await temporaryFolder();
    const [dev, videoClass] = [join(root, 'dev'), join(root, 'class')];
    await mkdir(dev);
    await mkdir(videoClass);
    const place = async (name: string, home: string): Promise<void> => {
      await writeFile(join(dev, name), '');
      await mkdir(join(root, home, name), { recursive: true });
      await symlink(join(root, home, name), join(videoClass, name));
    };
    await place('video10', 'sys/devices/virtual/video4linux');
    await place('video9', 'sys/devices/virtual/video4linux');
    await place('video0', 'sys/devices/pci0000:00/usb1/video4linux');
    await writeFile(join(dev, 'video11'), '');
    await writeFile(join(dev, 'videos'), '');
    await writeFile(join(dev, 'v4l-subdev0'), '');
    const expected = ['video9', 'video10', 'video11'].map((name) => join(dev, name));
    expect(candidateNodes(dev, videoClass)).toEqual(expected);
    expect(candidateNodes(join(root, 'absent'), videoClass)).toEqual([]);
  });
});
