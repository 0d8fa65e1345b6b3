import { expect, it } from 'vitest';
import { LONGEST_NAME, PersonName } from '../../../renderer/core/broadcast/person.ts';

it.each([
  ['Ada', 'Ada'],
  ['  Ada   Lovelace ', 'Ada Lovelace'],
  ['é', 'é'],
  ['علی‌رضا', 'علی‌رضا'],
  ['👩‍🚀', '👩‍🚀'],
  ['名'.repeat(LONGEST_NAME), '名'.repeat(LONGEST_NAME)],
])('takes the name %j', (typed, name) => {
  expect(PersonName.parse(typed)).toBe(name);
});

it.each(['', '   ', '\u200d', 'Ada\u0000', 'Ada\u202eevil', 'a'.repeat(LONGEST_NAME + 1), '\ud800'])(
  'takes no name that is %j',
  (typed) => {
    expect(PersonName.safeParse(typed).success).toBe(false);
  },
);
