import { ARKIT_SHAPES, type ArkitShape } from '../signals/arkit.ts';
import { type Substitute, substitutesFor } from './substitutes.ts';
import { type Meaning, meaningOf, plainTargetName } from './target-names.ts';

/** Something in a file that moves the face: a morph target's name, or a VRM expression. */
export interface FaceSource {
  readonly name: string;
  readonly isExpression: boolean;
}

/** Sources that are moved as one, and by which shapes (places in `ARKIT_SHAPES`), how far each at weight 1. */
export interface FaceControl {
  /** Places among the sources. */
  readonly sources: readonly number[];
  readonly inputs: readonly (readonly [shape: number, gain: number])[];
  /** Vowels share one mouth: their weights add up to 1 at most. */
  readonly isVowel: boolean;
}

/** How the 52 shapes come about, by name: as they are, under another name, from something else, or not at all. */
export interface ShapeReport {
  readonly found: readonly ArkitShape[];
  readonly mapped: readonly ArkitShape[];
  readonly synthesised: readonly ArkitShape[];
  readonly missing: readonly ArkitShape[];
}

export interface FacePlan {
  readonly controls: readonly FaceControl[];
  readonly shapes: ShapeReport;
}

const VOWELS: ReadonlySet<Meaning> = new Set(['aa', 'ih', 'ou', 'ee', 'oh']);

interface Candidates {
  readonly sources: number[];
  readonly isArkit: boolean;
}

/**
 * The sources of each meaning. An expression is what the maker meant, so it goes before a bare morph target; among
 * those the best name wins, and all parts of a face that have it (skin, teeth, lashes) move together.
 */
const sortByMeaning = (sources: readonly FaceSource[]): Map<Meaning, Candidates> => {
  const best = new Map<Meaning, { key: string; order: number; found: Candidates }>();
  sources.forEach(({ name, isExpression }, source) => {
    const named = meaningOf(name);
    if (!named) return;
    const { meaning, isArkit, rank } = named;
    const order = (isExpression ? 0 : 1000) + rank;
    const key = `${order} ${plainTargetName(name)}`;
    const before = best.get(meaning);
    if (before && before.key === key) before.found.sources.push(source);
    else if (!before || order < before.order)
      best.set(meaning, { key, order, found: { sources: [source], isArkit } });
  });
  return new Map([...best].map(([meaning, { found }]) => [meaning, found]));
};

const isThere = (substitute: Substitute, held: ReadonlyMap<Meaning, Candidates>): boolean =>
  Object.keys(substitute).every((meaning) => held.has(meaning));

/** Decides for each of the 52 shapes what moves when it does. */
export const planFace = (sources: readonly FaceSource[]): FacePlan => {
  const held = sortByMeaning(sources);
  const inputs = new Map<Meaning, [number, number][]>();
  const shapes = { found: [], mapped: [], synthesised: [], missing: [] } as Record<
    keyof ShapeReport,
    ArkitShape[]
  >;
  ARKIT_SHAPES.forEach((shape, index) => {
    const own = held.get(shape);
    const moved = own
      ? { [shape]: 1 }
      : substitutesFor(shape).find((substitute) => isThere(substitute, held));
    shapes[own ? (own.isArkit ? 'found' : 'mapped') : moved ? 'synthesised' : 'missing'].push(shape);
    for (const [meaning, gain] of Object.entries(moved ?? {})) {
      const row = inputs.get(meaning) ?? [];
      row.push([index, gain]);
      inputs.set(meaning, row);
    }
  });
  const controls = [...inputs].map(([meaning, row]) => ({
    sources: held.get(meaning)?.sources ?? [],
    inputs: row,
    isVowel: VOWELS.has(meaning),
  }));
  return { controls, shapes };
};

/** Writes how far each control is moved, 0..1, by 52 shapes. */
export const controlWeights = (
  controls: readonly FaceControl[],
  shapes: Float32Array,
  into: Float32Array,
): void => {
  let vowels = 0;
  controls.forEach(({ inputs, isVowel }, c) => {
    let sum = 0;
    for (const [shape, gain] of inputs) sum += (shapes[shape] ?? 0) * gain;
    const weight = Math.min(1, Math.max(0, sum));
    into[c] = weight;
    if (isVowel) vowels += weight;
  });
  if (vowels <= 1) return;
  controls.forEach(({ isVowel }, c) => {
    if (isVowel) into[c] = (into[c] ?? 0) / vowels;
  });
};
