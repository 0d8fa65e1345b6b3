import type { RunReport, RuntimeReport } from '../../renderer/core/host.ts';

/** What the host knows itself about a run. */
export interface HostFigures {
  readonly runtime: RuntimeReport;
  readonly memoryMegabytes: number;
  readonly blockedRequests: number;
}

/** The `--stats` file: the session's own figures, with the host's beside them. The host's names win. */
export const statsDocument = (report: RunReport, figures: HostFigures): string => {
  const { gpu } = report.stats ?? {};
  const { electron, chromium, official } = figures.runtime;
  const document = {
    ...report.stats,
    ok: report.ok,
    ...(report.problem === undefined ? {} : { problem: report.problem }),
    runtime: { electron, chromium, official, ...(typeof gpu === 'string' ? { gpu } : {}) },
    memoryMegabytes: figures.memoryMegabytes,
    blockedRequests: figures.blockedRequests,
  };
  return `${JSON.stringify(document, null, 2)}\n`;
};
