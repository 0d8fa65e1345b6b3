import type { Host, LaunchOptions, RunReport } from '../../core/host.ts';

/** Makes the films that the command line or the queue asked for, one after the other. */
export async function renderFilms(_host: Host, _launch: LaunchOptions): Promise<RunReport> {
  return { ok: false, problem: { message: 'Films are not made yet.', cure: '' } };
}
