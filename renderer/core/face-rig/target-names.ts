import { ARKIT_SHAPES } from '../signals/arkit.ts';

/**
 * What a morph target or expression does, in one vocabulary: an ARKit shape, one without its side (`mouthSmile`: both
 * corners), a viseme of speech (`VISEMES`, with VRM's ee for E), or a whole face (`happy`).
 */
export type Meaning = string;

/** Comes off the front of a name, as often as it is there: tools' own marks. */
const PREFIX =
  /^(arkit|bs|blendshapes?\d*|shapes?|viseme|vrc|exp(ression)?s?|morph|ctrl|facs|jnt|head|face|mesh|lod\d|wolf3d|v|[a-z]\d\d|ak_\d\d|aa_vi_\d\d)[_\- ]+/i;
/** Comes off the end: the number of Blender's double (`jawOpen.001`), Daz's share of a control (`_div2`). */
const SUFFIX = /(\.\d{3}|_div\d)$/i;
/** Daz's controls stand behind their figure: `Genesis8Female__eCTRLEyesClosed`. */
const DAZ = /^.*[ep]CTRLv?(?=[A-Z])/;

/** The last part of a path (`Face.M_F00_000_00_Fcl_MTH_A`, `blendShape1.eye.L`), its side spelt out. */
const withoutPath = (name: string): string => {
  const sided = name
    .trim()
    .replace(SUFFIX, '')
    .replace(DAZ, '')
    .replace(/[.]([lr]|left|right)$/i, '_$1');
  const last = sided.split(/[.:|/]/).at(-1) ?? sided;
  let plain = last.replace(/^.*?(?=fcl_)/i, '');
  for (let before = ''; before !== plain; ) {
    before = plain;
    plain = plain.replace(PREFIX, '');
  }
  return plain;
};

/** `eyeBlink_L`, `EyeBlinkL`, `eye_blink_left` and `A14_Eye_Blink_Left` are all `eyeblinkleft`. */
export const plainTargetName = (name: string): string =>
  withoutPath(name.normalize('NFKC'))
    .replace(/([a-z0-9])([LR])$/, '$1_$2')
    .replace(/[_\- ]l$/i, '_left')
    .replace(/[_\- ]r$/i, '_right')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');

type Spelling = readonly [meaning: Meaning, ...names: string[]];

/** The same for the left and the right. */
const sided = (meaning: Meaning, ...names: string[]): Spelling[] =>
  ['Left', 'Right'].map((side) => [`${meaning}${side}`, ...names.map((name) => name + side.toLowerCase())]);

