import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { VirtualCameraDevice } from '../../../renderer/core/virtual-camera.ts';
import type { Answer, BenchFigures, OpenWish, Request } from './programs/calls.ts';
import { type Wine, windowsPath } from './wine.ts';

const START_MILLISECONDS = 30_000;

type Settle = (answer: Answer) => void;

const connection = async (port: (port: number) => void): Promise<Socket> => {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('No port was given.');
  port(address.port);
  try {
    const [socket] = await once(server, 'connection', { signal: AbortSignal.timeout(START_MILLISECONDS) });
    return socket;
  } finally {
    server.close();
  }
};

const readIfThere = (file: string): string => {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
};

let writers = 0;

/** Masque's writers in a Node for Windows; the calls are those of `CameraBackend` and `CameraWriter`. */
export const startWriter = async (wine: Wine, node: string, bundle: string) => {
  writers += 1;
  const log = join(wine.folder, `writer-${writers}.log`);
  let program: ReturnType<Wine['start']> | undefined;
  const socket = await connection((port) => {
    program = wine.start(node, windowsPath(bundle), String(port), windowsPath(log));
  });
  const waiting = new Map<number, { settle: Settle; fail: (error: Error) => void }>();
  createInterface({ input: socket }).on('line', (line) => {
    const answer: Answer = JSON.parse(line);
    waiting.get(answer.id)?.settle(answer);
    waiting.delete(answer.id);
  });
  socket.on('error', () => undefined);
  socket.on('close', () => {
    for (const { fail } of waiting.values()) fail(new Error(`The writer has ended.\n${readIfThere(log)}`));
    waiting.clear();
  });

  let calls = 0;
  const call = async (request: Request): Promise<unknown> => {
    calls += 1;
    const id = calls;
    const answered = new Promise<Answer>((settle, fail) => waiting.set(id, { settle, fail }));
    socket.write(`${JSON.stringify({ ...request, id })}\n`);
    const answer = await answered;
    if ('error' in answer) throw Object.assign(new Error(answer.error.message), answer.error);
    return answer.value;
  };
  return {
    survey: async () => (await call({ do: 'survey' })) as VirtualCameraDevice[],
    open: (wish: OpenWish) => call({ do: 'open', wish }),
    /** Numbered pictures at a pace; the last one's number. */
    write: async (count: number, framesPerSecond = 30) =>
      ((await call({ do: 'write', count, framesPerSecond })) as { last: number }).last,
    writeBytes: (bytes: number) => call({ do: 'write-bytes', bytes }),
    readers: async () => (await call({ do: 'readers' })) as number | null,
    bench: async (count: number) => (await call({ do: 'bench', count })) as BenchFigures,
    close: () => call({ do: 'close' }),
    /** Ends the process as a crash would. */
    async kill() {
      await program?.kill();
    },
    /** Ends the process as an app that quits without closing its camera. */
    async end() {
      socket.end();
      await program?.ended;
    },
  };
};
export type RemoteWriter = Awaited<ReturnType<typeof startWriter>>;
