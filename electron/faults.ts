import { app } from 'electron';

type FaultAction = (error: unknown) => void;

const words = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error);

let act: FaultAction = () => app.exit(1);

/** What else is to happen at a fault, now that there is a run to end or a window to keep. */
export const onFault = (action: FaultAction): void => {
  act = action;
};

/** The status of a program whose reader went away, as a shell would report it: 128 + SIGPIPE. */
const READER_GONE = 141;

/**
 * Says faults of our own on the terminal. Electron would open a dialog, which nobody sees in a run without a window. A
 * reader that goes away, as in `masque track FILE | head`, is no fault: the app just leaves.
 */
export const watchFaults = (): void => {
  process.stdout.on('error', () => app.exit(READER_GONE));
  process.stderr.on('error', () => undefined);
  const tell = (error: unknown): void => {
    console.error(`A fault in Masque: ${words(error)}`);
    act(error);
  };
  process.on('uncaughtException', tell);
  process.on('unhandledRejection', tell);
};
