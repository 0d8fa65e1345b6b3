/**
 * What this app draws at most. A whole person with textures seldom passes 60 MB, 100 k vertices, 300 nodes and 150
 * shapes; these leave room, and keep what a file can make us allocate within about 2 GB.
 */
export const AVATAR_LIMITS = {
  bytes: 200e6,
  /** Of the JSON description; an embedded base64 buffer counts as one value. */
  jsonValues: 2_000_000,
  jsonDepth: 128,
  nodes: 5_000,
  /** Levels of nodes below the scene: whoever walks the tree does so by recursion. */
  nodeDepth: 256,
  /** Entries of any other list. */
  listed: 50_000,
  primitives: 2_000,
  /** Exporters of VRM 0 give every part of a mesh the vertices of all, and each part counts. */
  vertices: 2_000_000,
  triangles: 2_000_000,
  /** Of one mesh; people's bodies for games come with hundreds, of which the face moves a few. */
  morphTargets: 2_000,
  /** Vertices times targets, summed: each costs 12 bytes, more on the graphics card. */
  morphedVertices: 64e6,
  /** What one accessor may hold once it is unpacked. */
  accessorBytes: 256e6,
  /** Of all accessors that stand in no buffer, or in a compressed one: space that the file need not pay for. */
  unpackedBytes: 768e6,
  pictures: 1_000,
  pictureSide: 16_384,
  /** Of all pictures; each costs 4 bytes and a third more for its smaller copies. */
  picturePixels: 400e6,
  /** Metres from the origin. */
  reach: 1e6,
} as const;
