import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { MasqueError } from '../../../renderer/core/errors.ts';
import type { TakeEntry } from '../../../renderer/core/host.ts';
import { createPerformance } from '../../../renderer/core/perform.ts';
import { joinBytes } from '../../../renderer/core/take-file/chunks.ts';
import { readTake } from '../../../renderer/core/take-file/read-take.ts';
import { createTakeReplay } from '../../../renderer/core/take-file/replay-take.ts';
import { writeTake } from '../../../renderer/core/take-file/write-take.ts';
import type { RecordingState } from '../../../renderer/session/live-status.ts';
import { createTakeRecorder } from '../../../renderer/session/recording/take-recorder.ts';
import { plainControls } from '../../core/make-face.ts';
import { makeTake } from '../../core/take-file/make-take.ts';

const ORIGIN = 1_700_000_000_000;
const HEAD = { name: 'Mira, 10:05', avatar: 'mira', trackerModel: 'npm', calibration: null };

/** A recorder before a disk in memory, on the test's own clock. */
const setUp = () => {
  const states: RecordingState[] = [];
  const written: Uint8Array[] = [];
  const disk: { finished: boolean; full: boolean } = { finished: false, full: false };
  const append = async (bytes: Uint8Array): Promise<void> => {
    if (disk.full) throw new MasqueError('failed', 'The disk is full.', 'Free some space.');
    written.push(bytes);
  };
  const recorder = createTakeRecorder({
    takes: {
      begin: async ({ bytes }) => {
        await append(bytes);
        return { id: 'take-1' };
      },
      append: ({ bytes }) => append(bytes),
      finish: async ({ id }) => {
        disk.finished = true;
        return { id, name: HEAD.name } as TakeEntry;
      },
    },
    clockOrigin: ORIGIN,
    now: Date.now,
    changed: (state) => states.push(state),
  });
  const sessionNow = () => (Date.now() - ORIGIN) / 1000;
  return {
    recorder,
    states,
    disk,
    sessionNow,
    kinds: () => states.map(({ kind }) => kind),
    take: () => readTake(joinBytes(written)),
  };
};
type Setup = ReturnType<typeof setUp>;

/** Plays somebody before the session, at 50 moments a second; faces come at 30, sound is 8 kHz. */
const perform = async ({ recorder, sessionNow }: Setup, source: ReturnType<typeof makeTake>) => {
  const begun = sessionNow();
  const [face, voice] = [[...source.face], [...source.voice]];
  const moments = source.meta.durationSeconds * 50;
  for (let i = 0; i < moments; i += 1) {
    await vi.advanceTimersByTimeAsync(20);
    const due = (frame: { timeSeconds: number }) => frame.timeSeconds + begun <= sessionNow() - 0.01;
    const seen = face.filter(due).at(-1) ?? null;
    if (seen !== null) face.splice(0, face.indexOf(seen) + 1);
    const heard = voice.splice(0, voice.filter(due).length);
    const later = <Frame extends { timeSeconds: number }>(frame: Frame): Frame => ({
      ...frame,
      timeSeconds: frame.timeSeconds + begun,
    });
    recorder.performed({
      face: seen && later(seen),
      voice: heard.map(later),
      heldFace: i > moments / 2 ? 'smile' : null,
    });
    recorder.sound({
      samples: source.sound?.samples.slice(i * 160, (i + 1) * 160) ?? new Float32Array(0),
      samplesPerSecond: 8000,
      capturedAt: ORIGIN + (begun + i * 0.02) * 1000,
    });
  }
};

