import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { runInThisContext } from 'node:vm';
import { Vector3 } from 'three';
import { expect, it, vi } from 'vitest';
import { loadGlb } from '../../renderer/avatar/load-glb.ts';
import { MasqueError } from '../../renderer/core/errors.ts';
import { createRandom } from '../../renderer/core/math/seeded-random.ts';
import { type AvatarFile, packGlb } from '../core/avatar-file/avatar-files.ts';
import { dracoFile, PACKED_PYRAMIDS } from '../core/avatar-file/packed.ts';

/** As on a page, but from the disk and without a page. */
vi.mock('../../renderer/avatar/codec-module.ts', () => ({
  startCodec: async (name: string, script: string, wasm: string): Promise<unknown> => {
    // The decoders take Node for a place where they may load files by themselves.
    Object.assign(globalThis, { require: createRequire(import.meta.url), __dirname: import.meta.dirname });
    const place = (address: string): URL => new URL(`../..${address}`, import.meta.url);
    if (!(name in globalThis)) runInThisContext(await readFile(place(script), 'utf8'));
    return Reflect.get(globalThis, name)({ wasmBinary: await readFile(place(wasm)) });
  },
}));

const load = (file: AvatarFile) => loadGlb(packGlb(file).slice().buffer, 'me');

it.each(Object.entries(PACKED_PYRAMIDS))('unpacks a mesh that Draco packed, %s', async (_, packed) => {
  const avatar = await load(dracoFile(packed));
  const mesh = avatar.parts[0]?.mesh;
  expect(avatar.triangles).toBe(3);
  const corners = Array.from({ length: 4 }, (_, i) => mesh?.getVertexPosition(i, new Vector3()).toArray());
  for (const corner of [
    [0, 0, 0.1],
    [0, 0.1, 0],
    [-0.1, -0.1, 0],
    [0.1, -0.1, 0],
  ])
    expect(
      corners.some((found) => Math.hypot(...corner.map((value, k) => value - (found?.[k] ?? 9))) < 1e-4),
    ).toBe(true);
  avatar.dispose();
});

it.each(Object.entries(PACKED_PYRAMIDS))('refuses one whose packing is damaged, %s', async (_, packed) => {
  for (const at of [0, 5, 8, 12, packed.length >> 1, packed.length - 8]) {
    const damaged = packed.slice(0, at);
    await expect(load(dracoFile(damaged))).rejects.toThrow(/cannot be opened/);
  }
});

it('unpacks one that says more of itself', async () => {
  const [plain = new Uint8Array()] = Object.values(PACKED_PYRAMIDS);
  // One attribute with an entry and a group below it, then nothing of the whole. See `draco-size`.
  const metadata = [1, 0, 1, 1, 0x6b, 1, 0x76, 1, 1, 0x67, 0, 0, 0, 0];
  const packed = Uint8Array.from([...plain.subarray(0, 10), 0x80, ...metadata, ...plain.subarray(11)]);
  const avatar = await load(dracoFile(packed));
  expect(avatar.triangles).toBe(3);
});

it('refuses, before it is unpacked, one that would unpack to more than the file says', async () => {
  const [packed] = Object.values(PACKED_PYRAMIDS);
  const bomb = packed?.slice() ?? new Uint8Array();
  bomb.set([0xff, 0xff, 0xff, 0x7f], 12);
  await expect(load(dracoFile(bomb))).rejects.toThrow(/Draco as \d+ triangles/);
});

it.each(Object.entries(PACKED_PYRAMIDS))(
  'wears it or says why not, whatever byte is flipped, %s',
  { timeout: 60_000 },
  async (_, packed) => {
    const random = createRandom(5);
    for (let run = 0; run < 60; run++) {
      const flipped = packed.slice();
      // The first bytes are the header, which is looked at before; what stands behind it is the decoder's.
      flipped[11 + Math.floor(random() * (packed.length - 11))] = Math.floor(random() * 256);
      const outcome = await load(dracoFile(flipped)).catch((cause: unknown) => cause);
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(MasqueError);
    }
  },
);
