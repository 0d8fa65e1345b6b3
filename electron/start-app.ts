import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { app, clipboard, Menu, safeStorage, session, shell } from 'electron';
import { MasqueError } from '../renderer/core/errors.ts';
import type { RunCommand } from './cli/command.ts';
import { filmInWindow } from './film-window.ts';
import { blockNetwork } from './network.ts';
import { guardPermissions } from './permissions.ts';
import { serveApp } from './protocol/serve-app.ts';
import { acceptPorts, answerHostCalls, refuseStrangers } from './rpc/connect.ts';
import type { HostServices } from './rpc/services.ts';
import { createRun } from './run.ts';
import { checkWorkerOf, lookThrough } from './services/avatar-check/look-through.ts';
import { createAvatars } from './services/avatars/avatars.ts';
import { createOwnAvatars } from './services/avatars/own-avatars.ts';
import { setDamagedAside } from './services/avatars/own-folder.ts';
import { listSamples } from './services/avatars/samples.ts';
import { openBroadcastProcess } from './services/broadcast/open-broadcast.ts';
import { openSystemSettings, readDevicePermission } from './services/device-permissions.ts';
import { createOpenedFiles } from './services/files.ts';
import { createFilms } from './services/films/films.ts';
import {
  appFolders,
  ownAvatarsFolder,
  scriptsFolder,
  servedFolders,
  takesFolder,
} from './services/folders.ts';
import { createKeptToken } from './services/kept-token.ts';
import { createMedia, createSaveFile } from './services/media.ts';
import { memoryMegabytes } from './services/memory.ts';
import { openModels } from './services/models.ts';
import { openNativeModels } from './services/native-models/models-process.ts';
import { openExternal } from './services/open-external.ts';
import { busyCores } from './services/processor.ts';
import { runtimeReport } from './services/runtime.ts';
import { createChooseScript } from './services/scripts/choose-script.ts';
import { createScripts } from './services/scripts/scripts.ts';
import { createSettings } from './services/settings.ts';
import { ownVoicesFolder } from './services/speech/own-voices.ts';
import { openSpeech } from './services/speech/speech-process.ts';
import { mendRecordings } from './services/takes/take-folder.ts';
import { createTakes } from './services/takes/takes.ts';
import { openVirtualCamera } from './services/virtual-camera/writer-process.ts';
import { createWhipServer } from './services/whip-server.ts';
import { survive } from './survive.ts';
import { createWindow, loadPage, windowControls } from './windows.ts';

/** Opens the window and answers its page; the app then lives until the window or the run ends. */
export const startApp = async (command: RunCommand, root: string): Promise<void> => {
  const { launch, files } = command;
  const userData = app.getPath('userData');
  const folders = appFolders(root);
  const page = join(folders.page, 'index.html');
  if (!existsSync(page)) {
    throw new MasqueError('missing-part', `The app’s page is missing: ${page}.`, 'Run npm run setup.');
  }
  const ownAvatars = ownAvatarsFolder(userData);
  // Before the window: between it and its page nothing may wait, or a debugger never sees the page.
  const takes = takesFolder(userData);
  const damaged = [
    ...(await setDamagedAside(ownAvatars, new Date())),
    // A run without a window may share its folder with an app that is recording now.
    ...(launch.headless ? [] : await mendRecordings(takes, new Date())),
  ];
  const opened = createOpenedFiles();
  const network = blockNetwork(session.defaultSession);
  guardPermissions(session.defaultSession);
  serveApp(session.defaultSession, servedFolders(folders, userData), opened);
  if (process.platform !== 'darwin') Menu.setApplicationMenu(null);

  const preload = join(root, 'out', 'preload', 'preload.cjs');
  const window = createWindow({ visible: !launch.headless, preload, userData });
  const runtime = runtimeReport(root);
  const virtualCamera = openVirtualCamera(root);
  const nativeModels = openNativeModels(root, launch.voiceProvider);
  const broadcast = openBroadcastProcess(root, 'broadcast');
  const guest = openBroadcastProcess(root, 'guest');
  const reception = openBroadcastProcess(root, 'reception');
  const speech = openSpeech({ root, voices: ownVoicesFolder(command.userData) });
  const run = createRun({
    launch,
    files,
    runtime,
    memoryMegabytes,
    blockedRequests: network.blocked,
    window: () => window,
    exit: (status) => {
      nativeModels.quit();
      films.quit();
      speech.quit();
      void Promise.all([virtualCamera.quit(), broadcast.quit(), guest.quit(), reception.quit()]).finally(() =>
        app.exit(status),
      );
    },
  });
  const settings = createSettings(userData);
  const models = openModels(root, opened);
  const films = createFilms({
    userData,
    ffmpeg: command.ffmpeg ?? null,
    window: () => window,
    tell: run.tellFilm,
    film: (order, tell) => filmInWindow({ root, preload, userData, services }, order, tell),
  });
  for (const notice of damaged) settings.tell(notice);
  const services: HostServices = {
    launch,
    runtime,
    memory: memoryMegabytes,
    processor: busyCores,
    copyText: (text) => clipboard.writeText(text),
    openLink: openExternal,
    settings,
    media: createMedia(folders, opened, () => window),
    saveFile: createSaveFile(() => window),
    models,
    avatars: createAvatars({
      folders,
      opened,
      own: createOwnAvatars({
        folder: ownAvatars,
        reserved: async () => (await listSamples(folders)).map(({ id }) => id),
        bin: (path) => shell.trashItem(path),
      }),
      check: (path) => lookThrough(path, { worker: checkWorkerOf(root) }),
    }),
    speech,
    takes: createTakes({ folder: takes, opened, bin: (path) => shell.trashItem(path) }),
    films,
    scripts: createScripts({
      folder: scriptsFolder(userData),
      choose: createChooseScript(() => window),
      bin: (path) => shell.trashItem(path),
    }),
    permissions: { read: readDevicePermission, openSystemSettings },
    virtualCamera,
    whip: createWhipServer(createKeptToken(userData, safeStorage)),
    window: windowControls(window),
    run,
  };
  refuseStrangers();
  answerHostCalls(window, services);
  acceptPorts(window, 'camera:connect', (port) => virtualCamera.connect(port));
  acceptPorts(window, 'models:connect', (port) => nativeModels.connect(port));
  acceptPorts(window, 'broadcast:connect', (port) => broadcast.connect(port));
  acceptPorts(window, 'guest:connect', (port) => guest.connect(port));
  acceptPorts(window, 'reception:connect', (port) => reception.connect(port));
  survive({ window, run, launch, tell: settings.tell });
  await loadPage(window);
  if (launch.verb === 'window') await films.queue.start();
};
