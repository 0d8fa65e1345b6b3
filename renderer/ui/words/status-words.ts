import { assertNever } from '../../core/errors.ts';
import type { Quality } from '../../core/settings.ts';
import type { LiveStatus, MicrophoneState } from '../../session/live-status.ts';

/** `fine` is well, `attention` asks something of the person, `quiet` is off or not yet. */
export type Tone = 'fine' | 'attention' | 'quiet';

export interface StatusWords {
  readonly tone: Tone;
  readonly words: string;
}

const faceWords = (status: LiveStatus): StatusWords => {
  switch (status.face) {
    case 'found':
      return { tone: 'fine', words: 'Face found' };
    case 'lost':
    case 'none':
      return { tone: 'attention', words: 'Looking for your face' };
    default:
      return assertNever(status.face);
  }
};

/** In the editor, who moves whom: a found face drives the one being edited. */
export const drivingWords = (status: LiveStatus, edited: string): StatusWords => {
  const words = statusWords(status);
  const driven = status.camera.kind === 'running' && status.face === 'found';
  return driven ? { ...words, words: `You are driving ${edited}` } : words;
};

/** The status line's first words: what drives the avatar now. */
export const statusWords = (status: LiveStatus): StatusWords => {
  const { camera } = status;
  const voice = status.microphone.kind === 'running';
  switch (camera.kind) {
    case 'running':
      return faceWords(status);
    case 'starting':
      return { tone: 'quiet', words: 'Starting the camera' };
    case 'off':
      return { tone: 'quiet', words: voice ? 'Voice only' : 'Camera off' };
    case 'awaited':
      return camera.isLost
        ? { tone: 'attention', words: 'Phone or OBS has stopped' }
        : { tone: 'quiet', words: 'Waiting for phone or OBS' };
    case 'none-found':
      return { tone: 'attention', words: voice ? 'Voice only' : 'No camera found' };
    case 'denied':
      return { tone: 'attention', words: 'Camera access is off' };
    case 'busy':
      return { tone: 'attention', words: 'Camera in use' };
    case 'unplugged':
      return { tone: 'attention', words: 'Camera unplugged' };
    case 'failed':
      return { tone: 'attention', words: 'Camera stopped' };
    default:
      return assertNever(camera);
  }
};

/** What the microphone tool says under its icon, and whether its icon is struck. */
export const microphoneWords = (
  microphone: MicrophoneState,
  on: boolean,
): { readonly label: string; readonly struck: boolean; readonly status: string } => {
  if (!on) return { label: 'Muted', struck: true, status: 'Voice off' };
  switch (microphone.kind) {
    case 'running':
      return { label: 'Mic', struck: false, status: 'Voice on' };
    case 'muted':
      return { label: 'Silenced', struck: true, status: 'Microphone silenced' };
    case 'off':
      return { label: 'Mic', struck: true, status: 'Voice off' };
    case 'none-found':
      return { label: 'No mic', struck: true, status: 'No microphone' };
    case 'denied':
      return { label: 'Blocked', struck: true, status: 'Microphone blocked' };
    case 'unplugged':
      return { label: 'Unplugged', struck: true, status: 'Microphone unplugged' };
    case 'failed':
      return { label: 'Stopped', struck: true, status: 'Microphone stopped' };
    default:
      return assertNever(microphone);
  }
};

export const QUALITY_WORDS: Readonly<Record<Quality, string>> = {
  light: 'Light',
  balanced: 'Balanced',
  full: 'Full',
};
