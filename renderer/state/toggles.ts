import type { Settings, SettingsPatch } from '../core/settings.ts';

/** Whether the person wants the camera, or the microphone: switched on, and one is chosen. */
export const wantsCamera = (settings: Settings): boolean =>
  settings.cameraOn && settings.camera.kind !== 'none';
export const wantsMicrophone = (settings: Settings): boolean =>
  settings.microphoneOn && settings.microphone.kind !== 'none';

/** The other way round; who had chosen none gets the system's own. */
export const toggleCamera = (settings: Settings): SettingsPatch =>
  wantsCamera(settings)
    ? { cameraOn: false }
    : { cameraOn: true, ...(settings.camera.kind === 'none' && { camera: { kind: 'default' } }) };

export const toggleMicrophone = (settings: Settings): SettingsPatch =>
  wantsMicrophone(settings)
    ? { microphoneOn: false }
    : { microphoneOn: true, ...(settings.microphone.kind === 'none' && { microphone: { kind: 'default' } }) };
