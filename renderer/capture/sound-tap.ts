import { epochNow } from './captured-picture.ts';
import { createSoundClock } from './sound-clock.ts';
import type { TappedSound } from './sound-worklet.ts';
import workletAddress from './sound-worklet.ts?worker&url';

/** Ten milliseconds of sound. */
export interface CapturedSound {
  /** Mono, -1..1. */
  readonly samples: Float32Array;
  readonly samplesPerSecond: number;
  /** When the first sample was taken, milliseconds since 1970, on the pictures' clock. */
  readonly capturedAt: number;
}

export type Listener = (sound: CapturedSound) => void;

const NAME = 'masque-sound-tap';

/** Hears what `source` gives, in hops of 10 ms; returns the way to stop. */
export const tapSound = async (
  context: AudioContext,
  source: AudioNode,
  heard: (sound: CapturedSound) => void,
): Promise<() => void> => {
  await context.audioWorklet.addModule(workletAddress);
  const node = new AudioWorkletNode(context, NAME, { numberOfOutputs: 1 });
  const clock = createSoundClock();
  node.port.onmessage = ({ data: { samples, startSeconds } }: MessageEvent<TappedSound>) => {
    const samplesPerSecond = context.sampleRate;
    const capturedAt = clock.capturedAt(startSeconds, context.currentTime, epochNow());
    heard({ samples, samplesPerSecond, capturedAt });
  };
  source.connect(node);
  // Only what leads to the speakers is computed; it leads there in silence.
  const silence = new GainNode(context, { gain: 0 });
  node.connect(silence).connect(context.destination);
  return () => {
    node.port.onmessage = null;
    source.disconnect(node);
    node.disconnect();
    silence.disconnect();
  };
};

/**
 * A tap that is open while somebody listens: takes the next listener, or null for none. What cannot be opened is said in
 * the console; a later listener tries again. `label` names the source.
 */
export const createTap = (
  label: string,
  open: (heard: Listener) => Promise<() => void>,
): ((listener: Listener | null) => void) => {
  let listener: Listener | null = null;
  let stop: (() => void) | null = null;

  const start = (): (() => void) => {
    let isStopped = false;
    const opened = open((sound) => {
      if (!isStopped) listener?.(sound);
    });
    opened.catch((cause: unknown) => {
      if (isStopped) return;
      stop = null;
      console.error(`The sound of ${label} cannot be read: ${String(cause)}`);
    });
    return () => {
      isStopped = true;
      void opened.then((close) => close()).catch(() => undefined);
    };
  };
  return (next) => {
    listener = next;
    if (next !== null) {
      stop ??= start();
      return;
    }
    stop?.();
    stop = null;
  };
};
