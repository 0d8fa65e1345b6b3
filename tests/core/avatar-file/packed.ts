import { type AvatarFile, addBytes, avatarFile } from './avatar-files.ts';

/** The pyramid of `avatarFile` as Draco 1.5.7 packs it, at 14 bits, each way that a mesh may be packed. */
const bytes = (base64: string): Uint8Array => Uint8Array.from(Buffer.from(base64, 'base64'));

export const PACKED_PYRAMIDS: Readonly<Record<string, Uint8Array>> = {
  'corner by corner': bytes(
    'RFJBQ08CAgEAAAADBAEAAQIAAgMAAwEBAQAJAwAAAgABAQAPAwEQLwEwAwAogv//////AwD+/////wsAAEAAAAAAAP8/AADNzMy9zczMvQAAAADNzEw+Dg==',
  ),
  'along its edges': bytes(
    'RFJBQ08CAgEBAAAABAMAAwAAAS//AREB/wAAAQAJAwAAAgEBAQAPNwFAAQD///////v/////3/8HAABAACAA/P8AAAAA/z8AAM3MzL3NzMy9AAAAAM3MTD4O',
  ),
};

/** The pyramid's corners and its edges packed; its morph targets as they are. */
export const dracoFile = (packed: Uint8Array): AvatarFile => {
  const file = avatarFile(['jawOpen']);
  const bufferView = addBytes(file, packed);
  const json = file.json as {
    accessors: { bufferView?: number }[];
    meshes: { primitives: { extensions?: unknown }[] }[];
    extensionsRequired?: string[];
  };
  for (const accessor of json.accessors.slice(0, 2)) delete accessor.bufferView;
  const [primitive] = json.meshes[0]?.primitives ?? [];
  if (primitive)
    primitive.extensions = { KHR_draco_mesh_compression: { bufferView, attributes: { POSITION: 0 } } };
  json.extensionsRequired = ['KHR_draco_mesh_compression'];
  return file;
};
