import type { CameraWriter } from '../../../../electron/services/virtual-camera/camera-writer.ts';
import type { LoopbackFormat } from '../../../../electron/services/virtual-camera/v4l2/negotiate.ts';
import { createV4l2Backend } from '../../../../electron/services/virtual-camera/v4l2/v4l2-backend.ts';
import type { VirtualCameraDevice } from '../../../../renderer/core/virtual-camera.ts';

/** Where our module puts its device, which the checks assert once. */
export const DEVICE = '/dev/video10';

export const camera = (id = DEVICE): VirtualCameraDevice => ({
  id,
  kind: 'v4l2loopback',
  name: 'Masque Camera',
  busy: false,
  unverified: false,
});

export interface Opening {
  readonly device?: string;
  readonly width?: number;
  readonly height?: number;
  readonly framesPerSecond?: number;
  /** Only these, the best first. */
  readonly order?: readonly LoopbackFormat[];
}

export const openCamera = ({
  device,
  width = 1280,
  height = 720,
  framesPerSecond = 30,
  order,
}: Opening = {}): Promise<CameraWriter> =>
  createV4l2Backend(order).open({ device: camera(device), width, height, framesPerSecond });

export const shapeOf = ({ format, width, height, framesPerSecond }: CameraWriter) => ({
  format,
  width,
  height,
  framesPerSecond,
});
