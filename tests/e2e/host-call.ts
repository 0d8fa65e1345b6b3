import type { Page } from 'playwright-core';

export interface Answer {
  readonly status: number;
  readonly body: { readonly json?: unknown };
}

export interface Question {
  readonly path: string;
  readonly input?: unknown;
  readonly patienceMilliseconds?: number;
}

/**
 * Asks the host in its own wire format, as any script in the page could: a port by window message, then one oRPC
 * request. Null when no answer comes. Runs inside the page: it may use nothing from this file.
 */
export const askHost = async ({
  path,
  input,
  patienceMilliseconds = 10_000,
}: Question): Promise<Answer | null> => {
  const { port1, port2 } = new MessageChannel();
  window.postMessage('masque:connect', location.origin === 'null' ? '*' : location.origin, [port2]);
  interface Reply {
    readonly p: { readonly s?: number; readonly b?: Answer['body'] };
  }
  const answer = new Promise<Reply | null>((done) => {
    port1.onmessage = ({ data }) => done(data);
    setTimeout(() => done(null), patienceMilliseconds);
  });
  port1.postMessage({ i: '1', p: { u: `/${path}`, b: input === undefined ? {} : { json: input } } });
  const reply = await answer;
  port1.close();
  if (reply === null) return null;
  const { p } = reply;
  return { status: p.s ?? 200, body: p.b ?? {} };
};

export const hostCall = (
  page: Page,
  path: string,
  input?: unknown,
  patienceMilliseconds?: number,
): Promise<Answer | null> =>
  page.evaluate(askHost, {
    path,
    input,
    ...(patienceMilliseconds === undefined ? {} : { patienceMilliseconds }),
  });
