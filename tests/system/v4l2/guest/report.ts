import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { MasqueError } from '../../../../renderer/core/errors.ts';

const share = process.env.MASQUE_SHARE ?? '/share';

/** A file that the host gave or will look at. */
export const shared = (name: string): string => join(share, name);

export const report = (name: string, facts: Readonly<Record<string, unknown>>): void => {
  appendFileSync(shared('reports.jsonl'), `${JSON.stringify({ name, facts })}\n`);
  console.log(`${name}: ${JSON.stringify(facts)}`);
};

/** One thing that is tried; the host judges the facts. What is thrown is a fact too, and the next thing is tried. */
export const tryOut = async (
  name: string,
  attempt: () => Promise<Readonly<Record<string, unknown>>>,
): Promise<void> => {
  const started = performance.now();
  try {
    report(name, await attempt());
  } catch (error) {
    report(name, { thrown: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
  console.log(`  ${((performance.now() - started) / 1000).toFixed(1)} s`);
};

/** The reason and words of the error that a promise is refused with. */
export const refusal = async (promise: Promise<unknown>): Promise<Readonly<Record<string, unknown>>> => {
  try {
    await promise;
    return { reason: 'none' };
  } catch (error) {
    if (!(error instanceof MasqueError)) throw error;
    return { reason: error.reason, message: error.message, cure: error.cure };
  }
};
