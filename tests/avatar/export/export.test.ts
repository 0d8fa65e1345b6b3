import { inflateSync } from 'node:zlib';
import { type VRM, VRMLoaderPlugin } from '@pixiv/three-vrm';
import { validateBytes } from 'gltf-validator';
import { Mesh, Object3D, Vector3 } from 'three';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCanonicalFaceBytes } from '../../../build/avatars/canonical-face-bytes.ts';
import { readRecipe } from '../../../build/avatars/read-recipe.ts';
import { encodePng } from '../../../renderer/avatar/export/png.ts';
import { toGlb } from '../../../renderer/avatar/export/to-glb.ts';
import { toVrm } from '../../../renderer/avatar/export/to-vrm.ts';
import { loadGlb } from '../../../renderer/avatar/load-glb.ts';
import { sculptAvatar } from '../../../renderer/avatar/sculpt/sculpt-avatar.ts';
import type { SculptedAvatar } from '../../../renderer/avatar/sculpt/sculpted-avatar.ts';
import { checkAvatar } from '../../../renderer/core/avatar-file/check-avatar.ts';
import { parseCanonicalFace } from '../../../renderer/core/shapes/canonical-face.ts';
import { ARKIT_SHAPES } from '../../../renderer/core/signals/arkit.ts';
import { SpringBoneSchema, VrmSchema } from './vrm-schema.ts';

/** Sculpting takes seconds on a busy machine; the limit only ends a hang. Milliseconds. */
const PATIENCE = 120_000;

const jsonOf = (glb: Uint8Array) => {
  const length = new DataView(glb.buffer, glb.byteOffset).getUint32(12, true);
  return JSON.parse(new TextDecoder().decode(glb.subarray(20, 20 + length)));
};

const problemsOf = async (glb: Uint8Array): Promise<string[]> => {
  const { issues } = await validateBytes(glb, { maxIssues: 0 });
  return issues.messages
    .filter(({ severity }) => severity === 0)
    .map(({ code, pointer, message }) => `${code} ${pointer}: ${message}`);
};

let avatar: SculptedAvatar;
/** Node decodes no pictures; the loaders need none. */
let bare: SculptedAvatar;
let vrmBytes: Uint8Array;

beforeAll(async () => {
  const face = parseCanonicalFace(await readCanonicalFaceBytes());
  const sculpted = sculptAvatar(
    readRecipe(new URL('../../../assets/avatars/mira.json', import.meta.url)),
    face,
  );
  avatar = sculpted;
  bare = { ...avatar, materials: avatar.materials.map(({ picture: _, ...plain }) => plain) };
  vrmBytes = toVrm(avatar);
}, PATIENCE);

describe('a picture as PNG', () => {
  it('holds every pixel', () => {
    const pixels = Uint8Array.from({ length: 5 * 3 * 4 }, (_, i) => (i * 37) % 256);
    const png = encodePng({ width: 5, height: 3, pixels });
    const data = png.indexOf(0x49, 33 + 4);
    const length = new DataView(png.buffer).getUint32(33);
    expect(String.fromCharCode(...png.subarray(data, data + 4))).toBe('IDAT');
    const rows = inflateSync(png.subarray(data + 4, data + 4 + length));
    const above = new Uint8Array(15);
    for (let y = 0; y < 3; y++)
      for (let x = 0; x < 15; x++) {
        above[x] = (above[x] ?? 0) + (rows[y * 16 + 1 + x] ?? 0);
        expect(above[x]).toBe(pixels[(y * 5 + Math.floor(x / 3)) * 4 + (x % 3)]);
      }
  });
});

describe('a GLB', () => {
  it('has no fault that Khronos’s validator knows', async () => {
    expect(await problemsOf(toGlb(avatar))).toEqual([]);
  });

  it('has all 52 shapes, and moves by them, in our own loader', async () => {
    const glb = toGlb(bare);
    expect(checkAvatar(glb).report).toMatchObject({
      ok: true,
      kind: 'glb',
      shapes: { found: 52 },
      warnings: [],
    });
    const loaded = await loadGlb(glb.slice().buffer, 'mira');
    expect(loaded.shapeCount).toBe(52);
    expect(loaded.triangles).toBe(avatar.parts.reduce((sum, { indices }) => sum + indices.length / 3, 0));
  });
});

