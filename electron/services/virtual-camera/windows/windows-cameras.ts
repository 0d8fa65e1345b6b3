import type { VirtualCameraDevice, VirtualCameraRemedy } from '../../../../renderer/core/virtual-camera.ts';
import type { CameraBackend } from '../camera-writer.ts';
import { createObsQueueBackend } from './obs-queue.ts';
import { createUnityCaptureBackend } from './unity-capture.ts';

/** The best first: OBS's filter takes 1.5 bytes a pixel, is installed more often and shows a card of its own. */
export const createWindowsBackends = (): readonly CameraBackend[] => [
  createObsQueueBackend(),
  createUnityCaptureBackend(),
];

const NO_FILTER: VirtualCameraRemedy = {
  message: 'No virtual camera is installed on this computer, so meeting apps have none to list.',
  cure: 'Install OBS Studio (free, from obsproject.com) with its virtual camera, then look again.',
  command: null,
  canAdd: false,
};

/** @param devices what the survey of these backends found */
export const windowsRemedy = (devices: readonly VirtualCameraDevice[]): VirtualCameraRemedy | null =>
  devices.length === 0 ? NO_FILTER : null;
