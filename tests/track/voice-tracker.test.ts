import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type FromModels,
  type HeardHop,
  type ToModels,
  VOICE_HOP_SAMPLES,
} from '../../renderer/core/native-models.ts';
import { createVoiceTracker, type VoiceTrackerState } from '../../renderer/track/voice-tracker.ts';

const silence = new Float32Array(VOICE_HOP_SAMPLES);
const hop = (timeSeconds: number): HeardHop => ({
  timeSeconds,
  weights: new Float32Array(15),
  voice: 0,
  phoneme: 'sil',
});
const READY: FromModels = {
  kind: 'ready',
  provider: 'cpu',
  attempts: [{ provider: 'cuda', reason: 'no driver' }, { provider: 'cpu' }],
  runtime: 'a runtime',
};

/** A process at the other end of a real line, which does what the test says. */
const fakeProcess = (port: MessagePort) => {
  const said: ToModels[] = [];
  port.onmessage = ({ data }: MessageEvent<ToModels>) => said.push(data);
  return { said, port, say: (message: FromModels) => port.postMessage(message) };
};

const room = (answerSeconds?: number) => {
  const processes: ReturnType<typeof fakeProcess>[] = [];
  const states: VoiceTrackerState[] = [];
  const heard: number[] = [];
  const tracker = createVoiceTracker(
    () => {
      const { port1, port2 } = new MessageChannel();
      processes.push(fakeProcess(port2));
      return port1;
    },
    {
      heard: (hops) => heard.push(...hops.map(({ timeSeconds }) => timeSeconds)),
      changed: (state) => states.push(state),
    },
    answerSeconds,
  );
  const newest = () => {
    const process = processes.at(-1);
    if (process === undefined) throw new Error('no line was asked for');
    return process;
  };
  const kinds = () => states.map(({ kind }) => kind);
  /** Opens the newest line's models, and waits until the tracker knows. */
  const ready = async () => {
    const before = states.length;
    newest().say(READY);
    await vi.waitUntil(() => states.length > before);
  };
  return { tracker, processes, states, kinds, heard, newest, ready };
};

let rooms: ReturnType<typeof room>[] = [];
const open = (answerSeconds?: number) => {
  const opened = room(answerSeconds);
  rooms.push(opened);
  return opened;
};

/** Ports are real and take real time; clocks are the test's. */
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'performance'] });
});
afterEach(() => {
  for (const { tracker, processes } of rooms) {
    tracker.dispose();
    for (const { port } of processes) port.close();
  }
  rooms = [];
  vi.useRealTimers();
});

