import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { createPerformance } from '../../../renderer/core/perform.ts';
import { controlsFrom } from '../../../renderer/core/retarget/perform-controls.ts';
import { defaultSettings } from '../../../renderer/core/settings.ts';
import type { AvatarPose } from '../../../renderer/core/signals/avatar-pose.ts';
import type { Take } from '../../../renderer/core/signals/take.ts';
import { joinBytes } from '../../../renderer/core/take-file/chunks.ts';
import {
  isTake,
  readTake,
  readTakeEnd,
  readTakeHead,
  surveyTake,
} from '../../../renderer/core/take-file/read-take.ts';
import { createTakeReplay, faceAt } from '../../../renderer/core/take-file/replay-take.ts';
import { DONE_BYTES } from '../../../renderer/core/take-file/take-format.ts';
import { trimTake } from '../../../renderer/core/take-file/trim-take.ts';
import { takeBeginning, takeEnd, takePart, writeTake } from '../../../renderer/core/take-file/write-take.ts';
import { makeTake } from './make-take.ts';

const controls = controlsFrom(defaultSettings(), { calibration: null, heldFace: null });

const posesOf = (take: Take, from = 0, framesPerSecond = 30): AvatarPose[] => {
  const performance = createPerformance({ seed: 1 });
  const replay = createTakeReplay(take, controls, from);
  return Array.from({ length: Math.floor((take.meta.durationSeconds - from) * framesPerSecond) }, (_, i) =>
    performance.perform(replay.at(from + i / framesPerSecond)),
  );
};

describe('a take’s file', () => {
  const take = makeTake(3);
  const bytes = writeTake(take);

  it('gives back what was written, to the bit', () => {
    expect(readTake(bytes)).toEqual(take);
    expect(Buffer.compare(writeTake(readTake(bytes)), bytes)).toBe(0);
    expect(isTake(bytes)).toBe(true);
  });

  it('replays as the same poses, bit for bit', () => {
    expect(posesOf(readTake(bytes))).toEqual(posesOf(take));
  });

  it('takes less than a megabyte a minute at 60 pictures a second, but for its sound', () => {
    const minute = writeTake({ ...makeTake(6, 1, 60), sound: null });
    expect(minute.length * 10).toBeLessThan(1e6);
  });

  it('keeps numbers to a millionth, wild ones within what it can hold', () => {
    const [some] = take.face;
    if (some === undefined) throw new Error('no face');
    const weights = Float32Array.from(some.weights, () => Math.PI / 10);
    const jump = Float32Array.from(some.weights, (_, i) => [1e9, -1e9, Number.NaN][i % 3] ?? 0);
    const face = [weights, jump, weights].map((one, i) => ({ ...some, timeSeconds: i, weights: one }));
    const [first, wild, last] = readTake(writeTake({ ...take, face })).face;
    expect(first?.weights[7]).toBeCloseTo(Math.PI / 10, 6);
    expect([...(wild?.weights.slice(0, 3) ?? [])]).toEqual([2048, -2048, 0]);
    expect(last?.weights).toEqual(first?.weights);
  });

  it('of version 1 is read as ever', async () => {
    const old = readTake(await readFile('tests/fixtures/take-version-1.take'));
    const now = makeTake(0.3);
    expect(old.meta).toEqual(now.meta);
    expect(old.voice.length).toBe(now.voice.length);
    expect(old.face.map(({ timeSeconds }) => timeSeconds)).toEqual(
      now.face.map(({ timeSeconds }) => timeSeconds),
    );
    // Rewritten it is of this version: every bit of single precision, kept to a millionth.
    readTake(writeTake(old)).face.forEach(({ weights }, i) => {
      weights.forEach((weight, shape) => {
        expect(Math.abs(weight - (now.face[i]?.weights[shape] ?? 9))).toBeLessThan(1.1e-6);
      });
    });
  });

  it('keeps sound in fewer bytes than its samples, and silence in next to none', () => {
    const silent = { ...take, sound: { samplesPerSecond: 8000, samples: new Float32Array(8000 * 60) } };
    const without = writeTake({ ...take, sound: null }).length;
    expect(bytes.length - without).toBeLessThan(0.8 * 2 * 3 * 8000);
    expect(writeTake(silent).length - without).toBeLessThan(100);
    expect(readTake(writeTake(silent)).sound?.samples.length).toBe(8000 * 60);
  });

  it('keeps the loudest and the wildest sound', () => {
    const samples = Float32Array.from({ length: 9000 }, (_, i) => (i % 2 ? 1 : -1) * (i % 5 ? 1 : 0.3));
    const read = readTake(writeTake({ ...take, sound: { samplesPerSecond: 8000, samples } }));
    read.sound?.samples.forEach((sample, i) => {
      expect(Math.abs(sample - (samples[i] ?? 0))).toBeLessThan(1 / 30_000);
    });
  });

  it('is told from its first and last bytes', () => {
    expect(readTakeHead(bytes.subarray(0, 4096))).toMatchObject({ name: 'Début', avatar: 'mira' });
    expect(readTakeEnd(bytes.subarray(-DONE_BYTES))).toEqual({ durationSeconds: 3, samplesPerSecond: 8000 });
    expect(readTakeEnd(bytes.subarray(0, -1))).toBeNull();
  });

  it('can be read again whatever it is called', () => {
    for (const name of ['', '  ', 'x'.repeat(500), '🎬'.repeat(200), '\u0000"\\'])
      expect(readTake(writeTake({ ...take, meta: { ...take.meta, name } })).meta.name).not.toBe('');
  });

  it('can be written in parts', () => {
    const second = (n: number): Take => trimTake(take, n, n + 1);
    const later = (n: number) =>
      takePart({
        face: second(n).face.map((f) => ({ ...f, timeSeconds: f.timeSeconds + n })),
        voice: second(n).voice.map((f) => ({ ...f, timeSeconds: f.timeSeconds + n })),
        held: [],
        sound: second(n).sound,
      });
    const head = readTakeHead(bytes);
    const read = readTake(joinBytes([takeBeginning(head), later(0), later(1), later(2), takeEnd(3, 8000)]));
    expect(read.sound).toEqual(take.sound);
    expect(read.face.length).toBe(take.face.length);
  });
});

