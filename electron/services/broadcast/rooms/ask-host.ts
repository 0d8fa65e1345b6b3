import { type Agent, request } from 'node:http';
import { request as secureRequest } from 'node:https';

/** Another host that has not answered by then is not there. */
const PATIENCE_MILLISECONDS = 3000;
/** A figure's file over a slow network. */
const FILE_PATIENCE_MILLISECONDS = 60_000;

export interface HostAnswer {
  readonly status: number;
  readonly body: Buffer;
  /** The address of this computer from which it was asked, and the other's. */
  readonly localIp: string;
  readonly remoteIp: string;
}

export interface HostQuestion {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly url: URL;
  readonly json?: object;
  readonly file?: Buffer;
  /** Of the answer. */
  readonly mostBytes: number;
  readonly signal: AbortSignal;
  /** Of an address over HTTPS: who is spoken with (`pinned-agent`). */
  readonly agent: Agent | undefined;
}

/** IPv4 as IPv6 writes it, as IPv4. */
export const plainIp = (address = ''): string => address.replace(/^::ffff:/, '');

/** Gives another host's room a file that it lacks. */
export const giveFile = async (
  url: URL,
  file: Buffer,
  line: Pick<HostQuestion, 'signal' | 'agent'>,
): Promise<void> => {
  if ((await askHost({ method: 'HEAD', url, mostBytes: 0, ...line })).status === 200) return;
  const { status } = await askHost({ method: 'PUT', url, file, mostBytes: 1000, ...line });
  if (status !== 204) throw new Error(`The room does not take ${url.pathname.split('/').pop()}: ${status}.`);
};

/** One question to another host's room. Not `fetch`, which does not say from which address it asks. */
export const askHost = ({
  method,
  url,
  json,
  file,
  mostBytes,
  signal,
  agent,
}: HostQuestion): Promise<HostAnswer> =>
  new Promise((resolve, reject) => {
    const sent = file ?? (json === undefined ? undefined : Buffer.from(JSON.stringify(json)));
    const type = file === undefined ? 'application/json' : 'application/octet-stream';
    const headers = sent === undefined ? {} : { 'content-type': type, 'content-length': sent.length };
    const patience = mostBytes > 1e6 || file ? FILE_PATIENCE_MILLISECONDS : PATIENCE_MILLISECONDS;
    const ask = url.protocol === 'https:' ? secureRequest : request;
    const asked = ask(url, { method, headers, signal, timeout: patience, agent }, (response) => {
      const { localAddress, remoteAddress } = response.socket;
      const chunks: Buffer[] = [];
      let bytes = 0;
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        chunks.push(chunk);
        if (bytes > mostBytes) asked.destroy(new Error(`It answers with more than ${mostBytes} bytes.`));
      });
      response.on('error', reject);
      response.on('end', () =>
        resolve({
          status: response.statusCode ?? 0,
          body: Buffer.concat(chunks),
          localIp: plainIp(localAddress),
          remoteIp: plainIp(remoteAddress),
        }),
      );
    });
    asked.on('timeout', () => asked.destroy(new Error('It does not answer.')));
    asked.on('error', reject);
    asked.end(sent);
  });
