import type { LaunchOptions } from '../renderer/core/host.ts';

/** How long a run that was told to end after N seconds may take on top, to start and to write. */
const GRACE_SECONDS = 60;
/** How long a job without an end of its own may say nothing at all. */
const SILENCE_SECONDS = 120;

export interface Watchdog {
  /** The job has said something. */
  alive(): void;
  dispose(): void;
}

/** Calls back, once and in words, when a run does not end in its time or a job falls silent. */
export const createWatchdog = (launch: LaunchOptions, late: (message: string) => void): Watchdog => {
  const { seconds, verb } = launch;
  let timer: NodeJS.Timeout | undefined;
  const start = (limitSeconds: number, message: string): void => {
    clearTimeout(timer);
    timer = setTimeout(() => late(message), limitSeconds * 1000);
  };
  const listen = (): void =>
    start(SILENCE_SECONDS, `masque ${verb} has said nothing for ${SILENCE_SECONDS} s.`);
  // A bench takes its seconds for each of its parts, and speaks at each.
  const isSilentJob = verb === 'bench' || (seconds === undefined && verb !== 'window');
  if (!isSilentJob && seconds !== undefined) {
    const limit = seconds + GRACE_SECONDS;
    start(limit, `The run should have ended after ${seconds} s and had not after ${limit} s.`);
  } else if (isSilentJob) listen();
  return {
    alive: () => {
      if (isSilentJob && timer !== undefined) listen();
    },
    dispose() {
      clearTimeout(timer);
      timer = undefined;
    },
  };
};
