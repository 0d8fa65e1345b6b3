import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { MasqueError } from '../core/errors.ts';
import type { Host } from '../core/host.ts';
import { errorFromHost } from './error-from-host.ts';

const ANSWER_WITHIN_MILLISECONDS = 10_000;

/** Waits for the first answer, no longer than a person would: a page without its host is a page that does nothing. */
const firstAnswer = async (host: Host, port: MessagePort): Promise<void> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      port.close();
      reject(new MasqueError('failed', 'The app’s main process does not answer.', 'Start Masque again.'));
    }, ANSWER_WITHIN_MILLISECONDS);
  });
  try {
    await Promise.race([host.launch(), silence]);
  } finally {
    clearTimeout(timer);
  }
};

/**
 * Connects to the machine behind the page, over a message channel that the preload script passes on. Resolves once the
 * host has answered; every later failure arrives as a MasqueError.
 */
export const connectHost = async (): Promise<Host> => {
  const { port1, port2 } = new MessageChannel();
  const link = new RPCLink({
    port: port1,
    // Structured clone instead of text, so that a picture's bytes cross as bytes.
    experimental_transfer: () => [],
    interceptors: [
      async ({ next }) => {
        try {
          return await next();
        } catch (error) {
          throw errorFromHost(error);
        }
      },
    ],
  });
  const host: Host = createORPCClient(link);
  port1.start();
  window.postMessage('masque:connect', location.origin, [port2]);
  await firstAnswer(host, port1);
  return host;
};
