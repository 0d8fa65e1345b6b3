import type { RenderedPhone, Rendering, Utterance } from './engine.ts';
import { scaleSound } from './sound/loudness.ts';
import { warpSound } from './sound/warp.ts';
import { whisperSound } from './sound/whisper.ts';
import type { SourceWord } from './source-words.ts';

/** An emphasised word is said longer, higher and louder, as people do. */
const EMPHASIS = { stretch: 1.18, pitch: 1.12, gain: 1.35 };
/** Over so long a change comes and goes. */
const EDGE_SECONDS = 0.03;

type Share = (seconds: number) => number;

/** 1 where words with the property are spoken, 0 elsewhere; a pause between two such words is theirs. */
const shareOf = (
  phones: readonly RenderedPhone[],
  words: readonly SourceWord[],
  has: (word: SourceWord) => boolean,
): Share | null => {
  const stretches: { from: number; to: number }[] = [];
  let open = false;
  for (const { word, phone, startSeconds, endSeconds } of phones) {
    const source = word === undefined ? undefined : words[word];
    if (source === undefined && phone === 'sil') continue;
    const isIn = source !== undefined && has(source);
    const last = stretches.at(-1);
    if (isIn && open && last !== undefined) last.to = endSeconds;
    else if (isIn) stretches.push({ from: startSeconds, to: endSeconds });
    open = isIn;
  }
  if (stretches.length === 0) return null;
  return (seconds) => {
    let share = 0;
    for (const { from, to } of stretches) {
      const inside = Math.min(seconds - from, to - seconds) / EDGE_SECONDS + 0.5;
      share = Math.max(share, Math.min(1, inside));
    }
    return share;
  };
};

const moved = (phones: readonly RenderedPhone[], timeOf: (seconds: number) => number): RenderedPhone[] =>
  phones.map((phone) => ({
    ...phone,
    startSeconds: timeOf(phone.startSeconds),
    endSeconds: timeOf(phone.endSeconds),
  }));

/** What the engine could not do itself is done to its sound. */
export const styleSound = ({ words, style }: Utterance, rendering: Rendering): Rendering => {
  const { samplesPerSecond, styled } = rendering;
  let { samples, phones } = rendering;
  const left = (property: keyof typeof style): number => (styled.includes(property) ? 1 : style[property]);
  const stretch = 1 / left('speed');
  const pitch = left('pitch');
  const volume = left('volume');

  const emphasised = shareOf(phones, words, ({ emphasis }) => emphasis);
  if (emphasised !== null || stretch !== 1 || pitch !== 1) {
    const more = (share: number, factor: number): number => 1 + share * (factor - 1);
    const warped = warpSound(samples, samplesPerSecond, (seconds) => {
      const share = emphasised?.(seconds) ?? 0;
      return {
        stretch: stretch * more(share, EMPHASIS.stretch),
        pitch: pitch * more(share, EMPHASIS.pitch),
      };
    });
    samples = warped.samples;
    phones = moved(phones, warped.timeOf);
  }
  const whispered = shareOf(phones, words, ({ whisper }) => whisper);
  if (whispered !== null) samples = whisperSound(samples, samplesPerSecond, whispered);
  const loud = shareOf(phones, words, ({ emphasis }) => emphasis);
  if (loud !== null || volume !== 1)
    samples = scaleSound(
      samples,
      samplesPerSecond,
      (seconds) => volume * (1 + (loud?.(seconds) ?? 0) * (EMPHASIS.gain - 1)),
    );
  return { ...rendering, samples, phones };
};
