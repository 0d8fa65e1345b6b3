/** The joints that a pose turns. */
export const JOINTS = ['chest', 'neck', 'head', 'leftEye', 'rightEye'] as const;
export type JointName = (typeof JOINTS)[number];

/** Those that hang the arms of a figure that was modelled with its arms out. */
export const ARM_JOINTS = ['leftUpperArm', 'leftLowerArm', 'rightUpperArm', 'rightLowerArm'] as const;
export type ArmJointName = (typeof ARM_JOINTS)[number];

/** Names in the wild, best first, as `plainJointName` leaves them. */
const JOINT_NAMES: Readonly<Record<JointName | ArmJointName, readonly string[]>> = {
  chest: [
    'chest',
    'upperchest',
    'chestupper',
    'spine3',
    'spine03',
    'spine2',
    'spine02',
    'spine003',
    'spine1',
    'spine',
    '上半身2',
    '上半身',
  ],
  neck: ['neck', 'neck1', 'neck01', 'necklower', 'necktwist01', 'spine004', '首'],
  head: ['head', 'headbone', 'head01', 'head1', 'spine006', '頭'],
  leftEye: ['eyeleft', 'lefteye', 'eyel', 'leye', 'jadjlfaceeye', 'facialleye', '左目'],
  rightEye: ['eyeright', 'righteye', 'eyer', 'reye', 'jadjrfaceeye', 'facialreye', '右目'],
  leftUpperArm: [
    'leftupperarm',
    'upperarml',
    'leftarm',
    'arml',
    'lupperarm',
    'upperarmleft',
    'lshldrbend',
    '左腕',
  ],
  leftLowerArm: [
    'leftlowerarm',
    'lowerarml',
    'leftforearm',
    'forearml',
    'llowerarm',
    'lforearm',
    'lforearmbend',
    '左ひじ',
  ],
  rightUpperArm: [
    'rightupperarm',
    'upperarmr',
    'rightarm',
    'armr',
    'rupperarm',
    'upperarmright',
    'rshldrbend',
    '右腕',
  ],
  rightLowerArm: [
    'rightlowerarm',
    'lowerarmr',
    'rightforearm',
    'forearmr',
    'rlowerarm',
    'rforearm',
    'rforearmbend',
    '右ひじ',
  ],
};

/** Without case, prefix (`mixamorig:`, `Wolf3D_`, `J_Bip_C_`, `Bip01 `) or separators; wide letters as plain ones. */
const plainJointName = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/^j_bip_([lr])_(.*)$/, '$2$1')
    .replace(
      /^((mixamorig\d*|wolf3d|armature|skeleton|character\d*|j_bip_c|def|cc_base|valvebiped|bip\d+)[:_.| -]*)+/,
      '',
    )
    .replace(/[^\p{L}\p{N}]/gu, '');

/**
 * Without the marks of rigging tools too: `b_Head_05` (Sketchfab numbers every node), `Head_M` (Maya), `head.x`
 * (Auto-Rig), `C_Head_JNT`.
 */
const bareJointName = (name: string): string => {
  let bare = name.toLowerCase();
  for (let before = ''; before !== bare; ) {
    before = bare;
    bare = bare
      .replace(/^(b|c|m|jnt|joint|bone|bind|org|rig)[:_.| -]+/, '')
      .replace(/[:_.| -]+(\d+|c|m|x|jnt|joint|bone|bind)$/, '');
  }
  return plainJointName(bare);
};

/** How well a node's name fits a joint, 0 the best; null when it does not. A name as it stands goes before a bared one. */
export const jointRank = (name: string, joint: JointName | ArmJointName): number | null => {
  const names = JOINT_NAMES[joint];
  const plain = names.indexOf(plainJointName(name));
  if (plain >= 0) return plain;
  const bare = names.indexOf(bareJointName(name));
  return bare >= 0 ? names.length + bare : null;
};
