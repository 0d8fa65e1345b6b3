import type { WhipAnswer } from '../../renderer/core/broadcast/whip.ts';
import { type ErrorReason, MasqueError } from '../../renderer/core/errors.ts';
import { iceServersOf } from './ice-servers.ts';
import type { KeptToken } from './kept-token.ts';

const ANSWER_WITHIN_MILLISECONDS = 10_000;
/** An answer is some kilobytes; what is longer is another kind of page. */
const LONGEST_ANSWER = 256 * 1024;
/** A server may have moved, or send to the nearest of its kind; more than this is a circle. */
const MOST_REDIRECTIONS = 5;
const REDIRECTIONS = [301, 302, 307, 308];

const CURES: Partial<Record<ErrorReason, string>> = {
  denied: 'Check the token.',
  'not-found': 'Check the address.',
  unsupported: 'Check that this is the address of a WHIP server.',
  busy: 'It is tried again by itself; look whether somebody else sends to it.',
};
const CURE = 'It is tried again by itself; check that the server runs.';

const reasonOf = (status: number): ErrorReason => {
  if (status === 401 || status === 403) return 'denied';
  if (status === 404 || status === 410) return 'not-found';
  if (status === 409 || status === 429 || status === 503) return 'busy';
  return status < 500 ? 'unsupported' : 'failed';
};

const refusal = (reason: ErrorReason, message: string, cause?: unknown): MasqueError =>
  new MasqueError(reason, message, CURES[reason] ?? CURE, { cause });

/** Where its Location points to; null where it has none, or one that is no address. */
const placeOf = ({ headers, url }: Response): URL | null => {
  const location = headers.get('location');
  try {
    return location === null ? null : new URL(location, url);
  } catch {
    return null;
  }
};

/**
 * What is said by HTTP to a server that takes pictures by WHIP (RFC 9725). The page may reach no network, and servers do
 * not expect pages of `app://`, so it is said from here; the token never reaches the page.
 */
export const createWhipServer = (token: KeptToken, answerWithinMilliseconds = ANSWER_WITHIN_MILLISECONDS) => {
  /** Of the server that the token was given for: it is nobody else's. */
  let home = '';
  const ask = async (address: URL, init: RequestInit): Promise<Response> => {
    const kept = address.origin === home ? await token.read() : '';
    const bearer = kept === '' ? {} : { authorization: `Bearer ${kept}` };
    return fetch(address, {
      ...init,
      redirect: 'manual',
      headers: { ...init.headers, ...bearer },
      signal: AbortSignal.timeout(answerWithinMilliseconds),
    });
  };
  /** Where the server sends to, as often as need be; not by `fetch`, which posts no more after some of them. */
  const follow = async (address: string, init: RequestInit): Promise<Response> => {
    let at = new URL(address);
    const { host } = at;
    home = at.origin;
    for (let redirections = 0; ; redirections += 1) {
      const response = await ask(at, init);
      const next = placeOf(response);
      if (!REDIRECTIONS.includes(response.status) || next === null) return response;
      if (redirections === MOST_REDIRECTIONS) {
        throw new MasqueError(
          'unsupported',
          `${host} redirects for ever: after ${redirections} times, the next would be to ${next.href.slice(0, 200)}.`,
          'Ask for the address at which the server itself answers, or mend its redirections.',
        );
      }
      await response.body?.cancel();
      at = next;
    }
  };
  return {
    setToken: (given: string) => token.write(given),
    hasToken: async () => (await token.read()) !== '',
    async publish(address: string, offer: string): Promise<WhipAnswer> {
      const { host } = new URL(address);
      const silent = (cause: unknown): never => {
        if (cause instanceof MasqueError) throw cause;
        throw refusal('lost', `${host} does not answer.`, cause);
      };
      const init = { method: 'POST', body: offer, headers: { 'content-type': 'application/sdp' } };
      const response = await follow(address, init).catch(silent);
      if (response.status !== 201)
        throw refusal(reasonOf(response.status), `${host} refused the picture (HTTP ${response.status}).`);
      const answer = await response.text().catch(silent);
      const session = placeOf(response);
      if (!answer.startsWith('v=0') || answer.length > LONGEST_ANSWER || session === null)
        throw refusal('unsupported', `${host} answered, but not as WHIP has it.`);
      const iceServers = iceServersOf(response.headers.get('link'));
      return { answer, session: session.href, iceServers };
    },
    /** Who cannot be told finds out by itself: nothing comes any more. */
    async end(session: string): Promise<void> {
      await ask(new URL(session), { method: 'DELETE' }).catch(() => undefined);
    },
  };
};
