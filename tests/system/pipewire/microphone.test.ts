import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createPipewireBackend } from '../../../electron/services/virtual-camera/pipewire/camera.ts';
import { openPipewireMicrophone } from '../../../electron/services/virtual-camera/pipewire/microphone.ts';
import { CAMERA_NAME, MICROPHONE_NAME } from '../../../renderer/core/virtual-camera.ts';
import { temporaryFolders } from '../../electron/temporary-folder.ts';
import { findChromium } from '../../ui/harness/chromium.ts';
import { openChromiumReader } from './chromium-reader.ts';
import { eventually } from './eventually.ts';
import { feedPattern } from './feed.ts';
import { feedRamp, RAMP_SECONDS } from './feed-sound.ts';
import { quantile, rounded } from './figures.ts';
import { greatestStep, lostSeconds, readRamp, record } from './recording.ts';
import { CAMERA, canStand, openStand, PROGRAM, type Stand } from './stand.ts';

const NODE = 'masque-microphone';

describe.skipIf(!canStand('PipeWire’s microphone'))('PipeWire’s microphone', () => {
  let stand: Stand;
  const closing: (() => unknown)[] = [];
  const folder = temporaryFolders();

  beforeAll(async () => {
    stand = await openStand();
  });
  afterAll(() => stand?.dispose());
  afterEach(async () => {
    for (const close of closing.splice(0).reverse()) await close();
  });

  const open = async () => {
    const microphone = await openPipewireMicrophone({ program: PROGRAM, env: stand.environment });
    closing.push(() => microphone.close());
    return microphone;
  };
  const feed = (microphone: Awaited<ReturnType<typeof open>>, samplesPerSecond?: number) => {
    const sound = feedRamp(microphone, samplesPerSecond);
    closing.push(sound.stop);
    return sound;
  };
  const listen = async (microphone: Awaited<ReturnType<typeof open>>) => {
    const recorder = record(NODE, join(await folder(), 'sound.wav'), stand.environment);
    closing.push(recorder.kill);
    expect(await eventually(() => microphone.readers() === 1)).toBe(true);
    return recorder;
  };

  // A busy machine holds up the recorder, which then misses sound: hence the retries.
  it('plays everything, as much later as is asked, without a click', { retry: 2 }, async () => {
    const microphone = await open();
    microphone.setDelay(200);
    feed(microphone);
    const recorder = await listen(microphone);
    await pause(5000);
    expect(microphone.report()?.delayMilliseconds).toBeCloseTo(200, -1);
    microphone.setDelay(400);
    await pause(5000);
    expect(microphone.report()).toMatchObject({ underruns: 0 });
    expect(microphone.report()?.delayMilliseconds).toBeCloseTo(400, -1);
    const samples = await recorder.stop();
    const points = readRamp(samples);
    const lag = points.map(({ heard, captured }) => heard - captured);
    const [early, late] = [lag.slice(lag.length * 0.2, lag.length * 0.4), lag.slice(lag.length * 0.7)];
    const step = (quantile(late, 0.5) - quantile(early, 0.5)) * 1000;
    const lost = lostSeconds(points);
    console.log('PipeWire’s microphone:', rounded({ step, lost, seconds: samples.length / 48_000 }));
    expect(samples.length / 48_000).toBeGreaterThan(8);
    expect(lost / (samples.length / 48_000)).toBeLessThan(0.01);
    expect(Math.abs(step - 200)).toBeLessThan(5);
    // A cross-fade of 10 ms over what a ramp rises in 200 ms, and the soft beginning.
    expect(greatestStep(samples.subarray(4800))).toBeLessThan(0.001);
    await microphone.close();
    expect(await microphone.ended).toBeNull();
  });

  it('takes sound of any rate, and is silent when none comes', async () => {
    const microphone = await open();
    microphone.setDelay(200);
    const sound = feed(microphone, 16_000);
    await pause(300);
    const recorder = await listen(microphone);
    await pause(1500);
    sound.stop();
    await pause(1000);
    const samples = await recorder.stop();
    // Without the first and the last moment, where it is led out of silence and back.
    const points = readRamp(samples).slice(5, -5);
    const [first, last] = [points[0], points.at(-1)];
    if (first === undefined || last === undefined) throw new Error('Nothing was heard.');
    expect(last.captured - first.captured).toBeGreaterThan(1);
    expect((last.captured - first.captured) / (last.heard - first.heard)).toBeCloseTo(1, 1);
    expect(samples.subarray(-4800).every((sample) => sample === 0)).toBe(true);
  });

  it('lets lips and sound meet', { retry: 2 }, async () => {
    const delay = 200;
    const microphone = await open();
    microphone.setDelay(delay);
    const sound = feed(microphone);
    const backend = createPipewireBackend({ program: PROGRAM, env: stand.environment });
    const camera = await backend.open({ device: CAMERA, width: 640, height: 360, framesPerSecond: 30 });
    closing.push(() => camera.close());
    // What is given to the camera now was captured as long ago as an avatar takes.
    const pictures = feedPattern(camera);
    closing.push(pictures.stop);
    const reader = await openChromiumReader(findChromium() ?? '', stand.env);
    closing.push(() => reader.close());
    expect(await reader.lists('videoinput', CAMERA_NAME)).toBe(true);
    expect(await reader.lists('audioinput', MICROPHONE_NAME)).toBe(true);
    const watch = await reader.watch({ microphone: MICROPHONE_NAME });
    expect(await watch.pictures(120, 20)).toBe(true);
    const seen = await watch.stop();
    const pictureLag = seen.pictures.flatMap(({ clock, arrivedAt }) => {
      const given = pictures.at.get(clock ?? -1);
      return given === undefined ? [] : [arrivedAt - (given - delay)];
    });
    const soundLag = seen.sounds.flatMap(({ first, arrivedAt }) =>
      first > 0 ? [arrivedAt - (sound.startedAt + first * RAMP_SECONDS * 1000)] : [],
    );
    const offset = quantile(soundLag, 0.5) - quantile(pictureLag, 0.5);
    console.log(
      'Sound after its picture, ms:',
      rounded({
        offset,
        picture50: quantile(pictureLag, 0.5),
        picture95: quantile(pictureLag, 0.95),
        sound50: quantile(soundLag, 0.5),
        sound95: quantile(soundLag, 0.95),
      }),
    );
    expect(soundLag.length).toBeGreaterThan(60);
    expect(Math.abs(offset)).toBeLessThanOrEqual(20);
  });

  it.each([
    ['a rate that no sound has', [3, 20, 0, 0, 1, 0, 0, 0], /1 samples a second/],
    ['a message of a camera’s', [2, 8], /type 2/],
  ])('ends with words at %s', async (_, [type = 0, length = 0, ...body], words) => {
    const child = spawn(PROGRAM, ['microphone', MICROPHONE_NAME], { env: stand.environment });
    const bytes = Buffer.alloc(12 + length);
    bytes.writeUInt32LE(0x3150514d, 0);
    bytes.writeUInt32LE(type, 4);
    bytes.writeUInt32LE(length, 8);
    Buffer.from(body).copy(bytes, 18);
    child.stdin.write(bytes);
    let complained = '';
    child.stderr.on('data', (text) => {
      complained += String(text);
    });
    expect(await new Promise((done) => child.once('close', done))).toBe(2);
    expect(complained).toMatch(words);
  });
});
