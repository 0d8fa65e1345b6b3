import { VIDEO_CODEC_CHOICES } from '../../renderer/core/broadcast/video-codec.ts';
import { EXECUTION_PROVIDERS } from '../../renderer/core/native-models.ts';
import { LEVELS } from '../../renderer/core/recipe/levels.ts';
import { VRMA_FACES } from '../../renderer/core/take-export/vrma.ts';
import { AVATAR_TASKS } from './avatar-task.ts';
import { RENDER_FLAGS, RENDER_USAGES } from './render-flags.ts';
import { TAKE_TASKS } from './take-task.ts';

/** Every flag, as data: the parser, the help text and the tests read this one table. */
export interface Flag {
  readonly name: string;
  /** What follows it; absent for a switch. */
  readonly value?: string;
  readonly verbs: readonly Verb[];
  readonly help: string;
}

export const VERBS = [
  'window',
  'track',
  'visemes',
  'avatar',
  'take',
  'voices',
  'render',
  'doctor',
  'bench',
] as const;
export type Verb = (typeof VERBS)[number];

export const VERB_HELP: Readonly<Record<Verb, string>> = {
  window: 'open the app (also named live; the default)',
  track: 'track a video file and write what was seen, one JSON line per picture',
  visemes: 'listen to a sound file and write the mouth’s shapes, one JSON line per 10 ms',
  avatar: 'list, check, bake, describe or draw avatars, as said above',
  take: 'list, export or import takes, as said above',
  render: 'make a film of a script, a recorded voice, a take, or a folder of scripts',
  voices: 'list the voices that can speak on this machine, one JSON line each',
  doctor: 'say what this machine has, what is missing, and the cure',
  bench: 'measure this machine: live, tracking-size, virtual-camera, visemes, avatars or studio',
};

const LIVE: readonly Verb[] = ['window', 'bench'];

export const FLAGS: readonly Flag[] = [
  {
    name: '--camera',
    value: 'demo|FILE|DEVICE|remote[:network]|none',
    verbs: LIVE,
    help: 'where pictures come from; remote is a phone or OBS, whose addresses are said',
  },
  { name: '--mic', value: 'FILE|DEVICE|none', verbs: LIVE, help: 'where sound comes from' },
  {
    name: '--avatar',
    value: 'ID|FILE',
    verbs: [...LIVE, 'render'],
    help: 'an avatar’s id, or a .glb, .vrm or .gltf file',
  },
  {
    name: '--size',
    value: 'WIDTHxHEIGHT',
    verbs: [...LIVE, 'render'],
    help: 'size of the outgoing picture, such as 1280x720',
  },
  {
    name: '--quality',
    value: 'light|balanced|full|auto',
    verbs: [...LIVE, 'avatar'],
    help: 'how much the picture may cost',
  },
  {
    name: '--model',
    value: 'auto|npm|official',
    verbs: ['window', 'bench', 'track'],
    help: 'which face tracker model',
  },
  {
    name: '--voice-provider',
    value: 'NAME',
    verbs: ['window', 'visemes', 'doctor', 'bench'],
    help: `what the voice models try to run on first: ${EXECUTION_PROVIDERS.join(', ')}`,
  },
  {
    name: '--output',
    value: 'virtual-camera[:DEVICE]|broadcast[:network]|whip:ADDRESS',
    verbs: ['window'],
    help: 'go on air from the start: a device such as pipewire or /dev/video10, viewers’ screens, or a server',
  },
  {
    name: '--room',
    value: 'ADDRESS|new',
    verbs: ['window'],
    help: 'take part in a room, or open one beside the broadcast',
  },
  {
    name: '--link',
    value: 'ADDRESS',
    verbs: ['window'],
    help: 'with --room new: make it one with the room at this address',
  },
  { name: '--name', value: 'NAME', verbs: ['window'], help: 'how others in the room see you called' },
  {
    name: '--fps',
    value: '24|30|60',
    verbs: ['window', 'render', 'take'],
    help: 'pictures a second; live at most so many; a film has any from 24 to 60',
  },
  {
    name: '--codec',
    value: VIDEO_CODEC_CHOICES.join('|'),
    verbs: ['window'],
    help: 'what a broadcast’s pictures are encoded as',
  },
  {
    name: '--picture-clock',
    value: 'time|count',
    verbs: ['window'],
    help: 'draw a clock into the outgoing picture, for measuring',
  },
  {
    name: '--log-sent',
    verbs: ['window'],
    help: 'print each pose, picture and piece of sound that is broadcast, as JSON, for measuring',
  },
  { name: '--headless', verbs: LIVE, help: 'run without a visible window' },
  { name: '--seconds', value: 'N', verbs: LIVE, help: 'end after N seconds' },
  {
    name: '--stats',
    value: 'FILE',
    verbs: [...LIVE, 'visemes', 'render'],
    help: 'write the run’s figures as JSON at the end',
  },
  { name: '--screenshot', value: 'FILE.png', verbs: LIVE, help: 'write a picture at the end' },
  {
    name: '--level',
    value: LEVELS.join('|'),
    verbs: ['avatar'],
    help: 'how finely an avatar is sculpted',
  },
  {
    name: '--out',
    value: 'FILE',
    verbs: ['track', 'visemes', 'avatar', 'take', 'render'],
    help: 'where to write; - is the standard output',
  },
  ...RENDER_FLAGS,
  {
    name: '--face',
    value: VRMA_FACES.join('|'),
    verbs: ['take'],
    help: 'of a .vrma, all 52 shapes, or what every VRM avatar knows',
  },
  { name: '--json', verbs: ['doctor'], help: 'answer in JSON' },
  { name: '--user-data', value: 'FOLDER', verbs: VERBS, help: 'keep settings in this folder' },
  { name: '--help', verbs: VERBS, help: 'this text' },
  { name: '--version', verbs: VERBS, help: 'the version' },
];

const flagLine = (flag: Flag): string => {
  const usage = flag.value === undefined ? flag.name : `${flag.name} ${flag.value}`;
  return `  ${usage.length < 36 ? usage.padEnd(36) : `${usage}\n${' '.repeat(38)}`}${flag.help}`;
};

export const helpText = (version: string): string =>
  [
    `Masque ${version}: a live avatar. Your face and voice stay on this computer.`,
    '',
    'masque [window] [flags]',
    'masque track FILE --out FILE [--model MODEL]',
    'masque visemes FILE --out FILE [--stats FILE]',
    ...Object.values(AVATAR_TASKS).map(({ usage }) => `masque avatar ${usage}`),
    ...Object.values(TAKE_TASKS).map(({ usage }) => `masque take ${usage}`),
    ...RENDER_USAGES.map((usage) => `masque render ${usage}`),
    'masque voices',
    'masque doctor [--json]',
    'masque bench [live|tracking-size|virtual-camera|visemes|avatars|studio] [flags]',
    '',
    ...VERBS.map((verb) => `  ${verb.padEnd(36)}${VERB_HELP[verb]}`),
    '',
    ...FLAGS.map(flagLine),
    '',
    'Exit: 0 done, 1 it could not be done, 2 the command was not understood, or the avatar is refused.',
  ].join('\n');
