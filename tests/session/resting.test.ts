import { describe, expect, it } from 'vitest';
import { initialStatus, type LiveStatus } from '../../renderer/session/live-status.ts';
import { mayRest } from '../../renderer/session/resting.ts';

const having = (change: Partial<LiveStatus> = {}): LiveStatus => ({ ...initialStatus(), ...change });
const failed = { kind: 'failed', message: '', cure: '' } as const;

describe('a live session', () => {
  it('rests where nobody sees it', () => {
    expect(mayRest(false, having())).toBe(true);
    expect(mayRest(true, having())).toBe(false);
  });

  it.each<[string, Partial<LiveStatus>]>([
    ['is going on air', { onAir: { kind: 'starting' } }],
    ['is about to be on air again', { onAir: { ...failed, kind: 'interrupted' } }],
    ['is about to be seen on other screens', { broadcast: { kind: 'starting', message: null } }],
    ['is sent to a server', { sending: { kind: 'connecting', address: '' } }],
    ['is about to be in a room', { room: { kind: 'starting' } }],
    ['is about to be back in a room', { room: { kind: 'lost', message: '' } }],
    ['is recorded', { recording: { kind: 'on', since: 0 } }],
    ['has the end of a take still to come', { recording: { kind: 'saving' } }],
    ['is being calibrated', { calibration: { kind: 'running', progress: 0.5 } }],
  ])('goes on while it %s', (_, change) => {
    expect(mayRest(false, having(change))).toBe(false);
  });

  it('rests when what it went on for has failed', () => {
    const sending = { ...failed, address: '' };
    const change = { onAir: failed, broadcast: failed, sending, room: failed, recording: failed };
    expect(mayRest(false, having(change))).toBe(true);
  });
});
