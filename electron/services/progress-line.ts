import type { Writable } from 'node:stream';

/**
 * A job's share done, for the terminal: one line that changes, or, where nobody can redraw a line, a new one for every
 * tenth.
 */
export const createProgressLine = (stream: Writable & { readonly isTTY?: boolean }) => {
  let lastTenth = -1;
  return (share: number, text: string): void => {
    const percent = Math.round(Math.min(Math.max(Number.isNaN(share) ? 0 : share, 0), 1) * 100);
    if (stream.isTTY) {
      stream.write(`\r${percent} % ${text}\u001b[K${percent === 100 ? '\n' : ''}`);
      return;
    }
    const tenth = Math.floor(percent / 10);
    if (tenth <= lastTenth) return;
    lastTenth = tenth;
    stream.write(`${percent} % ${text}\n`);
  };
};
