import { describe, expect, it } from 'vitest';
import {
  LONGEST_LINE,
  type SubtitleCue,
  subtitleCues,
  toSrt,
  toVtt,
} from '../../../renderer/core/script/subtitles.ts';
import { playScript } from './make-spoken.ts';

const cuesOf = (text: string): SubtitleCue[] => subtitleCues(playScript(text).timeline);

const LONG = [
  'Mira: Welcome to the course. We will keep each lesson short, ten minutes and no more, because nobody remembers the',
  'eleventh, and because those who watch it in the morning have trains to catch, children to wake and coffee to make.',
].join(' ');

describe('subtitles', () => {
  it('say every word once, in order, in at most two lines of 42 characters', () => {
    const text = `${LONG}\nYes. No. [pause 2] Perhaps & so < on!\n${'x'.repeat(130)} end.`;
    const cues = cuesOf(text);
    for (const { lines, words } of cues) {
      expect(lines.length).toBeLessThanOrEqual(2);
      for (const line of lines) expect(line.length).toBeLessThanOrEqual(LONGEST_LINE);
      expect(lines.join(' ')).toBe(words.map((word) => word.text).join(' '));
    }
    const { timeline } = playScript(text);
    const said = cues.flatMap(({ words }) => words.map((word) => word.text)).join('');
    expect(said).toBe(timeline.lines.map((line) => line.text.replaceAll(/\s/g, '')).join(''));
  });

  it('never overlap, are there when their words are, and stay long enough to be read', () => {
    const cues = cuesOf(`${LONG}\nNo.\nSo it is.`);
    cues.forEach((cue, i) => {
      const before = cues[i - 1]?.endSeconds ?? 0;
      expect(cue.startSeconds).toBeGreaterThanOrEqual(before);
      expect(cue.startSeconds).toBeLessThanOrEqual((cue.words[0]?.startSeconds ?? 0) + 0.5);
      expect(cue.endSeconds).toBeGreaterThanOrEqual(cue.words.at(-1)?.endSeconds ?? Number.POSITIVE_INFINITY);
      expect(cue.endSeconds - cue.startSeconds).toBeLessThan(8);
    });
    expect((cues.at(-1)?.endSeconds ?? 0) - (cues.at(-1)?.startSeconds ?? 0)).toBeGreaterThanOrEqual(1);
  });

  it('break where sentences and phrases do', () => {
    const [first, second] = cuesOf(
      'My name is Mira, and I will be your guide this week. What comes next is yours.',
    );
    expect(first?.lines).toEqual(['My name is Mira,', 'and I will be your guide this week.']);
    expect(second?.lines).toEqual(['What comes next is yours.']);
  });

  it('part at sentences and pauses, even short ones, as the voice does', () => {
    const said = cuesOf(
      'Mira: Which lesson comes first? The one about names. And the winner is [pause 1] nobody but yourself.',
    );
    expect(said.map(({ lines }) => lines.join(' '))).toEqual([
      'Which lesson comes first?',
      'The one about names.',
      'And the winner is',
      'nobody but yourself.',
    ]);
  });

  it('show a last word that was waited for when it comes, not before', () => {
    const cues = cuesOf('Mira: And the winner is [pause 1] you.\nWe are all glad.');
    expect(cues.map(({ lines }) => lines[0])).toEqual(['And the winner is', 'you.', 'We are all glad.']);
    const [before, last] = cues;
    const said = before?.words.at(-1)?.endSeconds ?? 0;
    expect(last?.startSeconds).toBeGreaterThan(said + 0.45);
    expect((last?.endSeconds ?? 0) - (last?.startSeconds ?? 0)).toBeGreaterThanOrEqual(0.99);
  });

  it('keep what would be gone too soon with what stands beside it', () => {
    expect(cuesOf('Mira: No. Not today, I think.').map(({ lines }) => lines.join(' '))).toEqual([
      'No. Not today, I think.',
    ]);
    const [first, ...others] = cuesOf('A: Come to my place. Do.\nB: If you like.');
    expect(first?.lines).toEqual(['Come to my place. Do.']);
    expect(others.length).toBe(1);
    for (const { startSeconds, endSeconds } of cuesOf(`${LONG} Go. ${LONG}`.replaceAll(' Mira:', ''))) {
      expect(endSeconds - startSeconds).toBeGreaterThanOrEqual(1);
      expect(endSeconds - startSeconds).toBeLessThanOrEqual(7.5);
    }
  });

  it('give each short answer in quick turns a caption of its own that can be read, and catch up in a pause', () => {
    const cues = cuesOf(
      'A: Does it need yeast?\nB: Yes.\nA: Oh?\nB: No.\nA: So.\nB: [pause 3] What do you want to know of all that?',
    );
    expect(cues.map(({ lines }) => lines.join(' '))).toEqual([
      'Does it need yeast?',
      'Yes.',
      'Oh?',
      'No.',
      'So.',
      'What do you want to know of all that?',
    ]);
    cues.forEach(({ startSeconds, endSeconds }, i) => {
      expect(endSeconds - startSeconds).toBeGreaterThanOrEqual(5 / 6 - 1e-9);
      if (i > 0) expect(startSeconds - (cues[i - 1]?.endSeconds ?? 0)).toBeGreaterThan(0.07);
    });
    const last = cues.at(-1);
    expect(last?.startSeconds).toBeLessThanOrEqual(last?.words[0]?.startSeconds ?? 0);
  });

  it('share the time where there is too little for all, within the film', () => {
    const { timeline } = playScript(
      Array.from({ length: 30 }, (_, i) => `${i % 2 ? 'A' : 'B'}: O.`).join('\n'),
    );
    const cues = subtitleCues(timeline);
    cues.forEach(({ startSeconds, endSeconds }, i) => {
      expect(startSeconds).toBeGreaterThanOrEqual(cues[i - 1]?.endSeconds ?? 0);
      expect(endSeconds - startSeconds).toBeGreaterThan(0.2);
    });
    expect(cues.at(-1)?.endSeconds).toBeLessThanOrEqual(timeline.durationSeconds);
  });

  it('are written as SubRip', () => {
    expect(toSrt(cuesOf('Hello there.\nBye.'))).toMatch(
      /^1\n00:00:00,750 --> 00:00:0\d,\d{3}\nHello there\.\n\n2\n00:00:0\d,\d{3} --> 00:00:0\d,\d{3}\nBye\.\n$/,
    );
  });

  it('are written as WebVTT with a time at each word, rising within its cue', () => {
    const cues = cuesOf('A: Fish & chips <now>.\nB: Yes.');
    const vtt = toVtt(cues);
    expect(vtt.startsWith('WEBVTT\n\n00:00:00.750 --> ')).toBe(true);
    expect(vtt).toContain('<v A>Fish ');
    expect(vtt).toContain('&amp;');
    expect(vtt).toMatch(/<00:00:0\d\.\d{3}>chips <00:00:0\d\.\d{3}>&lt;now&gt;\./);
    for (const block of vtt.split('\n\n').slice(1)) {
      const times = [...block.matchAll(/\d\d:\d\d:\d\d\.\d{3}/g)].map(([time]) => time);
      const [start, end, ...words] = times;
      const rising = [start, ...words, end];
      expect([...rising].sort()).toEqual(rising);
    }
  });
});
