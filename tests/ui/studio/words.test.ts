import { describe, expect, it } from 'vitest';
import { type FilmEntry, FilmJob, type FilmProgress } from '../../../renderer/core/film.ts';
import { parseScript } from '../../../renderer/core/script/parse-script.ts';
import { ACTIONS } from '../../../renderer/core/script/script.ts';
import { initialStudioStatus } from '../../../renderer/session/studio-session.ts';
import { SHAPES, SHORT_SIDES, shapeOf, shortSideOf, sizeOf } from '../../../renderer/ui/films/film-sizes.ts';
import { directionText, directionWords } from '../../../renderer/ui/words/acting-words.ts';
import { clockWords } from '../../../renderer/ui/words/clock-words.ts';
import { filmName, progressWords } from '../../../renderer/ui/words/film-words.ts';
import { SAMPLE_SCRIPT } from '../../../renderer/ui/words/sample-script.ts';
import {
  faultWords,
  lengthWords,
  markWords,
  scriptWords,
  studioStatusWords,
} from '../../../renderer/ui/words/studio-words.ts';

const entry = (progress: FilmProgress, format: 'mp4' | 'png' = 'mp4'): FilmEntry => ({
  id: 'film',
  addedAt: '2026-11-26T10:00:00Z',
  order: {
    path: 'C:\\films\\Intro 2.0.mp4',
    resume: false,
    job: FilmJob.parse({ source: { kind: 'sound', path: '/a.wav' }, format }),
  },
  progress,
});

describe('words of the studio', () => {
  it.each([
    [0, '0:00', '0:00', '0 s'],
    [7.5, '0:07', '0:07.5', '8 s'],
    [59.9999999, '1:00', '1:00', '1 min'],
    [185, '3:05', '3:05', '3 min 5 s'],
  ])('%s seconds are %s, %s, %s', (seconds, clock, mark, length) => {
    expect([clockWords(seconds), markWords(seconds), lengthWords(seconds)]).toEqual([clock, mark, length]);
  });

  it('say what is wrong and what was meant', () => {
    const said = (text: string) => parseScript(text).faults.map(faultWords);
    expect(said('[smlie] Hello.')).toEqual(['Unknown direction "smlie". Perhaps smile?']);
    expect(said('[zzzzzz] Hello.')[0]).toMatch(/^Unknown direction "zzzzzz"\. Expected: .{10,90} …$/);
    expect(said('Hello [nod')[0]).toMatch(/^This \[ is never closed\. Expected: a \] behind the direction/);
  });

  it('tell how far a film is', () => {
    const running = (frames: number, secondsLeft?: number): FilmProgress => ({
      kind: 'running',
      step: 'frames',
      frames,
      ofFrames: 200,
      ...(secondsLeft !== undefined && { secondsLeft }),
    });
    expect(progressWords({ kind: 'waiting' }, true)).toBe('Next');
    expect(progressWords(running(97), false)).toBe('48%');
    expect(progressWords(running(97, 62), false)).toBe('48%, 1 min left');
    expect(progressWords(running(199, 3), false)).toBe('99%, a few seconds left');
    expect(progressWords(running(100, 34), false)).toBe('50%, 40 s left');
    expect(progressWords({ kind: 'running', step: 'finishing', frames: 200, ofFrames: 200 }, false)).toBe(
      'Finishing',
    );
    expect(filmName(entry({ kind: 'waiting' }))).toBe('Intro 2.0');
    expect(filmName(entry({ kind: 'waiting' }, 'png'))).toBe('Intro 2.0.mp4');
  });

  it('say on the status line what is under way', () => {
    const status = initialStudioStatus();
    expect(studioStatusWords(status)).toEqual({ tone: 'quiet', words: 'Nothing to play yet' });
    const speaking = { ...status, speaking: { kind: 'speaking', lines: 1, ofLines: 5 } } as const;
    expect(studioStatusWords(speaking).words).toBe('Speaking line 2 of 5');
    expect(scriptWords('unsaved', speaking)).toMatch(/^Speaking line 2 of 5, /);
    const queue = [
      entry({ kind: 'running', step: 'speech', frames: 0, ofFrames: 0 }),
      entry({ kind: 'waiting' }),
    ];
    expect(studioStatusWords({ ...speaking, queue }).words).toBe('Exporting 1 of 2');
  });
});

describe('directions', () => {
  it('are written as the script understands them', () => {
    for (const action of ACTIONS) {
      const { script, faults } = parseScript(`${directionText(action)} Hello.`);
      expect(faults).toEqual([]);
      expect(script.scenes[0]?.lines[0]?.parts[0]).toMatchObject({ kind: 'direction', action });
    }
  });

  it('say how strongly and how long', () => {
    expect(directionWords({ action: 'smile', amount: 0.4, seconds: 3 })).toBe('Smile 40%, 3 s');
    expect(directionWords({ action: 'pause', amount: 1, seconds: 0.5 })).toBe('Pause 0.5 s');
    expect(directionWords({ action: 'nod', amount: 1 })).toBe('Nod');
  });

  it('of the sample are all understood', () => {
    expect(parseScript(SAMPLE_SCRIPT).faults).toEqual([]);
  });
});

describe('the sizes of a film', () => {
  it('are even, known again, and within what a film may be', () => {
    for (const shape of SHAPES) {
      for (const side of SHORT_SIDES) {
        const size = sizeOf(shape, side);
        expect([shapeOf(size), shortSideOf(size)]).toEqual([shape, side]);
        expect(FilmJob.pick({ width: true, height: true }).safeParse(size).success).toBe(true);
      }
    }
    expect(sizeOf('tall', 1080)).toEqual({ width: 1080, height: 1920 });
  });
});
