import { describe, expect, it } from 'vitest';
import { createActor } from '../../../renderer/core/animate/actor/create-actor.ts';
import { createPerformance } from '../../../renderer/core/perform.ts';
import { MOUTH_LEAD_SECONDS } from '../../../renderer/core/retarget/coarticulation.ts';
import { mixSound } from '../../../renderer/core/script/mix-sound.ts';
import { voiceOfTimeline } from '../../../renderer/core/script/timeline-voice.ts';
import type { ArkitShape } from '../../../renderer/core/signals/arkit.ts';
import type { AvatarPose } from '../../../renderer/core/signals/avatar-pose.ts';
import { VISEMES, type Viseme } from '../../../renderer/core/signals/visemes.ts';
import { plainControls, read } from '../make-face.ts';
import { playScript } from './make-spoken.ts';

const RATE = 16_000;

const film = (text: string, framesPerSecond: number) => {
  const { timeline, spoken } = playScript(text);
  const sound = { samplesPerSecond: RATE, samples: mixSound(timeline, spoken, RATE) };
  const voice = voiceOfTimeline(timeline, sound);
  const actor = createActor({ timeline, seed: 3 });
  const performance = createPerformance({ seed: 3 });
  let heard = 0;
  const poses = Array.from({ length: Math.floor(timeline.durationSeconds * framesPerSecond) }, (_, i) => {
    const timeSeconds = i / framesPerSecond;
    const from = heard;
    while ((voice[heard]?.timeSeconds ?? Number.POSITIVE_INFINITY) <= timeSeconds + MOUTH_LEAD_SECONDS)
      heard += 1;
    return performance.perform({
      timeSeconds,
      face: null,
      voice: voice.slice(from, heard),
      controls: plainControls(),
      acting: actor.at(timeSeconds),
    });
  });
  return { timeline, voice, poses, phones: timeline.lines.flatMap((line) => line.phones) };
};

const shape = (pose: AvatarPose, name: ArkitShape): number => read(pose.weights, name);
const gapOf = (pose: AvatarPose): number =>
  shape(pose, 'jawOpen') -
  shape(pose, 'mouthClose') +
  shape(pose, 'mouthLowerDownLeft') +
  shape(pose, 'mouthUpperUpLeft');

/** Everybody smiles and means it: closures must hold against the actor's own face. */
const TEXT = [
  '[smile] Papa bought my mama a pumpkin, maybe by mail.',
  '[laugh] Bob may map a public pub. [surprised] Hubba bubba, album imp!',
  '[sad] Five fluffy foxes have to leave of fear. [angry] Above, move over favour.',
].join('\n');

describe.each([24, 30, 60])('the mouth of a script at %i pictures a second', (framesPerSecond) => {
  const { poses, phones } = film(TEXT, framesPerSecond);
  const during = (startSeconds: number, endSeconds: number): AvatarPose[] =>
    poses.filter(
      ({ timeSeconds }) =>
        timeSeconds >= startSeconds - 0.02 && timeSeconds <= endSeconds + 0.03 + 0.5 / framesPerSecond,
    );

  it('closes in every p, b and m', () => {
    const closures = phones.filter(({ viseme }) => viseme === 'PP');
    expect(closures.length).toBeGreaterThan(25);
    for (const { startSeconds, endSeconds } of closures)
      expect(Math.min(...during(startSeconds, endSeconds).map(gapOf))).toBeLessThan(0.02);
  });

  it('lays the lower lip under the teeth in every f and v', () => {
    const bites = phones.filter(({ viseme }) => viseme === 'FF');
    expect(bites.length).toBeGreaterThan(10);
    for (const { startSeconds, endSeconds } of bites) {
      const bitten = during(startSeconds, endSeconds).map((pose) =>
        Math.min(shape(pose, 'mouthRollLower'), 1 - 8 * shape(pose, 'mouthLowerDownLeft')),
      );
      expect(Math.max(...bitten)).toBeGreaterThan(0.5);
    }
  });

  it('opens in every stressed vowel', () => {
    const vowels = phones.filter(({ stress, viseme }) => stress === 1 && viseme === 'aa');
    expect(vowels.length).toBeGreaterThan(5);
    for (const { startSeconds, endSeconds } of vowels)
      expect(Math.max(...during(startSeconds, endSeconds).map(gapOf))).toBeGreaterThan(0.3);
  });
});

describe('the voice of a timeline', () => {
  const weightAt = (voice: ReturnType<typeof film>['voice'], time: number, viseme: Viseme): number =>
    voice[Math.floor(time / 0.01)]?.weights[VISEMES.indexOf(viseme)] ?? Number.NaN;

  it('comes in hops of 10 ms whose weights add up to 1', () => {
    const { voice, timeline } = film('Mama mia.', 30);
    expect(voice).toHaveLength(Math.ceil(timeline.durationSeconds / 0.01));
    voice.forEach((hop, i) => {
      expect(hop.timeSeconds).toBeCloseTo((i + 0.5) * 0.01, 9);
      expect(hop.weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 5);
    });
  });

  it('is silent before, after and in long pauses, and announced a little early', () => {
    const { voice, phones } = film('Mama. [pause 1] Mia.', 30);
    const [first] = phones;
    const speaks = (time: number): boolean => (voice[Math.floor(time / 0.01)]?.voice ?? 0) > 0.5;
    const start = first?.startSeconds ?? 0;
    expect(speaks(start - 0.2)).toBe(false);
    expect(speaks(start - 0.03)).toBe(true);
    expect(speaks(start + 0.05)).toBe(true);
    expect(speaks((phones.at(-1)?.endSeconds ?? 0) + 0.1)).toBe(false);
    const second = phones.find((phone) => phone.startSeconds > start + 1)?.startSeconds ?? 0;
    expect(speaks(second - 0.3)).toBe(false);
  });

  it('opens unstressed and short vowels less, lets diphthongs glide and rounds ahead', () => {
    const { voice, phones } = film('banana go stu', 30);
    const vowels = phones.filter(({ viseme }) => viseme === 'aa');
    const middle = ({ startSeconds, endSeconds }: (typeof phones)[number]) => (startSeconds + endSeconds) / 2;
    const [stressed, unstressed] = vowels;
    if (!stressed || !unstressed) throw new Error('no vowels');
    expect(weightAt(voice, middle(stressed), 'aa')).toBeGreaterThan(
      weightAt(voice, middle(unstressed), 'aa') + 0.15,
    );
    const glide = phones.find(({ phone }) => phone === 'oʊ');
    expect(weightAt(voice, (glide?.startSeconds ?? 0) + 0.03, 'oh')).toBeGreaterThan(0.5);
    expect(weightAt(voice, (glide?.endSeconds ?? 0) - 0.02, 'ou')).toBeGreaterThan(0.5);
    const s = phones.find(({ phone }) => phone === 's');
    expect(weightAt(voice, s ? middle(s) : 0, 'ou')).toBeGreaterThan(0.1);
  });
});
