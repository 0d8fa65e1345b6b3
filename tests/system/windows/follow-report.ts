import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** One line of a reader's report; the fields are those of the C program's `report` calls. */
export type ReportEvent = { readonly event: string } & Readonly<Record<string, unknown>>;

const PATIENCE_MILLISECONDS = 30_000;

const readEvents = (file: string): readonly ReportEvent[] => {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    // The last one may not have been written to its end yet.
    return lines.slice(0, -1).map((line): ReportEvent => JSON.parse(line));
  } catch {
    return [];
  }
};

/** Follows the file into which a program writes lines of JSON. */
export const followReport = (file: string) => {
  const all = (event: string): readonly ReportEvent[] =>
    readEvents(file).filter((found) => found.event === event);
  return {
    all,
    /** The `count`th event of that name. Fails when it does not come. */
    async next(event: string, count = 1): Promise<ReportEvent> {
      const deadline = performance.now() + PATIENCE_MILLISECONDS;
      for (;;) {
        const found = all(event)[count - 1];
        if (found !== undefined) return found;
        if (performance.now() > deadline) {
          const said = readEvents(file)
            .map((line) => JSON.stringify(line))
            .join('\n');
          throw new Error(`No event ${event} number ${count}; the program said:\n${said}`);
        }
        await sleep(10);
      }
    },
  };
};
