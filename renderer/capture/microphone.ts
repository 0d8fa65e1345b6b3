import { VOICE_SAMPLES_PER_SECOND } from '../core/native-models.ts';
import type { SourceChoice } from '../core/settings.ts';
import { deviceError, pickDevice } from './device-choice.ts';
import { type CapturedSound, createTap, type Listener, tapSound } from './sound-tap.ts';

export interface OpenMicrophone {
  readonly label: string;
  /** The device's id; null for a file. */
  readonly deviceId: string | null;
  /** The system or a switch on the device has silenced it, as of now. */
  isMuted(): boolean;
  /** Loudness now, 0 (silence) to 1 (full scale), on a scale of decibels as a meter shows it. */
  level(): number;
  /** Gives the sound itself to `listener`, in hops of 10 ms at the device's own rate; null stops. */
  listen(listener: Listener | null): void;
  /** The same at 16 kHz, as the voice models hear. */
  hear(listener: Listener | null): void;
  close(): Promise<void>;
}

export interface MicrophoneEvents {
  /** The device went away by itself. */
  ended(): void;
  /** It was silenced, or speaks again. */
  muted(): void;
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

/** What a node plays, as a stream that another context can take. */
const streamOf = (context: AudioContext, source: AudioNode): MediaStream => {
  const destination = context.createMediaStreamDestination();
  source.connect(destination);
  return destination.stream;
};

/** Hears a stream at 16 kHz: a context of its own, whose rate the browser resamples any stream to. */
async function tapVoice(stream: MediaStream, heard: (sound: CapturedSound) => void): Promise<() => void> {
  const context = new AudioContext({ sampleRate: VOICE_SAMPLES_PER_SECOND });
  try {
    await tapSound(context, context.createMediaStreamSource(stream), heard);
  } catch (cause) {
    await context.close();
    throw cause;
  }
  return () => void context.close();
}

/** Opens a microphone, or the sound file at `address`. Throws a `MasqueError` as `openCamera` does. */
export async function openMicrophone(
  choice: SourceChoice,
  file: { readonly address: string; readonly name: string } | null,
  events: MicrophoneEvents,
): Promise<OpenMicrophone> {
  const name = file?.name ?? (choice.kind === 'device' ? choice.label : 'the microphone');
  const context = new AudioContext();
  try {
    const stream = file === null ? await deviceStream(choice) : null;
    const track = stream?.getAudioTracks()[0];
    const analyser = new AnalyserNode(context, { fftSize: 1024 });
    const source =
      stream === null
        ? await fileNode(context, file?.address ?? '')
        : context.createMediaStreamSource(stream);
    source.connect(analyser);
    const listening = new AbortController();
    const { signal } = listening;
    track?.addEventListener('ended', events.ended, { signal });
    for (const change of ['mute', 'unmute'] as const)
      track?.addEventListener(change, events.muted, { signal });
    const label = track?.label || name;
    const own = createTap(label, (heard) => tapSound(context, source, heard));
    const voice = createTap(label, (heard) => tapVoice(stream ?? streamOf(context, source), heard));
    return {
      label,
      deviceId: track?.getSettings().deviceId ?? null,
      isMuted: () => track?.muted ?? false,
      level: meter(analyser),
      listen: own,
      hear: voice,
      close: async () => {
        listening.abort();
        own(null);
        voice(null);
        track?.stop();
        await context.close();
      },
    };
  } catch (cause) {
    await context.close();
    throw deviceError(cause, name);
  }
}
