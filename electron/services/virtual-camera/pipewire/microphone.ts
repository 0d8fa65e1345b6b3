import { MasqueError } from '../../../../renderer/core/errors.ts';
import { MICROPHONE_NAME } from '../../../../renderer/core/virtual-camera.ts';
import type { MicrophoneReport, MicrophoneWriter } from '../microphone-writer.ts';
import { encodeDelay, encodeSound, MOST_SAMPLES } from './messages.ts';
import { startProgram } from './program.ts';
import type { PipewireOptions } from './published-camera.ts';

const READY_MILLISECONDS = 5000;
/** Sound that waits longer than this would be too late anyway. */
const MOST_WAITING_BYTES = 1 << 20;

const NANOSECONDS = 1e6;

/** A moment in milliseconds since 1970 on the monotonic clock, which the program and the graph go by. */
const monotonic = (moment: number): bigint => {
  const ago = performance.timeOrigin + performance.now() - moment;
  return process.hrtime.bigint() - BigInt(Math.round(ago * NANOSECONDS));
};

/**
 * Publishes the microphone. Rejects with a MasqueError: `missing-part`, `lost` or `failed`, with a cure.
 */
export const openPipewireMicrophone = async ({
  program: file,
  env = process.env,
}: PipewireOptions): Promise<MicrophoneWriter> => {
  let readers = 0;
  let report: MicrophoneReport | null = null;
  let ready: (() => void) | null = null;
  const program = startProgram({
    file,
    mode: 'microphone',
    name: MICROPHONE_NAME,
    env,
    onSaying({ state, readers: count, delay, underruns }) {
      readers = count ?? readers;
      if (state === 'ready') ready?.();
      if (state !== undefined && state !== 'streaming') report = null;
      if (delay !== undefined && underruns !== undefined)
        report = { delayMilliseconds: delay / NANOSECONDS, underruns };
    },
  });
  const late = setTimeout(
    () => program.kill(new MasqueError('failed', 'masque-pipewire does not answer.', 'Try again.')),
    READY_MILLISECONDS,
  );
  const isReady = new Promise<void>((done) => {
    ready = done;
  });
  const error = await Promise.race([isReady, program.ended]);
  clearTimeout(late);
  if (error instanceof MasqueError) throw error;
  return {
    sound(samples, capturedAt, samplesPerSecond) {
      if (samples.length > MOST_SAMPLES)
        throw new MasqueError('bad-option', `${samples.length} samples at once.`, `At most ${MOST_SAMPLES}.`);
      if (program.waiting() > MOST_WAITING_BYTES) return;
      program.send(encodeSound(samples, monotonic(capturedAt), samplesPerSecond));
    },
    setDelay(milliseconds) {
      program.send(encodeDelay(BigInt(Math.round(milliseconds * NANOSECONDS))));
    },
    report: () => report,
    readers: () => readers,
    ended: program.ended,
    close: () => program.end(),
  };
};
