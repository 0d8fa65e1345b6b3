import { describe, expect, it } from 'vitest';
import type { CameraState, ReceptionState } from '../../renderer/session/live-status.ts';
import { fingerprintLines, receptionWords } from '../../renderer/ui/words/reception-words.ts';

const OPEN: ReceptionState = {
  kind: 'open',
  audience: 'network',
  addresses: { whip: 'http://a', phone: 'https://a', fingerprint: 'AA:BB' },
};
const RUNNING: CameraState = { kind: 'running', label: 'Phone or OBS', source: 'remote' };

describe('words for the way in', () => {
  it.each([
    [{ kind: 'off' }, RUNNING, 'quiet'],
    [{ kind: 'starting', message: null }, { kind: 'starting', label: '' }, 'quiet'],
    [{ kind: 'starting', message: 'Building…' }, { kind: 'starting', label: '' }, 'quiet'],
    [OPEN, { kind: 'awaited', isLost: false }, 'quiet'],
    [OPEN, { kind: 'awaited', isLost: true }, 'attention'],
    [OPEN, RUNNING, 'fine'],
    [{ kind: 'failed', message: 'It broke.', cure: 'Mend it.' }, RUNNING, 'attention'],
  ] as const)('%j, %j: %s', (reception, camera, tone) => {
    const words = receptionWords(reception, camera);
    expect(words.tone).toBe(tone);
    expect(words.line).toMatch(/^[A-Z].*[.…]$/);
  });
  it('shows a fingerprint in two lines to compare by eye', () => {
    const bytes = Array.from({ length: 32 }, (_, i) => i.toString(16).padStart(2, '0').toUpperCase());
    expect(fingerprintLines(bytes.join(':'))).toEqual([
      '0001 0203 0405 0607 0809 0A0B 0C0D 0E0F',
      '1011 1213 1415 1617 1819 1A1B 1C1D 1E1F',
    ]);
  });
});
