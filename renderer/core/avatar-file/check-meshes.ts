import { firstWrong } from './accessors.ts';
import { checkDraco } from './check-draco.ts';
import type { Accessor, Primitive } from './gltf.ts';
import { AVATAR_LIMITS } from './limits.ts';
import type { GltfFile } from './read-file.ts';
import { refuse, SIMPLIFY } from './refuse.ts';

const FLOAT = 5126;
/** Primitive modes of the specification that draw triangles. */
const [TRIANGLES, TRIANGLE_STRIP, TRIANGLE_FAN] = [4, 5, 6];

/** What numbers may be asked. */
const QUESTIONS = {
  isNumber: (value: number): boolean => Number.isFinite(value),
  isNear: (value: number): boolean => Math.abs(value) <= AVATAR_LIMITS.reach,
} as const;

const triangleCount = (mode: number, corners: number): number =>
  mode === TRIANGLES
    ? Math.floor(corners / 3)
    : mode === TRIANGLE_STRIP || mode === TRIANGLE_FAN
      ? Math.max(0, corners - 2)
      : 0;

/** Asks each accessor each question once, however many primitives share it. */
const createChecks = (file: GltfFile) => {
  const asked = new Set<string>();
  const { accessors } = file.gltf;
  const get = (index: number, what: string): Accessor =>
    accessors[index] ?? refuse(`${what} stands in accessor ${index}, which is missing.`);
  const numbers = (index: number, what: string, question: keyof typeof QUESTIONS): number | null => {
    const key = `${index} ${question}`;
    if (asked.has(key)) return null;
    asked.add(key);
    get(index, what);
    return firstWrong(file, index, QUESTIONS[question]);
  };
  /** What is drawn in all, before it is looked at: it bounds how long looking takes. */
  let triangles = 0;
  const draw = (more: number, what: string): number => {
    triangles += more;
    if (triangles > AVATAR_LIMITS.triangles)
      refuse(`it has more than ${triangles} triangles (${what}).`, SIMPLIFY);
    return more;
  };
  return { get, numbers, draw };
};
type Checks = ReturnType<typeof createChecks>;

const checkPlaces = (checks: Checks, index: number, what: string): void => {
  const wrong = checks.numbers(index, what, 'isNear');
  if (wrong === null) return;
  refuse(
    Number.isFinite(wrong)
      ? `${what} has a vertex ${wrong} m away.`
      : `${what} has a vertex that is nowhere (${wrong}).`,
  );
};

/** How many triangles the primitive draws. */
const checkIndices = (
  file: GltfFile,
  checks: Checks,
  primitive: Primitive,
  count: number,
  what: string,
): number => {
  const { mode } = primitive;
  if (primitive.indices === undefined) return checks.draw(triangleCount(mode, count), what);
  const indices = checks.get(primitive.indices, what);
  if (indices.type !== 'SCALAR' || ![5121, 5123, 5125].includes(indices.componentType))
    refuse(`${what} has indices that are no whole numbers.`);
  const triangles = checks.draw(triangleCount(mode, indices.count), what);
  // Not through `checks`: another primitive may share the indices and have more vertices.
  const wrong = firstWrong(file, primitive.indices, (value) => value < count);
  if (wrong !== null) refuse(`${what} draws its vertex ${wrong} of ${count}.`);
  return triangles;
};

const checkTargets = (
  file: GltfFile,
  checks: Checks,
  { targets }: Primitive,
  count: number,
  what: string,
): void => {
  if (targets.length > AVATAR_LIMITS.morphTargets)
    refuse(
      `${what} has ${targets.length} morph targets.`,
      `Keep the 52 ARKit shapes; at most ${AVATAR_LIMITS.morphTargets} are read.`,
    );
  targets.forEach((target, t) => {
    for (const [name, index] of Object.entries(target)) {
      const shape = `${what}, morph target ${t} (${name})`;
      const accessor = checks.get(index, shape);
      if (name !== 'POSITION' && name !== 'NORMAL' && name !== 'TANGENT') continue;
      if (accessor.count !== count) refuse(`${shape} moves ${accessor.count} of ${count} vertices.`);
      if (accessor.type !== 'VEC3') refuse(`${shape} is a ${accessor.type}, not a VEC3.`);
      if (name === 'POSITION') checkPlaces(checks, index, shape);
      else if (checks.numbers(index, shape, 'isNumber') !== null)
        file.warnings.push(`${shape} has numbers that are none`);
    }
  });
};

