import type { ToSculptor } from './protocol.ts';
import { createSculptor } from './sculptor.ts';

/** Sculpts off the page's thread, which has a face to draw meanwhile. */
const answer = createSculptor();

self.onmessage = ({ data }: MessageEvent<ToSculptor>) => {
  const said = answer(data);
  if (said) self.postMessage(said, { transfer: said.kind === 'sculpted' ? [said.bytes.buffer] : [] });
};
