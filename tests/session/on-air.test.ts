import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Host } from '../../renderer/core/host.ts';
import type { FromCamera, OpenedCamera, ToCamera } from '../../renderer/core/virtual-camera.ts';
import type { OnAirState } from '../../renderer/session/live-status.ts';
import { createOnAirControl } from '../../renderer/session/on-air.ts';
import { createOutputStatistics } from '../../renderer/session/output-statistics.ts';

const CAMERA: OpenedCamera = {
  device: { id: 'one', kind: 'pipewire', name: 'Masque Camera', busy: false, unverified: false },
  format: 'I420',
  width: 1280,
  height: 720,
  framesPerSecond: 30,
};
const WISH = { device: 'auto', width: 1280, height: 720, rate: 30, microphone: true } as const;
const LOST: FromCamera = { kind: 'failed', reason: 'lost', message: 'Gone.', cure: 'Plug it in.' };

/** A writer process that says what it is told to; the line itself is the real one's. */
const setUp = () => {
  const said: ToCamera[] = [];
  const states: OnAirState[] = [];
  const wants: (OpenedCamera | null)[] = [];
  const sound: boolean[] = [];
  const ports: MessagePort[] = [];
  const statistics = createOutputStatistics(0);
  const control = createOnAirControl({
    // Only the surveys are asked of the host, and none is here.
    host: {} as Host,
    statistics,
    card: () => new Uint8Array(3),
    connect() {
      const port = { onmessage: null, postMessage: (message: ToCamera) => said.push(message), close() {} };
      ports.push(port as unknown as MessagePort);
      return port as unknown as MessagePort;
    },
    changed({ onAir }) {
      if (onAir) states.push(onAir);
    },
    wants: (camera) => wants.push(camera),
    wantsSound: (wanted) => sound.push(wanted),
  });
  const answer = (message: FromCamera) => {
    const port = ports.at(-1);
    if (port !== undefined) port.onmessage?.({ data: message } as MessageEvent<FromCamera>);
  };
  control.use(WISH);
  return { control, said, states, wants, sound, ports, answer, statistics };
};

const kindsOf = (list: readonly { readonly kind: string }[]) => list.map(({ kind }) => kind);

describe('going on air', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('opens the wished camera, sends the card, and feeds it until told to stop', () => {
    const { control, said, states, wants, answer } = setUp();
    control.go(true);
    expect(said[0]).toMatchObject({ kind: 'open', device: 'auto', width: 1280, framesPerSecond: 30 });
    answer({ kind: 'opened', camera: CAMERA });
    expect(kindsOf(said)).toEqual(['open', 'microphone', 'card']);
    expect(states.at(-1)).toMatchObject({ kind: 'on', device: 'Masque Camera', readers: null });
    expect(wants.at(-1)).toBe(CAMERA);
    expect(control.isDue(1000)).toBe(true);
    control.picture(1000, new Uint8Array(3));
    answer({ kind: 'readers', count: 2 });
    expect(states.at(-1)).toMatchObject({ kind: 'on', readers: 2 });
    control.go(false);
    expect(said.at(-1)).toEqual({ kind: 'close' });
    expect([states.at(-1)?.kind, wants.at(-1), control.isDue(1100)]).toEqual(['off', null, false]);
    control.dispose();
  });

  it('says what never worked, and leaves it', () => {
    const { control, states, said, answer } = setUp();
    control.go(true);
    answer({ kind: 'failed', reason: 'not-found', message: 'No camera.', cure: 'Add one.' });
    expect(states.at(-1)).toEqual({ kind: 'failed', message: 'No camera.', cure: 'Add one.' });
    vi.advanceTimersByTime(60_000);
    expect(kindsOf(said).filter((kind) => kind === 'open')).toHaveLength(1);
    control.go(false);
    expect(states.at(-1)?.kind).toBe('off');
    control.go(true);
    expect(kindsOf(said).filter((kind) => kind === 'open')).toHaveLength(2);
    control.dispose();
  });

  it('tries again what worked and was lost, more and more slowly, and goes on where it was', () => {
    const { control, states, said, answer } = setUp();
    control.go(true);
    answer({ kind: 'opened', camera: CAMERA });
    const [since] = states.flatMap((state) => (state.kind === 'on' ? [state.since] : []));
    const opens = () => kindsOf(said).filter((kind) => kind === 'open').length;
    answer(LOST);
    expect(states.at(-1)?.kind).toBe('interrupted');
    vi.advanceTimersByTime(600);
    expect(opens()).toBe(2);
    answer(LOST);
    vi.advanceTimersByTime(600);
    expect(opens()).toBe(2);
    vi.advanceTimersByTime(600);
    expect(opens()).toBe(3);
    answer({ kind: 'opened', camera: CAMERA });
    expect(states.at(-1)).toMatchObject({ kind: 'on', since });
    control.dispose();
  });

  it('starts a new line when the writer process answers no more', () => {
    const { control, states, ports, answer } = setUp();
    control.go(true);
    answer({ kind: 'opened', camera: CAMERA });
    control.picture(1, new Uint8Array(3));
    vi.advanceTimersByTime(5000);
    expect(states.map(({ kind }) => kind)).toContain('interrupted');
    vi.advanceTimersByTime(1000);
    expect(ports).toHaveLength(2);
    control.dispose();
  });

  it('stays off when stopped while it is being tried again', () => {
    const { control, states, said, answer } = setUp();
    control.go(true);
    answer({ kind: 'opened', camera: CAMERA });
    answer(LOST);
    control.go(false);
    vi.advanceTimersByTime(60_000);
    answer({ kind: 'opened', camera: CAMERA });
    expect(states.at(-1)?.kind).toBe('off');
    expect(kindsOf(said).filter((kind) => kind === 'open')).toHaveLength(1);
    control.dispose();
  });

  it('drops pictures that the writer has no time for, and counts them', () => {
    const { control, said, answer, statistics } = setUp();
    control.go(true);
    answer({ kind: 'opened', camera: CAMERA });
    for (let i = 0; i < 20; i += 1) if (control.isDue(i * 34)) control.picture(i * 34, new Uint8Array(3));
    const sent = kindsOf(said).filter((kind) => kind === 'picture').length;
    expect(sent).toBeLessThan(10);
    expect(statistics.report(1000)).toMatchObject({ virtualCamera: { dropped: 20 - sent } });
    control.dispose();
  });

  it('lets the voice out only while there is a microphone for it', () => {
    const { control, said, sound, answer } = setUp();
    const voice = { samples: new Float32Array(480), samplesPerSecond: 48_000, capturedAt: 1 };
    control.go(true);
    answer({ kind: 'opened', camera: CAMERA });
    control.sound(voice);
    answer({ kind: 'microphone', state: 'on' });
    control.sound(voice);
    control.go(false);
    control.sound(voice);
    expect(kindsOf(said).filter((kind) => kind === 'sound')).toHaveLength(1);
    expect(sound.at(-1)).toBe(false);
    control.dispose();
  });
});
