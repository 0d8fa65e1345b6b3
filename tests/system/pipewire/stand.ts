import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { missingSessionPackages } from '../../../build/pipewire/session-packages.mjs';
import { startPipewireSession } from '../../../build/pipewire-session.mjs';
import { buildPipewire, PIPEWIRE_PROGRAM } from '../../../build/setup/build-pipewire.mjs';
import { ROOT } from '../../../build/setup/places.mjs';
import { createStepLog } from '../../../build/setup/progress.mjs';
import { runCommand } from '../../../build/setup/run-command.mjs';
import { aptCommand, isOnPath } from '../../../build/setup/system-libraries.mjs';
import { CAMERA_NAME, type VirtualCameraDevice } from '../../../renderer/core/virtual-camera.ts';
import { findChromium } from '../../ui/harness/chromium.ts';

export const PROGRAM = join(ROOT, PIPEWIRE_PROGRAM);

export const CAMERA: VirtualCameraDevice = {
  id: 'pipewire',
  kind: 'pipewire',
  name: CAMERA_NAME,
  busy: false,
  unverified: false,
};

const PARTS = { portal: true, sound: true };

const missingPackages = (): string[] => [
  ...missingSessionPackages(PARTS),
  ...(findChromium() === undefined ? ['chromium'] : []),
  ...(existsSync(PROGRAM) || isOnPath('cc') ? [] : ['gcc', 'libpipewire-0.3-dev']),
];

/** Whether this machine has what these tests look through; says what is missing where it has not. */
export const canStand = (what: string): boolean => {
  const missing = process.platform === 'linux' ? missingPackages() : ['Linux'];
  if (missing.length > 0) console.warn(`${what} is not looked at. Cure: ${aptCommand(missing)}`);
  return missing.length === 0;
};

/** A PipeWire of its own with everything that a meeting app uses, and our program. */
export const openStand = async () => {
  if (!(await buildPipewire({ root: ROOT, log: createStepLog(process.stderr) })))
    throw new Error(`${PROGRAM} was not made.`);
  const session = await startPipewireSession(PARTS);
  const environment = { ...process.env, ...session.env };
  return {
    env: session.env,
    /** For programs that are started. */
    environment,
    /** Our cameras, as PipeWire itself lists them. */
    async cameras(): Promise<string[]> {
      const { output } = await runCommand('pw-cli', ['ls', 'Node'], { env: environment });
      return output.match(/node\.name = "masque-camera[^"]*"/g) ?? [];
    },
    dispose: session.dispose,
  };
};
export type Stand = Awaited<ReturnType<typeof openStand>>;
