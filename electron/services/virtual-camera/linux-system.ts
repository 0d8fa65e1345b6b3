import { join } from 'node:path';
import type { CameraSystem } from './camera-system.ts';
import { createPipewireBackend } from './pipewire/camera.ts';
import { openPipewireMicrophone } from './pipewire/microphone.ts';
import { addLoopback, findLoopbackRemedy } from './v4l2/add-loopback.ts';
import { createV4l2Backend } from './v4l2/v4l2-backend.ts';

/** Kernel devices first: every app lists them, while PipeWire's cameras are listed by those that ask it. */
export const linuxSystem = (programs: string): CameraSystem => {
  const program = join(programs, 'pipewire', 'masque-pipewire');
  return {
    backends: [createV4l2Backend(), createPipewireBackend({ program })],
    remedy: findLoopbackRemedy,
    async add() {
      await addLoopback();
    },
    microphone: () => openPipewireMicrophone({ program }),
  };
};
