import { expect, it } from 'vitest';
import { initialStatus, type RoomState } from '../../renderer/session/live-status.ts';
import { airTag, goLiveWords, onAirSince } from '../../renderer/ui/words/on-air-words.ts';
import { linkedHost, linkWords, roomWords, sourceAddress } from '../../renderer/ui/words/room-words.ts';

const person = (mark: string, name: string) => ({ id: mark.repeat(22), name, shows: 'pose' as const });
const room = {
  people: [person('a', 'Ada & Co'), person('b', 'Bo'), person('c', 'Bo')],
  you: 'a'.repeat(22),
  addresses: { page: 'http://10.0.0.1:4000/gallery/token/?me=aaa' },
  links: [],
};

it('gives a source of one person by name, and by id where two have the same', () => {
  const base = 'http://10.0.0.1:4000/gallery/token/?transparent&only=';
  expect(sourceAddress(room, 'a'.repeat(22))).toBe(`${base}Ada%20%26%20Co`);
  expect(sourceAddress(room, 'c'.repeat(22))).toBe(base + 'c'.repeat(22));
});

it('says how it stands with another room, and with one’s own', () => {
  const address = 'http://10.0.0.2:4000/room/token/';
  expect(linkedHost(address)).toBe('10.0.0.2:4000');
  expect(linkedHost('nowhere')).toBe('nowhere');
  expect(linkWords({ kind: 'linked', address }).tone).toBe('live');
  const lost = { kind: 'lost', address, message: 'It is none.', cure: 'Ask.' } as const;
  expect(linkWords(lost)).toEqual({ line: 'It is none. Ask.', tone: 'attention' });
  const state = { kind: 'in', isHost: true, room, speaking: [], since: 0 } as const;
  expect(roomWords(state).line).toBe('You and 2 others');
  expect(roomWords({ kind: 'lost', message: 'Away.' })).toEqual({ line: 'Away.', tone: 'attention' });
});

it('is on air as a guest too: one button stops it, one time runs', () => {
  const off = { kind: 'off' } as const;
  const inRoom: RoomState = { kind: 'in', isHost: false, room, speaking: [], since: 9 };
  const outlets = (state: RoomState) => ({ onAir: off, broadcast: off, sending: off, room: state });
  expect(airTag(outlets(inRoom))).toEqual({ look: 'live', words: 'On air' });
  expect(airTag(outlets({ kind: 'lost', message: '' })).look).toBe('attention');
  expect(onAirSince(outlets(inRoom))).toBe(9);
  const status = { ...initialStatus(), stage: { kind: 'ready', avatar: 'Mira' } } as const;
  const words = (state: RoomState) => goLiveWords({ ...status, room: state }, 'auto');
  expect(words(inRoom)).toEqual({ look: 'on', title: 'Stop', note: 'You and 2 others', press: 'stop' });
  expect(words({ kind: 'starting' }).press).toBe('stop');
});
