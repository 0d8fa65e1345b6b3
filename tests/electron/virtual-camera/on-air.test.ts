import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { MicrophoneWriter } from '../../../electron/services/virtual-camera/microphone-writer.ts';
import { createOnAir } from '../../../electron/services/virtual-camera/on-air.ts';
import { MasqueError } from '../../../renderer/core/errors.ts';
import type { FromCamera, ToCamera, VirtualCameraDevice } from '../../../renderer/core/virtual-camera.ts';
import { createFakeDevice, DEVICE } from './fake-device.ts';

const CARD = 200;
const open = (more: Partial<Extract<ToCamera, { kind: 'open' }>> = {}): ToCamera => ({
  kind: 'open',
  device: 'auto',
  width: 16,
  height: 16,
  framesPerSecond: 30,
  ...more,
});
const bytes = (first: number, side = 16) => new Uint8Array(side * side * 1.5).fill(first);

const setUp = (devices: readonly VirtualCameraDevice[] = [DEVICE]) => {
  const device = createFakeDevice();
  const heard: FromCamera[] = [];
  const voice = { sounds: [] as number[], delay: 0, closed: 0 };
  const microphone = async (): Promise<MicrophoneWriter> => ({
    report: () => ({ delayMilliseconds: voice.delay, underruns: 0 }),
    readers: () => 1,
    ended: new Promise(() => undefined),
    sound: (samples) => voice.sounds.push(samples.length),
    setDelay: (milliseconds) => {
      voice.delay = milliseconds;
    },
    close: async () => {
      voice.closed += 1;
    },
  });
  const onAir = createOnAir({ survey: async () => devices, open: device.open, microphone, now: Date.now });
  onAir.connect((message) => heard.push(message));
  const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
  const say = async (...messages: ToCamera[]) => {
    for (const message of messages) onAir.handle(message);
    await pass(1);
  };
  let number = 0;
  const show = async (first: number) => {
    number += 1;
    await say({ kind: 'picture', number, capturedAt: Date.now(), bytes: bytes(first) });
    await pass(20);
  };
  const kinds = () => heard.map(({ kind }) => kind);
  return { ...device, onAir, heard, kinds, voice, pass, say, show };
};

