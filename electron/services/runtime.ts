import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app } from 'electron';
import type { RuntimeReport } from '../../renderer/core/host.ts';

interface PackageFields {
  readonly devDependencies?: Record<string, string>;
  /** Written into a package by `build/package.mjs`. */
  readonly electronRuntime?: { readonly official?: boolean };
}

/**
 * A package names the runtime that it was made with. In a checkout the official one is exactly the version that
 * package.json pins; any other version is the closed-network runtime, or somebody's own.
 */
const isOfficial = (root: string): boolean => {
  try {
    const fields: PackageFields = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    if (app.isPackaged) return fields.electronRuntime?.official === true;
    return fields.devDependencies?.electron === process.versions.electron;
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
