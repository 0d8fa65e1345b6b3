import { access, constants } from 'node:fs/promises';
import { MasqueError } from '../../../../renderer/core/errors.ts';
import { CAMERA_NAME, type VirtualCameraDevice } from '../../../../renderer/core/virtual-camera.ts';
import type { CameraBackend, CameraRequest, CameraWriter } from '../camera-writer.ts';
import { checkPicture } from '../picture-checks.ts';
import { isDaemonThere } from './daemon.ts';
import { type PipewireOptions, type PublishedCamera, publishCamera } from './published-camera.ts';

/** A camera of PipeWire's tells more than the contract asks for. */
export interface PipewireCamera extends CameraWriter {
  /** Pictures since the camera was published that readers were too slow for, or that came while a format changed. */
  dropped(): number;
}

export interface PipewireBackend extends CameraBackend {
  open(request: CameraRequest): Promise<PipewireCamera>;
}

/** An app that looked at the camera takes its going for an unplugged cable, so a change of size keeps it there. */
const LINGER_MILLISECONDS = 1000;

const DEVICE: VirtualCameraDevice = {
  id: 'pipewire',
  kind: 'pipewire',
  name: CAMERA_NAME,
  busy: false,
  unverified: false,
};

/**
 * Cameras by way of PipeWire: no root, no kernel module. One node is published, and stays while its size changes;
 * opening again takes it over from whoever wrote before.
 */
export const createPipewireBackend = (options: PipewireOptions): PipewireBackend => {
  const env = options.env ?? process.env;
  let published: PublishedCamera | null = null;
  let writers = 0;
  let leave: ReturnType<typeof setTimeout> | null = null;

  const isProgramThere = (): Promise<boolean> =>
    access(options.program, constants.X_OK).then(
      () => true,
      () => false,
    );

  const stay = (): PublishedCamera => {
    if (leave !== null) clearTimeout(leave);
    leave = null;
    if (published !== null && published.program.error() === null) return published;
    const fresh = publishCamera(options);
    void fresh.program.ended.then(() => {
      if (published === fresh) published = null;
    });
    published = fresh;
    return fresh;
  };

  return {
    kind: 'pipewire',
    async survey() {
      return (await isProgramThere()) && (await isDaemonThere(env)) ? [DEVICE] : [];
    },
    async open(request): Promise<PipewireCamera> {
      if (!(await isDaemonThere(env)))
        throw new MasqueError(
          'not-found',
          'PipeWire is not running.',
          'Start it with: systemctl --user start pipewire wireplumber',
        );
      writers += 1;
      const writer = writers;
      const camera = stay();
      const { width, height, picturesPerKilosecond } = await camera.setFormat(request);
      let isClosed = false;
      const isOurs = (): boolean => writer === writers && !isClosed;
      return {
        format: 'I420',
        width,
        height,
        framesPerSecond: picturesPerKilosecond / 1000,
        async write(picture) {
          if (!isOurs())
            throw new MasqueError('lost', 'This camera was closed or opened anew.', 'Open it again.');
          checkPicture(picture, { format: 'I420', width, height });
          await camera.write(picture);
        },
        readers: () => camera.readers(),
        dropped: () => camera.dropped(),
        async close() {
          if (!isOurs()) return;
          isClosed = true;
          leave = setTimeout(() => {
            if (published === camera) published = null;
            void camera.program.end();
          }, LINGER_MILLISECONDS);
        },
      };
    },
  };
};
