import { MasqueError } from '../core/errors.ts';

/** A head with 52 shapes is 3 MB; a whole person with textures seldom passes 60 MB. */
export const GLB_LIMITS = { bytes: 200e6, vertices: 1_000_000, nodes: 5_000, morphTargets: 300 } as const;

interface GltfAccessor {
  readonly count?: number;
}
interface GltfJson {
  readonly asset?: { readonly version?: string };
  readonly accessors?: readonly GltfAccessor[];
  readonly nodes?: readonly unknown[];
  readonly buffers?: readonly { readonly uri?: string }[];
  readonly images?: readonly { readonly uri?: string }[];
  readonly meshes?: readonly {
    readonly primitives?: readonly {
      readonly attributes?: Readonly<Record<string, number>>;
      readonly targets?: readonly unknown[];
    }[];
  }[];
}

const MAGIC = 0x46546c67; // "glTF"
const JSON_CHUNK = 0x4e4f534a; // "JSON"

const refuse = (name: string, why: string, cure: string): MasqueError =>
  new MasqueError('unreadable', `The avatar "${name}" cannot be opened: ${why}`, cure);

const EXPORT_AGAIN = 'Export it again as a binary glTF 2.0 file (.glb) with everything embedded.';

const readJson = (bytes: ArrayBuffer, name: string): GltfJson => {
  const view = new DataView(bytes);
  if (bytes.byteLength < 20 || view.getUint32(0, true) !== MAGIC)
    throw refuse(name, 'it is not a binary glTF file.', EXPORT_AGAIN);
  const version = view.getUint32(4, true);
  if (version !== 2) throw refuse(name, `it is glTF version ${version}, not 2.`, EXPORT_AGAIN);
  const declared = view.getUint32(8, true);
  const length = view.getUint32(12, true);
  if (
    declared > bytes.byteLength ||
    view.getUint32(16, true) !== JSON_CHUNK ||
    20 + length > bytes.byteLength
  )
    throw refuse(name, `it ends early (${bytes.byteLength} of ${declared} bytes).`, 'Copy the file again.');
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(new Uint8Array(bytes, 20, length)));
    if (typeof json !== 'object' || json === null) throw new Error('no object');
    return json as GltfJson;
  } catch (cause) {
    throw new MasqueError(
      'unreadable',
      `The avatar "${name}" cannot be opened: its description is damaged.`,
      EXPORT_AGAIN,
      { cause },
    );
  }
};

/**
 * Looks at a GLB's description before anything is built from it.
 * Throws a MasqueError: not a GLB, damaged, points outside itself, or larger than this app draws.
 */
export const checkGlb = (bytes: ArrayBuffer, name: string): void => {
  if (bytes.byteLength > GLB_LIMITS.bytes)
    throw refuse(
      name,
      `it has ${Math.round(bytes.byteLength / 1e6)} MB, more than ${GLB_LIMITS.bytes / 1e6}.`,
      'Use smaller textures or a simpler model.',
    );
  const json = readJson(bytes, name);
  for (const { uri } of [...(json.buffers ?? []), ...(json.images ?? [])])
    if (uri !== undefined && !uri.startsWith('data:'))
      throw refuse(name, `it points to another file (${uri.slice(0, 80)}).`, EXPORT_AGAIN);
  if ((json.nodes?.length ?? 0) > GLB_LIMITS.nodes)
    throw refuse(name, `it has ${json.nodes?.length} nodes.`, `At most ${GLB_LIMITS.nodes} can be drawn.`);
  let vertices = 0;
  for (const mesh of json.meshes ?? [])
    for (const primitive of mesh.primitives ?? []) {
      vertices += json.accessors?.[primitive.attributes?.POSITION ?? -1]?.count ?? 0;
      const targets = primitive.targets?.length ?? 0;
      if (targets > GLB_LIMITS.morphTargets)
        throw refuse(
          name,
          `a mesh has ${targets} morph targets.`,
          `Keep the 52 ARKit shapes; at most ${GLB_LIMITS.morphTargets} are read.`,
        );
    }
  if (vertices > GLB_LIMITS.vertices)
    throw refuse(
      name,
      `it has ${vertices} vertices, more than ${GLB_LIMITS.vertices}.`,
      'Use a simpler model (decimate it).',
    );
};
