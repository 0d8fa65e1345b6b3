import { describe, expect, it } from 'vitest';
import { createVisemeTrack } from '../../../renderer/core/script/viseme-track.ts';
import { VISEMES, type Viseme } from '../../../renderer/core/signals/visemes.ts';
import { VISEME_OF_PHONE } from '../../../renderer/core/speech/phones.ts';

const track = (...sounds: readonly (readonly [phone: string, seconds: number, stress?: number])[]) => {
  let now = 0;
  return createVisemeTrack(
    sounds.map(([phone, seconds, stress = 0]) => {
      const startSeconds = now;
      now += seconds;
      return { phone, viseme: VISEME_OF_PHONE.get(phone) ?? 'sil', startSeconds, endSeconds: now, stress };
    }),
  );
};
const share = (segment: ReturnType<typeof track>[number] | undefined, viseme: Viseme): number =>
  segment?.shares[VISEMES.indexOf(viseme)] ?? Number.NaN;
const length = (segment: ReturnType<typeof track>[number] | undefined): number =>
  (segment?.endSeconds ?? 0) - (segment?.startSeconds ?? 0);

describe('a track of visemes', () => {
  const isContact = (segment: Parameters<typeof share>[0]): boolean =>
    share(segment, 'PP') > 0.8 || share(segment, 'FF') > 0.8;

  it.each(['p', 'b', 'm', 'f', 'v'])(
    'gives a %s of 20 ms the time to be seen, at the cost of its neighbours',
    (phone) => {
      const segments = track(['ɑ', 0.12, 1], [phone, 0.02], ['ɪ', 0.1]);
      expect(segments.filter(isContact).map(length)[0]).toBeCloseTo(0.06);
      segments.forEach((segment, i) => {
        expect(segment.startSeconds).toBeCloseTo(segments[i - 1]?.endSeconds ?? 0, 9);
      });
    },
  );

  it('leaves neighbours something, and contacts in a row their own', () => {
    const segments = track(['ɑ', 0.03], ['m', 0.02], ['p', 0.02], ['ɪ', 0.03]);
    for (const contact of segments.filter(isContact)) expect(length(contact)).toBeGreaterThan(0.019);
    const open = segments.filter((segment) => !isContact(segment));
    expect(open.reduce((sum, segment) => sum + length(segment), 0)).toBeGreaterThan(0.045);
  });

  it('brings lips half the way before they meet, and lets them part so', () => {
    const opened = track(['ɑ', 0.2, 1], ['m', 0.08], ['ɑ', 0.2, 1]).map((segment) => share(segment, 'aa'));
    expect(opened).toHaveLength(5);
    const [wide, coming, shut, going, again] = opened.map((part) => part ?? Number.NaN);
    expect(wide).toBe(again);
    expect(coming).toBe(going);
    expect(coming).toBeLessThan(0.7 * (wide ?? 0));
    expect(coming).toBeGreaterThan(shut ?? 0);
  });

  it('lets h take the shape of what follows', () => {
    const [h] = track(['h', 0.06], ['u', 0.1, 1]);
    expect(share(h, 'ou')).toBeGreaterThan(0.6);
  });

  it('rounds consonants before a rounded vowel, but not over a pause', () => {
    const [near] = track(['t', 0.06], ['u', 0.1, 1]);
    const [far] = track(['t', 0.06], ['sil', 0.1], ['u', 0.1, 1]);
    expect(share(near, 'ou')).toBeGreaterThan(0.3);
    expect(share(far, 'ou')).toBe(0);
    const [p] = track(['p', 0.06], ['u', 0.1, 1]);
    expect(share(p, 'PP')).toBeGreaterThan(0.85);
  });
});
