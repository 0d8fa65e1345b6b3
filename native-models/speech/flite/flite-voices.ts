import type { Voice } from '../../../renderer/core/speech/speech.ts';

/** The free licence of the Festival family, which flite's voices share. */
const LICENCE = 'Festival';

interface FliteVoice {
  readonly name: string;
  readonly description: string;
  readonly languages: readonly [string, ...string[]];
  /** Hertz; the middle of its pitch. Absent where flite cannot move it. */
  readonly pitchHertz?: number;
}

/** What is built in, but for `awb_time`, which can tell the time alone. */
export const FLITE_VOICES: Readonly<Record<string, FliteVoice>> = {
  slt: {
    name: 'Sally',
    description: 'Clear, a woman, American English',
    languages: ['en-US'],
    pitchHertz: 172,
  },
  rms: { name: 'Ralph', description: 'Calm, a man, American English', languages: ['en-US'] },
  awb: {
    name: 'Alan',
    description: 'Lively, a man, Scottish English',
    languages: ['en-GB'],
    pitchHertz: 133,
  },
  kal16: { name: 'Kevin', description: 'A robot, American English', languages: ['en-US'], pitchHertz: 95 },
  kal: {
    name: 'Kevin on the phone',
    description: 'A robot at 8 kHz, American English',
    languages: ['en-US'],
    pitchHertz: 95,
  },
};

export const listFliteVoices = (engine: 'flite' | 'system-flite'): Voice[] =>
  Object.entries(FLITE_VOICES).map(([id, { name, description, languages }]) => ({
    id: `${engine}/${id}`,
    engine,
    name,
    description,
    languages: [...languages],
    licence: LICENCE,
    ownProcess: engine !== 'flite',
  }));
