import { between, type Random } from '../../math/seeded-random.ts';
import { smoothstep } from '../../math/smoothstep.ts';
import type { Action } from '../../script/script.ts';
import type { Timeline, TimelineCue } from '../../script/timeline.ts';
import type { EyeDirection } from '../../signals/face-frame.ts';
import { actCue, LAUGH_SECONDS, LAUGHING_JAW } from './act-cues.ts';
import { AT_EASE, isMood, moodOf } from './moods.ts';
import { type Movement, swell } from './movement.ts';
import type { SpokenPhrase } from './spoken-phrase.ts';
import type { Stance } from './stance.ts';

const DEGREE = Math.PI / 180;

/** A face changes before the words that it goes with, and takes so long. */
const MOOD_AHEAD = 0.3;
const MOOD_SECONDS = 0.55;
const SURPRISE_SECONDS = 0.28;
/** What a laugh leaves behind. */
const AFTER_LAUGHTER = 0.5;

/** Left and right are the picture's, as others see it. */
const LOOKS: Partial<Readonly<Record<Action, EyeDirection>>> = {
  'look left': { yaw: -17 * DEGREE, pitch: -1 * DEGREE },
  'look right': { yaw: 17 * DEGREE, pitch: -1 * DEGREE },
  'look up': { yaw: 2 * DEGREE, pitch: 12 * DEGREE },
  'look down': { yaw: -2 * DEGREE, pitch: -14 * DEGREE },
};
const LOOK_AFTER_LAST_LINE = 2;

/** Eyes that are told where to be; the rest of the gaze stands back meanwhile. */
export interface Look {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly to: EyeDirection;
}

export interface Directed {
  readonly moods: readonly Stance[];
  readonly movements: readonly Movement[];
  readonly looks: readonly Look[];
  readonly blinks: readonly number[];
}

/** Where somebody else is seen, or somebody begins: from then on their own mood counts. */
interface Turn {
  readonly startSeconds: number;
  readonly speaker: string | null;
  readonly isCut: boolean;
}

const turnsOf = ({ lines, scenes }: Timeline): Turn[] => {
  const sceneAt = (timeSeconds: number) => scenes.filter((scene) => scene.startSeconds <= timeSeconds).at(-1);
  return lines.flatMap((line, i): Turn[] => {
    const before = lines[i - 1];
    if (before !== undefined && before.speaker === line.speaker) return [];
    const scene = sceneAt(line.startSeconds);
    const isCut = before !== undefined && scene?.avatar !== sceneAt(before.startSeconds)?.avatar;
    const startSeconds = before === undefined ? 0 : isCut ? (scene?.startSeconds ?? 0) : before.endSeconds;
    return [{ startSeconds, speaker: line.speaker, isCut }];
  });
};

/** Moods stay until the next one of the same speaker, or as long as the direction says. */
const planMoods = (timeline: Timeline): Stance[] => {
  const turns = turnsOf(timeline);
  const changes = timeline.cues.flatMap(({ action, amount, seconds, startSeconds, speaker }) => {
    const turn = turns.filter((one) => one.speaker === speaker && one.startSeconds <= startSeconds).at(-1);
    const at = Math.max(turn?.startSeconds ?? 0, startSeconds - MOOD_AHEAD);
    if (action === 'laugh')
      return [
        {
          at,
          speaker,
          seconds: undefined,
          extent: moodOf('smile', amount * AFTER_LAUGHTER),
          takes: MOOD_SECONDS,
        },
      ];
    if (!isMood(action)) return [];
    const takes = action === 'surprised' ? SURPRISE_SECONDS : MOOD_SECONDS;
    return [{ at, speaker, seconds, extent: moodOf(action, amount), takes }];
  });
  const moods = new Map<string | null, Stance['extent']>();
  const stances: Stance[] = [];
  const events = [
    ...turns.map((turn) => ({ at: turn.startSeconds, turn, change: null })),
    ...changes.map((change) => ({ at: change.at, turn: null, change })),
  ].sort((a, b) => a.at - b.at);
  events.forEach(({ at, turn, change }, i) => {
    if (turn !== null)
      stances.push({
        startSeconds: at,
        seconds: turn.isCut || i === 0 ? 0 : MOOD_SECONDS,
        extent: moods.get(turn.speaker) ?? AT_EASE,
      });
    if (change === null) return;
    const { speaker, seconds, extent, takes } = change;
    stances.push({ startSeconds: at, seconds: takes, extent });
    const until = at + MOOD_AHEAD + (seconds ?? Number.POSITIVE_INFINITY);
    if (seconds === undefined) moods.set(speaker, extent);
    else if ((events[i + 1]?.at ?? Number.POSITIVE_INFINITY) > until)
      stances.push({ startSeconds: until, seconds: MOOD_SECONDS, extent: moods.get(speaker) ?? AT_EASE });
  });
  return stances;
};

