import { z } from 'zod';
import { decodeBase64 } from './base64.ts';
import { Gltf } from './gltf.ts';
import { checkJsonBounds } from './json-bounds.ts';
import { AVATAR_LIMITS } from './limits.ts';
import { COPY_AGAIN, EXPORT_AGAIN, refuse, SIMPLIFY } from './refuse.ts';
import { tidyDescription } from './tidy.ts';
import { decodeUtf8 } from './utf8.ts';

/** A file opened: what it says, and the bytes that it says it of. */
export interface GltfFile {
  readonly gltf: Gltf;
  /** The description as it stands, with everything that `gltf` leaves out. */
  readonly json: Readonly<Record<string, unknown>>;
  /** null for a compressed buffer's stand-in, which holds nothing. */
  readonly buffers: readonly (Uint8Array | null)[];
  readonly isBinary: boolean;
  readonly warnings: string[];
}

const MAGIC = 0x46546c67; // "glTF"
const JSON_CHUNK = 0x4e4f534a; // "JSON"
const BINARY_CHUNK = 0x004e4942; // "BIN\0"
const HEADER = 12;

/** What other files begin with, for those that were renamed or not quite downloaded. */
const FOREIGN: readonly (readonly [start: string, what: string])[] = [
  ['version https://git-lfs', 'it is a Git LFS pointer: the model itself was not downloaded.'],
  ['Kaydara FBX', 'it is an FBX file.'],
  ['PK', 'it is a ZIP archive.'],
  ['<', 'it is a web page or an XML file.'],
  ['\x89PNG', 'it is a picture.'],
  ['UnityFS', 'it is a Unity bundle.'],
];

interface Container {
  readonly description: Uint8Array;
  readonly binary: Uint8Array | null;
}

const readChunks = (bytes: Uint8Array, warnings: string[]): Container => {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < HEADER + 8) refuse(`it ends early (${bytes.length} bytes).`, COPY_AGAIN);
  const version = view.getUint32(4, true);
  if (version !== 2) refuse(`it is glTF version ${version}, not 2.`);
  const declared = view.getUint32(8, true);
  if (declared > bytes.length) refuse(`it ends early (${bytes.length} of ${declared} bytes).`, COPY_AGAIN);
  if (declared < bytes.length) warnings.push(`${bytes.length - declared} bytes after its end are left out`);
  let description: Uint8Array | null = null;
  let binary: Uint8Array | null = null;
  for (let at = HEADER; at + 8 <= declared; ) {
    const length = view.getUint32(at, true);
    const kind = view.getUint32(at + 4, true);
    const start = at + 8;
    if (length > declared - start)
      refuse(`it ends early (a chunk has ${declared - start} of ${length} bytes).`, COPY_AGAIN);
    if (at === HEADER && kind !== JSON_CHUNK) refuse('its first chunk is not its description.');
    if (kind === JSON_CHUNK) description ??= bytes.subarray(start, start + length);
    else if (kind === BINARY_CHUNK) binary ??= bytes.subarray(start, start + length);
    at = start + length;
  }
  return { description: description ?? refuse('it has no description.'), binary };
};

const open = (bytes: Uint8Array, warnings: string[]): Container & { isBinary: boolean } => {
  if (bytes.length === 0) refuse('it is empty (0 bytes).', COPY_AGAIN);
  if (bytes.length > AVATAR_LIMITS.bytes)
    refuse(`it has ${Math.round(bytes.length / 1e6)} MB, more than ${AVATAR_LIMITS.bytes / 1e6}.`, SIMPLIFY);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length >= 4 && view.getUint32(0, true) === MAGIC)
    return { ...readChunks(bytes, warnings), isBinary: true };
  const start = String.fromCharCode(...bytes.subarray(0, 64));
  for (const [word, what] of FOREIGN) if (start.startsWith(word)) refuse(what);
  if (!/^\s*\{/.test(start.replace(BYTE_ORDER_MARK, ''))) refuse('it is not a glTF file.');
  return { description: bytes, binary: null, isBinary: false };
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const BYTE_ORDER_MARK = '\xef\xbb\xbf';

const parse = (chunk: Uint8Array): Record<string, unknown> => {
  const hasMark = String.fromCharCode(...chunk.subarray(0, 3)) === BYTE_ORDER_MARK;
  const description = hasMark ? chunk.subarray(3) : chunk;
  checkJsonBounds(description);
  let json: unknown = null;
  try {
    json = JSON.parse(decodeUtf8(description));
  } catch {
    refuse('its description is damaged: it is not JSON.', COPY_AGAIN);
  }
  if (!isRecord(json)) return refuse('its description is damaged: it is not a JSON object.');
  tidyDescription(json);
  return json;
};

/** `accessors[3].count: …`, as people write it. */
const placeOf = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => (typeof step === 'number' ? `[${step}]` : `.${String(step)}`))
    .join('')
    .slice(1);

