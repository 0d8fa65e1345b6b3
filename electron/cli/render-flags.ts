import { FILM_FORMATS, FILM_LOOKS, SUBTITLES } from '../../renderer/core/film.ts';
import type { Flag } from './flags.ts';

export const RENDER_USAGES: readonly string[] = [
  'SCRIPT.md --out FILM.mp4 [flags]',
  '--audio FILE.wav --out FILM.mp4 [flags]',
  '--take FILE --out FILM.mp4 [--from SECONDS] [--to SECONDS] [--mute] [flags]',
  '--batch FOLDER [--out FOLDER] [flags]',
];

/** What `masque render` knows, most of it alone. */
export const RENDER_FLAGS: readonly Flag[] = [
  { name: '--audio', value: 'FILE', verbs: ['render'], help: 'film a recorded voice instead of a script' },
  { name: '--take', value: 'FILE', verbs: ['render'], help: 'film a recorded performance again' },
  { name: '--from', value: 'SECONDS', verbs: ['render', 'take'], help: 'of the take, where it begins' },
  { name: '--to', value: 'SECONDS', verbs: ['render', 'take'], help: 'of the take, where it ends' },
  { name: '--mute', verbs: ['render'], help: 'leave the take’s sound out' },
  { name: '--batch', value: 'FOLDER', verbs: ['render'], help: 'film every script (.md, .txt) in a folder' },
  { name: '--voice', value: 'ID', verbs: ['render'], help: 'who speaks where the script does not say' },
  {
    name: '--look',
    value: FILM_LOOKS.join('|'),
    verbs: ['render', 'bench'],
    help: 'how finely a film is drawn',
  },
  {
    name: '--format',
    value: FILM_FORMATS.join('|'),
    verbs: ['render'],
    help: 'the film’s format, where its name does not say; png is a folder of pictures',
  },
  { name: '--subtitles', value: SUBTITLES.join('|'), verbs: ['render'], help: 'in the picture or beside it' },
  {
    name: '--background',
    value: 'WHAT',
    verbs: ['render'],
    help: 'a backdrop’s name, #rrggbb, #rrggbb-#rrggbb, green, transparent or a picture file',
  },
  {
    name: '--transparent',
    verbs: ['render'],
    help: 'nothing behind the figure: WebM with alpha, or pictures',
  },
  { name: '--seed', value: 'N', verbs: ['render'], help: 'another seed, another performance' },
  {
    name: '--ffmpeg',
    value: 'FILE',
    verbs: ['render'],
    help: 'an ffmpeg that makes the sound of an MP4 AAC, for players without Opus',
  },
  { name: '--resume', verbs: ['render'], help: 'go on with a film that was cut off' },
];
