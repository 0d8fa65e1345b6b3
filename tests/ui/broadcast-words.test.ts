import { expect, it } from 'vitest';
import { broadcastWords, networkNote } from '../../renderer/ui/words/broadcast-words.ts';

const on = {
  kind: 'on',
  audience: 'this-computer',
  addresses: { view: '', poseView: '' },
  viewers: 0,
  flowing: true,
} as const;

it('says how broadcasting stands', () => {
  expect(broadcastWords({ kind: 'off' })).toMatchObject({ tone: 'quiet' });
  expect(broadcastWords({ kind: 'starting', message: 'Building…' }).line).toBe('Building…');
  expect([0, 1, 7].map((viewers) => broadcastWords({ ...on, viewers }).line)).toEqual([
    'Nobody looks yet',
    'One screen looks',
    '7 screens look',
  ]);
  expect(broadcastWords({ ...on, flowing: false }).tone).toBe('attention');
  const failed = broadcastWords({ kind: 'failed', message: 'No worker.', cure: 'Get one.' });
  expect(failed).toEqual({ line: 'No worker. Get one.', tone: 'attention' });
});

it('says who can look', () => {
  expect(networkNote(false)).toContain('this computer');
  expect(networkNote(true)).toContain('network');
});
