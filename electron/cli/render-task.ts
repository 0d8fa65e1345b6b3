import { basename, extname, join, resolve } from 'node:path';
import {
  FILM_FORMATS,
  FILM_LOOKS,
  FilmJob,
  type FilmOrder,
  type FilmSource,
  SUBTITLES,
} from '../../renderer/core/film.ts';
import type { Background } from '../../renderer/core/scene.ts';
import { BACKDROPS } from '../../renderer/core/settings.ts';
import {
  parseAvatar,
  parseChoice,
  parseInput,
  parseSize,
  parseTime,
  refuse,
  type Surroundings,
} from './values.ts';

type Values = ReadonlyMap<string, string>;
type Job = Omit<FilmJob, 'source' | 'format'>;
type Format = FilmJob['format'];

const USAGE = 'For example: masque render script.md --out film.mp4';
const SOURCES = ['--audio', '--take', '--batch'] as const;
const SCRIPT_NAME = /\.(md|markdown|txt)$/i;
const LARGEST_AREA = 3840 * 2160;

const given = <Value>(values: Values, name: string, read: (text: string) => Value): Value | undefined => {
  const text = values.get(name);
  return text === undefined ? undefined : read(text);
};

const parseFilmSize = (text: string): { width: number; height: number } => {
  const size = parseSize(text);
  const { width, height } = size;
  if (Math.min(width, height) < 64 || Math.max(width, height) > 3840 || width * height > LARGEST_AREA)
    refuse(`--size ${text} is out of a film’s range.`, 'From 64x64 to 3840x2160, or 2160x3840 upright.');
  return size;
};

const parseWhole = (flag: string, text: string, least: number, most: number): number => {
  const number = /^-?\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most
    ? number
    : refuse(`${flag} ${text} is not a whole number from ${least} to ${most}.`);
};

type Behind = { readonly background?: Background; readonly backdrop?: FilmJob['backdrop'] };

