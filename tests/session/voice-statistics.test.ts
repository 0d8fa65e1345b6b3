import { describe, expect, it } from 'vitest';
import { createVoiceStatistics } from '../../renderer/session/voice-statistics.ts';

describe('figures of the voice', () => {
  it('count hops, delays, restarts, and who moved the mouth', () => {
    const statistics = createVoiceStatistics(0);
    statistics.changed({ kind: 'running', provider: 'cpu', passedOver: [] });
    for (let k = 0; k < 200; k++) statistics.heard(70);
    statistics.changed({ kind: 'restarting', retryInSeconds: 1 });
    statistics.performed({ camera: 0.2, voice: 0.7, idle: 0.1, slide: 0.05 }, 12);
    statistics.performed({ camera: 0.4, voice: 0.1, idle: 0.5, slide: 0.15 }, null);
    expect(statistics.report(2000)).toEqual({
      voice: {
        frames: 200,
        framesPerSecond: 100,
        latencyMilliseconds: { p50: 70, p95: 70 },
        behindPictureMilliseconds: { p50: 12, p95: 12 },
        provider: 'cpu',
        restarts: 1,
      },
      fusion: { cameraShare: 0.3, voiceShare: 0.4, idleShare: 0.3, largestJumpPerFrame: 0.15 },
    });
  });

  it('forget all but the provider when the count starts anew', () => {
    const statistics = createVoiceStatistics(0);
    statistics.changed({ kind: 'running', provider: 'webgpu', passedOver: [] });
    statistics.heard(70);
    statistics.performed({ camera: 0, voice: 1, idle: 0, slide: 0.1 }, 5);
    statistics.restart(1000);
    expect(statistics.report(2000)).toMatchObject({
      voice: { frames: 0, provider: 'webgpu', restarts: 0 },
      fusion: { cameraShare: 0, voiceShare: 0, idleShare: 0, largestJumpPerFrame: 0 },
    });
  });
});
