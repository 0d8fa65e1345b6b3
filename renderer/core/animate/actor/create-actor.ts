import { fromEuler } from '../../math/quaternion.ts';
import { createRandom, type Random } from '../../math/seeded-random.ts';
import type { Timeline } from '../../script/timeline.ts';
import { ARKIT_INDEX, neutralWeights } from '../../signals/arkit.ts';
import type { VisemeFrame } from '../../signals/viseme-frame.ts';
import type { Actor } from '../acting.ts';
import { accentPhrase } from './accents.ts';
import { closureAt, planBlinks } from './blink-plan.ts';
import { type Directed, planDirections, UNDIRECTED } from './directions.ts';
import { createGazePlan, type Fixation, lookThroughPhrase, lookThroughSilence } from './gaze-plan.ts';
import { heardPhrases } from './heard-phrases.ts';
import { addExtent, indexMovements, stillBody } from './movement.ts';
import { planPosture } from './posture.ts';
import { phrasesOf, type SpokenPhrase } from './spoken-phrase.ts';
import { createStances } from './stance.ts';

/** One stream of chance for each matter and phrase: a phrase put in changes nothing of how another is said. */
const createStreams =
  (seed: number) =>
  (matter: 'accents' | 'gaze' | 'blinks' | 'posture' | 'directions', phrase = 0): Random => {
    const matters = { accents: 1, gaze: 2, blinks: 3, posture: 4, directions: 5 };
    return createRandom(
      Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(matters[matter], 0x85ebca6b) ^ (phrase + 1),
    );
  };
type Streams = ReturnType<typeof createStreams>;

const LONG_AGO = 10;
const silenceBefore = (phrases: readonly SpokenPhrase[], i: number): number =>
  (phrases[i]?.startSeconds ?? 0) - (phrases[i - 1]?.endSeconds ?? -LONG_AGO);

/** Where the eyes go all along, those told by a direction before all else. */
const planGaze = (
  phrases: readonly SpokenPhrase[],
  { looks }: Directed,
  durationSeconds: number,
  streams: Streams,
): Fixation[] => {
  const own = phrases.flatMap((phrase, i) => {
    const random = streams('gaze', i);
    const next = phrases[i + 1]?.startSeconds ?? durationSeconds;
    return [
      ...lookThroughPhrase(phrase, silenceBefore(phrases, i), random),
      ...lookThroughSilence(phrase.endSeconds, next - 0.3, random),
    ];
  });
  const isTold = (timeSeconds: number): boolean =>
    looks.some(({ startSeconds, endSeconds }) => timeSeconds >= startSeconds && timeSeconds <= endSeconds);
  return [
    ...own.filter(({ startSeconds }) => !isTold(startSeconds)),
    ...looks.flatMap(({ startSeconds, endSeconds, to }, i) => {
      const goesOn = (looks[i + 1]?.startSeconds ?? Number.POSITIVE_INFINITY) <= endSeconds;
      const back: Fixation = { startSeconds: endSeconds, to: { yaw: 0, pitch: 0 } };
      return [{ startSeconds, to }, ...(goesOn ? [] : [back])];
    }),
  ].sort((a, b) => a.startSeconds - b.startSeconds);
};

const LEFT = ARKIT_INDEX.eyeBlinkLeft;
const RIGHT = ARKIT_INDEX.eyeBlinkRight;

const act = (
  phrases: readonly SpokenPhrase[],
  directed: Directed,
  durationSeconds: number,
  streams: Streams,
): Actor => {
  const movementsAt = indexMovements([
    ...phrases.flatMap((phrase, i) => accentPhrase(phrase, silenceBefore(phrases, i), streams('accents', i))),
    ...directed.movements,
  ]);
  const postureAt = createStances(planPosture(phrases, (i) => streams('posture', i)));
  const moodAt = createStances(directed.moods);
  const fixations = planGaze(phrases, directed, durationSeconds, streams);
  const gazeAt = createGazePlan(fixations);
  const lidsAt = closureAt(
    planBlinks(phrases, fixations, directed.blinks, durationSeconds, streams('blinks')),
  );

  return {
    at(timeSeconds) {
      const weights = neutralWeights();
      const body = stillBody();
      for (const { extent, level } of moodAt(timeSeconds)) addExtent(weights, body, extent, level);
      for (const { extent, level } of postureAt(timeSeconds)) addExtent(weights, body, extent, level);
      for (const { extent, level, startSeconds } of movementsAt(timeSeconds))
        addExtent(weights, body, extent, level(timeSeconds - startSeconds));
      const closed = lidsAt(timeSeconds);
      for (const lid of [LEFT, RIGHT])
        weights[lid] = (weights[lid] ?? 0) + (1 - (weights[lid] ?? 0)) * closed;
      return {
        weights,
        head: fromEuler(body),
        chest: fromEuler({ yaw: body.chestYaw, pitch: body.chestPitch, roll: body.chestRoll }),
        offset: [body.side, body.lift, body.forward],
        gaze: gazeAt(timeSeconds),
      };
    },
  };
};

/** Who acts a script: whoever speaks at the time, as one is seen at a time. The same seed acts the same. */
export const createActor = ({
  timeline,
  seed,
}: {
  readonly timeline: Timeline;
  readonly seed: number;
}): Actor => {
  const streams = createStreams(seed);
  const phrases = phrasesOf(timeline);
  const directed = planDirections(timeline, phrases, streams('directions'));
  return act(phrases, directed, timeline.durationSeconds, streams);
};

/** Who acts a sound that somebody recorded: phrases and stress are found in what was heard. */
export const createListeningActor = ({
  voice,
  seed,
}: {
  readonly voice: readonly VisemeFrame[];
  readonly seed: number;
}): Actor => act(heardPhrases(voice), UNDIRECTED, (voice.at(-1)?.timeSeconds ?? 0) + 1, createStreams(seed));
