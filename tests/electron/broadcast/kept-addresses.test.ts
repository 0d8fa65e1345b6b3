import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createAddressKeeper } from '../../../electron/services/broadcast/kept-addresses.ts';

let folder = '';
let file = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'masque-addresses-'));
  file = join(folder, 'addresses.json');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('keeps tokens and port from one start to the next, for nobody else to read', async () => {
  const first = createAddressKeeper(file);
  const { tokens, port } = await first.read();
  expect(port).toBe(0);
  expect(tokens.view).toMatch(/^[\w-]{22}$/);
  expect(tokens.publish).not.toBe(tokens.view);
  await first.keepPorts({ port: 4321 });
  await first.keepPorts({ securePort: 4322 });
  const kept = { tokens, port: 4321, securePort: 4322 };
  expect(await createAddressKeeper(file).read()).toEqual(kept);
  if (process.platform !== 'win32') expect((await stat(file)).mode & 0o077).toBe(0);
});

it('has other tokens, and the same port, once they are renewed', async () => {
  const keeper = createAddressKeeper(file);
  const { tokens } = await keeper.read();
  await keeper.keepPorts({ port: 4321 });
  await keeper.renew();
  const next = await createAddressKeeper(file).read();
  expect(next.port).toBe(4321);
  expect(Object.values(next.tokens)).not.toContain(tokens.view);
  expect(Object.values(next.tokens)).not.toContain(tokens.publish);
});

it.each([
  ['damaged', '{"tokens"'],
  ['of another shape', '{"tokens": {"view": "short"}, "port": "80"}'],
])('begins anew with a file that is %s', async (_how, text) => {
  await writeFile(file, text);
  const { tokens, port } = await createAddressKeeper(file).read();
  expect(port).toBe(0);
  expect(tokens.view).toMatch(/^[\w-]{22}$/);
  expect(JSON.parse(await readFile(file, 'utf8')).tokens).toEqual(tokens);
});
