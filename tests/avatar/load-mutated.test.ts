import { Texture, TextureLoader } from 'three';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { loadGlb } from '../../renderer/avatar/load-glb.ts';
import { checkAvatar } from '../../renderer/core/avatar-file/check-avatar.ts';
import { MasqueError } from '../../renderer/core/errors.ts';
import {
  type AvatarFile,
  avatarFile,
  packGlb,
  pngHead,
  vrm0File,
  vrm1File,
} from '../core/avatar-file/avatar-files.ts';
import { placesIn } from '../core/avatar-file/places-in.ts';

const ODD: readonly unknown[] = [-1, 0, 7, 0.5, null, true, 'x', [], {}, [0]];

const picture = `data:image/png;base64,${Buffer.from(pngHead(2, 2)).toString('base64')}`;

/** With a painted material, a skin, springs, a VRM's own materials, and a camera and a light of its own. */
const dressed = (file: AvatarFile): AvatarFile => {
  const { json } = file;
  const nodes = json.nodes as object[];
  nodes[2] = { ...nodes[2], skin: 0 };
  nodes[0] = { ...nodes[0], camera: 0, extensions: { KHR_lights_punctual: { light: 0 } } };
  json.cameras = [{ type: 'perspective', perspective: { yfov: 1, znear: 0.1 } }];
  json.skins = [{ joints: [0, 1] }];
  json.images = [{ uri: picture }];
  json.samplers = [{ magFilter: 9729 }];
  json.textures = [{ source: 0, sampler: 0 }];
  const baseColorTexture = { index: 0, extensions: { KHR_texture_transform: { offset: [0, 0] } } };
  const painted = { baseColorTexture, baseColorFactor: [1, 1, 1, 1] };
  const mtoon = { VRMC_materials_mtoon: { specVersion: '1.0', shadeMultiplyTexture: { index: 0 } } };
  json.materials = [
    { name: 'Face', pbrMetallicRoughness: painted, extensions: mtoon },
    { name: 'Eye', extensions: { KHR_materials_unlit: {} } },
  ];
  const [mesh] = json.meshes as { primitives: { material?: number }[]; weights?: number[] }[];
  const [primitive] = mesh?.primitives ?? [];
  if (mesh && primitive) {
    primitive.material = 0;
    mesh.weights = [0];
    mesh.primitives.push({ ...primitive, material: 1 });
  }
  const extensions = (json.extensions ?? {}) as { VRM?: object };
  json.extensionsUsed = [
    ...((json.extensionsUsed as string[] | undefined) ?? []),
    'VRMC_materials_mtoon',
    'VRMC_springBone',
    'KHR_lights_punctual',
    'KHR_texture_transform',
    'KHR_materials_unlit',
  ];
  if (extensions.VRM)
    Object.assign(extensions.VRM, {
      materialProperties: [
        {
          name: 'Face',
          shader: 'VRM/MToon',
          textureProperties: { _MainTex: 0 },
          floatProperties: {},
          vectorProperties: {},
        },
      ],
      secondaryAnimation: {
        boneGroups: [{ stiffiness: 1, bones: [1], colliderGroups: [] }],
        colliderGroups: [],
      },
    });
  json.extensions = {
    ...extensions,
    KHR_lights_punctual: { lights: [{ type: 'spot', spot: {} }] },
    VRMC_springBone: { specVersion: '1.0', springs: [{ joints: [{ node: 0 }, { node: 1 }] }] },
  };
  return file;
};

describe('what the check lets through, the loader opens', () => {
  beforeAll(() => {
    // Node has no pictures; the loader asks for them of these two.
    vi.stubGlobal('self', globalThis);
    vi.spyOn(TextureLoader.prototype, 'load').mockImplementation((_, done) => {
      const texture = new Texture<HTMLImageElement>();
      done?.(texture);
      return texture;
    });
    for (const level of ['warn', 'error'] as const) vi.spyOn(console, level).mockImplementation(() => {});
  });
  afterAll(() => {
    vi.restoreAllMocks();
    vi.unstubAllGlobals();
  });

  it.each([
    ['GLB', () => dressed(avatarFile(['jawOpen']))],
    ['VRM 0', () => dressed(vrm0File())],
    ['VRM 1', () => dressed(vrm1File())],
  ])(
    'whatever stands wherever in a %s',
    async (_, make) => {
      const stumbled = new Set<string>();
      let opened = 0;
      for (let place = 0; place < placesIn(make().json).length; place++)
        for (const value of ODD) {
          const file = make();
          const [holder, key] = placesIn(file.json)[place] ?? [file.json, ''];
          const was = JSON.stringify(Reflect.get(holder, key))?.slice(0, 60);
          Reflect.set(holder, key, value);
          const bytes = packGlb(file);
          if (!checkAvatar(bytes).report.ok) continue;
          opened++;
          try {
            (await loadGlb(new Uint8Array(bytes).buffer, 'it')).dispose();
          } catch (cause) {
            const words = cause instanceof MasqueError ? cause.message : `no word of ours: ${String(cause)}`;
            stumbled.add(`${key}: ${was} → ${JSON.stringify(value)}: ${words}`);
          }
        }
      expect([...stumbled]).toEqual([]);
      expect(opened).toBeGreaterThan(100);
    },
    240_000,
  );
});
