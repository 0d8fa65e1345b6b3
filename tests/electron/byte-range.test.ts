import { describe, expect, it } from 'vitest';
import { parseByteRange } from '../../electron/protocol/byte-range.ts';

const FOUR_GIGABYTES = 4 * 1024 ** 3;

describe('parseByteRange', () => {
  it.each([
    ['bytes=0-', 10, { start: 0, end: 9 }],
    ['bytes=0-0', 10, { start: 0, end: 0 }],
    ['bytes=2-5', 10, { start: 2, end: 5 }],
    ['bytes=5-999', 10, { start: 5, end: 9 }],
    ['bytes=-3', 10, { start: 7, end: 9 }],
    ['bytes=-30', 10, { start: 0, end: 9 }],
    [' bytes=1-1 ', 10, { start: 1, end: 1 }],
    [`bytes=${FOUR_GIGABYTES}-`, FOUR_GIGABYTES + 2, { start: FOUR_GIGABYTES, end: FOUR_GIGABYTES + 1 }],
  ])('reads %s of %i bytes', (header, size, range) => {
    expect(parseByteRange(header, size)).toEqual(range);
  });

  it.each([
    ['bytes=10-', 10],
    ['bytes=10-20', 10],
    ['bytes=-0', 10],
    ['bytes=0-', 0],
    ['bytes=-5', 0],
  ])('cannot satisfy %s of %i bytes', (header, size) => {
    expect(parseByteRange(header, size)).toBe('unsatisfiable');
  });

  it.each([
    null,
    '',
    'bytes=',
    'bytes=-',
    'bytes=5-2',
    'bytes=0-1,3-4',
    'items=0-1',
    'bytes=a-b',
    'bytes=-1-2',
  ])('answers %s with the whole file', (header) => {
    expect(parseByteRange(header, 10)).toBeNull();
  });
});
