import type { BrowserWindow } from 'electron';
import { MasqueError } from '../renderer/core/errors.ts';
import type { LaunchOptions, RunReport, RuntimeReport } from '../renderer/core/host.ts';
import type { OutputFiles } from './cli/command.ts';
import { writeWhole } from './services/atomic-write.ts';
import { createRunOutput } from './services/run-output.ts';
import { screenshotBytes } from './services/screenshot.ts';
import { statsDocument } from './services/stats.ts';

/** How long a run that was told to end after N seconds may take on top, to start and to write. */
const GRACE_SECONDS = 60;

export interface RunPlan {
  readonly launch: LaunchOptions;
  readonly files: OutputFiles;
  readonly runtime: RuntimeReport;
  memoryMegabytes(): number;
  blockedRequests(): number;
  window(): BrowserWindow | undefined;
  /** Ends the app with this exit status. */
  exit(status: number): void;
}

/** One run of a verb from its start to its exit status: what it writes, and what happens when it hangs or breaks. */
export const createRun = (plan: RunPlan) => {
  const { launch, files } = plan;
  const output = createRunOutput(files.out, process.stdout);
  let over = false;
  let watchdog: NodeJS.Timeout | undefined;

  const complain = (message: string, cure: string): void => {
    process.stderr.write(`${message}\n${cure}\n`);
  };
  const write = async (report: RunReport): Promise<void> => {
    // Measured before anything is torn down, and the picture before the window goes.
    const memoryMegabytes = plan.memoryMegabytes();
    if (files.screenshot !== undefined) {
      await writeWhole(files.screenshot, await screenshotBytes(plan.window(), report.stagePicture));
    }
    if (files.stats !== undefined) {
      const figures = { runtime: plan.runtime, memoryMegabytes, blockedRequests: plan.blockedRequests() };
      await writeWhole(files.stats, statsDocument(report, figures));
    }
    if (launch.verb === 'track' || files.out !== undefined)
      await (report.ok ? output.commit() : output.discard());
  };
  const end = async (report: RunReport): Promise<void> => {
    if (over) return;
    over = true;
    clearTimeout(watchdog);
    let status = report.ok ? 0 : 1;
    if (report.problem) complain(report.problem.message, report.problem.cure);
    try {
      await write(report);
    } catch (error) {
      status = 1;
      if (error instanceof MasqueError) complain(error.message, error.cure);
      else complain(`The run could not be finished: ${String(error)}`, 'Run masque doctor.');
    }
    plan.exit(status);
  };
  return {
    emit: (lines: readonly string[]): Promise<void> => output.append(lines),
    progress(share: number, text: string): void {
      const percent = Math.round(Math.min(Math.max(share, 0), 1) * 100);
      if (process.stderr.isTTY)
        process.stderr.write(`\r${percent} % ${text}\u001b[K${share >= 1 ? '\n' : ''}`);
    },
    finish: end,
    /** The page cannot finish any more: it crashed, did not load, or hangs. */
    fail: (message: string, cure: string): Promise<void> => end({ ok: false, problem: { message, cure } }),
    /** Ends a run that does not end by itself. */
    watch(): void {
      const { seconds } = launch;
      if (seconds === undefined) return;
      const limit = seconds + GRACE_SECONDS;
      watchdog = setTimeout(() => {
        void end({
          ok: false,
          problem: {
            message: `The run should have ended after ${seconds} s and had not after ${limit} s.`,
            cure: 'Run masque doctor, or try --quality light.',
          },
        });
      }, limit * 1000);
    },
    /** Ctrl-C or a closed window: leaves at once, without a half-written file. */
    async interrupt(status: number): Promise<void> {
      if (over) return;
      over = true;
      clearTimeout(watchdog);
      await output.discard().catch(() => undefined);
      plan.exit(status);
    },
  };
};
export type Run = ReturnType<typeof createRun>;
