import { ORPCError } from '@orpc/client';
import { MasqueError } from '../core/errors.ts';
import { HOST_ERROR_CODE, HostErrorData } from '../core/host.ts';

/** The host's answer as the one error that people read. A cancelled call stays what it is. */
export const errorFromHost = (error: unknown): unknown => {
  if (!(error instanceof ORPCError)) return error;
  const data = HostErrorData.safeParse(error.data);
  if (error.code === HOST_ERROR_CODE && data.success) {
    return new MasqueError(data.data.reason, error.message, data.data.cure, { cause: error });
  }
  if (error.code === 'BAD_REQUEST') {
    return new MasqueError(
      'bad-option',
      `The app refused a request: ${error.message}.`,
      'This is a fault in Masque; please report it.',
      { cause: error },
    );
  }
  return new MasqueError(
    'failed',
    `The app could not do it: ${error.message}.`,
    'Try again, or restart Masque.',
    {
      cause: error,
    },
  );
};
