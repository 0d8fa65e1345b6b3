import { expect, it } from 'vitest';
import { createOnlookers } from '../../../electron/services/broadcast/onlookers.ts';

const onlookersOf = (ready: boolean) => {
  const told: boolean[] = [];
  const { look } = createOnlookers((video) => told.push(video), ready);
  return { look, told };
};
const [ann, ben] = [{}, {}];

it('wants pictures while anybody looks at them', () => {
  const { look, told } = onlookersOf(false);
  look(ann, 'pose');
  expect(told).toEqual([]);
  look(ben, 'video');
  look(ben, 'video');
  look(ann, 'video');
  look(ben, null);
  expect(told).toEqual([true]);
  look(ann, 'pose');
  expect(told).toEqual([true, false]);
});

it('has them ready for whoever comes first, and not while all draw the avatar themselves', () => {
  const { look, told } = onlookersOf(true);
  expect(told).toEqual([true]);
  look(ann, 'pose');
  expect(told).toEqual([true, false]);
  look(ben, 'video');
  look(ben, null);
  look(ann, null);
  expect(told).toEqual([true, false, true, false, true]);
});
