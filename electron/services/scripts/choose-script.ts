import { type BrowserWindow, dialog } from 'electron';

/** Asks the person for a text file. */
export const createChooseScript = (window: () => BrowserWindow) => async (): Promise<string | null> => {
  const { canceled, filePaths } = await dialog.showOpenDialog(window(), {
    properties: ['openFile'],
    filters: [
      { name: 'Scripts', extensions: ['md', 'markdown', 'txt'] },
      { name: 'All files', extensions: ['*'] },
    ],
  });
  return canceled ? null : (filePaths[0] ?? null);
};
