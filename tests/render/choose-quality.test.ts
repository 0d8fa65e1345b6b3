import { describe, expect, it } from 'vitest';
import type { Quality } from '../../renderer/core/settings.ts';
import { neutralWeights } from '../../renderer/core/signals/arkit.ts';
import type { AvatarPose } from '../../renderer/core/signals/avatar-pose.ts';
import { chooseQuality, decideQuality } from '../../renderer/render/choose-quality.ts';
import { isSoftware } from '../../renderer/render/gpu.ts';
import type { Stage } from '../../renderer/render/stage.ts';

const REST: AvatarPose = {
  timeSeconds: 0,
  weights: neutralWeights(),
  chest: [0, 0, 0, 1],
  neck: [0, 0, 0, 1],
  head: [0, 0, 0, 1],
  leftEye: [0, 0, 0, 1],
  rightEye: [0, 0, 0, 1],
  offset: [0, 0, 0],
};

describe('decideQuality', () => {
  const times = (light: number, balanced?: number, full?: number) => [
    { quality: 'light' as const, milliseconds: light },
    ...(balanced === undefined ? [] : [{ quality: 'balanced' as const, milliseconds: balanced }]),
    ...(full === undefined ? [] : [{ quality: 'full' as const, milliseconds: full }]),
  ];
  it.each([
    ['a fast card', false, times(1, 2, 4), 'full'],
    ['shadows too dear', false, times(2, 5, 20), 'balanced'],
    ['exactly the budget', false, times(2, 10, 10.1), 'balanced'],
    ['a weak card', false, times(8, 15), 'light'],
    ['even light too slow', false, times(40), 'light'],
    ['nothing measured', false, [], 'light'],
    ['software, however fast', true, times(1, 1, 1), 'light'],
  ] as const)('%s', (_, software, measured, expected) => {
    expect(decideQuality(software, measured, 10)).toBe(expected);
  });
});

/** A stage whose draws take a set time on a clock of its own. */
const fakeStage = (software: boolean, cost: Record<Quality, number>) => {
  let quality: Quality = 'light';
  let now = 0;
  const draws: Quality[] = [];
  const stage: Stage = {
    get info() {
      return {
        gpu: { name: 'test', software },
        quality,
        triangles: 0,
        width: 2,
        height: 2,
        contextLost: false,
      };
    },
    setAvatar() {},
    setBackground() {},
    setLook() {},
    advance() {},
    setQuality(next) {
      quality = next;
    },
    setSize() {},
    turn() {},
    draw() {
      draws.push(quality);
      now += cost[quality];
    },
    isDone: () => true,
    drawClock() {},
    finish() {},
    read: () => null,
    readPixels() {},
    copyPixels: () => ({ isReady: () => true, take: () => new Uint8Array() }),
    lend: () => null,
    picture: () => Promise.resolve(new Uint8Array()),
    dispose() {},
  };
  return { stage, draws, clock: () => now };
};

describe('chooseQuality', () => {
  it('leaves the stage in the best that fits', () => {
    const { stage, clock } = fakeStage(false, { light: 1, balanced: 3, full: 6 });
    expect(chooseQuality(stage, REST, clock).quality).toBe('full');
    expect(stage.info.quality).toBe('full');
  });
  it('does not try what comes after one that is too slow', () => {
    const { stage, clock, draws } = fakeStage(false, { light: 2, balanced: 30, full: 300 });
    const { quality, measured } = chooseQuality(stage, REST, clock);
    expect(quality).toBe('light');
    expect(measured.map((time) => time.quality)).toEqual(['light', 'balanced']);
    expect(draws).not.toContain('full');
  });
  it('measures nothing in software', () => {
    const { stage, clock, draws } = fakeStage(true, { light: 1, balanced: 1, full: 1 });
    expect(chooseQuality(stage, REST, clock)).toEqual({ quality: 'light', measured: [] });
    expect(draws).toEqual([]);
  });
});

describe('isSoftware', () => {
  it.each([
    ['ANGLE (Mesa/X.org, llvmpipe (LLVM 15.0.6 256 bits), OpenGL 4.5)', true],
    ['ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero)), SwiftShader driver)', true],
    ['ANGLE (Microsoft, Microsoft Basic Render Driver Direct3D11)', true],
    ['ANGLE (NVIDIA, NVIDIA GeForce RTX 3060 Direct3D11 vs_5_0 ps_5_0)', false],
    ['ANGLE (Intel, Mesa Intel(R) UHD Graphics 620 (KBL GT2), OpenGL 4.6)', false],
    ['ANGLE (Apple, ANGLE Metal Renderer: Apple M1, Unspecified Version)', false],
  ])('%s', (name, expected) => {
    expect(isSoftware(name)).toBe(expected);
  });
});