const checkAttributes = (file: GltfFile, checks: Checks, primitive: Primitive, what: string): number => {
  const { POSITION, ...others } = primitive.attributes;
  if (POSITION === undefined) return refuse(`${what} has no vertices.`);
  const { count, type } = checks.get(POSITION, what);
  if (type !== 'VEC3') refuse(`${what} has vertices that are ${type}, not VEC3.`);
  checkPlaces(checks, POSITION, what);
  for (const [name, index] of Object.entries(others)) {
    const accessor = checks.get(index, `${what} (${name})`);
    if (accessor.count !== count) refuse(`${what} has ${count} vertices and ${accessor.count} of ${name}.`);
    if (name === 'NORMAL' && accessor.type !== 'VEC3')
      refuse(`${what} has normals that are ${accessor.type}.`);
    if (accessor.componentType !== FLOAT || checks.numbers(index, what, 'isNumber') === null) continue;
    if (name.startsWith('WEIGHTS')) refuse(`${what} has a skin weight that is no number.`);
    file.warnings.push(`${what} has numbers in ${name} that are none`);
  }
  return count;
};

export interface MeshSize {
  readonly vertices: number;
  readonly triangles: number;
  readonly morphedVertices: number;
}

/** Each mesh's size. Throws when one is damaged. */
export const checkMeshes = (file: GltfFile): MeshSize[] => {
  const checks = createChecks(file);
  let primitives = 0;
  let vertices = 0;
  let morphedVertices = 0;
  return file.gltf.meshes.map((mesh, m) => {
    primitives += mesh.primitives.length;
    if (primitives > AVATAR_LIMITS.primitives)
      refuse(`its meshes have more than ${AVATAR_LIMITS.primitives} parts.`, 'Join meshes of one material.');
    const size = { vertices: 0, triangles: 0, morphedVertices: 0 };
    mesh.primitives.forEach((primitive, p) => {
      const what = `mesh ${m}${mesh.primitives.length > 1 ? `.${p}` : ''}`;
      const { POSITION } = primitive.attributes;
      const declared = file.gltf.accessors[POSITION ?? -1]?.count ?? 0;
      // Before looking at numbers: the sums bound how long that takes.
      vertices += declared;
      morphedVertices += declared * primitive.targets.length;
      if (vertices > AVATAR_LIMITS.vertices)
        refuse(`it has more than ${AVATAR_LIMITS.vertices} vertices.`, SIMPLIFY);
      if (morphedVertices > AVATAR_LIMITS.morphedVertices)
        refuse(
          `its morph targets move more than ${AVATAR_LIMITS.morphedVertices} vertices in all.`,
          SIMPLIFY,
        );
      checkDraco(file, primitive, what);
      const count = checkAttributes(file, checks, primitive, what);
      checkTargets(file, checks, primitive, count, what);
      if (primitive.targets.length !== (mesh.primitives[0]?.targets.length ?? 0))
        file.warnings.push(`${what} has other morph targets than the part beside it`);
      size.vertices += count;
      size.morphedVertices += count * primitive.targets.length;
      size.triangles += checkIndices(file, checks, primitive, count, what);
    });
    return size;
  });
};

/** Skins hold joints that are there, and vertices hang from joints that the skin holds. */
export const checkSkins = (file: GltfFile): void => {
  const { skins, nodes, meshes, accessors } = file.gltf;
  skins.forEach(({ joints, inverseBindMatrices }, s) => {
    for (const joint of joints)
      if (joint >= nodes.length) refuse(`skin ${s} hangs from node ${joint}, and there are ${nodes.length}.`);
    if (inverseBindMatrices === undefined) return;
    const matrices = accessors[inverseBindMatrices];
    if (matrices?.type !== 'MAT4' || matrices.componentType !== FLOAT || matrices.count < joints.length)
      refuse(`skin ${s} lacks the matrices of its ${joints.length} joints.`);
    if (firstWrong(file, inverseBindMatrices, QUESTIONS.isNumber) !== null)
      refuse(`skin ${s} has a matrix that is no number.`);
  });
  const asked = new Set<string>();
  nodes.forEach(({ mesh, skin }, n) => {
    if (mesh !== undefined && !meshes[mesh]) refuse(`node ${n} shows mesh ${mesh}, which is missing.`);
    if (skin === undefined) return;
    const joints = skins[skin]?.joints.length ?? refuse(`node ${n} wears skin ${skin}, which is missing.`);
    for (const { attributes } of meshes[mesh ?? -1]?.primitives ?? []) {
      const index = attributes.JOINTS_0;
      if (index === undefined || attributes.WEIGHTS_0 === undefined) continue;
      const key = `${index} ${joints}`;
      if (asked.has(key)) continue;
      asked.add(key);
      if (accessors[index]?.type !== 'VEC4') refuse(`mesh ${mesh} does not name four joints a vertex.`);
      const wrong = firstWrong(file, index, (joint) => joint < joints);
      if (wrong !== null) refuse(`mesh ${mesh} hangs from joint ${wrong} of ${joints}.`);
    }
  });
};
