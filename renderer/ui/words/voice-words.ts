import { assertNever } from '../../core/errors.ts';
import type { LiveStatus, VoiceState } from '../../session/live-status.ts';

/** What the switch "Voice moves the mouth" says of itself; `seeing`: a camera runs or starts. */
export const voiceNote = (voice: VoiceState, seeing: boolean): string => {
  const meanwhile = seeing ? 'the camera moves the mouth' : 'the mouth rests';
  switch (voice.kind) {
    case 'restarting':
      return `Starting again; meanwhile ${meanwhile}`;
    case 'failed':
      return `Not now: ${meanwhile}. ${voice.message} ${voice.cure}`;
    case 'off':
    case 'opening':
    case 'running':
      return seeing
        ? 'Beside the camera, and alone when your hand covers your face'
        : 'Always, while there is no camera';
    default:
      return assertNever(voice);
  }
};

/** Execution providers by the names they are known by. */
const PROVIDER_WORDS: Readonly<Record<string, string>> = {
  cpu: 'CPU',
  cuda: 'CUDA',
  tensorrt: 'TensorRT',
  dml: 'DirectML',
  directml: 'DirectML',
  coreml: 'CoreML',
  webgpu: 'WebGPU',
};

/** The diagnostics' figure: how late the mouth shapes are, and what computes them. Null while nothing is listened to. */
export const voiceFigure = ({
  voice,
  voiceMilliseconds,
}: Pick<LiveStatus, 'voice' | 'voiceMilliseconds'>): string | null => {
  switch (voice.kind) {
    case 'off':
      return null;
    case 'opening':
      return 'Voice: starting';
    case 'running': {
      const delay = voiceMilliseconds === null ? 'nothing heard yet' : `${Math.round(voiceMilliseconds)} ms`;
      return `Voice: ${delay}, on ${PROVIDER_WORDS[voice.provider] ?? voice.provider}`;
    }
    case 'restarting':
      return 'Voice: starting again';
    case 'failed':
      return 'Voice: stopped';
    default:
      return assertNever(voice);
  }
};
