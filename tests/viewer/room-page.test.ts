import { describe, expect, it } from 'vitest';
import { eventWords, stateWords } from '../../renderer/viewer/room/state-words.ts';
import { shownOf, wishOf } from '../../renderer/viewer/room/wish.ts';

const person = (id: string, name: string) => ({ id: id.repeat(22), name, shows: 'pose' as const });
const people = [person('a', 'Ada'), person('b', 'Bo'), person('c', 'Ada')];

describe('what a room’s page is asked for', () => {
  it.each([
    ['', { me: null, isTransparent: false, showsNames: true, only: null }],
    ['?me=x', { me: 'x' }],
    ['?transparent', { isTransparent: true, showsNames: false }],
    ['?transparent&names', { isTransparent: true, showsNames: true }],
    ['?only=Ada', { only: 'Ada', showsNames: false }],
  ])('%s', (search, wish) => {
    expect(wishOf(search)).toMatchObject(wish);
  });

  it.each([
    [null, [0, 1, 2]],
    ['bo', [1]],
    [' ADA ', [0]],
    ['c'.repeat(22), [2]],
    ['Cy', []],
  ])('only %s', (only, shown) => {
    expect(shownOf(people, { only })).toEqual(shown.map((index) => people[index]));
  });
});

describe('what a room’s page says', () => {
  it('in the middle, why nobody moves', () => {
    expect(stateWords('watching', 2, null)).toBe(null);
    expect(stateWords('nothing-on', 0, null)?.title).toBe('Nobody is here yet');
    expect(stateWords('watching', 0, 'Bo')?.title).toBe('Bo is not here');
    expect(stateWords('lost', 2, null)?.title).toMatch(/out of reach/);
    expect(stateWords('full', 0, 'Bo')?.title).toMatch(/No room/);
  });

  it.each([
    [[], [], ''],
    [['Ada'], [], 'Ada has come'],
    [[], ['Ada', 'Bo'], 'Ada and Bo have left'],
    [['Cy'], ['Ada', 'Bo', 'Di', 'Ed'], 'Ada, Bo and 2 more have left · Cy has come'],
  ])('of %j who came and %j who left', (came, left, words) => {
    expect(eventWords(came, left)).toBe(words);
  });
});
