import type { MouthShares } from '../core/animate/fuse-mouth.ts';
import type { VoiceState } from './live-status.ts';
import { createSamples, p50p95, rounded } from './percentile.ts';

/** Counts of what was heard and of who moved the mouth: the stats file's `voice` and `fusion`. */
export interface VoiceStatistics {
  /** A hop has come, so long after it had sounded. */
  heard(latencyMilliseconds: number): void;
  changed(state: VoiceState): void;
  /** One performed picture: who moved its mouth, and how far what it had heard lay behind it while somebody spoke. */
  performed(shares: MouthShares, behindMilliseconds: number | null): void;
  restart(now: number): void;
  report(now: number): { readonly voice: Record<string, unknown>; readonly fusion: Record<string, unknown> };
}

/** `now`: when counting begins, milliseconds since 1970. */
export const createVoiceStatistics = (now: number): VoiceStatistics => {
  // Ten minutes of hops.
  const latency = createSamples(60_000);
  const behind = createSamples();
  let provider: string | null = null;
  let restarts = 0;
  let startedAt = now;
  let sums = { pictures: 0, camera: 0, voice: 0, idle: 0, slide: 0 };
  return {
    heard: (latencyMilliseconds) => latency.add(latencyMilliseconds),
    changed(state) {
      if (state.kind === 'running') provider = state.provider;
      if (state.kind === 'restarting') restarts += 1;
    },
    performed({ camera, voice, idle, slide }, behindMilliseconds) {
      sums = {
        pictures: sums.pictures + 1,
        camera: sums.camera + camera,
        voice: sums.voice + voice,
        idle: sums.idle + idle,
        slide: Math.max(sums.slide, slide),
      };
      if (behindMilliseconds !== null) behind.add(behindMilliseconds);
    },
    restart(from) {
      latency.clear();
      behind.clear();
      restarts = 0;
      startedAt = from;
      sums = { pictures: 0, camera: 0, voice: 0, idle: 0, slide: 0 };
    },
    report(until) {
      const seconds = Math.max(1e-3, (until - startedAt) / 1000);
      const mean = (sum: number): number => rounded(sum / Math.max(1, sums.pictures), 3);
      return {
        voice: {
          frames: latency.count,
          framesPerSecond: rounded(latency.count / seconds),
          latencyMilliseconds: p50p95(latency),
          behindPictureMilliseconds: p50p95(behind),
          provider,
          restarts,
        },
        fusion: {
          cameraShare: mean(sums.camera),
          voiceShare: mean(sums.voice),
          idleShare: mean(sums.idle),
          largestJumpPerFrame: rounded(sums.slide, 3),
        },
      };
    },
  };
};
