import type { ArkitShape } from '../signals/arkit.ts';
import type { Meaning } from './target-names.ts';

/** How far each meaning is moved when the shape is at 1. */
export type Substitute = Readonly<Record<Meaning, number>>;

const SIDES = ['Left', 'Right'] as const;

/** The same for both sides; a face shape that moves both at once takes half from each. */
const bySide = (stem: string, ...substitutes: readonly Substitute[]) =>
  Object.fromEntries(SIDES.map((side) => [`${stem}${side}`, substitutes]));

/**
 * What stands in for a shape that a figure lacks, the best first; one counts when the figure has all of it. Vowels and
 * gaze are the same movement under another name; whole faces lend what they share with the shape, little enough that
 * their eyes and mouths do not show. How far is reasoned from what each name means, and not yet tuned on figures.
 */
const OTHERS: Partial<Record<ArkitShape, readonly Substitute[]>> = {
  // A vowel's full weight is a mouth wide open in speech, which a tracked jaw shows at three quarters.
  jawOpen: [{ aa: 1.3 }, { oh: 1.2 }],
  mouthFunnel: [{ oh: 1 }, { CH: 1 }, { ou: 0.6 }],
  mouthPucker: [{ ou: 1 }, { oh: 0.5 }],
  mouthClose: [{ PP: 1 }],
  mouthRollLower: [{ FF: 0.7 }, { PP: 0.4 }],
  mouthRollUpper: [{ PP: 0.4 }],
  ...bySide('mouthPress', { PP: 0.5 }),
  ...bySide('mouthStretch', { ee: 0.4 }, { ih: 0.4 }),
  ...bySide('mouthLowerDown', { SS: 0.3 }, { ih: 0.25 }),
  ...bySide('mouthUpperUp', { SS: 0.2 }),
  ...bySide('mouthSmile', { relaxed: 0.35 }, { happy: 0.35 }),
  ...bySide('mouthFrown', { sad: 0.3 }),
  ...bySide('eyeWide', { surprised: 0.25 }),
  ...bySide('browDown', { angry: 0.3 }),
  ...bySide('browOuterUp', { browUp: 0.5 }, { surprised: 0.25 }),
  browInnerUp: [{ browUp: 0.6 }, { sad: 0.4 }, { surprised: 0.4 }],
  ...bySide('eyeLookUp', { lookUp: 0.5 }),
  ...bySide('eyeLookDown', { lookDown: 0.5 }),
  eyeLookOutLeft: [{ lookLeft: 0.5 }],
  eyeLookInRight: [{ lookLeft: 0.5 }],
  eyeLookInLeft: [{ lookRight: 0.5 }],
  eyeLookOutRight: [{ lookRight: 0.5 }],
};

const ownVariant = (shape: ArkitShape): Substitute => {
  const stem = shape.replace(/(Left|Right)$/, '');
  return stem === shape ? { [`${shape}Left`]: 1, [`${shape}Right`]: 1 } : { [stem]: 0.5 };
};

/** What stands in for a shape, the best first: its own other half or halves, then the table. */
export const substitutesFor = (shape: ArkitShape): readonly Substitute[] => [
  ownVariant(shape),
  ...(OTHERS[shape] ?? []),
];
