import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { RuntimeReport } from '../../renderer/core/host.ts';

/**
 * A package is built with the official Electron only. In a checkout the official one is exactly the version that
 * package.json pins; any other version is the closed-network runtime, or somebody's own.
 */
const isOfficial = (root: string): boolean => {
  if (app.isPackaged) return true;
  try {
    const { devDependencies }: { devDependencies?: Record<string, string> } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    );
    return devDependencies?.electron === process.versions.electron;
  } catch {
    return false;
  }
};

export const runtimeReport = (root: string): RuntimeReport => ({
  app: app.getVersion(),
  electron: process.versions.electron ?? 'unknown',
  chromium: process.versions.chrome ?? 'unknown',
  node: process.versions.node,
  official: isOfficial(root),
  platform: `${process.platform}-${process.arch}`,
  packaged: app.isPackaged,
});
