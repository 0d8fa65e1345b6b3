import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostCall } from './host-call.ts';
import { createStand, type Opened } from './launch.ts';

const PATIENCE = 120_000;
const stand = createStand();
beforeAll(() => stand.ready(), PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

describe('the host', { timeout: PATIENCE }, () => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await stand.open();
  }, PATIENCE);
  afterAll(() => opened.close(), PATIENCE);

  it('answers what the contract asks', async () => {
    const runtime = await hostCall(opened.page, 'runtime');
    expect(runtime).toMatchObject({
      status: 200,
      body: {
        json: { electron: expect.stringMatching(/^\d+\./), official: expect.any(Boolean), packaged: false },
      },
    });
    const launch = await hostCall(opened.page, 'launch');
    expect(launch?.body.json).toEqual({
      verb: 'window',
      headless: false,
      wantsStats: false,
      wantsScreenshot: false,
    });
    expect((await hostCall(opened.page, 'memory'))?.body.json).toBeGreaterThan(20);
  });

  it('refuses bad input', async () => {
    const answer = await hostCall(opened.page, 'settings/write', { smoothing: 'very' });
    expect(answer).toMatchObject({ status: 400, body: { json: { code: 'BAD_REQUEST' } } });
    const unknown = await hostCall(opened.page, 'no/such/call', {});
    expect(unknown?.status).toBe(404);
  });

  it('gives an error with its reason and cure', async () => {
    const answer = await hostCall(opened.page, 'media/open', { path: '/no/such/film.mp4' });
    expect(answer?.body.json).toMatchObject({
      code: 'MASQUE',
      message: expect.stringContaining('film.mp4'),
      data: { reason: 'not-found', cure: expect.stringMatching(/\w/) },
    });
  });

  it('outlives nonsense on the port', async () => {
    await opened.page.evaluate(() => {
      for (const nonsense of [
        null,
        1,
        'text',
        '{"i":',
        {},
        { i: '1' },
        { i: '1', p: { u: 7 } },
        [],
        new ArrayBuffer(9),
      ]) {
        const { port1, port2 } = new MessageChannel();
        window.postMessage('masque:connect', location.origin, [port2]);
        port1.postMessage(nonsense);
      }
    });
    expect((await hostCall(opened.page, 'runtime'))?.status).toBe(200);
  });

  it('serves an opened file in parts, so that a player can seek', async () => {
    const rate = 8000;
    const seconds = 30;
    const wav = Buffer.alloc(44 + rate * seconds);
    wav.write('RIFF', 0, 'latin1');
    wav.writeUInt32LE(wav.length - 8, 4);
    wav.write('WAVEfmt ', 8, 'latin1');
    wav.writeUInt32LE(16, 16);
    wav.writeUInt16LE(1, 20);
    wav.writeUInt16LE(1, 22);
    wav.writeUInt32LE(rate, 24);
    wav.writeUInt32LE(rate, 28);
    wav.writeUInt16LE(1, 32);
    wav.writeUInt16LE(8, 34);
    wav.write('data', 36, 'latin1');
    wav.writeUInt32LE(rate * seconds, 40);
    for (let index = 44; index < wav.length; index += 1) wav[index] = index % 256;
    const path = join(await stand.folder(), 'thirty seconds.wav');
    await writeFile(path, wav);
    const answer = await hostCall(opened.page, 'media/open', { path });
    const source = answer?.body.json as { address: string; bytes: number };
    expect(source.bytes).toBe(wav.length);
    const seen = await opened.page.evaluate(async (address) => {
      const part = await fetch(address, { headers: { range: 'bytes=100-103' } });
      const bytes = [...new Uint8Array(await part.arrayBuffer())];
      const whole = (await (await fetch(address)).arrayBuffer()).byteLength;
      const sound = new Audio(address);
      sound.preload = 'auto';
      await new Promise((done, failed) => {
        sound.onloadedmetadata = done;
        sound.onerror = () => failed(new Error(sound.error?.message));
      });
      sound.currentTime = 25;
      await new Promise((done) => {
        sound.onseeked = done;
      });
      return { status: part.status, bytes, whole, duration: sound.duration, time: sound.currentTime };
    }, source.address);
    expect(seen).toEqual({
      status: 206,
      bytes: [100, 101, 102, 103],
      whole: wav.length,
      duration: seconds,
      time: 25,
    });
  });

  it('keeps settings over a restart', async () => {
    const userData = await stand.folder();
    const first = await stand.open(['--user-data', userData]);
    const written = await hostCall(first.page, 'settings/write', { avatar: 'noor', smoothing: 0.75 });
    expect(written?.body.json).toMatchObject({ avatar: 'noor', smoothing: 0.75 });
    await first.close();
    const second = await stand.open(['--user-data', userData]);
    const read = await hostCall(second.page, 'settings/read');
    expect(read?.body.json).toMatchObject({
      settings: { avatar: 'noor', smoothing: 0.75, backdrop: 'dusk' },
    });
    await second.close();
  });
});
