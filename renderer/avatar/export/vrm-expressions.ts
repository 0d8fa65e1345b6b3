import { FACE_PRESETS } from '../../core/animate/held-face.ts';
import { VISEME_MOUTHS } from '../../core/retarget/visemes-to-pose.ts';
import { ARKIT_SHAPES, type ArkitShape } from '../../core/signals/arkit.ts';
import type { WrittenPart } from './write-avatar.ts';

type Face = Partial<Record<ArkitShape, number>>;

const both = (stem: string, weight: number): Face => ({
  [`${stem}Left`]: weight,
  [`${stem}Right`]: weight,
});

/** VRM 1.0's expressions by name, in our shapes: moods by eye, vowels as we speak them ourselves. */
export const VRM_PRESETS: Readonly<Record<string, Face>> = {
  happy: FACE_PRESETS.smile,
  angry: {
    ...both('browDown', 0.9),
    ...both('eyeSquint', 0.35),
    ...both('noseSneer', 0.4),
    ...both('mouthPress', 0.3),
    ...both('mouthFrown', 0.4),
  },
  sad: {
    browInnerUp: 0.9,
    ...both('mouthFrown', 0.6),
    mouthShrugLower: 0.4,
    ...both('eyeSquint', 0.15),
  },
  relaxed: {
    ...both('mouthSmile', 0.35),
    ...both('eyeBlink', 0.2),
    ...both('eyeSquint', 0.15),
  },
  surprised: FACE_PRESETS.surprise,
  aa: VISEME_MOUTHS.aa,
  ih: VISEME_MOUTHS.ih,
  ou: VISEME_MOUTHS.ou,
  ee: VISEME_MOUTHS.E,
  oh: VISEME_MOUTHS.oh,
  blink: both('eyeBlink', 1),
  blinkLeft: { eyeBlinkLeft: 1 },
  blinkRight: { eyeBlinkRight: 1 },
  // The eyes themselves turn by their bones; this is what lids do meanwhile.
  lookUp: both('eyeLookUp', 1),
  lookDown: both('eyeLookDown', 1),
  lookLeft: { eyeLookOutLeft: 1, eyeLookInRight: 1 },
  lookRight: { eyeLookInLeft: 1, eyeLookOutRight: 1 },
  neutral: {},
};

interface MorphTargetBind {
  readonly node: number;
  readonly index: number;
  readonly weight: number;
}

/** Moods and vowels would add up to a mouth that nobody has, so a mood gives way to speech and to a blink. */
const MOODS: ReadonlySet<string> = new Set(['happy', 'angry', 'sad', 'relaxed', 'surprised']);

/** The expressions of `VRMC_vrm`: its presets, and each of the 52 under its own name for apps that track a face. */
export const vrmExpressions = (parts: readonly WrittenPart[]) => {
  const places = new Map<ArkitShape, { node: number; index: number }[]>();
  for (const { node, part } of parts)
    part.morphs.forEach(({ shape }, index) => {
      places.set(shape, [...(places.get(shape) ?? []), { node, index }]);
    });
  const expression = (face: Face) => {
    const binds = Object.entries(face).flatMap(([shape, weight]): MorphTargetBind[] =>
      weight === 0 ? [] : (places.get(shape as ArkitShape) ?? []).map((place) => ({ ...place, weight })),
    );
    return binds.length > 0 ? { morphTargetBinds: binds } : {};
  };
  return {
    preset: Object.fromEntries(
      Object.entries(VRM_PRESETS).map(([name, face]) => [
        name,
        {
          ...expression(face),
          ...(MOODS.has(name) ? { overrideMouth: 'blend', overrideBlink: 'blend' } : {}),
        },
      ]),
    ),
    custom: Object.fromEntries(ARKIT_SHAPES.map((shape) => [shape, expression({ [shape]: 1 })])),
  };
};
