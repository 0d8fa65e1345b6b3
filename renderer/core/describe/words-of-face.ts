import { type Effect, setSlider, slide } from './draft.ts';
import type { Part } from './part.ts';

const both =
  (effects: readonly Effect[]): Effect =>
  (draft, amount) => {
    for (const effect of effects) effect(draft, amount);
    return true;
  };
const blush: Effect = (draft, amount) => {
  draft.recipe.skin.blush = Math.max(0, Math.min(1, 0.5 + 0.5 * amount));
  return true;
};
const lashes =
  (sign: number): Effect =>
  (draft, amount) => {
    draft.recipe.eyes.lashes = Math.max(0, Math.min(1, 0.5 + 0.5 * sign * amount));
    return true;
  };
const brows =
  (field: 'thickness' | 'arch', sign: number): Effect =>
  (draft, amount) => {
    draft.recipe.brows[field] = Math.max(-1, Math.min(1, sign * amount));
    return true;
  };

const pair = (high: string, low: string, shares: Parameters<typeof slide>[0]): Record<string, Effect> => ({
  [high]: slide(shares),
  [low]: (draft, amount) => slide(shares)(draft, -amount),
});

export const FACE_PARTS: readonly Part[] = [
  {
    names: ['head', 'skull'],
    adjectives: {
      ...pair('wide', 'narrow', { craniumWidth: 1 }),
      ...pair('big', 'small', { craniumWidth: 0.7, craniumHeight: 0.7 }),
      ...pair('long', 'short', { craniumHeight: 0.8, faceLength: 0.5 }),
      round: slide({ craniumWidth: 0.6, buccalFullness: 0.6, gonialAngle: -0.5 }),
    },
  },
  {
    names: ['face', 'faced'],
    adjectives: {
      ...pair('long', 'short', { faceLength: 1 }),
      ...pair('wide', 'narrow', { zygomaticWidth: 0.8, gonialWidth: 0.6 }),
      ...pair('full', 'thin', { buccalFullness: 1, zygomaticWidth: 0.3, submentalFullness: 0.4 }),
      ...pair('big', 'small', { faceLength: 0.5, zygomaticWidth: 0.6 }),
      round: slide({ buccalFullness: 0.9, faceLength: -0.4, gonialAngle: -0.6, mentalWidth: 0.3 }),
      oval: slide({ gonialAngle: -0.6, mentalWidth: -0.2, faceLength: 0.2 }),
      square: slide({ gonialAngle: 1, gonialWidth: 0.7, mentalWidth: 0.5 }),
      'heart shaped': slide({
        zygomaticWidth: 0.6,
        gonialWidth: -0.6,
        mentalWidth: -0.7,
        foreheadHeight: 0.3,
      }),
      angular: slide({ gonialAngle: 0.8, buccalFullness: -0.7, zygomaticProjection: 0.7 }),
      soft: slide({ gonialAngle: -0.8, buccalFullness: 0.4, supraorbitalRidge: -0.5 }),
    },
  },
  {
    names: ['forehead'],
    adjectives: {
      ...pair('high', 'low', { foreheadHeight: 1 }),
      ...pair('big', 'small', { foreheadHeight: 0.9, templeWidth: 0.4 }),
      ...pair('wide', 'narrow', { templeWidth: 1 }),
      sloping: slide({ foreheadSlope: 1 }),
    },
  },
  { names: ['temples'], adjectives: pair('full', 'hollow', { templeWidth: 1 }) },
  {
    names: ['cheeks', 'cheek', 'cheeked'],
    adjectives: {
      ...pair('full', 'hollow', { buccalFullness: 1 }),
      ...pair('big', 'thin', { buccalFullness: 1 }),
      round: slide({ buccalFullness: 0.9 }),
      rosy: blush,
      red: blush,
      pink: blush,
      pale: (draft, amount) => blush(draft, -amount),
    },
  },
  {
    names: ['cheekbones', 'cheekbone'],
    adjectives: {
      high: slide({ zygomaticHeight: 0.9, zygomaticProjection: 0.6 }),
      low: slide({ zygomaticHeight: -1 }),
      ...pair('strong', 'flat', { zygomaticProjection: 1 }),
      ...pair('wide', 'narrow', { zygomaticWidth: 1 }),
    },
  },
  {
    names: ['jaw', 'jawline', 'jawed'],
    adjectives: {
      ...pair('wide', 'narrow', { gonialWidth: 1 }),
      ...pair('square', 'soft', { gonialAngle: 1, gonialWidth: 0.3 }),
      strong: slide({ gonialAngle: 0.8, gonialWidth: 0.5, mentalProjection: 0.4 }),
      weak: slide({ gonialWidth: -0.5, mentalProjection: -0.6 }),
      angular: slide({ gonialAngle: 1 }),
      round: slide({ gonialAngle: -0.9 }),
      pointed: slide({ gonialWidth: -0.5, mentalWidth: -0.8 }),
      thin: slide({ gonialWidth: -0.8 }),
    },
  },
  {
    names: ['chin', 'chinned'],
    adjectives: {
      ...pair('long', 'short', { mentalHeight: 1 }),
      ...pair('wide', 'pointed', { mentalWidth: 1 }),
      ...pair('strong', 'weak', { mentalProjection: 1 }),
      ...pair('big', 'small', { mentalHeight: 0.7, mentalWidth: 0.4, mentalProjection: 0.4 }),
      narrow: slide({ mentalWidth: -0.8 }),
      round: slide({ mentalWidth: 0.4, gonialAngle: -0.3 }),
      square: slide({ mentalWidth: 0.9, gonialAngle: 0.3 }),
      double: slide({ submentalFullness: 1, buccalFullness: 0.4 }),
    },
  },
  {
    names: ['brow ridge', 'brow bone', 'brow bones'],
    adjectives: pair('strong', 'soft', { supraorbitalRidge: 1 }),
  },
  {
    names: ['eyebrows', 'eyebrow', 'brows', 'brow', 'browed'],
    colour: {
      use: 'hair',
      set: (draft, hex) => {
        draft.recipe.brows.colour = hex;
        draft.browColourSaid = true;
      },
    },
    adjectives: {
      thick: brows('thickness', 1),
      full: brows('thickness', 1),
      thin: brows('thickness', -1),
      arched: brows('arch', 1),
      straight: brows('arch', -1),
      flat: brows('arch', -1),
      ...pair('high', 'low', { browHeight: 1 }),
      bushy: brows('thickness', 1),
      stern: slide({ browTilt: 1 }),
      sad: slide({ browTilt: -1 }),
    },
  },
  {
    names: ['eyes', 'eye', 'eyed'],
    colour: {
      use: 'eyes',
      set: (draft, hex) => {
        draft.recipe.eyes.irisColour = hex;
        draft.irisSaid = true;
      },
    },
    adjectives: {
      ...pair('big', 'small', { eyeSize: 1 }),
      ...pair('wide set', 'close set', { eyeSpacing: 1 }),
      ...pair('deep', 'shallow', { eyeDepth: 1 }),
      ...pair('upturned', 'downturned', { canthalTilt: 1 }),
      ...pair('open', 'narrow', { palpebralOpening: 1 }),
      ...pair('high', 'low', { eyeHeight: 1 }),
      wide: slide({ palpebralOpening: 0.9 }),
      round: slide({ palpebralOpening: 0.8, eyeSize: 0.4, canthalTilt: -0.2 }),
      'almond shaped': slide({ canthalTilt: 0.6, palpebralOpening: -0.25 }),
      hooded: slide({ lidFold: -0.8, palpebralOpening: -0.2 }),
      monolid: slide({ lidFold: -1 }),
      sleepy: slide({ palpebralOpening: -0.8 }),
      bright: slide({ palpebralOpening: 0.5 }),
      sad: slide({ canthalTilt: -0.7, browTilt: -0.4 }),
      kind: slide({ canthalTilt: -0.2, palpebralOpening: 0.1 }),
    },
  },
  {
    names: ['eyelashes', 'eyelash', 'lashes', 'lash'],
    adjectives: { long: lashes(1), thick: lashes(1), full: lashes(1), short: lashes(-1), thin: lashes(-1) },
    present: lashes(1),
  },
  {
    names: ['eyelids', 'lids'],
    adjectives: {
      thick: slide({ palpebralOpening: -0.7, lidFold: -0.4 }),
      deep: slide({ lidFold: 1 }),
      flat: slide({ lidFold: -1 }),
    },
  },
  {
    names: ['nose', 'nosed'],
    adjectives: {
      ...pair('long', 'short', { nasalLength: 1 }),
      ...pair('big', 'small', { nasalProjection: 0.6, alarWidth: 0.5, nasalTipSize: 0.6, nasalLength: 0.3 }),
      ...pair('wide', 'narrow', { alarWidth: 1, nasalBridgeWidth: 0.6 }),
      ...pair('high', 'flat', { nasalBridgeHeight: 1, nasalProjection: 0.4 }),
      ...pair('hooked', 'scooped', { nasalBridgeCurve: 1 }),
      ...pair('round', 'pointed', { nasalTipSize: 1 }),
      ...pair('upturned', 'downturned', { nasalTipRotation: 1 }),
      straight: (draft) => {
        setSlider(draft, 'nasalBridgeCurve', 0);
        return true;
      },
      thin: slide({ nasalBridgeWidth: -0.9, alarWidth: -0.5 }),
      button: slide({ nasalLength: -0.6, nasalTipRotation: 0.6, nasalTipSize: 0.3, nasalBridgeCurve: -0.4 }),
      strong: slide({ nasalProjection: 0.8, nasalBridgeHeight: 0.8 }),
      delicate: slide({ alarWidth: -0.7, nasalTipSize: -0.7 }),
    },
  },
  {
    names: ['mouth'],
    adjectives: {
      ...pair('wide', 'narrow', { mouthWidth: 1 }),
      ...pair('big', 'small', { mouthWidth: 0.9, upperLipFullness: 0.2, lowerLipFullness: 0.2 }),
      ...pair('high', 'low', { mouthHeight: 1 }),
      smiling: slide({ mouthCornerTilt: 0.8 }),
      sad: slide({ mouthCornerTilt: -0.8 }),
    },
  },
  {
    names: ['lips', 'lip', 'lipped'],
    colour: {
      use: 'lips',
      set: (draft, hex) => {
        draft.recipe.skin.lipColour = hex;
        draft.lipColourSaid = true;
      },
    },
    adjectives: {
      ...pair('full', 'thin', { upperLipFullness: 1, lowerLipFullness: 1 }),
      ...pair('big', 'small', { upperLipFullness: 0.9, lowerLipFullness: 0.9 }),
      ...pair('wide', 'narrow', { mouthWidth: 0.9 }),
      thick: slide({ upperLipFullness: 1, lowerLipFullness: 1 }),
    },
  },
  {
    names: ['upper lip'],
    adjectives: {
      ...pair('full', 'thin', { upperLipFullness: 1 }),
      ...pair('big', 'small', { upperLipFullness: 1 }),
    },
  },
  {
    names: ['lower lip'],
    adjectives: {
      ...pair('full', 'thin', { lowerLipFullness: 1 }),
      ...pair('big', 'small', { lowerLipFullness: 1 }),
    },
  },
  {
    names: ["cupid's bow", 'cupid bow'],
    adjectives: pair('strong', 'flat', { cupidsBow: 1 }),
    present: slide({ cupidsBow: 1 }),
  },
  {
    names: ['ears', 'ear', 'eared'],
    adjectives: {
      ...pair('big', 'small', { earSize: 1 }),
      ...pair('protruding', 'flat', { earProtrusion: 1 }),
      long: slide({ earSize: 0.9 }),
    },
  },
  {
    names: ['neck', 'necked'],
    adjectives: {
      ...pair('long', 'short', { neckLength: 1 }),
      ...pair('thick', 'thin', { neckWidth: 1 }),
      wide: slide({ neckWidth: 1 }),
      strong: slide({ neckWidth: 0.8 }),
    },
  },
  {
    names: ['shoulders', 'shoulder', 'shouldered'],
    adjectives: {
      ...pair('wide', 'narrow', { shoulderWidth: 1 }),
      strong: slide({ shoulderWidth: 0.9 }),
      big: slide({ shoulderWidth: 0.9 }),
    },
  },
  {
    names: ['skin', 'skinned', 'complexion'],
    colour: {
      use: 'skin',
      set: (draft, hex) => {
        draft.recipe.skin.colour = hex;
        draft.skinSaid = true;
      },
    },
    adjectives: {
      rosy: blush,
      freckled: (draft, amount) => {
        draft.recipe.skin.freckles = Math.max(0, amount);
        return true;
      },
      wrinkled: (draft, amount) => {
        draft.recipe.age = Math.max(0, Math.min(1, amount < 0 ? 0.1 : 0.45 + 0.5 * amount));
        draft.ageSaid = true;
        return true;
      },
    },
  },
  {
    names: ['freckles', 'freckle'],
    adjectives: {},
    present: (draft, amount) => {
      draft.recipe.skin.freckles = Math.max(0, Math.min(1, amount));
      return true;
    },
  },
  {
    names: ['wrinkles', 'lines'],
    adjectives: {},
    present: (draft, amount) => {
      draft.recipe.age =
        amount < 0 ? Math.min(draft.recipe.age, 0.1) : Math.max(draft.recipe.age, 0.4 + 0.55 * amount);
      draft.ageSaid = true;
      return true;
    },
  },
  {
    names: ['smile'],
    adjectives: {
      big: slide({ mouthCornerTilt: 1 }),
      wide: slide({ mouthCornerTilt: 0.9, mouthWidth: 0.3 }),
    },
    present: slide({ mouthCornerTilt: 0.8 }),
  },
  { names: ['blush'], adjectives: {}, present: both([blush]) },
];
