import type { Speech, TimedPhone, TimedWord } from '../speech/speech.ts';
import type { Timeline, TimelineCue, TimelineLine, TimelineScene, TimelineWord } from './timeline.ts';
import { framingOf, type ScriptDefaults, type Utterance } from './utterances.ts';

/** The picture cuts to who speaks next so long before they do, or half-way through a shorter silence. */
const CUT_BEFORE_SECONDS = 0.25;

const later = <T extends TimedPhone | TimedWord>(one: T, seconds: number): T => ({
  ...one,
  startSeconds: one.startSeconds + seconds,
  endSeconds: one.endSeconds + seconds,
});

/** Words by where they stand in the utterance's text, at the film's times. */
const placeWords = (utterance: Utterance, speech: Speech, startSeconds: number): TimelineWord[] => {
  const starts: number[] = [];
  let offset = 0;
  for (const part of utterance.request.parts) {
    starts.push(offset);
    offset += part.text.length;
  }
  return speech.words.map((word) => ({
    ...later(word, startSeconds),
    offset: (starts[word.part] ?? 0) + word.offset,
    emphasis: utterance.request.parts[word.part]?.emphasis ?? false,
  }));
};

/** When the word at an offset of the text begins, or the next; after the last word, when that ends. */
const timeOf = (words: readonly TimedWord[], offset: number, endSeconds: number): number =>
  words.find((word) => word.offset + word.text.length > offset)?.startSeconds ??
  words.at(-1)?.endSeconds ??
  endSeconds;

const joinLines = (before: TimelineLine, now: TimelineLine): TimelineLine => ({
  ...before,
  text: `${before.text.trimEnd()} ${now.text}`,
  endSeconds: now.endSeconds,
  phones: [...before.phones, ...now.phones],
  words: [
    ...before.words,
    ...now.words.map((word) => ({ ...word, offset: word.offset + before.text.trimEnd().length + 1 })),
  ],
});

const isSame = (a: TimelineScene | undefined, b: TimelineScene): boolean =>
  a !== undefined &&
  a.avatar === b.avatar &&
  a.backdrop === b.backdrop &&
  JSON.stringify(a.scene) === JSON.stringify(b.scene);

/**
 * Lays utterances one after the other, each as long as it was spoken; `spoken` stands in their order. One person is seen
 * at a time: the picture cuts to whoever speaks.
 */
export const layTimeline = (
  utterances: readonly Utterance[],
  spoken: readonly Speech[],
  defaults: ScriptDefaults,
): Timeline => {
  const lines: TimelineLine[] = [];
  const cues: TimelineCue[] = [];
  const scenes: TimelineScene[] = [];
  const soundStarts: number[] = [];
  let lineOffset = -1;
  let now = 0;

  const cut = (to: TimelineScene): void => {
    if (!isSame(scenes.at(-1), to)) scenes.push(to);
  };

  utterances.forEach((utterance, index) => {
    const speech = spoken[index];
    if (speech === undefined)
      throw new Error(`Utterance ${index + 1} of ${utterances.length} was not spoken`);
    const { speaker, avatar, scene, backdrop, silenceBefore, place } = utterance;
    const heard = speech.phones.filter(({ phone }) => phone !== 'sil');
    const soundSeconds = speech.samples.length / speech.samplesPerSecond;
    const before = heard[0]?.startSeconds ?? 0;
    const spokenUntil = heard.at(-1)?.endSeconds ?? soundSeconds;
    // An engine's own silence at either end counts as part of the pauses.
    const soundStart = Math.max(0, now + silenceBefore - before);
    const startSeconds = soundStart + before;
    const endSeconds = soundStart + spokenUntil;
    soundStarts.push(soundStart);
    const words = placeWords(utterance, speech, soundStart);
    const line: TimelineLine = {
      speaker,
      text: utterance.text.trimEnd(),
      scriptLine: place.line,
      startSeconds,
      endSeconds,
      phones: speech.phones
        .filter((phone) => phone.startSeconds >= before && phone.endSeconds <= spokenUntil)
        .map((phone) => later(phone, soundStart)),
      words,
    };
    const last = lines.at(-1);
    if (last !== undefined && place.offset === lineOffset) lines[lines.length - 1] = joinLines(last, line);
    else lines.push(line);
    lineOffset = place.offset;

    const cutSeconds = startSeconds - Math.min(CUT_BEFORE_SECONDS, silenceBefore / 2);
    cut({ startSeconds: index === 0 ? 0 : cutSeconds, avatar, scene, backdrop });
    for (const { direction, offset, delaySeconds } of utterance.directions) {
      const at = Math.max(0, timeOf(words, offset, endSeconds) + delaySeconds);
      cues.push({ ...direction, startSeconds: at, speaker });
      const framing = framingOf(direction.action);
      const shown = scenes.at(-1);
      if (framing !== null && shown !== undefined)
        cut({ ...shown, startSeconds: Math.max(at, shown.startSeconds), scene: { ...shown.scene, framing } });
    }
    now = endSeconds + utterance.silenceAfter;
  });

  if (scenes.length === 0) {
    const { avatar, scene, backdrop } = defaults;
    scenes.push({ startSeconds: 0, avatar, scene, backdrop });
  }
  return { durationSeconds: now, lines, cues, scenes, soundStarts };
};
