import type { FromCamera, OpenedCamera } from '../core/virtual-camera.ts';
import { createSamples, p50p95, rounded } from './percentile.ts';

/** The figures of the virtual camera in the stats file. Times are milliseconds since 1970. */
export interface OutputStatistics {
  opened(camera: OpenedCamera): void;
  /** From the end of drawing until the bytes were in hand. */
  read(milliseconds: number): void;
  dropped(): void;
  written(picture: { capturedAt: number; writtenAt: number; writeMilliseconds: number }): void;
  readers(count: number | null): void;
  voice(figures: VoiceFigures): void;
  restart(now: number): void;
  /** The stats file's `outputs`: empty when no camera was ever open. */
  report(now: number): Record<string, unknown>;
}

type VoiceFigures = Omit<Extract<FromCamera, { kind: 'voice' }>, 'kind'>;

export const createOutputStatistics = (now: number): OutputStatistics => {
  const readback = createSamples();
  const write = createSamples();
  const latency = createSamples();
  const jitter = createSamples();
  let lastLatency: number | null = null;
  let camera: OpenedCamera | null = null;
  let readers: number | null = null;
  let voice: VoiceFigures | null = null;
  let startedAt = now;
  let counts = { written: 0, dropped: 0 };

  return {
    opened(next) {
      camera = next;
    },
    read: (milliseconds) => readback.add(milliseconds),
    dropped() {
      counts.dropped += 1;
    },
    written({ capturedAt, writtenAt, writeMilliseconds }) {
      counts.written += 1;
      write.add(writeMilliseconds);
      latency.add(writtenAt - capturedAt);
      if (lastLatency !== null) jitter.add(Math.abs(writtenAt - capturedAt - lastLatency));
      lastLatency = writtenAt - capturedAt;
    },
    readers(count) {
      readers = count;
    },
    voice({ readers: count, delayMilliseconds, underruns }) {
      voice = { readers: count, delayMilliseconds, underruns };
    },
    restart(from) {
      startedAt = from;
      counts = { written: 0, dropped: 0 };
      for (const samples of [readback, write, latency, jitter]) samples.clear();
    },
    report(until) {
      if (camera === null) return {};
      const seconds = Math.max(1e-3, (until - startedAt) / 1000);
      const { device, format, width, height } = camera;
      const virtualCamera = {
        kind: device.kind,
        device: device.name,
        id: device.id,
        format,
        size: `${width}x${height}`,
        frames: counts.written,
        framesPerSecond: rounded(counts.written / seconds),
        dropped: counts.dropped,
        readers,
        writeMilliseconds: p50p95(write),
        readbackMilliseconds: p50p95(readback),
        captureToWriteMilliseconds: p50p95(latency),
        // By how much the distance between two written pictures differs from the camera's own.
        jitterMilliseconds: p50p95(jitter),
      };
      return { virtualCamera, ...(voice && { virtualMicrophone: voice }) };
    },
  };
};
