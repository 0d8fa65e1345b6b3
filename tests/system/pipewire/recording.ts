import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { RAMP_SECONDS } from './feed-sound.ts';

const SAMPLES_PER_SECOND = 48_000;

/** A WAV file's samples, 32-bit floats of one channel, from its `data` chunk on. */
const samplesOf = (file: string): Float32Array => {
  const bytes = readFileSync(file);
  const start = bytes.indexOf('data', 0, 'latin1') + 8;
  const count = Math.floor((bytes.length - start) / 4);
  return Float32Array.from({ length: count }, (_, i) => bytes.readFloatLE(start + i * 4));
};

/**
 * Records a microphone with PipeWire's own recorder.
 * @param file the WAV to write
 */
export const record = (microphone: string, file: string, env: NodeJS.ProcessEnv) => {
  // Long turns of the graph, so that a busy machine does not hold up the recorder.
  const options = ['--format', 'f32', '--channels', '1', '--rate', String(SAMPLES_PER_SECOND)];
  const child = spawn('pw-record', ['--target', microphone, '--latency', '80ms', ...options, file], {
    env,
    stdio: 'ignore',
  });
  const ended = new Promise((done) => child.once('exit', done));
  return {
    async stop(): Promise<Float32Array> {
      child.kill('SIGINT');
      await ended;
      return samplesOf(file);
    },
    kill: (): boolean => child.kill('SIGKILL'),
  };
};

export interface RampPoint {
  /** Seconds since the recording began. */
  readonly heard: number;
  /** Seconds since the sound began. */
  readonly captured: number;
}

/** What the ramp says about itself, every so many seconds; where it is silent, nothing. */
export const readRamp = (samples: Float32Array, everySeconds = 0.002): RampPoint[] => {
  const step = everySeconds * SAMPLES_PER_SECOND;
  const points: RampPoint[] = [];
  for (let i = 0; i < samples.length; i += step) {
    const value = samples[Math.round(i)] ?? 0;
    if (value > 0) points.push({ heard: i / SAMPLES_PER_SECOND, captured: value * RAMP_SECONDS });
  }
  return points;
};

/** Seconds of sound that were jumped over. */
export const lostSeconds = (points: readonly RampPoint[]): number =>
  points.slice(1).reduce((sum, now, i) => {
    const before = points[i] ?? now;
    const jumped = now.captured - before.captured - (now.heard - before.heard);
    return jumped > 0.001 ? sum + jumped : sum;
  }, 0);

/** The greatest step from one sample to the next: a click, were it large. */
export const greatestStep = (samples: Float32Array): number => {
  let greatest = 0;
  for (let i = 1; i < samples.length; i += 1)
    greatest = Math.max(greatest, Math.abs((samples[i] ?? 0) - (samples[i - 1] ?? 0)));
  return greatest;
};