/** Other spellings, the better one first where two mean the same. */
const SPELLINGS: readonly Spelling[] = [
  // Vowels: VRM 0 and 1, VRoid, Oculus, Ready Player Me, MikuMikuDance.
  ['aa', 'aa', 'a', 'fclmtha', 'ah', 'moutha', 'あ'],
  ['ih', 'ih', 'i', 'fclmthi', 'mouthi', 'い'],
  ['ou', 'ou', 'u', 'fclmthu', 'mouthu', 'う'],
  ['ee', 'ee', 'e', 'fclmthe', 'eh', 'mouthe', 'え'],
  ['oh', 'oh', 'o', 'fclmtho', 'moutho', 'お'],
  // Consonants: Oculus.
  ...['PP', 'FF', 'TH', 'DD', 'kk', 'CH', 'SS', 'nn', 'RR'].map(
    (viseme): Spelling => [viseme, viseme.toLowerCase()],
  ),
  // Parts of a face: Mixamo, Ready Player Me, VRoid, Reallusion, MikuMikuDance, VRCFaceTracking, Meta, HTC.
  ['jawOpen', 'mouthopen', 'openmouth', 'jawdrop', 'jawdown'],
  ['jawForward', 'jawforeward', 'jawthrust'],
  ...sided('jaw', 'jawsideways'),
  ['mouthClose', 'mouthclosed', 'lipstoward', 'mouthapeshape'],
  ['eyeBlink', 'blink', 'eyesclosed', 'eyeclose', 'eyesclose', 'eyeclosed', 'fcleyeclose', 'まばたき'],
  ...sided('eyeBlink', 'blink', 'wink', 'eyeclose', 'eyeclosed', 'eyesclosed', 'fcleyeclose'),
  ['eyeBlinkLeft', 'eyeleftblink'],
  ['eyeBlinkRight', 'eyerightblink'],
  ['eyeBlinkLeft', 'ウィンク', 'ウィンク2'],
  ['eyeBlinkRight', 'ウィンク右', 'ウィンク2右'],
  ['eyeWide', 'eyeswide', 'fcleyespread', 'fcleyesurprised', 'びっくり'],
  ...sided('eyeWide', 'eyeswide', 'upperlidraiser'),
  ['eyeSquint', 'eyessquint', 'squint', 'fcleyefun', 'じと目'],
  ...sided('eyeSquint', 'squint', 'lidtightener'),
  ['mouthSmile', 'smile', 'fclmthfun', 'fclmthjoy', 'mouthhappy', '口角上げ', 'にやり'],
  ...sided('mouthSmile', 'smile', 'mouthcornerpull', 'lipcornerpuller'),
  ['mouthFrown', 'frown', 'fclmthdown', 'fclmthsorrow', 'mouthsad', '口角下げ', 'への字'],
  ...sided('mouthFrown', 'frown', 'mouthsad', 'lipcornerdepressor'),
  ...sided('mouthDimple', 'dimpler'),
  ...sided('mouthPress', 'lippressor'),
  ['mouthStretch', '口横広げ'],
  ...sided('mouthStretch', 'lipstretcher'),
  ['mouthPucker', 'pucker', 'kiss', 'mouthkiss', 'fclmthsmall', 'mouthpout', '口横縮げ'],
  ...sided('mouthPucker', 'mouthnarrow', 'mouthpuckerup', 'lippucker'),
  ...sided('mouthFunnel', 'mouthfunnelup'),
  ...sided('mouth', 'midmouth'),
  ...sided('mouthLowerDown', 'lowerlipdown', 'mouthdownlower', 'lowerlipdepressor'),
  ...sided('mouthUpperUp', 'upperlipup', 'mouthupupper', 'upperlipraiser'),
  ['mouthRollLower', 'lowerlipin', 'mouthrollinlower'],
  ...sided('mouthRollLower', 'mouthrollinlower', 'lipsucklower'),
  ['mouthRollUpper', 'upperlipin', 'mouthrollinupper'],
  ...sided('mouthRollUpper', 'mouthrollinupper', 'lipsuckupper'),
  ['mouthShrugLower', 'mouthraiserlower', 'chinraiserb'],
  ['mouthShrugUpper', 'mouthraiserupper', 'chinraisert'],
  ['cheekPuff', 'cheekspuff', 'puffcheeks'],
  ...sided('cheekSquint', 'cheekraise', 'cheekraiser'),
  ['browDown', 'browsdown', 'browangry', 'fclbrwangry', '怒り', '真面目'],
  ...sided('browDown', 'browsdown', 'browdrop', 'browlowerer'),
  ['browInnerUp', 'browsinnerup', 'browraiseinner', 'fclbrwsorrow', '困る'],
  ...sided('browInnerUp', 'browraiseinner', 'innerbrowraiser'),
  ['browUp', 'browsup', 'browraise', 'fclbrwsurprised', 'fclbrwjoy', '上'],
  ...sided('browOuterUp', 'browraiseouter', 'outerbrowraiser', 'browsup', 'browup'),
  ['noseSneer', 'sneer', 'nosewrinkle'],
  ...sided('noseSneer', 'nosescrunch', 'nosewrinkler', 'sneer'),
  ['tongueOut', 'tongue', 'tongueshow', 'ぺろっ'],
  // Whole faces: VRM 0, VRM 1, VRoid.
  ['happy', 'happy', 'joy', 'fclalljoy', '笑い'],
  ['relaxed', 'relaxed', 'fun', 'fclallfun'],
  ['sad', 'sad', 'sorrow', 'fclallsorrow'],
  ['angry', 'angry', 'fclallangry'],
  ['surprised', 'surprised', 'surprise', 'fclallsurprised'],
  // Gaze by the eye's side and the direction: Reallusion.
  ...(['Left', 'Right'] as const).flatMap((side): Spelling[] => {
    const look = `eye${side === 'Left' ? 'l' : 'r'}look`;
    const [towardsOwn, towardsOther] = side === 'Left' ? ['left', 'right'] : ['right', 'left'];
    return [
      [`eyeLookOut${side}`, `${look}${towardsOwn}`],
      [`eyeLookIn${side}`, `${look}${towardsOther}`],
      [`eyeLookUp${side}`, `${look}up`],
      [`eyeLookDown${side}`, `${look}down`],
    ];
  }),
  ['lookUp', 'lookup', 'eyeslookup'],
  ['lookDown', 'lookdown', 'eyeslookdown'],
  ['lookLeft', 'lookleft', 'eyeslookleft'],
  ['lookRight', 'lookright', 'eyeslookright'],
];

export interface NamedMeaning {
  readonly meaning: Meaning;
  /** Whether the name is ARKit's own, whatever its case, prefix and separators. */
  readonly isArkit: boolean;
  /** Of several names with one meaning the lowest is the best. */
  readonly rank: number;
}

const unsided = (shape: string): string => shape.replace(/(Left|Right)$/, '');
/** `cheekPuffLeft`: some rigs part what ARKit keeps whole; others keep whole what ARKit parts. */
const variants = (shape: string): readonly string[] =>
  unsided(shape) === shape ? [`${shape}Left`, `${shape}Right`] : [unsided(shape)];

const MEANINGS: ReadonlyMap<string, NamedMeaning> = new Map<string, NamedMeaning>([
  ...SPELLINGS.flatMap(([meaning, ...names]) =>
    names.map((name, i) => [name, { meaning, isArkit: false, rank: i + 1 }] as const),
  ),
  ...ARKIT_SHAPES.flatMap(variants)
    .filter((name) => !ARKIT_SHAPES.some((shape) => shape === name))
    .map((meaning) => [meaning.toLowerCase(), { meaning, isArkit: false, rank: 0 }] as const),
  ...ARKIT_SHAPES.map((meaning) => [meaning.toLowerCase(), { meaning, isArkit: true, rank: 0 }] as const),
]);

/** What a morph target's or an expression's name says that it does; null for a name of nobody's. */
export const meaningOf = (name: string): NamedMeaning | null => MEANINGS.get(plainTargetName(name)) ?? null;
