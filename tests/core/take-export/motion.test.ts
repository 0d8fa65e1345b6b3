import { type VRMAnimation, VRMAnimationLoaderPlugin } from '@pixiv/three-vrm-animation';
import { validateBytes } from 'gltf-validator';
import { Quaternion } from 'three';
import { BVHLoader } from 'three/addons/loaders/BVHLoader.js';
import { GLTFLoader } from 'three/addons/loaders/GLTFLoader.js';
import { describe, expect, it } from 'vitest';
import { ARKIT_INDEX, ARKIT_SHAPES } from '../../../renderer/core/signals/arkit.ts';
import { writeBvh } from '../../../renderer/core/take-export/bvh.ts';
import { exportTake } from '../../../renderer/core/take-export/export-take.ts';
import { performTake } from '../../../renderer/core/take-export/perform-take.ts';
import { PRESETS, presetsOf } from '../../../renderer/core/take-export/vrm-presets.ts';
import { writeVrma } from '../../../renderer/core/take-export/vrma.ts';
import { readTake } from '../../../renderer/core/take-file/read-take.ts';
import { plainControls, weightsOf } from '../make-face.ts';
import { makeTake } from '../take-file/make-take.ts';

const take = makeTake(2);
const controls = plainControls();
const poses = performTake(take, controls, { framesPerSecond: 30, seed: 1 });
const angleTo = (a: ArrayLike<number>, at: number, b: readonly [number, number, number, number]): number =>
  new Quaternion().fromArray([...Array.from(a).slice(at, at + 4)]).angleTo(new Quaternion(...b));

const loadVrma = async (bytes: Uint8Array<ArrayBuffer>): Promise<VRMAnimation> => {
  const loader = new GLTFLoader();
  loader.register((parser) => new VRMAnimationLoaderPlugin(parser));
  const { userData } = await loader.parseAsync(bytes.buffer, '');
  const [animation] = userData.vrmAnimations as VRMAnimation[];
  if (animation === undefined) throw new Error('no animation in it');
  return animation;
};

describe('a take as VRM animation', () => {
  it.each(['shapes', 'presets'] as const)('passes Khronos’s validator: %s', async (face) => {
    const { issues } = await validateBytes(writeVrma(poses, 30, face));
    expect(issues.messages.filter(({ severity }) => severity < 2)).toEqual([]);
  });

  it('is loaded by three-vrm with the head and the face that were performed', async () => {
    const animation = await loadVrma(writeVrma(poses, 30, 'shapes'));
    expect(animation.duration).toBeCloseTo(59 / 30, 4);
    const { custom, preset } = animation.expressionTracks;
    expect([...custom.keys()].sort()).toEqual([...ARKIT_SHAPES].sort());
    expect(preset.size).toBe(0);
    const jaw = custom.get('jawOpen')?.values ?? [];
    const head = animation.humanoidTracks.rotation.get('head')?.values ?? [];
    for (const frame of [0, 20, 59]) {
      expect(jaw[frame]).toBeCloseTo(poses[frame]?.weights[ARKIT_INDEX.jawOpen] ?? -1, 5);
      expect(angleTo(head, 4 * frame, poses[frame]?.head ?? [0, 0, 0, 1])).toBeLessThan(1e-3);
    }
    expect(animation.lookAtTrack?.times.length).toBe(60);
    expect(animation.humanoidTracks.translation.get('hips')?.values[1]).toBeGreaterThan(0.8);
  });

  it('says a face in what every VRM avatar knows', async () => {
    const { preset, custom } = (await loadVrma(writeVrma(poses, 30, 'presets'))).expressionTracks;
    expect([...preset.keys()].sort()).toEqual([...PRESETS].sort());
    expect(custom.size).toBe(0);
    const said = (some: Parameters<typeof weightsOf>[0]) =>
      Object.fromEntries(presetsOf(weightsOf(some)).map((value, i) => [PRESETS[i], value]));
    expect(said({}).aa).toBe(0);
    expect(said({ eyeBlinkLeft: 0.8 })).toMatchObject({ blinkLeft: expect.closeTo(0.8), blinkRight: 0 });
    const wide = said({ jawOpen: 0.6 });
    expect(wide.aa).toBeGreaterThan(Math.max(wide.ou ?? 1, wide.ih ?? 1));
    const round = said({ mouthPucker: 0.8, mouthFunnel: 0.3 });
    expect(round.ou).toBeGreaterThan(round.aa ?? 1);
  });
});

describe('a take as BVH', () => {
  it('is loaded by three with the turns that were performed', () => {
    const { skeleton, clip } = new BVHLoader().parse(writeBvh(poses, 30));
    const names = skeleton.bones.map(({ name }) => name).filter((name) => name !== 'ENDSITE');
    expect(names).toEqual(['Hips', 'Spine', 'Chest', 'Neck', 'Head', 'LeftEye', 'RightEye']);
    expect(clip.duration).toBeCloseTo(59 / 30, 4);
    for (const bone of ['head', 'neck', 'chest', 'leftEye'] as const) {
      const name = bone.charAt(0).toUpperCase() + bone.slice(1);
      const track = clip.tracks.find((one) => one.name === `${name}.quaternion`);
      for (const frame of [0, 31, 59])
        expect(angleTo(track?.values ?? [], 4 * frame, poses[frame]?.[bone] ?? [0, 0, 0, 1])).toBeLessThan(
          1e-3,
        );
    }
    const place = clip.tracks.find(({ name }) => name === 'Hips.position');
    expect(place?.values[1]).toBeGreaterThan(90);
  });
});

describe('a take for other programs', () => {
  const order = { controls, framesPerSecond: 30, face: 'shapes' } as const;

  it('is the same file twice, in every format', () => {
    for (const format of ['take', 'csv', 'vrma', 'bvh'] as const) {
      const bytes = exportTake(take, { ...order, format });
      expect(bytes.length).toBeGreaterThan(1000);
      expect(Buffer.compare(bytes, exportTake(take, { ...order, format }))).toBe(0);
    }
    expect(readTake(exportTake(take, { ...order, format: 'take' })).face).toEqual(take.face);
  });
});
