import { describe, expect, it } from 'vitest';
import { checkAvatar } from '../../../renderer/core/avatar-file/check-avatar.ts';
import { createRandom } from '../../../renderer/core/math/seeded-random.ts';
import { ARKIT_SHAPES } from '../../../renderer/core/signals/arkit.ts';
import { avatarFile, packGlb, packGltf, vrm0File, vrm1File } from './avatar-files.ts';
import { dracoFile, PACKED_PYRAMIDS } from './packed.ts';
import { placesIn } from './places-in.ts';

const [packed = new Uint8Array()] = Object.values(PACKED_PYRAMIDS);

const GOOD: readonly (readonly [string, Uint8Array])[] = [
  ['GLB', packGlb(avatarFile(ARKIT_SHAPES))],
  ['VRM 0', packGlb(vrm0File())],
  ['VRM 1', packGlb(vrm1File())],
  ['GLB packed by Draco', packGlb(dracoFile(packed))],
  ['glTF', packGltf(avatarFile(['jawOpen', 'Blink', 'viseme_aa']))],
];

/** Thousands of files take seconds on a busy machine; the limit only ends a hang. Milliseconds. */
const PATIENCE = 120_000;

/** A fault of ours would be caught by checkAvatar, and said in these words. */
const OURS = /could not be looked through/;

const verdictOn = (bytes: Uint8Array): boolean => {
  const { report } = checkAvatar(bytes);
  expect(report.reason).not.toMatch(OURS);
  expect(report.ok).toBe(report.reason === '');
  return report.ok;
};

describe.each(GOOD)('a %s', { timeout: PATIENCE }, (_, good) => {
  it('is good', () => {
    expect(verdictOn(good)).toBe(true);
  });

  it('is refused wherever it is cut', () => {
    for (let length = 0; length < good.length; length += 1 + Math.floor(good.length / 300))
      expect(verdictOn(good.slice(0, length)), `cut at ${length}`).toBe(false);
  });

  it('has a verdict whatever byte is flipped', () => {
    const random = createRandom(52);
    for (let run = 0; run < 400; run++) {
      const bytes = good.slice();
      for (let flips = 1 + Math.floor(random() * 8); flips > 0; flips--)
        bytes[Math.floor(random() * bytes.length)] = Math.floor(random() * 256);
      verdictOn(bytes);
    }
  });
});

const ODD: readonly unknown[] = [
  -1,
  0,
  0.5,
  7,
  255,
  2 ** 31,
  2 ** 53,
  1e308,
  null,
  true,
  '',
  'x',
  [],
  {},
  [0],
  [[]],
];

describe.each([
  ['GLB', () => avatarFile(['jawOpen', 'mouthSmile_L', 'A'])],
  ['VRM 0', vrm0File],
  ['VRM 1', vrm1File],
  ['GLB packed by Draco', () => dracoFile(packed)],
])('the description of a %s', { timeout: PATIENCE }, (_, make) => {
  it('has a verdict whatever stands wherever', () => {
    const count = placesIn(make().json).length;
    expect(count).toBeGreaterThan(50);
    for (let place = 0; place < count; place++)
      for (const value of ODD) {
        const file = make();
        const [holder, key] = placesIn(file.json)[place] ?? [file.json, ''];
        Reflect.set(holder, key, value);
        verdictOn(packGlb(file));
      }
  });
});
