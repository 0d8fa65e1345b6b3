import { yieldToBlink } from '../core/animate/lids.ts';
import { EYE_LIMIT, eyeRotation } from '../core/retarget/eye-rotations.ts';
import {
  ARKIT_INDEX,
  ARKIT_SHAPES,
  type ArkitShape,
  type ArkitWeights,
  neutralWeights,
} from '../core/signals/arkit.ts';
import { type AvatarPose, restPose } from '../core/signals/avatar-pose.ts';

/** One picture of a contact sheet. */
export interface SheetTile {
  readonly label: string;
  readonly pose: AvatarPose;
}

type Face = Partial<Record<ArkitShape, number>>;

const both = (stem: string, weight = 1): Face => ({ [`${stem}Left`]: weight, [`${stem}Right`]: weight });

/** The twenty commonest pairs: what faces do at once, where shapes that are clean alone may not be. */
const PAIRS: Readonly<Record<string, Face>> = {
  'smile + jawOpen': { ...both('mouthSmile'), jawOpen: 0.6 },
  'smile + cheekSquint': { ...both('mouthSmile'), ...both('cheekSquint') },
  'smile + blink': { ...both('mouthSmile'), ...both('eyeBlink') },
  'smile + eyeSquint': { ...both('mouthSmile'), ...both('eyeSquint') },
  'smile + mouthClose': { ...both('mouthSmile'), jawOpen: 0.3, mouthClose: 0.3 },
  'pucker + jawOpen': { mouthPucker: 1, jawOpen: 0.5 },
  'funnel + jawOpen': { mouthFunnel: 1, jawOpen: 0.5 },
  'blink + squint': { ...both('eyeBlink'), ...both('eyeSquint') },
  'blink + browDown': { ...both('eyeBlink'), ...both('browDown') },
  'blink + browInnerUp': { ...both('eyeBlink'), browInnerUp: 1 },
  'blink + lookDown': { ...both('eyeBlink'), ...both('eyeLookDown') },
  'wide + browOuterUp': { ...both('eyeWide'), ...both('browOuterUp') },
  'wide + jawOpen': { ...both('eyeWide'), jawOpen: 0.8 },
  'browDown + sneer': { ...both('browDown'), ...both('noseSneer') },
  'browDown + frown': { ...both('browDown'), ...both('mouthFrown') },
  'frown + shrugLower': { ...both('mouthFrown'), mouthShrugLower: 1 },
  'jawOpen + mouthClose': { jawOpen: 0.5, mouthClose: 0.5 },
  'jawOpen + tongueOut': { jawOpen: 0.6, tongueOut: 1 },
  'rollLower + rollUpper': { mouthRollLower: 1, mouthRollUpper: 1 },
  'stretch + lowerDown': { ...both('mouthStretch'), ...both('mouthLowerDown'), jawOpen: 0.2 },
};

/** As faces are performed, the eyes turn as the eyeLook shapes say, and other shapes of the lids yield to a blink. */
const poseOf = (face: Face): AvatarPose => {
  const weights: ArkitWeights = neutralWeights();
  for (const [shape, weight] of Object.entries(face)) weights[ARKIT_INDEX[shape as ArkitShape]] = weight;
  yieldToBlink(weights);
  const look = (direction: string, side: string) => face[`eyeLook${direction}${side}` as ArkitShape] ?? 0;
  const eye = (side: string, towardsLeft: string, towardsRight: string) =>
    eyeRotation({
      yaw: EYE_LIMIT.yaw * (look(towardsLeft, side) - look(towardsRight, side)),
      pitch: EYE_LIMIT.pitch * (look('Up', side) - look('Down', side)),
    });
  return { ...restPose(), weights, leftEye: eye('Left', 'Out', 'In'), rightEye: eye('Right', 'In', 'Out') };
};

/** Neutral, each of the 52 shapes alone, and the pairs. */
export const SHEET_TILES: readonly SheetTile[] = [
  { label: 'neutral', pose: poseOf({}) },
  ...ARKIT_SHAPES.map((shape) => ({ label: shape, pose: poseOf({ [shape]: 1 }) })),
  ...Object.entries(PAIRS).map(([label, face]) => ({ label, pose: poseOf(face) })),
];
