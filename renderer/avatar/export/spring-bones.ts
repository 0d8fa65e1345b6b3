import type { SculptedAvatar } from '../sculpt/sculpted-avatar.ts';

const DOWN = [0, -1, 0];

/** What swings, as the extension `VRMC_springBone` 1.0, which a plain GLB may carry too; none where nothing swings. */
export const springExtension = (
  { springs, springColliders }: Pick<SculptedAvatar, 'springs' | 'springColliders'>,
  nodes: ReadonlyMap<string, number>,
): { readonly VRMC_springBone?: unknown } => {
  if (springs.length === 0) return {};
  const colliders = springColliders.map(({ bone, offset, tail, radius }) => ({
    node: nodes.get(bone),
    shape: tail ? { capsule: { offset, radius, tail } } : { sphere: { offset, radius } },
  }));
  const body = colliders.length > 0 ? { colliderGroups: [0] } : {};
  return {
    VRMC_springBone: {
      specVersion: '1.0',
      ...(colliders.length > 0
        ? { colliders, colliderGroups: [{ name: 'Body', colliders: colliders.map((_, i) => i) }] }
        : {}),
      springs: springs.map(({ bones, stiffness, drag, gravity, radius }) => ({
        name: bones[0],
        joints: bones.map((bone) => ({
          node: nodes.get(bone),
          hitRadius: radius,
          stiffness,
          gravityPower: gravity,
          gravityDir: DOWN,
          dragForce: drag,
        })),
        ...body,
      })),
    },
  };
};
