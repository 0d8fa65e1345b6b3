import { BufferGeometry, type Mesh } from 'three';
import type { MovedTarget } from './avatar.ts';

/** The same numbers, without copying them, for a mesh that may have its own morph targets of them. */
const share = (geometry: BufferGeometry): BufferGeometry => {
  const shared = new BufferGeometry();
  shared.name = geometry.name;
  shared.setIndex(geometry.index);
  for (const [name, attribute] of Object.entries(geometry.attributes)) shared.setAttribute(name, attribute);
  for (const { start, count, materialIndex } of geometry.groups) shared.addGroup(start, count, materialIndex);
  shared.morphTargetsRelative = geometry.morphTargetsRelative;
  return shared;
};

/**
 * Leaves out the morph targets that no face moves and that the file does not hold moved: clothes, hair styles and the
 * build of a body come as hundreds of them, and the graphics card would hold each for every vertex.
 * Gives the moved ones under their new places.
 */
export const leaveOutStill = (mesh: Mesh, targets: readonly MovedTarget[]): readonly MovedTarget[] => {
  const influences = mesh.morphTargetInfluences ?? [];
  const moved = new Set(targets.map(({ target }) => target));
  const kept = influences.flatMap((influence, target) =>
    influence !== 0 || moved.has(target) ? [target] : [],
  );
  if (kept.length === influences.length) return targets;
  const lean = share(mesh.geometry);
  for (const [name, attributes] of Object.entries(mesh.geometry.morphAttributes))
    lean.morphAttributes[name as 'position'] = kept.flatMap((target) => attributes?.[target] ?? []);
  mesh.geometry = lean;
  mesh.morphTargetInfluences = kept.map((target) => influences[target] ?? 0);
  return targets.map(({ target, movers }) => ({ target: kept.indexOf(target), movers }));
};
