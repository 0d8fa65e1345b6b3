import { NodeIO } from '@gltf-transform/core';
import { describe, expect, it } from 'vitest';
import { readCanonicalFaceBytes } from '../../../build/avatars/canonical-face-bytes.ts';
import { readRecipe } from '../../../build/avatars/read-recipe.ts';
import { toGlb } from '../../../renderer/avatar/export/to-glb.ts';
import { sculptAvatar } from '../../../renderer/avatar/sculpt/sculpt-avatar.ts';
import { MATERIAL_NAMES } from '../../../renderer/avatar/sculpt/sculpted-avatar.ts';
import { parseCanonicalFace } from '../../../renderer/core/shapes/canonical-face.ts';
import { numberAt } from '../../../renderer/core/shapes/points.ts';
import { ARKIT_SHAPES } from '../../../renderer/core/signals/arkit.ts';

const face = parseCanonicalFace(await readCanonicalFaceBytes());
const MOST_TRIANGLES = 25_000;
/** Sculpting takes seconds on a busy machine; the limit only ends a hang. Milliseconds. */
const PATIENCE = 120_000;
const MILLIMETRE = 0.001;

describe.each(['mira', 'otto', 'noor'])('sculptAvatar of %s', { timeout: PATIENCE }, (id) => {
  const recipe = readRecipe(new URL(`../../../assets/avatars/${id}.json`, import.meta.url));
  const avatar = sculptAvatar(recipe, face);

  it('keeps to the triangles that a machine without a GPU can draw', () => {
    const triangles = avatar.parts.reduce((sum, part) => sum + part.indices.length / 3, 0);
    expect(triangles).toBeLessThanOrEqual(MOST_TRIANGLES);
  });

  it('has the same triangles when it is sculpted still, and nothing else to pay for', () => {
    const still = sculptAvatar(recipe, face, { still: true });
    expect(still.parts.map(({ indices }) => indices)).toEqual(avatar.parts.map(({ indices }) => indices));
    expect(still.parts.flatMap(({ morphs }) => morphs)).toEqual([]);
    expect(still.materials.some(({ picture }) => picture)).toBe(false);
  });

  it('shows every one of the 52 shapes by more than a millimetre', () => {
    const largest = new Map<string, number>();
    for (const { morphs } of avatar.parts)
      for (const { shape, positions } of morphs)
        for (let i = 0; i < positions.length; i += 3) {
          const size = Math.hypot(
            numberAt(positions, i),
            numberAt(positions, i + 1),
            numberAt(positions, i + 2),
          );
          largest.set(shape, Math.max(size, largest.get(shape) ?? 0));
        }
    expect(ARKIT_SHAPES.filter((shape) => !((largest.get(shape) ?? 0) > MILLIMETRE))).toEqual([]);
  });

  it('moves the tongue out of the mouth with tongueOut', () => {
    const tongue = avatar.parts.find((part) => part.name === 'Tongue');
    const out = tongue?.morphs.find((morph) => morph.shape === 'tongueOut');
    const forward = out ? out.positions.filter((_, i) => i % 3 === 2) : [];
    expect(Math.max(...forward)).toBeGreaterThan(20 * MILLIMETRE);
  });

  it('names vertices that exist, has unit normals and finite numbers', () => {
    for (const part of avatar.parts) {
      const count = part.positions.length / 3;
      expect(Math.max(...part.indices)).toBeLessThan(count);
      expect([...part.positions, ...part.normals].every(Number.isFinite)).toBe(true);
      for (const morph of part.morphs) expect(Math.max(...morph.vertices)).toBeLessThan(count);
      for (let i = 0; i < count; i++)
        expect(Math.hypot(...part.normals.subarray(3 * i, 3 * i + 3)), `${part.name} ${i}`).toBeCloseTo(1, 3);
    }
  });

  it('bakes to the same bytes twice', async () => {
    const [once, twice] = [toGlb(avatar), toGlb(sculptAvatar(recipe, face))];
    expect(Buffer.compare(once, twice)).toBe(0);
  });

  it('follows the conventions that the stage reads it by', async () => {
    const root = (await new NodeIO().readBinary(toGlb(avatar))).getRoot();
    const nodes = root.listNodes().map((node) => node.getName());
    for (const name of ['Chest', 'Neck', 'Head', 'EyeLeft', 'EyeRight', 'FaceMesh', 'HairMesh'])
      expect(
        nodes.filter((node) => node === name),
        name,
      ).toHaveLength(1);
    const materials = root.listMaterials().map((material) => material.getName());
    expect(MATERIAL_NAMES.filter((name) => materials.includes(name))).toEqual(materials);
    expect(materials).toEqual(expect.arrayContaining(['Skin', 'Eye', 'Cloth']));
    const skin = root.listMeshes().find((mesh) => mesh.getName() === 'Face');
    expect(skin?.getExtras().targetNames).toContain('jawOpen');
    expect(skin?.listPrimitives()[0]?.listTargets()[0]?.getAttribute('POSITION')?.getSparse()).toBe(true);
    const joints = root
      .listSkins()[0]
      ?.listJoints()
      .map((joint) => joint.getName());
    expect(joints).toEqual(['Chest', 'Neck', 'Head']);
  });
});
