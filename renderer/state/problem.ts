import { MasqueError } from '../core/errors.ts';

/** What went wrong and what the person can do, in the two sentences that the interface shows. */
export interface Problem {
  readonly message: string;
  readonly cure: string;
}

/** A MasqueError keeps its words; anything else is a fault of ours, and says as much as it knows. */
export const problemOf = (cause: unknown): Problem => {
  if (cause instanceof MasqueError) return { message: cause.message, cure: cause.cure };
  const message = cause instanceof Error && cause.message ? cause.message : 'Something went wrong.';
  return { message, cure: 'Try again.' };
};
