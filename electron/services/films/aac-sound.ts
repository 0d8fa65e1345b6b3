import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { MasqueError } from '../../../renderer/core/errors.ts';

const BITS_PER_SECOND = 160_000;
const CURE = 'Name another ffmpeg, or leave --ffmpeg out: the sound is Opus then.';

const lastLine = (text: string): string => text.trim().split('\n').at(-1) ?? '';

/** Copies an MP4 film, with its sound as AAC; the pictures stay as they are. */
export const makeAacSound = async (ffmpeg: string, from: string, to: string): Promise<void> => {
  const input = ['-nostdin', '-v', 'error', '-y', '-i', from];
  const sound = ['-c:v', 'copy', '-c:a', 'aac', '-b:a', String(BITS_PER_SECOND)];
  try {
    // Named by its format: a film under way has an ending of its own.
    await promisify(execFile)(ffmpeg, [...input, ...sound, '-movflags', '+faststart', '-f', 'mp4', to]);
  } catch (error) {
    const said = error instanceof Error && 'stderr' in error ? lastLine(String(error.stderr)) : '';
    const why = said || (error instanceof Error ? error.message : String(error));
    throw new MasqueError('failed', `${ffmpeg} made no AAC sound: ${why}`, CURE, { cause: error });
  }
};