describe('a take’s file that is damaged', () => {
  const take = makeTake(2);
  const head = { ...take.meta, calibration: null };
  const part = takePart({ ...take, held: [] });
  const unfinished = joinBytes([takeBeginning(head), part, part.subarray(0, 900)]);

  it('is read up to where a crash has cut it off', () => {
    const read = readTake(unfinished);
    expect(read.face).toEqual(take.face);
    expect(read.meta.durationSeconds).toBe(2);
    const { end, durationSeconds, samplesPerSecond } = surveyTake(unfinished);
    const mended = joinBytes([unfinished.subarray(0, end), takeEnd(durationSeconds, samplesPerSecond)]);
    expect(readTake(mended).meta.durationSeconds).toBe(2);
    expect(readTakeEnd(mended.subarray(-DONE_BYTES))?.durationSeconds).toBe(2);
  });

  it('stops before the first chunk whose sum is wrong', () => {
    const bytes = writeTake(take);
    for (const at of [20, 400, bytes.length >> 1, bytes.length - 3]) {
      const spoilt = bytes.slice();
      spoilt[at] = (spoilt[at] ?? 0) ^ 0x40;
      if (at < 100) {
        expect(() => readTake(spoilt)).toThrow(/damaged/);
        continue;
      }
      const read = readTake(spoilt);
      // Each chunk of this file holds all of its kind: it is there as it was written, or not at all.
      expect(read.meta.name).toBe('Début');
      expect([[], take.face]).toContainEqual(read.face);
      expect([null, take.sound]).toContainEqual(read.sound);
      if (at === 400) expect(read.face).toEqual([]);
    }
  });

  it('is refused in words when it is none, or of a newer version', () => {
    expect(() => readTake(new Uint8Array(0))).toThrow('The file is no take of Masque.');
    expect(() => readTake(new Uint8Array(5000).fill(77))).toThrow('The file is no take of Masque.');
    const newer = writeTake(take);
    newer[8] = 9;
    expect(() => readTake(newer)).toThrow(/newer Masque/);
  });

  it('never hangs on any cut', () => {
    const bytes = writeTake(makeTake(0.2));
    for (let length = 0; length < bytes.length; length += 997) {
      try {
        readTake(bytes.subarray(0, length));
      } catch (error) {
        expect(error).toHaveProperty('reason', 'unreadable');
      }
    }
  });
});

describe('a replayed take', () => {
  const take = makeTake(4);

  it('shows each picture exactly at its own time, and what lies between smoothly', () => {
    const [first, second] = [take.face[10], take.face[11]];
    expect(faceAt(take.face, first?.timeSeconds ?? 0)).toBe(first);
    const middle = faceAt(take.face, ((first?.timeSeconds ?? 0) + (second?.timeSeconds ?? 0)) / 2);
    expect(middle?.weights[3]).toBeCloseTo(((first?.weights[3] ?? 0) + (second?.weights[3] ?? 0)) / 2, 5);
    expect(faceAt(take.face, -1)).toBeNull();
  });

  it('does not join pictures between which the face was lost', () => {
    const gap = take.face.filter(({ timeSeconds }) => timeSeconds < 1 || timeSeconds > 2);
    expect(faceAt(gap, 1.5)).toBe(gap.filter(({ timeSeconds }) => timeSeconds < 1).at(-1));
  });

  it('gives each hop once, and the face that was held', () => {
    const replay = createTakeReplay(take, controls);
    const moments = Array.from({ length: 120 }, (_, i) => replay.at(i / 30));
    const hops = moments.flatMap(({ voice }) => voice);
    expect(new Set(hops).size).toBe(hops.length);
    expect(hops.length).toBeGreaterThan(395);
    expect(moments.map(({ controls: { heldFace } }) => heldFace)).toContain('smile');
    expect(moments.at(-1)?.controls.heldFace).toBeNull();
  });

  it('is trimmed to a take that begins at 0', () => {
    const part = trimTake(take, 1.5, 3);
    expect(part.meta.durationSeconds).toBe(1.5);
    expect(part.face.length).toBe(45);
    expect(part.face[0]?.weights).toBe(take.face[45]?.weights);
    expect(part.held).toEqual([{ timeSeconds: 0, face: 'smile' }]);
    expect(part.sound?.samples).toEqual(take.sound?.samples.slice(12_000, 24_000));
    expect(() => trimTake(take, 3, 1)).toThrow(/nothing is left/);
    expect(() => trimTake(take, Number.NaN, 1)).toThrow(/nothing is left/);
  });
});