describe('a recorder of takes', () => {
  beforeEach(() => void vi.useFakeTimers({ now: ORIGIN + 12_000 }));
  afterEach(() => void vi.useRealTimers());

  it('writes what was performed, on a clock that begins with it', async () => {
    const setup = setUp();
    const source = makeTake(2);
    setup.recorder.start(HEAD);
    await perform(setup, source);
    setup.recorder.stop();
    await vi.advanceTimersByTimeAsync(500);
    expect(setup.kinds()).toEqual(['on', 'saving', 'saved']);
    expect(setup.disk.finished).toBe(true);
    const take = setup.take();
    expect(take.meta).toMatchObject({ name: 'Mira, 10:05', avatar: 'mira', durationSeconds: 2 });
    expect(take.meta.recordedAt).toBe(new Date(ORIGIN + 12_000).toISOString());
    expect(take.face.length).toBeGreaterThan(55);
    expect(take.face[3]?.timeSeconds).toBeCloseTo(source.face[3]?.timeSeconds ?? -1, 6);
    expect(take.face[3]?.weights).toEqual(source.face[3]?.weights);
    expect(take.voice.length).toBeGreaterThan(190);
    expect(take.held).toMatchObject([{ face: 'smile' }]);
    expect(take.sound?.samples).toEqual(source.sound?.samples);
  });

  it('keeps frames that replay as the same poses, bit for bit, however often they are written', async () => {
    const setup = setUp();
    setup.recorder.start(HEAD);
    await perform(setup, makeTake(1));
    setup.recorder.stop();
    await vi.advanceTimersByTimeAsync(500);
    const take = setup.take();
    const poses = (frames: typeof take) => {
      const performance = createPerformance({ seed: 1 });
      const replay = createTakeReplay(frames, plainControls());
      return frames.face.map(({ timeSeconds }) => performance.perform(replay.at(timeSeconds)));
    };
    expect(poses(take)).toEqual(poses(readTake(writeTake(take))));
  });

  it('waits for what was heard before the stop, and takes nothing of after', async () => {
    const setup = setUp();
    setup.recorder.start(HEAD);
    await vi.advanceTimersByTimeAsync(1000);
    setup.recorder.stop();
    const [hop] = makeTake(1).voice;
    if (hop === undefined) throw new Error('no hop');
    const at = (timeSeconds: number) => ({ ...hop, timeSeconds });
    await vi.advanceTimersByTimeAsync(100);
    setup.recorder.performed({ face: null, voice: [at(12.9), at(13.05)], heldFace: 'smile' });
    await vi.advanceTimersByTimeAsync(400);
    expect(setup.take().voice.map(({ timeSeconds }) => timeSeconds)).toEqual([expect.closeTo(0.9)]);
    expect(setup.take().held).toEqual([]);
    expect(setup.take().sound).toBeNull();
  });

  it('has written all but the last half second when the app is killed', async () => {
    const setup = setUp();
    setup.recorder.start(HEAD);
    await perform(setup, makeTake(2));
    const take = setup.take();
    expect(take.meta.durationSeconds).toBeGreaterThan(1.4);
    expect(take.face.at(-1)?.timeSeconds).toBeGreaterThan(1.4);
  });

  it('stops and says so when the disk is full', async () => {
    const setup = setUp();
    setup.recorder.start(HEAD);
    await perform(setup, makeTake(1));
    setup.disk.full = true;
    await perform(setup, makeTake(1));
    await vi.advanceTimersByTimeAsync(500);
    expect(setup.states.at(-1)).toEqual({
      kind: 'failed',
      message: 'The disk is full.',
      cure: 'Free some space.',
    });
    expect(setup.recorder.isRecording).toBe(false);
    setup.disk.full = false;
    setup.recorder.start(HEAD);
    expect(setup.states.at(-1)?.kind).toBe('on');
    setup.recorder.dispose();
  });

  it('ends by itself after an hour', async () => {
    const setup = setUp();
    setup.recorder.start(HEAD);
    await vi.advanceTimersByTimeAsync(3_601_000);
    expect(setup.kinds()).toEqual(['on', 'saving', 'saved']);
    expect(setup.take().meta.durationSeconds).toBeGreaterThan(3598);
  });
});