const parseBackground = (text: string, around: Surroundings): Behind => {
  const backdrop = BACKDROPS.find((name) => name === text);
  if (backdrop !== undefined) return { background: { kind: 'backdrop' }, backdrop };
  if (text === 'green' || text === 'transparent') return { background: { kind: text } };
  const colours = /^(#[0-9a-f]{6})(?:-(#[0-9a-f]{6}))?$/i.exec(text.toLowerCase());
  const [, from, to] = colours ?? [];
  if (from !== undefined && to !== undefined) return { background: { kind: 'gradient', from, to } };
  if (from !== undefined) return { background: { kind: 'colour', colour: from } };
  const path = resolve(around.folder, text);
  if (around.fileExists(path)) return { background: { kind: 'picture', path, blur: 0.3 } };
  return refuse(
    `--background ${text} is neither a backdrop, a colour nor a picture file.`,
    `Backdrops are ${BACKDROPS.join(', ')}; colours such as #334455.`,
  );
};

const parseJob = (values: Values, around: Surroundings): Job => {
  const { width, height } = given(values, '--size', parseFilmSize) ?? { width: 1280, height: 720 };
  const isTransparent = values.has('--transparent') || values.get('--background') === 'transparent';
  const behind: Behind = isTransparent
    ? { background: { kind: 'transparent' } }
    : (given(values, '--background', (text) => parseBackground(text, around)) ?? {});
  const avatar = given(values, '--avatar', (text) => parseAvatar('--avatar', text, around));
  const voice = values.get('--voice');
  return {
    ...behind,
    ...(avatar === undefined ? {} : { avatar }),
    ...(voice === undefined ? {} : { voice }),
    width,
    height,
    framesPerSecond: given(values, '--fps', (text) => parseWhole('--fps', text, 24, 60)) ?? 30,
    look: given(values, '--look', (text) => parseChoice('--look', text, FILM_LOOKS)) ?? 'standard',
    transparent: isTransparent,
    subtitles: given(values, '--subtitles', (text) => parseChoice('--subtitles', text, SUBTITLES)) ?? 'none',
    seed: given(values, '--seed', (text) => parseWhole('--seed', text, -2_147_483_648, 2_147_483_647)) ?? 1,
  };
};

const parseFormat = (text: string): Format => parseChoice('--format', text, FILM_FORMATS);

/** By the film's name, unless the flag says; a name without an ending of ours is a folder of pictures only when told. */
const formatOf = (out: string, values: Values): Format => {
  const wanted = given(values, '--format', parseFormat);
  const ending = extname(out).slice(1).toLowerCase();
  const named = FILM_FORMATS.find((format) => format === ending && format !== 'png');
  if (wanted !== undefined && named !== undefined && wanted !== named)
    refuse(`--format ${wanted} and --out ${out} contradict each other.`, USAGE);
  return (
    wanted ??
    named ??
    refuse(`--out ${out} ends in neither .mp4 nor .webm.`, 'Or say --format png for pictures.')
  );
};

const checkTransparent = (format: Format, { transparent }: Job): Format =>
  transparent && format === 'mp4'
    ? refuse('An MP4 film cannot be transparent.', 'Choose a name that ends in .webm, or --format png.')
    : format;

const scriptAt = (path: string, around: Surroundings): FilmSource => ({
  kind: 'script',
  text: around.readText(path),
  name: basename(path),
});

const parseTake = (text: string, values: Values, around: Surroundings): FilmSource => {
  const from = given(values, '--from', (seconds) => parseTime('--from', seconds));
  const to = given(values, '--to', (seconds) => parseTime('--to', seconds));
  if (to !== undefined && to <= (from ?? 0)) refuse(`--to ${to} is not after --from ${from ?? 0}.`);
  return {
    kind: 'take',
    path: parseInput('render --take', text, around),
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    withSound: !values.has('--mute'),
  };
};

const parseSource = (script: string | undefined, values: Values, around: Surroundings): FilmSource => {
  const audio = values.get('--audio');
  if (audio !== undefined) return { kind: 'sound', path: parseInput('render --audio', audio, around) };
  const take = values.get('--take');
  if (take !== undefined) return parseTake(take, values, around);
  if (script === undefined) return refuse('masque render needs a script.', USAGE);
  return scriptAt(parseInput('render', script, around), around);
};

/** Each script of a folder, by its name, into another or the same. */
const parseBatch = (batch: string, job: Job, values: Values, around: Surroundings): FilmOrder[] => {
  const folder = resolve(around.folder, batch);
  const names = around.filesIn(folder) ?? refuse(`--batch ${batch}: there is no folder ${folder}.`);
  const scripts = names.filter((name) => SCRIPT_NAME.test(name) && !/^readme\./i.test(name)).sort();
  if (scripts.length === 0) refuse(`There is no script (.md, .txt) in ${folder}.`);
  const out = resolve(around.folder, values.get('--out') ?? batch);
  const format = checkTransparent(
    given(values, '--format', parseFormat) ?? (job.transparent ? 'webm' : 'mp4'),
    job,
  );
  return scripts.map((name) => {
    const stem = name.slice(0, name.length - extname(name).length);
    return {
      job: FilmJob.parse({ ...job, format, source: scriptAt(join(folder, name), around) }),
      path: join(out, format === 'png' ? stem : `${stem}.${format}`),
      resume: values.has('--resume'),
    };
  });
};

/** The films that `masque render` asks for. */
export const parseRender = (
  [script]: readonly string[],
  values: Values,
  around: Surroundings,
): FilmOrder[] => {
  const sources = [...(script === undefined ? [] : [script]), ...SOURCES.filter((flag) => values.has(flag))];
  if (sources.length > 1) refuse(`masque render takes one of ${sources.join(' and ')}.`, USAGE);
  for (const flag of ['--from', '--to', '--mute'])
    if (values.has(flag) && !values.has('--take')) refuse(`${flag} means nothing without --take.`);
  const job = parseJob(values, around);
  const batch = values.get('--batch');
  if (batch !== undefined) return parseBatch(batch, job, values, around);
  const source = parseSource(script, values, around);
  if (source.kind !== 'script' && job.subtitles !== 'none')
    refuse(`--subtitles ${job.subtitles} needs a script: nobody knows the words otherwise.`);
  const out = values.get('--out') ?? refuse('masque render needs --out.', USAGE);
  const format = checkTransparent(formatOf(out, values), job);
  const order = { job: FilmJob.parse({ ...job, format, source }), path: resolve(around.folder, out) };
  return [{ ...order, resume: values.has('--resume') }];
};

/**
 * The program that makes the films' sound AAC. It is no part of an order: those come from pages, too, which must not name
 * programs.
 */
export const parseFfmpeg = (
  values: Values,
  films: readonly FilmOrder[],
  around: Surroundings,
): string | undefined => {
  const text = values.get('--ffmpeg');
  if (text === undefined) return undefined;
  const other = films.find(({ job }) => job.format !== 'mp4');
  if (other) refuse(`--ffmpeg makes AAC, which a film in ${other.job.format} does not take.`);
  // A bare name is looked for where the system looks for programs.
  if (basename(text) === text) return text;
  const path = resolve(around.folder, text);
  return around.fileExists(path) ? path : refuse(`--ffmpeg ${text}: there is no file ${path}.`);
};
