import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { aptCommand, isOnPath } from '../../../build/setup/system-libraries.mjs';
import { createPipewireBackend } from '../../../electron/services/virtual-camera/pipewire/camera.ts';
import { encodeFormat, encodePicture } from '../../../electron/services/virtual-camera/pipewire/messages.ts';
import { CLOCK_HEIGHT, readClock } from '../../../renderer/core/signals/picture-clock.ts';
import { pictureBytes } from '../../../renderer/core/virtual-camera.ts';
import { temporaryFolders } from '../../electron/temporary-folder.ts';
import { eventually } from './eventually.ts';
import { feedPattern } from './feed.ts';
import { paintPattern } from './pattern.ts';
import { CAMERA, canStand, openStand, PROGRAM, type Stand } from './stand.ts';

const SMALL = { device: CAMERA, width: 320, height: 240, framesPerSecond: 60 };

const GSTREAMER_PLUGINS = ['x86_64-linux-gnu', 'aarch64-linux-gnu'].map(
  (place) => `/usr/lib/${place}/gstreamer-1.0/libgstpipewire.so`,
);
const canGstreamer = isOnPath('gst-launch-1.0') && GSTREAMER_PLUGINS.some(existsSync);
if (!canGstreamer)
  console.warn(
    `GStreamer reads no camera here. Cure: ${aptCommand(['gstreamer1.0-tools', 'gstreamer1.0-pipewire'])}`,
  );

const statusOf = (child: ChildProcess): Promise<number | null> =>
  new Promise((done) => {
    if (child.exitCode !== null) done(child.exitCode);
    else child.once('exit', done);
  });

const isAlive = (processId: number): boolean => existsSync(`/proc/${processId}`);

