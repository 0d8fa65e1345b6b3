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
