import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { FromCamera, ToCamera } from '../../renderer/core/virtual-camera.ts';
import { createFeed } from '../../renderer/output/virtual-camera/feed.ts';

const BYTES = new Uint8Array(6);

/** A writer process that answers when told. */
const setUp = () => {
  const said: ToCamera[] = [];
  const heard: FromCamera[] = [];
  const silent = vi.fn();
  const port = { onmessage: null, postMessage: (message: ToCamera) => said.push(message), close: vi.fn() };
  // The feed uses nothing else of a port.
  const feed = createFeed(port as unknown as MessagePort, {
    heard: (message) => heard.push(message),
    silent,
  });
  const answer = (message: FromCamera) => {
    const listener = (port as unknown as MessagePort).onmessage;
    listener?.call(port as unknown as MessagePort, { data: message } as MessageEvent<FromCamera>);
  };
  const written = (number: number) => answer({ kind: 'written', number, writtenAt: 1, writeMilliseconds: 0 });
  return { feed, said, heard, silent, answer, written, port };
};

describe('the line to the writer process', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('has room for a few pictures under way and for more when they are written', () => {
    const { feed, written } = setUp();
    let sent = 0;
    while (feed.hasRoom() && sent < 100) feed.picture(sent++, 0, BYTES);
    expect(sent).toBeGreaterThan(1);
    expect(sent).toBeLessThan(8);
    written(0);
    expect(feed.hasRoom()).toBe(true);
    feed.close();
  });

  it('notices a writer process that no longer answers', () => {
    const { feed, silent } = setUp();
    feed.picture(1, 0, BYTES);
    vi.advanceTimersByTime(10_000);
    expect(silent).toHaveBeenCalledTimes(1);
    feed.close();
  });

  it('does not take quiet for silence: nothing was sent, or all was answered', () => {
    const { feed, silent, written } = setUp();
    vi.advanceTimersByTime(60_000);
    feed.picture(1, 0, BYTES);
    written(1);
    vi.advanceTimersByTime(60_000);
    expect(silent).not.toHaveBeenCalled();
    feed.close();
  });

  it('passes words on and stops watching when closed', () => {
    const { feed, heard, said, answer, silent, port } = setUp();
    feed.say({ kind: 'close' });
    answer({ kind: 'closed' });
    expect(said).toEqual([{ kind: 'close' }]);
    expect(heard).toEqual([{ kind: 'closed' }]);
    feed.picture(1, 0, BYTES);
    feed.close();
    vi.advanceTimersByTime(60_000);
    expect(silent).not.toHaveBeenCalled();
    expect(port.close).toHaveBeenCalled();
  });
});
