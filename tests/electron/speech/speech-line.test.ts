import { describe, expect, it, vi } from 'vitest';
import {
  createSpeechLine,
  patienceSeconds,
  type SpeakerEvents,
} from '../../../electron/services/speech/speech-line.ts';
import { type Speech, SpeechRequest } from '../../../renderer/core/speech/speech.ts';

const request = (text: string): SpeechRequest =>
  SpeechRequest.parse({ voice: 'flite/slt', parts: [{ text }] });
const speechOf = (text: string): Speech => ({
  samplesPerSecond: 16_000,
  samples: new Float32Array(1),
  phones: [],
  words: [],
  notices: [text],
});

/** Processes that answer when they are told to. */
const createStage = (patience?: () => number) => {
  const processes: { events: SpeakerEvents; said: string[]; ended: boolean }[] = [];
  const line = createSpeechLine((events) => {
    const process = { events, said: [] as string[], ended: false };
    processes.push(process);
    return {
      say: ({ parts }) => process.said.push(parts[0]?.text ?? ''),
      end: () => {
        process.ended = true;
        // As a real one does, when it is gone.
        queueMicrotask(events.gone);
      },
    };
  }, patience);
  const answer = (index: number) => {
    const process = processes[index];
    process?.events.heard({ kind: 'spoken', speech: speechOf(process.said.at(-1) ?? '') });
  };
  return { line, processes, answer };
};

describe('createSpeechLine', () => {
  it('speaks one after the other, by one process', async () => {
    const { line, processes, answer } = createStage();
    const first = line.speak(request('one'));
    const second = line.speak(request('two'));
    expect(processes[0]?.said).toEqual(['one']);
    answer(0);
    answer(0);
    expect([(await first).notices, (await second).notices]).toEqual([['one'], ['two']]);
    expect(processes).toHaveLength(1);
  });

  it('takes back what waits without disturbing what is spoken', async () => {
    const { line, processes, answer } = createStage();
    const control = new AbortController();
    const first = line.speak(request('one'));
    const second = line.speak(request('two'), control.signal);
    control.abort(new Error('never mind'));
    await expect(second).rejects.toThrow('never mind');
    answer(0);
    await first;
    expect(processes.map(({ said, ended }) => [said, ended])).toEqual([[['one'], false]]);
  });

  it('stops what is spoken by ending its process, and goes on with another', async () => {
    const { line, processes, answer } = createStage();
    const control = new AbortController();
    const first = line.speak(request('one'), control.signal);
    const second = line.speak(request('two'));
    control.abort(new Error('never mind'));
    await expect(first).rejects.toThrow('never mind');
    expect(processes.map(({ said, ended }) => [said, ended])).toEqual([
      [['one'], true],
      [['two'], false],
    ]);
    answer(1);
    expect((await second).notices).toEqual(['two']);
  });

  it('does not begin what was taken back before', async () => {
    const { line, processes } = createStage();
    await expect(line.speak(request('one'), AbortSignal.abort(new Error('too late')))).rejects.toThrow(
      'too late',
    );
    expect(processes).toHaveLength(0);
  });

  it('tells when an engine ends by itself, and starts another for the next', async () => {
    const { line, processes, answer } = createStage();
    const first = line.speak(request('one'));
    const second = line.speak(request('two'));
    processes[0]?.events.gone();
    await expect(first).rejects.toMatchObject({ reason: 'lost' });
    answer(1);
    expect((await second).notices).toEqual(['two']);
  });

  it('gives up on an engine that takes too long', async () => {
    vi.useFakeTimers();
    try {
      const { line, processes } = createStage(() => 7);
      const first = line.speak(request('one'));
      const caught = expect(first).rejects.toMatchObject({
        reason: 'failed',
        message: 'flite/slt did not finish within 7 s.',
      });
      vi.advanceTimersByTime(6999);
      expect(processes[0]?.ended).toBe(false);
      vi.advanceTimersByTime(2);
      await caught;
      expect(processes[0]?.ended).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('waits longer for more', () => {
    expect(patienceSeconds(request('a'.repeat(4000)))).toBe(patienceSeconds(request('')) + 100);
  });

  it('rejects everything when the app closes, and ends its process', async () => {
    const { line, processes } = createStage();
    const calls = [line.speak(request('one')), line.speak(request('two'))];
    line.quit();
    for (const call of calls) await expect(call).rejects.toMatchObject({ reason: 'lost' });
    expect(processes[0]?.ended).toBe(true);
  });
});
