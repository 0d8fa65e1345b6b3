import { join } from 'node:path';
import { app } from 'electron';

/**
 * Where a person keeps voices of their own. A run without a window has settings of its own, but the person's voices:
 * so this asks where settings would be, not where this run has them.
 */
export const ownVoicesFolder = (userData: string | undefined): string =>
  process.env.MASQUE_VOICES ?? join(userData ?? join(app.getPath('appData'), app.getName()), 'voices');
