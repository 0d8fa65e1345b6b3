import { rmSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Takes out what only a bare Electron needs. electron-builder calls it when the folder is laid out.
 * @param {{ appOutDir: string }} context
 */
export default function afterPack({ appOutDir }) {
  rmSync(join(appOutDir, 'resources', 'default_app.asar'), { force: true });
}
