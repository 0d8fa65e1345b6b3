import { appendFileSync } from 'node:fs';
import { connect } from 'node:net';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import type { CameraWriter } from '../../../../electron/services/virtual-camera/camera-writer.ts';
import { createWindowsBackends } from '../../../../electron/services/virtual-camera/windows/windows-cameras.ts';
import { MasqueError } from '../../../../renderer/core/errors.ts';
import type { Answer, BenchFigures, Call, OpenWish } from './calls.ts';
import { createTestPictures } from './test-pictures.ts';

/** Masque's own writers in a Windows process, driven over a socket: `writer.cjs PORT LOG`. */
const [, , port = '', log = ''] = process.argv;
process.on('uncaughtException', (error) => {
  appendFileSync(log, `${error.stack}\n`);
  process.exit(1);
});

const backends = createWindowsBackends();
let writer: CameraWriter | undefined;
let pictures = createTestPictures('NV12', 2, 2);
/** Runs on through closing and opening, so that a reader sees no number twice. */
let number = 0;

const opened = (): CameraWriter => {
  if (writer === undefined) throw new Error('Nothing was opened.');
  return writer;
};

const open = async ({ kind, ...size }: OpenWish) => {
  const backend = backends.find((candidate) => candidate.kind === kind);
  if (backend === undefined) throw new Error(`There is no backend ${kind}.`);
  const device = { id: kind, kind, name: kind, busy: false, unverified: false };
  writer = await backend.open({ device, ...size });
  pictures = createTestPictures(writer.format, writer.width, writer.height);
  return { format: writer.format, width: writer.width, height: writer.height };
};

/** After a delay it goes on at the pace, and does not throw what is due at the reader in one go: no camera does. */
const write = async (count: number, framesPerSecond: number): Promise<{ last: number }> => {
  const interval = 1000 / framesPerSecond;
  let due = performance.now();
  for (let written = 0; written < count; written++) {
    await sleep(Math.max(0, due - performance.now()));
    due = Math.max(due, performance.now()) + interval;
    number++;
    await opened().write(pictures(number));
  }
  return { last: number };
};

const bench = async (count: number): Promise<BenchFigures> => {
  for (let warm = 0; warm < 10; warm++) await opened().write(pictures(++number));
  const before = process.cpuUsage();
  const start = performance.now();
  for (let written = 0; written < count; written++) await opened().write(pictures(++number));
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(before);
  return {
    framesPerSecond: Math.round(count / seconds),
    cpuMillisecondsPerFrame: Math.round((user + system) / count) / 1000,
  };
};

const wordsOf = (error: unknown) =>
  error instanceof MasqueError
    ? { reason: error.reason, message: error.message, cure: error.cure }
    : { reason: 'unexpected', message: String(error), cure: '' };

const answer = async (call: Call): Promise<unknown> => {
  switch (call.do) {
    case 'survey':
      return (await Promise.all(backends.map((backend) => backend.survey()))).flat();
    case 'open':
      return open(call.wish);
    case 'write':
      return write(call.count, call.framesPerSecond);
    case 'write-bytes':
      return opened().write(new Uint8Array(call.bytes));
    case 'readers':
      return opened().readers();
    case 'bench':
      return bench(call.count);
    case 'close':
      return opened().close();
  }
};

const serve = async (): Promise<void> => {
  const socket = connect(Number(port), '127.0.0.1');
  for await (const line of createInterface({ input: socket })) {
    const call: Call = JSON.parse(line);
    const reply: Answer = await answer(call).then(
      (value) => ({ id: call.id, value: value ?? null }),
      (error: unknown) => ({ id: call.id, error: wordsOf(error) }),
    );
    socket.write(`${JSON.stringify(reply)}\n`);
  }
  process.exit(0);
};

void serve();
