import { mix } from '../math/smoothstep.ts';
import { ARKIT_INDEX, type ArkitShape, type ArkitWeights } from '../signals/arkit.ts';
import { VISEME_MOUTHS } from './visemes-to-pose.ts';

/** Lips that touch, as speech means them to. */
export interface LipContact {
  /** Upper lip on lower lip (p b m), 0..1. */
  readonly seal: number;
  /** Lower lip on upper teeth (f v), 0..1. */
  readonly bite: number;
}

/** Lips cannot reach each other over a jaw that hangs lower. */
const WIDEST_SEALED_JAW = 0.22;
const WIDEST_BITTEN_JAW = 0.14;

const LIP_PARTING = [
  'mouthLowerDownLeft',
  'mouthLowerDownRight',
  'mouthUpperUpLeft',
  'mouthUpperUpRight',
] as const;
const PRESSING = ['mouthPressLeft', 'mouthPressRight', 'mouthRollLower', 'mouthRollUpper'] as const;
const ROUNDING = ['mouthFunnel', 'mouthPucker'] as const;

/**
 * Contact goes before all that the mouth does besides, whoever moves it: a vowel's jaw is held up, lips come together or
 * onto the teeth. Changes `weights`.
 */
export const touchLips = (weights: ArkitWeights, { seal, bite }: LipContact): void => {
  const read = (name: ArkitShape): number => weights[ARKIT_INDEX[name]] ?? 0;
  const set = (name: ArkitShape, weight: number): void => {
    weights[ARKIT_INDEX[name]] = weight;
  };
  const atMost = (name: ArkitShape, most: number, share: number): void =>
    set(name, Math.min(read(name), mix(read(name), most, share)));
  const atLeast = (name: ArkitShape, least: number): void => set(name, Math.max(read(name), least));

  if (bite > 0) {
    atMost('jawOpen', WIDEST_BITTEN_JAW, bite);
    for (const name of ROUNDING) atMost(name, 0.15, bite);
    for (const name of ['mouthLowerDownLeft', 'mouthLowerDownRight'] as const) atMost(name, 0, bite);
    for (const name of ['mouthRollLower', 'mouthUpperUpLeft', 'mouthUpperUpRight'] as const)
      atLeast(name, (VISEME_MOUTHS.FF[name] ?? 0) * bite);
  }
  if (seal > 0) {
    atMost('jawOpen', WIDEST_SEALED_JAW, seal);
    for (const name of LIP_PARTING) atMost(name, 0, seal);
    atMost('mouthFunnel', 0, seal);
    atMost('tongueOut', 0, seal);
    for (const name of PRESSING) atLeast(name, (VISEME_MOUTHS.PP[name] ?? 0) * seal);
    atLeast('mouthClose', read('jawOpen') * seal);
  }
};
