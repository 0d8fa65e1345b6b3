import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { extractFile, listPackage } from '@electron/asar';
import { afterEach, describe, expect, it } from 'vitest';
import { asarArchive } from '../../build/setup/asar-archive.mjs';

describe('an asar archive', () => {
  const folder = mkdtempSync(join(tmpdir(), 'masque-asar-'));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('is what Electron’s own library reads', () => {
    const file = join(folder, 'app.asar');
    const files = { 'package.json': '{"main":"main.js"}', 'main.js': 'const é = 1;\n' };
    writeFileSync(file, asarArchive(files));
    expect(listPackage(file, { isPack: false })).toEqual(['/package.json', '/main.js']);
    expect(extractFile(file, 'main.js').toString()).toBe(files['main.js']);
    expect(extractFile(file, 'package.json').toString()).toBe(files['package.json']);
  });
});
