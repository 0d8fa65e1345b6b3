import { describe, expect, it } from 'vitest';
import { VOICE_HOP_SAMPLES, VOICE_SAMPLES_PER_SECOND } from '../../renderer/core/native-models.ts';
import { MOUTH_LEAD_SECONDS } from '../../renderer/core/retarget/coarticulation.ts';
import { VISEME_COUNT } from '../../renderer/core/signals/visemes.ts';
import { createListening } from '../../renderer/session/listening.ts';
import type { VoiceState } from '../../renderer/session/live-status.ts';
import type { VoiceTrackerEvents } from '../../renderer/track/voice-tracker.ts';

const ORIGIN = 1_700_000_000_000;

/** A session whose tracker is a fake: it hears each hop `lateSeconds` after it sounded, when the clock is let on. */
const setUp = () => {
  let now = ORIGIN;
  let events: VoiceTrackerEvents | null = null;
  const said: string[] = [];
  const states: VoiceState['kind'][] = [];
  const latencies: number[] = [];
  const listening = createListening({
    clockOrigin: ORIGIN,
    now: () => now,
    open(given) {
      events = given;
      said.push('open');
      given.changed({ kind: 'opening' });
      return {
        hear: (_samples, startSeconds) => said.push(`hear ${startSeconds.toFixed(2)}`),
        end: async () => void said.push('end'),
        dispose: () => said.push('dispose'),
      };
    },
    changed: (state) => states.push(state.kind),
    heard: (milliseconds) => latencies.push(milliseconds),
  });
  return {
    listening,
    said,
    states,
    latencies,
    tell: (): VoiceTrackerEvents => {
      if (events === null) throw new Error('no tracker was opened');
      return events;
    },
    setNow(seconds: number) {
      now = ORIGIN + seconds * 1000;
    },
    sound(startSeconds: number, level = 0.5) {
      listening.sound({
        samples: new Float32Array(VOICE_HOP_SAMPLES).fill(level),
        samplesPerSecond: VOICE_SAMPLES_PER_SECOND,
        capturedAt: ORIGIN + startSeconds * 1000,
      });
    },
  };
};

const hop = (timeSeconds: number) => ({
  timeSeconds,
  weights: new Float32Array(VISEME_COUNT),
  voice: 1,
  phoneme: 'a',
});

describe('listening', () => {
  it('opens the models when it is first turned on, and not before', () => {
    const { listening, said, sound, states } = setUp();
    sound(0);
    expect(said).toEqual([]);
    listening.turn(true);
    listening.turn(true);
    sound(0);
    expect(said).toEqual(['open', 'hear 0.00']);
    expect(states.at(-1)).toBe('opening');
  });

  it('gives each hop once, with its loudness, when its moment has come', () => {
    const { listening, tell, sound, setNow } = setUp();
    listening.turn(true);
    for (let k = 0; k < 6; k++) sound(k * 0.01, 0.1 * (k + 1));
    setNow(0.1);
    // The third hop was never heard: the process was started again.
    tell().heard([0, 1, 3, 4, 5].map((k) => hop(k * 0.01 + 0.005)));
    const first = listening.upTo(0.036 - MOUTH_LEAD_SECONDS);
    expect(first.map(({ timeSeconds }) => Number(timeSeconds.toFixed(3)))).toEqual([0.005, 0.015, 0.035]);
    expect(first.map(({ loudness }) => Number(loudness.toFixed(3)))).toEqual([0.1, 0.2, 0.4]);
    expect(listening.upTo(0.036 - MOUTH_LEAD_SECONDS)).toEqual([]);
    expect(listening.upTo(1).map(({ loudness }) => Number(loudness.toFixed(3)))).toEqual([0.5, 0.6]);
  });

  it('says how late hops are, and how far a moment should lie back', () => {
    const { listening, tell, setNow, latencies } = setUp();
    listening.turn(true);
    for (let k = 0; k < 100; k++) {
      const time = k * 0.01 + 0.005;
      setNow(time + 0.08);
      tell().heard([hop(time)]);
    }
    expect(latencies.at(-1)).toBeCloseTo(80, 3);
    expect(listening.latencyMilliseconds).toBeCloseTo(80, 3);
    listening.delayAt(0);
    expect(listening.delayAt(10)).toBeCloseTo(0.08 + MOUTH_LEAD_SECONDS, 4);
    listening.upTo(1 - MOUTH_LEAD_SECONDS);
    expect(listening.behindMilliseconds).toBeCloseTo(0, 6);
    listening.upTo(1.04 - MOUTH_LEAD_SECONDS);
    expect(listening.behindMilliseconds).toBeCloseTo(40, 6);
    listening.upTo(5);
    expect(listening.behindMilliseconds).toBeNull();
  });

  it('begins a new sound after a pause, and when it is turned off', () => {
    const { listening, said, sound } = setUp();
    listening.turn(true);
    sound(0);
    sound(0.01);
    sound(1);
    listening.turn(false);
    expect(said).toEqual(['open', 'hear 0.00', 'hear 0.01', 'end', 'hear 1.00', 'end']);
  });

  it('is off for the status while nobody wants it, whatever its models do', () => {
    const { listening, tell, states, sound } = setUp();
    listening.turn(true);
    tell().changed({ kind: 'running', provider: 'cpu', passedOver: [] });
    listening.turn(false);
    tell().changed({ kind: 'restarting', retryInSeconds: 1 });
    sound(0);
    tell().heard([hop(0.005)]);
    expect(listening.upTo(1)).toEqual([]);
    expect(listening.latencyMilliseconds).toBeNull();
    listening.turn(true);
    expect(states).toEqual(['opening', 'opening', 'running', 'off', 'restarting']);
  });

  it('does not grow while its models do not answer, or nobody asks', () => {
    const { listening, tell, sound } = setUp();
    listening.turn(true);
    for (let k = 0; k < 3000; k++) sound(k * 0.01);
    for (let k = 0; k < 3000; k++) tell().heard([hop(k * 0.01 + 0.005)]);
    expect(listening.upTo(100).length).toBeLessThanOrEqual(500);
    listening.dispose();
    expect(listening.upTo(100)).toEqual([]);
  });
});
