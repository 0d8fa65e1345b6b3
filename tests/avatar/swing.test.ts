import { type Object3D, Vector3 } from 'three';
import { beforeAll, describe, expect, it } from 'vitest';
import { readCanonicalFaceBytes } from '../../build/avatars/canonical-face-bytes.ts';
import { readRecipe } from '../../build/avatars/read-recipe.ts';
import { applyPose } from '../../renderer/avatar/apply-pose.ts';
import type { Avatar } from '../../renderer/avatar/avatar.ts';
import { toGlb } from '../../renderer/avatar/export/to-glb.ts';
import { loadGlb } from '../../renderer/avatar/load-glb.ts';
import { sculptAvatar } from '../../renderer/avatar/sculpt/sculpt-avatar.ts';
import { fromEuler } from '../../renderer/core/math/quaternion.ts';
import type { HairStyle } from '../../renderer/core/recipe/recipe-choices.ts';
import { parseCanonicalFace } from '../../renderer/core/shapes/canonical-face.ts';
import { restPose } from '../../renderer/core/signals/avatar-pose.ts';

const PATIENCE = 120_000;
const FRAME_SECONDS = 1 / 30;
const TURN = 0.6;

/** A figure that was sculpted, written as a plain GLB and opened, and its hair's bones from root to tip. */
interface Figure {
  readonly avatar: Avatar;
  readonly chains: readonly (readonly string[])[];
}

const open = async (style: HairStyle): Promise<() => Promise<Figure>> => {
  const face = parseCanonicalFace(await readCanonicalFaceBytes());
  const mira = readRecipe(new URL('../../assets/avatars/mira.json', import.meta.url));
  const sculpted = sculptAvatar({ ...mira, hair: { ...mira.hair, style } }, face, { level: 'low' });
  // Node decodes no pictures; the loader needs none.
  const materials = sculpted.materials.map(({ picture: _, ...plain }) => plain);
  const bytes = toGlb({ ...sculpted, materials });
  return async () => ({
    avatar: await loadGlb(bytes.slice().buffer, style),
    chains: sculpted.springs.map(({ bones }) => bones),
  });
};

const nodeOf = ({ avatar }: Figure, name: string): Object3D => {
  const node = avatar.root.getObjectByName(name);
  if (!node) throw new Error(`There is no bone ${name}.`);
  return node;
};

/** Where the chains' tips are seen from the head, metres. */
const tips = (figure: Figure): Vector3[] =>
  figure.chains.map((chain) =>
    nodeOf(figure, 'Head').worldToLocal(nodeOf(figure, chain.at(-1) ?? '').getWorldPosition(new Vector3())),
  );

const show = (figure: Figure, frame: number, roll: number): Vector3[] => {
  applyPose(figure.avatar, {
    ...restPose(),
    head: fromEuler({ yaw: 0, pitch: 0, roll }),
    timeSeconds: frame * FRAME_SECONDS,
  });
  figure.avatar.root.updateWorldMatrix(true, true);
  return tips(figure);
};

const farthest = (a: readonly Vector3[], b: readonly Vector3[]): number =>
  Math.max(...a.map((place, i) => place.distanceTo(b[i] ?? place)));

describe.each(['braids', 'ponytail', 'long'] as const)('hair: %s', { timeout: PATIENCE }, (style) => {
  let figure: () => Promise<Figure>;
  beforeAll(async () => {
    figure = await open(style);
  }, PATIENCE);

  it('stays behind a head that tilts, and comes to rest', async () => {
    const worn = await figure();
    expect(worn.chains.length).toBeGreaterThan(0);
    let frame = 0;
    const settle = (roll: number): Vector3[] => {
      for (let i = 0; i < 240; i++) show(worn, frame++, roll);
      return show(worn, frame++, roll);
    };
    const upright = settle(0);
    expect(farthest(upright, settle(0))).toBeLessThan(1e-3);
    const tilted = show(worn, frame++, TURN);
    expect(farthest(upright, tilted)).toBeGreaterThan(0.004);
    const hanging = settle(TURN);
    expect(farthest(hanging, tilted)).toBeGreaterThan(0.003);
    expect(farthest(hanging, show(worn, frame++, TURN))).toBeLessThan(1e-3);
    expect(farthest(upright, settle(0))).toBeLessThan(2e-3);
    worn.avatar.dispose();
  });

  it('swings the same whenever the same is shown', async () => {
    const run = async (): Promise<number[]> => {
      const worn = await figure();
      const seen = Array.from({ length: 40 }, (_, frame) => show(worn, frame, TURN * Math.sin(frame / 4)));
      worn.avatar.dispose();
      return seen.flat().flatMap((place) => place.toArray());
    };
    expect(await run()).toEqual(await run());
  });

  it('stands still while time does', async () => {
    const worn = await figure();
    for (let frame = 0; frame < 5; frame++) show(worn, frame, TURN);
    expect(farthest(show(worn, 4, TURN), show(worn, 4, TURN))).toBe(0);
    worn.avatar.dispose();
  });
});