describe('a VRM 1.0', () => {
  it('has no fault that Khronos’s validator knows', async () => {
    expect(await problemsOf(vrmBytes)).toEqual([]);
  });

  it('gives the same bytes for the same avatar', () => {
    expect(Buffer.compare(toVrm(avatar), vrmBytes)).toBe(0);
  });

  it('says what the specification wants said', () => {
    const { extensions, extensionsUsed } = jsonOf(vrmBytes);
    expect(extensionsUsed).toEqual(Object.keys(extensions));
    expect(VrmSchema.safeParse(extensions.VRMC_vrm).error?.issues ?? []).toEqual([]);
  });

  it('binds its expressions to the targets that they name', () => {
    const { nodes, meshes, extensions } = jsonOf(vrmBytes);
    for (const [name, { morphTargetBinds = [] }] of Object.entries<{
      morphTargetBinds?: { node: number; index: number; weight: number }[];
    }>(extensions.VRMC_vrm.expressions.custom)) {
      expect(morphTargetBinds.length, name).toBeGreaterThan(0);
      for (const { node, index, weight } of morphTargetBinds)
        expect([meshes[nodes[node].mesh].extras.targetNames[index], weight]).toEqual([name, 1]);
    }
    expect(Object.keys(extensions.VRMC_vrm.expressions.custom)).toEqual([...ARKIT_SHAPES]);
  });

  it('stands on the floor, a whole person tall, arms held out', async () => {
    const { nodes, extensions } = jsonOf(vrmBytes);
    const parents = new Map<number, number>();
    nodes.forEach(({ children = [] }: { children?: number[] }, parent: number) => {
      for (const child of children) parents.set(child, parent);
    });
    const heightOf = (node: number | undefined): number =>
      node === undefined ? 0 : (nodes[node].translation?.[1] ?? 0) + heightOf(parents.get(node));
    const bone = (name: string) => heightOf(extensions.VRMC_vrm.humanoid.humanBones[name].node);
    const upwards = ['leftFoot', 'leftLowerLeg', 'leftUpperLeg', 'hips', 'spine', 'chest', 'neck', 'head'];
    const heights = [0, ...upwards.map(bone), bone('leftEye')];
    expect(heights).toEqual([...heights].sort((a, b) => a - b));
    expect(heights.at(-1)).toBeGreaterThan(1.45);
    expect(bone('leftHand')).toBeCloseTo(bone('leftUpperArm'), 2);
  });

  it('is one that our own check takes for a VRM 1 with all 52 shapes', async () => {
    const { report } = checkAvatar(vrmBytes);
    expect(report).toMatchObject({ ok: true, kind: 'vrm1', reason: '', shapes: { found: 52 }, warnings: [] });
    const loaded = await loadGlb(toVrm(bare).slice().buffer, 'mira');
    expect(loaded.shapeCount).toBe(52);
    // Our own eyes turn as far as a person's.
    expect(loaded.eyeShare).toBe(1);
    expect(loaded.figure.eyes[1]).toBeGreaterThan(1.45);
  });
});

describe('three-vrm', () => {
  type Swinging = Parameters<typeof toVrm>[0];
  /** A lock of two bones and its end, at the back of the head. */
  const withLock = (): Swinging => {
    const lock = ['HairTest1', 'HairTest2', 'HairTest3'] as const;
    const bones = lock.map((name, i) => ({
      name,
      parent: lock[i - 1] ?? 'Head',
      translation: i === 0 ? [0, 0, -0.1] : [0, -0.1, 0],
      scale: [1, 1, 1],
    }));
    const made: unknown = {
      ...bare,
      bones: [...bare.bones, ...bones],
      springs: [{ bones: lock, stiffness: 0.6, drag: 0.3, gravity: 0.2, radius: 0.01 }],
      springColliders: [{ bone: 'Neck', offset: [0, 0, 0], tail: [0, 0.1, 0], radius: 0.05 }],
    };
    return made as Swinging;
  };
  let vrm: VRM;

  beforeAll(async () => {
    const bytes = toVrm(withLock());
    const json = jsonOf(bytes);
    expect(SpringBoneSchema.safeParse(json.extensions.VRMC_springBone).error?.issues ?? []).toEqual([]);
    const loader = new GLTFLoader().register((parser) => new VRMLoaderPlugin(parser));
    vrm = (await loader.parseAsync(bytes.slice().buffer, '')).userData.vrm;
  }, PATIENCE);

  it('reads the licence', () => {
    expect(vrm.meta).toMatchObject({ metaVersion: '1', name: 'Mira', authors: ['Masque user'] });
  });

  it('moves the face by a preset and by ARKit’s names', () => {
    const jaw = (): number => {
      let most = 0;
      vrm.scene.traverse((node) => {
        if (node instanceof Mesh && node.name.startsWith('Face'))
          most = node.morphTargetInfluences?.[node.morphTargetDictionary?.jawOpen ?? -1] ?? 0;
      });
      return most;
    };
    const expressions = vrm.expressionManager;
    for (const shape of ARKIT_SHAPES) expect(expressions?.getExpression(shape), shape).toBeTruthy();
    expressions?.setValue('jawOpen', 1);
    expressions?.update();
    expect(jaw()).toBe(1);
    expressions?.setValue('jawOpen', 0);
    expressions?.setValue('aa', 1);
    expressions?.update();
    expect(jaw()).toBeGreaterThan(0.4);
    expressions?.setValue('aa', 0);
    expressions?.update();
  });

  it('turns the eyes to what they look at, sockets flat as they are', () => {
    const target = new Object3D();
    target.position.set(3, 1.5, 3);
    target.updateMatrixWorld();
    if (vrm.lookAt) vrm.lookAt.target = target;
    vrm.update(1 / 60);
    const eye = vrm.humanoid.getRawBoneNode('leftEye');
    const turned = new Vector3(0, 0, 1).applyQuaternion(eye?.quaternion ?? new Object3D().quaternion);
    // The person's left is +x. Half a right angle away, an eye goes as far as it ever does: 30 degrees.
    expect(Math.atan2(turned.x, turned.z)).toBeCloseTo(Math.PI / 6, 1);
  });

  it('swings the hair', () => {
    const lock = vrm.scene.getObjectByName('HairTest1');
    vrm.springBoneManager?.reset();
    const before = lock?.quaternion.clone();
    const head = vrm.humanoid.getNormalizedBoneNode('head');
    for (let frame = 0; frame < 20; frame++) {
      head?.rotation.set(0, 0, frame * 0.04);
      vrm.update(1 / 60);
    }
    expect(before && lock ? lock.quaternion.angleTo(before) : 0).toBeGreaterThan(0.02);
  });
});