const understand = (json: Record<string, unknown>): Gltf => {
  const version = isRecord(json.asset) ? json.asset.version : undefined;
  if (version === undefined)
    refuse('its description does not say that it is glTF (asset.version is missing).');
  if (!/^2(\.|$)/.test(String(version))) refuse(`it is glTF version ${String(version).slice(0, 20)}, not 2.`);
  if (Array.isArray(json.nodes) && json.nodes.length > AVATAR_LIMITS.nodes)
    refuse(`it has ${json.nodes.length} nodes, more than ${AVATAR_LIMITS.nodes}.`, SIMPLIFY);
  const read = Gltf.safeParse(json);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  return refuse(
    `its description is damaged at ${placeOf(issue?.path ?? [])}: ${issue?.message ?? 'unknown'}.`,
  );
};

/** The bytes of an embedded `data:` address; anything else is never fetched. */
export const readDataUri = (uri: string, what: string): Uint8Array => {
  if (!/^data:/i.test(uri))
    return refuse(`${what} points to another file (${uri.slice(0, 80)}), and those are never fetched.`);
  const comma = uri.indexOf(',');
  const head = uri.slice(0, Math.max(0, comma));
  if (comma < 0 || comma > 200 || !/;base64$/i.test(head))
    return refuse(`${what} is not embedded as base64.`);
  return decodeBase64(uri, comma + 1) ?? refuse(`${what} is damaged: it is not base64.`, COPY_AGAIN);
};

const MeshoptFallback = z.object({ fallback: z.literal(true) });

/** A buffer that is only there for readers which cannot decompress. */
const isStandIn = (extensions: Gltf['buffers'][number]['extensions']): boolean =>
  [extensions?.EXT_meshopt_compression, extensions?.KHR_meshopt_compression].some(
    (extension) => MeshoptFallback.safeParse(extension).success,
  );

const readBuffers = (gltf: Gltf, { binary }: Container): (Uint8Array | null)[] =>
  gltf.buffers.map(({ uri, byteLength, extensions }, i) => {
    if (uri === undefined && isStandIn(extensions)) return null;
    const held = uri === undefined ? (i === 0 ? binary : null) : readDataUri(uri, `buffer ${i}`);
    if (held === null) return refuse(`buffer ${i} is missing.`, EXPORT_AGAIN);
    if (held.length < byteLength)
      refuse(`buffer ${i} ends early (${held.length} of ${byteLength} bytes).`, COPY_AGAIN);
    return held.subarray(0, byteLength);
  });

/** A file of which only the description was read, and not yet understood. */
export interface OpenedFile extends Pick<GltfFile, 'json' | 'warnings' | 'isBinary'>, Container {}

/** Opens a GLB, VRM or self-contained glTF. Throws a MasqueError that says why it cannot be opened. */
export const openFile = (bytes: Uint8Array): OpenedFile => {
  const warnings: string[] = [];
  const container = open(bytes, warnings);
  return { ...container, json: parse(container.description), warnings };
};

/** Reads what an opened file says, and finds its buffers. */
export const readFile = (opened: OpenedFile): GltfFile => {
  const gltf = understand(opened.json);
  const { json, isBinary, warnings } = opened;
  return { gltf, json, buffers: readBuffers(gltf, opened), isBinary, warnings };
};
