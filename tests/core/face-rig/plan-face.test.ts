import { describe, expect, it } from 'vitest';
import { controlWeights, type FacePlan, planFace } from '../../../renderer/core/face-rig/plan-face.ts';
import { meaningOf } from '../../../renderer/core/face-rig/target-names.ts';
import {
  ARKIT_INDEX,
  ARKIT_SHAPES,
  type ArkitShape,
  neutralWeights,
} from '../../../renderer/core/signals/arkit.ts';

const plan = (...names: string[]): FacePlan => planFace(names.map((name) => ({ name, isExpression: false })));

/** How far each name is moved when these shapes are. */
const moved = (
  names: readonly string[],
  shapes: Partial<Record<ArkitShape, number>>,
): Record<string, number> => {
  const { controls } = plan(...names);
  const weights = neutralWeights();
  for (const [shape, weight] of Object.entries(shapes)) weights[ARKIT_INDEX[shape as ArkitShape]] = weight;
  const into = new Float32Array(controls.length);
  controlWeights(controls, weights, into);
  const result: Record<string, number> = {};
  controls.forEach(({ sources }, c) => {
    for (const source of sources) result[names[source] ?? ''] = Math.round((into[c] ?? 0) * 1e4) / 1e4;
  });
  return result;
};

describe('meaningOf', () => {
  it.each([
    ['jawOpen', 'jawOpen'],
    ['JAWOPEN', 'jawOpen'],
    ['ARKit_jawOpen', 'jawOpen'],
    ['blendShape1.mouthSmile_L', 'mouthSmileLeft'],
    ['eyeBlink.L', 'eyeBlinkLeft'],
    ['EyeBlinkR', 'eyeBlinkRight'],
    ['A14_Eye_Blink_Left', 'eyeBlinkLeft'],
    ['jaw_left', 'jawLeft'],
    ['jawLeft', 'jawLeft'],
    ['cheek-puff', 'cheekPuff'],
    ['Face.M_F00_000_00_Fcl_MTH_A', 'aa'],
    ['Fcl_EYE_Close_L', 'eyeBlinkLeft'],
    ['Fcl_ALL_Joy', 'happy'],
    ['Fcl_BRW_Angry', 'browDown'],
    ['viseme_aa', 'aa'],
    ['viseme_PP', 'PP'],
    ['vrc.v_oh', 'oh'],
    ['viseme_E', 'ee'],
    ['A', 'aa'],
    ['U', 'ou'],
    ['Blink', 'eyeBlink'],
    ['blink_l', 'eyeBlinkLeft'],
    ['LookUp', 'lookUp'],
    ['Joy', 'happy'],
    ['Sorrow', 'sad'],
    ['mouthOpen', 'jawOpen'],
    ['mouthSmile', 'mouthSmile'],
    ['eyesClosed', 'eyeBlink'],
    ['Facial_Blends.BrowsDown_Left', 'browDownLeft'],
    ['UpperLipUp_Right', 'mouthUpperUpRight'],
    ['あ', 'aa'],
  ])('%s does %s', (name, meaning) => {
    expect(meaningOf(name)?.meaning).toBe(meaning);
  });
  it.each(['', 'Basis', 'Fcl_HA_Fung1', 'breathing', 'constructor', '__proto__', 'sil'])(
    '%s does nothing known',
    (name) => {
      expect(meaningOf(name)).toBeNull();
    },
  );
  it('knows every ARKit name in every dress', () => {
    for (const shape of ARKIT_SHAPES)
      for (const name of [
        shape,
        `x.${shape}`,
        shape.toUpperCase(),
        shape.replace(/Left$/, '_L').replace(/Right$/, '_R'),
      ])
        expect(meaningOf(name), name).toMatchObject({ meaning: shape, isArkit: true });
  });
});

describe('planFace', () => {
  it('accounts for each of the 52 once', () => {
    for (const names of [[], ['A', 'Blink'], ['jawOpen', 'Blink_L', 'U', 'Joy'], [...ARKIT_SHAPES]]) {
      const { found, mapped, synthesised, missing } = plan(...names).shapes;
      expect([...found, ...mapped, ...synthesised, ...missing].sort()).toEqual([...ARKIT_SHAPES].sort());
    }
  });

  it('leaves ARKit’s own names as they are', () => {
    const weights = Object.fromEntries(ARKIT_SHAPES.map((shape, i) => [shape, (i + 1) / 100]));
    expect(moved(ARKIT_SHAPES, weights)).toEqual(weights);
    expect(plan(...ARKIT_SHAPES).shapes.found).toHaveLength(52);
  });

  it('tells found, mapped, synthesised and missing apart', () => {
    const { shapes } = plan('jawOpen', 'Blink_L', 'U');
    expect(shapes.found).toEqual(['jawOpen']);
    expect(shapes.mapped).toEqual(['eyeBlinkLeft']);
    expect(shapes.synthesised).toEqual(['mouthFunnel', 'mouthPucker']);
    expect(shapes.missing).toContain('eyeBlinkRight');
  });

  it('closes both eyes with the one blink there is', () => {
    expect(moved(['Blink'], { eyeBlinkLeft: 1, eyeBlinkRight: 1 })).toEqual({ Blink: 1 });
    expect(moved(['Blink', 'Blink_L', 'Blink_R'], { eyeBlinkLeft: 1 })).toEqual({ Blink_L: 1, Blink_R: 0 });
  });

  it('speaks with vowels, and never with more than one mouth', () => {
    const vowels = ['A', 'I', 'U', 'E', 'O'];
    expect(moved(vowels, { jawOpen: 0.5 })).toMatchObject({ A: 0.65, U: 0, O: 0 });
    expect(moved(vowels, { mouthPucker: 0.8 })).toMatchObject({ A: 0, U: 0.8 });
    const crowded = Object.values(moved(vowels, { jawOpen: 1, mouthPucker: 1, mouthFunnel: 1 }));
    expect(crowded.reduce((total, value) => total + value)).toBeCloseTo(1, 3);
  });

  it('looks where both eyes look', () => {
    const looks = ['LookUp', 'LookLeft', 'LookRight'];
    expect(moved(looks, { eyeLookOutLeft: 1, eyeLookInRight: 1 })).toEqual({
      LookUp: 0,
      LookLeft: 1,
      LookRight: 0,
    });
  });

  it('moves all parts of a face of one name, and of two names only the better', () => {
    expect(moved(['Face.jawOpen', 'Teeth.jawOpen'], { jawOpen: 1 })).toEqual({
      'Face.jawOpen': 1,
      'Teeth.jawOpen': 1,
    });
    expect(moved(['mouthOpen', 'jawOpen'], { jawOpen: 1 })).toEqual({ jawOpen: 1 });
  });

  it('takes the maker’s expression before a bare morph target', () => {
    const { controls } = planFace([
      { name: 'Fcl_MTH_A', isExpression: false },
      { name: 'aa', isExpression: true },
    ]);
    expect(controls.map(({ sources }) => sources)).toEqual([[1]]);
  });
});
