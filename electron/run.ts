import type { BrowserWindow } from 'electron';
import { MasqueError } from '../renderer/core/errors.ts';
import type { FilmProgress } from '../renderer/core/film.ts';
import type { LaunchOptions, RunReport, RuntimeReport } from '../renderer/core/host.ts';
import type { OutputFiles } from './cli/command.ts';
import { writeWhole } from './services/atomic-write.ts';
import { filmShare, filmText } from './services/films/film-words.ts';
import { createProgressLine } from './services/progress-line.ts';
import { createRunOutput } from './services/run-output.ts';
import { screenshotBytes } from './services/screenshot.ts';
import { statsDocument } from './services/stats.ts';
import { createWatchdog } from './watchdog.ts';

export interface RunPlan {
  readonly launch: LaunchOptions;
  readonly files: OutputFiles;
  readonly runtime: RuntimeReport;
  memoryMegabytes(): Promise<number>;
  blockedRequests(): number;
  window(): BrowserWindow | undefined;
  /** Ends the app with this exit status. */
  exit(status: number): void;
}

const complain = (message: string, cure: string): void => {
  process.stderr.write(`${message}\n${cure}\n`);
};

/** Everything that was asked for, the picture first: it needs the window. */
const writeReport = async (plan: RunPlan, report: RunReport): Promise<void> => {
  const { files, runtime } = plan;
  const figures = {
    runtime,
    memoryMegabytes: await plan.memoryMegabytes(),
    blockedRequests: plan.blockedRequests(),
  };
  // A run that failed may have no picture; its stats still say why.
  if (files.screenshot !== undefined && (report.ok || report.stagePicture !== undefined)) {
    await writeWhole(files.screenshot, await screenshotBytes(plan.window(), report.stagePicture));
  }
  if (files.stats !== undefined) await writeWhole(files.stats, statsDocument(report, figures));
};

/** One run of a verb from its start to its exit status: what it writes, and what happens when it hangs or breaks. */
export const createRun = (plan: RunPlan) => {
  const { launch, files } = plan;
  const output = createRunOutput(files.out, process.stdout);
  const progress = createProgressLine(process.stderr);
  let over = false;
  /** Of a run without an end of its own: the figures so far. */
  let kept: RunReport | null = null;

  const end = async (report: RunReport): Promise<void> => {
    if (over) return;
    over = true;
    watchdog.dispose();
    let status = report.ok ? 0 : 1;
    if (report.problem) complain(report.problem.message, report.problem.cure);
    try {
      await (report.ok ? output.commit() : output.discard());
      await writeReport(plan, report);
    } catch (error) {
      status = 1;
      if (error instanceof MasqueError) complain(error.message, error.cure);
      else complain(`The run could not be finished: ${String(error)}.`, 'Run masque doctor.');
    }
    plan.exit(status);
  };
  /** The page cannot finish any more: it crashed, did not load, hangs, or its window was closed. */
  const fail = (message: string, cure: string): Promise<void> =>
    end({ ok: false, problem: { message, cure } });
  const watchdog = createWatchdog(
    launch,
    (message) => void fail(message, 'Run masque doctor, or try --quality light.'),
  );
  const wantsSomething = launch.wantsStats || launch.wantsScreenshot || launch.verb !== 'window';
  return {
    emit(lines: readonly string[]): Promise<void> {
      watchdog.alive();
      return output.append(lines);
    },
    progress(share: number, text: string): void {
      watchdog.alive();
      progress(share, text);
    },
    /** The film that the run is at, for the terminal. */
    tellFilm(film: FilmProgress): void {
      watchdog.alive();
      if (film.kind === 'running') progress(filmShare(film), filmText(film));
    },
    keep(stats: NonNullable<RunReport['stats']>): void {
      kept = { ok: true, stats };
    },
    finish: end,
    fail,
    /** A person closed the window: the end of the app, but of a run only if nothing was still wanted from it. */
    async closed(): Promise<void> {
      if (over) return;
      if (kept !== null) await end(kept);
      else if (wantsSomething)
        await fail('The window was closed before the run ended.', 'Start it again and leave it open.');
      else plan.exit(0);
    },
    /** A signal: leaves at once, without a half-written file, but with the figures so far. */
    async interrupt(status: number): Promise<void> {
      const again = over;
      over = true;
      watchdog.dispose();
      if (!again) await output.discard().catch(() => undefined);
      if (!again && kept !== null) await writeReport(plan, kept).catch(() => undefined);
      plan.exit(status);
    },
  };
};
export type Run = ReturnType<typeof createRun>;
