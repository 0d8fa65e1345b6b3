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

/** What a script leaves open. */
export interface ScriptDefaults {
  readonly avatar: string;
  readonly voice: string;
  readonly scene: Scene;
  readonly backdrop: Backdrop;
}

/** What is said in one go: a line, or what stands between two pauses of it. */
export interface Utterance {
  readonly speaker: string | null;
  /** Of the line it belongs to. */
  readonly place: ScriptPlace;
  readonly request: SpeechRequest;
  /** Its parts' texts in a row. */
  readonly text: string;
  /** Silence before it and, for the last, after it; seconds. */
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
const BEFORE_FIRST = 0.7;
const AFTER_LAST = 1;
/** Silence between two lines of one speaker, when another answers, and between two scenes. */
const BETWEEN_LINES = 0.4;
const BETWEEN_SPEAKERS = 0.3;
const BETWEEN_SCENES = 0.9;

const FRAMING_OF: Partial<Readonly<Record<Action, FramingName>>> = {
  'close-up': 'close',
  bust: 'bust',
  half: 'half',
};

/** How the picture is framed after a direction; null for one that is no framing. */
export const framingOf = (action: Action): FramingName | null => FRAMING_OF[action] ?? null;

type Part = SpeechRequest['parts'][number];

/** What is said between two pauses of a line, and what is done meanwhile. */
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

/** Cuts a line at its pauses. What comes after its last word stays in `waiting`. */
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

  for (const part of line.parts) {
    if (part.kind === 'text') {
      const space = text === '' || text.endsWith(' ') ? /^\s+/ : /^(?!)/;
      const some = part.text.replaceAll(/\s+/g, ' ').replace(space, '');
      if (some === '') continue;
      const said: Part = {
        text: some,
        emphasis: part.emphasis,
        whisper,
        ...(part.phones === undefined ? {} : { phones: [...part.phones] }),
      };
      const last = parts.at(-1);
      // A space between two parts is no part of its own.
      if (last !== undefined && (isLike(last, said) || some === ' '))
        parts[parts.length - 1] = { ...last, text: last.text + some };
      else parts.push(said);
      text += some;
      continue;
    }
    const { kind: _, ...direction } = part;
    if (direction.action === 'pause') {
      end();
      waiting.pauseSeconds += direction.seconds ?? 0;
    }
    if (direction.action === 'whisper') whisper = true;
    if (direction.action === 'normal voice') whisper = false;
    if (isSpeakable(text)) directions.push({ direction, offset: text.length, delaySeconds: 0 });
    else waiting.directions.push({ direction, atSeconds: waiting.pauseSeconds });
  }
  end();
  return pieces;
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
        const before = utterances.at(-1);
        const gap =
          before === undefined
            ? BEFORE_FIRST
            : isNewScene
              ? BETWEEN_SCENES
              : before.place.offset === line.place.offset
                ? 0
                : before.speaker === line.speaker
                  ? BETWEEN_LINES
                  : BETWEEN_SPEAKERS;
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
