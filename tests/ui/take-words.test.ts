import { describe, expect, it } from 'vitest';
import type { TakeEntry } from '../../renderer/core/host.ts';
import { clockWords, parseClock } from '../../renderer/ui/words/clock-words.ts';
import { recordedWords, recordingAnnouncement, recordWords } from '../../renderer/ui/words/take-words.ts';

describe('what is said of takes', () => {
  it.each([
    [0, '0:00', '0:00.0'],
    [7.24, '0:07', '0:07.2'],
    [59.96, '0:59', '0:59.9'],
    [0.3 + 0.6, '0:00', '0:00.9'],
    [725, '12:05', '12:05.0'],
    [3600, '1:00:00', '1:00:00.0'],
  ])('%d seconds are %s', (seconds, words, tenths) => {
    expect(clockWords(seconds)).toBe(words);
    expect(clockWords(seconds, true)).toBe(tenths);
  });

  it('reads a clock however it is typed', () => {
    expect(parseClock('1:05.5')).toBe(65.5);
    expect(parseClock(' 65,5 ')).toBe(65.5);
    expect(parseClock('1:00:02')).toBe(3602);
    for (const text of ['', 'soon', '1:2:3:4', '-3']) expect(parseClock(text)).toBeNull();
  });

  it('says when something was recorded, by how long ago that is', () => {
    const now = new Date(2026, 10, 26, 12, 0);
    const at = (...date: [number, number, number, number, number]) =>
      recordedWords(new Date(...date).toISOString(), now);
    expect(at(2026, 10, 26, 9, 5)).toBe('Today, 09:05');
    expect(at(2026, 10, 25, 23, 59)).toBe('Yesterday, 23:59');
    expect(at(2026, 4, 2, 8, 0)).toBe('2 May');
    expect(at(2025, 4, 2, 8, 0)).toBe('2 May 2025');
    expect(recordedWords('nonsense', now)).toBe('');
  });

  it('says what the button does, and once what came of it', () => {
    const saved = { kind: 'saved', take: { durationSeconds: 12 } as TakeEntry } as const;
    expect(recordWords({ kind: 'off' })).toEqual({ does: 'Record a take', busy: false, on: false });
    expect(recordWords({ kind: 'on', since: 0 })).toMatchObject({ does: 'Stop recording', on: true });
    expect(recordWords({ kind: 'saving' }).busy).toBe(true);
    expect(recordWords(saved).on).toBe(false);
    expect(recordingAnnouncement(saved)).toBe('Recording stopped. 0:12 are kept in Takes.');
    expect(recordingAnnouncement({ kind: 'failed', message: 'The disk is full.', cure: '' })).toContain(
      'The disk is full.',
    );
    expect(recordingAnnouncement({ kind: 'saving' })).toBe('');
  });
});
