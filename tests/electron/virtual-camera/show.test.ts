import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createShow, type Picture } from '../../../electron/services/virtual-camera/show.ts';
import { createFakeDevice, DEVICE } from './fake-device.ts';

const SIZE = { width: 16, height: 16 };
const BYTES = 16 * 16 * 1.5;
const CARD = 200;

const bytes = (first: number) => new Uint8Array(BYTES).fill(first);
const picture = (number: number, capturedAt = Date.now()): Picture => ({
  kind: 'picture',
  number,
  capturedAt,
  bytes: bytes(number),
});

const setUp = async () => {
  const device = createFakeDevice();
  const told: { number: number; dropped: boolean }[] = [];
  const lost = vi.fn();
  const show = createShow({
    writer: await device.open({ device: DEVICE, ...SIZE, framesPerSecond: 30 }),
    now: Date.now,
    lost,
    written: ({ number }, writtenAt) => told.push({ number, dropped: writtenAt === null }),
  });
  show.setCard(bytes(CARD));
  const ticking = async (milliseconds: number) => {
    for (let passed = 0; passed < milliseconds; passed += 100) {
      await vi.advanceTimersByTimeAsync(100);
      show.tick();
      await vi.advanceTimersByTimeAsync(0);
    }
  };
  return { show, ...device, told, lost, ticking };
};

describe('what an open device shows', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('is every picture, in order', async () => {
    const { show, state, told } = await setUp();
    for (let number = 1; number <= 5; number += 1) {
      show.offer(picture(number));
      await vi.advanceTimersByTimeAsync(33);
    }
    expect(state.written).toEqual([1, 2, 3, 4, 5]);
    expect(told.map(({ dropped }) => dropped)).toEqual([false, false, false, false, false]);
  });

  it('drops the oldest when the device is slower than the source, and says so', async () => {
    const { show, state, told } = await setUp();
    state.slowness = 200;
    for (let number = 1; number <= 40; number += 1) {
      show.offer(picture(number));
      await vi.advanceTimersByTimeAsync(33);
    }
    await vi.advanceTimersByTimeAsync(2000);
    expect(state.written.at(-1)).toBe(40);
    expect(state.written.length).toBeLessThan(14);
    expect(told.filter(({ dropped }) => dropped)).toHaveLength(40 - state.written.length);
    expect([...state.written].sort((a, b) => a - b)).toEqual(state.written);
  });

  it('is the card while no picture comes, and the picture again when one does', async () => {
    const { show, state, ticking } = await setUp();
    await ticking(1000);
    expect(state.written.length).toBeGreaterThanOrEqual(4);
    expect(new Set(state.written)).toEqual(new Set([CARD]));
    state.written.length = 0;
    show.offer(picture(1));
    await ticking(500);
    expect(state.written).toEqual([1]);
    await ticking(1500);
    expect(state.written.at(-1)).toBe(CARD);
    show.offer(picture(2));
    await ticking(200);
    expect(state.written.at(-1)).toBe(2);
  });

  it('is the card at once when it is to rest, and at the end', async () => {
    const { show, state } = await setUp();
    show.offer(picture(1));
    await vi.advanceTimersByTimeAsync(10);
    await show.rest();
    expect(state.written).toEqual([1, CARD]);
    show.offer(picture(2));
    await vi.advanceTimersByTimeAsync(10);
    await show.end();
    expect(state.written).toEqual([1, CARD, 2, CARD]);
  });

  it('refuses pictures and cards of another size', async () => {
    const { show, state, told } = await setUp();
    show.offer({ ...picture(1), bytes: new Uint8Array(10) });
    show.setCard(new Uint8Array(10));
    await show.rest();
    expect(told).toEqual([{ number: 1, dropped: true }]);
    expect(state.written).toEqual([CARD]);
  });

  it('tells when the device is gone', async () => {
    const { show, state, lost } = await setUp();
    state.broken = new Error('unplugged');
    show.offer(picture(1));
    await vi.advanceTimersByTimeAsync(10);
    expect(lost).toHaveBeenCalledWith(state.broken);
  });
});
