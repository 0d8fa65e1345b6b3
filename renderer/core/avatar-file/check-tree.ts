import type { Gltf } from './gltf.ts';
import { AVATAR_LIMITS } from './limits.ts';
import { refuse, SIMPLIFY } from './refuse.ts';

const NO_PARENT = -1;

const CYCLE = 'its nodes form a cycle: one is its own ancestor.';

const isAbove = (ancestor: number, node: number, parents: Int32Array): boolean => {
  let at = node;
  for (let steps = 0; at !== ancestor && at !== NO_PARENT && steps < parents.length; steps++)
    at = parents[at] ?? NO_PARENT;
  return at === ancestor;
};

const readParents = ({ nodes }: Gltf): Int32Array => {
  const parents = new Int32Array(nodes.length).fill(NO_PARENT);
  nodes.forEach(({ children }, parent) => {
    for (const child of children) {
      if (child >= nodes.length)
        refuse(`node ${parent} has a child ${child}, and there are ${nodes.length} nodes.`);
      if (parents[child] !== NO_PARENT)
        refuse(
          isAbove(child, parent, parents)
            ? CYCLE
            : `node ${child} has two parents, ${parents[child]} and ${parent}.`,
        );
      parents[child] = parent;
    }
  });
  return parents;
};

/** With one parent each, nodes either hang from a root or form a cycle, which is what no root leads to. */
const checkReach = ({ nodes }: Gltf, parents: Int32Array): void => {
  let level = [...parents.keys()].filter((node) => parents[node] === NO_PARENT);
  let seen = level.length;
  for (let depth = 1; level.length > 0; depth++) {
    if (depth > AVATAR_LIMITS.nodeDepth)
      refuse(`its nodes nest deeper than ${AVATAR_LIMITS.nodeDepth}.`, SIMPLIFY);
    level = level.flatMap((node) => nodes[node]?.children ?? []);
    seen += level.length;
  }
  if (seen < nodes.length) refuse(CYCLE);
};

/** The nodes of the scene that is shown, roots first. Throws when the nodes are no tree. */
export const checkTree = (gltf: Gltf, warnings: string[]): number[] => {
  const { nodes, scenes } = gltf;
  const parents = readParents(gltf);
  checkReach(gltf, parents);
  const scene = scenes[gltf.scene ?? 0];
  if (!scene) return refuse(scenes.length === 0 ? 'it has no scene.' : `its scene ${gltf.scene} is missing.`);
  scenes.forEach((each, s) => {
    for (const node of each.nodes)
      if (node >= nodes.length) refuse(`scene ${s} holds node ${node}, and there are ${nodes.length} nodes.`);
  });
  if (scene.nodes.some((node) => parents[node] !== NO_PARENT))
    warnings.push('its scene holds nodes that hang from others');
  const shown: number[] = [];
  let level = [...new Set(scene.nodes)];
  while (level.length > 0) {
    shown.push(...level);
    level = level.flatMap((node) => nodes[node]?.children ?? []);
  }
  return [...new Set(shown)];
};
