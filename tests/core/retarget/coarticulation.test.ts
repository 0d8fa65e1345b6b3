import { describe, expect, it } from 'vitest';
import { createCoarticulation } from '../../../renderer/core/retarget/coarticulation.ts';
import type { ArkitShape } from '../../../renderer/core/signals/arkit.ts';
import { VISEMES, type Viseme } from '../../../renderer/core/signals/visemes.ts';
import { read } from '../make-face.ts';
import { HOP, makeHop } from '../make-speech.ts';

/** Says the sounds one after the other; what `watch` reads of each hop. */
const say = (
  sounds: readonly (readonly [Viseme, seconds: number])[],
  hop: number = HOP,
): { mouth: (name: ArkitShape) => number; seal: number; bite: number }[] => {
  const coarticulation = createCoarticulation();
  return sounds.flatMap(([viseme, seconds]) =>
    Array.from({ length: Math.round(seconds / hop) }, () => {
      const { mouth, seal, bite } = coarticulation.next(makeHop(0, viseme).weights, hop);
      const kept = mouth.slice();
      return { mouth: (name: ArkitShape) => read(kept, name), seal, bite };
    }),
  );
};

/** Seconds until a shape has gone nine tenths of its way from aa to `viseme`. */
const settles = (viseme: Viseme, name: ArkitShape): number => {
  const hops = say([
    ['aa', 1],
    [viseme, 1],
  ]).slice(100);
  const end = hops.at(-1)?.mouth(name) ?? 0;
  const start =
    say([['aa', 1]])
      .at(-1)
      ?.mouth(name) ?? 0;
  return hops.findIndex((hop) => Math.abs(hop.mouth(name) - end) < 0.1 * Math.abs(end - start)) * HOP;
};

describe('sounds that run into each other', () => {
  it('move the tongue first, then the lips, the jaw, and rounding last', () => {
    const tongue = settles('TH', 'tongueOut');
    const lips = settles('SS', 'mouthStretchLeft');
    const jaw = settles('DD', 'jawOpen');
    const rounding = settles('kk', 'mouthFunnel') + settles('RR', 'mouthPucker');
    expect(tongue).toBeLessThan(lips);
    expect(lips).toBeLessThan(jaw);
    expect(jaw).toBeLessThan(rounding);
  });

  it.each([
    [0.2, 0, 0.1],
    [0.65, 0.95, 1],
  ])('seal a p of which the net is %f sure between %f and %f', (sure, least, most) => {
    const coarticulation = createCoarticulation();
    const { weights } = makeHop(0, 'aa');
    const doubtful = weights.map((weight, v) => (v === VISEMES.indexOf('PP') ? sure : weight * (1 - sure)));
    let seal = 0;
    for (let hop = 0; hop < 36; hop += 1)
      ({ seal } = coarticulation.next(hop < 30 ? weights : doubtful, HOP));
    expect(seal).toBeGreaterThanOrEqual(least);
    expect(seal).toBeLessThanOrEqual(most);
  });

  it('seal a p within two hops, and open within five', () => {
    const hops = say([
      ['aa', 0.3],
      ['PP', 0.06],
      ['aa', 0.3],
    ]);
    expect(hops[29]?.seal).toBe(0);
    expect(hops[31]?.seal).toBe(1);
    expect(hops[35]?.seal).toBe(1);
    expect(hops[40]?.seal).toBe(0);
    expect(hops.every(({ bite }) => bite === 0)).toBe(true);
  });

  it('seal for a p that is likelier than all others together, not for a doubtful one', () => {
    const sealOf = (share: number): number => {
      const coarticulation = createCoarticulation();
      const weights = makeHop(0, 'PP').weights.fill((1 - share) / 14);
      weights[1] = share;
      let seal = 0;
      for (let k = 0; k < 30; k++) seal = coarticulation.next(weights, HOP).seal;
      return seal;
    };
    expect(sealOf(0.25)).toBe(0);
    expect(sealOf(0.6)).toBeGreaterThan(0.95);
  });

  it('keep a jaw of s closed between open vowels, more than their mean would', () => {
    const hops = say([
      ['aa', 0.3],
      ['SS', 0.08],
      ['aa', 0.3],
    ]);
    expect(hops[37]?.mouth('jawOpen')).toBeLessThan(0.2);
  });

  it('are the same in hops of ten and of five milliseconds, once they have settled', () => {
    const at = (hop: number): number =>
      say(
        [
          ['aa', 0.3],
          ['ou', 0.3],
        ],
        hop,
      )
        .at(-1)
        ?.mouth('mouthPucker') ?? 0;
    expect(at(0.005)).toBeCloseTo(at(0.01), 2);
  });
});
