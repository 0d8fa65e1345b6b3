import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { avatarFile, packGlb, packGltf, vrm0File, vrm1File } from '../core/avatar-file/avatar-files.ts';
import { dracoFile, PACKED_PYRAMIDS } from '../core/avatar-file/packed.ts';
import { createStand } from './launch.ts';

const PATIENCE = 120_000;
const [packed = new Uint8Array()] = Object.values(PACKED_PYRAMIDS);
const stand = createStand();
beforeAll(() => stand.ready(), PATIENCE);
afterAll(() => stand.dispose(), PATIENCE);

describe('masque avatar check', { timeout: PATIENCE }, () => {
  const check = async (name: string, bytes: Uint8Array) => {
    const file = join(await stand.folder(), name);
    await writeFile(file, bytes);
    const { status, stdout } = await stand.run(['avatar', 'check', file]);
    expect(stdout.trim().split('\n')).toHaveLength(1);
    return { status, report: JSON.parse(stdout) };
  };

  it('tells what a file that can be put on has', async () => {
    const { status, report } = await check('me.vrm', packGlb(vrm1File()));
    expect(status).toBe(0);
    expect(report).toMatchObject({
      ok: true,
      kind: 'vrm1',
      reason: '',
      triangles: 3,
      shapes: { found: 0, mapped: 2 },
    });
  });

  it('refuses another with a reason and status 2', async () => {
    const whole = packGlb(avatarFile(['jawOpen']));
    const { status, report } = await check('cut.glb', whole.slice(0, 200));
    expect(status).toBe(2);
    expect(report).toMatchObject({
      ok: false,
      kind: 'glb',
      reason: expect.stringMatching(/ends early/),
      triangles: 0,
    });
  });

  it('has the same kind of word for a file that is not there', async () => {
    const { status, stdout } = await stand.run(['avatar', 'check', 'gone.vrm']);
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({
      ok: false,
      reason: expect.stringMatching(/no file .*gone\.vrm/),
    });
  });
});

describe('the app', { timeout: PATIENCE }, () => {
  const wear = async (name: string, bytes: Uint8Array) => {
    const folder = await stand.folder();
    const [file, stats] = [join(folder, name), join(folder, 'stats.json')];
    await writeFile(file, bytes);
    const run = ['--headless', '--camera', 'none', '--seconds', '3', '--avatar', file, '--stats', stats];
    const outcome = await stand.run(run);
    return { ...outcome, stats: JSON.parse(await readFile(stats, 'utf8')) };
  };

  it.each([
    ['a VRM 0', 'me.vrm', packGlb(vrm0File())],
    ['a VRM 1', 'me.vrm', packGlb(vrm1File())],
    ['a GLB packed by Draco', 'me.glb', packGlb(dracoFile(packed))],
    ['a glTF with its buffer inside', 'me.gltf', packGltf(avatarFile(['A', 'Blink']))],
  ])('wears %s', async (_, name, bytes) => {
    const { status, stats } = await wear(name, bytes);
    expect(status).toBe(0);
    expect(stats.render).toMatchObject({ triangles: 3 });
    expect(stats.render.frames).toBeGreaterThan(0);
    expect(stats.blockedRequests).toBe(0);
  });

  it('says of another what the check says of it', async () => {
    const { status, stderr } = await wear('cut.glb', packGlb(avatarFile(['jawOpen'])).slice(0, 200));
    expect(status).toBe(1);
    expect(stderr).toMatch(/"cut\.glb" cannot be opened: it ends early/);
  });
});
