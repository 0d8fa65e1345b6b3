import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** What one step leaves for the next; git ignores it. */
export const CACHE = fileURLToPath(new URL('../../../.cache/face-shapes', import.meta.url));
