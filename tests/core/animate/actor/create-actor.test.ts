import { describe, expect, it } from 'vitest';
import type { Acting, Actor } from '../../../../renderer/core/animate/acting.ts';
import { createActor, createListeningActor } from '../../../../renderer/core/animate/actor/create-actor.ts';
import { toEuler } from '../../../../renderer/core/math/quaternion.ts';
import { mixSound } from '../../../../renderer/core/script/mix-sound.ts';
import { voiceOfTimeline } from '../../../../renderer/core/script/timeline-voice.ts';
import { ARKIT_SHAPES, type ArkitShape } from '../../../../renderer/core/signals/arkit.ts';
import { read, standardDeviation } from '../../make-face.ts';
import { playScript } from '../../script/make-spoken.ts';

const DEGREE = Math.PI / 180;
const STEP = 1 / 60;

const LECTURE = [
  'Welcome to this course about the history of printing. It begins in a small workshop by a river.',
  'Nobody knew what would come of it! Who could have imagined that a handful of metal letters changes everything?',
  'Paper was expensive, readers were few, and every single page had to be copied by hand, letter after letter.',
  'Then came a goldsmith who understood metals. He was *stubborn*, he was in debt, and he had an idea.',
  'Within fifty years there were presses in more than two hundred towns. Ideas travelled faster than armies.',
].join('\n');

const times = (seconds: number): number[] =>
  Array.from({ length: Math.floor(seconds / STEP) }, (_, i) => i * STEP);
const timesOf = (from: number, to: number): number[] => times(to - from).map((time) => from + time);

const lecture = playScript(LECTURE).timeline;
const lecturer = createActor({ timeline: lecture, seed: 5 });
const acted = times(lecture.durationSeconds).map((time) => ({ time, ...lecturer.at(time) }));

const shape = (acting: Acting, name: ArkitShape): number => read(acting.weights, name);
const smileOf = (actor: Actor, time: number): number => shape(actor.at(time), 'mouthSmileLeft');
const pitchOf = (acting: Acting): number => toEuler(acting.head).pitch;
const isAway = ({ gaze }: Acting): boolean => gaze !== null && Math.hypot(gaze.yaw, gaze.pitch) > 4 * DEGREE;

/** Beginnings of blinks. */
const blinksOf = (actor: Actor, seconds: number): number[] => {
  const isShut = (time: number): boolean => shape(actor.at(time), 'eyeBlinkLeft') > 0.9;
  return times(seconds).filter((time) => isShut(time) && !isShut(time - STEP));
};

