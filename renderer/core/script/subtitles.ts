import { endsSentence } from './sentences.ts';
import type { Timeline, TimelineLine } from './timeline.ts';

/** One word with its punctuation. */
export interface SubtitleWord {
  readonly text: string;
  readonly startSeconds: number;
  readonly endSeconds: number;
}

/** One subtitle: at most two lines of 42 characters. */
export interface SubtitleCue {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly speaker: string | null;
  readonly lines: readonly string[];
  /** In the order of the lines. */
  readonly words: readonly SubtitleWord[];
}

/** Source of the limits: Netflix, "Timed text style guide: general requirements" and its English one. */
export const LONGEST_LINE = 42;
const LONGEST_SECONDS = 7;
const SHORTEST_SECONDS = 1;
/** Of what answers too quickly for that, and how late it may be to be there for longer. */
const LEAST_SECONDS = 5 / 6;
const LATE_SECONDS = 0.5;
/** A silence within what one person says that a reader should feel too. */
const PAUSE_SECONDS = 0.45;
/** How long words stay once they are said, and how soon they are there. */
const STAYS_SECONDS = 0.35;
const EARLY_SECONDS = 0.05;
const APART_SECONDS = 0.08;

const textOf = (words: readonly SubtitleWord[]): string => words.map(({ text }) => text).join(' ');

const JOINS =
  /^(and|or|but|because|that|which|who|when|where|if|with|for|to|in|on|of|und|oder|weil|dass|et|ou|que|y|o|pero)$/i;

const silenceBetween = (word: SubtitleWord, next: SubtitleWord): number =>
  next.startSeconds - word.endSeconds;

