import type { Viseme } from '../../../core/signals/visemes.ts';
import type { TimedPhone } from '../../../core/speech/speech.ts';

/** How a mouth shape is written for people who read no phonetics. */
export const SHAPE_NAMES: Readonly<Record<Viseme, string>> = {
  sil: '',
  PP: 'M',
  FF: 'F',
  TH: 'TH',
  DD: 'T',
  kk: 'K',
  CH: 'CH',
  SS: 'SS',
  nn: 'N',
  RR: 'R',
  aa: 'AH',
  E: 'EH',
  ih: 'EE',
  oh: 'OH',
  ou: 'OO',
};

/** What is seen first, where several shapes share a cell: open mouths, then closed lips, then the rest. */
const STANDING: Readonly<Record<Viseme, number>> = {
  sil: 0,
  aa: 5,
  oh: 5,
  ou: 4.5,
  E: 4,
  ih: 3.5,
  PP: 3,
  FF: 3,
  CH: 2,
  TH: 2,
  SS: 1.5,
  RR: 1.5,
  DD: 1,
  kk: 1,
  nn: 1,
};

/** Shorter is no pause. Seconds. */
const SILENCE = 0.05;

/** A stretch of the mouth lane: one phone where there is room, else the shape that stands out among a few. */
export interface MouthCell {
  readonly startSeconds: number;
  readonly endSeconds: number;
  readonly name: string;
  /** All that is said in it, IPA. */
  readonly phones: string;
}

export const mouthCells = (phones: readonly TimedPhone[], leastSeconds: number): readonly MouthCell[] => {
  const cells: MouthCell[] = [];
  let group: TimedPhone[] = [];
  const close = () => {
    const [first] = group;
    const last = group.at(-1);
    if (first === undefined || last === undefined) return;
    const standing = group.reduce((best, one) => (weightOf(one) > weightOf(best) ? one : best));
    cells.push({
      startSeconds: first.startSeconds,
      endSeconds: last.endSeconds,
      name: SHAPE_NAMES[standing.viseme],
      phones: group.map(({ phone }) => phone).join(' '),
    });
    group = [];
  };
  for (const phone of phones) {
    // Silence may be a phone of its own, or the time between two.
    if (phone.startSeconds > (group.at(-1)?.endSeconds ?? phone.startSeconds) + SILENCE) close();
    if (phone.viseme === 'sil') {
      close();
      continue;
    }
    group.push(phone);
    if (phone.endSeconds - (group[0]?.startSeconds ?? 0) >= leastSeconds) close();
  }
  close();
  return cells;
};

const weightOf = ({ viseme, stress, startSeconds, endSeconds }: TimedPhone): number =>
  STANDING[viseme] + stress + 4 * (endSeconds - startSeconds);
