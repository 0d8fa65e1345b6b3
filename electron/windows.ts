import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, BrowserWindow, type Rectangle, screen } from 'electron';
import { z } from 'zod';
import type { WindowState } from '../renderer/core/host.ts';
import { PAGE_ADDRESS } from './protocol/address.ts';

const DEFAULT_SIZE = { width: 1280, height: 800 };
const MINIMUM_SIZE = { minWidth: 1024, minHeight: 700 };
/** The window's own surface, so that nothing flashes white before the page draws. */
const BACKGROUND = '#0f1012';

const SavedBounds = z.object({
  x: z.number().int(),
  y: z.number().int(),
  width: z.number().int().min(MINIMUM_SIZE.minWidth),
  height: z.number().int().min(MINIMUM_SIZE.minHeight),
  maximised: z.boolean(),
});
type SavedBounds = z.infer<typeof SavedBounds>;

const readBounds = (file: string): SavedBounds | null => {
  try {
    return SavedBounds.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return null;
  }
};

/** Saved bounds count only while enough of the title bar would be on a screen that is still there. */
const onScreen = (bounds: Rectangle): boolean =>
  screen.getAllDisplays().some(({ workArea }) => {
    const width =
      Math.min(bounds.x + bounds.width, workArea.x + workArea.width) - Math.max(bounds.x, workArea.x);
    const top = bounds.y >= workArea.y - 8 && bounds.y < workArea.y + workArea.height - 48;
    return width >= 200 && top;
  });

const rememberBounds = (window: BrowserWindow, file: string): void => {
  window.on('close', () => {
    const saved: SavedBounds = { ...window.getNormalBounds(), maximised: window.isMaximized() };
    try {
      writeFileSync(file, JSON.stringify(saved));
    } catch (error) {
      console.error(`Cannot remember the window’s place in ${file}: ${String(error)}`);
    }
  });
};

export interface WindowPlan {
  readonly visible: boolean;
  readonly preload: string;
  readonly userData: string;
}

/** The app's one window; without `visible` it is never shown but keeps its full rate. Nothing is loaded yet. */
export const createWindow = ({ visible, preload, userData }: WindowPlan): BrowserWindow => {
  const boundsFile = join(userData, 'window.json');
  const saved = visible ? readBounds(boundsFile) : null;
  const placed = saved !== null && onScreen(saved) ? saved : null;
  const place =
    placed === null ? DEFAULT_SIZE : { x: placed.x, y: placed.y, width: placed.width, height: placed.height };
  const window = new BrowserWindow({
    ...place,
    ...MINIMUM_SIZE,
    show: false,
    title: 'Masque',
    backgroundColor: BACKGROUND,
    // macOS keeps its three lights on a frame whose title bar is hidden.
    frame: process.platform === 'darwin',
    ...(process.platform === 'darwin'
      ? { titleBarStyle: 'hidden', trafficLightPosition: { x: 16, y: 16 } }
      : {}),
    webPreferences: {
      preload,
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      devTools: !app.isPackaged,
      spellcheck: false,
      backgroundThrottling: false,
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  window.setMenuBarVisibility(false);
  if (visible) {
    rememberBounds(window, boundsFile);
    window.once('ready-to-show', () => {
      if (placed?.maximised) window.maximize();
      window.show();
    });
  }
  return window;
};

export const loadPage = (window: BrowserWindow): Promise<void> => window.loadURL(PAGE_ADDRESS);

/** Whether a person can see the window; the page's own visibility says yes for ever where it keeps its full rate. */
const watchSight = (window: BrowserWindow): ((was: boolean) => Promise<boolean>) => {
  let isSeen = true;
  let tell: (() => void)[] = [];
  const become = (seen: boolean) => () => {
    isSeen = seen;
    const told = tell;
    tell = [];
    for (const one of told) one();
  };
  window.on('minimize', become(false));
  window.on('hide', become(false));
  window.on('restore', become(true));
  window.on('show', become(true));
  return async (was) => {
    while (isSeen === was) await new Promise<void>((resolve) => tell.push(resolve));
    return isSeen;
  };
};

export const windowControls = (window: BrowserWindow) => {
  const state = (): WindowState => ({
    maximised: window.isMaximized(),
    frame: process.platform === 'darwin' ? 'system' : 'custom',
  });
  return {
    state,
    minimise: () => window.minimize(),
    toggleMaximise() {
      if (window.isMaximized()) window.unmaximize();
      else window.maximize();
      return state();
    },
    isSeen: watchSight(window),
    /** After the answer has left, so that the page is not cut off in mid-call. */
    close: () => {
      setImmediate(() => window.close());
    },
  };
};
