/** The joints that a pose turns. */
export const JOINTS = ['chest', 'neck', 'head', 'leftEye', 'rightEye'] as const;
export type JointName = (typeof JOINTS)[number];

/** Those that hang the arms of a figure that was modelled with its arms out. */
export const ARM_JOINTS = ['leftUpperArm', 'leftLowerArm', 'rightUpperArm', 'rightLowerArm'] as const;
export type ArmJointName = (typeof ARM_JOINTS)[number];

/** Names in the wild, best first, as `plainJointName` leaves them. */
export const JOINT_NAMES: Readonly<Record<JointName | ArmJointName, readonly string[]>> = {
  chest: ['chest', 'upperchest', 'spine2', 'spine02', 'spine1', 'spine'],
  neck: ['neck', 'neck1', 'neck01'],
  head: ['head', 'headbone', 'head01'],
  leftEye: ['eyeleft', 'lefteye', 'eyel', 'leye', 'jadjlfaceeye'],
  rightEye: ['eyeright', 'righteye', 'eyer', 'reye', 'jadjrfaceeye'],
  leftUpperArm: ['leftupperarm', 'upperarml', 'leftarm', 'arml', 'lupperarm', 'upperarmleft'],
  leftLowerArm: ['leftlowerarm', 'lowerarml', 'leftforearm', 'forearml', 'llowerarm', 'lforearm'],
  rightUpperArm: ['rightupperarm', 'upperarmr', 'rightarm', 'armr', 'rupperarm', 'upperarmright'],
  rightLowerArm: ['rightlowerarm', 'lowerarmr', 'rightforearm', 'forearmr', 'rlowerarm', 'rforearm'],
};

/** Without case, prefix (`mixamorig:`, `Wolf3D_`, `J_Bip_C_`) or separators. */
export const plainJointName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^j_bip_([lr])_(.*)$/, '$2$1')
    .replace(/^(mixamorig\d*|wolf3d|armature|j_bip_c|def|cc_base)[:_.|-]*/, '')
    .replace(/[^a-z0-9]/g, '');
