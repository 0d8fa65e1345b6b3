import { describe, expect, it } from 'vitest';
import { type AvatarReport, checkAvatar } from '../../../renderer/core/avatar-file/check-avatar.ts';
import { AVATAR_LIMITS } from '../../../renderer/core/avatar-file/limits.ts';
import { ARKIT_SHAPES } from '../../../renderer/core/signals/arkit.ts';
import {
  type AvatarFile,
  avatarFile,
  packGlb,
  packGltf,
  pngHead,
  vrm0File,
  vrm1File,
} from './avatar-files.ts';

const report = (bytes: Uint8Array): AvatarReport => checkAvatar(bytes).report;
const three = (): AvatarFile => avatarFile(['jawOpen', 'eyeBlinkLeft', 'mouthSmile_R']);

/** Sets what stands at a path such as `nodes.0.children`. */
const put = (file: AvatarFile, path: string, value: unknown): AvatarFile => {
  const steps = path.split('.');
  const last = steps.pop() ?? '';
  let at = file.json;
  for (const step of steps) at = at[step] as typeof at;
  at[last] = value;
  return file;
};
const changed = (path: string, value: unknown): AvatarFile => put(three(), path, value);

const withFloat = (at: number, value: number): AvatarFile => {
  const file = three();
  new DataView(file.binary.buffer).setFloat32(at, value, true);
  return file;
};

describe('checkAvatar lets through', () => {
  it('a GLB with the 52 shapes', () => {
    expect(report(packGlb(avatarFile(ARKIT_SHAPES)))).toEqual({
      ok: true,
      kind: 'glb',
      reason: '',
      cure: '',
      shapes: { found: 52, mapped: 0, synthesised: 0, missing: [] },
      triangles: 3,
      warnings: [],
    });
  });

  it('one with a few, and says which are missing', () => {
    const { ok, shapes, warnings } = report(packGlb(three()));
    expect([ok, shapes.found, shapes.mapped, shapes.synthesised]).toEqual([true, 3, 0, 0]);
    expect(shapes.missing).toHaveLength(49);
    expect(shapes.missing).not.toContain('jawOpen');
    expect(warnings).toContain('49 of 52 face shapes are missing');
  });

  it('the same as text with its buffer inside, with and without a byte order mark', () => {
    const text = packGltf(three());
    expect(report(text)).toEqual(report(packGlb(three())));
    expect(report(Uint8Array.from([0xef, 0xbb, 0xbf, ...text])).ok).toBe(true);
  });

  it.each([
    ['vrm0', vrm0File],
    ['vrm1', vrm1File],
  ])('a %s by its presets alone', (kind, make) => {
    const { ok, kind: seen, shapes } = report(packGlb(make()));
    expect([ok, seen, shapes.found, shapes.mapped]).toEqual([true, kind, 0, 2]);
    expect(shapes.synthesised).toBeGreaterThan(5);
    expect(shapes.missing).not.toContain('jawOpen');
    expect(shapes.missing).not.toContain('mouthSmileLeft');
  });

  it('a head that turns without a face, with a warning', () => {
    const { ok, warnings } = report(packGlb(avatarFile([])));
    expect(ok).toBe(true);
    expect(warnings.join()).toMatch(/no face shapes/);
  });

  it('a careless VRM, whose damaged parts it leaves out', () => {
    const file = vrm1File();
    put(file, 'extensions.VRMC_vrm.expressions.preset.aa', 'what');
    put(file, 'extensions.VRMC_vrm.expressions.preset.ih', {
      morphTargetBinds: [{ node: 99, index: 0, weight: 1 }],
    });
    put(file, 'extensions.VRMC_vrm.humanoid', { humanBones: { head: { node: -1 }, neck: 7 } });
    put(file, 'nodes.1.name', 'Head');
    const { ok, kind, warnings } = report(packGlb(file));
    expect([ok, kind]).toEqual([true, 'vrm1']);
    expect(warnings).toContain('it is a VRM that names no bones');
  });

  it('a figure whose cameras, lights and animations make no sense: none of them is shown', () => {
    const file = three();
    put(file, 'cameras', [null]);
    put(file, 'animations', 'walk');
    put(file, 'nodes.0.camera', 7);
    put(file, 'nodes.1.extensions', { KHR_lights_punctual: { light: -1 } });
    put(file, 'extensions', { KHR_lights_punctual: { lights: [null] } });
    expect(report(packGlb(file))).toMatchObject({ ok: true, shapes: { found: 3 } });
  });

  it('null where a field could have been left out', () => {
    const file = put(three(), 'nodes.2.skin', null);
    put(file, 'meshes.0.primitives.0.material', null);
    put(file, 'meshes.0.weights', null);
    expect(report(packGlb(file)).ok).toBe(true);
  });

  it('bounds that are none, for an exporter’s numbers that were none', () => {
    expect(report(packGlb(changed('accessors.0.min', [null, null, null]))).ok).toBe(true);
  });

  it('a mesh whose parts differ in their targets, with a warning', () => {
    const file = three();
    const [part] = (file.json.meshes as { primitives: object[] }[])[0]?.primitives ?? [];
    put(file, 'meshes.0.primitives', [{ ...part, targets: [] }, part]);
    const { ok, shapes, warnings } = report(packGlb(file));
    expect([ok, shapes.found]).toEqual([true, 3]);
    expect(warnings.join()).toMatch(/other morph targets/);
  });

  it('quantised and sparse numbers', () => {
    const file = three();
    put(file, 'extensionsRequired', ['KHR_mesh_quantization']);
    put(file, 'accessors.2', {
      componentType: 5126,
      count: 4,
      type: 'VEC3',
      sparse: {
        count: 1,
        indices: { bufferView: 1, byteOffset: 0, componentType: 5123 },
        values: { bufferView: 0 },
      },
    });
    expect(report(packGlb(file))).toMatchObject({ ok: true });
  });
});

