import { layOut, writeGlb } from '../../core/avatar-file/write-glb.ts';

/* What of glTF 2.0 an avatar needs. Numbers are places in the lists of the file. */

export interface GltfNode {
  readonly name: string;
  readonly children: number[];
  readonly translation?: readonly number[];
  readonly scale?: readonly number[];
  readonly mesh?: number;
  readonly skin?: number;
  readonly extras?: unknown;
}

export interface GltfPrimitive {
  readonly attributes: Readonly<Record<string, number>>;
  readonly indices: number;
  readonly material: number;
  readonly targets?: readonly Readonly<Record<string, number>>[];
}

export interface GltfMesh {
  readonly name: string;
  readonly primitives: readonly GltfPrimitive[];
  readonly weights?: readonly number[];
  readonly extras?: { readonly targetNames: readonly string[] };
}

type Numbers = Float32Array | Uint8Array | Uint16Array | Uint32Array;
type AccessorType = 'SCALAR' | 'VEC2' | 'VEC3' | 'VEC4' | 'MAT4';
const WIDTHS: Readonly<Record<AccessorType, number>> = { SCALAR: 1, VEC2: 2, VEC3: 3, VEC4: 4, MAT4: 16 };

const FLOAT = 5126;
const componentType = (values: Numbers): number => {
  if (values instanceof Float32Array) return FLOAT;
  if (values instanceof Uint8Array) return 5121;
  return values instanceof Uint16Array ? 5123 : 5125;
};

const bytesOf = ({ buffer, byteOffset, byteLength }: Numbers): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

/** What the buffer holds a view's bytes for: WebGL's names of its two kinds of vertex buffers. */
const TARGETS = { vertices: 34962, indices: 34963 } as const;

/** Least and greatest of each axis, of the vertices that are not named in `values` too: they stand at nought. */
const bounds = (values: Float32Array, withNought: boolean): { min: number[]; max: number[] } => {
  const start = withNought ? 0 : Number.NaN;
  const [min, max] = [
    [start, start, start],
    [start, start, start],
  ];
  values.forEach((value, i) => {
    const axis = i % 3;
    if (!(value >= (min[axis] ?? 0))) min[axis] = value;
    if (!(value <= (max[axis] ?? 0))) max[axis] = value;
  });
  return { min, max };
};

/** Collects a glTF 2.0 file piece by piece. What is added in the same order gives the same bytes. */
export const createGltfWriter = () => {
  const pieces: Uint8Array[] = [];
  const views: { target?: number }[] = [];
  const accessors: unknown[] = [];
  const nodes: GltfNode[] = [];
  const meshes: GltfMesh[] = [];
  const [materials, images, skins]: [unknown[], unknown[], unknown[]] = [[], [], []];

  const view = (bytes: Uint8Array, target?: keyof typeof TARGETS): number => {
    pieces.push(bytes);
    return views.push(target ? { target: TARGETS[target] } : {}) - 1;
  };
  const accessor = (
    values: Numbers,
    type: AccessorType,
    use?: { readonly target?: keyof typeof TARGETS; readonly bounded?: boolean },
  ): number =>
    accessors.push({
      bufferView: view(bytesOf(values), use?.target),
      componentType: componentType(values),
      count: values.length / WIDTHS[type],
      type,
      ...(use?.bounded && values instanceof Float32Array ? bounds(values, false) : {}),
    }) - 1;

  return {
    nodes: nodes as readonly GltfNode[],
    meshes: meshes as readonly GltfMesh[],
    accessor,
    /** Says which of `count` vertices the changes are of; give it to `changes`. */
    vertices: (vertices: Uint16Array | Uint32Array, count: number) => ({
      count,
      changed: vertices.length,
      indices: { bufferView: view(bytesOf(vertices)), componentType: componentType(vertices) },
    }),
    /** Changes of some vertices, three numbers each; the others stay. */
    changes(
      values: Float32Array,
      {
        count,
        changed,
        indices,
      }: { readonly count: number; readonly changed: number; readonly indices: unknown },
      bounded: boolean,
    ): number {
      return (
        accessors.push({
          componentType: FLOAT,
          count,
          type: 'VEC3',
          // Without any a plain row of noughts.
          ...(changed > 0
            ? { sparse: { count: changed, indices, values: { bufferView: view(bytesOf(values)) } } }
            : {}),
          ...(bounded ? bounds(values, changed < count) : {}),
        }) - 1
      );
    },
    /** The place of the picture's texture, which is the picture's too. */
    texture: (name: string, png: Uint8Array): number =>
      images.push({ name, mimeType: 'image/png', bufferView: view(png) }) - 1,
    material: (material: unknown): number => materials.push(material) - 1,
    mesh: (mesh: GltfMesh): number => meshes.push(mesh) - 1,
    skin: (skin: unknown): number => skins.push(skin) - 1,
    node(node: Omit<GltfNode, 'children'>, parent: number | null): number {
      const place = nodes.push({ ...node, children: [] }) - 1;
      if (parent !== null) nodes[parent]?.children.push(place);
      return place;
    },
    /** The file, which shows the tree of node 0. Each extension is one of the whole file. */
    finish(scene: string, extensions: Readonly<Record<string, unknown>> = {}): Uint8Array<ArrayBuffer> {
      const { starts } = layOut(pieces);
      const used = Object.keys(extensions);
      const listed = (name: string, items: readonly unknown[]) => (items.length > 0 ? { [name]: items } : {});
      return writeGlb(
        {
          asset: { version: '2.0', generator: 'Masque' },
          scene: 0,
          scenes: [{ name: scene, nodes: [0] }],
          // A list of children may not be empty.
          nodes: nodes.map(({ children, ...node }) => (children.length > 0 ? { ...node, children } : node)),
          ...listed('meshes', meshes),
          ...listed('skins', skins),
          ...listed('materials', materials),
          ...listed(
            'textures',
            images.map((_, source) => ({ source })),
          ),
          ...listed('images', images),
          accessors,
          bufferViews: views.map((made, i) => ({
            buffer: 0,
            byteOffset: starts[i],
            byteLength: pieces[i]?.length,
            ...made,
          })),
          ...(used.length > 0 ? { extensionsUsed: used, extensions } : {}),
        },
        pieces,
      );
    },
  };
};
export type GltfWriter = ReturnType<typeof createGltfWriter>;
