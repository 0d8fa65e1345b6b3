import { Matrix4, type Object3D, Quaternion, Vector3 } from 'three';
import { type ArmJointName, type JointName, jointRank } from '../core/avatar-file/joint-names.ts';
import type { Joint } from './avatar.ts';

/** A skinned file has a mesh and a bone of the same name now and then: the bone is meant. */
const rank = (node: Object3D): number =>
  'isBone' in node ? 0 : 'isMesh' in node && node.children.length === 0 ? 2 : 1;

/** As the file has it: three takes dots and colons out of names, and numbers those that come twice. */
const nameOf = ({ name, userData }: Object3D): string =>
  typeof userData.name === 'string' ? userData.name : name;

const find = (nodes: readonly Object3D[], joint: JointName | ArmJointName): Object3D | null => {
  const named = nodes.flatMap((node) => {
    const fit = jointRank(nameOf(node), joint);
    return fit === null ? [] : [{ node, fit }];
  });
  return named.sort((a, b) => a.fit - b.fit || rank(a.node) - rank(b.node))[0]?.node ?? null;
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

/** VRM's names for the same, best first. */
const VRM_NAMES: Partial<Readonly<Record<JointName, readonly string[]>>> = {
  chest: ['upperChest', 'chest', 'spine'],
};

/**
 * Finds joints below `root`: by what a VRM says, else by their names; null where there is none. The figure must be at
 * rest when `readJoints` is called.
 */
export const jointFinder = (root: Object3D, bones: ReadonlyMap<string, Object3D>) => {
  const nodes: Object3D[] = [];
  root.traverse((node) => {
    if (node !== root) nodes.push(node);
  });
  const node = (name: JointName | ArmJointName): Object3D | null => {
    const named = (name in VRM_NAMES ? VRM_NAMES[name as JointName] : undefined) ?? [name];
    const bone = named.flatMap((vrmName) => bones.get(vrmName) ?? [])[0];
    return bone ?? find(nodes, name);
  };
  const readJoints = (): Record<JointName, Joint | null> => {
    root.updateWorldMatrix(true, true);
    const joint = (name: JointName): Joint | null => {
      const found = node(name);
      return found ? toJoint(found, root) : null;
    };
    return {
      chest: joint('chest'),
      neck: joint('neck'),
      head: joint('head'),
      leftEye: joint('leftEye'),
      rightEye: joint('rightEye'),
    };
  };
  return { node, readJoints };
};
