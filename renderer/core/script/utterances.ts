import type { FramingName, Scene } from '../scene.ts';
import type { Backdrop } from '../settings.ts';
import { SpeechRequest, type VoiceStyle } from '../speech/speech.ts';
import {
  type Action,
  type Direction,
  isSpeakable,
  type Script,
  type ScriptLine,
  type ScriptPlace,
} from './script.ts';
import { endsSentence, isSeam, splitAtSeams } from './sentences.ts';

/** What a script leaves open. */
export interface ScriptDefaults {
  readonly avatar: string;
  readonly voice: string;
  readonly scene: Scene;
  readonly backdrop: Backdrop;
}

/** What is said in one go: a sentence, or what stands between two pauses. */
export interface Utterance {
  readonly speaker: string | null;
  /** Of the line it belongs to. */
  readonly place: ScriptPlace;
  readonly request: SpeechRequest;
  /** Its parts' texts in a row. */
  readonly text: string;
  /** Silence from the last phone before it to its first, and after the last of all; seconds. */
  readonly silenceBefore: number;
  readonly silenceAfter: number;
  readonly directions: readonly PlacedDirection[];
  /** Who is seen, and where. */
  readonly avatar: string;
  readonly scene: Scene;
  readonly backdrop: Backdrop;
}

/** A direction at the word that begins at `offset` of the text or next after it, and so many seconds later. */
export interface PlacedDirection {
  readonly direction: Direction;
  readonly offset: number;
  readonly delaySeconds: number;
}

/** A film begins and ends with somebody who is there before they speak, and for a moment after. */
const BEFORE_FIRST = 0.8;
const AFTER_LAST = 1;
/** Silence between two sentences, time for a breath; between two lines; when another answers; between two scenes. */
const BETWEEN_SENTENCES = 0.38;
const BETWEEN_LINES = 0.5;
const BETWEEN_SPEAKERS = 0.35;
const BETWEEN_SCENES = 1;

const FRAMING_OF: Partial<Readonly<Record<Action, FramingName>>> = {
  'close-up': 'close',
  bust: 'bust',
  half: 'half',
};

/** How the picture is framed after a direction; null for one that is no framing. */
export const framingOf = (action: Action): FramingName | null => FRAMING_OF[action] ?? null;

type Part = SpeechRequest['parts'][number];

/** What of a line is said in one go, and what is done meanwhile. */
interface Piece {
  readonly parts: readonly Part[];
  readonly text: string;
  /** Silence that the script asks for before it. */
  readonly pauseSeconds: number;
  readonly directions: readonly PlacedDirection[];
}

/** What waits for the next words: pauses, and directions by when in those pauses they fall. */
interface Waiting {
  pauseSeconds: number;
  directions: { readonly direction: Direction; readonly atSeconds: number }[];
}

const isLike = (a: Part | undefined, b: Part): a is Part =>
  a !== undefined && !a.phones && !b.phones && a.emphasis === b.emphasis && a.whisper === b.whisper;

/**
 * Cuts a line at its pauses and between its sentences, as people do who breathe. What comes after its last word stays in
 * `waiting`.
 */