describe('the voice tracker', () => {
  it('drops sound until the models are open, then passes on what they hear', async () => {
    const { tracker, states, heard, newest, ready } = open();
    tracker.hear(silence, 0);
    await ready();
    expect(states).toEqual([
      { kind: 'opening' },
      { kind: 'running', provider: 'cpu', passedOver: ['cuda: no driver'] },
    ]);
    tracker.hear(silence, 5);
    await vi.waitUntil(() => newest().said.length === 1);
    expect(newest().said).toEqual([{ kind: 'sound', startSeconds: 5, samples: silence }]);
    newest().say({ kind: 'heard', hops: [] });
    newest().say({ kind: 'heard', hops: [hop(5.005), hop(5.015)] });
    await vi.waitUntil(() => heard.length === 2);
    expect(heard).toEqual([5.005, 5.015]);
  });

  it('refuses a part of a hop', () => {
    expect(() => open().tracker.hear(new Float32Array(100), 0)).toThrow('100 samples');
  });

  it('lets nothing pile up before a slow process, and goes on when it has caught up', async () => {
    const { tracker, newest, ready } = open();
    await ready();
    for (let i = 0; i < 500; i += 1) tracker.hear(silence, i);
    tracker.end();
    await vi.waitUntil(() => newest().said.at(-1)?.kind === 'end');
    const waiting = newest().said.length;
    expect(waiting).toBeLessThan(100);
    for (let i = 0; i < waiting; i += 1) newest().say({ kind: 'heard', hops: [] });
    newest().say({ kind: 'ended' });
    await vi.waitUntil(() => {
      tracker.hear(silence, 900);
      return newest().said.length > waiting;
    });
  });

  it('ends a sound when all of it has been heard', async () => {
    const { tracker, heard, newest, ready } = open();
    await ready();
    tracker.hear(silence, 0);
    const ended = tracker.end().then(() => heard.push(-1));
    await vi.waitUntil(() => newest().said.length === 2);
    newest().say({ kind: 'heard', hops: [] });
    newest().say({ kind: 'heard', hops: [hop(0.005)] });
    newest().say({ kind: 'ended' });
    await ended;
    expect(heard).toEqual([0.005, -1]);
  });

  it('asks again when the process has ended, and waits no longer for its last words', async () => {
    const { tracker, processes, states, kinds, heard, newest, ready } = open();
    await ready();
    tracker.hear(silence, 0);
    const ended = tracker.end();
    newest().port.close();
    await ended;
    expect(states.at(-1)).toEqual({ kind: 'restarting', retryInSeconds: 0.25 });
    tracker.hear(silence, 1);
    await vi.advanceTimersByTimeAsync(250);
    expect([processes.length, kinds().at(-1)]).toEqual([2, 'opening']);
    await ready();
    tracker.hear(silence, 2);
    await vi.waitUntil(() => newest().said.length === 1);
    newest().say({ kind: 'heard', hops: [hop(2.005)] });
    await vi.waitUntil(() => heard.length === 1);
    expect(newest().said).toMatchObject([{ startSeconds: 2 }]);
  });

  it('waits twice as long each time, up to eight seconds, and begins anew after a good run', async () => {
    const { states, newest, ready } = open();
    const waits: number[] = [];
    const end = async () => {
      newest().port.close();
      await vi.waitUntil(() => states.at(-1)?.kind === 'restarting');
      const state = states.at(-1);
      const seconds = state?.kind === 'restarting' ? state.retryInSeconds : 0;
      waits.push(seconds);
      await vi.advanceTimersByTimeAsync(seconds * 1000);
    };
    for (let i = 0; i < 7; i += 1) await end();
    await ready();
    await end();
    await ready();
    await vi.advanceTimersByTimeAsync(11_000);
    await end();
    expect(waits).toEqual([0.25, 0.5, 1, 2, 4, 8, 8, 8, 0.25]);
  });

  it('takes a process that owes an answer for too long as gone', async () => {
    const { tracker, states, kinds, ready } = open();
    await ready();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(kinds()).toEqual(['opening', 'running']);
    tracker.hear(silence, 0);
    await vi.advanceTimersByTimeAsync(900);
    expect(kinds()).toEqual(['opening', 'running']);
    await vi.advanceTimersByTimeAsync(2000);
    expect(states).toContainEqual({ kind: 'restarting', retryInSeconds: 0.25 });
  });

  it('waits longer for who has time', async () => {
    const { tracker, kinds, ready } = open(30);
    await ready();
    tracker.hear(silence, 0);
    await vi.advanceTimersByTimeAsync(29_000);
    expect(kinds()).toEqual(['opening', 'running']);
    await vi.advanceTimersByTimeAsync(2000);
    expect(kinds()).toContain('restarting');
  });

  it('takes a process that never gets its models open as gone', async () => {
    const { kinds } = open();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(kinds()).toEqual(['opening']);
    await vi.advanceTimersByTimeAsync(15_000);
    expect(kinds()).toContain('restarting');
  });

  it('says why the models cannot be opened, and leaves it at that', async () => {
    const { tracker, states, processes, newest } = open();
    newest().say({ kind: 'failed', message: 'No model.', cure: 'Run npm run setup.' });
    await vi.waitUntil(() => states.length === 2);
    expect(states.at(-1)).toEqual({ kind: 'failed', message: 'No model.', cure: 'Run npm run setup.' });
    await vi.advanceTimersByTimeAsync(60_000);
    await tracker.end();
    expect(processes).toHaveLength(1);
  });

  it('asks for nothing more once it is disposed of', async () => {
    const { tracker, processes, newest, ready } = open();
    await ready();
    newest().port.close();
    tracker.dispose();
    await vi.advanceTimersByTimeAsync(60_000);
    expect(processes).toHaveLength(1);
  });
});
