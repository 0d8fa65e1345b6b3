/** What an audio worklet's global scope has (Web Audio API, 1.32); TypeScript's DOM types leave it out. */
declare const sampleRate: number;
declare const currentTime: number;
declare function registerProcessor(name: string, processor: new () => SoundTapProcessor): void;
declare class AudioWorkletProcessor {
  readonly port: MessagePort;
}

/** One message of the worklet's: 10 ms of sound. */
export interface TappedSound {
  /** Mono, -1..1; the channels' mean. */
  readonly samples: Float32Array;
  /** Seconds on the audio context's clock, of the first sample. */
  readonly startSeconds: number;
}

const HOP_SECONDS = 0.01;

/** Gathers the blocks of 128 samples into hops of 10 ms, mixed to mono, and sends them to the page. */
class SoundTapProcessor extends AudioWorkletProcessor {
  private readonly hop = Math.round(sampleRate * HOP_SECONDS);
  private samples = new Float32Array(this.hop);
  private filled = 0;
  private startSeconds = 0;

  process([channels = []]: Float32Array[][]): boolean {
    const length = channels[0]?.length ?? 0;
    for (let index = 0; index < length; index += 1) {
      if (this.filled === 0) this.startSeconds = currentTime + index / sampleRate;
      let sum = 0;
      for (const channel of channels) sum += channel[index] ?? 0;
      this.samples[this.filled] = sum / channels.length;
      this.filled += 1;
      if (this.filled === this.hop) this.send();
    }
    return true;
  }

  private send(): void {
    const { samples, startSeconds } = this;
    this.port.postMessage({ samples, startSeconds } satisfies TappedSound, [samples.buffer]);
    this.samples = new Float32Array(this.hop);
    this.filled = 0;
  }
}

// The name under which `sound-tap.ts` finds it.
registerProcessor('masque-sound-tap', SoundTapProcessor);
