import { expect, it } from 'vitest';
import { defaultSettings } from '../../renderer/core/settings.ts';
import { toggleCamera, toggleMicrophone } from '../../renderer/state/toggles.ts';

const settings = defaultSettings();

it('turns a camera off and on again without forgetting which', () => {
  const chosen = { ...settings, camera: { kind: 'demo' } } as const;
  expect(toggleCamera(chosen)).toEqual({ cameraOn: false });
  expect(toggleCamera({ ...chosen, cameraOn: false })).toEqual({ cameraOn: true });
});

it('gives the default to whoever had chosen none', () => {
  expect(toggleCamera({ ...settings, camera: { kind: 'none' } })).toEqual({
    cameraOn: true,
    camera: { kind: 'default' },
  });
  expect(toggleMicrophone({ ...settings, microphone: { kind: 'none' } })).toEqual({
    microphoneOn: true,
    microphone: { kind: 'default' },
  });
});
