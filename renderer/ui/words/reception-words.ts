import { assertNever } from '../../core/errors.ts';
import type { CameraState, ReceptionState } from '../../session/live-status.ts';
import type { Tone } from './status-words.ts';

/** How the way in stands, and who comes through it, one line. */
export const receptionWords = (
  reception: ReceptionState,
  camera: CameraState,
): { readonly line: string; readonly tone: Tone } => {
  switch (reception.kind) {
    case 'off':
      return { line: 'The camera is off.', tone: 'quiet' };
    case 'starting':
      return { line: reception.message ?? 'Starting…', tone: 'quiet' };
    case 'open':
      if (camera.kind === 'running')
        return { line: 'Connected. Its picture moves the avatar.', tone: 'fine' };
      return camera.kind === 'awaited' && camera.isLost
        ? { line: 'Its picture has stopped. It comes back by itself.', tone: 'attention' }
        : { line: 'Waiting for a picture.', tone: 'quiet' };
    case 'failed':
      return { line: `${reception.message} ${reception.cure}`, tone: 'attention' };
    default:
      return assertNever(reception);
  }
};

/** Whoever has the address may send a picture; who could is said beside the switch. */
export const receptionNote = (isOpen: boolean): string =>
  isOpen
    ? 'Anyone in your network who has the address can be your camera.'
    : 'A phone needs this. Without it only programs on this computer can send.';

/** A fingerprint in two lines of eight groups, to be compared by eye. */
export const fingerprintLines = (fingerprint: string): readonly string[] => {
  const bytes = fingerprint.split(':');
  const pairs = Array.from({ length: Math.ceil(bytes.length / 2) }, (_, i) =>
    bytes.slice(2 * i, 2 * i + 2).join(''),
  );
  return [pairs.slice(0, 8).join(' '), pairs.slice(8).join(' ')];
};
