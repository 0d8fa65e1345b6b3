import type { VirtualCameraDevice, VirtualCameraSurvey } from '../../../renderer/core/virtual-camera.ts';
import type { CameraBackend, CameraRequest, CameraWriter } from './camera-writer.ts';
import type { MicrophoneWriter } from './microphone-writer.ts';

/** What one operating system offers. */
export interface CameraSystem {
  /** The best first: what more apps list comes before. */
  readonly backends: readonly CameraBackend[];
  /** What is wanting, given what was found. */
  remedy(devices: readonly VirtualCameraDevice[]): Promise<VirtualCameraSurvey['remedy']>;
  /** Does what the remedy offers. Rejects with a MasqueError. */
  add(): Promise<void>;
  /** Opens the voice's way out; absent where the system has none. */
  readonly microphone: (() => Promise<MicrophoneWriter>) | undefined;
}

/** A backend that cannot even look, for want of its binary say, loses its own devices and nobody else's. */
const lookWith = async (backend: CameraBackend): Promise<readonly VirtualCameraDevice[]> => {
  try {
    return await backend.survey();
  } catch (cause) {
    console.error(`No ${backend.kind} cameras: ${String(cause)}`);
    return [];
  }
};

export const surveyDevices = async ({ backends }: CameraSystem): Promise<VirtualCameraDevice[]> =>
  (await Promise.all(backends.map(lookWith))).flat();

export const openDevice = ({ backends }: CameraSystem, request: CameraRequest): Promise<CameraWriter> => {
  const backend = backends.find(({ kind }) => kind === request.device.kind);
  if (backend === undefined) throw new Error(`There is no backend for ${request.device.kind}.`);
  return backend.open(request);
};

export const survey = async (system: CameraSystem): Promise<VirtualCameraSurvey> => {
  const devices = await surveyDevices(system);
  return { devices, remedy: await system.remedy(devices), microphone: system.microphone !== undefined };
};
