import { describe, expect, it } from 'vitest';
import type { FilmPacket } from '../../../renderer/output/film/film-packet.ts';
import {
  journalHead,
  journalRecord,
  openJournal,
  readJournal,
} from '../../../renderer/output/film/journal.ts';

const packet = (frame: number, more: Partial<FilmPacket> = {}): FilmPacket => ({
  frame,
  isKey: frame === 0,
  data: Uint8Array.from([frame, 1, 2]),
  ...more,
});
const join = (...parts: Uint8Array[]) => Uint8Array.from(parts.flatMap((part) => [...part]));
const readerOf = (bytes: Uint8Array) => async (from: number, length: number) =>
  bytes.subarray(from, from + length);
const framesOf = async (bytes: Uint8Array, from: number) => {
  const found: FilmPacket[] = [];
  for await (const entry of readJournal(readerOf(bytes), from)) found.push(entry.packet);
  return found;
};

describe('the journal of a film', () => {
  const config = { codec: 'avc1.42001f', description: Uint8Array.from([1, 66, 0, 31]) };
  const packets = [packet(0, { config }), packet(1, { alpha: Uint8Array.from([7]) }), packet(2)];
  const head = journalHead('a film');
  const whole = join(head, ...packets.map(journalRecord));

  it('gives back what was put in', async () => {
    expect(await openJournal(readerOf(whole), 'a film')).toBe(head.length);
    expect(await framesOf(whole, head.length)).toEqual(packets);
  });

  it('ends where a crash has ended it, wherever that is', async () => {
    const ends = packets.map((_, i) => join(head, ...packets.slice(0, i + 1).map(journalRecord)).length);
    for (let cut = head.length; cut <= whole.length; cut += 1) {
      const found = await framesOf(whole.subarray(0, cut), head.length);
      expect(found.length).toBe(ends.filter((end) => end <= cut).length);
    }
    expect(await framesOf(join(whole, new Uint8Array(64)), head.length)).toEqual(packets);
  });

  it('is of one film alone', async () => {
    expect(await openJournal(readerOf(whole), 'another')).toBeNull();
    expect(await openJournal(readerOf(new Uint8Array()), 'a film')).toBeNull();
  });
});
