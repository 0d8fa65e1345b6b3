import { describe, expect, it } from 'vitest';
import { readTake } from '../../../renderer/core/take-file/read-take.ts';
import { writeTake } from '../../../renderer/core/take-file/write-take.ts';
import { createTakeDesk, type TakeWorkerPort } from '../../../renderer/session/recording/take-desk.ts';
import { doTakeWork } from '../../../renderer/session/recording/take-work.ts';
import type { FromTakeWorker, ToTakeWorker } from '../../../renderer/session/recording/take-worker.ts';
import { plainControls } from '../../core/make-face.ts';
import { makeTake } from '../../core/take-file/make-take.ts';

const take = makeTake(2);
const bytes = writeTake(take);
const asBytes = (result: unknown): Uint8Array => {
  if (result instanceof Uint8Array) return result;
  throw new Error('no bytes');
};

describe('work on a take', () => {
  it('reads it, and cuts a part under a name of its own', () => {
    expect(doTakeWork({ kind: 'read' }, bytes)).toEqual(take);
    const part = readTake(
      asBytes(doTakeWork({ kind: 'cut', span: { from: 0.5, to: 1.5 }, name: 'Part' }, bytes)),
    );
    expect(part.meta).toMatchObject({ name: 'Part', durationSeconds: 1, avatar: 'mira' });
  });

  it('exports no more than the part', () => {
    const as = { format: 'csv', controls: plainControls(), framesPerSecond: 30, face: 'shapes' } as const;
    const rows = (span: { from: number; to: number } | null) =>
      new TextDecoder().decode(asBytes(doTakeWork({ kind: 'export', span, as }, bytes))).split('\n').length;
    expect(rows(null)).toBe(122);
    expect(rows({ from: 0.5, to: 1 })).toBe(32);
  });

  it('imports takes, also one that was cut short, and CSV', () => {
    const about = { name: 'b', recordedAt: '2026-11-26T10:00:00.000Z', avatar: 'zoe' };
    const imported = (file: Uint8Array) =>
      readTake(asBytes(doTakeWork({ kind: 'import', ...about }, file))).meta;
    expect(imported(bytes)).toEqual(take.meta);
    expect(imported(bytes.subarray(0, -9)).durationSeconds).toBeCloseTo(2, 1);
    const csv = asBytes(
      doTakeWork(
        {
          kind: 'export',
          span: null,
          as: { format: 'csv', controls: plainControls(), framesPerSecond: 30, face: 'shapes' },
        },
        bytes,
      ),
    );
    expect(imported(csv)).toMatchObject({ name: 'b', avatar: 'zoe', trackerModel: 'arkit' });
    expect(() => imported(new Uint8Array([1, 2, 3]))).toThrow(/no recording of Live Link Face/);
  });
});

describe('the desk', () => {
  /** A worker whose answers the test gives. */
  const setUp = () => {
    const orders: ToTakeWorker[] = [];
    const ports: TakeWorkerPort[] = [];
    const desk = createTakeDesk(() => {
      const port: TakeWorkerPort = {
        postMessage: (order: ToTakeWorker) => void orders.push(order),
        terminate: () => undefined,
        onmessage: null,
        onerror: null,
      };
      ports.push(port);
      return port;
    });
    const answer = (data: FromTakeWorker) => {
      const [port] = ports.slice(-1);
      port?.onmessage?.call(port as Worker, { data } as MessageEvent<FromTakeWorker>);
    };
    return { desk, orders, ports, answer };
  };

  it('gives each order its own answer, in whatever order they come', async () => {
    const { desk, orders, ports, answer } = setUp();
    const first = desk.do({ kind: 'read' }, bytes);
    const second = desk.do({ kind: 'cut', span: { from: 0, to: 1 }, name: 'x' }, bytes);
    answer({ order: orders[1]?.order ?? 0, result: bytes });
    answer({
      order: orders[0]?.order ?? 0,
      problem: { reason: 'unreadable', message: 'Broken.', cure: 'Copy it.' },
    });
    await expect(first).rejects.toMatchObject({ reason: 'unreadable', cure: 'Copy it.' });
    expect(await second).toBe(bytes);
    expect(ports.length).toBe(1);
  });

  it('fails what waits when the worker dies, and opens another', async () => {
    const { desk, ports } = setUp();
    const lost = desk.do({ kind: 'read' }, bytes);
    const [port] = ports;
    port?.onerror?.call(port as Worker, { message: 'out of memory' } as ErrorEvent);
    await expect(lost).rejects.toThrow(/out of memory/);
    const left = desk.do({ kind: 'read' }, bytes);
    expect(ports.length).toBe(2);
    desk.dispose();
    await expect(left).rejects.toThrow();
  });
});
