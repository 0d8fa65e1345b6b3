import type { Mesh } from 'three';
import { Vector3 } from 'three';
import { describe, expect, it } from 'vitest';
import { applyPose } from '../../renderer/avatar/apply-pose.ts';
import type { Avatar } from '../../renderer/avatar/avatar.ts';
import { loadGlb } from '../../renderer/avatar/load-glb.ts';
import { MasqueError } from '../../renderer/core/errors.ts';
import { fromEuler } from '../../renderer/core/math/quaternion.ts';
import { EYE_LIMIT } from '../../renderer/core/retarget/eye-rotations.ts';
import { ARKIT_INDEX, type ArkitShape, neutralWeights } from '../../renderer/core/signals/arkit.ts';
import { restPose } from '../../renderer/core/signals/avatar-pose.ts';
import {
  type AvatarFile,
  avatarFile,
  packGlb,
  packGltf,
  vrm0File,
  vrm1File,
} from '../core/avatar-file/avatar-files.ts';

const load = (bytes: Uint8Array): Promise<Avatar> => loadGlb(new Uint8Array(bytes).buffer, 'me');

const pose = (avatar: Avatar, shapes: Partial<Record<ArkitShape, number>>, timeSeconds = 0): void => {
  const weights = neutralWeights();
  for (const [shape, weight] of Object.entries(shapes)) weights[ARKIT_INDEX[shape as ArkitShape]] = weight;
  applyPose(avatar, { ...restPose(), weights, timeSeconds });
  avatar.root.updateWorldMatrix(true, true);
};

const nose = (avatar: Avatar): Vector3 => {
  const mesh: Mesh | undefined = avatar.parts[0]?.mesh;
  return mesh?.getVertexPosition(0, new Vector3()) ?? new Vector3(9, 9, 9);
};
/** How far the tip of the nose is moved, in the file's own axes. */
const moved = (avatar: Avatar, shapes: Partial<Record<ArkitShape, number>>): number[] => {
  pose(avatar, {});
  const before = nose(avatar);
  pose(avatar, shapes);
  return nose(avatar)
    .sub(before)
    .toArray()
    .map((value) => Math.round(value * 1e6) / 1e6);
};