describe.skipIf(!canStand('PipeWire’s camera in hard times'))('PipeWire’s camera in hard times', () => {
  let stand: Stand;
  const closing: (() => unknown)[] = [];
  const folder = temporaryFolders();

  beforeAll(async () => {
    stand = await openStand();
  });
  afterAll(() => stand?.dispose());
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
    await eventually(async () => (await stand.cameras()).length === 0);
  });

  const open = async (request = SMALL, { environment } = stand) => {
    const backend = createPipewireBackend({ program: PROGRAM, env: environment });
    const writer = await backend.open(request);
    closing.push(() => writer.close());
    return writer;
  };
  const start = (command: string, args: readonly string[]) => {
    const child = spawn(command, args, { env: stand.environment, stdio: ['pipe', 'pipe', 'pipe'] });
    child.stdin.on('error', () => undefined);
    let [said, complained] = ['', ''];
    child.stdout.on('data', (text) => {
      said += String(text);
    });
    child.stderr.on('data', (text) => {
      complained += String(text);
    });
    closing.push(() => {
      if (child.exitCode === null) child.kill('SIGKILL');
    });
    return { child, said: () => said, complained: () => complained };
  };
  const gstreamer = (file: string, pictures: number) =>
    start('gst-launch-1.0', [
      ...['pipewiresrc', 'target-object=masque-camera', `num-buffers=${pictures}`],
      ...['!', 'video/x-raw', '!', 'filesink', `location=${file}`],
    ]);

  it.skipIf(!canGstreamer)('is read whole by GStreamer, too', async () => {
    const file = join(await folder(), 'pictures');
    const writer = await open();
    closing.push(feedPattern(writer, { framesPerSecond: 60 }).stop);
    expect(await statusOf(gstreamer(file, 40).child)).toBe(0);
    const bytes = readFileSync(file);
    const size = pictureBytes('I420', SMALL.width, SMALL.height);
    expect(bytes.length).toBe(40 * size);
    const numbers = Array.from({ length: 40 }, (_, i) => {
      const picture = bytes.subarray(i * size, (i + 1) * size);
      const at = Math.floor((CLOCK_HEIGHT / 2) * SMALL.height) * SMALL.width;
      const row = Uint8Array.from({ length: SMALL.width * 4 }, (_, x) => picture[at + (x >> 2)] ?? 0);
      const number = readClock({ width: SMALL.width, height: 1, data: row }) ?? -1;
      expect(picture.equals(paintPattern(number, SMALL.width, SMALL.height))).toBe(true);
      return number;
    });
    expect(numbers).toEqual([...numbers].sort((a, b) => a - b));
  });

  it.skipIf(!canGstreamer)(
    'does not wait for a reader that has stopped, and counts what it missed',
    async () => {
      const writer = await open();
      const { child } = gstreamer('/dev/null', 10_000);
      expect(await eventually(() => writer.readers() === 1)).toBe(true);
      const feeder = feedPattern(writer, { framesPerSecond: 60 });
      closing.push(feeder.stop);
      expect(await eventually(() => feeder.at.size > 20)).toBe(true);
      child.kill('SIGSTOP');
      const before = feeder.at.size;
      expect(await eventually(() => feeder.at.size > before + 90)).toBe(true);
      expect(feeder.failure()).toBeNull();
      expect(await eventually(() => writer.dropped() > 0)).toBe(true);
      child.kill('SIGKILL');
      expect(await eventually(() => writer.readers() === 0)).toBe(true);
      expect(feeder.failure()).toBeNull();
    },
  );

  it('goes with the process that fed it', async () => {
    const parent = start(process.execPath, [
      '-e',
      `const { spawn } = require('node:child_process');
       const child = spawn(${JSON.stringify(PROGRAM)}, ['camera', 'x'], { stdio: ['pipe', 'ignore', 'ignore'] });
       child.stdin.write(Buffer.from('${Buffer.from(encodeFormat(320, 240, 30_000)).toString('hex')}', 'hex'));
       console.log(child.pid);
       setInterval(() => {}, 1000);`,
    ]);
    expect(await eventually(async () => (await stand.cameras()).length === 1)).toBe(true);
    const processId = Number(parent.said());
    expect(isAlive(processId)).toBe(true);
    parent.child.kill('SIGKILL');
    expect(await eventually(() => !isAlive(processId))).toBe(true);
    expect(await eventually(async () => (await stand.cameras()).length === 0)).toBe(true);
  });

  it.each([
    ['bytes of any kind', Buffer.from('GET / HTTP/1.1\r\n\r\n'), /0x20544547 where a message begins/],
    ['an odd size', encodeFormat(321, 240, 30_000), /321x240/],
    ['a picture before its format', encodePicture(0, 1), /before its format/],
    [
      'a message without end',
      Buffer.from([0x4d, 0x51, 0x50, 0x31, 2, 0, 0, 0, 255, 255, 255, 255]),
      /4294967295/,
    ],
    [
      'a message that is the microphone’s',
      Buffer.from([0x4d, 0x51, 0x50, 0x31, 4, 0, 0, 0, 0, 0, 0, 0]),
      /type 4/,
    ],
  ])('ends with words at %s', async (_, bytes, words) => {
    const { child, complained } = start(PROGRAM, ['camera', 'Masque Camera']);
    child.stdin.write(bytes);
    expect(await statusOf(child)).toBe(2);
    expect(complained()).toMatch(words);
  });

  it('ends well when its input does', async () => {
    const { child, complained } = start(PROGRAM, ['camera', 'Masque Camera']);
    child.stdin.end(encodeFormat(320, 240, 30_000));
    expect(await statusOf(child)).toBe(0);
    expect(complained()).toBe('');
  });

  it('is lost when PipeWire goes, and there again when PipeWire is', async () => {
    const first = await openStand();
    const environment = { ...first.environment };
    const backend = createPipewireBackend({ program: PROGRAM, env: environment });
    const writer = await backend.open(SMALL);
    await writer.write(paintPattern(1, SMALL.width, SMALL.height));
    await first.dispose();
    const refusal = eventually(async () => {
      await pause(10);
      await writer.write(paintPattern(2, SMALL.width, SMALL.height));
      return false;
    });
    await expect(refusal).rejects.toMatchObject({
      reason: 'lost',
      cure: expect.stringContaining('systemctl'),
    });
    expect(await backend.survey()).toEqual([]);
    await expect(backend.open(SMALL)).rejects.toMatchObject({ reason: 'not-found' });

    // The same place again, as after a restart.
    Object.assign(environment, stand.env);
    expect(await backend.survey()).toEqual([CAMERA]);
    const again = await backend.open(SMALL);
    closing.push(() => again.close());
    await again.write(paintPattern(3, SMALL.width, SMALL.height));
    expect(await stand.cameras()).toHaveLength(1);
  });
});