const endOfLine = ({ lines, durationSeconds }: Timeline, timeSeconds: number): number =>
  lines.find((line) => line.endSeconds >= timeSeconds)?.endSeconds ??
  Math.min(durationSeconds, timeSeconds + LOOK_AFTER_LAST_LINE);

const isLook = ({ action }: TimelineCue): boolean => action.startsWith('look ');

const planLooks = (timeline: Timeline, phrases: readonly SpokenPhrase[], random: Random): Look[] => {
  const endOfSentence = (timeSeconds: number): number =>
    phrases.find(({ endSeconds, ending }) => endSeconds > timeSeconds && ending !== 'open')?.endSeconds ??
    endOfLine(timeline, timeSeconds);
  const cues = timeline.cues.filter(isLook);
  return cues.flatMap(({ action, amount, startSeconds, seconds }, i): Look[] => {
    if (action === 'look at the camera')
      return seconds === undefined
        ? []
        : [{ startSeconds, endSeconds: startSeconds + seconds, to: { yaw: 0, pitch: 0 } }];
    const aside = {
      yaw: (random() < 0.5 ? -1 : 1) * between(random, 11, 17) * DEGREE,
      pitch: between(random, -7, 5) * DEGREE,
    };
    const { yaw, pitch } = LOOKS[action] ?? aside;
    const until = seconds === undefined ? endOfSentence(startSeconds) : startSeconds + seconds;
    return [
      {
        startSeconds,
        endSeconds: Math.min(until, cues[i + 1]?.startSeconds ?? Number.POSITIVE_INFINITY),
        to: { yaw: yaw * amount, pitch: pitch * amount },
      },
    ];
  });
};

/** Who whispers leans in, until they speak up or the line is over. */
const leanIn = (timeline: Timeline, cue: TimelineCue): Movement => {
  const spokenUp = timeline.cues.find(
    ({ action, startSeconds }) => action === 'normal voice' && startSeconds > cue.startSeconds,
  );
  const end = Math.min(
    endOfLine(timeline, cue.startSeconds),
    spokenUp?.startSeconds ?? Number.POSITIVE_INFINITY,
  );
  return swell(cue.startSeconds - 0.2, [0.5, Math.max(0.1, end - cue.startSeconds - 0.3), 0.6], {
    forward: 0.02,
    chestPitch: 2 * DEGREE,
    pitch: 1 * DEGREE,
    face: { browInnerUp: 0.15 },
  });
};

/** Everything that a script's directions ask of its actor. */
export const planDirections = (
  timeline: Timeline,
  phrases: readonly SpokenPhrase[],
  random: Random,
): Directed => {
  /** 1 where nothing is said, sinking before words. */
  const silence = (timeSeconds: number): number =>
    phrases.reduce(
      (quiet, { startSeconds, endSeconds }) =>
        quiet *
        (1 -
          smoothstep(startSeconds - 0.2, startSeconds - 0.05, timeSeconds) *
            (1 - smoothstep(endSeconds + 0.05, endSeconds + 0.2, timeSeconds))),
      1,
    );
  const movements = timeline.cues.flatMap((cue): readonly Movement[] => {
    const { action, amount, seconds, startSeconds } = cue;
    if (action === 'whisper') return [leanIn(timeline, cue)];
    const acted = actCue(action, { startSeconds, amount, seconds, random });
    if (action !== 'laugh') return acted;
    const dropped = swell(
      startSeconds,
      [0.2, Math.max(0.1, (seconds ?? LAUGH_SECONDS) - 0.8), 0.5],
      LAUGHING_JAW,
    );
    const quiet = (since: number): number => dropped.level(since) * amount * silence(startSeconds + since);
    return [...acted, { ...dropped, level: quiet }];
  });
  return {
    moods: planMoods(timeline),
    movements,
    looks: planLooks(timeline, phrases, random),
    blinks: timeline.cues.filter(({ action }) => action === 'blink').map(({ startSeconds }) => startSeconds),
  };
};

export const UNDIRECTED: Directed = {
  moods: [{ startSeconds: 0, seconds: 0, extent: AT_EASE }],
  movements: [],
  looks: [],
  blinks: [],
};