const whole = packGlb(three());
const cut = (length: number): Uint8Array => whole.slice(0, length);
const text = (words: string): Uint8Array => new TextEncoder().encode(words);

describe('checkAvatar refuses', () => {
  it.each<[string, Uint8Array, RegExp]>([
    ['an empty file', new Uint8Array(0), /empty/],
    ['a word', text('hello'), /not a glTF/],
    ['a magic alone', text('glTF'), /ends early/],
    ['a Git LFS pointer', text('version https://git-lfs.github.com/spec/v1\n'), /Git LFS/],
    ['a ZIP', text('PK\x03\x04'), /ZIP/],
    ['half a file', cut(whole.length / 2), /ends early/],
    ['all but a byte', cut(whole.length - 1), /ends early/],
    ['JSON that ends', text('{"asset":{"version":"2.0"'), /not JSON/],
    ['JSON of another kind', text('{"name":"masque"}'), /not say that it is glTF/],
    ['deep JSON', text(`{"a":${'['.repeat(1e6)}`), /nests deeper/],
    ['endless JSON', text(`{"a":[${'0,'.repeat(3e6)}0]}`), /lists/],
  ])('%s', (_, bytes, words) => {
    const { ok, reason, cure } = report(bytes);
    expect(ok).toBe(false);
    expect(reason).toMatch(words);
    expect(cure).not.toBe('');
  });

  const huge = 2 ** 31;
  it.each<[string, AvatarFile, RegExp]>([
    ['an older glTF', changed('asset.version', '1.0'), /version 1\.0/],
    ['a buffer elsewhere', changed('buffers.0.uri', 'https://example.org/a.bin'), /another file \(https/],
    ['a picture elsewhere', changed('images', [{ uri: '../secret.png' }]), /another file/],
    [
      'a buffer that is not there',
      changed('buffers', [{ byteLength: 4 }, { byteLength: 4 }]),
      /buffer 1 is missing/,
    ],
    ['a buffer too short', changed('buffers.0.byteLength', 9e5), /ends early/],
    ['a view beyond its buffer', changed('bufferViews.0.byteLength', 9e5), /reaches to byte/],
    ['a view of no buffer', changed('bufferViews.0.buffer', 7), /missing/],
    ['an accessor beyond its view', changed('accessors.0.count', 5), /reaches to byte/],
    ['an accessor that is not aligned', changed('accessors.0.byteOffset', 1), /aligned|reaches/],
    ['a count beyond reason', changed('accessors.0.count', huge), /accessor 0 holds/],
    [
      'a count out of nothing',
      changed('accessors.0', { componentType: 5126, count: huge, type: 'VEC3' }),
      /holds/,
    ],
    ['a count that is none', changed('accessors.0.count', -1), /accessors\[0\]\.count/],
    ['a type of nobody’s', changed('accessors.0.type', 'VEC9'), /accessors\[0\]\.type/],
    ['a view of no accessor', changed('meshes.0.primitives.0.attributes.POSITION', 99), /missing/],
    ['indices that are floats', changed('meshes.0.primitives.0.indices', 0), /whole numbers/],
    ['a target of another length', changed('meshes.0.primitives.0.targets.0.POSITION', 1), /moves 9 of 4/],
    ['a node that is its own ancestor', changed('nodes.2.children', [0]), /cycle/],
    ['a node that is its own child', changed('nodes.2.children', [2]), /cycle/],
    ['a node with two parents', changed('nodes.0.children', [1, 2]), /two parents/],
    ['a child that is not there', changed('nodes.2.children', [9]), /child 9/],
    ['a scene that is not there', changed('scene', 3), /scene 3/],
    ['no scene', changed('scenes', []), /no scene/],
    ['nothing to draw', changed('scenes.0.nodes', []), /no triangles/],
    ['a mesh that is not there', changed('nodes.2.mesh', 3), /mesh 3/],
    ['a skin that is not there', changed('nodes.2.skin', 3), /skin 3/],
    ['a material that is not there', changed('meshes.0.primitives.0.material', 2), /material 2/],
    [
      'a texture that is not there',
      changed('materials', [{ extensions: { ACME: { glowTexture: { index: 4 } } } }]),
      /texture 4/,
    ],
    ['a place of the wrong length', changed('nodes.0.translation', [1, 2]), /nodes\[0\]\.translation/],
    ['a requirement of nobody’s', changed('extensionsRequired', ['ACME_cloth']), /ACME_cloth/],
    [
      'Draco that it does not declare',
      changed('meshes.0.primitives.0.extensions', { KHR_draco_mesh_compression: { bufferView: 0 } }),
      /Draco/,
    ],
    ['KTX2', changed('extensionsRequired', ['KHR_texture_basisu']), /KTX2 \(KHR_texture_basisu\)/],
    [
      'a texture in KTX2 alone',
      changed('textures', [{ extensions: { KHR_texture_basisu: { source: 0 } } }]),
      /texture 0 .*KHR_texture_basisu/,
    ],
    ['NaN', withFloat(0, Number.NaN), /nowhere/],
    ['infinity', withFloat(4, Number.POSITIVE_INFINITY), /nowhere/],
    ['a vertex among the stars', withFloat(4, 1e20), /m away/],
    ['NaN in a morph target', withFloat(48 + 20, Number.NaN), /nowhere/],
    ['a thing without face or head', avatarFile(['wobble'], ['a', 'b', 'c']), /no face shapes and no head/],
    [
      'too many nodes',
      changed(
        'nodes',
        Array.from({ length: AVATAR_LIMITS.nodes + 1 }, () => ({})),
      ),
      /nodes, more than/,
    ],
    [
      'nodes in a chain',
      changed(
        'nodes',
        Array.from({ length: 999 }, (_, i) => (i < 998 ? { children: [i + 1] } : {})),
      ),
      /nest deeper/,
    ],
    ['too many targets', avatarFile(Array(AVATAR_LIMITS.morphTargets + 1).fill('x')), /morph targets/],
  ])('%s', (_, file, words) => {
    const { ok, reason } = report(packGlb(file));
    expect(reason).toMatch(words);
    expect(ok).toBe(false);
  });

  it('a number that JSON can write and no machine can hold', () => {
    const json = JSON.stringify(three().json).replace('[0,1.4,0]', '[0,1e999,0]');
    expect(report(packGlb({ json, binary: three().binary })).reason).toMatch(/nodes\[0\]\.translation/);
  });

  it('a damaged VRM as the VRM that it is', () => {
    expect(report(packGlb(put(vrm0File(), 'nodes.0.children', 'all')))).toMatchObject({
      ok: false,
      kind: 'vrm0',
    });
    expect(report(packGlb(put(vrm1File(), 'nodes.0.children', [2, 1])))).toMatchObject({
      ok: false,
      kind: 'vrm1',
    });
  });

  it('a picture that would unpack to gigabytes, before it is unpacked', () => {
    const uri = `data:image/png;base64,${Buffer.from(pngHead(30_000, 30_000)).toString('base64')}`;
    expect(report(packGlb(changed('images', [{ uri }]))).reason).toMatch(/30000 × 30000 pixels/);
  });

  it('a small file that draws one mesh five thousand times', () => {
    const file = three();
    const copies = Array.from({ length: 4000 }, () => ({ name: 'Head', mesh: 0 }));
    put(file, 'nodes', copies);
    put(file, 'scenes.0.nodes', [...copies.keys()]);
    const big = new Float32Array(3 * 1000);
    put(file, 'accessors.0', { componentType: 5126, count: 1000, type: 'VEC3' });
    put(file, 'meshes.0.primitives.0.targets', []);
    expect(
      report(packGlb({ ...file, binary: new Uint8Array([...file.binary, ...new Uint8Array(big.buffer)]) }))
        .reason,
    ).toMatch(/4000000 vertices/);
  });
});
