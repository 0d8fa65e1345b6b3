/** Small avatar files made by code: a pyramid for a face on a head on a neck, with named morph targets. */

interface Json {
  [name: string]: unknown;
}

export interface AvatarFile {
  /** Free to be broken before it is packed. */
  json: Json;
  binary: Uint8Array;
}

/** A PNG of one pixel's header: enough to have a size. */
export const pngHead = (width: number, height: number): Uint8Array => {
  const bytes = new Uint8Array(33);
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  const view = new DataView(bytes.buffer);
  view.setUint32(16, width);
  view.setUint32(20, height);
  return bytes;
};

const FLOAT = 5126;
const USHORT = 5123;

/** Four corners, the first in front: the nose. */
const POSITIONS = [0, 0, 0.1, 0, 0.1, 0, -0.1, -0.1, 0, 0.1, -0.1, 0];
const INDICES = [0, 1, 2, 0, 2, 3, 0, 3, 1];

/** A figure with these morph targets; each moves the nose a centimetre along an axis of its own. */
export const avatarFile = (targets: readonly string[], nodeNames = ['Neck', 'Head', 'Face']): AvatarFile => {
  const chunks: Uint8Array[] = [];
  const bufferViews: Json[] = [];
  const accessors: Json[] = [];
  let length = 0;
  const add = (data: Float32Array | Uint16Array, type: string, width: number): number => {
    const bytes = new Uint8Array(data.buffer);
    bufferViews.push({ buffer: 0, byteOffset: length, byteLength: bytes.length });
    accessors.push({
      bufferView: bufferViews.length - 1,
      componentType: data instanceof Float32Array ? FLOAT : USHORT,
      count: data.length / width,
      type,
      // What a GLB must say of its positions, and three complains about when it does not.
      ...(type === 'VEC3' ? { min: [-0.1, -0.1, 0], max: [0.1, 0.1, 0.1] } : {}),
    });
    chunks.push(bytes);
    const padding = (4 - (bytes.length % 4)) % 4;
    if (padding > 0) chunks.push(new Uint8Array(padding));
    length += bytes.length + padding;
    return accessors.length - 1;
  };
  const position = add(Float32Array.from(POSITIONS), 'VEC3', 3);
  const indices = add(Uint16Array.from(INDICES), 'SCALAR', 1);
  const moved = targets.map((_, axis) => {
    const delta = new Float32Array(POSITIONS.length);
    delta[axis % 3] = 0.01;
    return { POSITION: add(delta, 'VEC3', 3) };
  });
  const binary = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    binary.set(chunk, at);
    at += chunk.length;
  }
  const [neck, head, face] = nodeNames;
  return {
    binary,
    json: {
      asset: { version: '2.0' },
      scene: 0,
      scenes: [{ nodes: [0] }],
      nodes: [
        { name: neck, children: [1], translation: [0, 1.4, 0] },
        { name: head, children: [2], translation: [0, 0.1, 0] },
        { name: face, mesh: 0 },
      ],
      meshes: [
        {
          name: 'Face',
          primitives: [
            { attributes: { POSITION: position }, indices, ...(moved.length > 0 ? { targets: moved } : {}) },
          ],
          extras: { targetNames: targets },
        },
      ],
      accessors,
      bufferViews,
      buffers: [{ byteLength: length }],
    },
  };
};

/** Appends bytes to a file and gives the buffer view that holds them. */
export const addBytes = (file: AvatarFile, bytes: Uint8Array): number => {
  const views = file.json.bufferViews as Json[];
  const at = file.binary.length;
  views.push({ buffer: 0, byteOffset: at, byteLength: bytes.length });
  const padded = new Uint8Array(at + bytes.length + ((4 - (bytes.length % 4)) % 4));
  padded.set(file.binary);
  padded.set(bytes, at);
  file.binary = padded;
  file.json.buffers = [{ byteLength: padded.length }];
  return views.length - 1;
};

const VRM0_PRESETS = ['a', 'i', 'u', 'e', 'o', 'blink', 'blink_l', 'blink_r', 'joy'];
const VRM1_PRESETS = ['aa', 'ih', 'ou', 'ee', 'oh', 'blink', 'blinkLeft', 'blinkRight', 'happy'];
const nameless = (count: number): string[] => Array.from({ length: count }, (_, i) => `shape ${i}x`);

/** Presets bound to targets whose names say nothing: the VRM alone tells what they do. */
export const vrm0File = (): AvatarFile => {
  const made = avatarFile(nameless(VRM0_PRESETS.length), ['J_Bip_C_Neck', 'J_Bip_C_Head', 'Face']);
  made.json.extensionsUsed = ['VRM'];
  made.json.extensions = {
    VRM: {
      specVersion: '0.0',
      humanoid: {
        humanBones: [
          { bone: 'head', node: 1 },
          { bone: 'neck', node: 0 },
        ],
      },
      blendShapeMaster: {
        blendShapeGroups: VRM0_PRESETS.map((presetName, index) => ({
          name: presetName,
          presetName,
          binds: [{ mesh: 0, index, weight: 100 }],
        })),
      },
    },
  };
  return made;
};

export const vrm1File = (): AvatarFile => {
  const made = avatarFile(nameless(VRM1_PRESETS.length), ['n0', 'n1', 'n2']);
  made.json.extensionsUsed = ['VRMC_vrm'];
  made.json.extensions = {
    VRMC_vrm: {
      specVersion: '1.0',
      humanoid: { humanBones: { head: { node: 1 }, neck: { node: 0 } } },
      expressions: {
        preset: Object.fromEntries(
          VRM1_PRESETS.map((name, index) => [name, { morphTargetBinds: [{ node: 2, index, weight: 1 }] }]),
        ),
      },
    },
  };
  return made;
};

const padded = (bytes: Uint8Array, by: number): Uint8Array => {
  const whole = new Uint8Array(Math.ceil(bytes.length / 4) * 4).fill(by);
  whole.set(bytes);
  return whole;
};

/** A GLB of the description, or of text in its place, and the bytes. */
export const packGlb = ({ json, binary }: { json: unknown; binary: Uint8Array }): Uint8Array => {
  const text = padded(new TextEncoder().encode(typeof json === 'string' ? json : JSON.stringify(json)), 0x20);
  const data = padded(binary, 0);
  const bytes = new Uint8Array(12 + 8 + text.length + 8 + data.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x46546c67, true);
  view.setUint32(4, 2, true);
  view.setUint32(8, bytes.length, true);
  view.setUint32(12, text.length, true);
  view.setUint32(16, 0x4e4f534a, true);
  bytes.set(text, 20);
  view.setUint32(20 + text.length, data.length, true);
  view.setUint32(24 + text.length, 0x004e4942, true);
  bytes.set(data, 28 + text.length);
  return bytes;
};

/** The same as one .gltf text with its buffer inside. */
export const packGltf = ({ json, binary }: AvatarFile): Uint8Array => {
  const uri = `data:application/octet-stream;base64,${Buffer.from(binary).toString('base64')}`;
  const buffers = [{ byteLength: binary.length, uri }];
  return new TextEncoder().encode(JSON.stringify({ ...json, buffers }));
};
