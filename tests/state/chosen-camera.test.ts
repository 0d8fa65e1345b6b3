import { describe, expect, it } from 'vitest';
import type { VirtualCameraDevice, VirtualCameraSurvey } from '../../renderer/core/virtual-camera.ts';
import { chosenCamera } from '../../renderer/state/chosen-camera.ts';

const device = (id: string, busy = false): VirtualCameraDevice => ({
  id,
  kind: 'v4l2loopback',
  name: id,
  busy,
  unverified: false,
});
const survey = (...devices: VirtualCameraDevice[]): VirtualCameraSurvey => ({
  devices,
  remedy: null,
  microphone: false,
});

describe('the camera that going on air would find', () => {
  it('is unknown until somebody has looked, and missing where there is none', () => {
    expect(chosenCamera(null, 'auto')).toEqual({ kind: 'unknown' });
    expect(chosenCamera(survey(), 'auto')).toEqual({ kind: 'missing' });
    expect(chosenCamera(survey(), 'b')).toEqual({ kind: 'missing' });
  });

  it('is the first that is free, for who lets Masque choose', () => {
    const all = survey(device('a', true), device('b'), device('c'));
    expect(chosenCamera(all, 'auto')).toEqual({ kind: 'ready', device: device('b') });
  });

  it('is the chosen one, however many are better', () => {
    expect(chosenCamera(survey(device('a'), device('b')), 'b')).toEqual({
      kind: 'ready',
      device: device('b'),
    });
  });

  it('is busy or gone when the chosen one is, and says whether another is free', () => {
    const busy = device('b', true);
    expect(chosenCamera(survey(device('a'), busy), 'b')).toEqual({
      kind: 'busy',
      device: busy,
      othersFree: true,
    });
    expect(chosenCamera(survey(busy), 'auto')).toEqual({ kind: 'busy', device: busy, othersFree: false });
    expect(chosenCamera(survey(busy), 'c')).toEqual({ kind: 'gone', id: 'c' });
  });
});