describe('being on air', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('takes the best device that nobody else feeds, and shows what comes', async () => {
    const other = { ...DEVICE, id: 'two' };
    const { state, say, show, heard, onAir } = setUp([{ ...DEVICE, busy: true }, other]);
    await say(open());
    expect(state.opened.map(({ device }) => device.id)).toEqual(['two']);
    expect(heard[0]).toMatchObject({ kind: 'opened', camera: { device: other, width: 16, format: 'I420' } });
    await show(1);
    expect(state.written).toEqual([1]);
    await onAir.dispose();
  });

  it('takes the next device when the best does not open, and says why the best does not when none does', async () => {
    const [forbidden, other] = [
      { ...DEVICE, id: 'forbidden' },
      { ...DEVICE, id: 'two' },
    ];
    const { state, say, heard, onAir } = setUp([forbidden, other]);
    state.refused.set('forbidden', new MasqueError('denied', 'Not yours.', 'Ask.'));
    await say(open());
    expect(heard[0]).toMatchObject({ kind: 'opened', camera: { device: other } });
    state.refused.set('two', new MasqueError('busy', 'Taken.', 'Wait.'));
    await say(open({ width: 32 }));
    expect(heard.at(-1)).toMatchObject({ kind: 'failed', message: 'Not yours.' });
    await onAir.dispose();
  });

  it('says what is wrong when there is no device, or not the wished one', async () => {
    const none = setUp([]);
    await none.say(open());
    expect(none.heard).toMatchObject([{ kind: 'failed', reason: 'not-found' }]);
    const some = setUp();
    await some.say(open({ device: 'nine' }));
    expect(some.heard[0]).toMatchObject({ kind: 'failed', message: expect.stringContaining('nine') });
  });

  it('says in the device’s own words why it does not open', async () => {
    const { state, say, heard } = setUp();
    state.broken = new MasqueError('busy', 'OBS has it.', 'Stop OBS.');
    await say(open());
    expect(heard).toEqual([{ kind: 'failed', reason: 'busy', message: 'OBS has it.', cure: 'Stop OBS.' }]);
  });

  it('off air shows the card for as long as somebody looks, then gives the device back', async () => {
    const { state, say, show, pass, kinds } = setUp();
    state.readers = 1;
    await say(open(), { kind: 'card', bytes: bytes(CARD) });
    await say({ kind: 'card', bytes: bytes(CARD) });
    await show(1);
    await say({ kind: 'close' });
    expect(kinds()).toContain('closed');
    expect(state.written.at(-1)).toBe(CARD);
    await pass(3000);
    expect(state.closed).toBe(0);
    state.readers = 0;
    await pass(1000);
    expect(state.closed).toBe(1);
  });

  it('goes on air again on the very device that somebody still looks at', async () => {
    const { state, say, show } = setUp();
    state.readers = 1;
    await say(open());
    await say({ kind: 'close' });
    await say(open());
    await show(3);
    expect(state.opened).toHaveLength(1);
    expect(state.written.at(-1)).toBe(3);
  });

  it('keeps the size that somebody looks at, and takes the new one when nobody does', async () => {
    const { state, say, pass, heard } = setUp();
    state.readers = 1;
    await say(open());
    await say(open({ width: 32, height: 32 }));
    expect(state.opened).toHaveLength(1);
    expect(heard.filter(({ kind }) => kind === 'opened').at(-1)).toMatchObject({ camera: { width: 16 } });
    state.readers = 0;
    await pass(1000);
    expect(state.opened.map(({ width }) => width)).toEqual([16, 32]);
    expect(heard.filter(({ kind }) => kind === 'opened').at(-1)).toMatchObject({ camera: { width: 32 } });
  });

  it('tells how many look, when it changes', async () => {
    const { state, say, pass, heard } = setUp();
    await say(open());
    await pass(1000);
    state.readers = 2;
    await pass(1000);
    const counts = heard.flatMap((message) => (message.kind === 'readers' ? [message.count] : []));
    expect(counts).toEqual([0, 2]);
  });

  it('lets go of a device that is gone, and opens it again when asked', async () => {
    const { state, say, show, heard } = setUp();
    await say(open());
    state.broken = new MasqueError('lost', 'It was unplugged.', 'Plug it in.');
    await show(1);
    expect(heard.at(-1)).toMatchObject({ kind: 'failed', reason: 'lost' });
    expect(state.closed).toBe(1);
    state.broken = null;
    await say(open());
    await show(2);
    expect(state.written).toEqual([2]);
  });

  it('outlives a page that comes back, and gives up on one that does not', async () => {
    const { state, say, show, pass, onAir } = setUp();
    await say(open());
    await say({ kind: 'card', bytes: bytes(CARD) });
    await show(1);
    onAir.disconnect();
    await pass(5000);
    expect(state.closed).toBe(0);
    expect(state.written.at(-1)).toBe(CARD);
    onAir.connect(() => undefined);
    await pass(60_000);
    expect(state.closed).toBe(0);
    onAir.disconnect();
    await pass(20_000);
    expect(state.closed).toBe(1);
  });

  it('leaves the card at the end', async () => {
    const { state, say, show, onAir } = setUp();
    await say(open());
    await say({ kind: 'card', bytes: bytes(CARD) });
    await show(1);
    await onAir.dispose();
    expect(state.written.at(-1)).toBe(CARD);
    expect(state.closed).toBe(1);
  });

  it('sends the voice as late as the picture', async () => {
    const { say, voice, heard, pass, onAir } = setUp();
    const sound: ToCamera = {
      kind: 'sound',
      capturedAt: 1,
      samplesPerSecond: 48_000,
      samples: new Float32Array(480),
    };
    await say(open(), sound, { kind: 'microphone', on: true });
    await say(sound);
    expect(heard.at(-1)).toEqual({ kind: 'microphone', state: 'on' });
    expect(voice.sounds).toEqual([480]);
    await say({ kind: 'picture', number: 1, capturedAt: Date.now() - 70, bytes: bytes(1) });
    await pass(200);
    expect(voice.delay).toBeCloseTo(70, -1);
    await say({ kind: 'microphone', on: false });
    await say(sound);
    expect(voice).toMatchObject({ sounds: [480], closed: 1 });
    await onAir.dispose();
  });
});
