import { afterEach, describe, expect, it, vi } from 'vitest';
import { onDefaultMoved, onDeviceReturn } from '../../renderer/capture/device-return.ts';

type Listed = Pick<MediaDeviceInfo, 'deviceId' | 'groupId' | 'kind' | 'label'>;

const device = (id: string, label: string): Listed => ({
  deviceId: id,
  groupId: `group of ${id}`,
  kind: 'audioinput',
  label,
});

/** The browser's device list, which changes when it is told to. */
const machine = () => {
  let devices: readonly Listed[] = [];
  const media = Object.assign(new EventTarget(), { enumerateDevices: async () => devices });
  vi.stubGlobal('navigator', { mediaDevices: media });
  return {
    async has(...next: readonly Listed[]) {
      devices = next;
      media.dispatchEvent(new Event('devicechange'));
      await new Promise<void>((wake) => setImmediate(wake));
    },
  };
};
const DESK = device('desk', 'Desk microphone');
const HEADSET = device('headset', 'Headset');
const defaultIs = (real: Listed): Listed => ({
  ...real,
  deviceId: 'default',
  label: `Default - ${real.label}`,
});

afterEach(() => vi.unstubAllGlobals());

describe('a device that comes back', () => {
  it('is noticed while somebody waits for it, and only then', async () => {
    const { has } = machine();
    const back = vi.fn();
    let waits = true;
    const choice = { kind: 'device', id: 'old id', label: 'Headset' } as const;
    const stop = onDeviceReturn('audioinput', () => (waits ? choice : null), back);
    await has(DESK);
    expect(back).not.toHaveBeenCalled();
    await has(DESK, HEADSET);
    expect(back).toHaveBeenCalledTimes(1);
    waits = false;
    await has(HEADSET);
    waits = true;
    stop();
    await has(DESK, HEADSET);
    expect(back).toHaveBeenCalledTimes(1);
  });
});

describe('the system’s default', () => {
  it('is followed when it moves to another device', async () => {
    const { has } = machine();
    const moved = vi.fn();
    let used: string | null = 'desk';
    onDefaultMoved('audioinput', () => used, moved);
    await has(defaultIs(DESK), HEADSET, DESK);
    expect(moved).not.toHaveBeenCalled();
    await has(defaultIs(HEADSET), DESK, HEADSET);
    expect(moved).toHaveBeenCalledTimes(1);
    used = null;
    await has(defaultIs(DESK), HEADSET, DESK);
    expect(moved).toHaveBeenCalledTimes(1);
  });
});
