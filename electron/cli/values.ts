import { extname, resolve } from 'node:path';
import { WhipAddress } from '../../renderer/core/broadcast/whip.ts';
import { MasqueError } from '../../renderer/core/errors.ts';
import type { LaunchOutput } from '../../renderer/core/host.ts';
import { OUTPUT_RATES, type OutputRate, type SourceChoice } from '../../renderer/core/settings.ts';

/** What the parser asks of the machine. */
export interface Surroundings {
  readonly folder: string;
  fileExists(path: string): boolean;
  /** A text file's content. */
  readText(path: string): string;
  /** Names of the files in a folder; null where there is none. */
  filesIn(path: string): readonly string[] | null;
  /** What the system calls the camera behind a device file such as /dev/video0. */
  cameraName(path: string): string | undefined;
}

/** One sentence that names the flag and its value, one that helps; the app then ends with status 2. */
export const refuse = (message: string, cure = 'See masque --help.'): never => {
  throw new MasqueError('bad-option', message, cure);
};

const MAXIMUM_SIDE = 7680;
const MINIMUM_SIDE = 16;
const SIZE_EXAMPLE = 'For example --size 1280x720.';

/** Pixels; both sides even, because the video formats that go out halve their colour in both directions. */
export const parseSize = (text: string): { width: number; height: number } => {
  const match = /^(\d{1,6})x(\d{1,6})$/i.exec(text);
  if (match === null) return refuse(`--size ${text} is not WIDTHxHEIGHT.`, SIZE_EXAMPLE);
  const [width, height] = [Number(match[1]), Number(match[2])];
  for (const side of [width, height]) {
    if (side < MINIMUM_SIDE || side > MAXIMUM_SIDE) {
      refuse(
        `--size ${text} is out of range: ${side} is not from ${MINIMUM_SIDE} to ${MAXIMUM_SIDE}.`,
        SIZE_EXAMPLE,
      );
    }
    if (side % 2 !== 0) refuse(`--size ${text} is odd: video needs even sides.`, SIZE_EXAMPLE);
  }
  return { width, height };
};

/**
 * `virtual-camera`, and after a colon the id of one; `broadcast`, and after a colon for whom; or `whip:` and the address of
 * a server.
 */
export const parseOutput = (text: string): LaunchOutput => {
  if (text === 'broadcast') return { kind: 'broadcast', audience: 'this-computer' };
  if (text === 'broadcast:network') return { kind: 'broadcast', audience: 'network' };
  if (text.startsWith('whip:')) {
    const address = text.slice('whip:'.length);
    if (!WhipAddress.safeParse(address).success)
      refuse(
        `--output ${text}: ${address} is no address.`,
        'For example --output whip:https://example.com/whip.',
      );
    return { kind: 'whip', address };
  }
  const match = /^virtual-camera(?::(.+))?$/.exec(text);
  if (match === null) {
    return refuse(
      `--output ${text} is not an output of Masque.`,
      'For example --output virtual-camera, --output virtual-camera:/dev/video10, or --output broadcast.',
    );
  }
  return { kind: 'virtual-camera', device: match[1] ?? 'auto' };
};

export const parseRate = (text: string): OutputRate =>
  OUTPUT_RATES.find((rate) => String(rate) === text) ??
  refuse(`--fps ${text} is not one of ${OUTPUT_RATES.join(', ')}.`);

const LONGEST_RUN_SECONDS = 86_400;

export const parseSeconds = (text: string): number => {
  const seconds = /^\d+(\.\d+)?$/.test(text) ? Number(text) : Number.NaN;
  if (!(seconds > 0 && seconds <= LONGEST_RUN_SECONDS)) {
    return refuse(
      `--seconds ${text} is not a number of seconds above 0 and up to ${LONGEST_RUN_SECONDS}.`,
      'For example --seconds 10.',
    );
  }
  return seconds;
};

/** A moment, seconds. */
export const parseTime = (flag: string, text: string): number =>
  /^\d+(\.\d+)?$/.test(text)
    ? Number(text)
    : refuse(`${flag} ${text} is not a number of seconds.`, `For example ${flag} 2.5.`);

export const parseChoice = <Word extends string>(flag: string, text: string, words: readonly Word[]): Word =>
  words.find((word) => word === text) ?? refuse(`${flag} ${text} is not one of ${words.join(', ')}.`);

const looksLikePath = (text: string): boolean =>
  /[/\\]/.test(text) || /^\.[a-z0-9]{1,5}$/i.test(extname(text));

const missing = (flag: string, text: string, path: string): never =>
  refuse(`${flag} ${text}: there is no file ${path}.`, 'Check the name and the folder.');

/** Pictures from a phone or OBS: from this computer alone, or after a colon from its network. */
const REMOTE: Readonly<Record<string, SourceChoice>> = {
  remote: { kind: 'remote', audience: 'this-computer' },
  'remote:network': { kind: 'remote', audience: 'network' },
};

export const parseCamera = (text: string, around: Surroundings): SourceChoice =>
  REMOTE[text] ?? parseSource('--camera', text, ['demo', 'none', 'default'], around);

/** A file when there is one or when it reads like one; otherwise a device's label or id. */
export const parseSource = (
  flag: string,
  text: string,
  words: readonly ('demo' | 'none' | 'default')[],
  around: Surroundings,
): SourceChoice => {
  const word = words.find((candidate) => candidate === text);
  if (word !== undefined) return { kind: word };
  const path = resolve(around.folder, text);
  if (around.fileExists(path)) return { kind: 'file', path };
  const label = around.cameraName(path);
  if (label !== undefined) return { kind: 'device', id: path, label };
  return looksLikePath(text) ? missing(flag, text, path) : { kind: 'device', id: text, label: text };
};

export const parseAvatar = (flag: string, text: string, around: Surroundings): string => {
  const path = resolve(around.folder, text);
  if (around.fileExists(path)) return path;
  return looksLikePath(text) ? missing(flag, text, path) : text;
};

export const parseInput = (verb: string, text: string, around: Surroundings): string => {
  const path = resolve(around.folder, text);
  return around.fileExists(path) ? path : missing(`masque ${verb}`, text, path);
};

export const parsePicture = (text: string, around: Surroundings): string =>
  /\.png$/i.test(text) ? resolve(around.folder, text) : refuse(`--screenshot ${text} does not end in .png.`);
