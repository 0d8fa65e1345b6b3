import { epochNow } from '../capture/captured-picture.ts';
import { MasqueError } from '../core/errors.ts';
import type { Host, LaunchOptions, RunReport } from '../core/host.ts';
import { VOICE_HOP_SAMPLES, VOICE_HOP_SECONDS } from '../core/native-models.ts';
import { connectModels } from '../host/connect-models.ts';
import { createVoiceTracker, type VoiceTracker, type VoiceTrackerState } from '../track/voice-tracker.ts';
import { createSamples, rounded } from './percentile.ts';
import { readSoundFile } from './sound-file.ts';

const DEFAULT_SECONDS = 10;
const WARM_UP_SECONDS = 1;

const sleep = (milliseconds: number) => new Promise<void>((wake) => setTimeout(wake, milliseconds));

/** Without a file: what is heard makes no difference to what hearing costs. */
const hum = (): Float32Array =>
  Float32Array.from(
    { length: 100 * VOICE_HOP_SAMPLES },
    (_, i) => 0.3 * Math.sin(i / 8) * Math.sin(i / 1500),
  );

const settled = (state: VoiceTrackerState): Extract<VoiceTrackerState, { kind: 'running' }> | null => {
  switch (state.kind) {
    case 'running':
      return state;
    case 'failed':
      throw new MasqueError('failed', state.message, state.cure);
    case 'opening':
    case 'restarting':
      return null;
  }
};

/**
 * What listening costs in the app itself: hops given at the microphone's pace to the native-models process. Latency is
 * from the end of a hop's sound until the page has that hop's shapes: the look-ahead, the nets and the way there and
 * back.
 */
export async function benchVisemes(host: Host, launch: LaunchOptions): Promise<RunReport> {
  const microphone = launch.microphone?.kind === 'file' ? launch.microphone.path : null;
  const samples =
    microphone === null ? hum() : await readSoundFile(await host.media.open({ path: microphone }));
  const seconds = launch.seconds ?? DEFAULT_SECONDS;
  const latency = createSamples();
  let state: VoiceTrackerState = { kind: 'opening' };
  let heard = 0;
  let tracker: VoiceTracker | null = null;
  try {
    tracker = createVoiceTracker(connectModels, {
      heard(hops) {
        for (const { timeSeconds } of hops) {
          heard += 1;
          latency.add(epochNow() - (timeSeconds + VOICE_HOP_SECONDS / 2) * 1000);
        }
      },
      changed(next) {
        state = next;
      },
    });
    while (settled(state) === null) await sleep(20);
    /** Cores that all processes together kept busy, with nothing else to do than to keep time. */
    const play = async (length: number, listening: boolean) => {
      await host.processor();
      const startedAt = epochNow();
      for (let hop = 0; hop * VOICE_HOP_SECONDS < length; hop += 1) {
        const at = startedAt + hop * VOICE_HOP_SECONDS * 1000;
        await sleep(at + VOICE_HOP_SECONDS * 1000 - epochNow());
        const from = (hop * VOICE_HOP_SAMPLES) % samples.length;
        if (listening) tracker?.hear(samples.slice(from, from + VOICE_HOP_SAMPLES), at / 1000);
      }
      return host.processor();
    };
    const idle = await play(seconds, false);
    await play(WARM_UP_SECONDS, true);
    latency.clear();
    heard = 0;
    const busy = await play(seconds, true);
    const running = settled(state);
    return {
      ok: true,
      stats: {
        seconds,
        framesPerSecond: rounded(heard / seconds),
        latencyMilliseconds: {
          p50: rounded(latency.percentile(0.5)),
          p95: rounded(latency.percentile(0.95)),
        },
        processorPercent: rounded(100 * (busy - idle)),
        provider: running?.provider ?? 'none',
        passedOver: running?.passedOver ?? [],
      },
    };
  } finally {
    tracker?.dispose();
  }
}
