import { ORPCError } from '@orpc/server';
import { MasqueError } from '../../renderer/core/errors.ts';
import { HOST_ERROR_CODE } from '../../renderer/core/host.ts';

/** Gives an error the form that crosses to the page. What oRPC says itself, such as BAD_REQUEST, stays. */
export const errorForPage = (error: unknown): unknown => {
  if (error instanceof ORPCError) return error;
  const known =
    error instanceof MasqueError
      ? error
      : new MasqueError(
          'failed',
          error instanceof Error ? error.message : String(error),
          'Try again; if it stays, run masque doctor.',
        );
  return new ORPCError(HOST_ERROR_CODE, {
    status: 500,
    message: known.message,
    data: { reason: known.reason, cure: known.cure },
    cause: error,
  });
};
