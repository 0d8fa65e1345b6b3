import type { VirtualCameraDevice, VirtualCameraSurvey } from '../core/virtual-camera.ts';

/** What going on air would find: the chosen camera, or for `auto` the first that is free. */
export type ChosenCamera =
  /** Nobody has looked yet. */
  | { readonly kind: 'unknown' }
  /** The system has no virtual camera at all. */
  | { readonly kind: 'missing' }
  /** The chosen one is not there; others are. */
  | { readonly kind: 'gone'; readonly id: string }
  /** Another program gives it pictures; `othersFree` when a free one could be chosen instead. */
  | { readonly kind: 'busy'; readonly device: VirtualCameraDevice; readonly othersFree: boolean }
  | { readonly kind: 'ready'; readonly device: VirtualCameraDevice };

/** `chosen` is the setting: the id of a camera, or `auto`. */
export const chosenCamera = (survey: VirtualCameraSurvey | null, chosen: string): ChosenCamera => {
  if (!survey) return { kind: 'unknown' };
  const [first] = survey.devices;
  if (!first) return { kind: 'missing' };
  const free = survey.devices.find((device) => !device.busy);
  const device = chosen === 'auto' ? (free ?? first) : survey.devices.find((one) => one.id === chosen);
  if (!device) return { kind: 'gone', id: chosen };
  return device.busy ? { kind: 'busy', device, othersFree: free !== undefined } : { kind: 'ready', device };
};