describe('loadGlb', () => {
  it.each([
    ['a GLB with ARKit’s names', () => packGlb(avatarFile(['jawOpen', 'x', 'y', 'z', 'w', 'eyeBlinkLeft']))],
    [
      'a glTF with VRoid’s names',
      () => packGltf(avatarFile(['Fcl_MTH_A', 'x', 'y', 'z', 'w', 'Fcl_EYE_Close'])),
    ],
    ['a VRM 0 by its presets', () => packGlb(vrm0File())],
    ['a VRM 1 by its presets', () => packGlb(vrm1File())],
  ])('moves the face of %s', async (_, make) => {
    const avatar = await load(make());
    for (const morphing of ['gpu', 'cpu'] as const) {
      avatar.setMorphing(morphing);
      // The first target moves the nose along x; the sixth along z.
      const [open] = moved(avatar, { jawOpen: 0.5 });
      expect(open).toBeGreaterThan(0.0045);
      expect(moved(avatar, { eyeBlinkLeft: 1, eyeBlinkRight: 1 }).some((value) => value > 0.009)).toBe(true);
      expect(moved(avatar, {})).toEqual([0, 0, 0]);
    }
    avatar.dispose();
  });

  it('turns a VRM 0 round, and nothing else', async () => {
    const facing = async (bytes: Uint8Array): Promise<number> => {
      const avatar = await load(bytes);
      const mesh = avatar.parts[0]?.mesh;
      return mesh ? Math.sign(mesh.localToWorld(nose(avatar)).z) : 0;
    };
    expect(await facing(packGlb(vrm0File()))).toBe(-1);
    expect(await facing(packGlb(vrm1File()))).toBe(1);
  });

  it('leaves out the morph targets that nothing moves', async () => {
    const clothes = Array.from({ length: 600 }, (_, i) => `cloth ${i}x`);
    const avatar = await load(packGlb(avatarFile([...clothes, 'jawOpen'])));
    expect(avatar.parts[0]?.mesh.geometry.morphAttributes.position).toHaveLength(1);
    for (const morphing of ['gpu', 'cpu'] as const) {
      avatar.setMorphing(morphing);
      expect(moved(avatar, { jawOpen: 1 })).toEqual([0.01, 0, 0]);
      expect(moved(avatar, {})).toEqual([0, 0, 0]);
    }
    avatar.dispose();
  });

  it('keeps what the file holds moved and no pose touches', async () => {
    const file = avatarFile(['jawOpen', 'heavier']);
    Object.assign((file.json.meshes as object[])[0] ?? {}, { weights: [0, 0.5] });
    const avatar = await load(packGlb(file));
    for (const morphing of ['gpu', 'cpu'] as const) {
      avatar.setMorphing(morphing);
      pose(avatar, { jawOpen: 1 });
      const [x, y] = nose(avatar).toArray();
      expect([x, y]).toEqual([expect.closeTo(0.01, 6), expect.closeTo(0.005, 6)]);
    }
  });

  it('shows the scene that the file says, of several', async () => {
    const file = avatarFile(['jawOpen']);
    file.json.scenes = [{ nodes: [] }, { nodes: [0] }];
    file.json.scene = 1;
    const avatar = await load(packGlb(file));
    expect(avatar.triangles).toBe(3);
    expect(moved(avatar, { jawOpen: 1 })[0]).toBeGreaterThan(0);
  });

  it('does not stumble over animations, which nobody plays', async () => {
    const file = avatarFile(['jawOpen']);
    file.json.animations = [{ channels: [{ sampler: 9, target: { node: 0, path: 'scale' } }], samplers: [] }];
    expect(moved(await load(packGlb(file)), { jawOpen: 1 })[0]).toBeGreaterThan(0);
  });

  it('says what the check says of a file that it refuses', async () => {
    const bytes = packGlb(avatarFile(['jawOpen'])).slice(0, 300);
    const failure = load(bytes);
    await expect(failure).rejects.toThrow(MasqueError);
    await expect(failure).rejects.toThrow(/avatar "me" cannot be opened: it ends early/);
  });
});

/** Adds nodes below the neck; `parents` are names, places in metres. */
const withNodes = (
  file: AvatarFile,
  added: readonly [name: string, parent: string, x: number, y: number][],
) => {
  const nodes = file.json.nodes as { name: string; children?: number[]; translation?: number[] }[];
  for (const [name, parent, x, y] of added) {
    nodes.push({ name, translation: [x, y, 0] });
    const holder = nodes.find((node) => node.name === parent);
    if (holder) holder.children = [...(holder.children ?? []), nodes.length - 1];
  }
  return file;
};

