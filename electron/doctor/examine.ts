import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { app, BrowserWindow, screen, session } from 'electron';
import type { ExecutionProvider } from '../../renderer/core/native-models.ts';
import type { VirtualCameraSurvey } from '../../renderer/core/virtual-camera.ts';
import { blockNetwork } from '../network.ts';
import { guardPermissions } from '../permissions.ts';
import { APP_ORIGIN } from '../protocol/address.ts';
import { serveApp } from '../protocol/serve-app.ts';
import { listSamples } from '../services/avatars/samples.ts';
import { createOpenedFiles } from '../services/files.ts';
import { appFolders, servedFolders } from '../services/folders.ts';
import { demoFile } from '../services/media.ts';
import { openModels } from '../services/models.ts';
import { runtimeReport } from '../services/runtime.ts';
import { openVirtualCamera } from '../services/virtual-camera/writer-process.ts';
import { probeModels } from './probe-models.ts';
import type { Examined, PageProbe } from './report.ts';

const PROBE_WITHIN_MILLISECONDS = 20_000;

/** Runs inside the page: it may use nothing from this file. */
const probePage = async (): Promise<PageProbe> => {
  const gl = document.createElement('canvas').getContext('webgl2');
  const words = gl?.getExtension('WEBGL_debug_renderer_info');
  const renderer: unknown = gl && words ? gl.getParameter(words.UNMASKED_RENDERER_WEBGL) : null;
  const devices = await navigator.mediaDevices.enumerateDevices();
  const labels = (kind: MediaDeviceKind) =>
    devices
      .filter((device) => device.kind === kind)
      .map(({ label }, index) => label || `${kind} ${index + 1}`);
  return {
    renderer: gl === null ? null : typeof renderer === 'string' ? renderer : 'WebGL2, unnamed',
    cameras: labels('videoinput'),
    microphones: labels('audioinput'),
  };
};

/** Null when no page can be opened, or when it does not answer in time. */
const probe = async (): Promise<PageProbe | null> => {
  const window = new BrowserWindow({
    show: false,
    webPreferences: { sandbox: true, contextIsolation: true },
  });
  let timer: NodeJS.Timeout | undefined;
  const silence = new Promise<null>((done) => {
    timer = setTimeout(() => done(null), PROBE_WITHIN_MILLISECONDS);
  });
  const answer = async (): Promise<PageProbe | null> => {
    await window.loadURL(`${APP_ORIGIN}/blank`);
    return window.webContents.executeJavaScript(`(${probePage.toString()})()`);
  };
  try {
    return await Promise.race([answer().catch(() => null), silence]);
  } finally {
    clearTimeout(timer);
    window.destroy();
  }
};

/** Null when the process that feeds virtual cameras does not come up. */
const surveyCameras = async (root: string): Promise<VirtualCameraSurvey | null> => {
  const virtualCamera = openVirtualCamera(root);
  try {
    return await virtualCamera.survey();
  } catch {
    return null;
  } finally {
    await virtualCamera.quit();
  }
};

/** Looks at everything the app needs; changes nothing. `provider`: what the voice models are to try first. */
export const examine = async (root: string, provider?: ExecutionProvider): Promise<Examined> => {
  const folders = appFolders(root);
  const opened = createOpenedFiles();
  const models = openModels(root, opened);
  blockNetwork(session.defaultSession);
  guardPermissions(session.defaultSession);
  serveApp(session.defaultSession, servedFolders(folders, app.getPath('userData')), opened);
  return {
    runtime: runtimeReport(root),
    page: await probe(),
    models: { npm: await models.inspect('npm'), official: await models.inspect('official') },
    voice: await probeModels(root, provider),
    avatars: (await listSamples(folders)).map(({ id }) => id),
    virtualCameras: await surveyCameras(root),
    demo: (await demoFile(folders)) !== null,
    built: (await stat(join(folders.page, 'index.html')).catch(() => null)) !== null,
    displays: screen
      .getAllDisplays()
      .map(({ size, scaleFactor }) => ({ width: size.width, height: size.height, scale: scaleFactor })),
  };
};
