import { MasqueError } from '../errors.ts';
import { checkAccessors } from './accessors.ts';
import { checkExtensions } from './check-extensions.ts';
import { checkMaterials } from './check-materials.ts';
import { checkMeshes, checkSkins } from './check-meshes.ts';
import { checkPictures } from './check-pictures.ts';
import { checkTree } from './check-tree.ts';
import { AVATAR_LIMITS } from './limits.ts';
import { type GltfFile, openFile, readFile } from './read-file.ts';
import { hasJoint, type Rig, readRig } from './read-rig.ts';
import { refuse, SIMPLIFY } from './refuse.ts';
import { type AvatarKind, kindOf } from './vrm.ts';

/** What `masque avatar check` prints, and what decides whether the app puts a file on. */
export interface AvatarReport {
  readonly ok: boolean;
  readonly kind: AvatarKind;
  /** Why not, and what the person can do; empty when ok. */
  readonly reason: string;
  readonly cure: string;
  /** Of the 52 ARKit shapes: how many come how, and which do not come at all. */
  readonly shapes: {
    readonly found: number;
    readonly mapped: number;
    readonly synthesised: number;
    readonly missing: readonly string[];
  };
  readonly triangles: number;
  readonly warnings: readonly string[];
}

/** A file that was looked through and can be put on. */
export interface CheckedAvatar {
  readonly file: GltfFile;
  readonly rig: Rig;
  readonly report: AvatarReport;
}

const MOST_WARNINGS = 20;
const NO_SHAPES: AvatarReport['shapes'] = { found: 0, mapped: 0, synthesised: 0, missing: [] };

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/** What the scene draws: a mesh counts as often as a node shows it. */
const checkSizes = (file: GltfFile, shown: readonly number[]): number => {
  const sizes = checkMeshes(file);
  const drawn = shown.flatMap((node) => sizes[file.gltf.nodes[node]?.mesh ?? -1] ?? []);
  const vertices = sum(drawn.map((size) => size.vertices));
  const triangles = sum(drawn.map((size) => size.triangles));
  const morphed = sum(drawn.map((size) => size.morphedVertices));
  if (triangles === 0)
    refuse(
      'it has no triangles to draw.',
      'Export the figure itself with its meshes; movements, points or lines alone cannot be worn.',
    );
  if (vertices > AVATAR_LIMITS.vertices)
    refuse(`it has ${vertices} vertices, more than ${AVATAR_LIMITS.vertices}.`, SIMPLIFY);
  if (triangles > AVATAR_LIMITS.triangles)
    refuse(`it has ${triangles} triangles, more than ${AVATAR_LIMITS.triangles}.`, SIMPLIFY);
  if (morphed > AVATAR_LIMITS.morphedVertices)
    refuse(
      `its morph targets move ${morphed} vertices, more than ${AVATAR_LIMITS.morphedVertices}.`,
      SIMPLIFY,
    );
  return triangles;
};

const checkRig = (file: GltfFile, shown: readonly number[], rig: Rig): void => {
  const { missing, found, mapped, synthesised } = rig.plan.shapes;
  const moving = found.length + mapped.length + synthesised.length;
  const hasHead = hasJoint(file, shown, rig, 'head');
  // A head that turns is still somebody; what neither turns nor makes a face is a thing.
  if (moving === 0 && !hasHead)
    refuse(
      'it has no face shapes and no head that could turn.',
      'Export it with the 52 ARKit shapes (jawOpen, eyeBlinkLeft, …) as morph targets, or as a VRM.',
    );
  const { warnings } = file;
  if (moving === 0) warnings.push('it has no face shapes: its head turns, its face stays still');
  else if (missing.length > 0) warnings.push(`${missing.length} of 52 face shapes are missing`);
  if (!hasHead) warnings.push('it has no head joint: it turns as a whole');
  const looks = missing.every((shape) => !shape.startsWith('eyeLook'));
  if (!looks && !hasJoint(file, shown, rig, 'leftEye')) warnings.push('its eyes cannot turn');
};

/** Throws a MasqueError whose message is the reason alone. */
const examine = (file: GltfFile): CheckedAvatar => {
  checkExtensions(file.gltf);
  const shown = checkTree(file.gltf, file.warnings);
  checkAccessors(file);
  checkPictures(file);
  checkMaterials(file.gltf);
  checkSkins(file);
  const triangles = checkSizes(file, shown);
  const rig = readRig(file, shown);
  checkRig(file, shown, rig);
  const { found, mapped, synthesised, missing } = rig.plan.shapes;
  const report: AvatarReport = {
    ok: true,
    kind: rig.kind,
    reason: '',
    cure: '',
    shapes: { found: found.length, mapped: mapped.length, synthesised: synthesised.length, missing },
    triangles,
    warnings: [...new Set(file.warnings)].slice(0, MOST_WARNINGS),
  };
  return { file, rig, report };
};

/** A report on a file that is refused. */
export const refusedAvatar = (cause: unknown, kind: AvatarKind = 'glb'): AvatarReport => ({
  ok: false,
  kind,
  // Anything but our own word is a fault of ours; the file stays outside all the same.
  reason: cause instanceof MasqueError ? cause.message : `it could not be looked through (${String(cause)}).`,
  cure: cause instanceof MasqueError ? cause.cure : 'Export it again, as simply as it goes.',
  shapes: NO_SHAPES,
  triangles: 0,
  warnings: [],
});

/**
 * Looks a file through before anything is built from it: GLB, VRM 0, VRM 1 or self-contained glTF. Takes time and
 * memory in proportion to the file's bytes, whatever they say, and never throws.
 */
export const checkAvatar = (bytes: Uint8Array): CheckedAvatar | { readonly report: AvatarReport } => {
  let kind: AvatarKind = 'glb';
  try {
    const opened = openFile(bytes);
    kind = kindOf(opened.json);
    return examine(readFile(opened));
  } catch (cause) {
    return { report: refusedAvatar(cause, kind) };
  }
};
