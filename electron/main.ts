import { readdirSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { app } from 'electron';
import { listVoices } from '../native-models/speech/list-voices.ts';
import { MasqueError } from '../renderer/core/errors.ts';
import { runAvatarTask } from './avatar-tasks.ts';
import type { AvatarTask } from './cli/avatar-task.ts';
import { type Command, parseCommand, type RunCommand } from './cli/command.ts';
import { helpText } from './cli/flags.ts';
import { ownArguments } from './cli/words.ts';
import { examine } from './doctor/examine.ts';
import { doctorReport, doctorText } from './doctor/report.ts';
import { watchFaults } from './faults.ts';
import { chooseGraphics } from './graphics.ts';
import { quietChromium } from './network.ts';
import { guardNavigation } from './permissions.ts';
import { registerAppScheme } from './protocol/serve-app.ts';
import { ownVoicesFolder } from './services/speech/own-voices.ts';
import { startApp } from './start-app.ts';
import { claimUserData } from './user-data.ts';

/** The folder that holds `out/` and `assets/`: this file is `out/main/main.cjs`. */
const root = resolve(__dirname, '..', '..');

/** Browsers know cameras by name, not by file; the kernel tells which name belongs to the file. */
const linuxCameraName = (path: string): string | undefined => {
  const device = /^\/dev\/(video\d+)$/.exec(path)?.[1];
  if (device === undefined) return undefined;
  try {
    return readFileSync(`/sys/class/video4linux/${device}/name`, 'utf8').trim();
  } catch {
    return undefined;
  }
};

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const filesIn = (path: string): readonly string[] | null => {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return null;
  return readdirSync(path, { withFileTypes: true }).flatMap((entry) => (entry.isFile() ? [entry.name] : []));
};

const readText = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    throw new MasqueError('unreadable', `Cannot read ${path}: ${String(error)}.`, 'Check its permissions.');
  }
};

const say = (text: string, status: number): void => {
  (status === 0 ? process.stdout : process.stderr).write(`${text}\n`, () => app.exit(status));
};

const readCommand = (): Command | MasqueError => {
  try {
    const around = {
      folder: process.cwd(),
      fileExists: isFile,
      readText,
      filesIn,
      cameraName: linuxCameraName,
    };
    return parseCommand(ownArguments(process.argv, app.isPackaged), around);
  } catch (error) {
    if (error instanceof MasqueError) return error;
    throw error;
  }
};

const diagnose = async ({ json, launch }: RunCommand): Promise<void> => {
  const report = doctorReport(await examine(root, launch.voiceProvider));
  const text = json ? JSON.stringify(report, null, 2) : doctorText(report);
  process.stdout.write(`${text}\n`, () => app.exit(report.ok ? 0 : 1));
};

/** A recipe with a mistake is a command that was not understood. */
const statusOf = (error: unknown): number =>
  error instanceof MasqueError && error.reason === 'bad-option' ? 2 : 1;

const doAvatarTask = async (task: AvatarTask): Promise<void> => {
  try {
    const { text, status } = await runAvatarTask(task, root);
    process.stdout.write(`${text}\n`, () => app.exit(status));
  } catch (error) {
    const { message, cure } =
      error instanceof MasqueError ? error : new MasqueError('failed', String(error), 'Run masque doctor.');
    say(`${message} ${cure}`, statusOf(error));
  }
};

const sayVoices = async (userData: string | undefined): Promise<void> => {
  const voices = await listVoices({ root, voices: ownVoicesFolder(userData) });
  const lines = voices.map((voice) => `${JSON.stringify(voice)}\n`).join('');
  process.stdout.write(lines, () => app.exit(0));
};

watchFaults();
const command = readCommand();
if (command instanceof MasqueError) {
  say(`${command.message} ${command.cure}`, 2);
} else if (command.kind === 'help') {
  say(helpText(app.getVersion()), 0);
} else if (command.kind === 'version') {
  say(app.getVersion(), 0);
} else if (command.kind === 'avatar') {
  void doAvatarTask(command.task);
} else if (command.kind === 'voices') {
  void sayVoices(command.userData);
} else if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
  say('Masque needs a display, and there is none. Start it inside a desktop, or with xvfb-run.', 1);
} else {
  registerAppScheme();
  // The run decides when the app ends, not the last window.
  app.on('window-all-closed', () => undefined);
  chooseGraphics();
  quietChromium();
  guardNavigation();
  // As root Chromium's sandbox cannot start; the launcher says so with --no-sandbox, and only then is it off.
  if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
  if (claimUserData(command)) {
    app
      .whenReady()
      .then(() => (command.launch.verb === 'doctor' ? diagnose(command) : startApp(command, root)))
      .catch((error: unknown) => {
        const cure = error instanceof MasqueError ? error.cure : 'Run masque doctor.';
        say(`Masque could not start: ${error instanceof Error ? error.message : String(error)} ${cure}`, 1);
      });
  } else {
    say('Masque is already open: its window was brought to the front.', 0);
  }
}
