import { expect, it } from 'vitest';
import { initialStatus, type SendingState } from '../../renderer/session/live-status.ts';
import { airTag, goLiveWords, onAirSince } from '../../renderer/ui/words/on-air-words.ts';
import { isSending, sendingWords, serverAddress } from '../../renderer/ui/words/sending-words.ts';

const address = 'https://live.example.com/whip';
const live: SendingState = { kind: 'live', since: 7, address };
const off = { kind: 'off' } as const;

it('says whether a server gets the avatar, and what to do where it does not', () => {
  expect(sendingWords(off).tone).toBe('quiet');
  expect(sendingWords({ kind: 'connecting', address }).line).toBe('Connecting to live.example.com…');
  expect(sendingWords(live)).toEqual({ line: 'live.example.com gets your avatar.', tone: 'live' });
  const refused: SendingState = { kind: 'failed', message: 'It refused.', cure: 'Check the token.', address };
  expect(sendingWords(refused)).toEqual({ line: 'It refused. Check the token.', tone: 'attention' });
  expect([off, live, refused].map(isSending)).toEqual([false, true, false]);
});

it('takes an address as people type it', () => {
  expect(serverAddress(' live.example.com/whip ')).toBe(address);
  expect(serverAddress('http://127.0.0.1:8889/me/whip')).toBe('http://127.0.0.1:8889/me/whip');
  for (const none of ['', 'ftp://example.com', 'file:///etc', 'javascript:alert(1)', 'http://']) {
    expect(serverAddress(none)).toBeNull();
  }
});

it('is on air while a server gets the avatar', () => {
  expect(airTag({ onAir: off, broadcast: off, sending: live, room: off })).toEqual({
    look: 'live',
    words: 'On air',
  });
  const waiting: SendingState = { kind: 'waiting', message: '', cure: '', address };
  expect(airTag({ onAir: off, broadcast: off, sending: waiting, room: off }).look).toBe('attention');
  expect(onAirSince({ onAir: off, broadcast: off, sending: live, room: off })).toBe(7);
  const status = { ...initialStatus(), stage: { kind: 'ready', avatar: 'Mira' } } as const;
  const words = (sending: SendingState) => goLiveWords({ ...status, sending }, 'auto');
  expect(words(live)).toEqual({ look: 'on', title: 'Stop', note: 'Sent to a server', press: 'stop' });
  expect(words({ kind: 'connecting', address }).press).toBe('stop');
});
