import { expect, it } from 'vitest';
import { meaningOf } from '../../../renderer/core/face-rig/target-names.ts';

it.each([
  // Reallusion
  ['Eye_L_Look_L', 'eyeLookOutLeft'],
  ['Eye_R_Look_L', 'eyeLookInRight'],
  ['Eye_R_Look_Down', 'eyeLookDownRight'],
  ['Brow_Raise_Outer_R', 'browOuterUpRight'],
  ['Mouth_Roll_In_Lower_L', 'mouthRollLowerLeft'],
  ['Mouth_Up_Upper_R', 'mouthUpperUpRight'],
  ['Cheek_Raise_L', 'cheekSquintLeft'],
  ['Jaw_L', 'jawLeft'],
  // VRCFaceTracking
  ['MouthCornerPullLeft', 'mouthSmileLeft'],
  ['LipSuckUpperRight', 'mouthRollUpperRight'],
  ['MouthRaiserLower', 'mouthShrugLower'],
  ['MouthClosed', 'mouthClose'],
  // Meta
  ['eyesClosedL', 'eyeBlinkLeft'],
  ['lidTightenerR', 'eyeSquintRight'],
  ['innerBrowRaiserL', 'browInnerUpLeft'],
  ['jawSidewaysRight', 'jawRight'],
  // MetaHuman
  ['CTRL_expressions_jawOpen', 'jawOpen'],
  ['head_lod0_mesh__jaw_open', 'jawOpen'],
  // Daz
  ['Genesis8Female__eCTRLEyesClosed', 'eyeBlink'],
  ['facs_bs_MouthSmileLeft_div2', 'mouthSmileLeft'],
  ['facs_jnt_EyeBlinkLeft', 'eyeBlinkLeft'],
  // Rocketbox
  ['blendShape1.AK_09_EyeBlinkLeft', 'eyeBlinkLeft'],
  ['AA_VI_10_aa', 'aa'],
  // Blender
  ['jawOpen.001', 'jawOpen'],
  // HTC
  ['Eye_Left_Blink', 'eyeBlinkLeft'],
  ['Mouth_Pout', 'mouthPucker'],
  // MikuMikuDance, in wide and narrow letters
  ['ｱ', null],
  ['あ', 'aa'],
  ['ウィンク２右', 'eyeBlinkRight'],
  ['ｳｨﾝｸ', 'eyeBlinkLeft'],
  ['口角上げ', 'mouthSmile'],
  // VRChat
  ['vrc.v_oh', 'oh'],
  ['vrc.blink_left', 'eyeBlinkLeft'],
] as const)('%s means %s', (name, meaning) => {
  expect(meaningOf(name)?.meaning ?? null).toBe(meaning);
});