/** How well a break comes behind a word: after a sentence or a pause best, after a comma well, else before a word that joins. */
const breakWorth = (word: SubtitleWord | undefined, next: SubtitleWord | undefined): number => {
  if (word === undefined || next === undefined) return 0;
  if (endsSentence(word.text) || silenceBetween(word, next) >= PAUSE_SECONDS) return 3;
  if (/[,;:、，；：—–]["'”’)]*$/u.test(word.text)) return 2;
  if (silenceBetween(word, next) > 0.12) return 1.6;
  return JOINS.test(next.text) ? 0.8 : 0;
};

/** The best place to break so that both sides are much the same; `fits` says which may be. */
const bestBreak = (
  words: readonly SubtitleWord[],
  fits: (before: string, after: string) => boolean,
): number | null => {
  const whole = textOf(words).length;
  let best: { at: number; worth: number } | null = null;
  for (let at = 1; at < words.length; at++) {
    const before = textOf(words.slice(0, at));
    const after = textOf(words.slice(at));
    if (!fits(before, after)) continue;
    const worth = breakWorth(words[at - 1], words[at]) - (6 * Math.abs(before.length - after.length)) / whole;
    if (best === null || worth > best.worth) best = { at, worth };
  }
  return best?.at ?? null;
};

const breakLines = (words: readonly SubtitleWord[]): readonly string[] | null => {
  const whole = textOf(words);
  if (whole.length <= LONGEST_LINE) return [whole];
  if (whole.length > 2 * LONGEST_LINE + 1) return null;
  const at = bestBreak(words, (a, b) => a.length <= LONGEST_LINE && b.length <= LONGEST_LINE);
  return at === null ? null : [textOf(words.slice(0, at)), textOf(words.slice(at))];
};

const secondsOf = (words: readonly SubtitleWord[]): number =>
  (words.at(-1)?.endSeconds ?? 0) - (words[0]?.startSeconds ?? 0);

/** Halves what is too long, again and again. */
const cutToFit = (words: readonly SubtitleWord[]): (readonly SubtitleWord[])[] => {
  if (words.length < 2 || (breakLines(words) !== null && secondsOf(words) <= LONGEST_SECONDS)) return [words];
  // Of very long texts only the middle is weighed: the halves will be halved again.
  const middle = words.length >> 1;
  const at = words.length > 80 ? middle : (bestBreak(words, () => true) ?? middle);
  return [...cutToFit(words.slice(0, at)), ...cutToFit(words.slice(at))];
};

/** What is written with spaces between, each with the times of what was spoken of it. */
const wordsOf = (line: TimelineLine): SubtitleWord[] => {
  const words: SubtitleWord[] = [];
  let spoken = 0;
  for (const match of line.text.matchAll(/\S+/gu)) {
    const end = match.index + match[0].length;
    const first = spoken;
    while ((line.words[spoken]?.offset ?? Number.POSITIVE_INFINITY) < end) spoken += 1;
    const heard = line.words.slice(first, spoken);
    const now = words.at(-1)?.endSeconds ?? line.startSeconds;
    const startSeconds = heard[0]?.startSeconds ?? now;
    const endSeconds = heard.at(-1)?.endSeconds ?? startSeconds;
    // A word longer than a line, or a sentence without spaces, goes on in the next.
    const pieces = match[0].match(new RegExp(`.{1,${LONGEST_LINE}}`, 'gu')) ?? [];
    const each = (endSeconds - startSeconds) / pieces.length;
    pieces.forEach((text, i) => {
      words.push({ text, startSeconds: startSeconds + i * each, endSeconds: startSeconds + (i + 1) * each });
    });
  }
  return words;
};

/** When words may be there at the earliest: what is over too soon may come in the silence before it, in its later half. */
const earliest = (words: readonly SubtitleWord[], saidUntil: number): number => {
  const first = words[0]?.startSeconds ?? 0;
  return first - Math.max(EARLY_SECONDS, (first - saidUntil) / 2);
};

/** Parts at sentences and pauses; what would be gone too soon goes with its neighbour. The line lies between two others. */
const groupsOf = (
  words: readonly SubtitleWord[],
  saidUntil: number,
  nextSeconds: number,
): (readonly SubtitleWord[])[] => {
  const groups: SubtitleWord[][] = [];
  let group: SubtitleWord[] = [];
  const canStand = (
    some: readonly SubtitleWord[],
    after: readonly SubtitleWord[] | undefined,
    until: number,
  ) =>
    until - EARLY_SECONDS - APART_SECONDS - earliest(some, after?.at(-1)?.endSeconds ?? saidUntil) >=
    SHORTEST_SECONDS;
  words.forEach((word, i) => {
    group.push(word);
    const next = words[i + 1];
    const ends = next !== undefined && breakWorth(word, next) >= 3;
    if (next !== undefined && !(ends && canStand(group, groups.at(-1), next.startSeconds))) return;
    groups.push(group);
    group = [];
  });
  const last = groups.at(-1);
  const before = groups.at(-2);
  if (last === undefined || before === undefined || canStand(last, before, nextSeconds)) return groups;
  const together = [...before, ...last];
  const fits = breakLines(together) !== null && secondsOf(together) <= LONGEST_SECONDS;
  return fits ? [...groups.slice(0, -2), together] : groups;
};

/**
 * Starts that leave each the time to be read: after short answers in quick turns the others come late, a little or as much
 * as it takes, until a pause in which they catch up. More than there is time for share it.
 */
const startsInTurn = (wanted: readonly number[], durationSeconds: number): readonly number[] => {
  // Nothing stands behind the last one.
  const until = durationSeconds + APART_SECONDS;
  const share = until / Math.max(1, wanted.length);
  const least = Math.min(share, LEAST_SECONDS + APART_SECONDS);
  const good = Math.min(share, SHORTEST_SECONDS + APART_SECONDS);
  let before = Number.NEGATIVE_INFINITY;
  return wanted.map((start, i) => {
    const late = Math.max(before + least, Math.min(before + good, start + LATE_SECONDS));
    const latest = until - (wanted.length - i) * good;
    before = Math.min(Math.max(start, late), Math.max(latest, before + least));
    return before;
  });
};

export const subtitleCues = (timeline: Timeline): SubtitleCue[] => {
  const lines = timeline.lines.map((line) => ({ speaker: line.speaker, words: wordsOf(line) }));
  const parts = lines.flatMap(({ speaker, words }, i) => {
    const saidUntil = lines[i - 1]?.words.at(-1)?.endSeconds ?? 0;
    const nextSeconds = lines[i + 1]?.words[0]?.startSeconds ?? timeline.durationSeconds;
    return groupsOf(words, saidUntil, nextSeconds)
      .flatMap(cutToFit)
      .map((group) => ({ words: group, speaker, lines: breakLines(group) ?? [textOf(group)] }));
  });
  /** Of the next one's first word, as early as it is there at most. */
  const nextOf = (i: number): number =>
    (parts[i + 1]?.words[0]?.startSeconds ?? timeline.durationSeconds) - EARLY_SECONDS - APART_SECONDS;
  const wanted = parts.map(({ words }, i) => {
    const asSaid = (words[0]?.startSeconds ?? 0) - EARLY_SECONDS;
    const saidUntil = parts[i - 1]?.words.at(-1)?.endSeconds ?? 0;
    return Math.min(asSaid, Math.max(earliest(words, saidUntil), nextOf(i) - SHORTEST_SECONDS));
  });
  const starts = startsInTurn(wanted, timeline.durationSeconds);
  let shown = 0;
  return parts.map(({ words, speaker, lines: shownLines }, i): SubtitleCue => {
    const startSeconds = Math.max(shown, starts[i] ?? 0);
    const saidUntil = words.at(-1)?.endSeconds ?? startSeconds;
    const stays = Math.max(saidUntil + STAYS_SECONDS, startSeconds + SHORTEST_SECONDS);
    const latest = (starts[i + 1] ?? timeline.durationSeconds) - APART_SECONDS;
    const endSeconds = Math.max(saidUntil, Math.min(stays, latest));
    shown = endSeconds;
    return { startSeconds, endSeconds, speaker, lines: shownLines, words };
  });
};

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');

const clock = (seconds: number, point: ',' | '.'): string => {
  const ms = Math.max(0, Math.round(seconds * 1000));
  return `${pad(Math.floor(ms / 3_600_000), 2)}:${pad(Math.floor(ms / 60_000) % 60, 2)}:${pad(Math.floor(ms / 1000) % 60, 2)}${point}${pad(ms % 1000, 3)}`;
};

export const toSrt = (cues: readonly SubtitleCue[]): string =>
  cues
    .map(
      ({ startSeconds, endSeconds, lines }, i) =>
        `${i + 1}\n${clock(startSeconds, ',')} --> ${clock(endSeconds, ',')}\n${lines.join('\n')}\n`,
    )
    .join('\n');

const escapeVtt = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * With a time at each word, and the speaker's name where there are several. Source: W3C WebVTT, 4.2.2 "cue timestamps" and
 * "voice spans".
 */
export const toVtt = (cues: readonly SubtitleCue[]): string => {
  const speakers = new Set(cues.map(({ speaker }) => speaker));
  const blocks = cues.map(({ startSeconds, endSeconds, speaker, lines, words }) => {
    let at = 0;
    const timed = lines.map((line) => {
      const count = line.split(' ').length;
      const some = words.slice(at, at + count);
      const first = at;
      at += count;
      return some
        .map(({ text, startSeconds: start }, i) => {
          // A time must lie within its cue and after the one before.
          const isLater = first + i > 0 && start > startSeconds && start < endSeconds;
          return `${isLater ? `<${clock(start, '.')}>` : ''}${escapeVtt(text)}`;
        })
        .join(' ');
    });
    const voice = speakers.size > 1 && speaker !== null ? `<v ${escapeVtt(speaker)}>` : '';
    return `${clock(startSeconds, '.')} --> ${clock(endSeconds, '.')}\n${voice}${timed.join('\n')}\n`;
  });
  return ['WEBVTT\n', ...blocks].join('\n');
};
