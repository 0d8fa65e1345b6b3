import type { SourceChoice } from '../core/settings.ts';
import { deviceError, pickDevice } from './device-choice.ts';
import { type CapturedSound, tapSound } from './sound-tap.ts';

export interface OpenMicrophone {
  readonly label: string;
  /** Loudness now, 0 (silence) to 1 (full scale), on a scale of decibels as a meter shows it. */
  level(): number;
  /** Gives the sound itself to `listen`, in hops of 10 ms; null stops. */
  listen(listen: ((sound: CapturedSound) => void) | null): void;
  close(): Promise<void>;
}

/** The quietest sound that moves the meter, decibels below full scale. */
const FLOOR_DECIBELS = -60;

const meter = (analyser: AnalyserNode): (() => number) => {
  const samples = new Float32Array(analyser.fftSize);
  return () => {
    analyser.getFloatTimeDomainData(samples);
    let sum = 0;
    for (const sample of samples) sum += sample * sample;
    const decibels = 10 * Math.log10(sum / samples.length + 1e-12);
    return Math.max(0, Math.min(1, 1 - decibels / FLOOR_DECIBELS));
  };
};

async function deviceStream(choice: SourceChoice): Promise<MediaStream> {
  const device = await pickDevice('audioinput', choice);
  // Filters for calls would distort what the mouth is read from.
  const clean = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
  const audio = { ...clean, ...(device === undefined ? {} : { deviceId: { exact: device.id } }) };
  return navigator.mediaDevices.getUserMedia({ audio });
}

/** A sound file in place of a microphone, for ever from the start. */
async function fileNode(context: AudioContext, address: string): Promise<AudioBufferSourceNode> {
  const bytes = await (await fetch(address)).arrayBuffer();
  const node = context.createBufferSource();
  node.buffer = await context.decodeAudioData(bytes);
  node.loop = true;
  node.start();
  return node;
}

/**
 * Opens a microphone, or the sound file at `address`. Throws a `MasqueError` as `openCamera` does.
 * `onEnded` is called when the device goes away by itself.
 */
export async function openMicrophone(
  choice: SourceChoice,
  file: { readonly address: string; readonly name: string } | null,
  onEnded: () => void,
): Promise<OpenMicrophone> {
  const label = file?.name ?? (choice.kind === 'device' ? choice.label : 'the microphone');
  const context = new AudioContext();
  try {
    const stream = file === null ? await deviceStream(choice) : null;
    const track = stream?.getAudioTracks()[0];
    track?.addEventListener('ended', onEnded);
    const analyser = new AnalyserNode(context, { fftSize: 1024 });
    const source =
      stream === null
        ? await fileNode(context, file?.address ?? '')
        : context.createMediaStreamSource(stream);
    source.connect(analyser);
    let listening: ((sound: CapturedSound) => void) | null = null;
    let tapped = false;
    return {
      label: track?.label || label,
      level: meter(analyser),
      listen(next) {
        listening = next;
        if (next === null || tapped) return;
        tapped = true;
        tapSound(context, source, (sound) => listening?.(sound)).catch((cause: unknown) => {
          tapped = false;
          if (context.state !== 'closed')
            console.error(`The sound of ${label} cannot be read: ${String(cause)}`);
        });
      },
      close: async () => {
        track?.removeEventListener('ended', onEnded);
        track?.stop();
        await context.close();
      },
    };
  } catch (cause) {
    await context.close();
    throw deviceError(cause, label);
  }
}
