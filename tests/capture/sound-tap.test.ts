import { describe, expect, it, vi } from 'vitest';
import { type CapturedSound, createTap, type Listener } from '../../renderer/capture/sound-tap.ts';

const SOUND: CapturedSound = { samples: new Float32Array(160), samplesPerSecond: 16_000, capturedAt: 0 };

/** A source whose opening is let on by hand. */
const source = () => {
  const opened: { heard: Listener; finish(): void; fail(): void }[] = [];
  const stopped: number[] = [];
  const open = (heard: Listener): Promise<() => void> =>
    new Promise((resolve, reject) => {
      const number = opened.length;
      opened.push({
        heard,
        finish: () => resolve(() => void stopped.push(number)),
        fail: () => reject(new Error('no worklet')),
      });
    });
  return { opened, stopped, tap: createTap('Desk', open) };
};

const settled = () => new Promise<void>((wake) => setImmediate(wake));

describe('a tap', () => {
  it('is open while somebody listens, and changes listeners without opening again', async () => {
    const { opened, stopped, tap } = source();
    const first = vi.fn();
    const second = vi.fn();
    tap(null);
    expect(opened).toHaveLength(0);
    tap(first);
    opened[0]?.finish();
    opened[0]?.heard(SOUND);
    tap(second);
    opened[0]?.heard(SOUND);
    tap(null);
    await settled();
    expect([opened.length, first.mock.calls.length, second.mock.calls.length]).toEqual([1, 1, 1]);
    expect(stopped).toEqual([0]);
  });

  it('that is shut while it opens is shut when it has opened, and hears nothing twice', async () => {
    const { opened, stopped, tap } = source();
    const listener = vi.fn();
    tap(listener);
    tap(null);
    tap(listener);
    for (const one of opened) one.finish();
    for (const one of opened) one.heard(SOUND);
    await settled();
    expect(listener).toHaveBeenCalledTimes(1);
    expect(stopped).toEqual([0]);
  });

  it('that cannot be opened says so, and is tried again', async () => {
    const { opened, tap } = source();
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const listener = vi.fn();
    tap(listener);
    opened[0]?.fail();
    await settled();
    expect(said.mock.calls.join()).toContain('Desk');
    said.mockRestore();
    tap(listener);
    opened[1]?.heard(SOUND);
    expect(listener).toHaveBeenCalledTimes(1);
  });
});