describe('somebody who speaks', () => {
  it('does the same for the same seed, whenever it is asked, and another thing for another', () => {
    const again = createActor({ timeline: lecture, seed: 5 });
    for (const { time, ...acting } of [...acted].reverse().filter((_, i) => i % 40 === 0))
      expect(again.at(time)).toEqual(acting);
    const other = createActor({ timeline: lecture, seed: 6 });
    expect(acted.some(({ time, head }) => other.at(time).head[0] !== head[0])).toBe(true);
  });

  it('moves without a jump, but for lids and eyes', () => {
    const fastest = { shape: 0, head: 0, offset: 0 };
    acted.forEach((now, i) => {
      const before = acted[i - 1];
      if (before === undefined) return;
      for (const name of ARKIT_SHAPES)
        if (!name.startsWith('eyeBlink'))
          fastest.shape = Math.max(fastest.shape, Math.abs(shape(now, name) - shape(before, name)));
      const [a, b] = [toEuler(now.head), toEuler(before.head)];
      for (const axis of ['yaw', 'pitch', 'roll'] as const)
        fastest.head = Math.max(fastest.head, Math.abs(a[axis] - b[axis]) / STEP);
      for (const axis of [0, 1, 2] as const)
        fastest.offset = Math.max(fastest.offset, Math.abs(now.offset[axis] - before.offset[axis]) / STEP);
    });
    expect(fastest.shape).toBeLessThan(0.1);
    expect(fastest.head).toBeLessThan(90 * DEGREE);
    expect(fastest.offset).toBeLessThan(0.08);
  });

  it('keeps a head that is never still and never far from the camera', () => {
    for (const axis of ['yaw', 'pitch', 'roll'] as const) {
      const angles = acted.map(({ head }) => toEuler(head)[axis] / DEGREE);
      expect(standardDeviation(angles)).toBeGreaterThan(0.8);
      expect(Math.max(...angles.map(Math.abs))).toBeLessThan(14);
    }
  });

  it('does not swing like a pendulum: no movement comes again after a fixed time', () => {
    for (const axis of ['yaw', 'pitch', 'roll'] as const) {
      const angles = acted.filter((_, i) => i % 4 === 0).map(({ head }) => toEuler(head)[axis]);
      const mean = angles.reduce((sum, angle) => sum + angle, 0) / angles.length;
      const away = angles.map((angle) => angle - mean);
      const power = away.reduce((sum, angle) => sum + angle * angle, 0);
      // From 1.5 s on; what is nearer is the movement itself.
      for (let lag = 22; lag < 150; lag++) {
        const alike = away.slice(lag).reduce((sum, angle, i) => sum + angle * (away[i] ?? 0), 0) / power;
        expect(alike).toBeLessThan(0.5);
      }
    }
  });

  it('blinks as speakers do, and rather where phrases end than within', () => {
    const blinks = blinksOf(lecturer, lecture.durationSeconds);
    const perMinute = (60 * blinks.length) / lecture.durationSeconds;
    expect(perMinute).toBeGreaterThan(12);
    expect(perMinute).toBeLessThan(36);
    const ends = lecture.lines.map(({ endSeconds }) => endSeconds);
    const near = (list: readonly number[], time: number): boolean =>
      list.some((one) => Math.abs(one - time) < 0.35);
    expect(ends.filter((end) => near(blinks, end)).length).toBeGreaterThanOrEqual(3);
  });

  it('looks away now and then, never for long, and is back for the end of what it says', () => {
    const away = acted.filter(isAway);
    expect(away.length / acted.length).toBeGreaterThan(0.03);
    expect(away.length / acted.length).toBeLessThan(0.4);
    for (const { endSeconds } of lecture.lines) expect(isAway(lecturer.at(endSeconds - 0.1))).toBe(false);
  });

  it('draws breath before it speaks', () => {
    for (const { startSeconds } of lecture.lines) {
      const [, before] = lecturer.at(startSeconds - 0.55).offset;
      const [, full] = lecturer.at(startSeconds).offset;
      expect(full - before).toBeGreaterThan(0.001);
    }
  });

  it('nods and raises brows on a word that the script stresses', () => {
    const word = lecture.lines.flatMap(({ words }) => words).find(({ emphasis }) => emphasis);
    const { startSeconds = 0, endSeconds = 0 } = word ?? {};
    const around = timesOf(startSeconds - 0.1, endSeconds + 0.1).map((time) => lecturer.at(time));
    const before = lecturer.at(startSeconds - 0.35);
    expect(Math.max(...around.map(pitchOf)) - pitchOf(before)).toBeGreaterThan(2 * DEGREE);
    expect(Math.max(...around.map((acting) => shape(acting, 'browInnerUp')))).toBeGreaterThan(0.35);
  });

  it('raises brows at the end of a question', () => {
    const browsAtEnd = (sentence: string): number => {
      const { timeline } = playScript(Array.from({ length: 12 }, () => sentence).join('\n'));
      const actor = createActor({ timeline, seed: 1 });
      const brows = timeline.lines.map(({ endSeconds }) => shape(actor.at(endSeconds), 'browOuterUpLeft'));
      return brows.reduce((sum, brow) => sum + brow, 0) / brows.length;
    };
    expect(browsAtEnd('Is it so?')).toBeGreaterThan(browsAtEnd('It is so.') + 0.15);
  });
});

