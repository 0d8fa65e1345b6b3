import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { followReport } from './follow-report.ts';
import { type Wine, windowsPath } from './wine.ts';

let readers = 0;

/** A meeting app's end of the camera: one of the C programs, and what it reports. */
export const startReader = (wine: Wine, program: string, ...words: readonly string[]) => {
  readers += 1;
  const report = join(wine.folder, `reader-${readers}.jsonl`);
  const stopFile = join(wine.folder, `reader-${readers}.stop`);
  const running = wine.start(program, windowsPath(report), windowsPath(stopFile), ...words);
  return {
    ...followReport(report),
    ended: running.ended,
    /** Ends it as an app that turns its camera off; waits until it has. */
    async stop() {
      writeFileSync(stopFile, '');
      await running.ended;
    },
  };
};
export type Reader = ReturnType<typeof startReader>;
