import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findOfficialFaceModel } from '../../build/models/official-face-model.mjs';
import { modelEntry } from '../../native-models/manifest.ts';

const ENTRY = modelEntry('face-landmarker-official');

describe('the official face bundle', () => {
  let root = '';
  let lines: string[] = [];
  const log = (line: string): void => {
    lines.push(line);
  };
  beforeEach(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'masque-official-'));
    root = join(folder, 'checkout');
    await mkdir(root);
    lines = [];
  });
  afterEach(() => rm(join(root, '..'), { recursive: true, force: true }));

  it('is absent without a fuss, and nothing is asked of the network', async () => {
    const fetchFile = (): never => {
      throw new Error('the network was asked');
    };
    expect(await findOfficialFaceModel({ root, env: {}, log, fetchFile })).toBeNull();
    expect(lines.join()).toContain('not on this machine');
  });

  it.each([
    ['MASQUE_MODELS', 'elsewhere'],
    ['assets/models', 'checkout/assets/models'],
    ['../shared/models', 'shared/models'],
  ])('refuses a file with another sum in %s', async (place, folder) => {
    const models = join(root, '..', folder);
    await mkdir(models, { recursive: true });
    const file = join(models, 'face_landmarker.task');
    await writeFile(file, 'not a model');
    const env = place === 'MASQUE_MODELS' ? { MASQUE_MODELS: models } : {};
    const error: unknown = await findOfficialFaceModel({ root, env, log }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ reason: 'wrong-sum', cure: expect.stringContaining(ENTRY.source) });
    expect(String(error)).toContain(file);
    expect(String(error)).toContain(ENTRY.sha256);
  });

  it('throws away a download with another sum', async () => {
    const fetchFile = async (): Promise<Response> => new Response('<html>Please log in</html>');
    expect(await findOfficialFaceModel({ root, env: {}, mayDownload: true, log, fetchFile })).toBeNull();
    expect(lines.join()).toContain('thrown away');
    expect(await readdir(root)).toEqual([]);
  });

  it('goes on when the address cannot be reached', async () => {
    const fetchFile = async (): Promise<Response> => {
      throw new TypeError('fetch failed');
    };
    expect(await findOfficialFaceModel({ root, env: {}, mayDownload: true, log, fetchFile })).toBeNull();
    expect(lines.join()).toContain('cannot be reached');
  });
});
