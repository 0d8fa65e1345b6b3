import type { ScriptFault } from '../../core/script/script.ts';
import type { SpeakingState, StudioStatus } from '../../session/studio-session.ts';
import type { Saving } from '../../state/avatar-editor-store.ts';
import { SAVING_WORDS } from './avatar-words.ts';
import { clockWords } from './clock-words.ts';
import { filmsLeft } from './film-words.ts';
import type { StatusWords } from './status-words.ts';

/** `4.2 s` */
export const secondsWords = (seconds: number): string => `${seconds.toFixed(1)} s`;

/** `0:07`, and `0:07.5` between seconds. */
export const markWords = (seconds: number): string => clockWords(seconds, true).replace(/\.0$/, '');

/** `22 s`, `3 min 5 s` */
export const lengthWords = (seconds: number): string => {
  const whole = Math.round(seconds);
  if (whole < 60) return `${whole} s`;
  const rest = whole % 60;
  return rest === 0 ? `${whole / 60} min` : `${Math.floor(whole / 60)} min ${rest} s`;
};

/** More than this is a list that nobody reads below a line. Characters. */
const LONGEST_EXPECTED = 90;

/** `Unknown direction "smlie". Perhaps smile?`, `This [ is never closed. Expected: a ] behind the direction.` */
export const faultWords = ({ message, expected }: ScriptFault): string => {
  const nearest = /^perhaps ([^;]+);/.exec(expected)?.[1];
  if (nearest !== undefined) return `${message} Perhaps ${nearest}?`;
  if (expected.length <= LONGEST_EXPECTED) return `${message} Expected: ${expected}.`;
  const cut = expected.slice(0, LONGEST_EXPECTED);
  return `${message} Expected: ${cut.slice(0, cut.lastIndexOf(' '))} …`;
};

/** Beside the script's name. */
export const scriptWords = (saving: Saving, { timeline, speaking }: StudioStatus): string => {
  const length = timeline === null ? null : lengthWords(timeline.durationSeconds);
  const saved = SAVING_WORDS[saving];
  if (speaking.kind === 'speaking') return `${speakingWords(speaking)}, ${lower(saved)}`;
  return length === null ? saved : `${length}, ${lower(saved)}`;
};

const lower = (words: string): string => `${words.charAt(0).toLowerCase()}${words.slice(1)}`;

const speakingWords = ({
  lines,
  ofLines,
}: Pick<Extract<SpeakingState, { kind: 'speaking' }>, 'lines' | 'ofLines'>): string =>
  `Speaking line ${Math.min(ofLines, lines + 1)} of ${ofLines}`;

/** The status line's first words in the Studio. */
export const studioStatusWords = ({ queue, speaking, stage, timeline }: StudioStatus): StatusWords => {
  const left = filmsLeft(queue);
  if (queue.some(({ progress }) => progress.kind === 'running'))
    return { tone: 'fine', words: left === 1 ? 'Exporting 1 film' : `Exporting 1 of ${left}` };
  if (speaking.kind === 'speaking') return { tone: 'fine', words: speakingWords(speaking) };
  if (speaking.kind === 'failed') return { tone: 'attention', words: 'The voice stopped' };
  if (stage.kind === 'failed') return { tone: 'attention', words: 'No avatar on stage' };
  return timeline === null
    ? { tone: 'quiet', words: 'Nothing to play yet' }
    : { tone: 'fine', words: 'Ready' };
};
