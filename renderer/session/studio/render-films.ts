import { MasqueError } from '../../core/errors.ts';
import type { FilmOrder } from '../../core/film.ts';
import type { Host, LaunchOptions, RunReport } from '../../core/host.ts';
import { makeFilm } from './film.ts';

const problemOf = (error: unknown): { message: string; cure: string } =>
  error instanceof MasqueError
    ? { message: error.message, cure: error.cure }
    : { message: String(error), cure: 'Run masque doctor.' };

/** Makes the films that the command line or the queue asked for, one after the other; one that fails stops no other. */
export async function renderFilms(host: Host, { films }: LaunchOptions): Promise<RunReport> {
  const orders: readonly FilmOrder[] = films ?? [];
  const reports: Record<string, unknown>[] = [];
  const problems: { message: string; cure: string }[] = [];
  for (const order of orders) {
    try {
      const stats = await makeFilm(host, order, (progress) => void host.films.tell({ progress }));
      reports.push(orders.length === 1 ? stats : { path: order.path, ...stats });
    } catch (error) {
      const problem = problemOf(error);
      await host.films.tell({ progress: { kind: 'failed', ...problem } });
      problems.push(
        orders.length === 1 ? problem : { ...problem, message: `${order.path}: ${problem.message}` },
      );
      reports.push({ path: order.path, problem });
    }
  }
  const [first] = problems;
  const stats = orders.length === 1 ? (reports[0] ?? {}) : { films: reports };
  if (first === undefined) return { ok: true, stats };
  const message = problems.map((problem) => problem.message).join('\n');
  return { ok: false, problem: { message, cure: first.cure }, stats };
}
