import { EventEmitter } from 'node:events';
import type { Producer } from 'mediasoup/types';
import { expect, test } from 'vitest';
import { createIncoming } from '../../../electron/services/broadcast/incoming.ts';

/** As much of a producer as is asked of one here. */
const producerOf = (kind: 'audio' | 'video'): Producer => {
  const observer = new EventEmitter();
  const producer = { kind, observer, close: () => observer.emit('close') };
  return producer as unknown as Producer;
};

test('one picture and one sound, each replaced by the next of its kind', () => {
  const incoming = createIncoming();
  let changes = 0;
  const stop = incoming.subscribe(() => {
    changes += 1;
  });
  const [camera, sound, feed] = [producerOf('video'), producerOf('audio'), producerOf('video')];
  incoming.put(camera);
  incoming.put(sound);
  let closed = 0;
  camera.observer.once('close', () => {
    closed += 1;
  });
  incoming.put(feed);
  expect(incoming.streams()).toEqual([feed, sound]);
  expect(closed).toBe(1);
  expect(changes).toBe(3);
  feed.close();
  expect(incoming.streams()).toEqual([sound]);
  expect(changes).toBe(4);
  stop();
  sound.close();
  expect(incoming.streams()).toEqual([]);
  expect(changes).toBe(4);
});
