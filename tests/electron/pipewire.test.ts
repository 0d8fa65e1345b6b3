import { chmod, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createPipewireBackend } from '../../electron/services/virtual-camera/pipewire/camera.ts';
import { daemonSocket } from '../../electron/services/virtual-camera/pipewire/daemon.ts';
import {
  encodeDelay,
  encodeFormat,
  encodePicture,
  encodeSound,
} from '../../electron/services/virtual-camera/pipewire/messages.ts';
import { openPipewireMicrophone } from '../../electron/services/virtual-camera/pipewire/microphone.ts';
import { temporaryFolders } from './temporary-folder.ts';

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

describe('a message to masque-pipewire', () => {
  it('is a magic number, a type, a length and a body, all little-endian', () => {
    expect(hex(encodeFormat(1280, 720, 30_000))).toBe('4d515031010000000c00000000050000d002000030750000');
    expect(hex(encodePicture(2, 7))).toBe('4d51503102000000080000000200000007000000');
    expect(hex(encodeDelay(200_000_000n))).toBe('4d515031040000000800000000c2eb0b00000000');
    expect(hex(encodeSound(Float32Array.of(1, -0.5), 1n, 48_000))).toBe(
      '4d51503103000000180000000100000000000000' + '80bb000000000000' + '0000803f000000bf',
    );
  });

  it('takes a part of a larger array of samples', () => {
    const samples = Float32Array.of(9, 1, 9).subarray(1, 2);
    expect(hex(encodeSound(samples, 0n, 8000)).slice(-8)).toBe('0000803f');
  });
});

describe('where PipeWire is looked for', () => {
  it.each([
    [{ XDG_RUNTIME_DIR: '/run/user/1' }, '/run/user/1/pipewire-0'],
    [{ XDG_RUNTIME_DIR: '/run/user/1', PIPEWIRE_RUNTIME_DIR: '/own' }, '/own/pipewire-0'],
    [{ PIPEWIRE_RUNTIME_DIR: '/own', PIPEWIRE_REMOTE: 'other' }, '/own/other'],
    [{ PIPEWIRE_REMOTE: '/somewhere/socket' }, '/somewhere/socket'],
    [{}, null],
  ])('is %j → %s', (env, socket) => {
    expect(daemonSocket(env)).toBe(socket);
  });
});

/** Answers the format once, sharing a file, and then does what `then` says. */
const fakeProgram = (then: string): string => `#!${process.execPath}
const { ftruncateSync, openSync, writeSync } = require('node:fs');
const file = openSync(__filename + '.memory', 'w+');
ftruncateSync(file, 4096 + 3 * 4096);
process.stdin.once('data', () => {
  process.stdout.write('a line of somebody else’s\\n' + JSON.stringify({
    format: { width: 32, height: 16, picturesPerKilosecond: 30000 },
    memory: { descriptor: file, slots: 3, slotBytes: 4096, offset: 4096 },
    readers: 2, dropped: 5,
  }) + '\\n');
  ${then}
});
process.stdin.once('end', () => process.exit(0));
`;

describe.skipIf(process.platform !== 'linux')('PipeWire’s backend', () => {
  const folder = temporaryFolders();
  const closing: (() => unknown)[] = [];
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  /** A daemon that answers, and a program that does not ask it for anything. */
  const stand = async (then: string) => {
    const place = await folder();
    const daemon = createServer().listen(join(place, 'pipewire-0'));
    closing.push(() => daemon.close());
    const program = join(place, 'masque-pipewire.cjs');
    await writeFile(program, fakeProgram(then));
    await chmod(program, 0o755);
    return { program, env: { PIPEWIRE_RUNTIME_DIR: place } };
  };
  const request = {
    device: { id: 'pipewire', kind: 'pipewire', name: 'x', busy: false, unverified: false },
    width: 640,
    height: 480,
    framesPerSecond: 30,
  } as const;
  const picture = new Uint8Array((32 * 16 * 3) / 2);

  it('takes the size that the program names, and tells what it says', async () => {
    const writer = await createPipewireBackend(await stand('')).open(request);
    closing.push(() => writer.close());
    expect(writer).toMatchObject({ format: 'I420', width: 32, height: 16, framesPerSecond: 30 });
    expect([writer.readers(), writer.dropped()]).toEqual([2, 5]);
    await writer.write(picture);
  });

  it('is lost when the program takes no picture any more', async () => {
    const writer = await createPipewireBackend(await stand('')).open(request);
    const three = async (): Promise<void> => {
      for (let i = 0; i < 3; i += 1) await writer.write(picture);
    };
    // The first two of three slots are free at the start; the program counts nothing as taken.
    await expect(three()).rejects.toMatchObject({ reason: 'lost' });
    await expect(writer.write(picture)).rejects.toMatchObject({ reason: 'lost' });
  });

  it.each([
    ['process.exit(2)', 'failed', 'npm run setup'],
    ['process.exit(3)', 'lost', 'systemctl'],
    ['process.kill(process.pid, "SIGSEGV")', 'lost', 'again'],
  ])('says why after %s', async (end, reason, cure) => {
    const stood = await stand(`setTimeout(() => { console.error('Words.'); ${end} }, 50)`);
    const writer = await createPipewireBackend(stood).open(request);
    const refusal = (async () => {
      for (;;) await writer.write(picture);
    })();
    await expect(refusal).rejects.toMatchObject({
      reason,
      cure: expect.stringContaining(cure),
      message: expect.stringContaining('Words.'),
    });
  });

  it('names a program that is not there', async () => {
    const { env } = await stand('');
    const absent = { program: '/nowhere/masque-pipewire', env };
    expect(await createPipewireBackend(absent).survey()).toEqual([]);
    await expect(createPipewireBackend(absent).open(request)).rejects.toMatchObject({
      reason: 'missing-part',
    });
    await expect(openPipewireMicrophone(absent)).rejects.toMatchObject({ reason: 'missing-part' });
  });

  it('does not take a socket that nobody answers for a daemon', async () => {
    const { program } = await stand('');
    const env = { PIPEWIRE_RUNTIME_DIR: await folder() };
    await writeFile(join(env.PIPEWIRE_RUNTIME_DIR, 'pipewire-0'), '');
    expect(await createPipewireBackend({ program, env }).survey()).toEqual([]);
  });
});
