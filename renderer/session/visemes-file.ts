import { MasqueError } from '../core/errors.ts';
import type { Host, LaunchOptions, RunReport } from '../core/host.ts';
import { type HeardHop, VOICE_HOP_SAMPLES, VOICE_HOP_SECONDS } from '../core/native-models.ts';
import { connectModels } from '../host/connect-models.ts';
import { createVoiceTracker, type VoiceTracker } from '../track/voice-tracker.ts';
import { rounded } from './percentile.ts';
import { readSoundFile } from './sound-file.ts';

/**
 * More than any look-ahead, so that each part is answered by hops. The next part goes when the one before has been heard:
 * nothing is dropped.
 */
const HOPS_AT_ONCE = 25;
/** A file can wait: a machine that is busy with other things is not taken for a process that hangs. */
const ANSWER_SECONDS = 10;
/** Each call to the host costs as much as the net takes for a hundred hops. */
const LINES_AT_ONCE = 400;

/** One hop as a line of JSON. */
export const hopLine = ({ timeSeconds, weights, voice, phoneme }: HeardHop): string =>
  JSON.stringify({
    timeSeconds: rounded(timeSeconds, 5),
    weights: Array.from(weights, (weight) => rounded(weight, 5)),
    voice: rounded(voice, 4),
    phoneme,
  });

/** Gives the tracker a whole sound, as a microphone would but as fast as it listens. Resolves with its provider. */
export const listenToSound = (
  samples: Float32Array,
  heard: (hops: readonly HeardHop[]) => void,
): Promise<{ provider: string; passedOver: readonly string[]; seconds: number }> => {
  let tracker: VoiceTracker | null = null;
  return new Promise<Awaited<ReturnType<typeof listenToSound>>>((resolve, reject) => {
    let running = { provider: '', passedOver: [] as readonly string[], startedAt: 0 };
    let next = 0;
    const hearNext = () => {
      const until = next + HOPS_AT_ONCE * VOICE_HOP_SAMPLES;
      const part = samples.slice(next, until);
      tracker?.hear(part, (next / VOICE_HOP_SAMPLES) * VOICE_HOP_SECONDS);
      next = until;
      if (next < samples.length) return;
      const { startedAt, ...rest } = running;
      void tracker?.end().then(() => resolve({ ...rest, seconds: (performance.now() - startedAt) / 1000 }));
    };
    tracker = createVoiceTracker(
      connectModels,
      {
        heard(hops) {
          heard(hops);
          if (next < samples.length) hearNext();
        },
        changed(state) {
          switch (state.kind) {
            case 'opening':
              return;
            case 'running': {
              const { provider, passedOver } = state;
              running = { provider, passedOver, startedAt: performance.now() };
              return hearNext();
            }
            case 'restarting':
              return reject(
                new MasqueError(
                  'lost',
                  'The process that listens has ended.',
                  'Try again, or run masque doctor.',
                ),
              );
            case 'failed':
              return reject(new MasqueError('failed', state.message, state.cure));
          }
        },
      },
      ANSWER_SECONDS,
    );
  }).finally(() => tracker?.dispose());
};

/** Listens to the file that the command line named, every hop of it, as the live session would. */
export async function writeVisemes(host: Host, launch: LaunchOptions): Promise<RunReport> {
  if (launch.input === undefined) {
    throw new MasqueError('bad-option', 'visemes needs a file.', 'masque visemes FILE --out visemes.jsonl');
  }
  const file = await host.media.open({ path: launch.input });
  const samples = await readSoundFile(file);
  const hops = samples.length / VOICE_HOP_SAMPLES;
  let written = Promise.resolve();
  let batch: string[] = [];
  let count = 0;
  const flush = () => {
    const lines = batch;
    batch = [];
    const progress = { share: count / hops, text: `${(count * VOICE_HOP_SECONDS).toFixed(0)} s` };
    written = written.then(() => host.run.emit({ lines })).then(() => host.run.progress(progress));
  };
  const { provider, passedOver, seconds } = await listenToSound(samples, (heard) => {
    for (const hop of heard) batch.push(hopLine(hop));
    count += heard.length;
    if (batch.length >= LINES_AT_ONCE) flush();
  });
  flush();
  await written;
  if (count !== hops) {
    throw new MasqueError(
      'failed',
      `Of ${hops} hops in “${file.name}” only ${count} were heard.`,
      'Try again, or run masque doctor.',
    );
  }
  const soundSeconds = hops * VOICE_HOP_SECONDS;
  return {
    ok: true,
    stats: {
      hops,
      soundSeconds: rounded(soundSeconds, 2),
      seconds: rounded(seconds, 3),
      realTimeFactor: rounded(seconds / soundSeconds, 4),
      voice: { provider, passedOver },
    },
  };
}
