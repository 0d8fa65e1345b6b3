import { expect, it } from 'vitest';
import { jointRank } from '../../../renderer/core/avatar-file/joint-names.ts';

it.each([
  ['mixamorig:Head', 'head'],
  ['mixamorig9:LeftForeArm', 'leftLowerArm'],
  ['J_Bip_C_UpperChest', 'chest'],
  ['J_Bip_L_UpperArm', 'leftUpperArm'],
  ['Bip001 Neck', 'neck'],
  ['Bip01 L UpperArm', 'leftUpperArm'],
  ['ValveBiped.Bip01_Head1', 'head'],
  ['CC_Base_R_Eye', 'rightEye'],
  ['DEF-spine.006', 'head'],
  ['FACIAL_L_Eye', 'leftEye'],
  ['lShldrBend', 'leftUpperArm'],
  ['頭', 'head'],
  ['上半身２', 'chest'],
  ['右ひじ', 'rightLowerArm'],
  ['b_Head_05', 'head'],
  ['mixamorig:LeftArm_09', 'leftUpperArm'],
  ['Eye_L_07', 'leftEye'],
  ['C_Head_JNT', 'head'],
  ['Head_M', 'head'],
  ['neck.x', 'neck'],
  ['Character1_RightForeArm', 'rightLowerArm'],
] as const)('%s is the %s', (name, joint) => {
  expect(jointRank(name, joint)).not.toBeNull();
});

it.each(['mixamorig:HeadTop_End', 'headset', 'Head_End', 'eyebrow_L', 'neckline'])(
  '%s is no joint of a pose',
  (name) => {
    for (const joint of ['head', 'neck', 'leftEye'] as const) expect(jointRank(name, joint)).toBeNull();
  },
);

it('takes a name as it stands before one with a tool’s number', () => {
  expect(jointRank('spine_03', 'chest') ?? 99).toBeLessThan(jointRank('spine_01', 'chest') ?? 0);
  expect(jointRank('Head', 'head') ?? 99).toBeLessThan(jointRank('Head_2', 'head') ?? 0);
});
