import type { BrowserWindow } from 'electron';
import { MasqueError } from '../../renderer/core/errors.ts';

/** PNG bytes: the whole window when people can see it, else the picture of the stage that the page drew itself. */
export const screenshotBytes = async (
  window: BrowserWindow | undefined,
  stagePicture: Uint8Array | undefined,
): Promise<Uint8Array> => {
  if (window !== undefined && !window.isDestroyed() && window.isVisible()) {
    const image = await window.webContents.capturePage();
    if (!image.isEmpty()) return image.toPNG();
  }
  if (stagePicture !== undefined && stagePicture.byteLength > 0) return stagePicture;
  throw new MasqueError('failed', 'No picture could be taken: the stage drew nothing.', 'Run masque doctor.');
};
