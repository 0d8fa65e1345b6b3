import { afterEach, describe, expect, it, vi } from 'vitest';
import { deviceError, findDevice, listDevices, pickDevice } from '../../renderer/capture/device-choice.ts';
import { MasqueError } from '../../renderer/core/errors.ts';

const DEVICES = [
  { id: 'a1', label: 'Integrated Camera (04f2:b6d9)' },
  { id: 'b2', label: 'HD Webcam C270 (046d:0825)' },
];

const chosen = (id: string, label: string) => findDevice(DEVICES, { kind: 'device', id, label })?.id;

describe('findDevice', () => {
  it('goes by id, then by name, then by a part of the name', () => {
    expect(chosen('b2', 'anything')).toBe('b2');
    expect(chosen('new', 'HD Webcam C270 (046d:0825)')).toBe('b2');
    expect(chosen('new', 'c270')).toBe('b2');
  });

  it('takes the first when none was chosen', () => {
    expect(findDevice(DEVICES, { kind: 'default' })?.id).toBe('a1');
    expect(findDevice([], { kind: 'default' })).toBeUndefined();
  });

  it('says which ones there are when the chosen one is gone', () => {
    expect(() => chosen('x', 'Brio')).toThrow(/“Brio” is not connected.*“Integrated Camera/);
  });
});

describe('what is there', () => {
  const there = (...labels: string[]) =>
    vi.stubGlobal('navigator', {
      mediaDevices: {
        enumerateDevices: async () =>
          labels.map((label) => ({ kind: 'videoinput', deviceId: `id of ${label}`, label })),
      },
    });
  afterEach(() => void vi.unstubAllGlobals());

  it('is never our own camera: the picture would go round and round', async () => {
    there('Masque Camera', 'HD Webcam');
    expect(await listDevices('videoinput')).toEqual([{ id: 'id of HD Webcam', label: 'HD Webcam' }]);
    expect(await pickDevice('videoinput', { kind: 'default' })).toMatchObject({ label: 'HD Webcam' });
  });

  it('is nothing when only our own is there', async () => {
    there('Masque Camera (platform:v4l2loopback-010)');
    await expect(pickDevice('videoinput', { kind: 'default' })).rejects.toMatchObject({
      reason: 'not-found',
    });
  });
});

describe('deviceError', () => {
  it.each([
    ['NotAllowedError', 'denied'],
    ['NotFoundError', 'not-found'],
    ['NotReadableError', 'busy'],
    ['TypeError', 'failed'],
  ])('reads %s as %s', (name, reason) => {
    const error = deviceError(new DOMException('no', name), 'C270');
    expect(error).toBeInstanceOf(MasqueError);
    expect(error.reason).toBe(reason);
    expect(error.message).toContain('C270');
    expect(error.cure).not.toBe('');
  });
});