describe('a figure', () => {
  it('that was modelled with its arms out lets them hang', async () => {
    const file = withNodes(avatarFile(['jawOpen']), [
      ['LeftArm', 'Neck', 0.15, -0.1],
      ['LeftForeArm', 'LeftArm', 0.3, 0],
      ['RightArm', 'Neck', -0.15, -0.1],
      ['RightForeArm', 'RightArm', -0.25, -0.2],
    ]);
    const { root } = await load(packGlb(file));
    root.updateWorldMatrix(true, true);
    const at = (name: string): Vector3 =>
      root.getObjectByName(name)?.getWorldPosition(new Vector3()) ?? new Vector3();
    for (const [side, sign] of [
      ['Left', 1],
      ['Right', -1],
    ] as const) {
      const arm = at(`${side}ForeArm`)
        .sub(at(`${side}Arm`))
        .normalize();
      expect(arm.y).toBeLessThan(-0.95);
      expect(arm.x * sign).toBeGreaterThan(0);
    }
  });

  it('with springs swings when it moves, and rests when it rests', async () => {
    const file = withNodes(vrm1File(), [
      ['tail1', 'n1', 0, -0.1],
      ['tail2', 'tail1', 0, -0.2],
    ]);
    file.json.extensionsUsed = ['VRMC_vrm', 'VRMC_springBone'];
    Object.assign(file.json.extensions as object, {
      VRMC_springBone: {
        specVersion: '1.0',
        springs: [{ joints: [{ node: 3, stiffness: 1, dragForce: 0.4 }, { node: 4 }] }],
      },
    });
    const avatar = await load(packGlb(file));
    const tail = avatar.root.getObjectByName('tail1');
    const turned = (): number => 2 * Math.acos(Math.min(1, Math.abs(tail?.quaternion.w ?? 0)));
    for (let t = 0; t < 1; t += 1 / 30) pose(avatar, {}, t);
    expect(turned()).toBeLessThan(0.01);
    applyPose(avatar, { ...restPose(), offset: [0.1, 0, 0], timeSeconds: 1.03 });
    expect(turned()).toBeGreaterThan(0.05);
  });

  it('whose springs make no sense is worn without them', async () => {
    const file = vrm1File();
    file.json.extensionsUsed = ['VRMC_vrm', 'VRMC_springBone'];
    Object.assign(file.json.extensions as object, {
      VRMC_springBone: { specVersion: '1.0', springs: [{ joints: 7 }, null] },
    });
    const avatar = await load(packGlb(file));
    expect(moved(avatar, { jawOpen: 1 })[0]).toBeGreaterThan(0);
  });

  it.each([
    ['bone', 10, 10, 0],
    ['bone', 45, 30, 0],
    ['expression', 10, 0, 0.01],
  ])(
    'that looks by %s, %i degrees at most, turns its eyes %i and its face by %s when a person looks aside',
    async (type, reach, turned, shifted) => {
      const file = withNodes(vrm1File(), [
        ['eye1', 'n1', 0.03, 0.05],
        ['eye2', 'n1', -0.03, 0.05],
      ]);
      Object.assign((file.json.extensions as { VRMC_vrm: object }).VRMC_vrm, {
        expressions: { preset: { lookLeft: { morphTargetBinds: [{ node: 2, index: 0, weight: 1 }] } } },
        humanoid: { humanBones: { head: { node: 1 }, leftEye: { node: 3 }, rightEye: { node: 4 } } },
        lookAt: { type, rangeMapHorizontalOuter: { inputMaxValue: 90, outputScale: reach } },
      });
      const avatar = await load(packGlb(file));
      const aside = fromEuler({ yaw: EYE_LIMIT.yaw, pitch: 0, roll: 0 });
      applyPose(avatar, { ...restPose(), leftEye: aside, rightEye: aside });
      for (const joint of [avatar.joints.leftEye, avatar.joints.rightEye])
        expect((2 * Math.acos(Math.min(1, joint?.node.quaternion.w ?? 9)) * 180) / Math.PI).toBeCloseTo(
          turned,
          3,
        );
      expect(moved(avatar, { eyeLookOutLeft: 1, eyeLookInRight: 1 })[0]).toBeCloseTo(shifted, 5);
    },
  );

  it('with a full body is framed on its head', async () => {
    const file = withNodes(avatarFile([]), [['foot', 'Neck', 0, -1.4]]);
    const nodes = file.json.nodes as { name: string; mesh?: number }[];
    const foot = nodes.find(({ name }) => name === 'foot');
    if (foot) foot.mesh = 0;
    const { figure } = await load(packGlb(file));
    expect(figure.crownY).toBeCloseTo(1.6, 5);
    expect(figure.chinY).toBeCloseTo(1.5, 5);
    expect(figure.minimum[1]).toBeCloseTo(-0.1, 5);
  });

  it('with wings higher than its head is framed on its head', async () => {
    const file = withNodes(avatarFile([]), [['wing', 'Neck', 0, 0.8]]);
    const nodes = file.json.nodes as { name: string; mesh?: number }[];
    const wing = nodes.find(({ name }) => name === 'wing');
    if (wing) wing.mesh = 0;
    const { figure } = await load(packGlb(file));
    expect(figure.crownY).toBeCloseTo(1.6, 5);
    expect(figure.maximum[1]).toBeGreaterThan(2);
  });

  it.each(['head.x', 'Armature|mixamorig:Head', 'Head'])(
    'turns the joint that its file calls %s',
    async (name) => {
      const file = avatarFile([], ['neck', name, name]);
      const { joints } = await load(packGlb(file));
      expect(joints.head?.node.position.y).toBeCloseTo(0.1, 5);
    },
  );
});
