import { type FilmEntry, FilmJob, type FilmProgress } from '../../../renderer/core/film.ts';
import type { Scenario } from './scenarios.ts';

const WELCOME = `Welcome to the course. I am Mira, and I will be your guide. [smile]
We will keep each lesson short. [pause 0.5] Ten minutes, no more.
[look at the camera] You need no camera and no studio, only [warm] your own words.
Write a line, choose a voice, and press play. [nod]
When you like it, export the video. [close-up] See you in lesson one!`;

const LESSON = `# Lesson one

@Mira: avatar=mira voice=flite/slt
@Otto: avatar=otto voice=flite/rms

## At the desk
framing: bust
light: evening

Mira: Is it *really* that easy? [raise brows]
Otto: [nod] It is. [smlie] Say {tomato|t ə m ɑː t oʊ}.
Mira: [whisper] I will try`;

const entry = (name: string, progress: FilmProgress): FilmEntry => ({
  id: name.toLowerCase().replaceAll(' ', '-'),
  order: {
    path: `/home/you/Videos/${name}.mp4`,
    resume: false,
    job: FilmJob.parse({ source: { kind: 'script', text: WELCOME, name } }),
  },
  addedAt: '2026-11-26T10:00:00Z',
  progress,
});

const QUEUE: readonly FilmEntry[] = [
  entry('Teaser', {
    kind: 'done',
    path: '/home/you/Videos/Teaser.mp4',
    bytes: 4_200_000,
    stats: {
      frames: 300,
      seconds: 10,
      wallSeconds: 8,
      realTimeFactor: 0.8,
      renderMilliseconds: 16,
      encodeMilliseconds: 6,
      speechMilliseconds: 300,
      audioVideoOffsetMilliseconds: 2,
      posesSum: 'sum',
      framesKept: 0,
      notices: [],
    },
  }),
  entry('Welcome video', { kind: 'running', step: 'frames', frames: 317, ofFrames: 660, secondsLeft: 62 }),
  entry('Lesson 1, captions', { kind: 'waiting' }),
];

/** The Studio in its states. */
export const studioScenarios = (base: Scenario) => {
  const studio: Scenario = {
    ...base,
    open: { section: 'studio' },
    avatars: 5,
    scripts: { 'Welcome video': WELCOME, 'Lesson one': LESSON },
    queue: QUEUE,
  };
  return {
    studio,
    'studio-empty': { ...studio, scripts: {}, queue: [] },
    'studio-scenes': { ...studio, scripts: { 'Lesson one': LESSON }, queue: [] },
    'studio-long': {
      ...studio,
      scripts: {
        'Long talk': Array.from({ length: 60 }, (_, index) => `${WELCOME}\nLine ${index}.`).join('\n'),
      },
    },
    'studio-disk-full': { ...studio, diskFull: true },
    'studio-gone': {
      ...studio,
      settings: {
        ...base.settings,
        studioVoice: 'piper/en_GB-annabel-high',
        studioAvatar: 'own-grandmother',
      },
      scripts: {
        'A name that somebody has typed without thinking of any window at all, and that goes on and on':
          LESSON,
      },
      queue: [
        entry('A name that somebody has typed without thinking of any window at all', {
          kind: 'running',
          step: 'frames',
          frames: 10,
          ofFrames: 660,
          secondsLeft: 620,
        }),
        entry('Another-that-has-no-space-in-it-at-all-and-would-never-break-by-itself', {
          kind: 'failed',
          message: 'There is no voice “piper/en_GB-annabel-high”.',
          cure: 'Choose another voice; masque voices lists those there are.',
        }),
      ],
    },
    'studio-failed': {
      ...studio,
      queue: [
        entry('Lesson 2', {
          kind: 'failed',
          message: 'There is no room for 220 MB in /home/you/Videos.',
          cure: 'Free some space, or choose another folder.',
        }),
        entry('Lesson 3', { kind: 'cancelled' }),
      ],
    },
  } as const satisfies Readonly<Record<string, Scenario>>;
};
