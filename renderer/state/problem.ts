import { MasqueError } from '../core/errors.ts';

/** What went wrong and what the person can do, in the two sentences that the interface shows. */
export interface Problem {
  readonly message: string;
  readonly cure: string;
}

const text = (value: unknown): string | undefined =>
  typeof value === 'string' && value.length > 0 ? value : undefined;

/** A MasqueError keeps its words; so does one that crossed the port, which carries its cure in `data`. */
export const problemOf = (cause: unknown): Problem => {
  if (cause instanceof MasqueError) return { message: cause.message, cure: cause.cure };
  if (cause instanceof Error) {
    const data = 'data' in cause && typeof cause.data === 'object' && cause.data ? cause.data : {};
    const message = ('message' in data ? text(data.message) : undefined) ?? text(cause.message);
    const cure = 'cure' in data ? text(data.cure) : undefined;
    return { message: message ?? 'Something went wrong.', cure: cure ?? 'Try again.' };
  }
  return { message: 'Something went wrong.', cure: 'Try again.' };
};
