import type {
  PixelFormat,
  VirtualCameraDevice,
  VirtualCameraKind,
} from '../../../renderer/core/virtual-camera.ts';

export interface CameraRequest {
  readonly device: VirtualCameraDevice;
  /** Pixels, both even. A device that is held at another size by a reader opens at that size. */
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

/** An open device of the system's. Whoever opened it closes it. */
export interface CameraWriter {
  readonly format: PixelFormat;
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  /**
   * Gives the device one picture of `pictureBytes(format, width, height)` bytes. Resolves when the device has it and
   * the bytes may be used again, without waiting for readers. One call at a time. Rejects with a MasqueError of reason
   * `lost` when the device is gone.
   */
  write(picture: Uint8Array): Promise<void>;
  /** Apps that look at the device now; null where the system does not tell. */
  readers(): number | null;
  /** The last picture that was written stays for readers wherever the system allows it. Safe to call twice. */
  close(): Promise<void>;
}

/** One way of the system's to take pictures. */
export interface CameraBackend {
  readonly kind: VirtualCameraKind;
  /** What there is now: nothing where the driver is absent. Rejects only when it cannot even look. */
  survey(): Promise<readonly VirtualCameraDevice[]>;
  /** Rejects with a MasqueError: `busy`, `denied`, `not-found`, `unsupported` or `failed`, with a cure. */
  open(request: CameraRequest): Promise<CameraWriter>;
}
