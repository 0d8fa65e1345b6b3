import { describe, expect, it } from 'vitest';
import { checkGlb, GLB_LIMITS } from '../../renderer/avatar/check-glb.ts';
import { MasqueError } from '../../renderer/core/errors.ts';

/** A GLB of a description alone. */
const glb = (
  json: unknown,
  changes: { magic?: number; version?: number; length?: number } = {},
): ArrayBuffer => {
  const text = new TextEncoder().encode(typeof json === 'string' ? json : JSON.stringify(json));
  const padded = Math.ceil(text.length / 4) * 4;
  const bytes = new Uint8Array(20 + padded).fill(0x20);
  bytes.set(text, 20);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, changes.magic ?? 0x46546c67, true);
  view.setUint32(4, changes.version ?? 2, true);
  view.setUint32(8, changes.length ?? bytes.length, true);
  view.setUint32(12, padded, true);
  view.setUint32(16, 0x4e4f534a, true);
  return bytes.buffer;
};

describe('checkGlb', () => {
  it('lets a whole file through', () => {
    expect(() =>
      checkGlb(glb({ asset: { version: '2.0' }, buffers: [{}], images: [{ uri: 'data:,' }] }), 'a.glb'),
    ).not.toThrow();
  });
  it.each([
    ['an empty file', new ArrayBuffer(0), /not a binary glTF/],
    ['a file of another kind', glb({}, { magic: 1 }), /not a binary glTF/],
    ['an older version', glb({}, { version: 1 }), /version 1/],
    ['half a file', glb({}, { length: 4000 }), /ends early/],
    ['a damaged description', glb('{"asset":'), /damaged/],
    ['a description that is none', glb('7'), /damaged/],
    ['a buffer elsewhere', glb({ buffers: [{ uri: 'https://example.org/a.bin' }] }), /another file \(https/],
    ['an image elsewhere', glb({ images: [{ uri: '../secret.png' }] }), /another file/],
    [
      'too many vertices',
      glb({
        accessors: [{ count: GLB_LIMITS.vertices + 1 }],
        meshes: [{ primitives: [{ attributes: { POSITION: 0 } }] }],
      }),
      /vertices/,
    ],
    [
      'too many shapes',
      glb({ meshes: [{ primitives: [{ targets: Array(GLB_LIMITS.morphTargets + 1).fill({}) }] }] }),
      /morph targets/,
    ],
  ])('refuses %s', (_, bytes, words) => {
    expect(() => checkGlb(bytes, 'a.glb')).toThrow(MasqueError);
    expect(() => checkGlb(bytes, 'a.glb')).toThrow(words);
    expect(() => checkGlb(bytes, 'a.glb')).toThrow(/a\.glb/);
  });
});
