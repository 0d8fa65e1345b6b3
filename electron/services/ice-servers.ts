import type { IceServer } from '../../renderer/core/broadcast/whip.ts';

/** More would only make whoever asks them all slower. */
const MOST_SERVERS = 8;

const LINK = /<([^<>]*)>((?:\s*;\s*[\w-]+\s*=\s*(?:"[^"]*"|[^\s",;]+))*)/g;
const PARAMETER = /;\s*([\w-]+)\s*=\s*(?:"([^"]*)"|([^\s",;]+))/g;

const parametersOf = (text: string): ReadonlyMap<string, string> =>
  new Map(
    [...text.matchAll(PARAMETER)].map(([, name = '', quoted, bare]) => [
      name.toLowerCase(),
      quoted ?? bare ?? '',
    ]),
  );

/** The STUN and TURN servers that a Link header (RFC 8288) names, as RFC 9725, 4.6, has them. */
export const iceServersOf = (link: string | null): IceServer[] =>
  [...(link ?? '').matchAll(LINK)]
    .flatMap(([, urls = '', text = '']): IceServer[] => {
      const parameters = parametersOf(text);
      if (parameters.get('rel') !== 'ice-server') return [];
      if (/^stuns?:/.test(urls)) return [{ urls }];
      const [username, credential] = [parameters.get('username'), parameters.get('credential')];
      // A browser refuses a TURN server without them, and with it the whole connection.
      const isWhole = /^turns?:/.test(urls) && username !== undefined && credential !== undefined;
      return isWhole ? [{ urls, username, credential }] : [];
    })
    .slice(0, MOST_SERVERS);