describe('directions', () => {
  const direct = (text: string) => {
    const { timeline } = playScript(text);
    return { timeline, actor: createActor({ timeline, seed: 2 }) };
  };

  it('set a mood that stays until the next, or as long as they say', () => {
    const { timeline, actor } = direct(
      '[smile] One.\nTwo.\n[sad] Three.\n[smile 1s] Four is a good deal longer.\nFive.',
    );
    const [one, two, three, four, five] = timeline.lines.map(({ startSeconds }) => startSeconds + 0.3);
    expect(smileOf(actor, one ?? 0)).toBeGreaterThan(0.5);
    expect(smileOf(actor, two ?? 0)).toBeGreaterThan(0.5);
    expect(smileOf(actor, three ?? 0)).toBeLessThan(0.1);
    expect(shape(actor.at(three ?? 0), 'mouthFrownLeft')).toBeGreaterThan(0.3);
    expect(smileOf(actor, four ?? 0)).toBeGreaterThan(0.4);
    expect(shape(actor.at(five ?? 0), 'mouthFrownLeft')).toBeGreaterThan(0.3);
  });

  it('leave everybody their own mood, from cut to cut', () => {
    const { timeline, actor } = direct(
      '@A: avatar=mira\n@B: avatar=kit\nA: [smile] Hello.\nB: [angry] No.\nA: But.\nB: No.',
    );
    const moods = timeline.lines.map(({ startSeconds }) => {
      const acting = actor.at(startSeconds + 0.3);
      return shape(acting, 'mouthSmileLeft') > 0.4
        ? 'smile'
        : shape(acting, 'browDownLeft') > 0.5
          ? 'angry'
          : '';
    });
    expect(moods).toEqual(['smile', 'angry', 'smile', 'angry']);
    const [, , back] = timeline.scenes;
    expect(smileOf(actor, (back?.startSeconds ?? 0) + 0.001)).toBeGreaterThan(0.4);
  });

  it('are as strong as they say', () => {
    const full = direct('[smile] One.');
    const half = direct('[smile 0.5] One.');
    const at = (full.timeline.lines[0]?.startSeconds ?? 0) + 0.3;
    expect(smileOf(half.actor, at)).toBeCloseTo(smileOf(full.actor, at) / 2, 1);
  });

  const during = (text: string): Acting[] => {
    const { timeline, actor } = direct(text);
    const start = timeline.cues[0]?.startSeconds ?? 0;
    return timesOf(start, start + 1.4).map((time) => actor.at(time));
  };
  const span = (values: readonly number[]): number => Math.max(...values) - Math.min(...values);
  const most = (text: string, name: ArkitShape): number =>
    Math.max(...during(text).map((acting) => shape(acting, name)));

  it('nod, shake and tilt the head', () => {
    expect(span(during('[nod] [pause 2] So.').map(pitchOf))).toBeGreaterThan(8 * DEGREE);
    expect(span(during('[shake] [pause 2] So.').map(({ head }) => toEuler(head).yaw))).toBeGreaterThan(
      12 * DEGREE,
    );
    expect(span(during('[tilt] [pause 2] So.').map(({ head }) => toEuler(head).roll))).toBeGreaterThan(
      6 * DEGREE,
    );
  });

  it('move brows, lids and shoulders', () => {
    expect(most('[raise brows] [pause 2] So.', 'browOuterUpLeft')).toBeGreaterThan(0.6);
    expect(most('[frown] [pause 2] So.', 'browDownLeft')).toBeGreaterThan(0.6);
    expect(most('[wink] [pause 2] So.', 'eyeBlinkLeft')).toBeGreaterThan(0.95);
    expect(most('[blink] [pause 2] So.', 'eyeBlinkRight')).toBeGreaterThan(0.95);
    expect(span(during('[shrug] [pause 2] So.').map(({ offset }) => offset[1]))).toBeGreaterThan(0.01);
    expect(span(during('[breathe] [pause 2] So.').map(({ offset }) => offset[1]))).toBeGreaterThan(0.005);
  });

  it('laugh with an open mouth only where nothing is said', () => {
    expect(most('[laugh] [pause 3] So.', 'jawOpen')).toBeGreaterThan(0.25);
    const spoken = during('[laugh] Many more words to say in here.').map((acting) =>
      shape(acting, 'jawOpen'),
    );
    expect(Math.max(...spoken)).toBeLessThan(0.1);
  });

  it('send the eyes where they say, until the sentence is over', () => {
    const looks = { left: [-1, 0], right: [1, 0], up: [0, 1], down: [0, -1] } as const;
    for (const [side, [yaw, pitch]] of Object.entries(looks)) {
      const { timeline, actor } = direct(
        `[look ${side}] Over there it is. And this is another sentence, a long one.`,
      );
      const first = timeline.lines[0]?.words[1]?.startSeconds ?? 0;
      const gaze = actor.at(first).gaze ?? { yaw: 0, pitch: 0 };
      // The picture's left is the actor's right, which is − yaw.
      expect(yaw === 0 ? gaze.pitch * pitch : gaze.yaw * yaw).toBeGreaterThan(8 * DEGREE);
      expect(isAway(actor.at((timeline.lines[0]?.endSeconds ?? 0) - 0.1))).toBe(false);
    }
  });
});

describe('somebody who acts a recorded voice', () => {
  const { timeline, spoken } = playScript(LECTURE);
  const sound = { samplesPerSecond: 16_000, samples: mixSound(timeline, spoken, 16_000) };
  const voice = voiceOfTimeline(timeline, sound);
  const actor = createListeningActor({ voice, seed: 1 });

  it('finds phrases: blinks at their ends, breathes before them', () => {
    const blinks = blinksOf(actor, timeline.durationSeconds);
    expect((60 * blinks.length) / timeline.durationSeconds).toBeGreaterThan(10);
    for (const { startSeconds } of timeline.lines) {
      const rise = actor.at(startSeconds - 0.06).offset[1] - actor.at(startSeconds - 0.7).offset[1];
      expect(rise).toBeGreaterThan(0.001);
    }
  });

  it('nods with the loudness', () => {
    const louder = voice.map((hop) => ({
      ...hop,
      loudness: hop.loudness * (1 + 2 * Math.max(0, Math.sin(hop.timeSeconds * 2.3))),
    }));
    const pitches = (of: Actor): number =>
      standardDeviation(times(timeline.durationSeconds).map((time) => pitchOf(of.at(time))));
    expect(pitches(createListeningActor({ voice: louder, seed: 1 }))).toBeGreaterThan(0.5 * DEGREE);
  });

  it('lives on where nothing is heard, and where there is nothing at all', () => {
    const silent = createListeningActor({ voice: voice.map((hop) => ({ ...hop, voice: 0 })), seed: 1 });
    expect(blinksOf(silent, timeline.durationSeconds).length).toBeGreaterThan(3);
    expect(createListeningActor({ voice: [], seed: 1 }).at(3).weights).toHaveLength(ARKIT_SHAPES.length);
  });
});