const cutLine = (line: ScriptLine, waiting: Waiting): Piece[] => {
  const pieces: Piece[] = [];
  let parts: Part[] = [];
  let text = '';
  let directions: PlacedDirection[] = [];
  let whisper = false;

  const end = (): void => {
    if (!isSpeakable(text)) return;
    const { pauseSeconds } = waiting;
    const before = waiting.directions.map(({ direction, atSeconds }) => ({
      direction,
      offset: 0,
      delaySeconds: atSeconds - pauseSeconds,
    }));
    pieces.push({ parts, text, pauseSeconds, directions: [...before, ...directions] });
    waiting.pauseSeconds = 0;
    waiting.directions = [];
    parts = [];
    text = '';
    directions = [];
  };

  /** What is told between two sentences goes with the second. */
  const endSentence = (): void => {
    const length = text.trimEnd().length;
    const late = directions.filter(({ offset }) => offset >= length);
    directions = directions.filter(({ offset }) => offset < length);
    end();
    waiting.directions.push(...late.map(({ direction }) => ({ direction, atSeconds: 0 })));
  };

  const say = (said: Part): void => {
    if (isSeam(text, said.text)) endSentence();
    const space = text === '' || text.endsWith(' ') ? /^\s+/ : /^(?!)/;
    const some = said.text.replaceAll(/\s+/g, ' ').replace(space, '');
    const last = parts.at(-1);
    if (some === '') return;
    // A space between two parts is no part of its own.
    if (last !== undefined && (isLike(last, said) || some === ' '))
      parts[parts.length - 1] = { ...last, text: last.text + some };
    else parts.push({ ...said, text: some });
    text += some;
  };

  for (const part of line.parts) {
    if (part.kind === 'text') {
      const { emphasis, phones } = part;
      const given = phones === undefined ? {} : { phones: [...phones] };
      for (const piece of splitAtSeams(part.text)) say({ text: piece, emphasis, whisper, ...given });
      continue;
    }
    const { kind: _, ...direction } = part;
    if (direction.action === 'pause') end();
    if (direction.action === 'whisper') whisper = true;
    if (direction.action === 'normal voice') whisper = false;
    if (isSpeakable(text)) directions.push({ direction, offset: text.length, delaySeconds: 0 });
    else waiting.directions.push({ direction, atSeconds: waiting.pauseSeconds });
    if (direction.action === 'pause') waiting.pauseSeconds += direction.seconds ?? 0;
  }
  end();
  return pieces;
};

const gapBetween = (before: Utterance | undefined, line: ScriptLine, isNewScene: boolean): number => {
  if (before === undefined) return BEFORE_FIRST;
  if (isNewScene) return BETWEEN_SCENES;
  if (before.place.offset === line.place.offset) return endsSentence(before.text) ? BETWEEN_SENTENCES : 0;
  return before.speaker === line.speaker ? BETWEEN_LINES : BETWEEN_SPEAKERS;
};

/** What is to be spoken, in order. A script in which nobody says anything gives nothing. */
export const planUtterances = (script: Script, defaults: ScriptDefaults): Utterance[] => {
  const utterances: Utterance[] = [];
  const waiting: Waiting = { pauseSeconds: 0, directions: [] };
  let { avatar, voice, backdrop } = defaults;
  let scene = defaults.scene;
  let style: Partial<VoiceStyle> = {};
  let isNewScene = false;

  for (const one of script.scenes) {
    avatar = one.avatar ?? avatar;
    voice = one.voice ?? voice;
    backdrop = one.backdrop ?? backdrop;
    scene = { ...scene, ...one.scene };
    style = { ...style, ...one.style };
    let framing = scene.framing;
    for (const line of one.lines) {
      const role = line.speaker === null ? undefined : script.cast[line.speaker];
      for (const piece of cutLine(line, waiting)) {
        const gap = gapBetween(utterances.at(-1), line, isNewScene);
        isNewScene = false;
        // What frames the first word frames the cut to it.
        for (const { direction, offset } of piece.directions)
          if (offset === 0) framing = framingOf(direction.action) ?? framing;
        utterances.push({
          speaker: line.speaker,
          place: line.place,
          request: SpeechRequest.parse({
            voice: role?.voice ?? voice,
            style: { ...style, ...role?.style },
            parts: piece.parts,
          }),
          text: piece.text,
          silenceBefore: gap + piece.pauseSeconds,
          silenceAfter: 0,
          directions: piece.directions,
          avatar: role?.avatar ?? avatar,
          scene: { ...scene, framing },
          backdrop,
        });
        for (const { direction } of piece.directions) framing = framingOf(direction.action) ?? framing;
      }
    }
    isNewScene = utterances.length > 0;
  }

  const last = utterances.pop();
  if (last === undefined) return [];
  const after = waiting.directions.map(({ direction, atSeconds }) => ({
    direction,
    offset: last.text.length,
    delaySeconds: atSeconds,
  }));
  return [
    ...utterances,
    {
      ...last,
      silenceAfter: AFTER_LAST + waiting.pauseSeconds,
      directions: [...last.directions, ...after],
    },
  ];
};
