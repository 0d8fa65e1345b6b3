import { expect, it } from 'vitest';
import {
  broadcastTag,
  broadcastWords,
  isBroadcasting,
  networkNote,
} from '../../renderer/ui/words/broadcast-words.ts';
import { privacyWords } from '../../renderer/ui/words/on-air-words.ts';

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

it('leaves nobody in doubt on the stage, or about what goes out', () => {
  expect(broadcastTag({ ...on, viewers: 1 })).toEqual({
    look: 'live',
    words: 'Broadcasting · One screen looks',
  });
  expect(broadcastTag({ kind: 'off' })).toBeNull();
  const off = { kind: 'off' } as const;
  expect(privacyWords(off, false, isBroadcasting(off)).goesOut).toBe(false);
  expect(privacyWords(off, true, isBroadcasting(on))).toEqual({
    goesOut: true,
    words: 'Only the avatar and your voice go out, never your camera',
  });
});

it('says who can look', () => {
  expect(networkNote(false)).toContain('this computer');
  expect(networkNote(true)).toContain('network');
});
