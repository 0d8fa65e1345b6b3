import { describe, expect, it } from 'vitest';
import { differingPackages } from '../../build/setup/dependencies.mjs';

const locked = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/three': { version: '0.187.0', integrity: 'sha512-a' },
    'node_modules/zod': { version: '4.6.7', integrity: 'sha512-b' },
    'node_modules/@other/darwin-arm64': { version: '1.0.0', integrity: 'sha512-c', optional: true },
  },
};
const three = { version: '0.187.0', integrity: 'sha512-a' };
const zod = { version: '4.6.7', integrity: 'sha512-b' };

describe('installed packages', () => {
  it('need nothing when they are what the lock file says; another platform’s may be absent', () => {
    const installed = { packages: { 'node_modules/three': three, 'node_modules/zod': zod } };
    expect(differingPackages(locked, installed)).toEqual([]);
  });

  it('differ by a missing package, a version or a sum', () => {
    const differing = (zodThere: object | undefined) =>
      differingPackages(locked, {
        packages: { 'node_modules/three': three, ...(zodThere ? { 'node_modules/zod': zodThere } : {}) },
      });
    expect(differing(undefined)).toEqual(['node_modules/zod']);
    expect(differing({ ...zod, version: '4.6.6' })).toEqual(['node_modules/zod']);
    expect(differing({ ...zod, integrity: 'sha512-x' })).toEqual(['node_modules/zod']);
  });
});
