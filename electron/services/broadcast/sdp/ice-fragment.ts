import { parse } from 'sdp-transform';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import type { OwnEnd } from './answer.ts';
import { type IceCredentials, text } from './offer.ts';

const credential = text.pipe(z.string().min(1).max(256));
const Credentials = z.object({ iceUfrag: credential, icePwd: credential });

/**
 * The credentials of an SDP fragment (RFC 8840). Its candidates are passed over: an ICE-lite end is found by whoever wants
 * to reach it, and never looks for anybody.
 */
export const readFragment = (fragment: string): IceCredentials => {
  const session = parse(fragment);
  const result = Credentials.safeParse(
    session.media.find(({ iceUfrag }) => iceUfrag !== undefined) ?? session,
  );
  if (!result.success)
    throw new Refusal(400, 'The fragment lacks the a=ice-ufrag and a=ice-pwd that it belongs to.');
  return { ufrag: result.data.iceUfrag, pwd: result.data.icePwd };
};

/** Our new credentials after a restart, for the section that carries the connection. */
export const writeFragment = (
  { iceParameters, iceCandidates }: OwnEnd,
  { kind, mid }: { readonly kind: string; readonly mid: string },
): string =>
  [
    `a=ice-ufrag:${iceParameters.usernameFragment}`,
    `a=ice-pwd:${iceParameters.password}`,
    `m=${kind} 9 RTP/AVP 0`,
    `a=mid:${mid}`,
    ...iceCandidates.map(({ foundation, protocol, priority, address, port, type, tcpType }) => {
      const tcp = tcpType === undefined ? '' : ` tcptype ${tcpType}`;
      return `a=candidate:${foundation} 1 ${protocol} ${priority} ${address} ${port} typ ${type}${tcp}`;
    }),
    'a=end-of-candidates',
    '',
  ].join('\r\n');
