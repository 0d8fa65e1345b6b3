import { expect, it } from 'vitest';
import { JOINT_NAMES, plainJointName } from '../../../renderer/core/avatar-file/joint-names.ts';

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
] as const)('%s is the %s', (name, joint) => {
  expect(JOINT_NAMES[joint]).toContain(plainJointName(name));
});
