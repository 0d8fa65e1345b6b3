import { MasqueError } from '../errors.ts';
import { fromEuler } from '../math/quaternion.ts';
import { clamp01 } from '../math/smoothstep.ts';
import type { Calibration } from '../settings.ts';
import { ARKIT_COUNT, ARKIT_SHAPES } from '../signals/arkit.ts';
import type { EyeDirection, FaceFrame } from '../signals/face-frame.ts';
import type { Take } from '../signals/take.ts';
import { LONGEST_TAKE_SECONDS } from '../take-file/take-format.ts';
import { ANGLES, type Angle, LIVE_LINK_RATE } from './arkit-columns.ts';

/** Where a face stands that no file says it of, metres. */
const PLACE = [0, 0, -0.6] as const;
const RATES = [24, 25, 30, 48, 50, 60, 120];
/** So many seconds of a day begin anew at midnight. */
const DAY_SECONDS = 86_400;

const CURE = 'Export it from Live Link Face again, as CSV.';

interface Row {
  readonly line: number;
  readonly cells: readonly string[];
}

const fault = (name: string, { line }: Row, what: string): MasqueError =>
  new MasqueError('unreadable', `${name}, line ${line}: ${what}.`, CURE);

interface Timecode {
  readonly seconds: number;
  readonly frame: number;
}

const timecodeOf = (text: string): Timecode | null => {
  const [, hours, minutes, seconds, frame] = /^(\d+):(\d+):(\d+)[:;](\d+(?:\.\d+)?)$/.exec(text.trim()) ?? [];
  return frame === undefined
    ? null
    : { seconds: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds), frame: Number(frame) };
};

/** A file does not say its rate; the highest frame of a whole second tells it. */
const rateOf = (times: readonly Timecode[]): number => {
  const seconds = new Set(times.map((time) => time.seconds));
  const highest = Math.max(...times.map(({ frame }) => Math.floor(frame)));
  if (seconds.size < 3) return Math.max(LIVE_LINK_RATE, highest + 1);
  return RATES.find((rate) => rate > highest) ?? highest + 1;
};

const secondsFrom = (times: readonly Timecode[]): number[] => {
  const rate = rateOf(times);
  const absolute = times.map(({ seconds, frame }) => seconds + frame / rate);
  const start = absolute[0] ?? 0;
  return absolute.map((time) => (time < start ? time + DAY_SECONDS : time) - start);
};

/** Where each column stands; names are taken in any case, in any order. */
const columnsOf = (header: readonly string[], name: string) => {
  const places = new Map(header.map((title, place) => [title.trim().toLowerCase(), place]));
  const shapes = ARKIT_SHAPES.map((shape) => places.get(shape.toLowerCase()));
  const timecode = places.get('timecode');
  if (timecode === undefined || shapes.every((place) => place === undefined))
    throw new MasqueError(
      'unsupported',
      `${name} is no recording of Live Link Face: its first line does not name Timecode and ARKit’s shapes.`,
      'Choose the CSV of a take that was recorded in ARKit mode.',
    );
  const angles = new Map(ANGLES.map((angle) => [angle, places.get(angle.toLowerCase())]));
  return { timecode, count: places.get('blendshapecount'), shapes, angles };
};
type Columns = ReturnType<typeof columnsOf>;

const frameFrom = (row: Row, { shapes, angles }: Columns, timeSeconds: number, name: string): FaceFrame => {
  const number = (place: number | undefined): number => {
    const text = place === undefined ? '0' : (row.cells[place] ?? '').trim();
    const value = text === '' ? Number.NaN : Number(text);
    if (Number.isFinite(value)) return value;
    throw fault(name, row, `“${text}” in column ${(place ?? 0) + 1} is no number`);
  };
  const angle = (which: Angle): number => number(angles.get(which));
  const eye = (side: 'Left' | 'Right'): EyeDirection => ({
    yaw: angle(`${side}EyeYaw`),
    pitch: -angle(`${side}EyePitch`),
  });
  return {
    timeSeconds,
    confidence: 1,
    weights: Float32Array.from(shapes, (place) => clamp01(number(place))),
    rotation: fromEuler({ yaw: angle('HeadYaw'), pitch: angle('HeadPitch'), roll: angle('HeadRoll') }),
    translation: [...PLACE],
    gaze: { left: eye('Left'), right: eye('Right') },
  };
};

/** ARKit's rest is 0 everywhere: nothing is guessed of the face. */
const asRecorded = (takenAt: string): Calibration => ({
  model: 'arkit',
  takenAt,
  weights: new Array<number>(ARKIT_COUNT).fill(0),
  rotation: [0, 0, 0, 1],
  translation: [...PLACE],
});

/** A recording of Live Link Face as a take. Throws a MasqueError that names the line. */
export const readArkitCsv = (
  text: string,
  about: { readonly name: string; readonly recordedAt: string; readonly avatar: string },
): Take => {
  const { name } = about;
  const rows = text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, index): Row => ({ line: index + 1, cells: line.split(',') }))
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const [header, ...body] = rows;
  const columns = columnsOf(header?.cells ?? [], name);
  const times = body.map((row) => {
    const time = timecodeOf(row.cells[columns.timecode] ?? '');
    if (time !== null) return time;
    throw fault(name, row, `“${row.cells[columns.timecode] ?? ''}” is no time code such as 10:05:59:12.000`);
  });
  const seconds = secondsFrom(times);
  const face = body.flatMap((row, index) => {
    // Where it saw nobody, the app writes a count of 0.
    const isSeen = columns.count === undefined || Number(row.cells[columns.count]) !== 0;
    return isSeen ? [frameFrom(row, columns, seconds[index] ?? 0, name)] : [];
  });
  const durationSeconds = Math.max(0, ...seconds.slice(-1)) + 1 / LIVE_LINK_RATE;
  if (face.length === 0)
    throw new MasqueError(
      'unreadable',
      `${name} holds no face: ${body.length} lines, none with values.`,
      CURE,
    );
  if (durationSeconds > LONGEST_TAKE_SECONDS)
    throw new MasqueError('unsupported', `${name} is longer than an hour.`, 'Cut it into parts.');
  return {
    meta: { ...about, durationSeconds, trackerModel: 'arkit', calibration: asRecorded(about.recordedAt) },
    face,
    voice: [],
    sound: null,
  };
};
