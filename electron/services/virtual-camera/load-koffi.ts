import { createRequire } from 'node:module';

export type Koffi = typeof import('koffi')['default'];

/**
 * The foreign function interface, loaded when a system's functions are first wanted: importing a backend of another
 * system loads nothing, and a machine that koffi has no binary for loses its cameras, not the app. Required, not
 * imported, because Electron 25 cannot `import()` from an asar.
 */
export const loadKoffi = (): Koffi => createRequire(import.meta.url)('koffi');
