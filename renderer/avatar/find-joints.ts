import { Matrix4, type Object3D, Quaternion, Vector3 } from 'three';
import type { Joint, JointName } from './avatar.ts';

/** Names in the wild, compared without case, prefix (`mixamorig:`, `Wolf3D_`, `J_Bip_C_`) or separators. */
const NAMES: Readonly<Record<JointName, readonly string[]>> = {
  chest: ['chest', 'upperchest', 'spine2', 'spine02', 'spine1', 'spine'],
  neck: ['neck', 'neck1', 'neck01'],
  head: ['head', 'headbone', 'head01'],
  leftEye: ['eyeleft', 'lefteye', 'eyel', 'leye', 'jadjlfaceeye'],
  rightEye: ['eyeright', 'righteye', 'eyer', 'reye', 'jadjrfaceeye'],
};

const plain = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(mixamorig\d*|wolf3d|armature|j_bip_[clr]|def|cc_base)[:_.|-]*/, '')
    .replace(/[^a-z0-9]/g, '');

/** A skinned file has a mesh and a bone of the same name now and then: the bone is meant. */
const rank = (node: Object3D): number =>
  'isBone' in node ? 0 : 'isMesh' in node && node.children.length === 0 ? 2 : 1;

const find = (nodes: readonly Object3D[], names: readonly string[]): Object3D | null => {
  for (const name of names) {
    const found = nodes.filter((node) => plain(node.name) === name).sort((a, b) => rank(a) - rank(b));
    if (found[0]) return found[0];
  }
  return null;
};

const toJoint = (node: Object3D, root: Object3D): Joint => {
  const parent = new Quaternion();
  const toRoot = new Matrix4().copy(root.matrixWorld).invert();
  if (node.parent) toRoot.multiply(node.parent.matrixWorld);
  toRoot.decompose(new Vector3(), parent, new Vector3());
  const rest = node.quaternion;
  return {
    node,
    rest: [rest.x, rest.y, rest.z, rest.w],
    parent: [parent.x, parent.y, parent.z, parent.w],
  };
};

/** Finds the five joints below `root` by their names; null where there is none. The figure must be at rest. */
export const findJoints = (root: Object3D): Record<JointName, Joint | null> => {
  root.updateWorldMatrix(true, true);
  const nodes: Object3D[] = [];
  root.traverse((node) => {
    if (node !== root) nodes.push(node);
  });
  const joint = (name: JointName): Joint | null => {
    const node = find(nodes, NAMES[name]);
    return node ? toJoint(node, root) : null;
  };
  return {
    chest: joint('chest'),
    neck: joint('neck'),
    head: joint('head'),
    leftEye: joint('leftEye'),
    rightEye: joint('rightEye'),
  };
};
